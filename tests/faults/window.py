"""What the next start of the program says to people, in the real window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from stretchgui.app.program import Program
from stretchgui.ui.before.reopening_card import ReopeningCard


def offer_of(program: Program) -> str:
    """What the card says that offers to go on with a session; "" if none is offered."""
    card = program.pages.preview.findChild(ReopeningCard)
    assert card is not None
    if not card.isVisible():
        return ""
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
