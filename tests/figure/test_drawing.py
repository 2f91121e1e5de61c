"""What is true of every picture: nothing hides what matters, both sides are alike, every number is one."""

from __future__ import annotations

import math
import re
from typing import Final
from xml.parsers import expat

import pytest

from stretchgui.figure import body
from stretchgui.figure.drawing import draw
from stretchgui.figure.extent import SCALE
from stretchgui.figure.framing import MAT_NEAR, framing
from stretchgui.figure.labels import name_labels
from stretchgui.figure.look import LOOKS, PARTNER_A, PARTNER_B
from stretchgui.figure.model import SIDES, Arm, Figure, Pose, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.order import drawing_order
from stretchgui.figure.outline import Point
from stretchgui.figure.posing import bodies
from stretchgui.figure.shapes import Label, Linear, Path, Radial, Scene, Shape, numbers, points
from stretchgui.figure.svg import svg
from stretchgui.figure.vector import between
from tests.figure.drawn import ALL, BUNDLED, SOLO, covers, flattened, frames, sound

LIGHT = LOOKS["light"]
FIGURES = pytest.mark.parametrize("name", ALL)
UNCOVERING = ("outline", "glow", "arrow", "shade", "crease", "shadow", "mat")
"""Shapes that hide nothing: lines, light, and what lies under everybody."""


def other(side: Side) -> Side:
    return "right" if side == "left" else "left"


@FIGURES
@pytest.mark.parametrize("side", [*SIDES, None])
def test_every_number_is_finite(name: str, side: Side | None) -> None:
    """No shape has a hole in its geometry, in any frame; another look changes none."""
    for frame in frames(ALL[name], steps=3):
        for shape in draw(ALL[name], frame, side, LIGHT).shapes():
            assert all(math.isfinite(value) for value in numbers(shape.path)), (frame, shape.name)
            assert shape.path, shape.name
            assert shape.name
            assert 0 <= shape.opacity <= 1
            assert shape.fill is not None or shape.stroke is not None


@FIGURES
def test_the_dark_look_has_the_same_shapes_in_other_colours(name: str) -> None:
    for moment in ALL[name].moments:
        light, dark = (draw(ALL[name], Frame(moment, moment), None, look) for look in (LIGHT, LOOKS["dark"]))
        for one, two in zip(light.shapes(), dark.shapes(), strict=True):
            assert (one.name, one.path) == (two.name, two.path)
            assert 0 <= two.opacity <= 1
            assert two.fill is not None or two.stroke is not None


@FIGURES
def test_the_other_side_is_the_mirror_image(name: str) -> None:
    """The turned picture has the same shapes, every point as far from the right edge as it was from the left."""
    figure = ALL[name]
    for frame in frames(figure, steps=2):
        drawn, turned = (draw(figure, frame, side, LIGHT) for side in (figure.drawn_for, other(figure.drawn_for)))
        for one, two in zip(drawn.shapes(), turned.shapes(), strict=True):
            assert one.name == two.name
            expected = [(drawn.width - x, y) for x, y in points(one.path)]
            found = list(points(two.path))
            assert len(expected) == len(found)
            for x, y in expected:
                assert min(math.dist((x, y), point) for point in found) < 0.01, one.name


@FIGURES
@pytest.mark.parametrize("named", [True, False])
def test_nothing_leaves_the_picture(name: str, named: bool) -> None:
    """Bodies and arrows stay inside; nothing but the shadow lies under the mat's edge."""
    figure = ALL[name]
    view = framing(figure, named=named)
    edge = view.projection.point((0.0, 0.0, MAT_NEAR))[1] if figure.view == "side" else view.height
    for frame in frames(figure, steps=3):
        scene = draw(figure, frame, None, LIGHT, ("Anna", "Ben") if named else ())
        assert (scene.width, scene.height) == (view.width, view.height)
        for shape in scene.shapes():
            if shape.name.startswith(("shadow", "mat")):
                continue
            for x, y in points(shape.path):
                assert 0 <= x <= scene.width, (frame, shape.name)
                assert 0 <= y <= edge + 1, (frame, shape.name)


