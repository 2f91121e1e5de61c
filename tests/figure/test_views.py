"""One room for every view: frames that turn together, limbs that keep their length, and a camera that only looks."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.figure import body
from stretchgui.figure.axes import Axes, curve, heading
from stretchgui.figure.camera import Projection
from stretchgui.figure.drawing import draw
from stretchgui.figure.extent import SCALE
from stretchgui.figure.framing import framing
from stretchgui.figure.look import LOOKS, PARTNER_A, PARTNER_B, HairStyle, Look, Person
from stretchgui.figure.model import SIDES, Figure
from stretchgui.figure.motion import Frame
from stretchgui.figure.order import drawing_order
from stretchgui.figure.posing import bodies
from stretchgui.figure.range_of_motion import findings
from stretchgui.figure.shapes import Path, Radial, Scene, Shape, points
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.vector import between, dot, length, minus
from tests.figure.drawn import covers, sound

LIGHT = LOOKS["light"]
FACES = ("left", "right", "us", "away")
degrees = st.floats(-180, 180)
some = st.floats(-60, 60)


def one(view: str, pose: str, *, down: float | None = None) -> Figure:
    """Read a figure of one person in one pose; the pose is what stands between its braces."""
    looks = "" if down is None else f"look_down: {down}\n"
    return sound(f"view: {view}\n{looks}moments:\n  hold:\n    receiver: {{{pose}}}\n")


def skeleton(figure: Figure) -> Skeleton:
    """Return the receiver in the hold."""
    return bodies(figure, Frame())["receiver"]


def orthonormal(axes: Axes) -> bool:
    """Say whether directions are of length 1, at right angles to each other, and left is on the left."""
    upright = all(abs(dot(one, other)) < 1e-9 for one, other in combinations(axes, 2))
    (fx, fy, fz), (ux, uy, uz), left = axes
    crossed = (uy * fz - uz * fy, uz * fx - ux * fz, ux * fy - uy * fx)
    return upright and math.dist(crossed, left) < 1e-9 and all(abs(length(way) - 1) < 1e-9 for way in axes)


@given(st.sampled_from(FACES), degrees, some, some, degrees, some, some)
def test_a_trunk_s_directions_stay_square(
    faces: str, lean: float, bend: float, side_lean: float, roll: float, side_bend: float, twist: float
) -> None:
    """However somebody leans, rolls, bends and turns: front, up and left belong together."""
    held = curve(faces, lean=lean, bend=bend, side_lean=side_lean, side_bend=side_bend, twist=twist, roll=roll)
    for share in (0.0, 0.3, 0.7, 1.0):
        assert orthonormal(held.at(share))


@given(st.sampled_from(FACES), st.sampled_from(("side", "front", "above")), *([some] * 9))
def test_no_limb_grows_however_it_is_held(
    faces: str,
    view: str,
    lean: float,
    side_lean: float,
    roll: float,
    side_bend: float,
    twist: float,
    turn: float,
    tilt: float,
    hip: float,
    out: float,
) -> None:
    """Every segment keeps its length in the room, and looks no longer than it is."""
    figure = one(
        view,
        f"faces: {faces}, lean: {lean}, side_lean: {side_lean}, roll: {roll}, side_bend: {side_bend}, twist: {twist},"
        f" head: {{turn: {turn}, tilt: {tilt}}}, left-leg: {{hip: {hip}, out: {out}, turn: {turn}}},"
        f" right-arm: {{shoulder: {hip}, out: {out}, elbow: 40, turn: {tilt}}}",
    )
    found = skeleton(figure)
    projection = framing(figure, named=False).projection
    wanted = {"thigh": body.THIGH, "shin": body.SHIN, "upper-arm": body.UPPER_ARM, "forearm": body.FOREARM}
    for side in SIDES:
        for part, size in wanted.items():
            bone = found.bones[f"{side}-{part}"]
            assert length(minus(bone.end, bone.start)) == pytest.approx(size, abs=0.01)
            seen = math.dist(projection.point(bone.start), projection.point(bone.end)) / projection.scale
            assert seen <= size + 0.01
    assert orthonormal(found.head)
    spine = sum(length(minus(two, one)) for one, two in pairwise(found.spine))
    assert spine == pytest.approx(body.TRUNK)


@given(st.floats(0, 90), *([st.floats(-200, 200)] * 3))
def test_a_camera_only_looks(down: float, x: float, y: float, z: float) -> None:
    """What is seen and what is lost together are a place's whole distance."""
    projection = Projection.of(one("front", "lean: 0", down=down), 1.0, 0.0, 0.0)
    across, below = projection.point((x, y, z))
    assert math.hypot(across, below, projection.nearness((x, y, z))) == pytest.approx(math.hypot(x, y, z), abs=1e-6)
    assert length(projection.eye) == pytest.approx(1)


