"""What people choose once for all their sessions."""

from enum import StrEnum


class Amount(StrEnum):
    """How much people want to be told."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"


class Breathing(StrEnum):
    """Which pace a hold has: seconds in, and seconds out."""

    FOUR_SIX = "4/6"
    FIVE_FIVE = "5/5"
    FOUR_FOUR = "4/4"
    OFF = "off"
