"""The exercises below each other, a heading before those of each region: what is listed, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.routine.exercise import Exercise
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.lines import lines_of, painted_lines
from stretchgui.ui.kit.style import sized
from stretchgui.ui.kit.theme import Theme

PICTURE: Final = QSize(104, 72)
# In a narrow list the words need the room more.
SMALL_PICTURE: Final = QSize(84, 58)
NARROW: Final = 330
MARGIN: Final = 10
GAP: Final = 6
NAME_POINTS: Final = 12.0
SMALL_POINTS: Final = 10.5
HEADING_HEIGHT: Final = 38

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
NO_BREAK: Final = "\N{NO-BREAK SPACE}"


class Role(IntEnum):
    """What else the list knows of a row."""

    ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before the exercises of a region."""

    title: str


Row = Heading | Exercise


def facts_of(words: Words, exercise: Exercise) -> list[str]:
    """What sort of exercise it is, in a few words each."""
    return [
        words(f"exercises.kind.{exercise.kind}"),
        words(f"exercises.position.{exercise.position}"),
        words(f"exercises.people.{exercise.people}"),
    ]


class ExerciseModel(QAbstractListModel):
    """The exercises that a search and the filters leave, in the order given, with headings between."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Row] = []

    @property
    def language(self) -> str:
        """In which the names are said."""
        return self._words.language

    def show_exercises(self, exercises: Sequence[Exercise]) -> None:
        """Lists these; those of a region stand together already."""
        self.beginResetModel()
        self._rows = []
        for region, group in groupby(exercises, key=lambda one: one.region):
            members = list(group)
            title = self._words(f"exercises.region.{region}")
            self._rows += [Heading(self._words("exercises.group", region=title, n=len(members))), *members]
        self.endResetModel()

    def exercise(self, row: int) -> Exercise | None:
        """The exercise in a row; None for a heading, and where there is no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Exercise) else None

    def row_of(self, exercise_id: str) -> int:
        """The row of an exercise; -1 if it is not listed."""
        found = (row for row, one in enumerate(self._rows) if isinstance(one, Exercise) and one.id == exercise_id)
        return next(found, -1)

    def next_to(self, row: int, by: int) -> int:
        """The row of the next exercise below (`by` 1) or above (-1), or the same row at the end."""
        at = row + by
        while 0 <= at < len(self._rows):
            if self.exercise(at) is not None:
                return at
            at += by
        return row

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.exercise(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        title = row.title if isinstance(row, Heading) else row.name.said(self._words.language)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return title if isinstance(row, Heading) else ". ".join([title, *self.facts(row)])
            case Role.ROW:
                return row
            case _:
                return None

    def facts(self, exercise: Exercise) -> list[str]:
        """What stands below its name."""
        asked = [self._words("exercises.opt_in.mark")] if exercise.opt_in else []
        return [*facts_of(self._words, exercise), *asked]


class ExercisePainter(QStyledItemDelegate):
    """Paints the rows: headings of one height, exercises of another."""

    def __init__(
        self, model: ExerciseModel, thumbnails: Thumbnails, icons: Icons, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self._icons = icons
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._model.exercise(index.row()) is None:
            return QSize(200, HEADING_HEIGHT)
        name = QFontMetricsF(sized(option.font, NAME_POINTS, bold=True)).height()
        small = QFontMetricsF(sized(option.font, SMALL_POINTS)).height()
        return QSize(200, round(max(name + 3 * small + 4, PICTURE.height()) + GAP + 2 * MARGIN))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(row, Heading):
            font = sized(option.font, NAME_POINTS, bold=True)
            room = area.adjusted(6, HEADING_HEIGHT - 8 - QFontMetricsF(font).height(), -6, 0)
            painted_lines(painter, row.title, font, room, 1, QColor(self._theme.muted))
        elif isinstance(row, Exercise):
            self._card(painter, row, option, area.adjusted(3, 2, -3, -GAP + 1))
        painter.restore()

    def _card(self, painter: QPainter, exercise: Exercise, option: QStyleOptionViewItem, area: QRectF) -> None:
        self._surface(painter, area, option.state)
        inside = area.adjusted(MARGIN, MARGIN - 1, -MARGIN, -MARGIN + 1)
        size = SMALL_PICTURE if area.width() < NARROW else PICTURE
        place = QRectF(inside.left(), inside.top(), size.width(), size.height())
        place.moveTop(inside.center().y() - place.height() / 2)
        pixmap = self._thumbnails.picture(exercise, size, painter.device().devicePixelRatioF())
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(place, 10, 10)
        else:
            painter.drawPixmap(place.topLeft(), pixmap)
        self._texts(painter, exercise, option, inside.adjusted(size.width() + MARGIN, 0, 0, 0))

    def _surface(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(theme.raised if over and not selected else theme.surface))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        width = 3.0 if focused else 2.0
        painter.setPen(QPen(QColor(theme.accent), width) if selected or focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 14, 14)

    def _texts(self, painter: QPainter, exercise: Exercise, option: QStyleOptionViewItem, area: QRectF) -> None:
        theme, model = self._theme, self._model
        bold, small = sized(option.font, NAME_POINTS, bold=True), sized(option.font, SMALL_POINTS)
        name = exercise.name.said(model.language)
        # Together at most four lines: what the name does not need is for the facts.
        name_lines = len(lines_of(name, bold, area.width(), 2))
        facts = model.facts(exercise)
        asked = facts.pop() if exercise.opt_in else ""
        line = f"{NO_BREAK}· ".join(fact.replace(" ", NO_BREAK) for fact in facts)
        fact_lines = len(lines_of(line, small, area.width(), 4 - name_lines - bool(asked)))
        metrics, small_metrics = QFontMetricsF(bold), QFontMetricsF(small)
        height = name_lines * metrics.height() + 2 + (fact_lines + bool(asked)) * small_metrics.height()
        room = area.adjusted(0, max(0.0, (area.height() - height) / 2), 0, 0)
        taken = painted_lines(painter, name, bold, room, 2, QColor(theme.text)) + 2
        room = room.adjusted(0, taken, 0, 0)
        taken = painted_lines(painter, line, small, room, max(1, fact_lines), QColor(theme.muted))
        if asked:
            room = room.adjusted(0, taken, 0, 0)
            size = small_metrics.height()
            self._icons.paint(painter, "safety", theme.warning, QRectF(room.left() - 1, room.top(), size, size))
            painted_lines(painter, asked, small, room.adjusted(size + 3, 0, 0, 0), 1, QColor(theme.warning))


class ExerciseListView(QListView):
    """The list; the arrows go from exercise to exercise over the headings.

    Signals:
        reached (str): this exercise is the current one now, by an arrow or a click.
        opened (str): it was opened with Enter.
        left_upwards: the arrow up was pressed on the first one.
    """

    reached = Signal(str)
    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self, model: ExerciseModel, painter: ExercisePainter, name: str) -> None:
        super().__init__()
        self._exercises = model
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setObjectName("cards")
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._on_clicked)

    @property
    def current(self) -> str:
        """The id of the current exercise, or ""."""
        exercise = self._exercises.exercise(self.currentIndex().row())
        return exercise.id if exercise else ""

    def show_current(self, exercise_id: str) -> bool:
        """Marks an exercise as the current one and brings it into sight; False if it is not listed."""
        row = self._exercises.row_of(exercise_id)
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            return False
        self._go(row)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, step = self.currentIndex().row(), 0
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.current)
                return
            case Qt.Key.Key_Down:
                step = 1
            case Qt.Key.Key_Up:
                step = -1
            case Qt.Key.Key_PageDown:
                step = max(1, self.viewport().height() // 100)
            case Qt.Key.Key_PageUp:
                step = -max(1, self.viewport().height() // 100)
            case Qt.Key.Key_Home:
                row, step = -1, 1
            case Qt.Key.Key_End:
                row, step = self._exercises.rowCount(), -1
            case _:
                super().keyPressEvent(event)
                return
        at = row
        for _ in range(abs(step)):
            at = self._exercises.next_to(at, 1 if step > 0 else -1)
        if at == row and step < 0:
            self.left_upwards.emit()
        elif self._exercises.exercise(at) is not None:
            self._go(at)
            self.reached.emit(self.current)

    def _go(self, row: int) -> None:
        index = self._exercises.index(row)
        self.setCurrentIndex(index)
        if row > 0 and self._exercises.exercise(row - 1) is None:
            # The region is to be read above its first exercise.
            self.scrollTo(self._exercises.index(row - 1))
        self.scrollTo(index)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        exercise = self._exercises.exercise(index.row())
        if exercise is not None:
            self.reached.emit(exercise.id)
