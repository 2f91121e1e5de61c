"""Closed in the middle of a session, the program offers to go on with it the next time; it never goes on by itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.history.records import SessionRecord
from stretchgui.history.store import History
from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.events import Result
from stretchgui.session.states import Paused, Reentering
from stretchgui.ui.before.reopening_card import ReopeningCard
from tests.app.opened import answering, click, nothing_new, opened, run_on, run_to, start, state

KNEE = "title: Ours\nsteps:\n  - exercise: single-knee-to-chest\n  - exercise: prone-quad-stretch\n"
OURS = WindowOptions(routine="ours", turns=Turns.EACH)


@pytest.fixture
def home(known_home: Path) -> Path:
    """Two people with a routine of their own."""
    (known_home / "routines").mkdir()
    (known_home / "routines" / "ours.yaml").write_text(KNEE)
    return known_home


@pytest.fixture
def cut_off(qapp: QApplication, qtbot: QtBot, home: Path) -> Path:
    """Their home after a session that was cut off 12 s into the second hold, 14 minutes ago."""
    clock = HandClock()
    with opened(qapp, home, OURS, clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.CHANGE_SIDE)
        run_to(program, clock, PhaseKind.HOLD)
        run_on(program, clock, 12)
        program.conductor.pause()
    place_was(home, timedelta(minutes=14))
    return home


def place_was(home: Path, ago: timedelta) -> None:
    """Has the session been cut off so long ago."""
    database = sqlite3.connect(home / "history.sqlite", isolation_level=None)
    database.execute("UPDATE place SET at = ?", ((datetime.now(UTC) - ago).isoformat(),))
    database.close()


@contextmanager
def opened_again(
    qapp: QApplication, home: Path, clock: HandClock | None = None
) -> Iterator[tuple[Program, ReopeningCard]]:
    with opened(qapp, home, None, clock or HandClock()) as program:
        card = program.pages.preview.findChild(ReopeningCard)
        assert card is not None
        yield program, card


def said(card: ReopeningCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def offered(card: ReopeningCard) -> list[str]:
    return [button.text() for button in card.findChildren(QPushButton) if button.isVisible()]


def kept(home: Path) -> tuple[SessionRecord, ...]:
    history, problems = History.open(home / "history.sqlite")
    assert not problems
    sessions = history.sessions()
    history.close()
    return sessions


def test_it_says_what_happened_and_offers_what_can_be_done(qapp: QApplication, qtbot: QtBot, cut_off: Path) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        assert card.isVisible()
        assert "cut off 14 min ago" in said(card)
        assert "Ours: you were 12 s into the right hold of Single knee to chest. Anna received." in said(card)
        assert offered(card) == ["Go on", "That exercise again", "Keep what was done"]
        assert program.conductor.running is None, "it never goes on by itself"
        assert card.window() is program.window, "and asks in no dialog"
        assert program.pages.preview.can_start


def test_going_on_gets_back_into_position_first_and_counts_what_was_held_before(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words
) -> None:
    clock = HandClock()
    with opened_again(qapp, cut_off, clock) as (program, card):
        answering(nothing_new)
        click(card, words("reopening.go_on"))
        now = state(program)
        assert isinstance(now, Reentering)
        assert now.remaining == 18.0
        assert now.seconds > 5.0, "as long as getting ready"
        assert not card.isVisible()
        running = program.conductor.running
        assert running is not None
        assert running.driver.snapshot.timeline.turns is Turns.EACH
        while program.conductor.running is not None:
            clock.advance(0.5)
            running.driver.look()
        (session,) = kept(cut_off)
        assert session.result is Result.FINISHED
        assert [hold.held for hold in session.holds] == [hold.planned for hold in session.holds]
        assert len(session.holds) == 8


def test_that_exercise_again_begins_with_getting_ready(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words
) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        answering(nothing_new)
        click(card, words("reopening.again"))
        running = program.conductor.running
        assert running is not None
        snapshot = running.driver.snapshot
        assert (snapshot.phase.kind, snapshot.phase.index, snapshot.elapsed) == (PhaseKind.GET_READY, 0, 0.0)
        assert not isinstance(snapshot.state, Paused)


def test_keeping_what_was_done_ends_it_in_part(qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        click(card, words("reopening.keep"))
        assert not card.isVisible()
        assert program.window.statusBar().currentMessage() == words("reopening.kept.other", n=2)
    (session,) = kept(cut_off)
    assert session.result is Result.PARTIAL
    assert [hold.held for hold in session.holds] == [30.0, 12.0]
    with opened_again(qapp, cut_off) as (_, card):
        assert not card.isVisible()


def test_the_keys_come_to_it_before_they_come_to_what_is_below(qapp: QApplication, qtbot: QtBot, cut_off: Path) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        program.window.activateWindow()
        QApplication.processEvents()
        program.pages.selector.setFocus()
        names: list[str] = []
        while "Start" not in names:
            QTest.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            names.append(focus.text() if isinstance(focus, QPushButton) else "")
        assert names[-4:] == [*offered(card), "Start"]


def test_another_session_that_is_begun_leaves_the_first_one_as_it_was(
    qapp: QApplication, qtbot: QtBot, cut_off: Path
) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        start(program)
        assert program.conductor.running is not None
        assert not card.isVisible()
        assert [session.result for session in kept(cut_off)] == [Result.PARTIAL, None]


def test_what_is_left_unanswered_is_offered_again(qapp: QApplication, qtbot: QtBot, cut_off: Path) -> None:
    for _ in range(2):
        with opened_again(qapp, cut_off) as (_, card):
            assert card.isVisible()


@pytest.mark.parametrize(("ago", "is_offered"), [(timedelta(hours=5, minutes=59), True), (timedelta(hours=7), False)])
def test_after_six_hours_it_is_in_the_history_and_nobody_is_asked(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, ago: timedelta, is_offered: bool
) -> None:
    place_was(cut_off, ago)
    with opened_again(qapp, cut_off) as (_, card):
        assert card.isVisible() is is_offered
        assert kept(cut_off)[0].result is (None if is_offered else Result.PARTIAL)


def test_a_clock_that_was_set_back_claims_no_time(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words
) -> None:
    place_was(cut_off, -timedelta(days=3))
    with opened_again(qapp, cut_off) as (_, card):
        assert said(card).startswith(words("reopening.title.some_time") + "\n")


@pytest.mark.parametrize("content", [None, "broken: [", KNEE.replace("single-knee-to-chest", "supine-butterfly")])
def test_where_the_routine_is_gone_it_can_only_be_kept(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words, content: str | None
) -> None:
    file = cut_off / "routines" / "ours.yaml"
    if content is None:
        file.unlink()
    else:
        file.write_text(content)
    with opened_again(qapp, cut_off) as (_, card):
        assert words("reopening.gone") in said(card)
        assert offered(card) == [words("reopening.keep")]


def test_a_routine_that_was_edited_goes_on_as_it_is_now(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words
) -> None:
    (cut_off / "routines" / "ours.yaml").write_text(KNEE + "  - exercise: back-to-back-breathing\n")
    with opened_again(qapp, cut_off) as (program, card):
        assert words("reopening.changed") in said(card)
        answering(nothing_new)
        click(card, words("reopening.go_on"))
        running = program.conductor.running
        assert running is not None
        assert running.driver.snapshot.timeline.phases[-1].exercise == "back-to-back-breathing"


def test_a_routine_that_is_taken_away_while_the_card_stands_there_is_said(
    qapp: QApplication, qtbot: QtBot, cut_off: Path, words: Words
) -> None:
    with opened_again(qapp, cut_off) as (program, card):
        (cut_off / "routines" / "ours.yaml").unlink()
        program.flow.reload()
        click(card, words("reopening.go_on"))
        assert program.conductor.running is None
        assert offered(card) == [words("reopening.keep")]


def test_a_routine_that_was_opened_by_its_path_is_found_again(
    qapp: QApplication, qtbot: QtBot, known_home: Path, tmp_path: Path, words: Words
) -> None:
    file = tmp_path / "elsewhere.yaml"
    file.write_text(KNEE)
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine=str(file)), clock) as program:
        start(program)
        run_to(program, clock, PhaseKind.HOLD)
    with opened_again(qapp, known_home) as (program, card):
        answering(nothing_new)
        click(card, words("reopening.go_on"))
        assert program.conductor.running is not None
        assert program.conductor.running.routine.id == "elsewhere"
