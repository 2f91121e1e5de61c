"""A routine as a card in the selector: its facts, the list that holds a thousand of them, and how one is painted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stretchgui.language.durations import rough_duration
from stretchgui.language.words import Words
from stretchgui.routine.adjust import is_changed
from stretchgui.routine.build import build_timeline, is_too_long
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Exercise, Kind, Level, People
from stretchgui.routine.exercises import Origin
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.routine import ExerciseStep, Routine, Turns
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.lines import lines_of, painted_lines
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

PICTURE: Final = QSize(92, 66)
MARGIN: Final = 12
GAP: Final = 6

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Role(IntEnum):
    """What else the list knows of a card."""

    CARD = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """What a card shows of a routine, in one language.

    Attributes:
        entry: The routine's file.
        text: Everything the search looks at, in small letters.
        exercise: The one whose picture stands for the routine: the first with a helper, else the first that is not
            warming up or breathing, of those that no card before it shows.
        for_two: Whether one person receives from another in it.
    """

    entry: RoutineEntry
    title: str
    summary: str
    text: str
    exercise: Exercise | None
    for_two: bool

    @property
    def routine(self) -> Routine | None:
        """The routine; None if its file is broken."""
        return self.entry.routine

    @property
    def level(self) -> Level | None:
        """Its level; None if its file is broken."""
        return self.entry.routine.level if self.entry.routine else None

    @property
    def yours(self) -> bool:
        """Whether it is a file of the person's own."""
        return self.entry.origin is not Origin.BUNDLED


def cards_of(entries: Iterable[RoutineEntry], language: str) -> list[RoutineCard]:
    """The cards of routines' files; each shows an exercise that none before it shows, if it has one."""
    cards: list[RoutineCard] = []
    shown: set[str] = set()
    for entry in entries:
        card = card_of(entry, language, shown)
        shown |= {card.exercise.id} if card.exercise else set()
        cards.append(card)
    return cards


def card_of(entry: RoutineEntry, language: str, shown_already: Collection[str] = ()) -> RoutineCard:
    """The card of a routine's file.

    Args:
        entry: The file.
        language: In which the texts are.
        shown_already: Exercises, by id, whose pictures stand on other cards.
    """
    routine = entry.routine
    steps = [step for step in routine.steps if isinstance(step, ExerciseStep)] if routine else []
    title = entry.title.said(language)
    summary = routine.summary.said(language) if routine else ""
    said = [title, summary, entry.id]
    if routine is not None:
        said += [need.said(language) for need in routine.needs]
    for step in steps:
        said += [step.exercise.name.said(language), *(name.said(language) for name in step.exercise.also_known_as)]
    partner = [step.exercise for step in steps if step.exercise.people is People.PARTNER]
    worked = [step.exercise for step in steps if step.exercise.kind not in (Kind.WARM_UP, Kind.BREATHING)]
    fitting = partner or worked or [step.exercise for step in steps]
    fresh = [exercise for exercise in fitting if exercise.id not in shown_already]
    shown = next(iter((*fresh, *fitting)), None)
    return RoutineCard(entry, title, summary, "\n".join(said).casefold(), shown, bool(partner))


