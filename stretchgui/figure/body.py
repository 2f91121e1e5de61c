"""A person's measures, in centimetres on a stature of 170.

Lengths are Drillis and Contini's fractions of stature (1966; in Winter, Biomechanics and Motor Control of
Human Movement). Half-widths are drawn: what a clothed, neither slim nor heavy adult looks like from the side.
"""

from typing import Final, TypeAlias

STATURE: Final = 170.0
UPPER_ARM: Final = 0.186 * STATURE
FOREARM: Final = 0.146 * STATURE
HAND: Final = 0.108 * STATURE
PALM: Final = 7.5
"""From the wrist to the middle of the palm, which is what touches."""
THIGH: Final = 0.245 * STATURE
SHIN: Final = 0.246 * STATURE
FOOT: Final = 0.152 * STATURE
FOOT_HEIGHT: Final = 0.039 * STATURE
TRUNK: Final = 0.288 * STATURE
HEAD: Final = 0.130 * STATURE
SHOULDER_REACH: Final = 15.0
"""From the middle to a shoulder joint."""
HIP_REACH: Final = 8.5
"""From the middle to a hip joint."""

Profile: TypeAlias = tuple[tuple[float, float, float], ...]
"""Stations along a part: share of its length, half-width in front, half-width behind."""

PROFILES: Final[dict[str, Profile]] = {
    "thigh": (
        (0.0, 9.0, 10.2),
        (0.22, 9.2, 9.4),
        (0.5, 8.3, 7.6),
        (0.8, 6.6, 6.0),
        (1.0, 6.0, 5.5),
    ),
    "shin": (
        (0.0, 5.8, 5.5),
        (0.14, 5.5, 6.0),
        (0.32, 5.0, 6.9),
        (0.55, 4.4, 5.8),
        (0.82, 3.6, 3.9),
        (1.0, 3.5, 3.6),
    ),
    "upper-arm": (
        (0.0, 6.0, 6.0),
        (0.3, 5.5, 5.6),
        (0.65, 4.9, 4.7),
        (1.0, 4.2, 4.2),
    ),
    "forearm": (
        (0.0, 4.2, 4.2),
        (0.25, 4.4, 4.5),
        (0.6, 3.7, 3.7),
        (1.0, 2.9, 2.9),
    ),
    "trunk": (
        (0.0, 9.2, 11.2),
        (0.16, 10.0, 10.2),
        (0.38, 9.8, 8.0),
        (0.62, 10.6, 9.2),
        (0.8, 11.2, 10.3),
        (0.92, 10.0, 9.3),
        (1.0, 8.4, 7.7),
    ),
    "foot": ((0.0, 3.5, 6.6), (1.0, 1.5, 3.0)),
    "hand": ((0.0, 2.9, 2.9), (1.0, 2.0, 2.0)),
    "head": ((0.0, 10.0, 10.0), (1.0, 10.0, 10.0)),
}


def half_widths(part: str, at: float) -> tuple[float, float]:
    """Return the half-widths in front and behind, a share of the way along a part."""
    profile = PROFILES[part]
    before = profile[0]
    for station in profile:
        if station[0] >= at:
            span = station[0] - before[0]
            share = (at - before[0]) / span if span else 0.0
            return before[1] + (station[1] - before[1]) * share, before[2] + (station[2] - before[2]) * share
        before = station
    return before[1], before[2]


SIDE_WIDTHS: Final = (
    (-0.14, 12.5),
    (0.0, 16.2),
    (0.12, 16.4),
    (0.22, 15.2),
    (0.4, 13.3),
    (0.55, 13.8),
    (0.72, 15.4),
    (0.88, 16.4),
    (1.0, 15.0),
    (1.08, 8.0),
)
"""The trunk's half-width to either side, at shares of the way up; the shoulders themselves belong to the arms."""


def side_width(at: float) -> float:
    """Return the trunk's half-width to either side, a share of the way from the hips to the shoulders."""
    before = SIDE_WIDTHS[0]
    for station in SIDE_WIDTHS:
        if station[0] >= at:
            span = station[0] - before[0]
            return before[1] + (station[1] - before[1]) * ((at - before[0]) / span if span else 0.0)
        before = station
    return before[1]
