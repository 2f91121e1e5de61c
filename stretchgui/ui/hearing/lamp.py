"""The lamp on the session's page: lit while the microphone is open, in words too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.kit.fitted import fit, write
from stretchgui.ui.kit.theme import Theme

# The size of the words, as a share of the lamp's height.
WORDS: Final = 0.72


class Lamp(QWidget):
    """A disc while it listens, a ring while it does not but should, and nothing where nobody wants it.

    Args:
        words: What it says beside the disc.
        theme: The colours.
        parent: The page.
    """

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._hearing = Hearing.OFF
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def is_lit(self) -> bool:
        """Whether it says that the microphone is open."""
        return self._hearing in (Hearing.ON, Hearing.SILENT)

    def show_hearing(self, hearing: Hearing, phrase: str) -> None:
        """Shows how it stands with the microphone, and tells those who hear the screen."""
        self._hearing = hearing
        text = "" if hearing is Hearing.OFF else self._words(f"stop_word.lamp.{hearing}", phrase=phrase)
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            # Opening takes a moment each time and is worth no word.
            if text and hearing is not Hearing.OPENING and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.setVisible(hearing is not Hearing.OFF)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the disc or the ring, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, theme = self.height(), self._theme
        colour = QColor(theme.danger if self._hearing in (Hearing.DEAF, Hearing.SILENT) else theme.accent)
        radius = height * 0.26
        middle = QPointF(height / 2, height / 2)
        painter.setPen(QPen(colour, max(1.5, height * 0.09)))
        painter.setBrush(colour if self._hearing is Hearing.ON else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(QColor(theme.text))
        room = QRect(height, 0, self.width() - height, height)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        fitting = fit(self._text, self.font(), room.size(), round(height * WORDS), lines=False)
        write(painter, room, fitting, self.font(), left, lines=False)
        painter.end()
