"""Things in the picture: bodies lie on them, hold them, and are drawn in the right order with them."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Final

import pytest

from stretchgui.figure.drawing import draw
from stretchgui.figure.framing import framing
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import HOLD, START, Figure, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.outline import Point
from stretchgui.figure.posing import bodies
from stretchgui.figure.props import Piece, arranged
from stretchgui.figure.range_of_motion import findings
from stretchgui.figure.shapes import Path, points
from stretchgui.figure.surfaces import slabs
from tests.figure.drawn import covers, read, sound

LIGHT = LOOKS["light"]

SEATED: Final = """
moments:
  start:
    receiver:
      place: {at: [0, HIPS]}
      left-leg: {foot: [43, 0], flat: true}
      right-leg: {foot: [40, 0], flat: true}
props:
  - {kind: chair, at: [6, 0]}
"""
IN_BED: Final = """
moments:
  start:
    receiver:
      place: {at: [50, HIPS]}
      lean: -90
      head: {neck: 8}
      left-leg: {hip: -6, knee: 82}
      right-leg: {hip: 110, knee: 120}
props:
  - {kind: bed, at: [-20, 0], size: [150, 45]}
  - {kind: pillow, at: [-18, 45], size: [40, 8]}
"""
HANGING: Final = """
view: front
moments:
  start:
    receiver:
      place: {at: [0, 56], behind: 20}
      lean: -90
      left-leg: {out: OUT}
back: [receiver.left-leg]
props:
  - {kind: bed, at: [0, 0], size: [150, 45]}
"""
STRAP: Final = """
moments:
  start:
    receiver:
      place: {at: [0, 11]}
      lean: -90
      left-leg: {hip: 75, knee: 8}
      right-leg: {foot: [64, 0], flat: true}
      left-arm: {hand: [6, 42, -20], grip: hold}
      right-arm: {hand: [6, 42, 16], grip: hold}
props:
  - kind: strap
    along:
      - {on: receiver.left-hand, at: 0.45}
      - {on: receiver.left-foot, at: 0.55, surface: back}
      - {on: receiver.right-hand, at: 0.45}
"""
STICK: Final = """
moments:
  start:
    receiver: {place: {at: [0, 86]}, lean: 0}
  hold:
    receiver: {lean: 50}
props:
  - kind: stick
    along:
      - {on: receiver.head, surface: back}
      - {on: receiver.trunk, at: 0.6, surface: back}
      - {on: receiver.trunk, at: 0.0, surface: back}
"""
BEHIND: Final = """
moments:
  start:
    receiver:
      place: {at: [0, 56]}
      left-leg: {foot: [43, 0], flat: true}
      right-leg: {foot: [40, 0], flat: true}
    helper:
      place: {at: [0, 90], behind: 40}
props:
  - {kind: chair, at: [6, 0], faces: FACES}
