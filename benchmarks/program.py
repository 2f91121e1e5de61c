"""What the program can be asked beyond what any window can: which page it shows, and where its session is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from benchmarks.obeying import Beat, Obeying, Order, Reply
from stretchgui.app.opening import Opening

if TYPE_CHECKING:
    # The program imports its parts in pieces; whoever measures how long it stands still must not come before it.
    from benchmarks.looks import Looks
    from stretchgui.ui.during.conductor import RunningSession


class ObeyingProgram(Obeying):
    """Obeys within the program.

    Args:
        opening: The program; it owns this.
        beat: Counts already how long it stands still, if it was to.
    """

    def __init__(self, opening: Opening, beat: Beat | None = None) -> None:
        super().__init__(opening, beat)
        self._opening = opening
        self._looks: Looks | None = None

    @override
    def orders(self) -> Mapping[str, Callable[[Order], Reply]]:
        return {**super().orders(), "apart": lambda _: {"apart": self._looks.take() if self._looks else []}}

    @override
    def look(self) -> Reply:
        said = super().look()
        if not self._opening.ready:
            return {**said, "ready": False}
        program = self._opening.program
        if self._looks is None:
            from benchmarks.looks import Looks

            self._looks = Looks(self._opening.front.options.speed, self)
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
        from stretchgui.session.states import Paused

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
