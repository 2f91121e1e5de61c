"""The window is there at once; what can be chosen in it comes a moment later."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.app.front import Front
from stretchgui.app.opening import Opening
from stretchgui.app.program import Program
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.session.clock import HandClock
from stretchgui.ui.first_paint import FirstPaint
from tests.app.opened import opened

# What Qt says where there is no sound.
pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

# After so many pieces all is built, and some of the files are read.
SOME_ARE_READ = 20


class Painted(QObject):
    """Calls something at each painting of what it watches."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._tell()
        return False


def test_the_first_picture_waits_for_no_file(qapp: QApplication, tmp_path: Path) -> None:
    paths = find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path)
    opening = Opening(qapp, paths, WindowOptions())
    ready_when_painted: list[bool] = []
    window = opening.front.window
    watcher = Painted(lambda: ready_when_painted.append(opening.ready))
    window.installEventFilter(watcher)
    opening.show()
    while not opening.ready:
        QCoreApplication.processEvents()
    chosen = opening.program.pages.selector.chosen
    window.removeEventFilter(watcher)
    opening.program.close()
    opening.program.deleteLater()
    window.deleteLater()
    opening.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ready_when_painted[0] is False
    assert chosen is not None
    assert chosen.id == "two-simple-stretches"


def cards_of(opening: Opening) -> list[str]:
    """What the list says of each routine, to whoever cannot see it."""
    cards = opening.front.selector.findChild(QListView, "cards")
    assert isinstance(cards, QListView)
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(cards.model().index(row, 0).data(role)) for row in range(cards.model().rowCount())]


class Start:
    """A start of the program: what its first picture listed, and what was listed once all was read."""

    def __init__(
        self,
        application: QApplication,
        home: Path,
        options: WindowOptions | None = None,
        meanwhile: Callable[[Opening], None] = lambda _: None,
        then: Callable[[Opening], None] = lambda _: None,
    ) -> None:
        paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
        opening = Opening(application, paths, options or WindowOptions())
        window = opening.front.window
        seen: list[list[str]] = []
        watcher = Painted(lambda: seen.append(cards_of(opening)))
        window.installEventFilter(watcher)
        opening.show()
        while not seen:
            QCoreApplication.processEvents()
        meanwhile(opening)
        while not opening.ready:
            QCoreApplication.processEvents()
        window.removeEventFilter(watcher)
        chosen = opening.program.pages.selector.chosen
        self.first, self.read = seen[0], cards_of(opening)
        self.chosen = chosen.id if chosen else None
        self.shown = opening.program.pages.preview.routine
        then(opening)
        opening.program.close()
        opening.program.deleteLater()
        window.deleteLater()
        opening.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_from_the_second_start_on_the_first_picture_has_the_routines_in_it(qapp: QApplication, tmp_path: Path) -> None:
    first, second = Start(qapp, tmp_path), Start(qapp, tmp_path)
    assert second.first[:4] == second.read[:4] == first.read[:4]
    # Of those out of sight the total is not counted before somebody looks.
    assert len(second.first) == len(second.read)
    assert second.chosen == "two-simple-stretches"


def test_what_was_changed_stands_in_the_next_first_picture(qapp: QApplication, tmp_path: Path) -> None:
    def longer(opening: Opening) -> None:
        preview = opening.program.pages.preview
        preview.customised.emit(replace(preview.own, hold_scale=2.0))
        QCoreApplication.processEvents()

    first, second = Start(qapp, tmp_path, then=longer), Start(qapp, tmp_path)
    assert second.first[0] == second.read[0] != first.read[0]
    assert "changed by you" in second.first[0]


def test_a_first_picture_shows_no_total_that_does_not_hold_any_more(qapp: QApplication, tmp_path: Path) -> None:
    Start(qapp, tmp_path)
    store = CustomisationStore(tmp_path / "routines")
    store.save("two-simple-stretches", Customisation(hold_scale=2.0))
    second = Start(qapp, tmp_path)
    assert [said for said in second.first if "min" in said or "changed by you" in said] == []
    assert "changed by you" in second.read[0]


