"""Who receives in a routine."""

from enum import StrEnum


class Turns(StrEnum):
    """Who receives: one of the two, both after each exercise, or both after each run of exercises."""

    A = "a"
    B = "b"
    EACH = "each"
    WHOLE = "whole"
