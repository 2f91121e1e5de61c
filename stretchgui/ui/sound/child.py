"""The program that plays: a process of its own, told what to do line by line, that may die and be started again.

What was measured with Qt 6.11.3 and a real sound server asks for it. When the server dies, all that Qt has open stays
silent for good, though it says that it plays. When the server is not back three seconds later, Qt gives up for the rest
of the process, and the next sound aborts it. A server that hangs holds up whoever talks to it. And a QSoundEffect that
ends at the wrong moment leaves the event loop turning at full speed and deaf. None of that may happen to the process
in which somebody holds a leg; so it happens in this one.

It reads JSON lines and writes JSON lines, and ends when its input does:

    {"do": "load", "path": P}                   a file will be wanted soon
    {"do": "play", "path": P, "volume": 0.8}    play it now; whatever sounded stops
    {"do": "stop"}                              be silent now
    {"do": "wake"}                              play silence: the server stays awake, and is known to be there
    {"do": "rest"}                              stop that

    {"is": "ready"}                             it listens
    {"is": "beat"}                              the server takes the silence
    {"is": "broken", "path": P, "why": W}       this file cannot be played
    {"is": "silent", "why": W}                  there is no sound now, and it ends
    {"is": "impossible", "why": W}              there will be none either when it is started again
"""

from __future__ import annotations

import json
import signal
import sys
import threading
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Reader(QObject):
    """Hands on lines from a file, from a thread: on Windows nothing else reads a pipe without waiting.

    Signals:
        line (str): one was read.
        over: there are no more.
    """

    line = Signal(str)
    over = Signal()

    def __init__(self, file: TextIO) -> None:
        super().__init__()
        self._file = file

    def start(self) -> None:
        """Begins to read, once somebody listens."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._file:
            self.line.emit(line)
        self.over.emit()


def main() -> int:
    """Plays until its input ends, or there is no sound; returns the exit code."""
    # Ctrl-C is for the program outside: this one ends when that one has.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    application = QCoreApplication(["stretchgui"])
    application.setApplicationName("stretchgui")
    try:
        # Fails where libpulse is missing.
        from stretchgui.ui.sound.playing import Playing, has_device
    except ImportError as error:
        say(**{"is": "impossible", "why": str(error)})
        return 1
    if not has_device():
        say(**{"is": "silent", "why": "no sound device, or no sound server"})
        return 1
    playing, reader = Playing(say), Reader(sys.stdin)
    reader.line.connect(playing.take)
    reader.over.connect(application.quit)
    reader.start()
    say(**{"is": "ready"})
    return application.exec()


def say(**what: str) -> None:
    """Tells the program outside."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
