"""Asks what the two are called, and how they are drawn. Everything may be left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.figure.drawing import draw
from stretchgui.figure.look import HAIR, SKIN, Look
from stretchgui.figure.model import Figure
from stretchgui.figure.motion import Frame
from stretchgui.glance import LONGEST_NAME
from stretchgui.language.words import Words
from stretchgui.settings import STYLES, FigureLook, Settings, tidy_name
from stretchgui.ui.drawn.picture import paint_scene
from stretchgui.ui.kit.pieces import Choice, Column, add, button, label, row
from stretchgui.ui.kit.style import ROLE

PICTURE: Final = QSize(340, 211)


class PeopleDialog(QDialog):
    """The names and looks of partner A and partner B. Accepted or not, nothing has to be filled in.

    Args:
        words: What it says.
        settings: The names and looks so far.
        look: The colours of the picture.
        figure: What the picture shows: two people, one of whom helps the other; None shows none.
        parent: The window.

    Signals:
        chosen (Settings): the settings with these names and looks.
    """

    chosen = Signal(object)

    def __init__(
        self,
        words: Words,
        settings: Settings,
        look: Look,
        figure: Figure | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._a = _Person(words, "a", settings.name_a, settings.figure_a)
        self._b = _Person(words, "b", settings.name_b, settings.figure_b)
        self._picture = _Picture(look, figure) if figure is not None else None
        self._done = button(words("people_dialog.done"), "primary")
        self._done.setDefault(True)
        self.setWindowTitle(words("people_dialog.title"))
        self.setModal(True)
        both = row(spacing=16)
        both.addWidget(self._a, 1)
        both.addWidget(self._b, 1)
        page = Column(spacing=14, margins=24)
        add(
            page.column,
            label(words("people_dialog.title"), "display"),
            label(words("people_dialog.why")),
            both,
            label(words("people_dialog.first"), "muted"),
        )
        if self._picture is not None:
            page.column.addLayout(row(None, self._picture, None))
        page.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 18)
        outer.addWidget(page, 1)
        later = button(words("people_dialog.cancel"), "quiet")
        footer = row(None, later, self._done, 24)
        outer.addLayout(footer)
        self.resize(760, 720)
        for person in (self._a, self._b):
            person.changed.connect(self._show_picture)
        later.clicked.connect(self.reject)
        self._done.clicked.connect(self._on_done)
        self._show_picture()
        # From name to name: who presses Tab after the first one means the second.
        QWidget.setTabOrder(self._a.name, self._b.name)
        self._a.name.setFocus()

    @Slot()
    def _show_picture(self) -> None:
        if self._picture is not None:
            self._picture.show_people(self._a.figure, self._b.figure)

    @Slot()
    def _on_done(self) -> None:
        self._settings = replace(
            self._settings,
            name_a=tidy_name(self._a.name.text()),
            name_b=tidy_name(self._b.name.text()),
            figure_a=self._a.figure,
            figure_b=self._b.figure,
            names_asked=True,
        )
        self.chosen.emit(self._settings)
        self.accept()


class _Person(QFrame):
    """One of the two.

    Signals:
        changed: how this person is drawn has changed.
    """

    changed = Signal()

    def __init__(self, words: Words, who: str, name: str, figure: FigureLook) -> None:
        super().__init__()
        partner = words(f"people.{who}")
        self.setProperty(ROLE, "card")
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(partner)
        self.name.setAccessibleName(words("people_dialog.name_of", partner=partner))
        self._skin = _offered(words, "skin", partner, tuple(SKIN), figure.skin)
        self._hair = _offered(words, "hair", partner, tuple(HAIR), figure.hair)
        self._style = _offered(words, "style", partner, tuple(STYLES), figure.style)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (key, field) in enumerate((("skin", self._skin), ("hair", self._hair), ("style", self._style))):
            grid.addWidget(label(words(f"people_dialog.{key}"), "muted", wraps=False), place, 0)
            grid.addWidget(field, place, 1)
            field.currentIndexChanged.connect(self.changed)
        add(column, label(words(f"people_dialog.who.{who}"), "heading"), self.name, grid)

    @property
    def figure(self) -> FigureLook:
        """How this person is drawn."""
        style = STYLES.get(str(self._style.value), "short")
        return FigureLook(str(self._skin.value), str(self._hair.value), style)


class _Picture(QWidget):
    """The two, as they will be drawn."""

    def __init__(self, look: Look, figure: Figure) -> None:
        super().__init__()
        self._look = look
        self._figure = figure
        self.setFixedSize(PICTURE)

    def show_people(self, a: FigureLook, b: FigureLook) -> None:
        """Draws these two."""
        self._look = self._look.with_people(a.person(), b.person())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.background))
        paint_scene(painter, draw(self._figure, Frame(), None, self._look), QRectF(self.rect()))
        painter.end()


def _offered(words: Words, what: str, partner: str, names: Sequence[str], chosen: str) -> Choice:
    field = Choice(words("people_dialog.of", what=words(f"people_dialog.{what}"), partner=partner))
    field.offer([(words(f"people_dialog.{what}.{name.replace(' ', '_')}"), name) for name in names], chosen)
    return field
