"""Keeps the screen awake while a session runs: nobody has a hand free to wake it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from stretchgui.session import events as ev
from stretchgui.session.states import After

# A pause longer than this (seconds) is a break: the screen may sleep as it likes.
LONG_PAUSE: Final = 60.0

log = logging.getLogger(__name__)


class Awake(Protocol):
    """Keeps the screen awake, or cannot; neither is an error. Doing the same twice is doing it once."""

    def hold(self) -> None:
        """Keeps it awake from now on."""

    def let_go(self) -> None:
        """Lets it sleep again."""


class AwakeNever:
    """Where the screen is not to be kept awake."""

    def hold(self) -> None:
        """Does nothing."""

    def let_go(self) -> None:
        """Has nothing to let go."""


class AwakeByWakepy:
    """Asks the desktop, by way of wakepy, which is imported when it is first needed (40 ms)."""

    def __init__(self) -> None:
        self._stack: ExitStack | None = None
        self._complained = False

    def hold(self) -> None:
        """Keeps the screen awake, or says once in the log why it may sleep."""
        if self._stack is not None:
            return
        self._stack = ExitStack()
        try:
            from wakepy import keep
        except ImportError as error:
            self._complain(str(error))
            return
        try:
            mode = self._stack.enter_context(keep.presenting(on_fail="pass"))
        except Exception:
            log.exception("the screen may fall asleep during a session")
            return
        if not mode.active:
            self._complain("the desktop offers no way that wakepy knows")

    def let_go(self) -> None:
        """Lets the screen sleep again."""
        stack, self._stack = self._stack, None
        if stack is None:
            return
        try:
            stack.close()
        except Exception:
            log.exception("the screen may stay awake")

    def _complain(self, reason: str) -> None:
        if not self._complained:
            self._complained = True
            log.warning("the screen may fall asleep during a session: %s", reason)


SetState = Callable[[int], object]
"""Windows' SetThreadExecutionState, which takes flags and returns 0 if it fails."""

CONTINUOUS: Final = 0x80000000
SYSTEM_AND_DISPLAY: Final = 0x00000003


class AwakeOnWindows:
    """Tells Windows from the window's own thread.

    wakepy would start a Python thread for it, and collecting garbage in another thread crashes Qt's widgets.
    """

    def __init__(self, set_state: SetState) -> None:
        self._set_state = set_state

    def hold(self) -> None:
        """Keeps the screen awake."""
        if not self._set_state(CONTINUOUS | SYSTEM_AND_DISPLAY):
            log.warning("the screen may fall asleep during a session: Windows refused")

    def let_go(self) -> None:
        """Lets the screen sleep again."""
        self._set_state(CONTINUOUS)


def make_awake() -> Awake:
    """What keeps the screen awake on this machine."""
    awake: Awake = AwakeByWakepy()
    if sys.platform == "win32":
        import ctypes

        awake = AwakeOnWindows(ctypes.windll.kernel32.SetThreadExecutionState)
    return awake


class AwakeListener(QObject):
    """Keeps the screen awake from a session's start to its end, but not through a long pause.

    Args:
        awake: What keeps it awake.
        parent: Who owns it.
    """

    def __init__(self, awake: Awake, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awake = awake
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(round(LONG_PAUSE * 1000))
        self._pause.timeout.connect(self._on_long_pause)

    def __call__(self, events: tuple[ev.Event, ...]) -> None:
        """Does what the events ask for."""
        for event in events:
            match event:
                case ev.SessionStarted() | ev.SessionResumed() | ev.ReentryBegan() | ev.PhaseEntered():
                    self._pause.stop()
                    self._awake.hold()
                case ev.SessionPaused() | ev.ReleaseEnded(then=After.PAUSED):
                    self._pause.start()
                case ev.SessionFinished() | ev.SessionEnded():
                    self.close()
                case _:
                    pass

    def close(self) -> None:
        """Lets the screen sleep: the session or the program ends."""
        self._pause.stop()
        self._awake.let_go()

    @Slot()
    def _on_long_pause(self) -> None:
        self._awake.let_go()
