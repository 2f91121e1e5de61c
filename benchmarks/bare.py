"""The floor: a bare PySide6 window with a label, as large as the program's. It imports nothing more until it is seen.

    python -m benchmarks.bare

It obeys as the program's own window does (see `obeying`); it has a field besides, out of sight until somebody types.
"""

import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, Slot
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget


class Bare(QWidget):
    """A window with a label."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QLabel("A bare window"))
        self.resize(1280, 800)
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.aboutToBlock.connect(self._on_idle)

    @Slot()
    def _on_idle(self) -> None:
        """Nothing is left to be done: if it can be seen by now, it has been painted."""
        handle = self.windowHandle()
        if not handle.isExposed():
            return
        at, processor = time.monotonic(), time.process_time()
        self._dispatcher.aboutToBlock.disconnect(self._on_idle)
        from benchmarks.obeying import Obeying, say

        say(event="painted", at=at, processor=processor)
        field = QLineEdit(self)
        field.setVisible(len(sys.argv) > 1)
        Obeying(self)


def main() -> int:
    """Shows it until it is told to go."""
    application = QApplication(sys.argv)
    window = Bare()
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
