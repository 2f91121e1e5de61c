"""What alternates is done with the other limbs at every second repetition."""

from __future__ import annotations

import pytest

from stretchgui.figure.alternate import alternated
from stretchgui.figure.drawing import draw
from stretchgui.figure.look import LOOKS
from stretchgui.figure.model import HOLD, START, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.posing import bodies
from stretchgui.figure.range_of_motion import at_frame
from stretchgui.figure.surfaces import slabs
from tests.figure.drawn import BUNDLED, frames

LOOK = LOOKS["light"]


def test_the_other_arm_and_leg_do_what_these_did() -> None:
    figure = BUNDLED["dead-bug"]
    one, other = (bodies(it, Frame())["receiver"] for it in (figure, alternated(figure, ("receiver",))))
    for part in ("thigh", "shin", "foot", "upper-arm", "forearm"):
        for side, opposite in (("left", "right"), ("right", "left")):
            x, y, _ = one.bones[f"{side}-{part}"].end
            assert other.bones[f"{opposite}-{part}"].end[:2] == pytest.approx((x, y))
    assert one.near == other.near


def test_twice_the_other_is_the_first() -> None:
    for name in ("dead-bug", "march-on-the-spot"):
        figure = BUNDLED[name]
        again = alternated(alternated(figure, figure.roles), figure.roles)
        assert again == figure


def test_the_helper_stays_and_goes_on_holding() -> None:
    figure = BUNDLED["dead-bug"]
    one, other = (bodies(it, Frame())["helper"] for it in (figure, alternated(figure, ("receiver",))))
    for part in ("left-thigh", "right-shin", "left-hand"):
        assert one.bones[part].end == pytest.approx(other.bones[part].end)


@pytest.mark.parametrize(
    ("name", "roles"), [("dead-bug", ("receiver",)), ("march-on-the-spot", ("receiver", "helper"))]
)
def test_the_others_are_as_human(name: str, roles: tuple[Role, ...]) -> None:
    """At every moment and between them no joint leaves its range, no hand misses, nobody sinks or floats."""
    figure = alternated(BUNDLED[name], roles)
    for frame in frames(figure):
        for role, skeleton in bodies(figure, frame).items():
            assert not list(at_frame(skeleton, (role,), slabs(figure.props))), frame


@pytest.mark.parametrize("name", ["dead-bug", "march-on-the-spot", "knee-roll", "knee-roll-alone"])
def test_nothing_jumps_from_one_repetition_to_the_next(name: str) -> None:
    """Both have the same scene; at the start the same outline, but for which limb is the nearer."""
    figure = BUNDLED[name]
    for moment in (START, HOLD):
        one = draw(figure, Frame(moment, moment), None, LOOK)
        other = draw(figure, Frame(moment, moment), None, LOOK, alternate=figure.roles)
        assert (one.width, one.height) == (other.width, other.height)
        assert (one != other) or moment == START
