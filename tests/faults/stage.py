"""Two people at home with the real program: what one fault needs to happen to them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from stretchgui.history.store import History
from stretchgui.paths import find_paths
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.routine import Turns
from stretchgui.session.events import Result
from stretchgui.settings import Settings, SettingsStore
from tests.faults.disk import Disk
from tests.faults.program import Event, Installed, Ran, events_in, wait_for
from tests.faults.x_server import XServer
from tests.history.records_made import B, a_hold, a_session
from tests.known_people import answer_all

ROUTINE: Final = "ours"
# Short enough to be over in a moment at the speed of a demonstration, with every sort of phase that takes its time.
OURS: Final = """
title: Ours
defaults: {hold: 6, ease_in: 2, ease_out: 2, get_ready: 3, change_side: 2, swap_roles: 3, rest: 2}
steps:
  - exercise: single-knee-to-chest
    hold: 10
    sets: 2
  - exercise: prone-quad-stretch
    hold: 10
    contract_relax: {rounds: 2, contract: 3, relax: 2}
  - rest: 2
  - exercise: back-to-back-breathing
    hold: 10
"""
# The exercises of it, and the easier ones that they name.
EXERCISES: Final = frozenset(
    {"single-knee-to-chest", "prone-quad-stretch", "side-lying-quad-stretch", "back-to-back-breathing"}
)
SPEED: Final = 120.0
# What they did on another evening.
PAST: Final = replace(a_session("past", a_hold(), a_hold(B), days=-1), result=Result.FINISHED)
HISTORY: Final = "history.sqlite"


class Stage:
    """An installation, a home with a past in it, and one run of the program after the other.

    Args:
        folder: Where all of it is put; empty.

    Attributes:
        installed: The program.
        home: The people's folder.
        told: The file of `--events` of the present run.
        environment: What the program is given beside the usual.
        by: A command that runs it, such as `nsenter`.
        screen: Where its window is shown; None for nowhere.
    """

    def __init__(self, folder: Path) -> None:
        self.installed = Installed(folder)
        self.home = self.installed.home
        self.told = folder / "events-0.jsonl"
        self.environment: dict[str, str] = {}
        self.by: Sequence[str] = ()
        self.screen: XServer | None = None
        self._folder = folder
        self._runs = 0
        self._process: subprocess.Popen[str] | None = None
        self._disk: Disk | None = None
        self._at_the_end: list[Callable[[], object]] = []
        furnish(self.home)

    @property
    def process(self) -> subprocess.Popen[str]:
        """The run there is."""
        assert self._process is not None, "it was begun"
        return self._process

    @property
    def events(self) -> list[Event]:
        """What happened so far in this run."""
        return events_in(self.told)

    def write_routine(self, text: str) -> None:
        """Has their routine be another one, with nothing changed of it."""
        folder = self.home / "routines"
        (folder / f"{ROUTINE}.json").unlink()
        (folder / f"{ROUTINE}.yaml").write_text(text, encoding="utf-8")

    def begin(self, *typed: str, speed: float = SPEED, start: bool = True) -> None:
        """Starts the program, and in it a session that is kept as a real one is."""
        self._runs += 1
        self.told = self._folder / f"events-{self._runs}.jsonl"
        asked = (ROUTINE, *(("--start",) if start else ()), "--speed", f"{speed:g}", "--events", str(self.told))
        self._process = self.installed.start(*asked, "--record", *typed, environment=self.environment, by=self.by)

    def has_begun(self, kind: str, side: str | None = None) -> bool:
        """Whether a phase of a kind, on a side if that matters, has begun."""
        told = (event for event in self.events if event.get("kind") == kind)
        return any(side in (None, event["side"]) for event in told)

    def reach(self, kind: str) -> None:
        """Waits until a phase of a kind has begun."""
        self.until(lambda: self.has_begun(kind))

    def until(self, true: Callable[[], bool]) -> None:
        """Waits until something is true of the run."""
        wait_for(true, self.process)

    def signal(self, number: int) -> None:
        """Sends the program a signal."""
        self.process.send_signal(number)

    def kill(self) -> Ran:
        """Ends the program without warning."""
        self.process.kill()
        return self.end()

    def end(self) -> Ran:
        """Waits for the program to end."""
        ran = self.installed.ended(self.process)
        self._process = None
        if self._disk is not None:
            self._disk.copy_out()
            ran = replace(ran, log=self.installed.log())
        return ran

    @property
    def disk(self) -> Disk:
        """The disk that the home is on."""
        assert self._disk is not None, "it was put on one"
        return self._disk

    def put_on(self, disk: Disk) -> None:
        """Has the home be on a disk of its own, for all runs to come."""
        self._disk, self.by = disk, disk.by
        self.at_the_end(disk.close)

    def undo(self) -> None:
        """Undoes what is to be undone at the end."""
        while self._at_the_end:
            self._at_the_end.pop()()

    def at_the_end(self, undo: Callable[[], object]) -> None:
        """Has something undone when all is over."""
        self._at_the_end.append(undo)

    def close(self) -> None:
        """Ends what still runs, and undoes what is to be undone."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self.undo()


def furnish(home: Path) -> None:
    """Makes the folder of two people who have used the program before."""
    settings = Settings(
        name_a="Anna",
        name_b="Ben",
        names_asked=True,
        ask_feelings=False,
        reduce_motion=True,
    )
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, os.name, home)
    assert SettingsStore(paths.settings).save(settings) is None
    answer_all(paths)
    paths.own_routines.mkdir()
    (paths.own_routines / f"{ROUTINE}.yaml").write_text(OURS, encoding="utf-8")
    own = Customisation(turns=Turns.EACH, holds={"prone-quad-stretch": 15.0})
    assert CustomisationStore(paths.own_routines).save(ROUTINE, own) is None
    history, _ = History.open(paths.history)
    history.begin(PAST)
    history.finish(PAST.id, Result.FINISHED)
    history.close()
