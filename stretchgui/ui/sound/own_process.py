"""A process of the program's own, which does what may block or abort: playing, and listening."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

import stretchgui

# Milliseconds that it has to end by itself.
GOODBYE: Final = 300


class OwnProcess(QObject):
    """Is told what to do in JSON lines, and tells how it goes in JSON lines; it can be started again once it is over.

    Args:
        command: What it runs, and with which arguments. It finds this very package, from wherever the program was
            started.
        parent: Whose it is.

    Signals:
        said (object): what one of its lines says; a line that makes no sense is left out.
        over (int): it has ended, with this exit code; -1 if it did not start at all.
    """

    said = Signal(object)
    over = Signal(int)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None

    @property
    def is_there(self) -> bool:
        """Whether it was started, and is not over."""
        return self._process is not None

    def start(self) -> None:
        """Starts it, and returns at once; what it is told before it listens is not lost."""
        self._process = process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", str(Path(stretchgui.__file__).resolve().parents[1]))
        process.setProcessEnvironment(environment)
        # Qt's own complaints: what matters of them comes as a line of ours.
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def tell(self, **what: object) -> None:
        """Tells it something; nobody hears it where there is no process."""
        if self._process is not None:
            self._process.write((json.dumps(what) + "\n").encode())
            # Now, and not once everything is painted; it waits for nothing.
            self._process.waitForBytesWritten(0)

    def hear(self) -> None:
        """Takes what it has said already, while this program was too busy to listen."""
        if self._process is not None:
            self._process.waitForReadyRead(0)

    def close(self) -> None:
        """Ends it, and says nothing more of it; it ends as well when the program dies."""
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)
            process.closeWriteChannel()
            if not process.waitForFinished(GOODBYE):
                process.kill()
                process.waitForFinished(GOODBYE)
            process.deleteLater()

    @Slot()
    def _read(self) -> None:
        process = self._process
        # Whoever hears a line may close or start it: then the other lines are of the past.
        while process is not None and process is self._process and process.canReadLine():
            try:
                said = json.loads(bytes(process.readLine().data()))
            except ValueError:
                continue
            self.said.emit(said)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._forget(-1)

    @Slot(int)
    def _on_finished(self, code: int) -> None:
        self._read()
        self._forget(code)

    def _forget(self, code: int) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.over.emit(code)
