"""All exercises in the whole program: the way there and back, and one's own routines made of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.routine.routine import ExerciseStep
from stretchgui.session.clock import HandClock
from stretchgui.settings import SettingsStore
from stretchgui.ui.before.step_row import StepRow
from stretchgui.ui.exercises.add_dialog import AddDialog
from stretchgui.ui.exercises.page import ExercisesPage
from stretchgui.ui.kit.pieces import Choice, Tick
from tests.app.opened import answering, click, opened, start
from tests.ui.rooms import the

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

EVENING = """\
format: 1
title: Evening   # ours
steps:
  - exercise: single-knee-to-chest
    hold: 20
  # Quiet at the end.
  - exercise: back-to-back-breathing
"""
SPECIAL = "name: Special\nopt_in: true\nnot_with: [pregnancy, hernia]\n"


@pytest.fixture
def home(known_home: Path) -> Path:
    """Two people who have used the program before, with motion reduced so that nothing moves in a test."""
    store = SettingsStore(known_home)
    store.save(replace(store.load().settings, reduce_motion=True))
    return known_home


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Program]:
    with opened(qapp, home) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def write(home: Path, folder: str, name: str, text: str) -> Path:
    (home / folder).mkdir(parents=True, exist_ok=True)
    path = home / folder / f"{name}.yaml"
    path.write_bytes(text.encode())
    return path


def page_of(program: Program) -> ExercisesPage:
    page = program.browser.page
    assert page is not None
    return page


def browse(program: Program, exercise_id: str = "single-knee-to-chest") -> ExercisesPage:
    program.browser.open_at(exercise_id)
    QCoreApplication.processEvents()
    return page_of(program)


def add(program: Program, *answers: str, title: str = "", to: str = "") -> None:
    """Presses "Add to my routine", and answers."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, AddDialog)
        if to:
            where = the(dialog, Choice, "To which routine")
            where.setCurrentIndex(where.findText(to))
        if title:
            the(dialog, QLineEdit, "What the new routine is called").setText(title)
        for text in answers or ("Add",):
            click(dialog, text)

    answering(answer)
    click(page_of(program), "Add to my routine")
    QCoreApplication.processEvents()


def notices(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.property("role") == "name"]


def headings(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.property("role") == "heading"]


def routines(program: Program) -> list[str]:
    """The routines that are listed."""
    view = next(one for one in program.pages.selector.findChildren(QListView) if one.accessibleName() == "Routines")
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


# ---- the way there and back ------------------------------------------------------------------------------------


