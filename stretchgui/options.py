"""What the command line asks of the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stretchgui.routine.turns import Turns


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window opens.

    Attributes:
        routine: A routine's id, or the path of its file; None leaves the choice to people. The command line has
            seen that it is there and sound.
        start: Whether its session begins at once.
        turns: Who receives; None means as it was chosen last.
        speed: How many session seconds pass in a real one.
        events: Where to write what happens, a JSON object a line; None for nowhere.
        quit_when_finished: Whether the window closes by itself after the session, and checks confirm themselves.
        full_screen: Whether it opens in full screen.
        record: Whether a demonstration reaches the history, too.
    """

    routine: str | None = None
    start: bool = False
    turns: Turns | None = None
    speed: float = 1.0
    events: Path | None = None
    quit_when_finished: bool = False
    full_screen: bool = False
    record: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether its sessions reach the history: those of two people, in the time that they take."""
        return self.record or (self.speed == 1.0 and not self.quit_when_finished)
