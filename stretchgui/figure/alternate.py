"""The other limbs: what an exercise that alternates shows at every second repetition."""

from dataclasses import replace
from functools import lru_cache

from stretchgui.figure.model import Arm, Figure, Leg, Moment, Place, Pose, Role, Target


@lru_cache(maxsize=32)
def alternated(figure: Figure, roles: tuple[Role, ...]) -> Figure:
    """Return a figure in which these people do with their left limbs what they did with their right ones.

    They stay as they lie and stand, looked at from the same side: it is not the mirror image. For somebody in profile.
    """
    prefixes = tuple(f"{role}." for role in roles)

    def part(name: str) -> str:
        return _other(name) if name.startswith(prefixes) else name

    def target(of: Target) -> Target:
        return of if of.on is None else replace(of, on=part(of.on))

    def arm(of: Arm | None) -> Arm | None:
        return of if of is None or of.hand is None else replace(of, hand=target(of.hand))

    def pose(of: Pose | None, role: Role) -> Pose | None:
        if of is None:
            return None
        held = replace(of, left_arm=arm(of.left_arm), right_arm=arm(of.right_arm))
        return _exchanged(held) if role in roles else held

    moments = {
        name: Moment(pose(moment.receiver, "receiver") or Pose(), pose(moment.helper, "helper"))
        for name, moment in figure.moments.items()
    }
    return replace(
        figure,
        moments=moments,
        back=tuple(map(part, figure.back)),
        front=tuple(map(part, figure.front)),
        arrows=tuple(replace(arrow, tail=target(arrow.tail)) for arrow in figure.arrows),
        glows=tuple(replace(glow, on=part(glow.on)) for glow in figure.glows),
    )


def _exchanged(pose: Pose) -> Pose:
    place = pose.place
    return replace(
        pose,
        place=None if place is None else Place(_other(place.joint), place.at, place.behind),
        left_arm=pose.right_arm,
        right_arm=pose.left_arm,
        left_leg=_nearer(pose.right_leg),
        right_leg=_nearer(pose.left_leg),
    )


def _nearer(leg: Leg | None) -> Leg | None:
    """Return a leg that stands as far on the other side of the middle."""
    if leg is None or leg.foot is None or leg.foot.point is None or leg.foot.point[2] is None:
        return leg
    x, y, z = leg.foot.point
    return replace(leg, foot=replace(leg.foot, point=(x, y, -(z or 0.0))))


def _other(name: str) -> str:
    role, dot, part = name.rpartition(".")
    if part.startswith("left-"):
        part = part.replace("left-", "right-", 1)
    elif part.startswith("right-"):
        part = part.replace("right-", "left-", 1)
    return f"{role}{dot}{part}"
