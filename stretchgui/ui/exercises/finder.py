"""The left half: a search, filters that say how many each of their values would leave, and the list."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from stretchgui.language.words import Words
from stretchgui.routine.catalogue import Catalogue, Filters, Found
from stretchgui.routine.exercise import BodyPosition, Exercise, Kind, People, Region
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.exercises.exercise_list import ExerciseListView, ExerciseModel, ExercisePainter
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.pieces import Choice, button, label, row, set_text
from stretchgui.ui.kit.search_field import SearchField
from stretchgui.ui.kit.theme import Theme

LEAST_WIDTH: Final = 330
MOST_WIDTH: Final = 480
# An arrow held down goes from row to row faster than a page is written.
SETTLES_IN_MS: Final = 90

# Each filter, by its name in `Filters`, with all it offers.
FILTERS: Final[dict[str, list[StrEnum]]] = {
    "kind": list(Kind),
    "region": list(Region),
    "position": list(BodyPosition),
    "people": list(People),
}


class Finder(QWidget):
    """Finds an exercise.

    Args:
        words: What it says.
        theme: Its colours.
        icons: Its icons.
        thumbnails: Makes the small pictures.

    Signals:
        reached (str): this exercise is to be seen.
        opened (str): this one is to be read: the focus goes there.
    """

    reached = Signal(str)
    opened = Signal(str)

    def __init__(self, words: Words, theme: Theme, icons: Icons, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._words = words
        self._icons = icons
        self._catalogue = Catalogue((), self._region, words.language)
        self._shown = ""
        self._search = SearchField(
            words("exercises.search"), words("exercises.search.tip"), words("selector.clear_search"), icons, theme
        )
        self._choices = {name: Choice(words(f"exercises.filter.{name}")) for name in FILTERS}
        self._count = label(role="muted", wraps=False)
        self._clear = button(words("exercises.clear"), "quiet", words("exercises.clear.tip"))
        self._model = ExerciseModel(words, self)
        self._painter = ExercisePainter(self._model, thumbnails, icons, theme, self)
        self._list = ExerciseListView(self._model, self._painter, words("exercises.title"))
        self._why_nothing = label()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing_page())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_IN_MS)
        self._lay_out()
        self._connect_signals(thumbnails)
        self._find()

    @property
    def current(self) -> str:
        """The id of the exercise that is marked in the list, or ""."""
        return self._list.current

    def set_exercises(self, exercises: Iterable[Exercise]) -> None:
        """Lists other exercises; search, filters and the marked one stay."""
        self._catalogue = Catalogue(exercises, self._region, self._words.language)
        self._find()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._painter.set_theme(theme)
        self._search.set_theme(theme)
        self._list.viewport().update()

    def show_current(self, exercise_id: str) -> None:
        """Marks an exercise; where search or filters hide it, they are cleared."""
        self._shown = exercise_id
        if self._model.row_of(exercise_id) < 0:
            self.clear()
        self._list.show_current(exercise_id)

    def first(self) -> str:
        """The id of the first exercise that is listed, or ""."""
        exercise = self._model.exercise(self._model.next_to(-1, 1))
        return exercise.id if exercise else ""

    @Slot()
    def search(self) -> None:
        """Puts the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def enter_list(self) -> None:
        """Puts the focus on the list."""
        if not self._list.isVisible():
            return
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._list.current and self.first():
            self._list.show_current(self.first())
            self._on_reached(self.first())

    @Slot()
    def clear(self) -> None:
        """Takes away the search and every filter."""
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        for choice in self._choices.values():
            choice.choose(None)
        self._find()

    # ---- building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, choice in enumerate(self._choices.values()):
            grid.addWidget(choice, place // 2, place % 2)
        counted = row(self._count, None, self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addLayout(grid)
        column.addLayout(counted)
        column.addWidget(self._stack, 1)
        # The line keeps its height when there is nothing to clear.
        self._count.setMinimumHeight(self._clear.sizeHint().height())
        self.setMinimumWidth(LEAST_WIDTH)

    def _nothing_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 20, 8, 8)
        column.setSpacing(12)
        out = button(self._words("exercises.nothing.clear"), "primary")
        out.clicked.connect(self._on_clear)
        column.addWidget(label(self._words("exercises.nothing"), "heading"))
        column.addWidget(self._why_nothing)
        column.addWidget(out)
        column.addStretch(1)
        return page

    def _connect_signals(self, thumbnails: Thumbnails) -> None:
        thumbnails.made.connect(self._list.viewport().update)
        self._search.textChanged.connect(self._find)
        self._search.left_downwards.connect(self.enter_list)
        self._search.returnPressed.connect(self._open_first)
        for choice in self._choices.values():
            choice.currentIndexChanged.connect(self._find)
        self._clear.clicked.connect(self._on_clear)
        self._list.reached.connect(self._on_reached)
        self._list.opened.connect(self._on_opened)
        self._list.left_upwards.connect(self.search)
        self._settle.timeout.connect(self._on_settled)

    # ---- finding -------------------------------------------------------------------------------------------------

    def _region(self, region: Region) -> str:
        return self._words(f"exercises.region.{region}")

    @property
    def _filters(self) -> Filters:
        chosen: dict[str, Any] = {name: choice.value for name, choice in self._choices.items()}
        return Filters(**chosen)

    @Slot()
    def _find(self) -> None:
        words, filters, search = self._words, self._filters, self._search.text()
        found = self._catalogue.find(search, filters)
        self._model.show_exercises(found.exercises)
        self._list.show_current(self._shown)
        self._offer(found)
        set_text(self._count, words.count("exercises.count", len(found.exercises)))
        self._clear.setVisible(bool(search.strip()) or filters != Filters())
        self._stack.setCurrentIndex(0 if found.exercises else 1)
        if not found.exercises:
            asked = [f"“{search.strip()}”"] if search.strip() else []
            asked += [self._name(name, choice.value) for name, choice in self._choices.items() if choice.value]
            set_text(self._why_nothing, words("exercises.nothing.help", what=", ".join(asked)))

    def _offer(self, found: Found) -> None:
        """Each filter with the values that would leave something, and how much."""
        for name, choice in self._choices.items():
            counts = found.counts[name]
            offered: list[tuple[str, object]] = [(self._words(f"exercises.any.{name}"), None)]
            for value in FILTERS[name]:
                number = counts.get(value, 0)
                if number or value is choice.value:
                    offered.append((self._words("exercises.counted", what=self._name(name, value), n=number), value))
            choice.offer(offered, choice.value)

    def _name(self, name: str, value: object) -> str:
        said = self._words(f"exercises.{name}.{value}")
        return said[:1].upper() + said[1:]

    # ---- what people do ------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_reached(self, exercise_id: str) -> None:
        self._shown = exercise_id
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        self.reached.emit(self._shown)

    @Slot(str)
    def _on_opened(self, exercise_id: str) -> None:
        self._settle.stop()
        if exercise_id:
            self._shown = exercise_id
            self.opened.emit(exercise_id)

    @Slot()
    def _open_first(self) -> None:
        first = self.first()
        if first:
            self._list.show_current(first)
            self._on_opened(first)

    @Slot()
    def _on_clear(self) -> None:
        self.clear()
        self.search()