def test_people_who_are_new_have_the_titles_in_their_first_picture(qapp: QApplication, tmp_path: Path) -> None:
    first = Start(qapp, tmp_path, WindowOptions(routine="deep-rest"))
    titles, levels = ([said.split(". ")[part].split(" ·")[0] for said in first.read] for part in (0, 1))
    assert first.first == [f"{title}. {level}" for title, level in zip(titles, levels, strict=True)]
    assert first.chosen == "deep-rest"


def test_a_glance_is_not_kept_for_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    """Of a routine that nobody has read it is not known for whom it is, nor how long it takes."""
    paths = find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path)
    front = Front(qapp, paths, WindowOptions())
    program = Program(front, HandClock())
    build = program.build()
    for _ in range(SOME_ARE_READ):
        next(build)
    assert not program.ready
    program.close()
    program.deleteLater()
    front.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert front.selector.all_listed.cards
    assert not front.index.read().cards


def test_who_chooses_in_the_first_picture_has_it_so(qapp: QApplication, tmp_path: Path) -> None:
    def choose(opening: Opening) -> None:
        opening.front.selector.choose("gentle-low-back")
        opening.front.selector.choose("gentle-sore-day")

    Start(qapp, tmp_path)
    second = Start(qapp, tmp_path, WindowOptions(routine="two-simple-stretches"), meanwhile=choose)
    assert second.chosen == "gentle-sore-day"
    assert second.shown is not None
    assert second.shown.id == "gentle-sore-day"
    assert Start(qapp, tmp_path).chosen == "gentle-sore-day"


def test_of_a_program_that_is_closed_nothing_is_kept_for_good(qapp: QApplication, tmp_path: Path) -> None:
    """Only the process whose one program it is lets the collector leave it alone: tests open hundreds."""
    kept = gc.get_freeze_count()
    with opened(qapp, tmp_path):
        pass
    assert gc.get_freeze_count() == kept


def test_a_window_that_nobody_sees_is_not_waited_for(qtbot: QtBot) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    with qtbot.waitSignal(FirstPaint(hidden).over):
        pass


def test_it_is_said_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    said: list[None] = []
    first = FirstPaint(window)
    first.over.connect(lambda: said.append(None))
    with qtbot.waitSignal(first.over):
        window.show()
    for _ in range(3):
        window.repaint()
        QCoreApplication.processEvents()
    assert len(said) == 1


def test_whoever_looks_at_the_history_before_all_is_there_stays_in_it(qapp: QApplication, known_home: Path) -> None:
    paths = find_paths({"STRETCHGUI_HOME": str(known_home)}, "linux", known_home)
    opening = Opening(qapp, paths, WindowOptions())
    window = opening.front.window
    opening.show()
    first = window.shown
    while not opening.ready:
        QCoreApplication.processEvents()
        # As its key does, until somebody hears it.
        if window.shown is first and not opening.ready:
            window.history_requested.emit()
    program = opening.program
    shown, page = window.shown, program.history_road.page
    program.close()
    program.deleteLater()
    window.deleteLater()
    opening.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page is not None
    assert shown is page


def test_whoever_wants_to_start_before_all_is_there_is_not_heard_yet(qapp: QApplication, known_home: Path) -> None:
    def press(opening: Opening) -> None:
        _, session, *_ = opening.front.window.menuBar().findChildren(QMenu)
        while not opening.ready:
            # Its first entry, once there is one.
            for action in session.actions()[:1]:
                pressed.append(action.isEnabled())
                action.trigger()
            QCoreApplication.processEvents()

    ran: list[bool] = []
    pressed: list[bool] = []
    start = Start(
        qapp,
        known_home,
        meanwhile=press,
        then=lambda opening: ran.append(opening.program.conductor.running is not None),
    )
    assert start.shown is not None
    assert any(pressed)
    assert ran == [False]
