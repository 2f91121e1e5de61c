"""What happens in a phase of a session."""

from enum import StrEnum


class PhaseKind(StrEnum):
    """What happens in a phase."""

    GET_READY = "get_ready"
    EASE_IN = "ease_in"
    HOLD = "hold"
    CONTRACT = "contract"
    RELAX = "relax"
    EASE_OUT = "ease_out"
    CHANGE_SIDE = "change_side"
    REST = "rest"
    SWAP_ROLES = "swap_roles"
    REPS = "reps"
    BREATHE = "breathe"
    CHECK = "check"


# A limb is held, or on its way: nobody may be left holding it when the clock stops.
BOUT = frozenset({PhaseKind.EASE_IN, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.RELAX, PhaseKind.EASE_OUT})
# What the session is for; whoever skips one of these has done it in part.
WORK = frozenset({PhaseKind.HOLD, PhaseKind.REPS, PhaseKind.BREATHE, PhaseKind.CHECK})
# Where one begins something: the places that skipping lands on.
BETWEEN = frozenset({PhaseKind.CHANGE_SIDE, PhaseKind.REST, PhaseKind.SWAP_ROLES, PhaseKind.GET_READY})
