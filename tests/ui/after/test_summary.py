"""After the end: what was really done, in honest words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.language.text import plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import People, Side
from stretchgui.routine.routine import ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.events import Event, HoldDone, Result, SessionEnded, SessionFinished
from stretchgui.session.machine import Session
from stretchgui.session.people import people_called
from stretchgui.session.states import Command
from stretchgui.ui.after.summary_page import SummaryPage
from tests.ui.rooms import LONG_NAME, Heard, Rooms, dressed, said, the, within
from tests.ui.session_pages import LOOKING

Outcome = SessionFinished | SessionEnded


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def run(rooms: Rooms, turns: Turns, *commands: tuple[float, Command]) -> tuple[Timeline, Outcome]:
    """Runs a real session of two stretches, with commands at session seconds."""
    entry = rooms.library().routine("two-simple-stretches")
    assert entry is not None
    assert entry.routine is not None
    timeline = build_timeline(entry.routine, Customisation(turns=turns))
    clock = HandClock()
    session = Session(timeline, clock, CueSheet(rooms.words, timeline))
    events: list[Event] = list(session.command(Command.START))
    waiting = list(commands)
    while not session.snapshot.over:
        clock.advance(1.0)
        events += session.look()
        while waiting and session.snapshot.at >= waiting[0][0]:
            events += session.command(waiting.pop(0)[1])
    outcome = next(event for event in events if isinstance(event, SessionFinished | SessionEnded))
    return session.snapshot.timeline, outcome


def first_hold(timeline: Timeline, exercise: str) -> float:
    """When the first hold of an exercise begins."""
    return next(p.start for p in timeline.phases if p.exercise == exercise and p.kind is PhaseKind.HOLD)


def page_of(
    rooms: Rooms,
    qtbot: QtBot,
    timeline: Timeline,
    outcome: Outcome,
    names: tuple[str, str] = ("Anna", "Ben"),
    size: tuple[int, int] = (900, 900),
    patience: int = 0,
) -> SummaryPage:
    page = SummaryPage(rooms.words, patience=patience)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_summary("Two simple stretches", timeline, outcome, people_called(rooms.words, *names))
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_whole_session(rooms: Rooms, qtbot: QtBot) -> None:
    timeline, outcome = run(rooms, Turns.WHOLE)
    page = page_of(rooms, qtbot, timeline, outcome)
    texts = said(page)
    assert "Well done, both of you" in texts
    assert texts.count("left: 30 s") == 4
    assert texts.count("right: 30 s") == 4
    # Four holds of 30 s, and 90 s of breathing together.
    assert texts.count("3 min 30 s") == 2
    assert not any("Not done" in text or "stop" in text.lower() or "hurts" in text for text in texts)


def test_what_was_checked_is_counted_and_never_called_no_seconds(rooms: Rooms, qtbot: QtBot) -> None:
    routine = Routine("r", plain("R"), (ExerciseStep("looking", LOOKING),))
    timeline = build_timeline(routine, Customisation(turns=Turns.A))
    done = tuple(HoldDone(0, "looking", Receiver.A, side, 1, 0.0, 0.0, released=False) for side in Side)
    page = page_of(rooms, qtbot, timeline, SessionFinished(60.0, Result.FINISHED, done))
    texts = said(page)
    assert "2 sides checked" in texts
    assert "left: checked" in texts
    # Ben did nothing, and that is said.
    assert texts.count("held or done in all") == 1


def test_one_alone_is_not_called_both(rooms: Rooms, qtbot: QtBot) -> None:
    alone = replace(LOOKING, people=People.SOLO)
    timeline = build_timeline(Routine("r", plain("R"), (ExerciseStep("looking", alone),)), Customisation(turns=Turns.A))
    assert "Well done" in said(page_of(rooms, qtbot, timeline, SessionFinished(60.0, Result.FINISHED, ())))


def test_what_was_cut_short_skipped_and_stopped_is_said(rooms: Rooms, qtbot: QtBot) -> None:
    timeline, _ = run(rooms, Turns.A)
    hold = first_hold(timeline, "single-knee-to-chest")
    timeline, outcome = run(
        rooms,
        Turns.A,
        (hold + 12, Command.RELEASE),
        (hold + 20, Command.SKIP_EXERCISE),
        (hold + 21, Command.RESUME),
    )
    page = page_of(rooms, qtbot, timeline, outcome)
    texts = said(page)
    assert "Done in part" in texts
    assert "left: stopped at 12 of 30 s" in texts
    assert "right: not done" in texts
    assert "You said stop in: Single knee to chest. Leave that out for today." in texts
    assert any("lower legs on a chair" in text for text in texts)


def test_an_exercise_nobody_began_is_named(rooms: Rooms, qtbot: QtBot) -> None:
    timeline, outcome = run(rooms, Turns.A, (60, Command.PAUSE), (61, Command.SKIP_EXERCISE), (62, Command.RESUME))
    page = page_of(rooms, qtbot, timeline, outcome)
    assert "Not done this time: Single knee to chest." in said(page)


def test_ended_before_the_end(rooms: Rooms, qtbot: QtBot) -> None:
    timeline, outcome = run(rooms, Turns.B, (20, Command.END))
    page = page_of(rooms, qtbot, timeline, outcome)
    texts = said(page)
    assert "You stopped here" in texts
    assert any(text.startswith("Not done this time: ") and "Single knee to chest, Face-down" in text for text in texts)
    assert any("lower legs on a chair" in text for text in texts)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_done_by_key(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.A))
    heard = Heard()
    page.done.connect(heard)
    page.activateWindow()
    qtbot.waitUntil(lambda: the(page, QPushButton, "Done").hasFocus())
    QTest.keyClick(page, key)
    assert len(heard.all) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_meant_for_the_last_second_of_the_session_does_not_put_it_away(
    rooms: Rooms, qtbot: QtBot, key: Qt.Key
) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.A), patience=60_000)
    done, again = Heard(), Heard()
    page.done.connect(done)
    page.again_requested.connect(again)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page.focusWidget(), key)
    assert done.all == again.all == []


def test_enter_on_once_more_is_once_more(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.A))
    done, again = Heard(), Heard()
    page.done.connect(done)
    page.again_requested.connect(again)
    page.activateWindow()
    qtbot.waitUntil(lambda: the(page, QPushButton, "Done").hasFocus())
    the(page, QPushButton, "Once more").setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert (len(done.all), len(again.all)) == (0, 1)


def test_done_and_once_more_by_click(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.A))
    done, again = Heard(), Heard()
    page.done.connect(done)
    page.again_requested.connect(again)
    QTest.mouseClick(the(page, QPushButton, "Once more"), Qt.MouseButton.LeftButton)
    assert (len(done.all), len(again.all)) == (0, 1)
    QTest.mouseClick(the(page, QPushButton, "Done"), Qt.MouseButton.LeftButton)
    assert (len(done.all), len(again.all)) == (1, 1)


def test_long_names_stay_inside(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.WHOLE), names=(LONG_NAME, LONG_NAME), size=(960, 560))
    for one in page.findChildren(QLabel):
        if one.isVisible():
            assert within(one, page), one.text()
            assert not one.wordWrap() or one.height() >= one.heightForWidth(one.width()), one.text()


def test_a_second_summary_takes_the_place_of_the_first(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, *run(rooms, Turns.WHOLE))
    timeline, outcome = run(rooms, Turns.A, (20, Command.END))
    page.show_summary("Other", timeline, outcome, rooms.people)
    qtbot.waitUntil(lambda: "You stopped here" in said(page))
    assert not any(text.startswith("Two simple") for text in said(page))
    assert "left: 30 s" not in said(page)
