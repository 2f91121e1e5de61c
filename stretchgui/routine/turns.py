"""Who receives in a routine."""

from __future__ import annotations

from enum import StrEnum


class Turns(StrEnum):
    """Who receives: one of the two, both after each exercise, or both after each run of exercises."""

    A = "a"
    B = "b"
    EACH = "each"
    WHOLE = "whole"


class Receiver(StrEnum):
    """Who receives: partner A, partner B, or both at once."""

    A = "a"
    B = "b"
    BOTH = "both"

    @property
    def helper(self) -> Receiver | None:
        """The other one, who helps; nobody when both receive."""
        return {Receiver.A: Receiver.B, Receiver.B: Receiver.A}.get(self)
