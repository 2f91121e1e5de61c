"""The history in the whole program: looked at, noted, deleted and undone, and everything about a person forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.history.export import csv_text, json_text
from stretchgui.history.past import Past, people_of
from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.paths import find_paths
from stretchgui.routine.timeline import Receiver
from stretchgui.settings import SettingsStore
from stretchgui.ui.history.chart import Chart
from stretchgui.ui.history.forget_dialog import ForgetDialog
from stretchgui.ui.history.page import HistoryPage
from stretchgui.ui.kit.pieces import Choice, Tick
from tests.app.opened import answering, choosing, click, nothing_new, opened
from tests.ui.handout.read_pdf import read_pdf
from tests.ui.rooms import said
from tools.plausible_history import plausible_past, write_past

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

PAST = plausible_past(until=plausible_past().sessions[-1].started.date())


def history_in(home: Path) -> History:
    history, problems = History.open(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).history)
    assert problems == ()
    return history


def written(history: History) -> Past:
    return Past.of(history.sessions(), history.feelings(), history.tries(), history.replies())


@pytest.fixture
def lived_in(known_home: Path) -> Path:
    """The folder of two people with six weeks of history."""
    history = history_in(known_home)
    write_past(PAST, history)
    history.close()
    return known_home


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, lived_in: Path) -> Iterator[Program]:
    with opened(qapp, lived_in) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def settle(page: HistoryPage | None = None) -> None:
    """Lets the window do what it does, and the page read and draw all there is."""
    for _ in range(5):
        QCoreApplication.processEvents()
    while page is not None and page.is_busy:
        QCoreApplication.processEvents()


def page_of(program: Program) -> HistoryPage:
    page = page_at_once(program)
    settle(page)
    return page


def page_at_once(program: Program) -> HistoryPage:
    """The page as soon as it is there, whatever it still has to read."""
    QTest.keyClick(program.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    page = program.history_road.page
    assert page is not None
    assert page.isVisible()
    return page


def charts(page: HistoryPage) -> list[Chart]:
    return list(page.charts.charts)


def test_the_history_opens_by_its_key_and_goes_back_with_escape(program: Program) -> None:
    page = page_of(program)
    assert "History" in said(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert program.pages.preview.isVisible()


def test_the_page_is_there_at_once_and_says_that_it_reads(program: Program, words: Words) -> None:
    page = page_at_once(program)
    assert page.is_busy
    assert words("history.busy") in said(page)
    assert not page.charts.isVisible(), "nothing says that there is nothing"
    settle(page)
    assert words("history.busy") not in said(page)
    assert len(charts(page)) > 10


def test_what_changes_while_it_is_read_is_in_it(program: Program) -> None:
    page = page_at_once(program)
    QCoreApplication.processEvents()
    program.archive.put_note(PAST.sessions[0].id, "Written meanwhile.")
    settle(page)
    assert program.archive.past.sessions[0].note == "Written meanwhile."
    assert page.is_busy is False
    assert len(charts(page)) > 10


def test_whoever_goes_back_while_it_is_read_finds_all_of_it_the_next_time(program: Program) -> None:
    page = page_at_once(program)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.is_busy
    settle()
    assert len(charts(page_of(program))) > 10


def test_a_note_is_no_reason_to_read_everything_again(program: Program) -> None:
    page = page_of(program)
    program.archive.put_note(PAST.sessions[0].id, "Short.")
    assert program.archive.is_known
    assert program.archive.past == written(program.keeping.history)
    settle(page)


def test_whoever_is_hidden_is_on_no_chart(program: Program, words: Words) -> None:
    page = page_of(program)
    assert any("Ben" in chart.accessibleName() for chart in charts(page))
    next(tick for tick in page.findChildren(Tick) if tick.text() == "Ben").click()
    settle(page)
    assert page.shown == (Receiver.A,)
    seen = [chart.accessibleName() + " ".join(chart.readings()) for chart in charts(page)]
    assert seen
    # A check is called "Bent-hip hamstring check".
    assert not any(re.search(r"\bBen\b", text) for text in (*seen, *said(page.charts)))


def test_one_of_the_two_always_stays(program: Program) -> None:
    page = page_of(program)
    for tick in page.findChildren(Tick):
        if tick.text() in ("Anna", "Ben"):
            tick.click()
    assert len(page.shown) == 1


def test_every_chart_is_read_by_arrows_and_has_the_same_as_a_table(program: Program) -> None:
    page = page_of(program)
    next(one for one in page.findChildren(Choice) if one.accessibleName() == "How far back").setCurrentIndex(3)
    settle(page)
    found = charts(page)
    assert len(found) >= 10
    for chart in found:
        readings = list(chart.readings())
        assert readings
        QTest.keyClick(chart, Qt.Key.Key_Home)
        assert chart.accessibleDescription() == readings[0]
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.accessibleDescription() == readings[min(1, len(readings) - 1)]
        QTest.keyClick(chart, Qt.Key.Key_End)
        assert chart.accessibleDescription() == readings[-1]
        table = chart.table()
        assert all(len(row) == len(table.heads) for row in table.rows)
        assert len(table.rows) >= len(readings)


def test_each_week_is_read_from_region_to_region_and_from_week_to_week(program: Program) -> None:
    page = page_of(program)
    chart = next(one for one in charts(page) if "in each week" in one.accessibleName())
    readings = list(chart.readings())
    weeks = {reading.partition(": ")[0].partition("the week of ")[2] for reading in readings}
    assert len(weeks) in (6, 7)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription().startswith("Low back, the week of Mon ")
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleDescription() == readings[len(weeks)]
    assert not chart.accessibleDescription().startswith("Low back")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == readings[len(weeks) + 1]
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.accessibleDescription() == readings[1]
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.accessibleDescription() == readings[1], "above the first region there is none"
    assert chart.table().heads == ("Week of", "Where", "left", "right", "no side")


def test_a_chart_turns_into_its_table_and_back(program: Program) -> None:
    page = page_of(program)
    click(page, "As a table")
    table = page.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert table.rowCount() == len(charts(page)[0].table().rows)
    click(page, "As a chart")
    settle(page)
    assert charts(page)[0].isVisible()


def test_a_note_is_kept_when_one_leaves_it(program: Program, lived_in: Path) -> None:
    page = page_of(program)
    page.open_sessions(PAST.sessions[3].id)
    field = page.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Ours: a quiet evening.")
    click(page, "Charts")
    kept = program.keeping.history.session(PAST.sessions[3].id)
    assert kept is not None
    assert kept.note == "Ours: a quiet evening."


def test_a_session_is_deleted_and_comes_back_as_it_was(program: Program) -> None:
    page = page_of(program)
    before = written(program.keeping.history)
    gone = before.sessions[-1]
    page.open_sessions(gone.id)
    click(page, "Delete this session")
    assert gone.id not in written(program.keeping.history).by_id
    assert not any(one.session == gone.id for one in program.keeping.history.feelings())
    click(page, "Undo")
    assert written(program.keeping.history) == before


def test_everything_about_a_person_is_gone_from_every_file(program: Program, lived_in: Path) -> None:
    page = page_of(program)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ForgetDialog)
        assert any("This goes for good: whatever Ben did and said" in text for text in said(dialog)) is False
        dialog.whom.setCurrentIndex(1)
        settle()
        assert any("This goes for good: whatever Ben did and said" in text for text in said(dialog))
        click(dialog, "Delete everything about Ben")

    answering(answer)
    click(page, "Delete everything about…")
    left = written(program.keeping.history)
    assert people_of(left) == (Receiver.A,)
    assert all(one.person is Receiver.A for one in left.feelings)
    settings = SettingsStore(lived_in).load().settings
    assert (settings.name_a, settings.name_b) == ("Anna", "")
    program.keeping.history.close()
    found = [path for path in lived_in.rglob("*") if path.is_file() and re.search(rb"\bBen\b", path.read_bytes())]
    assert found == []


def test_nothing_goes_before_it_is_confirmed(program: Program) -> None:
    page = page_of(program)
    before = written(program.keeping.history)
    answering(lambda dialog: click(dialog, "Keep everything"))
    click(page, "Delete everything about…")
    assert written(program.keeping.history) == before


def test_an_empty_history_says_what_will_appear(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    with opened(qapp, known_home) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        page = page_of(program)
        assert all(chart.is_empty and chart.accessibleDescription() for chart in charts(page))
        click(page, "Sessions")
        settle(page)
        lists = page.findChildren(QListView)
        assert not any(one.isVisible() for one in lists if one.objectName() == "lines")
        assert any("will stand here" in text for text in said(page))


def test_the_summary_leads_to_the_history(program: Program) -> None:
    answering(nothing_new)
    program.flow.start()
    program.conductor.end()
    click(program.pages.summary, "History")
    settle()
    page = program.history_road.page
    assert page is not None
    assert page.isVisible()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_what_is_shown_is_exported_and_who_is_hidden_is_not(
    program: Program, words: Words, tmp_path: Path, ending: str
) -> None:
    page = page_of(program)
    tick = next(one for one in page.findChildren(Tick) if one.text() == "Ben")
    tick.click()
    file = tmp_path / f"ours.{ending}"
    answering(choosing(file))
    click(page, words("history.export"))
    assert program.window.statusBar().currentMessage() == words("history.export.written", name=file.name)
    text = file.read_text(encoding="utf-8-sig")
    shown = PAST.only([Receiver.A], notes=False)
    assert all(one.id in text for one in shown.sessions)
    assert text == (csv_text if ending == "csv" else json_text)(shown)


def test_two_pages_are_written_about_whoever_is_shown(program: Program, words: Words, tmp_path: Path) -> None:
    page = page_of(program)
    next(one for one in page.findChildren(Tick) if one.text() == "Ben").click()
    file = tmp_path / "stick" / "ours.pdf"
    file.parent.mkdir()
    answering(choosing(file))
    click(page, words("history.handout"))
    assert program.window.statusBar().currentMessage() == words("history.export.written", name=file.name)
    first, second = read_pdf(file.read_bytes())
    assert "Our own notes on partner stretches Anna" in first.text
    assert "not been reviewed by a physiotherapist" in first.text
    assert not any("Ben" in one.text.split() for one in (first, second))
    assert list(file.parent.iterdir()) == [file]


def test_pages_that_cannot_be_written_leave_nothing_half_done(program: Program, words: Words, tmp_path: Path) -> None:
    page = page_of(program)
    taken = tmp_path / "stick" / "ours.pdf"
    taken.mkdir(parents=True)
    (taken / "inside").touch()

    answering(choosing(taken))
    click(page, words("history.handout"))
    assert "could not be written: Is a directory" in program.window.statusBar().currentMessage()
    assert list(taken.parent.iterdir()) == [taken]


def test_a_stick_that_is_pulled_out_meanwhile_is_said(program: Program, words: Words, tmp_path: Path) -> None:
    page = page_of(program)
    stick = tmp_path / "stick"
    stick.mkdir()

    def choose_and_pull(dialog: QWidget) -> None:
        choosing(stick / "ours.json")(dialog)
        stick.rmdir()

    answering(choose_and_pull)
    click(page, words("history.export"))
    # Where its folder is gone, Qt's dialog knows the name no more that was chosen; the suggested one is as good here.
    assert "could not be written: No such file" in program.window.statusBar().currentMessage()
