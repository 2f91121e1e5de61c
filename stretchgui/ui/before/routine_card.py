"""Routines as cards in the selector: the list that holds a thousand of them, and how one is painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stretchgui.language.durations import rough_duration
from stretchgui.language.words import Words
from stretchgui.routine.card import TOO_LONG, CardFacts, Listed, RoutineCard
from stretchgui.routine.turns import Turns
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.lines import lines_of, painted_lines
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.ui.drawn.thumbnails import Thumbnails

PICTURE: Final = QSize(92, 66)
MARGIN: Final = 12
GAP: Final = 6

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


# What else the list knows of a card: all of it.
CARD: Final = int(Qt.ItemDataRole.UserRole)


class RoutineModel(QStringListModel):
    """The cards that are listed: all, or those that a search and the filters leave.

    Totals are counted when a card comes into sight, and kept. Its rows are Qt's own strings, for a list asks of every
    row whether it is there, at each key in the search: a thousand calls of Python's.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._cards: tuple[RoutineCard, ...] = ()
        self._listed: list[RoutineCard] = []
        self._turns = Turns.WHOLE
        self._facts: CardFacts = Listed()
        self._totals: dict[Path, float] = {}

    @property
    def cards(self) -> tuple[RoutineCard, ...]:
        """All cards, listed or not."""
        return self._cards

    @property
    def listed(self) -> Sequence[RoutineCard]:
        """The cards that are listed now."""
        return self._listed

    @property
    def totals(self) -> Mapping[Path, float]:
        """The totals that were needed so far, in seconds, by the card's path."""
        return self._totals

    @property
    def turns(self) -> Turns:
        """Whom the totals are for."""
        return self._turns

    def set_cards(self, cards: Sequence[RoutineCard], facts: CardFacts) -> None:
        """Takes other cards, and who knows what they say; `keep` is asked next."""
        self._cards = tuple(cards)
        self._facts = facts
        self._totals.clear()

    def set_facts(self, facts: CardFacts) -> None:
        """Takes somebody else who knows what the cards say."""
        self._facts = facts
        self._totals.clear()
        self._repaint()

    def keep(self, wanted: Callable[[RoutineCard], bool]) -> None:
        """Lists only the cards that are wanted."""
        self._listed = [card for card in self._cards if wanted(card)]
        self.setStringList([card.title for card in self._listed])

    def set_turns(self, turns: Turns) -> None:
        """Totals are for these turns from now on."""
        if turns is not self._turns:
            self._turns = turns
            self._totals.clear()
            self._repaint()

    def forget_total(self, routine_id: str) -> None:
        """Counts the total of a routine again when it is next needed."""
        for card in self._cards:
            if card.id == routine_id:
                self._totals.pop(card.path, None)
        self._repaint()

    def is_changed(self, card: RoutineCard) -> bool:
        """Whether the couple has changed a routine."""
        return self._facts.is_changed(card)

    def total(self, card: RoutineCard) -> float | None:
        """Seconds a routine takes with the chosen turns, `TOO_LONG`, or None while that is not known."""
        known = self._totals.get(card.path)
        if known is None:
            known = self._facts.total(card, self._turns)
            if known is not None:
                self._totals[card.path] = known
        return known

    def row_of(self, routine_id: str, *, broken: bool | None = None) -> int:
        """The row of a routine, a sound one first; -1 if it is not listed."""
        rows = [row for row, card in enumerate(self._listed) if card.id == routine_id]
        if broken is not None:
            rows = [row for row in rows if self._listed[row].is_broken is broken]
        return next((row for row in rows if not self._listed[row].is_broken), rows[0] if rows else -1)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._listed):
            return None
        card = self._listed[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{card.title}. {self.facts(card)}".replace("\N{NO-BREAK SPACE}", " ")
            case Qt.ItemDataRole.ToolTipRole:
                return card.title
            case _:
                return card if role == CARD else None

    def facts(self, card: RoutineCard) -> str:
        """The line below the summary: level, time, and what is special about it."""
        words = self._words
        if card.level is None:
            found = [words("selector.unusable")]
        else:
            total = self.total(card)
            found = [] if total == TOO_LONG else [words(f"level.{card.level}")]
            if total is not None:
                found.append(words("selector.too_long") if total == TOO_LONG else rough_duration(words, total))
        if card.is_own:
            found.append(words("selector.yours"))
        if self.is_changed(card):
            found.append(words("selector.customised"))
        # A line may break between two facts, not within one.
        return "\N{NO-BREAK SPACE}· ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in found)

    def _repaint(self) -> None:
        if self._listed:
            self.dataChanged.emit(self.index(0), self.index(len(self._listed) - 1))


class CardPainter(QStyledItemDelegate):
    """Paints cards, all of one height."""

    def __init__(self, model: RoutineModel, icons: Icons, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails: Thumbnails | None = None
        self._icons = icons
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme

    def show_pictures(self, thumbnails: Thumbnails) -> None:
        """Paints small pictures from now on; before, there is an empty place for each."""
        self._thumbnails = thumbnails

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = option.font
        title = QFontMetricsF(sized(font, 12.5, bold=True)).height()
        small = QFontMetricsF(sized(font, 10.5)).height()
        return QSize(240, round(title + max(4 * small, PICTURE.height()) + 2 * GAP + 2 * MARGIN))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, RoutineCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(3, 2, -3, -GAP + 1)
        self._surface(painter, area, option.state)
        inside = area.adjusted(MARGIN, MARGIN - 2, -MARGIN, -MARGIN + 2)
        colour = QColor(self._theme.muted if card.is_broken else self._theme.text)
        taken = painted_lines(painter, card.title, sized(option.font, 12.5, bold=True), inside, 1, colour)
        below = inside.adjusted(0, taken + GAP, 0, 0)
        self._picture(painter, card, QRectF(below.left(), below.top(), PICTURE.width(), PICTURE.height()))
        self._words(painter, card, option, below.adjusted(PICTURE.width() + MARGIN, -2, 0, 0))
        painter.restore()

    def _surface(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(theme.raised if over and not selected else theme.surface))
        if selected or focused:
            painter.setPen(QPen(QColor(theme.accent), 2.5 if focused else 2))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 14, 14)

    def _picture(self, painter: QPainter, card: RoutineCard, area: QRectF) -> None:
        if card.is_broken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(area, 10, 10)
            self._icons.paint(painter, "warning", self._theme.warning, area.adjusted(0, 18, 0, -18))
            return
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._thumbnails.picture(card.exercise, PICTURE, ratio) if self._thumbnails and card.exercise else None
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(area, 10, 10)
        else:
            painter.drawPixmap(area.topLeft(), pixmap)

    def _words(self, painter: QPainter, card: RoutineCard, option: QStyleOptionViewItem, area: QRectF) -> None:
        small, bold = sized(option.font, 10.5), sized(option.font, 10.5, bold=True)
        said = self._model.facts(card)
        facts = lines_of(said, bold, area.width(), 2)
        summary = card.path.name if card.is_broken else card.summary
        taken = painted_lines(painter, summary, small, area, 4 - len(facts), QColor(self._theme.muted))
        colour = QColor(self._theme.warning if card.is_broken else self._theme.accent)
        painted_lines(painter, said, bold, area.adjusted(0, taken + 2, 0, 0), 2, colour)
