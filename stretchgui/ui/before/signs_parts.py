"""What the questions about health and the safety card are built of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stretchgui.health.wording import HealthWords
from stretchgui.ui.kit.pieces import add, bullet, card, label

# Longer lines are hard to follow.
WIDEST: Final = 780
MARGIN: Final = 24
# What a window's frame and a panel take of a small screen.
_FRAME: Final = QSize(20, 50)


def section(health: HealthWords, key: str, *, grave: bool = False) -> QFrame:
    """A group of sentences on a surface of its own, under what stands above them."""
    frame, column = card("alarm" if grave else "card", margins=20, spacing=10)
    column.addWidget(label(health(key), "danger" if grave else "heading"))
    for line in health.group(key).values():
        column.addLayout(bullet(line, "large"))
    return frame


def plain(lines: Iterable[str], role: str = "text", *, dots: bool = False) -> QWidget:
    """Sentences below each other, with dots before them or without."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for line in lines:
        add(column, bullet(line, role) if dots else label(line, role))
    return holder


def side_margin(width: int) -> int:
    """How far from either edge text begins in a dialog of a width, all in pixels."""
    return max(MARGIN, (width - WIDEST) // 2)


def room_for(dialog: QWidget, wanted: QSize) -> QSize:
    """A size of a dialog that its screen has room for."""
    return wanted.boundedTo(dialog.screen().availableSize() - _FRAME)