class RoutineModel(QAbstractListModel):
    """The cards that are listed: all, or those that a search and the filters leave.

    Totals are counted when a card comes into sight, and kept.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._cards: tuple[RoutineCard, ...] = ()
        self._listed: list[RoutineCard] = []
        self._turns = Turns.WHOLE
        self._own: Mapping[str, Customisation] = {}
        self._totals: dict[tuple[str, Turns], float | None] = {}

    @property
    def cards(self) -> tuple[RoutineCard, ...]:
        """All cards, listed or not."""
        return self._cards

    @property
    def listed(self) -> Sequence[RoutineCard]:
        """The cards that are listed now."""
        return self._listed

    @property
    def counted(self) -> int:
        """How many totals are kept."""
        return len(self._totals)

    def set_cards(self, cards: Sequence[RoutineCard]) -> None:
        """Takes other cards; `keep` is asked next."""
        self._cards = tuple(cards)
        self._totals.clear()

    def keep(self, wanted: Callable[[RoutineCard], bool]) -> None:
        """Lists only the cards that are wanted."""
        self.beginResetModel()
        self._listed = [card for card in self._cards if wanted(card)]
        self.endResetModel()

    def set_turns(self, turns: Turns) -> None:
        """Totals are for these turns from now on."""
        self._turns = turns
        self._repaint()

    def set_customisations(self, own: Mapping[str, Customisation]) -> None:
        """What the couple has changed, by the routine's id."""
        changed = {key for key in {*own, *self._own} if own.get(key) != self._own.get(key)}
        self._own = dict(own)
        self._totals = {key: total for key, total in self._totals.items() if key[0] not in changed}
        self._repaint()

    def changed(self, card: RoutineCard) -> bool:
        """Whether the couple has changed a routine."""
        own = self._own.get(card.entry.id)
        return card.routine is not None and own is not None and (own.turns is not None or is_changed(own))

    def total(self, card: RoutineCard) -> float | None:
        """Seconds a routine takes with the chosen turns; None if it cannot be started as it is."""
        if card.routine is None:
            return None
        key = (card.entry.id, self._turns)
        if key not in self._totals:
            own = self._own.get(card.entry.id, Customisation())
            own = replace(own, turns=own.turns or self._turns)
            self._totals[key] = None if is_too_long(card.routine, own) else build_timeline(card.routine, own).total
        return self._totals[key]

    def row_of(self, routine_id: str, *, broken: bool | None = None) -> int:
        """The row of a routine, a sound one first; -1 if it is not listed."""
        rows = [row for row, card in enumerate(self._listed) if card.entry.id == routine_id]
        if broken is not None:
            rows = [row for row in rows if (self._listed[row].routine is None) is broken]
        return next((row for row in rows if self._listed[row].routine is not None), rows[0] if rows else -1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listed)

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
            case Role.CARD:
                return card
            case _:
                return None

    def facts(self, card: RoutineCard) -> str:
        """The line below the summary: level, time, and what is special about it."""
        words = self._words
        total = self.total(card)
        if card.level is None:
            found = [words("selector.unusable")]
        elif total is None:
            found = [words("selector.too_long")]
        else:
            found = [words(f"level.{card.level}"), rough_duration(words, total)]
        if card.yours:
            found.append(words("selector.yours"))
        if self.changed(card):
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
        card = index.data(Role.CARD)
        if not isinstance(card, RoutineCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(3, 2, -3, -GAP + 1)
        self._surface(painter, area, option.state)
        inside = area.adjusted(MARGIN, MARGIN - 2, -MARGIN, -MARGIN + 2)
        colour = QColor(self._theme.muted if card.routine is None else self._theme.text)
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
        if card.exercise is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(area, 10, 10)
            self._icons.paint(painter, "warning", self._theme.warning, area.adjusted(0, 18, 0, -18))
            return
        ratio = painter.device().devicePixelRatioF()
        pixmap = None if self._thumbnails is None else self._thumbnails.picture(card.exercise, PICTURE, ratio)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(area, 10, 10)
        else:
            painter.drawPixmap(area.topLeft(), pixmap)

    def _words(self, painter: QPainter, card: RoutineCard, option: QStyleOptionViewItem, area: QRectF) -> None:
        broken = card.routine is None
        small, bold = sized(option.font, 10.5), sized(option.font, 10.5, bold=True)
        facts = lines_of(self._model.facts(card), bold, area.width(), 2)
        summary = card.entry.path.name if broken else card.summary
        taken = painted_lines(painter, summary, small, area, 4 - len(facts), QColor(self._theme.muted))
        colour = QColor(self._theme.warning if broken else self._theme.accent)
        painted_lines(painter, self._model.facts(card), bold, area.adjusted(0, taken + 2, 0, 0), 2, colour)
