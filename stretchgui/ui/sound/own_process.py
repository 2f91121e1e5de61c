"""A process of the program's own, which does what may block or abort: playing, and listening."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

import stretchgui


def own_process(command: Sequence[str], owner: QObject) -> QProcess:
    """A process that is ready to be started; it finds this very package, from wherever the program was started.

    Args:
        command: What it runs, and with which arguments.
        owner: Whose it is.
    """
    process = QProcess(owner)
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(Path(stretchgui.__file__).resolve().parents[1]))
    process.setProcessEnvironment(environment)
    # Qt's own complaints: what matters of them comes as a line of ours.
    process.setStandardErrorFile(QProcess.nullDevice())
    return process
