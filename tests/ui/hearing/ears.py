"""Ears whose program is a real one that hears what it is told to, in place of a microphone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stretchgui.ui.hearing.ear import Ear

# Answers each order with the lines of a file named after it, and writes the order down; then it rests if told to.
PROGRAM = """
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    asked = json.loads(line)
    with (folder / "asked").open("a") as file:
        file.write(line)
    for answer in (folder / asked["do"]).read_text().splitlines() if (folder / asked["do"]).exists() else []:
        if answer == "die":
            sys.exit(1)
        print(answer, flush=True)
    if asked["do"] == "rest":
        print('{"is": "resting"}', flush=True)
"""


class Scripted:
    """What such ears hear, order by order.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made: list[Ear] = []

    def answers(self, order: str, *answers: Mapping[str, object] | str) -> None:
        """What is answered to an order from now on; "die" ends the program."""
        lines = [one if isinstance(one, str) else json.dumps(one) for one in answers]
        (self._folder / order).write_text("".join(f"{line}\n" for line in lines))

    def ear(self, parent: QObject | None = None) -> Ear:
        """Such an ear."""
        made = Ear(parent, command=[sys.executable, "-c", PROGRAM, str(self._folder)])
        self.made.append(made)
        return made

    @property
    def asked(self) -> list[dict[str, object]]:
        """The orders so far."""
        file = self._folder / "asked"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def wait_for(self, qtbot: QtBot, order: str, times: int = 1) -> None:
        """Waits until an order has come so often."""
        qtbot.waitUntil(lambda: sum(one["do"] == order for one in self.asked) >= times, timeout=20_000)


def waited(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    """Waits for something that another process brings about."""
    qtbot.waitUntil(is_so, timeout=20_000)