@pytest.mark.parametrize(
    ("pose", "way"),
    [
        ("faces: us, lean: -90", (0, 0, -1)),
        ("faces: away, lean: -90", (0, 0, 1)),
        ("faces: right, lean: -90", (-1, 0, 0)),
        ("faces: us, side_lean: 90", (1, 0, 0)),
        ("faces: left, lean: 90", (-1, 0, 0)),
        ("faces: us, lean: 0", (0, 1, 0)),
    ],
)
def test_where_the_head_is(pose: str, way: tuple[float, float, float]) -> None:
    """Lying, leaning and tipping take the head where the page says."""
    found = skeleton(one("front", pose))
    assert minus(found.spine[-1], found.spine[0]) == pytest.approx(tuple(part * body.TRUNK for part in way), abs=1e-6)


@pytest.mark.parametrize("faces", FACES)
def test_rolling_over_lies_on_a_side(faces: str) -> None:
    """On the back and rolled by 90, the left hip is below the right one; by -90 above it."""
    for roll, sign in ((90, -1), (-90, 1)):
        found = skeleton(one("above", f"faces: {faces}, lean: -90, roll: {roll}"))
        over = found.joint("left-hip")[1] - found.joint("right-hip")[1]
        assert over == pytest.approx(sign * 2 * body.HIP_REACH)


def test_bending_and_turning_go_to_her_left() -> None:
    """Side bend, tilt and twist take chest, head and look to the person's own left; pelvis and legs stay."""
    straight, bent = skeleton(one("front", "faces: us")), skeleton(one("front", "faces: us, side_bend: 30"))
    assert bent.spine[-1][0] > 5
    assert bent.joint("left-knee") == straight.joint("left-knee")
    assert skeleton(one("front", "faces: us, twist: 30")).chest.front[0] == pytest.approx(0.5)
    assert skeleton(one("front", "faces: us, head: {turn: 90}")).head.front[0] == pytest.approx(1)
    assert skeleton(one("front", "faces: us, head: {tilt: 30}")).head.up[0] == pytest.approx(0.5)
    assert heading("left").left == (0, 0, 1)


@pytest.mark.parametrize("view", ["side", "front", "above"])
def test_a_shrug_lifts_both_shoulders_along_the_trunk(view: str) -> None:
    """The arms go along, chest and head stay; whoever lies shrugs towards her head."""
    resting, shrugged = skeleton(one(view, "lean: -90")), skeleton(one(view, "lean: -90, shrug: 5"))
    for side, joint in product(SIDES, ("shoulder", "wrist")):
        way = minus(shrugged.joint(f"{side}-{joint}"), resting.joint(f"{side}-{joint}"))
        assert dot(way, resting.chest.up) == pytest.approx(5)
        assert -1 < dot(way, resting.chest.outward(side)) < 0
    assert shrugged.spine == resting.spine
    assert shrugged.bones["head"] == resting.bones["head"]


def test_a_shrug_is_seen_though_the_spine_stays() -> None:
    """A trunk that is remembered from another frame is not that of other shoulders."""
    figure = sound(
        "view: front\nmoments:\n  start: {receiver: {faces: us, shrug: 5}}\n  hold: {receiver: {shrug: 0}}\n"
    )
    shirts = [
        shape.path
        for moment in ("start", "hold")
        for shape in draw(figure, Frame(moment, moment), None, LIGHT).shapes()
        if shape.name == "receiver.trunk.shirt"
    ]
    assert shirts[0] != shirts[1]


@pytest.mark.parametrize(
    ("pose", "path", "said"),
    [
        ("side_bend: 60", ("side_bend",), "side bend bends to 60"),
        ("twist: -70", ("twist",), "twist bends to -70"),
        ("head: {turn: 110}", ("head", "turn"), "neck turn bends to 110"),
        ("head: {tilt: -70}", ("head", "tilt"), "neck tilt bends to -70"),
        ("left-leg: {turn: 80}", ("left-leg", "turn"), "left hip turn bends to 80"),
        ("right-leg: {out: -60}", ("right-leg", "out"), "right hip out bends to -60"),
    ],
)
def test_ranges_sideways(pose: str, path: tuple[str, ...], said: str) -> None:
    """What bends or turns farther than people do is found, where it is written."""
    found = {finding.path: finding.message for finding in findings(one("front", f"faces: us, {pose}"))}
    assert said in found[("moments", "hold", "receiver", *path)]


def test_angles_are_measured_from_the_pelvis() -> None:
    """Lying, rolled and tipped, a hip bends as far as it is written."""
    for place in ("lean: -90, roll: 90", "side_lean: 30, roll: 40", "lean: -90, roll: -40, twist: 30"):
        pose = f"faces: us, {place}, place: {{at: [0, 60]}}, left-leg: {{hip: 70, out: 20, knee: 30}}"
        assert not [found for found in findings(one("front", pose)) if "bends" in found.message]


