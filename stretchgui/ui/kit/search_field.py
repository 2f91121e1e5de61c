"""A search field: a glass, a cross that clears it, and a way down into the list it searches."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme

LONGEST: Final = 200
# On some systems it moves the cursor; here it is the window's.
NOT_FOR_TYPING: Final = "Ctrl+E"


class SearchField(QLineEdit):
    """Where a search is typed; Esc clears it, and the arrow down leads into the list.

    Args:
        name: What it is called, and what it says while it is empty.
        tip: What can be searched for.
        clear: What the cross is called.
        icons: Where its icons come from.
        theme: Their colours.

    Signals:
        left_downwards: the arrow down was pressed.
    """

    left_downwards = Signal()

    def __init__(self, name: str, tip: str, clear: str, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._glass = QAction(self)
        self._clear = QAction(clear, self)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._on_text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draws its icons in other colours."""
        self._glass.setIcon(self._icons.icon("search", theme.muted))
        self._clear.setIcon(self._icons.icon("close", theme.muted))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) == QKeySequence(NOT_FOR_TYPING):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.text():
                # The first Esc clears it, and closes nothing.
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.left_downwards.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
