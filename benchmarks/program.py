"""What the program can be asked beyond what any window can: which page it shows, and where its session is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Final

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from benchmarks.obeying import Beat, Obeying, Order, Reply
from stretchgui.app.opening import Opening
from stretchgui.session.course import STALE
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Paused
from stretchgui.ui.during.conductor import RunningSession
from stretchgui.ui.during.session_driver import SessionDriver

# Looks further apart (real seconds) leave out cues: only the newest is heard then, says the session's rule.
APART: Final = STALE - 0.01


class ObeyingProgram(Obeying):
    """Obeys within the program.

    Args:
        opening: The program; it owns this.
        beat: Counts already how long it stands still, if it was to.
    """

    def __init__(self, opening: Opening, beat: Beat | None = None) -> None:
        super().__init__(opening, beat)
        self._opening = opening
        self._looks = Looks(opening.front.options.speed, self)
        self._follows = False

    @override
    def orders(self) -> Mapping[str, Callable[[Order], Reply]]:
        return {**super().orders(), "apart": lambda _: {"apart": self._looks.take()}}

    @override
    def look(self) -> Reply:
        said = super().look()
        if not self._opening.ready:
            return {**said, "ready": False}
        program = self._opening.program
        if not self._follows:
            self._follows = True
            program.conductor.began.connect(self._looks.begin)
        pages = program.pages
        shown = {"before": pages.preview, "during": pages.session, "after": pages.summary}
        page = next((name for name, widget in shown.items() if widget.isVisible()), "elsewhere")
        chosen = pages.selector.chosen
        return {
            **said,
            "ready": True,
            "page": page,
            "chosen": chosen.id if chosen else "",
            "full": program.window.isFullScreen(),
            **self._session(program.conductor.running),
        }

    def _session(self, running: RunningSession | None) -> Reply:
        if running is None:
            return {"state": "", "reason": "", "kind": "", "t": 0.0}
        snapshot = running.driver.snapshot
        state = snapshot.state
        return {
            "state": type(state).__name__,
            "reason": state.reason.value if isinstance(state, Paused) else "",
            "kind": snapshot.phase.kind.value,
            "t": snapshot.at,
        }

    @override
    def leave(self) -> Reply:
        self._opening.front.window.close()
        return {}


class Looks(QObject):
    """Notes where two looks at a session lay further apart than they should.

    Args:
        speed: How many session seconds pass in a real one.
        parent: Who owns it.
    """

    def __init__(self, speed: float, parent: QObject) -> None:
        super().__init__(parent)
        self._speed = speed
        self._apart: list[tuple[float, float]] = []
        self._last = inf

    def take(self) -> list[tuple[float, float]]:
        """From when to when (session seconds) nobody looked, of the sessions since this was last asked."""
        taken, self._apart = self._apart, []
        return taken

    @Slot(object)
    def begin(self, driver: SessionDriver) -> None:
        """A session begins."""
        self._last = inf
        driver.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, snapshot: Snapshot) -> None:
        if snapshot.at - self._last > APART * self._speed:
            self._apart.append((self._last, snapshot.at))
        self._last = snapshot.at
