"""How much slower or faster than it was made a voice may speak."""

from typing import Final

SLOWEST: Final = 0.7
FASTEST: Final = 1.5