def test_the_page_is_not_there_before_it_is_wanted(program: Program) -> None:
    assert program.browser.page is None
    QTest.keyClick(program.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert page_of(program).isVisible()
    assert not program.pages.selector.isVisible()


def test_the_key_opens_it_from_a_search_field_too_and_escape_leads_back_there(program: Program) -> None:
    field = next(one for one in program.pages.selector.findChildren(QLineEdit) if one.accessibleName() == "Search")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = page_of(program)
    assert page.isVisible()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert program.pages.preview.isVisible()
    assert program.pages.selector.isVisible()
    assert field.hasFocus()


def test_a_button_leads_there_and_one_back(program: Program) -> None:
    click(program.pages.selector, "All exercises")
    assert page_of(program).isVisible()
    click(page_of(program), "Back")
    assert program.pages.preview.isVisible()


def test_from_a_step_to_its_exercise_and_back_to_the_step(program: Program) -> None:
    rows = [row for row in program.pages.preview.findChildren(StepRow) if row.isVisible()]
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(the(program.pages.preview, QPushButton, "See the exercise"), Qt.MouseButton.LeftButton)
    shown = page_of(program).view.exercise
    assert shown is not None
    assert shown.id == rows[1].step.exercise.id
    QTest.keyClick(page_of(program).focusWidget(), Qt.Key.Key_Escape)
    assert the(program.pages.preview, QPushButton, "See the exercise").hasFocus()


def test_it_follows_the_names(program: Program, words: Words) -> None:
    page = browse(program)
    assert "Anna is stretched, Ben helps" in headings(page)

    def rename(dialog: QWidget) -> None:
        first = next(field for field in dialog.findChildren(QLineEdit) if field.text() == "Anna")
        first.setText("Eva")
        click(dialog, words("people_dialog.done"))

    answering(rename)
    program.window.people_requested.emit()
    QCoreApplication.processEvents()
    assert "Eva is stretched, Ben helps" in headings(page)


def test_files_read_again_leave_one_where_one_is(program: Program, home: Path) -> None:
    page = browse(program)
    write(home, "exercises", "special", SPECIAL)
    QTest.keyClick(program.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.isVisible()
    page.open("special")
    assert page.view.exercise is not None
    assert page.view.exercise.id == "special"


def test_there_is_no_way_there_while_a_session_runs(qapp: QApplication, qtbot: QtBot, home: Path) -> None:
    with opened(qapp, home, clock=HandClock()) as program:
        start(program)
        QTest.keyClick(program.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert program.browser.page is None
        assert program.pages.session.isVisible()


# ---- into a routine of one's own -------------------------------------------------------------------------------


def test_a_new_routine_is_made_and_offered_at_once(program: Program, home: Path) -> None:
    page = browse(program)
    add(program, title="Our morning")
    assert (home / "routines" / "our-morning.yaml").read_text() == (
        'format: 1\ntitle: "Our morning"\nsteps:\n  - exercise: single-knee-to-chest\n'
    )
    assert "Added to “Our morning”, as step 1." in notices(page)
    click(page, "Open it")
    assert program.pages.preview.isVisible()
    assert program.pages.preview.routine is not None
    assert program.pages.preview.routine.title.said() == "Our morning"
    assert program.pages.preview.can_start
    assert "Our morning" in routines(program)


def test_undo_takes_the_new_routine_away_again(program: Program, home: Path) -> None:
    page = browse(program)
    add(program, title="Our morning")
    click(page, "Undo")
    assert "“Our morning” is as it was before." in notices(page)
    assert list((home / "routines").iterdir()) == []
    assert "Our morning" not in routines(program)


def test_a_step_is_added_to_a_routine_there_is_and_taken_out_again(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    path = write(home, "routines", "evening", EVENING)
    with opened(qapp, home) as program:
        page = browse(program, "prone-quad-stretch")
        add(program, to="Evening")
        assert path.read_text() == EVENING.replace("hold: 20\n", "hold: 20\n  - exercise: prone-quad-stretch\n")
        assert "Added to “Evening”, as step 2." in notices(page)
        click(page, "Undo")
        assert path.read_text() == EVENING


def test_the_routine_last_added_to_is_offered_first(program: Program, home: Path) -> None:
    browse(program)
    add(program, title="Our morning")
    browse(program, "prone-quad-stretch")
    add(program)
    assert "prone-quad-stretch" in (home / "routines" / "our-morning.yaml").read_text()


def test_a_new_one_is_never_called_as_another_is(program: Program, home: Path) -> None:
    browse(program)
    add(program)
    add(program, to="A new routine")
    assert sorted(path.name for path in (home / "routines").iterdir()) == ["our-routine-2.yaml", "our-routine.yaml"]


def test_one_on_request_is_only_added_when_they_say_that_they_want_it(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    write(home, "exercises", "special", SPECIAL)
    seen: list[object] = []

    def answer(dialog: QWidget) -> None:
        seen.append(the(dialog, QPushButton, "Add").isEnabled())
        tick = the(dialog, Tick, "We have read it, and want it")
        seen.append(dialog.focusWidget() is tick)
        QTest.keyClick(tick, Qt.Key.Key_Space)
        seen.append([one.text() for one in dialog.findChildren(QLabel) if one.isVisible()])
        click(dialog, "Add")

    with opened(qapp, home) as program:
        page = browse(program, "special")
        answering(answer)
        click(page, "Add to my routine")
        assert seen[:2] == [False, True]
        assert "pregnancy; a hernia" in str(seen[2])
        assert (home / "routines" / "our-routine.yaml").exists()


def test_cancelled_nothing_is_written(program: Program, home: Path) -> None:
    page = browse(program)
    add(program, "Cancel")
    assert not (home / "routines").exists()
    assert not page.view.notice.isVisible()


def test_without_a_name_nothing_can_be_added(program: Program) -> None:
    browse(program)
    seen: list[bool] = []

    def answer(dialog: QWidget) -> None:
        the(dialog, QLineEdit, "What the new routine is called").setText("   ")
        seen.append(the(dialog, QPushButton, "Add").isEnabled())
        click(dialog, "Cancel")

    answering(answer)
    click(page_of(program), "Add to my routine")
    assert seen == [False]


def test_a_file_that_may_only_be_read_is_said_and_another_can_be_chosen(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    path = write(home, "routines", "evening", EVENING)
    path.chmod(0o444)
    seen: list[str] = []

    def answer(dialog: QWidget) -> None:
        where = the(dialog, Choice, "To which routine")
        where.setCurrentIndex(where.findText("Evening"))
        click(dialog, "Add")
        QCoreApplication.processEvents()
        seen.extend(one.text() for one in dialog.findChildren(QLabel) if one.property("role") == "danger")
        where.setCurrentIndex(0)
        click(dialog, "Add")

    with opened(qapp, home) as program:
        page = browse(program)
        answering(answer)
        click(page, "Add to my routine")
        assert "may only be read" in seen[0]
        assert path.read_text() == EVENING
        assert "Added to “Our routine”, as step 1." in notices(page)


# ---- steps of one's own routine --------------------------------------------------------------------------------


def test_steps_of_ones_own_routine_are_moved_and_taken_out_where_they_are_seen(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    path = write(home, "routines", "evening", EVENING)
    with opened(qapp, home, WindowOptions(routine="evening")) as program:
        preview = program.pages.preview
        assert not the(preview, QPushButton, "Move this step up").isEnabled()
        QTest.mouseClick(the(preview, QPushButton, "Move this step down"), Qt.MouseButton.LeftButton)
        assert names(program) == ["Back-to-back breathing", "Single knee to chest"]
        assert "# Quiet at the end." in path.read_text()
        assert "hold: 20" in path.read_text()
        assert not the(preview, QPushButton, "Move this step down").isEnabled(), "the same step is still shown"
        QTest.mouseClick(the(preview, QPushButton, "Take this step out of the routine"), Qt.MouseButton.LeftButton)
        assert names(program) == ["Back-to-back breathing"]
        assert not the(preview, QPushButton, "Take this step out of the routine").isEnabled()
        QCoreApplication.processEvents()
        click(preview.notice, "Undo")
        assert names(program) == ["Back-to-back breathing", "Single knee to chest"]


def test_of_a_bundled_routine_nothing_can_be_moved(program: Program) -> None:
    for name in ("Move this step up", "Move this step down", "Take this step out of the routine"):
        found = [one for one in program.pages.preview.findChildren(QPushButton) if one.accessibleName() == name]
        assert [one.isVisible() for one in found] == [False]


def names(program: Program) -> list[str]:
    """The steps of the routine that is shown."""
    routine = program.pages.preview.routine
    assert routine is not None
    return [step.exercise.name.said() for step in routine.steps if isinstance(step, ExerciseStep)]
