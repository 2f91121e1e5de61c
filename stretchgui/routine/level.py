"""How much a routine asks of people."""

from enum import StrEnum


class Level(StrEnum):
    """How much: a gentle dose for a sore day, or the standard one."""

    GENTLE = "gentle"
    STANDARD = "standard"
