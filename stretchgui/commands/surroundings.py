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
from stretchgui.language.words import Words, needed_words
from stretchgui.paths import Paths, find_paths
from stretchgui.session.clock import Clock, boot_clock

if TYPE_CHECKING:
    from stretchgui.app.opening import Opening


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
        watch: Sees the window before its first picture, as a benchmark does; None for nobody.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    platform: str = sys.platform
    home: Path = field(default_factory=Path.home)
    clock: Clock = field(default_factory=boot_clock)
    now: Callable[[], datetime] = field(default=lambda: datetime.now().astimezone())
    sleep: Callable[[float], None] = time.sleep
    answers: TextIO | None = field(default_factory=lambda: sys.stdin)
    watch: Callable[[Opening], object] | None = None

    @property
    def paths(self) -> Paths:
        """Where files live."""
        return find_paths(self.environ, self.platform, self.home)

    def words(self) -> Words:
        """The words of the program.

        Raises:
            NoWordsError: They are not there.
        """
        return needed_words(self.paths.bundled_assets / "words", system_language(self.environ))
