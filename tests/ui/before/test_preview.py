"""A routine before its start: everything about it in sight, Start never far away, broken files explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.language.durations import duration
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.routine import Turns
from stretchgui.session.people import people_called
from stretchgui.ui.before.preview_page import PreviewPage
from stretchgui.ui.before.step_row import StepRow
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.rooms import BROKEN, LONG_NAME, Heard, Rooms, clock, dressed, said, the, within

KNEE = "Single knee to chest"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def page_of(
    rooms: Rooms,
    qtbot: QtBot,
    routine: str = "two-simple-stretches",
    own: Customisation | None = None,
    size: tuple[int, int] = (900, 700),
) -> PreviewPage:
    page = PreviewPage(
        rooms.words, rooms.health, LIGHT, rooms.icons, rooms.thumbnails, rooms.people, clock, rooms.library().exercise
    )
    qtbot.addWidget(page)
    rooms.thumbnails.setParent(page)
    page.set_still(True)
    page.resize(*size)
    if routine:
        entry = rooms.library().routine(routine)
        assert entry is not None
        page.show_entry(entry, own or Customisation())
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: not rooms.thumbnails.busy)
    return page


def figure_of(page: PreviewPage) -> FigureView:
    return page.findChildren(FigureView)[0]


def order(page: QWidget) -> list[str]:
    """The rows and their headings as they stand below each other."""
    column = next(row.parentWidget() for row in page.findChildren(StepRow))
    assert column is not None
    direct = column.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    named = [one for one in direct if isinstance(one, StepRow) or one.property("role") == "heading"]
    named = [one for one in named if one.isVisible()]
    return [widget.accessibleName() for widget in sorted(named, key=lambda w: w.y())]


def test_before_a_choice_it_says_what_to_do(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, routine="")
    assert "Choose a routine" in said(page)
    assert not page.can_start


def test_title_summary_needs_sources_and_total_are_there(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    assert page.routine is not None
    everything = said(page)
    assert "Two simple stretches" in everything
    assert page.routine.summary.said() in everything
    assert "Have ready: mat, pillow, two cushions or stools" in everything
    for source in page.routine.sources:
        assert source in everything
    assert f"{duration(rooms.words, build_timeline(page.routine).total)} · Standard" in everything


def test_steps_stand_in_the_order_of_playing(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    thigh, breathing = "Face-down thigh stretch", "Back-to-back breathing"
    anna, ben = "Anna is stretched, Ben helps", "Ben is stretched, Anna helps"
    together = "Anna and Ben together"
    assert order(page) == [together, breathing, anna, KNEE, thigh, ben, KNEE, thigh, together, breathing]
    assert page.routine is not None
    page.set_customisation(page.routine, Customisation(turns=Turns.EACH))
    qtbot.waitUntil(
        lambda: order(page) == [together, breathing, anna, KNEE, ben, KNEE, thigh, anna, thigh, together, breathing]
    )


def test_the_first_step_is_shown_and_a_click_shows_another(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    figure = figure_of(page)
    assert figure.accessibleName() == "Picture: Back-to-back breathing"
    row = next(row for row in page.findChildren(StepRow) if row.accessibleName() == KNEE and not row.one.again)
    QTest.mouseClick(row, LEFT, pos=QPoint(4, 4))
    assert figure.accessibleName() == f"Picture: {KNEE}, left side"
    qtbot.waitUntil(lambda: "Stop if" in said(page))
    everything = " ".join(said(page))
    assert "{" not in everything
    for heading in ("What to feel", "Better not", "Stop if", "Without a helper", "Where this comes from"):
        assert heading in said(page), heading


def test_everything_can_be_reached_and_read_with_the_keyboard(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    start, details = the(page, QPushButton, "Start"), the(page, QScrollArea, "All about this step")
    start.setFocus()
    reached: set[QWidget] = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    rows = [row for row in page.findChildren(StepRow) if row.isVisible()]
    assert {start, details, *rows} <= reached
    details.setFocus()
    QTest.keyClick(details, Qt.Key.Key_PageDown)
    assert details.verticalScrollBar().value() > 0


def test_in_the_second_turn_the_names_change_places(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    row = next(row for row in page.findChildren(StepRow) if row.accessibleName() == KNEE and row.one.again)
    QTest.mouseClick(row, LEFT, pos=QPoint(4, 4))
    roles = {one.property("role"): one.text() for one in page.findChildren(QLabel) if one.property("role") in TOLD}
    assert roles == {"receiver": "Ben", "helper": "Anna"}


TOLD = ("receiver", "helper")


def test_the_picture_moves_once_and_stands_still_when_that_is_wished(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    figure = figure_of(page)
    assert figure.frame.fraction == 1.0
    page.set_still(False)
    QTest.mouseClick(figure, LEFT)
    assert figure.frame.fraction == 0.0
    page.hide()


def test_a_small_picture_moves_once_when_it_is_pointed_at(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    row = next(row for row in page.findChildren(StepRow) if row.accessibleName() == KNEE)
    before = row.picture.grab().toImage()
    point_at(row)
    assert not moving(row)
    page.set_still(False)
    point_at(row)
    assert moving(row)
    qtbot.waitUntil(lambda: row.picture.grab().toImage() != before)
    page.hide()
    assert not moving(row)
    page.show()
    assert row.picture.grab().toImage() == before


def moving(row: StepRow) -> bool:
    return row.picture.moves


def point_at(row: StepRow) -> None:
    place = QPointF(10, 10)
    QApplication.sendEvent(row, QEnterEvent(place, place, row.mapToGlobal(place.toPoint()).toPointF()))


def test_what_is_special_about_a_step_is_said(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write(
        "special",
        "title: Special\nsteps:\n- exercise: single-knee-to-chest\n  optional: true\n"
        "- exercise: prone-quad-stretch\n  contract_relax: {rounds: 2, contract: 6, relax: 3}\n",
    )
    page = page_of(rooms, qtbot, "special")
    assert "left, right · if you like" in said(page)
    assert "left, right · with 2 light pushes" in said(page)


def test_the_total_follows_a_change_at_once(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    heard = Heard()
    page.customised.connect(heard)
    QTest.mouseClick(the(page, QPushButton, f"{KNEE}: five seconds more"), LEFT)
    assert page.routine is not None
    assert heard.all == [page.own]
    total = build_timeline(page.routine, page.own).total
    assert total == build_timeline(page.routine).total + 4 * 5
    assert f"{duration(rooms.words, total)} · Standard · changed by you" in said(page)


@pytest.mark.parametrize("way", ["click", "F5"])
def test_starting(rooms: Rooms, qtbot: QtBot, way: str) -> None:
    page = page_of(rooms, qtbot)
    heard = Heard()
    page.start_requested.connect(heard)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if way == "click":
        QTest.mouseClick(the(page, QPushButton, "Start"), LEFT)
    else:
        QTest.keyClick(page, Qt.Key.Key_F5)
    assert len(heard.all) == 1


def test_nothing_to_do_cannot_be_started(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("one", "title: One\nsteps:\n- exercise: single-knee-to-chest\n")
    page = page_of(rooms, qtbot, "one", Customisation(left_out=frozenset({"single-knee-to-chest"})))
    heard = Heard()
    page.start_requested.connect(heard)
    assert not the(page, QPushButton, "Start").isEnabled()
    assert "Every step is left out: tick at least one." in said(page)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert heard.all == []


@pytest.mark.parametrize("size", [(640, 560), (1000, 740), (1500, 1040)])
def test_start_is_always_in_sight(rooms: Rooms, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = page_of(rooms, qtbot, "front-and-back", size=size)
    start = the(page, QPushButton, "Start")
    assert page.rect().contains(start.geometry())


def test_a_broken_file_shows_every_problem_the_path_and_a_way_on(rooms: Rooms, qtbot: QtBot) -> None:
    path = rooms.write("broken", BROKEN)
    page = page_of(rooms, qtbot, "broken")
    heard, started = Heard(), Heard()
    page.reload_requested.connect(heard)
    page.start_requested.connect(started)
    everything = said(page)
    assert "Broken one" in everything
    assert str(path) in everything
    entry = rooms.library().routine("broken")
    assert entry is not None
    assert len(entry.problems) == 3
    for problem in entry.problems:
        assert f"broken.yaml:{problem.place.line}:{problem.place.column}" in everything
        assert problem.message in everything
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert started.all == []
    assert not page.can_start
    QTest.mouseClick(the(page, QPushButton, "Read it again"), LEFT)
    assert len(heard.all) == 1


def test_the_problems_can_be_copied_as_they_are(rooms: Rooms, qtbot: QtBot) -> None:
    path = rooms.write("a-file-with-quite-a-long-name-that-breaks", BROKEN)
    page = page_of(rooms, qtbot, path.stem)
    entry = rooms.library().routine(path.stem)
    assert entry is not None
    QTest.mouseClick(the(page, QPushButton, "Copy the list"), LEFT)
    copied = QApplication.clipboard().text()
    assert copied.splitlines() == [str(problem) for problem in entry.problems]
    assert copied.startswith(f"{path}:1:1: ")


def test_a_file_with_markup_is_shown_as_it_is_written(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("html", "title: <h1>Big</h1>\nsummary: <img src=x>\nsteps:\n- exercise: single-knee-to-chest\n")
    page = page_of(rooms, qtbot, "html")
    for one in page.findChildren(QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText or not one.text()
    assert "<h1>Big</h1>" in said(page)


@pytest.mark.parametrize("title", ["word " * 39 + "end", "x" * 200])
def test_long_titles_and_names_stay_inside(rooms: Rooms, qtbot: QtBot, title: str) -> None:
    rooms.write("long", f"title: {title}\nsteps:\n- exercise: single-knee-to-chest\n")
    rooms.people = people_called(rooms.words, LONG_NAME, LONG_NAME)
    page = page_of(rooms, qtbot, "long", size=(640, 560))
    assert title in said(page)
    for widget in (*page.findChildren(StepRow), *page.findChildren(QSpinBox), the(page, QPushButton, "Start")):
        assert within(widget, page), widget.accessibleName()
    shown = next(one for one in page.findChildren(QLabel) if one.accessibleName() == title)
    assert shown.height() >= shown.heightForWidth(shown.width())


def test_reading_a_mended_file_again_shows_it(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("broken", BROKEN)
    page = page_of(rooms, qtbot, "broken")
    rooms.write("broken", "title: Mended\nsteps:\n- exercise: single-knee-to-chest\n")
    entry = rooms.library().routine("broken")
    assert entry is not None
    page.show_entry(entry, Customisation())
    assert "Mended" in said(page)
    assert page.can_start


def test_other_names_and_colours(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    page.set_people(people_called(rooms.words, "Zoe", ""))
    qtbot.waitUntil(lambda: "Zoe is stretched, Partner B helps" in said(page))
    figure = figure_of(page)
    light = figure.grab().toImage()
    page.set_theme(DARK)
    assert figure.grab().toImage() != light


@pytest.mark.parametrize(("before", "after"), [((640, 560), (986, 744)), ((1300, 740), (640, 560))])
def test_a_window_made_larger_or_smaller_looks_as_if_it_had_always_been_so(
    rooms: Rooms, qtbot: QtBot, before: tuple[int, int], after: tuple[int, int]
) -> None:
    always = places(page_of(rooms, qtbot, size=after))
    page = page_of(Rooms(rooms.paths.data), qtbot, size=before)
    # Rows that were laid out anew hear of their new width too.
    page.set_people(people_called(rooms.words, "Ben", "Anna"))
    page.set_people(rooms.people)
    assert places(page) != always
    page.resize(*after)
    qtbot.waitUntil(lambda: places(page) == always)


def places(page: PreviewPage) -> list[tuple[int, int, int]]:
    """How wide and high each row is, and the picture."""
    shown = [*(row for row in page.findChildren(StepRow)), figure_of(page)]
    return [(one.one.index if isinstance(one, StepRow) else -1, one.width(), one.height()) for one in shown]
