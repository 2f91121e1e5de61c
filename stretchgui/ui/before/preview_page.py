"""A routine before the start: all of it to be seen, changed, and started."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from stretchgui.document.problems import Problem, Severity
from stretchgui.figure.look import Person
from stretchgui.health.wording import HealthWords
from stretchgui.language.durations import duration
from stretchgui.language.words import Words
from stretchgui.routine.adjust import PlayedStep, is_changed
from stretchgui.routine.build import build_timeline, is_too_long
from stretchgui.routine.customisation import Customisation, dose_of
from stretchgui.routine.exercise import People as Takes
from stretchgui.routine.exercises import Origin
from stretchgui.routine.library import RoutineEntry
from stretchgui.routine.routine import ExerciseStep, Routine
from stretchgui.routine.suiting import EVERYBODY, Suiting
from stretchgui.routine.timeline import Receiver
from stretchgui.session.clock import Clock
from stretchgui.session.people import People
from stretchgui.ui.before.customise import CustomisePanel
from stretchgui.ui.before.said_of_people import reasons_said
from stretchgui.ui.before.step_actions import StepActions
from stretchgui.ui.before.step_details import FindExercise, StepDetails
from stretchgui.ui.drawn.thumbnails import Thumbnails
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.notice import Notice
from stretchgui.ui.kit.pieces import Column, add, button, card, emptied, label, row, set_text
from stretchgui.ui.kit.style import ROLE, set_look
from stretchgui.ui.kit.theme import Theme

# A title of two hundred characters is written smaller, so that it stands there whole.
TITLE_SIZES: Final = ((36, "display"), (80, "title"), (120, "heading"))


class PreviewPage(QWidget):
    """Shows the routine that was chosen, or why it cannot be used, or what to do first.

    Args:
        words: What it says.
        health: What it says about health.
        theme: Its colours.
        icons: Its icons.
        thumbnails: Makes the small pictures.
        people: The two, by their names.
        clock: Seconds that only grow, for the moving picture.
        find: The exercise of an id, for the names of easier ones.
        parent: Who owns it.

    Attributes:
        notice: What was just done to the routine's file.

    Signals:
        start_requested: the session shall begin, as `routine` and `own` say.
        customised (Customisation): something was changed, reset or undone.
        reload_requested: the files shall be read anew.
        exercise_wanted (str): the exercise of this id is to be seen among all.
        step_moved (int, int): of a routine of one's own the step at this place goes up (-1) or down (1).
        step_removed (int): of such a routine this step goes.
    """

    start_requested = Signal()
    customised = Signal(object)
    reload_requested = Signal()
    exercise_wanted = Signal(str)
    step_moved = Signal(int, int)
    step_removed = Signal(int)

    def __init__(
        self,
        words: Words,
        health: HealthWords,
        theme: Theme,
        icons: Icons,
        thumbnails: Thumbnails,
        people: People,
        clock: Clock,
        find: FindExercise,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._health = health
        self._suiting = EVERYBODY
        self._people = people
        self._entry: RoutineEntry | None = None
        self._title = label(role="display")
        self._facts = label(role="mark")
        self._start = button(words("preview.start"), "start", words("preview.start.tip"))
        self._summary = label()
        self._needs = label(role="muted")
        self._warnings = label(role="warning")
        self._panel = CustomisePanel(words, health, thumbnails, people)
        self._details = StepDetails(words, health, theme.look, clock, find)
        self._find = find
        self._actions = StepActions(words, icons, theme)
        self.notice = Notice(words("exercises.notice.close"), icons, theme)
        self._problems = _Problems(words)
        self._stack = QStackedWidget()
        for page in (self._nothing(), self._routine_page(), self._problems):
            self._stack.addWidget(page)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        outer.addWidget(self.notice)
        self._actions.see_wanted.connect(self._on_see)
        self._actions.move_wanted.connect(self._on_move)
        self._actions.remove_wanted.connect(self._on_remove)
        self._start.clicked.connect(self._on_start)
        self._panel.customised.connect(self._on_customised)
        self._panel.step_chosen.connect(self._show_details)
        self._problems.reload_requested.connect(self.reload_requested)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        shortcut.activated.connect(self._on_start)

    @property
    def routine(self) -> Routine | None:
        """The routine that is shown and can be started."""
        return self._entry.routine if self._entry else None

    @property
    def own(self) -> Customisation:
        """What the couple has changed of it."""
        return self._panel.own

    @property
    def can_start(self) -> bool:
        """Whether a session can begin."""
        return self._start.isEnabled() and self.routine is not None

    def show_nothing(self) -> None:
        """Says what to do first."""
        self._entry = None
        self._stack.setCurrentIndex(0)

    def show_entry(self, entry: RoutineEntry, own: Customisation) -> None:
        """Shows a routine as the couple has changed it, or, of a broken file, its problems."""
        self._entry = entry
        if entry.routine is None:
            self._problems.show_problems(entry, self._words.language)
            self._stack.setCurrentWidget(self._problems)
            return
        self._stack.setCurrentIndex(1)
        self._show_routine(entry.routine, entry.problems)
        self._panel.set_customisation(entry.routine, own)
        self._show_total()
        self._show_details()

    def draw_beforehand(self) -> Iterator[None]:
        """Draws the picture that is shown, in pieces, for the page to come up with it at once."""
        return self._details.draw_beforehand()

    def put_above(self, widget: QWidget) -> None:
        """Puts something above whatever is shown."""
        self._outer.insertWidget(0, widget)

    def choose_step(self, index: int) -> None:
        """Shows the step at a place in the routine's file, if it is done at all."""
        self._panel.choose_step(index)

    def set_customisation(self, routine: Routine, own: Customisation) -> None:
        """Takes over what was changed elsewhere, such as who receives; nothing is emitted."""
        self._panel.set_customisation(routine, own)
        self._show_total()
        self._show_details()

    def set_people(self, people: People) -> None:
        """Calls the two by these names."""
        self._people = people
        self._panel.set_people(people)
        self._show_details()

    def set_suiting(self, suiting: Suiting) -> None:
        """Marks whom which steps do not suit, and counts without them."""
        self._suiting = suiting
        self._panel.set_suiting(suiting)
        self._show_total()
        self._show_details()

    def set_theme(self, theme: Theme) -> None:
        """Draws the picture in other colours."""
        self._details.set_look(theme.look)
        self._actions.set_theme(theme)
        self.notice.set_theme(theme)

    def set_figures(self, people: tuple[Person, Person]) -> None:
        """Draws the two with other skin and hair."""
        self._details.set_figures(people)

    def set_still(self, still: bool) -> None:
        """Reduces motion."""
        self._panel.set_still(still)
        self._details.set_still(still)

    def focus_start(self) -> None:
        """Gives the focus to the Start button."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- laying out ----------------------------------------------------------------------------------------------

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(14)
        add(column, None, label(self._words("preview.nothing"), "display"), label(self._words("preview.nothing.help")))
        column.addStretch(2)
        return page

    def _routine_page(self) -> QWidget:
        page = QWidget()
        words = QVBoxLayout()
        words.setSpacing(4)
        add(words, self._title, self._facts)
        header = QHBoxLayout()
        header.setSpacing(20)
        header.addLayout(words, 1)
        header.addWidget(self._start, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self._summary, self._needs, self._warnings):
            self._panel.put_above(widget)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addWidget(self._panel, 11)
        step = QVBoxLayout()
        step.setSpacing(8)
        step.addWidget(self._actions)
        step.addWidget(self._details, 1)
        both.addLayout(step, 10)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 14, 0)
        column.setSpacing(12)
        column.addLayout(header)
        column.addLayout(both, 1)
        return page

    # ---- showing -------------------------------------------------------------------------------------------------

    def _show_routine(self, routine: Routine, problems: tuple[Problem, ...]) -> None:
        language = self._words.language
        title = routine.title.said(language)
        show_title(self._title, title)
        set_text(self._summary, routine.summary.said(language))
        needs = ", ".join(need.said(language) for need in routine.needs)
        set_text(self._needs, self._words("preview.needs", needs=needs) if needs else "")
        warned = [str(problem) for problem in problems if problem.severity is Severity.WARNING]
        set_text(self._warnings, "\n".join(warned))

    def _show_total(self) -> None:
        routine = self.routine
        if routine is None:
            return
        words, own = self._words, self.own
        if is_too_long(routine, own, self._suiting):
            self._start.setEnabled(False)
            set_text(self._facts, words("preview.too_long"))
            return
        timeline = build_timeline(routine, own, self._suiting)
        self._start.setEnabled(bool(timeline.phases))
        if not timeline.phases:
            unsuited = bool(build_timeline(routine, own).phases)
            set_text(self._facts, self._health("suits.nothing") if unsuited else words("preview.all_left_out"))
            return
        facts = [duration(words, timeline.total), words(f"level.{routine.level}")]
        if is_changed(own):
            facts.append(words("preview.changed"))
        set_text(self._facts, " · ".join(facts))

    @Slot()
    def _show_details(self) -> None:
        chosen, routine = self._panel.chosen, self.routine
        if chosen is None or routine is None:
            return
        step = routine.steps[chosen.index]
        if isinstance(step, ExerciseStep):
            receiver = _receiver(chosen, step)
            suited = self._suiting.of(step, receiver, self.own)
            done = suited.step or step
            dose = dose_of(done, routine, self.own, receiver)
            own = self._entry is not None and self._entry.origin is Origin.OWN
            known = self._find(step.exercise.id) is not None
            self._actions.show_for(chosen.index, len(routine.steps), own=own, known=known)
            why = reasons_said(self._health, self._people, suited)
            self._details.show_step(done.exercise, dose, receiver, self._people, routine.sources, unsuited=why)

    @Slot()
    def _on_see(self) -> None:
        chosen, routine = self._panel.chosen, self.routine
        step = routine.steps[chosen.index] if chosen is not None and routine is not None else None
        if isinstance(step, ExerciseStep):
            self.exercise_wanted.emit(step.exercise.id)

    @Slot(int)
    def _on_move(self, by: int) -> None:
        if self._panel.chosen is not None:
            self.step_moved.emit(self._panel.chosen.index, by)

    @Slot()
    def _on_remove(self) -> None:
        if self._panel.chosen is not None:
            self.step_removed.emit(self._panel.chosen.index)

    @Slot()
    def _on_start(self) -> None:
        if self.can_start:
            self.start_requested.emit()

    @Slot(object)
    def _on_customised(self, own: object) -> None:
        self._show_total()
        self._show_details()
        self.customised.emit(own)


class _Problems(QWidget):
    """A routine's file that cannot be used: where it is, and all that is wrong with it.

    Signals:
        reload_requested: the file was mended, and shall be read anew.
    """

    reload_requested = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title = label(role="display")
        self._path = label(role="muted")
        self._copy = button(words("preview.copy"), "quiet", words("preview.copy.tip"))
        self._written = ""
        self._reload = button(words("preview.reload"), "primary", words("preview.reload.tip"))
        self._list = Column(spacing=10)
        self._list.column.setContentsMargins(2, 2, 10, 16)
        self._found = QVBoxLayout()
        self._found.setSpacing(10)
        add(self._list.column, self._found, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 10, 0)
        column.setSpacing(10)
        add(column, self._title, label(words("preview.broken"), "danger"), label(words("preview.broken.help")))
        add(column, self._path, row(self._reload, self._copy, None))
        column.addWidget(self._list, 1)
        self._reload.clicked.connect(self.reload_requested)
        self._copy.clicked.connect(self._on_copy)

    def show_problems(self, entry: RoutineEntry, language: str) -> None:
        """Shows the problems of a file."""
        show_title(self._title, entry.title.said(language))
        set_text(self._path, str(entry.path))
        self._written = "\n".join(str(problem) for problem in entry.problems)
        emptied(self._found)
        for problem in entry.problems:
            frame, column = card(margins=14, spacing=4)
            place = f"{entry.path.name}:{problem.place.line}:{problem.place.column}"
            message = label(problem.message)
            message.setToolTip(str(problem))
            add(column, label(place, "warning"), message)
            self._found.addWidget(frame)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._written)


def show_title(shown: QLabel, title: str) -> None:
    """Writes a title, the longer the smaller, so that it stands there whole."""
    set_look(shown, ROLE, next((role for most, role in TITLE_SIZES if len(title) <= most), "name"))
    set_text(shown, title)


def _receiver(one: PlayedStep, step: ExerciseStep) -> Receiver:
    """Who receives in a step, or would if it were not left out."""
    if one.receiver is not None:
        return one.receiver
    return Receiver.A if step.exercise.people is Takes.PARTNER else Receiver.BOTH
