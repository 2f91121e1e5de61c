"""The keys of a media player, pressed from outside: how a session of the real program is led without hands on it."""

from __future__ import annotations

from types import TracebackType
from typing import Final, Self

from tests.session_bus import Bus, Desktop

ROOT: Final = "org.mpris.MediaPlayer2"
PLAYER: Final = f"{ROOT}.Player"
SERVICE: Final = f"{ROOT}.stretchgui"
PATH: Final = "/org/mpris/MediaPlayer2"


class Remote:
    """Leads one session at a time.

    Args:
        bus: Where the program is a player while a session runs.
    """

    def __init__(self, bus: Bus) -> None:
        self._desktop = Desktop(bus.address, SERVICE, PATH)

    def __enter__(self) -> Self:
        """Is there for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leaves the bus."""
        self._desktop.close()

    def press(self, key: str) -> None:
        """Presses a key such as "Pause" or "Stop"; it reaches the session if there is one."""
        self._desktop.post(key, interface=PLAYER)