@FIGURES
def test_bodies_are_as_large_as_can_be(name: str) -> None:
    """On all four sides somebody, or the mat, comes near the edge of the picture at some moment."""
    figure = ALL[name]
    across: list[float] = []
    down: list[float] = []
    view = framing(figure)
    for frame in frames(figure, steps=3):
        scene = draw(figure, frame, None, LIGHT, ("Partner A", "Partner B"))
        for shape in scene.shapes():
            # From above the mat is what is largest, and lies under all of everybody.
            if not shape.name.startswith("shadow" if figure.view != "side" else ("shadow", "mat")):
                across += [x for x, _ in points(shape.path)]
                down += [y for _, y in points(shape.path)]
        for label in scene.labels():
            across += [label.x - label.room / 2, label.x + label.room / 2]
            down += [label.y - label.size, label.y]
    near = 60
    assert min(across) < near
    assert max(across) > view.width - near
    assert min(down) < near
    assert max(down) > view.height - near - 20


@FIGURES
def test_a_picture_does_not_zoom(name: str) -> None:
    """Every moment, side and name has the same scene and the same size of body."""
    figure = ALL[name]
    sizes = {
        (scene.width, scene.height)
        for frame in frames(figure, steps=2)
        for side in SIDES
        for called in (("Anna", "Ben"), ("B" * 30, "W" * 30))
        for scene in (draw(figure, frame, side, LIGHT, called),)
    }
    assert len(sizes) == 1


def area(label: Label) -> tuple[float, float, float, float]:
    """Return the rectangle of a name: left, top, right and bottom."""
    half = label.room / 2
    return label.x - half, label.y - label.size * 0.8, label.x + half, label.y + label.size * 0.2


CALLED: Final = (
    ("Anna", "Ben"),
    ("Partner A", "Partner B"),
    ("Maximiliane-Wilhelmine Schmidt", "Jo"),
    ("Jo", "Maximiliane-Wilhelmine Schmidt"),
    ("W" * 30, "M" * 30),
    ("\u6843\u5b50" * 15, "i" * 30),
)


@FIGURES
@pytest.mark.parametrize("side", SIDES)
def test_names_cover_no_face_and_not_each_other(name: str, side: Side) -> None:
    """Names read from left to right on both sides, stay in the picture, and keep away from heads and each other."""
    figure = ALL[name]
    for frame in frames(figure, steps=4):
        scene = draw(figure, frame, side, LIGHT, CALLED[0])
        assert list(scene.labels()) == written(figure, frame, side, CALLED[0])
        for names in CALLED:
            assert_names_are_clear(figure, frame, scene, names, written(figure, frame, side, names))


def written(figure: Figure, frame: Frame, side: Side, names: tuple[str, str]) -> list[Label]:
    """Return the names of a picture: all that is other in it when people have other ones."""
    view = framing(figure, turned=side != figure.drawn_for)
    return name_labels(figure, bodies(figure, frame), view.projection, view.box, LIGHT, names)


def assert_names_are_clear(
    figure: Figure, frame: Frame, scene: Scene, names: tuple[str, str], labels: list[Label]
) -> None:
    """Check each name against the edges, the heads and the other name."""
    assert [label.name for label in labels] == ["receiver.name", "helper.name"][: len(figure.roles)]
    areas = [area(label) for label in labels]
    for (left, top, right, bottom), label, called in zip(areas, labels, names, strict=False):
        assert label.anchor == "middle"
        assert called.startswith(label.text.rstrip("\u2026"))
        assert 0 <= left < right <= scene.width, frame
        assert 0 <= top < bottom <= scene.height, frame
        for shape in scene.shapes():
            if shape.name.endswith(".head"):
                for x, y in points(shape.path):
                    assert not (left <= x <= right and top <= y <= bottom), (frame, label.name, shape.name)
    if len(areas) == 2:
        one, two = areas
        assert one[2] < two[0] or two[2] < one[0] or one[3] < two[1] or two[3] < one[1], frame


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("names", CALLED[:2])
def test_usual_names_stand_free_beside_their_own_heads(name: str, names: tuple[str, str]) -> None:
    """No hair or arrow touches a name of the usual length, and none is nearer to the other's head, or far from all."""
    figure = BUNDLED[name]
    for moment in figure.moments:
        scene = draw(figure, Frame(moment, moment), None, LIGHT, names)
        heads: dict[str, Point] = {
            role: projected(figure, between(seen.bones["head"].start, seen.bones["head"].end, 0.5))
            for role, seen in bodies(figure, Frame(moment, moment)).items()
        }
        for label in scene.labels():
            left, top, right, bottom = area(label)
            for shape in scene.shapes():
                if shape.name.startswith("arrow") or shape.name.endswith((".hair", ".head")):
                    for x, y in points(shape.path):
                        assert not (left <= x <= right and top <= y <= bottom), (moment, label.name, shape.name)
            away = {
                role: math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
                for role, (x, y) in heads.items()
            }
            own = away.pop(label.name.split(".")[0])
            assert own < 1.75 * body.HEAD * SCALE, (moment, label.name)
            assert all(own < distance for distance in away.values()), (moment, label.name)


