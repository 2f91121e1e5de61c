"""Refuses the releases of PySide6 that are known to crash, before anything of Qt is used."""

from collections.abc import Sequence
from typing import Final

TESTED: Final = "6.11.3"
CURE: Final = f"pip install 'PySide6-Essentials=={TESTED}' 'PySide6-Addons=={TESTED}'"

# From Python 3.12 on, `None` is immortal, and losing references to it does no harm.
NONE_IS_IMMORTAL: Final = (3, 12)
OLDEST: Final = (6, 9)
CRASHES_ON_CONNECT: Final = (6, 10, 1)
LOSES_NONE: Final = (6, 12)


def refusal(python: Sequence[int], pyside: str) -> str | None:
    """Why this pair of versions must not run, and the cure, in one line; None if it may run.

    Args:
        python: The version of Python, (major, minor): `sys.version_info[:2]`.
        pyside: `PySide6.__version__`.
    """
    release = tuple(int(part) for part in pyside.split(".")[:3] if part.isdecimal())
    reason = _reason((python[0], python[1]), release)
    return None if reason is None else f"PySide6 {pyside} {reason}. The cure: {CURE}"


def _reason(python: tuple[int, int], release: tuple[int, ...]) -> str | None:
    """What is wrong with this pair of versions, as the rest of a sentence."""
    if release < OLDEST:
        return "is too old: 6.9 is the oldest that works"
    if release == CRASHES_ON_CONNECT:
        return "crashes when signals are connected"
    if release >= LOSES_NONE and python < NONE_IS_IMMORTAL:
        version = ".".join(map(str, python))
        return f"aborts after some minutes on Python {version}, because its calls lose references to None"
    return None
