"""What the command line finds around it, and what every command shares: folders, words, a clock, a way to say no."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from stretchgui.language.choice import system_language
from stretchgui.language.needed import needed_words
from stretchgui.language.words import Words
from stretchgui.paths import Paths, find_paths
from stretchgui.session.clock import Clock, boot_clock

if TYPE_CHECKING:
    from stretchgui.app.opening import Opening
    from stretchgui.routine.exercises import ExerciseEntry, Exercises, Origin
    from stretchgui.routine.library import Library, ReadExercise


class RefusalError(Exception):
    """What was asked for cannot be done: one line for people, or several for a file, and an exit code.

    Attributes:
        code: 2 for something asked wrongly, 1 for a file with problems.
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The machine and the person, as values.

    Attributes:
        environ: The environment.
        platform: `sys.platform`.
        home: The person's home folder.
        clock: Seconds that only grow and count sleep.
        now: The moment, as clocks on the wall show it, with its zone.
        sleep: Lets so many real seconds pass.
        answers: Where people type; None if nobody is there.
        read: Reads an exercise's file; None for the usual way.
        watch: Sees the window before its first picture, as a benchmark does; None for nobody.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    platform: str = sys.platform
    home: Path = field(default_factory=Path.home)
    clock: Clock = field(default_factory=boot_clock)
    now: Callable[[], datetime] = field(default=lambda: datetime.now().astimezone())
    sleep: Callable[[float], None] = time.sleep
    answers: TextIO | None = field(default_factory=lambda: sys.stdin)
    read: ReadExercise | None = None
    watch: Callable[[Opening], object] | None = None

    @property
    def paths(self) -> Paths:
        """Where files live."""
        return find_paths(self.environ, self.platform, self.home)

    def library(self) -> Library:
        """Every routine and exercise."""
        from stretchgui.routine.library import read_library

        return read_library(self.paths, self.read_exercise)

    def exercises(self) -> Exercises:
        """Every exercise."""
        from stretchgui.routine.library import exercise_folders, read_exercises

        return read_exercises(exercise_folders(self.paths), self.read_exercise)

    def read_exercise(self, path: Path, origin: Origin) -> ExerciseEntry:
        """What is in an exercise's file."""
        if self.read is not None:
            return self.read(path, origin)
        from stretchgui.routine.library import read_exercise_file

        return read_exercise_file(path, origin)

    def words(self) -> Words:
        """The words of the program.

        Raises:
            NoWordsError: They are not there.
        """
        return needed_words(self.paths.bundled_assets / "words", system_language(self.environ))