def projected(figure: Figure, place: tuple[float, float, float]) -> Point:
    """Return where a place is in the picture with names."""
    return framing(figure).projection.point(place)


@FIGURES
def test_a_thumbnail_and_nameless_people_have_no_names(name: str) -> None:
    """What is not to be read is not written, and takes no room."""
    figure = ALL[name]
    assert not list(draw(figure, Frame(), None, LIGHT, ("Anna", "Ben"), detail="thumbnail").labels())
    assert not list(draw(figure, Frame(), None, LIGHT, ("", "")).labels())
    assert [label.text for label in draw(figure, Frame(), None, LIGHT, ("", "Ben")).labels()] in ([], ["Ben"])


@pytest.mark.parametrize("name", BUNDLED)
def test_the_worked_limb_is_seen(name: str) -> None:
    """Most of every limb that moves in the stretch is covered by nothing but the hands that move it, all the way."""
    figure = BUNDLED[name]
    projection = framing(figure, named=False).projection
    for frame in frames(figure, steps=3):
        placed, scene = bodies(figure, frame), draw(figure, frame, None, LIGHT)
        for limb in worked_limbs(figure):
            samples: list[Point] = []
            for part in ("thigh", "shin"):
                bone = placed["receiver"].bones[limb.replace("leg", part)]
                samples += [projection.point(between(bone.start, bone.end, share)) for share in (0.4, 0.55, 0.7, 0.85)]
            hidden = [point for point in samples if covered(scene, point, f"receiver.{limb}", ("hand", "forearm"))]
            # On its way a leg may pass behind the other.
            most = 0.4 if frame.start == frame.end else 0.5
            assert len(hidden) <= len(samples) * most, (frame, limb, hidden)


def worked_limbs(figure: Figure) -> list[str]:
    """Return the receiver's legs that move, the nearer one where both move alike."""
    start, hold = figure.pose("start", "receiver"), figure.pose("hold", "receiver")
    moved = [side for side in SIDES if getattr(start, f"{side}_leg") != getattr(hold, f"{side}_leg")]
    near = bodies(figure, Frame())["receiver"].near
    return [f"{near}-leg"] if len(moved) == 2 else [f"{side}-leg" for side in moved]


def covered(scene: Scene, point: Point, after: str, but: tuple[str, ...]) -> bool:
    """Say whether a shape that is drawn after a part hides a point."""
    shapes = list(scene.shapes())
    last = max(index for index, shape in enumerate(shapes) if shape.name.startswith(after))
    return any(
        shape.fill is not None
        and not any(word in shape.name for word in (*UNCOVERING, *but))
        and covers(shape.path, point)
        for shape in shapes[last + 1 :]
    )


HIDDEN_BY_ITS_TWIN = {
    # Both legs are carried alike: the far hand is behind the near leg, and does what the near hand does.
    ("double-knee-to-chest", "left"),
    ("glute-bridge", "left"),
    ("facing-half-fold", "left"),
    # Back to back, each lays a hand on the other's thigh: one on our side, one on the far side.
    ("back-to-back-rotation", "left"),
}
UNDER_A_BACK = {
    # It feels the low back press on it: only its fingertips look out on our side.
    ("pelvic-tilt", "right"),
    ("dead-bug", "right"),
}


@pytest.mark.parametrize("name", BUNDLED)
def test_the_helpers_hands_are_seen_where_they_hold(name: str) -> None:
    """At every moment and between them, nothing is drawn over the place where a helper's hand lies."""
    figure = BUNDLED[name]
    projection = framing(figure, named=False).projection
    for frame in frames(figure, steps=3):
        placed, scene = bodies(figure, frame), draw(figure, frame, None, LIGHT)
        for side in SIDES:
            arms = [getattr(figure.pose(moment, "helper"), f"{side}_arm") for moment in (frame.start, frame.end)]
            # One that lies in the helper's own lap, or on the floor, holds nothing.
            holds = all(
                isinstance(arm, Arm) and arm.hand and (arm.hand.on or "").startswith("receiver.") for arm in arms
            )
            if holds and (name, side) not in HIDDEN_BY_ITS_TWIN:
                bone = placed["helper"].bones[f"{side}-hand"]
                share = 1.0 if (name, side) in UNDER_A_BACK else body.PALM / body.HAND
                seen = projection.point(between(bone.start, bone.end, share))
                assert not covered(scene, seen, f"helper.{side}-hand", ("hand",)), (frame, side)


