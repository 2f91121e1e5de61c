"""What the first picture does without is not there yet when it is painted: it would be waited for, and take room."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Opens the window as its command does; at its first picture it says what is imported, or else waits for all the rest.
PROGRAM = """
import json, os, sys
from stretchgui.cli import main
from stretchgui.commands.surroundings import Surroundings

def watch(opening):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint and sys.argv[1] == "look":
                print(json.dumps({"modules": sorted(sys.modules), "routines": opening.front.selector.chosen.title}))
                sys.stdout.flush()
                os._exit(0)
            return False

    opening.painted = Painted()
    opening.front.window.installEventFilter(opening.painted)
    opening.complete.connect(opening.front.window.close)

sys.exit(main([], Surroundings(watch=watch)))
"""

DONE_WITHOUT = [
    # They read files; what the first picture shows was kept, or is seen at a glance.
    "yaml",
    "stretchgui.document.nodes",
    "stretchgui.document.fields",
    "stretchgui.settings",
    # Exercises, figures, sessions and the history come with the rest of the window.
    "stretchgui.figure.model",
    "stretchgui.routine.exercise",
    "stretchgui.routine.library",
    "stretchgui.session.machine",
    "stretchgui.history.store",
    "sqlite3",
    "stretchgui.app.program",
    # Slow to import for what they would be used for.
    "hashlib",
    "importlib.metadata",
    "logging.handlers",
    "PySide6.QtMultimedia",
]


def started(home: Path, what: str) -> str:
    environ = {**os.environ, "STRETCHGUI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, what], env=environ, capture_output=True, text=True, check=False, timeout=100
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.timeout(240)
def test_the_first_picture_of_a_second_start_imports_only_what_it_shows(tmp_path: Path) -> None:
    started(tmp_path, "stay")
    said = json.loads(started(tmp_path, "look"))
    assert said["routines"] == "Two simple stretches"
    assert [name for name in DONE_WITHOUT if name in said["modules"]] == []