def test_surfaces_of_a_flank_and_of_the_inside_of_a_thigh() -> None:
    """A flank is on its own side; the inside of a thigh looks to the other thigh."""
    found = skeleton(one("front", "faces: us"))
    middle = found.place_on("trunk", 0.4, "middle")
    assert found.place_on("trunk", 0.4, "left")[0] == pytest.approx(middle[0] + body.side_width(0.4))
    assert found.place_on("trunk", 0.4, "right")[0] == pytest.approx(middle[0] - body.side_width(0.4))
    for side, other in (("left", "right"), ("right", "left")):
        inside, outside = (found.place_on(f"{side}-thigh", 0.5, surface)[0] for surface in ("inner", "outer"))
        opposite = found.place_on(f"{other}-thigh", 0.5, "middle")[0]
        assert abs(inside - opposite) < abs(outside - opposite)


def test_any_joint_can_be_pinned() -> None:
    """An elbow on the mat stays there while the body rises over it."""
    for lean in (-90, -70):
        pose = f"faces: right, lean: {lean}, roll: -90, place: {{joint: right-elbow, at: [-30, 5]}}"
        found = skeleton(one("front", f"{pose}, right-arm: {{shoulder: 0, out: 80, elbow: 90}}"))
        assert found.joint("right-elbow")[:2] == pytest.approx((-30, 5))


def scene(figure: Figure, people: tuple[Person, Person] = (PARTNER_A, PARTNER_B)) -> Scene:
    """Draw the hold as it is written."""
    return draw(figure, Frame(), None, LIGHT.with_people(*people))


def names(figure: Figure) -> list[str]:
    """Return the names of all shapes."""
    return [shape.name for shape in scene(figure).shapes()]


@pytest.mark.parametrize("style", get_args(HairStyle))
def test_a_face_is_seen_from_the_front_only(style: HairStyle) -> None:
    """Who faces us has two eyes and a mouth, who faces away has none; hair is on both."""
    person = Person(PARTNER_A.skin, PARTNER_A.hair, style)
    seen = [shape.name for shape in scene(one("front", "faces: us"), (person, PARTNER_B)).shapes()]
    behind = [shape.name for shape in scene(one("front", "faces: away"), (person, PARTNER_B)).shapes()]
    assert "receiver.head.eye" in seen
    assert "receiver.head.mouth" in seen
    assert "receiver.head.eye" not in behind
    assert "receiver.head.mouth" not in behind
    assert ("receiver.head.hair" in seen) == ("receiver.head.hair" in behind) == (style != "bald")


def test_a_turned_head_shows_one_eye_more_than_the_other() -> None:
    """Turned far to a side, a head shows its profile; half-way, a face moved to that side."""
    half = {shape.name: shape for shape in scene(one("front", "faces: us, head: {turn: 30}")).shapes()}
    straight = {shape.name: shape for shape in scene(one("front", "faces: us")).shapes()}
    middles = [
        sum(x for x, _ in points(shapes["receiver.head.mouth"].path))
        / len(list(points(shapes["receiver.head.mouth"].path)))
        for shapes in (straight, half)
    ]
    assert middles[1] > middles[0] + 5


@pytest.mark.parametrize("style", get_args(HairStyle))
def test_a_head_that_turns_does_not_jump(style: HairStyle) -> None:
    """From in front to the side neither its outline nor its ear moves far from one degree to the next."""
    look = LIGHT.with_people(replace(PARTNER_A, style=style), PARTNER_B)
    seen = [_spots(one("front", f"faces: us, head: {{turn: {turn}}}"), look) for turn in range(40, 81)]
    for before, after in pairwise(seen):
        assert after == pytest.approx(before, abs=0.05 * body.HEAD * SCALE)


def _spots(figure: Figure, look: Look) -> tuple[float, float, float]:
    """Return where a head begins and ends from left to right, and where the ear at its back begins."""
    shapes = list(draw(figure, Frame(), None, look).shapes())
    head = [x for shape in shapes if shape.name.endswith((".head", ".hair")) for x, _ in points(shape.path)]
    ears = [x for shape in shapes if shape.name.endswith(".ear") for x, _ in points(shape.path)]
    return min(head), max(head), min(ears)


def test_soles_are_seen_of_who_lies_with_the_feet_towards_us() -> None:
    """Feet that point their soles at us show them; feet that stand do not."""
    lying = names(one("front", "faces: us, lean: -90, place: {at: [0, 11]}"))
    assert any(name.endswith("sole") for name in lying)
    assert not any(name.endswith("sole") for name in names(one("front", "faces: us")))