@FIGURES
def test_the_glow_stays_on_its_part(name: str) -> None:
    """Every glow fills just the cloth of the part it is on, and ends in nothing."""
    shapes = list(draw(ALL[name], Frame(), None, LIGHT).shapes())
    for shape in shapes:
        if not shape.name.endswith("glow"):
            continue
        role, part = shape.name.removesuffix(".glow").split(".")
        limb = part.replace("thigh", "leg").replace("shin", "leg")
        cloth = [other.path for other in shapes if other.fill is not None and other.name.startswith(f"{role}.{limb}")]
        assert all(any(covers(path, point) for path in cloth) for point in _inside(shape.path)), shape.name
        assert isinstance(shape.fill, Radial)
        assert shape.fill.stops[-1].opacity == 0


def _inside(path: Path) -> list[Point]:
    """Return points of a grid that a path covers."""
    places = list(points(path))
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    grid = [(left + (right - left) * x / 12, top + (bottom - top) * y / 12) for x in range(13) for y in range(13)]
    found = [point for point in grid if covers(path, point)]
    assert found
    return found


@FIGURES
def test_all_loops_of_a_path_run_the_same_way(name: str) -> None:
    """Several loops are their union, for a painter that fills each by itself as for one that fills them at once."""
    for side in SIDES:
        for shape in draw(ALL[name], Frame(), side, LIGHT).shapes():
            areas = [
                sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(loop, [*loop[1:], loop[0]], strict=True))
                for loop in flattened(shape.path)
            ]
            if shape.fill is not None:
                assert min(areas) > -0.001 or max(areas) < 0.001, shape.name


@FIGURES
def test_what_can_be_opaque_is(name: str) -> None:
    """See-through fills and broad strokes cost several times as much: only glows and arrows may be either."""
    for theme in LOOKS.values():
        for shape in draw(ALL[name], Frame(), None, theme).shapes():
            if not shape.name.endswith("glow") and not shape.name.startswith("arrow"):
                assert shape.opacity == 1, shape.name


@pytest.mark.parametrize("name", BUNDLED)
def test_every_stretch_glows_and_points(name: str) -> None:
    """A stretch shows where it pulls; a movement shows its way; nothing glows before it begins."""
    figure = BUNDLED[name]
    names = [shape.name for shape in draw(figure, Frame(), None, LIGHT).shapes()]
    moves = bool(worked_limbs(figure))
    assert any(shape.endswith("glow") for shape in names) or not moves
    pointed = any(shape.startswith("arrow") for shape in names)
    assert pointed or not moves
    changed = any(figure.pose("start", role) != figure.pose("hold", role) for role in figure.roles)
    assert changed or not pointed
    before = draw(figure, Frame("start", "start"), None, LIGHT).shapes()
    assert not any(shape.name.endswith("glow") for shape in before)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_cheek_never_leaves_its_face(name: str) -> None:
    """A far cheek goes round the edge of a face; it would look like a second nose."""
    for frame in frames(BUNDLED[name], 2):
        shapes = list(draw(BUNDLED[name], frame, None, LIGHT).shapes())
        faces = {shape.name: shape.path for shape in shapes if shape.name.endswith(".head")}
        for shape in shapes:
            if shape.name.endswith(".cheek"):
                beyond = [place for place in points(shape.path) if not covers(faces[shape.name[:-6]], place)]
                assert not beyond, (frame, shape.name)


@pytest.mark.parametrize("foot", [34, 40, 48, 58, 70])
def test_the_shades_of_a_bent_leg_do_not_cross(foot: int) -> None:
    """In the hollow of the knee of somebody who lies they would be an X."""
    bent = sound(SOLO.replace("[48, 0]", f"[{foot}, 0]"))
    shades = [
        shape.path
        for shape in draw(bent, Frame("start", "start"), None, LIGHT).shapes()
        if shape.name.endswith("-leg.shade")
    ]
    assert shades
    for thigh, shin in shades:
        assert not [place for place in _inside((thigh,)) if covers((shin,), place)]