"""


def seated(hips: float) -> Figure:
    return sound(SEATED.replace("HIPS", str(hips)))


def outline(figure: Figure, name: str, frame: Frame | None = None, side: Side | None = None) -> Path:
    path: Path = ()
    for shape in draw(figure, frame or Frame(START, START), side, LIGHT).shapes():
        if shape.name == name:
            path += shape.path
    return path


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (seated(56), ""),
        (seated(49), "sinks 6 cm into the chair"),
        (seated(64), "floats"),
        (sound(IN_BED.replace("HIPS", "56")), ""),
        (sound(IN_BED.replace("HIPS", "48")), "into the bed"),
        (sound(IN_BED.replace("HIPS", "66")), "floats"),
        (sound(STRAP), ""),
    ],
)
def test_bodies_lie_on_what_is_under_them(figure: Figure, found: str) -> None:
    """On a seat or a bed nobody sinks or floats for being far above the mat; who really does is told so."""
    messages = [finding.message for finding in findings(figure)]
    assert not found or any(found in message for message in messages), messages
    assert bool(messages) is bool(found), messages


def test_feet_may_stand_under_a_seat() -> None:
    """What is below the underside of a seat is not in the seat."""
    figure = sound(SEATED.replace("HIPS", "56").replace("[43, 0]", "[26, 0]").replace("[40, 0]", "[24, 0]"))
    assert not [finding for finding in findings(figure) if "chair" in finding.message]


def test_what_carries_is_the_highest_thing() -> None:
    """On a bed with a pillow, the head lies on the pillow and the rest on the bed."""
    bed, pillow = slabs(sound(IN_BED.replace("HIPS", "56")).props)
    assert (bed.top, pillow.top) == (45, 53)
    assert pillow.is_under((-18, 58, 0))
    assert not pillow.is_under((20, 58, 0))
    assert bed.is_under((20, 58, 0))
    assert not bed.is_under((20, 10, 0))


def ends(figure: Figure, frame: Frame) -> tuple[Point, Point]:
    """The two places of a stick that are farthest from each other."""
    places = list(points(outline(figure, "prop.stick", frame)))
    return max(combinations(places, 2), key=lambda pair: math.dist(*pair))


@pytest.mark.parametrize("side", [None, "left", "right"])
def test_a_strap_goes_from_hand_to_sole(side: Side | None) -> None:
    """It covers both palms and passes under the foot, in the picture and in its mirror image."""
    figure = sound(STRAP)
    view = framing(figure, turned=side == "right", named=False)
    (skeleton,) = bodies(figure, Frame(START, START)).values()
    strap = outline(figure, "prop.strap", side=side)
    for hand in ("left-hand", "right-hand"):
        assert covers(strap, view.projection.point(skeleton.place_on(hand, 0.45, "middle")))
    sole = view.projection.point(skeleton.place_on("left-foot", 0.55, "back"))
    assert min(math.dist(sole, point) for point in points(strap)) < 4 * view.projection.scale


def test_a_strap_s_strands_lie_behind_the_arms_that_hold_them() -> None:
    """The far strand comes before all else of her, the near one after both legs and before the near arm."""
    figure = sound(STRAP)
    order = ("receiver.left-arm", "receiver.left-leg", "receiver.trunk", "receiver.right-leg", "receiver.right-arm")
    found = arranged(figure, order)
    strands = [index for index, name in enumerate(found) if isinstance(name, Piece)]
    assert [found[index + 1] for index in strands] == ["receiver.left-arm", "receiver.right-arm"]


def test_a_slack_strap_hangs() -> None:
    """The slacker, the lower, and never under the mat."""
    tight, slack, loose = (outline(sound(STRAP + f"    slack: {share}\n"), "prop.strap") for share in (0, 0.2, 1))
    middle = [sum(y for _, y in points(path)) / len(list(points(path))) for path in (tight, slack, loose)]
    assert middle[0] < middle[1] < middle[2]
    figure = sound(STRAP + "    slack: 1\n")
    mat = framing(figure, named=False).projection.point((0.0, 0.0, 30.0))[1]
    assert max(y for _, y in points(loose)) < mat


def test_a_stick_stays_straight_and_touches() -> None:
    """A stick is one line through its first and last target, in every frame."""
    figure = sound(STICK)
    view = framing(figure, named=False)
    for frame in (Frame(START, START), Frame(START, HOLD, 0.4), Frame(HOLD, HOLD)):
        (skeleton,) = bodies(figure, frame).values()
        (ax, ay), (bx, by) = ends(figure, frame)
        for part, at in (("head", 0.5), ("trunk", 0.0)):
            x, y = view.projection.point(skeleton.place_on(part, at, "back"))
            aside = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / math.dist((ax, ay), (bx, by))
            assert aside < 0.5 * view.projection.scale


def test_a_stick_goes_on_past_what_it_touches() -> None:
    """`beyond` makes it so much longer at both ends."""
    lengths = [math.dist(*ends(sound(STICK + f"    beyond: {more}\n"), Frame(START, START))) for more in (0, 18)]
    assert lengths[1] - lengths[0] == pytest.approx(2 * 18 * 4, rel=0.03)


@pytest.mark.parametrize(("faces", "pieces"), [("right", 1), ("us", 1), ("away", 2)])
def test_a_chair_stands_between_who_is_behind_it_and_who_sits_on_it(faces: str, pieces: int) -> None:
    """The helper beyond a chair is drawn before it, the sitter after it; a back rest before her comes last."""
    figure = sound(BEHIND.replace("FACES", faces))
    found = arranged(figure, ("helper.trunk", "helper.head", "receiver.trunk", "receiver.head", "helper.left-hand"))
    spots = [index for index, name in enumerate(found) if isinstance(name, Piece)]
    assert spots == [2, 5][:pieces]


@pytest.mark.parametrize(("out", "behind"), [(40, True), (0, False)])
def test_a_leg_may_hang_down_behind_a_bed(out: int, behind: bool) -> None:
    """A leg put to the back is drawn before a bed over whose far edge its foot is, and else on the bed."""
    figure = sound(HANGING.replace("OUT", str(out)))
    found = arranged(figure, ("receiver.left-leg", "receiver.trunk", "receiver.right-leg"))
    assert found.index("receiver.left-leg") == (0 if behind else 1), found
    assert isinstance(found[1 if behind else 0], Piece), found


@pytest.mark.parametrize(("order", "spot"), [("behind", 0), ("front", 2)])
def test_the_order_may_be_written(order: str, spot: int) -> None:
    """`order` draws a thing behind everybody or in front of everybody."""
    figure = sound(SEATED.replace("HIPS", "56").replace("at: [6, 0]", f"at: [6, 0], order: {order}"))
    found = arranged(figure, ("receiver.trunk", "receiver.head"))
    assert isinstance(found[spot], Piece)


def test_only_sides_that_look_at_us_are_drawn() -> None:
    """From the side the top and the near side of a box are seen, in the mirror image as well."""
    figure = sound(SEATED.replace("HIPS", "56") + "  - {kind: step, at: [90, 0]}\n")
    for side in ("left", "right"):
        shapes = list(draw(figure, Frame(START, START), side, LIGHT).shapes())
        assert len([shape for shape in shapes if shape.name == "prop.step"]) == 2


def test_a_wall_has_a_board_along_its_foot() -> None:
    """So that a narrow piece of it is no pillar."""
    alone = sound("moments: {start: {receiver: {}}}\nprops:\n  - {kind: wall, at: [60, 0], size: [30, 100]}\n")
    board, wall = (shape for shape in draw(alone, Frame(), None, LIGHT).shapes() if shape.name == "prop.wall")
    assert board.fill != wall.fill
    assert max(y for _, y in points(wall.path)) < max(y for _, y in points(board.path))


def test_there_is_room_for_everything() -> None:
    """No thing leaves the picture."""
    for text in (SEATED, IN_BED, STRAP, STICK, BEHIND.replace("FACES", "left")):
        scene = draw(sound(text.replace("HIPS", "56")), Frame(START, START), None, LIGHT)
        for shape in scene.shapes():
            if shape.name.startswith("prop."):
                assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in points(shape.path)), shape.name


def test_there_is_a_shadow_on_what_carries() -> None:
    """A body that lies on a bed throws its shadow there, not on the mat below."""
    names = [
        shape.name for shape in draw(sound(IN_BED.replace("HIPS", "56")), Frame(START, START), None, LIGHT).shapes()
    ]
    assert "shadow.on.bed" in names
    assert "shadow.on.pillow" in names
    assert names.index("prop.bed") < names.index("shadow.on.bed") < names.index("receiver.trunk.shirt")


@pytest.mark.parametrize(
    ("prop", "message"),
    [
        ("{kind: pillow, at: [0, 0]}", "'size' is missing in a pillow"),
        ("{kind: chair}", "'at' is missing in a chair"),
        ("{kind: strap, at: [0, 0]}", "'along' is missing in a strap"),
        ("{kind: stick, along: [[0, 0], [5, 5]], size: [3, 3]}", "a stick has no 'size'"),
        ("{kind: stick, along: [[0, 0], [5, 5]], slack: 0.2}", "a stick has no 'slack'"),
        ("{kind: bed, at: [0, 0], faces: left}", "a bed has no 'faces'"),
        ("{kind: bed, at: [0, 0], along: [[0, 0], [5, 5]]}", "a bed has no 'along'"),
        ("{kind: strap, along: [{on: helper.left-hand}, [5, 5]]}", "no moment has a helper"),
    ],
)
def test_what_a_thing_needs_is_said(prop: str, message: str) -> None:
    """What is missing, and what a thing has no use for, is reported."""
    figure, report = read(f"moments: {{start: {{receiver: {{}}}}}}\nprops: [{prop}]\n")
    assert figure is None
    assert any(message in problem.message for problem in report.problems), report.problems
