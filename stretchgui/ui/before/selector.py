"""The panel on the left: all routines as cards, a search, filters, and who receives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.routine.card import CardFacts, Listed, RoutineCard
from stretchgui.routine.level import Level
from stretchgui.routine.turns import Turns
from stretchgui.session.people import People
from stretchgui.ui.before.receiving import turns_choices
from stretchgui.ui.before.routine_card import CardPainter, RoutineModel
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import Choice, button, label, row, set_text
from stretchgui.ui.kit.search_field import SearchField
from stretchgui.ui.kit.theme import Theme

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.ui.drawn.thumbnails import Thumbnails

LEAST_WIDTH: Final = 300
MOST_WIDTH: Final = 460


class SelectorPanel(QWidget):
    """Finds and chooses a routine.

    Args:
        words: What it says.
        theme: Its colours.
        icons: Its icons.
        people: The two, by their names.
        own_folder: Where the person's own routines go, for the empty state.
        parent: Who owns it.

    Signals:
        routine_chosen (str): a routine was clicked, or opened with Enter; `chosen` has its card.
        turns_changed (Turns): who receives was chosen.
        reload_requested: the files shall be read anew.
        exercises_requested: all exercises shall be shown.
    """

    routine_chosen = Signal(str)
    turns_changed = Signal(object)
    reload_requested = Signal()
    exercises_requested = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        icons: Icons,
        people: People,
        own_folder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._icons = icons
        self._chosen: RoutineCard | None = None
        self._search = SearchField(
            words("selector.search"), words("selector.search.tip"), words("selector.clear_search"), icons, theme
        )
        self._all = button(words("selector.exercises"), tip=words("selector.exercises.tip"))
        self._level = Choice(words("selector.level"))
        self._whom = Choice(words("selector.whom"))
        self._turns = Choice(words("selector.turns"))
        self._count = label(role="muted")
        self._model = RoutineModel(words, self)
        self._painter = CardPainter(self._model, icons, theme, self)
        self._list = _CardList(self._model, self._painter, words)
        # Whoever comes to the panel comes to its cards, which the arrows go through; a cursor in the search blinks.
        self.setFocusProxy(self._list)
        self._nothing = self._empty_state("selector.nothing_found", "selector.show_all", self.show_everything)
        self._no_routine = self._empty_state(
            "selector.no_routines", "selector.look_again", self._on_look_again, folder=own_folder
        )
        self._stack = QStackedWidget()
        for page in (self._list, self._nothing, self._no_routine):
            self._stack.addWidget(page)
        self._lay_out()
        self._offer_filters()
        self.set_people(people)
        self._search.textChanged.connect(self._filter)
        self._search.left_downwards.connect(self._enter_list)
        self._search.returnPressed.connect(self._open_first)
        self._level.currentIndexChanged.connect(self._filter)
        self._whom.currentIndexChanged.connect(self._filter)
        self._turns.currentIndexChanged.connect(self._on_turns)
        self._list.opened.connect(self._choose)
        self._all.clicked.connect(self.exercises_requested)
        self._all.setIcon(icons.icon("exercises", theme.text))
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(self.search)

    @property
    def chosen(self) -> RoutineCard | None:
        """The routine that was chosen last."""
        return self._chosen

    @property
    def turns(self) -> Turns:
        """Who receives, as chosen."""
        turns = self._turns.value
        return turns if isinstance(turns, Turns) else Turns.WHOLE

    @property
    def all_listed(self) -> Listed:
        """All cards, and what was needed of their facts so far."""
        model = self._model
        changed = frozenset(card.path for card in model.cards if model.is_changed(card))
        return Listed(model.cards, model.turns, dict(model.totals), changed)

    def set_cards(self, cards: Sequence[RoutineCard], facts: CardFacts) -> None:
        """Lists these routines; the chosen one stays chosen while it is there.

        Args:
            cards: Every routine, broken ones too.
            facts: Who knows what the cards say.
        """
        self._model.set_cards(cards, facts)
        if self._chosen is not None:
            self._chosen = next(
                (card for card in cards if card.path == self._chosen.path),
                next((card for card in cards if card.id == self._chosen.id), None),
            )
        self._filter()

    def set_facts(self, facts: CardFacts) -> None:
        """Has somebody else know what the cards say: other things suit the two now."""
        self._model.set_facts(facts)

    def forget_total(self, routine_id: str) -> None:
        """Has the total of a routine counted again: the couple has changed it."""
        self._model.forget_total(routine_id)

    def show_pictures(self, thumbnails: Thumbnails) -> None:
        """Has a small picture on each card, from whoever makes them."""
        self._painter.show_pictures(thumbnails)
        thumbnails.made.connect(self._list.viewport().update)
        self._list.viewport().update()

    def set_turns(self, turns: Turns) -> None:
        """Shows who receives; nothing is emitted."""
        self._turns.choose(turns)
        self._model.set_turns(turns)

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._turns.offer(turns_choices(self._words, people), self.turns)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._painter.set_theme(theme)
        self._search.set_theme(theme)
        self._all.setIcon(self._icons.icon("exercises", theme.text))
        self._list.viewport().update()

    def choose(self, routine_id: str) -> None:
        """Chooses a routine by its id, as a click would; one that is not there chooses nothing.

        Of a broken file and a sound one with the same id the one that is chosen already, else the sound one.
        """
        chosen = self._chosen
        broken = chosen.is_broken if chosen is not None and chosen.id == routine_id else None
        if self._model.row_of(routine_id, broken=broken) < 0:
            self.show_everything()
        self._choose(self._model.row_of(routine_id, broken=broken))

    @Slot()
    def search(self) -> None:
        """Puts the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def show_everything(self) -> None:
        """Takes away the search and the filters."""
        self._search.clear()
        self._level.setCurrentIndex(0)
        self._whom.setCurrentIndex(0)
        self._filter()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 12)
        column.setSpacing(10)
        column.addWidget(self._search)
        filters = row(spacing=8)
        for choice in (self._level, self._whom):
            filters.addWidget(choice, 1)
        column.addLayout(filters)
        column.addSpacing(2)
        column.addWidget(label(self._words("selector.turns"), "muted"))
        column.addWidget(self._turns)
        column.addSpacing(2)
        self._count.setWordWrap(False)
        column.addLayout(row(self._count, None, self._all))
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self.setAccessibleName(self._words("selector.routines"))

    def _offer_filters(self) -> None:
        words = self._words
        self._level.offer(
            [(words("selector.any_level"), None), *((words(f"level.{level}"), level) for level in Level)], None
        )
        self._whom.offer(
            [
                (words("selector.for_any"), None),
                (words("selector.for_two"), "two"),
                (words("selector.for_alone"), "alone"),
                (words("selector.for_yours"), "yours"),
                (words("selector.for_changed"), "changed"),
            ],
            None,
        )

    def _empty_state(self, says: str, way_out: str, slot: Callable[[], None], folder: str = "") -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 24, 12, 12)
        column.setSpacing(12)
        column.addWidget(label(self._words(says), "heading"))
        column.addWidget(label(self._words(f"{says}.help", folder=folder), "muted"))
        out = button(self._words(way_out), "primary")
        out.clicked.connect(slot)
        column.addWidget(out)
        column.addStretch(1)
        return page

    @Slot()
    def _on_look_again(self) -> None:
        self.reload_requested.emit()

    @Slot()
    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        level, whom = self._level.value, self._whom.value
        model = self._model

        def wanted(card: RoutineCard) -> bool:
            # A loop, for this is asked of a thousand cards at each key.
            for word in words:
                if word not in card.text:
                    return False
            if level is not None and card.level is not level:
                return False
            match whom:
                case "two":
                    return card.for_two
                case "alone":
                    return not card.is_broken and not card.for_two
                case "yours":
                    return card.is_own
                case "changed":
                    return model.is_changed(card)
                case _:
                    return True

        model.keep(wanted)
        self._show_chosen()
        listed, there = len(model.listed), len(model.cards)
        set_text(self._count, self._words.count("selector.count", listed) if listed else "")
        self._stack.setCurrentWidget(self._list if listed else self._nothing if there else self._no_routine)

    def _show_chosen(self) -> None:
        chosen = self._chosen
        row = -1 if chosen is None else self._model.row_of(chosen.id, broken=chosen.is_broken)
        self._list.show_chosen(row)

    @Slot()
    def _enter_list(self) -> None:
        if self._model.listed:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._model.index(0))

    @Slot()
    def _open_first(self) -> None:
        if self._model.listed:
            self._choose(0)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._model.listed):
            return
        self._chosen = self._model.listed[row]
        self._show_chosen()
        self.routine_chosen.emit(self._chosen.id)

    @Slot()
    def _on_turns(self) -> None:
        self._turns.setToolTip(self._turns.currentText())
        self._model.set_turns(self.turns)
        self.turns_changed.emit(self.turns)


class _CardList(QListView):
    """The cards below each other; a click or Enter opens one, the arrows only move.

    Signals:
        opened (int): the card in this row was opened.
    """

    opened = Signal(int)

    def __init__(self, model: RoutineModel, painter: CardPainter, words: Words) -> None:
        super().__init__()
        # One of our own: asked for one that it does not know, PySide6 makes all its classes of widgets (2 MB, 20 ms).
        self.setViewport(QWidget())
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setObjectName("cards")
        self.setAccessibleName(words("selector.routines"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._on_clicked)

    def show_chosen(self, row: int) -> None:
        """Marks a row as the chosen one, and brings it into sight; -1 marks none."""
        model = self.model()
        self.setCurrentIndex(model.index(row, 0) if row >= 0 else QModelIndex())
        if row >= 0:
            self.scrollTo(model.index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
