"""A card above the routines' preview: two weeks are over, and it is worth comparing again. One word puts it off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchgui.language.words import Words
from stretchgui.ui.kit.pieces import button, card, label, row, set_text


class RecheckCard(QWidget):
    """Reminds of a new comparison, until somebody says *not now*.

    Args:
        words: What it says.

    Signals:
        compare_wanted: the routine that compares is wanted.
        put_off: not now; it comes again in two weeks.
    """

    compare_wanted = Signal()
    put_off = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        frame, column = card(margins=12, spacing=0)
        self._text = label()
        compare = button(words("left_right.compare"), "primary", words("left_right.compare.tip"))
        later = button(words("left_right.not_now"), "quiet", words("left_right.not_now.tip"))
        compare.clicked.connect(self.compare_wanted)
        later.clicked.connect(self.put_off)
        line = row(compare, later)
        line.insertWidget(0, self._text, 1)
        column.addLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 12, 14, 0)
        outer.addWidget(frame)
        self.hide()

    def remind(self, text: str) -> None:
        """Reminds, or with "" no more."""
        set_text(self._text, text)
        self.setVisible(bool(text))
