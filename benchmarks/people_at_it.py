"""Two people at the program's window, for as long as one likes: what they press, and what is noted meanwhile."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from benchmarks.cues_due import Apart
from benchmarks.outside import Window

ROUTINE: Final = "twenty-minutes-for-two"
SPEED: Final = 60.0
# Between two things that people press in a session, how often it is looked at, and what counts as rest (real seconds).
BETWEEN: Final = (1.0, 3.5)
LOOKS: Final = 0.1
REST: Final = 1.0
# Whatever the window waits for by itself is over by then: a line at its lower edge stays for twenty seconds.
ALL_OVER: Final = 25.0

# What people press in a session, and how often beside each other.
PRESSED: Final[Mapping[str, int]] = {
    "Space": 6,
    "Escape": 4,
    "Right": 2,
    "Left": 1,
    "Plus": 2,
    "Minus": 2,
    "R": 1,
    "S": 1,
    "F11": 1,
    "7": 2,
}
# After a stop: leave out this exercise, or go on with it.
ANSWERS: Final = ("1", "3")


@dataclass(frozen=True, slots=True)
class Held:
    """How much memory was held at rest, and when (real seconds from the start)."""

    at: float
    megabytes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much there was, at rest, of what a leak would let grow."""

    descriptors: int
    timers: tuple[str, ...]
    widgets: int
    wrappers: int
    objects: int


@dataclass(slots=True)
class Kept:
    """What was noted.

    Attributes:
        sessions: How many there were.
        seconds: Session seconds of them all.
        done: What people did, and how often.
        memory: After each session.
        apart: Of each session, when nobody looked.
        start, settled, end: What there was before the first, after some minutes, and after the last.
    """

    sessions: int = 0
    seconds: float = 0.0
    done: dict[str, int] = field(default_factory=dict)
    memory: list[Held] = field(default_factory=list)
    apart: list[list[Apart]] = field(default_factory=list)
    start: Counted | None = None
    settled: Counted | None = None
    end: Counted | None = None


class PeopleAtIt:
    """People at a window.

    Args:
        window: The window; it is ready.
        rows: In which row of the list each routine stands.
    """

    def __init__(self, window: Window, rows: Mapping[str, int]) -> None:
        self._window = window
        self._rows = rows
        # The same evenings each time.
        self._chance = random.Random(1)
        self.kept = Kept()

    def stay(self, seconds: float, settled: float) -> None:
        """Has them do session after session.

        Args:
            seconds: Until there were so many session seconds.
            settled: After how many real seconds it is noted what there is.
        """
        kept = self.kept
        self._rest()
        kept.start = self._counted()
        while kept.seconds < seconds:
            self._look_about(kept.sessions)
            self._session(disturbed=kept.sessions % 2 == 1)
            self._rest()
            if kept.settled is None and kept.memory[-1].at > settled:
                kept.settled = self._counted()
        time.sleep(ALL_OVER)
        kept.end = self._counted()

    # ---- between sessions ----------------------------------------------------------------------------------------

    def _look_about(self, number: int) -> None:
        """Something else each time, and back to the routines."""
        match number % 5:
            case 0:
                self._visit_page("exercises", "E")
            case 1:
                self._visit_page("history", "H")
            case 2:
                self._visit_preferences()
            case 3:
                self._window.ask("type", text="knee")
                self._window.ask("type", text="")
                self._did("search")
            case _:
                others = [row for name, row in self._rows.items() if name != ROUTINE]
                self._window.ask("choose", row=self._chance.choice(others))
                time.sleep(REST)
                self._did("other routine")

    def _visit_page(self, name: str, key: str) -> None:
        self._window.ask("key", key=key, control=True)
        self._window.wait_until(page="elsewhere")
        time.sleep(REST)
        self._window.ask("key", key="Escape")
        self._window.wait_until(page="before")
        self._did(name)

    def _visit_preferences(self) -> None:
        self._window.ask("key", key="Comma", control=True, later=True)
        self._window.wait_until(dialog="PreferencesDialog")
        time.sleep(REST)
        self._window.ask("key", key="Escape", later=True)
        self._window.wait_until(dialog="")
        self._did("preferences")

    # ---- a session -----------------------------------------------------------------------------------------------

    def _session(self, *, disturbed: bool) -> None:
        """One session, from its card to its summary, and back."""
        self._window.ask("choose", row=self._rows[ROUTINE])
        self._window.wait_until(chosen=ROUTINE)
        self._window.ask("key", key="F5")
        self._window.wait_until(page="during")
        lasted, next_press = 0.0, time.monotonic() + self._chance.uniform(*BETWEEN)
        while (seen := self._window.ask("look"))["page"] == "during":
            lasted = float(seen["t"])
            if seen["dialog"]:
                self._window.ask("key", key="Escape", later=True)
            elif seen["state"] == "Waiting":
                self._press("Right")
            elif seen["state"] == "Paused":
                time.sleep(self._chance.uniform(0.2, 1.0))
                self._press(self._chance.choice(ANSWERS) if seen["reason"] == "released" else "Space")
            elif disturbed and time.monotonic() > next_press:
                self._press(self._chance.choices(list(PRESSED), list(PRESSED.values()))[0])
                next_press = time.monotonic() + self._chance.uniform(*BETWEEN)
            time.sleep(LOOKS)
        self.kept.sessions += 1
        self.kept.seconds += lasted
        self.kept.apart.append([(begin, end) for begin, end in self._window.ask("apart")["apart"]])
        if self._window.ask("look")["full"]:
            self._press("F11")
        while self._window.ask("look")["page"] == "after":
            self._window.ask("key", key="Return")
            time.sleep(LOOKS)

    def _press(self, key: str) -> None:
        self._window.ask("key", key=key)
        self._did(key)

    def _did(self, what: str) -> None:
        self.kept.done[what] = self.kept.done.get(what, 0) + 1

    # ---- what is noted -------------------------------------------------------------------------------------------

    def _rest(self) -> None:
        """Nothing happens for a moment; then it is seen how much memory is held."""
        self._window.wait_until(page="before", dialog="")
        time.sleep(REST)
        self.kept.memory.append(Held(time.monotonic() - self._window.began, self._window.memory))

    def _counted(self) -> Counted:
        timers, there = self._window.ask("timers")["timers"], self._window.ask("inventory")
        return Counted(self._window.descriptors, tuple(timers), there["widgets"], there["wrappers"], there["objects"])