@FIGURES
def test_the_svg_is_well_formed(name: str) -> None:
    """The SVG parses, ids occur once, and every reference leads somewhere."""
    scene = draw(ALL[name], Frame(), None, LIGHT, ("A & B", "<C>"))
    text = svg(scene, title="Knees & chest", description='One "helps" <two>')
    ids: list[str] = []
    references: list[str] = []
    words: list[str] = []

    def begin(_: str, attributes: dict[str, str]) -> None:
        ids.extend(value for key, value in attributes.items() if key == "id")
        references.extend(value[5:-1] for value in attributes.values() if value.startswith("url(#"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = words.append
    parser.Parse(text, True)
    assert len(ids) == len(set(ids))
    assert set(references) <= set(ids)
    assert "nan" not in text
    assert "%" not in text
    for wanted in ("Knees & chest", 'One "helps" <two>', "A & B"):
        assert wanted in "".join(words)


@pytest.mark.parametrize("size", [(1600, 400), (300, 900), None])
def test_the_svg_s_ground_fills_its_size(size: tuple[float, float] | None) -> None:
    """The view has the proportions that are asked for, and the ground covers just it, in numbers."""
    scene = draw(BUNDLED["single-knee-to-chest"], Frame(), None, LIGHT)
    text = svg(scene, size=size)
    wide, high = size or (scene.width, scene.height)
    view = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)" width="(\S+)" height="(\S+)"', text)
    ground = re.search(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', text)
    assert view is not None
    assert ground is not None
    assert view.groups()[:4] == ground.groups()
    left, top, across, down, *shown = map(float, view.groups())
    assert shown == pytest.approx([wide, high], abs=0.01)
    assert across / down == pytest.approx(wide / high, rel=0.001)
    assert (left + across / 2, top + down / 2) == pytest.approx((scene.width / 2, scene.height / 2), abs=0.02)
    assert across >= scene.width - 0.02
    assert down >= scene.height - 0.02


def test_people_keep_their_hair_when_roles_change() -> None:
    """Skin and hair belong to the person, clothes to the role."""
    figure = BUNDLED["single-knee-to-chest"]
    fills = {}
    for receiver, helper in ((PARTNER_A, PARTNER_B), (PARTNER_B, PARTNER_A)):
        scene = draw(figure, Frame(), None, LIGHT.with_people(receiver, helper))
        fills[receiver] = {shape.name: shape.fill for shape in scene.shapes()}
    one, two = fills[PARTNER_A], fills[PARTNER_B]
    assert one["receiver.head"] == two["helper.head"] == PARTNER_A.skin
    assert one["receiver.trunk.shirt"] == two["receiver.trunk.shirt"] == LIGHT.receiver_clothes.shirt


def test_a_frame_between_is_between() -> None:
    """Half-way, the knee is neither where it was nor where it will be."""
    figure = BUNDLED["single-knee-to-chest"]
    heights = [
        bodies(figure, Frame("start", "hold", share))["receiver"].joint("left-ankle")[0] for share in (0.0, 0.5, 1.0)
    ]
    assert heights[0] > heights[1] > heights[2]


def test_the_order_names_every_part_once() -> None:
    """Each body's parts are drawn once; only hands and forearms come a second time, in front."""
    for figure in ALL.values():
        order = drawing_order(figure)
        whole = [name for name in order if not name.endswith(("hand", "forearm"))]
        assert len(whole) == len(set(whole)) == 6 * len(figure.roles)


def test_breath_moves_the_chest_and_little_else() -> None:
    """Between empty and full lungs the shirt changes, and the legs do not."""
    figure = BUNDLED["single-knee-to-chest"]
    empty, full = (
        {shape.name: shape.path for shape in draw(figure, Frame(breath=breath), None, LIGHT).shapes()}
        for breath in (0.0, 1.0)
    )
    assert empty["receiver.trunk.shirt"] != full["receiver.trunk.shirt"]
    assert empty["receiver.left-leg.cloth"] == full["receiver.left-leg.cloth"]


def test_scene_colours_are_colours() -> None:
    """Everything painted is `#rrggbb`, in fills, strokes and gradients."""
    for theme in LOOKS.values():
        for figure in BUNDLED.values():
            for shape in draw(figure, Frame(), None, theme).shapes():
                for colour in _colours(shape):
                    assert len(colour) == 7
                    assert int(colour[1:], 16) >= 0


def _colours(shape: Shape) -> list[str]:
    found = [] if shape.stroke is None else [shape.stroke]
    match shape.fill:
        case str():
            found.append(shape.fill)
        case Linear() | Radial():
            found += [stop.colour for stop in shape.fill.stops]
        case None:
            pass
    return found


def test_a_pose_left_out_is_as_before() -> None:
    """The hold takes over from the start, the contraction from the hold."""
    figure = BUNDLED["prone-quad-stretch"]
    hold, contract = figure.pose("hold", "receiver"), figure.pose("contract", "receiver")
    assert hold.head == contract.head == figure.pose("start", "receiver").head
    assert isinstance(hold, Pose)
    assert contract.left_leg != hold.left_leg
