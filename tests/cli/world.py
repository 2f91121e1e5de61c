"""The command line in a world of its own: a person's empty folder, a clock that goes on when it is slept on."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from stretchgui.cli import main
from stretchgui.commands.surroundings import Surroundings
from stretchgui.session.clock import HandClock
from tests.read_once import read_once


@dataclass(frozen=True)
class Ran:
    """What came of a command: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


class Terminal(io.StringIO):
    """Lines that somebody types, at a terminal or not."""

    def __init__(self, text: str, at_a_terminal: bool = True) -> None:
        super().__init__(text)
        self._at_a_terminal = at_a_terminal

    @override
    def isatty(self) -> bool:
        return self._at_a_terminal


class World:
    """Runs commands with a person's folder, a clock by hand, and nobody at the keyboard.

    Attributes:
        home: The person's folder; empty at first.
    """

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys
        self.clock = HandClock()
        self.surroundings = Surroundings(
            environ={"STRETCHGUI_HOME": str(home)},
            platform="linux",
            home=home,
            clock=self.clock,
            sleep=lambda seconds: self.clock.advance(max(seconds, 1e-7)),
            answers=None,
            read=read_once,
        )

    def __call__(self, *typed: str) -> Ran:
        """Types a command."""
        code = main(typed, self.surroundings)
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    def within(self, surroundings: Surroundings) -> World:
        """The same world with other surroundings."""
        other = World(self.home, self._capsys)
        other.surroundings = surroundings
        return other

    def file(self, name: str, text: str) -> Path:
        """A file in the person's folder."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