@pytest.mark.parametrize("pose", ["left-leg: {hip: 90}", "left-leg: {hip: 78, knee: 90}", "left-arm: {shoulder: 82}"])
def test_a_limb_that_points_at_us_is_no_sliver(pose: str) -> None:
    """However short a limb looks, its parts are as broad as a hand."""
    figure = one("front", f"faces: us, {pose}")
    limb = "left-leg" if "leg" in pose else "left-arm"
    ends = {"left-leg": ("cloth", "foot"), "left-arm": ("sleeve",)}[limb]
    for shape in scene(figure).shapes():
        if shape.name in [f"receiver.{limb}.{end}" for end in ends]:
            across = [x for x, _ in points(shape.path)]
            down = [y for _, y in points(shape.path)]
            assert min(max(across) - min(across), max(down) - min(down)) > 6 * 4


@pytest.mark.parametrize(("surface", "sign"), [("left", 1), ("right", -1)])
def test_a_flank_glows_on_its_side(surface: str, sign: int) -> None:
    """The glow of a flank is to that side of the spine, and of the front in the middle."""
    for wanted, way in ((surface, sign), ("front", 0)):
        figure = sound(
            "view: front\nmoments:\n  hold:\n    receiver: {faces: us}\n"
            f"glows:\n  - {{on: receiver.trunk, start: 0.2, end: 0.8, surface: {wanted}}}\n"
        )
        (glow,) = (shape for shape in scene(figure).shapes() if shape.name.endswith("glow"))
        assert isinstance(glow.fill, Radial)
        spine = framing(figure, named=False).projection.point(skeleton(figure).on_spine(0.5)[0])[0]
        assert (glow.fill.x - spine) * way > 20 or (way == 0 and abs(glow.fill.x - spine) < 1)


TWO = """
view: front
moments:
  hold:
    receiver: {faces: us}
    helper: {faces: us, place: {at: [20, 90], behind: BEHIND}}
"""


@pytest.mark.parametrize(("behind", "first"), [("40", "helper"), ("-40", "receiver")])
def test_who_is_farther_away_is_drawn_first(behind: str, first: str) -> None:
    """Parts go by how near they are; every part of a body that stands behind comes before all of the other."""
    order = drawing_order(sound(TWO.replace("BEHIND", behind)))
    assert {name.split(".")[0] for name in order[:6]} == {first}


def test_the_mat_is_under_everybody() -> None:
    """From the front and from above the mat reaches under every joint that is near it."""
    for view in ("front", "above"):
        figure = one(view, "faces: away, lean: -90, place: {at: [0, 11]}, left-arm: {out: 80}")
        placed, projection = skeleton(figure), framing(figure, named=False).projection
        (mat,) = (shape for shape in scene(figure).shapes() if shape.name == "mat")
        for bone in placed.bones.values():
            assert covers(mat.path, projection.point((bone.end[0], 0.0, bone.end[2])))


def test_a_head_lies_on_its_neck() -> None:
    """In every view the head's outline covers the middle of the head."""
    for view in ("side", "front", "above"):
        for faces in FACES:
            figure = one(view, f"faces: {faces}")
            bone, projection = skeleton(figure).bones["head"], framing(figure, named=False).projection
            outline = next(shape for shape in scene(figure).shapes() if shape.name == "receiver.head.outline")
            assert covers(outline.path, projection.point(between(bone.start, bone.end, 0.5)))


def shapes_of(down: float, pose: str) -> dict[str, Shape]:
    """Return the shapes, by their names, of somebody who is looked at from so many degrees above."""
    return {shape.name: shape for shape in draw(one("above", pose, down=down), Frame(), None, LIGHT).shapes()}


@pytest.mark.parametrize("down", [30, 34, 40, 46])
def test_a_head_that_looks_aside_has_a_face(down: float) -> None:
    """One eye is enough for it."""
    assert "receiver.head.eye" in shapes_of(down, "faces: right, place: {at: [0, 89]}, head: {turn: -10}")


@pytest.mark.parametrize("down", [22, 26, 32, 46])
def test_a_neck_grows_out_of_the_collar_of_whoever_lies(down: float) -> None:
    """No strip of the shirt lies between the collar's opening and the neck."""
    shapes = shapes_of(down, "faces: right, place: {at: [0, 11]}, lean: -90")
    opening, neck = (shapes[f"receiver.{name}"].path for name in ("trunk.opening", "neck"))
    (x0, y0), (x1, y1) = middle(opening), middle(neck)
    ways = [(x0 + (x1 - x0) * step / 20, y0 + (y1 - y0) * step / 20) for step in range(21)]
    assert all(covers(opening, place) or covers(neck, place) for place in ways)


def middle(path: Path) -> tuple[float, float]:
    """Return the middle of a path's bounds."""
    xs, ys = zip(*points(path), strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
