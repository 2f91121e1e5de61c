"""Left against right in the whole program: noted, compared, taken up or refused, and called to mind after two weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from stretchgui.app.program import Program
from stretchgui.history.records import CheckTry, SessionRecord
from stretchgui.history.store import History
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.pattern.choice import FIND
from stretchgui.routine.build import build_timeline
from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Felt
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Receiver
from stretchgui.session.clock import HandClock
from stretchgui.session.events import Result
from stretchgui.ui.checks.page import ComparisonPage
from stretchgui.ui.checks.recheck_card import RecheckCard
from stretchgui.ui.checks.sides_bar import SidesBar
from stretchgui.ui.kit.pieces import Column
from tests.app.opened import click, opened, run_on, run_to, start
from tests.ui.rooms import said

A, B = Receiver.A, Receiver.B
FRONT = "front-of-hip"
HIP = "check-hip-front"
NOW = datetime.now().astimezone()


def history_in(home: Path) -> History:
    history, problems = History.open(find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home).history)
    assert problems == ()
    return history


def noted(
    home: Path, days: Iterable[int], left: int = 7, right: int = 3, *, who: Receiver = A, felt: Felt | None = None
) -> None:
    """Writes checks of so many days ago into a history: how tight the left and the right felt, twice each."""
    history = history_in(home)
    for ago in days:
        at = NOW - timedelta(days=ago)
        session = SessionRecord(f"{ago} {who}", at, FIND, "Find your pattern", Turns.WHOLE, Result.FINISHED)
        assert history.begin(session) is None
        history.finish(session.id, Result.FINISHED)
        for side, tight in ((Side.LEFT, left), (Side.RIGHT, right)):
            for attempt in (1, 2):
                assert history.put_try(CheckTry(session.id, HIP, who, side, attempt, at, tight, felt=felt)) is None
    history.close()


def settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


def page_of(program: Program) -> ComparisonPage:
    program.window.activateWindow()
    settle()
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    page = program.comparison_road.page
    assert page is not None
    assert page.isVisible()
    return page


def sides_of(program: Program, person: Receiver, exercise: str = "prone-psoas-lift") -> list[Side | None]:
    """The sides on which a person holds in one stretch of the routine for the front of the hip, in their order."""
    program.flow.show_routine(FRONT)
    preview = program.pages.preview
    assert preview.routine is not None
    phases = build_timeline(preview.routine, preview.own).phases
    held = (it for it in phases if it.kind is PhaseKind.HOLD and it.exercise == exercise)
    return [it.side for it in held if it.receiver is person]


def card_of(program: Program) -> RecheckCard:
    (card,) = program.pages.preview.findChildren(RecheckCard)
    return card


L, R = Side.LEFT, Side.RIGHT


def test_before_anything_was_compared_it_says_how_and_leads_there(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    with opened(qapp, known_home) as program:
        page = page_of(program)
        assert any("seven small checks" in text for text in said(page))
        assert any("no diagnosis" in text for text in said(page)), "what it cannot tell is said always"
        click(page, "Compare again")
        assert program.pages.preview.isVisible()
        assert program.pages.selector.chosen is not None
        assert program.pages.selector.chosen.id == FIND
        assert not card_of(program).isVisible()


def test_a_session_with_checks_leads_to_what_they_came_to(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    (known_home / "routines").mkdir()
    (known_home / "routines" / "ours.yaml").write_text(f"title: Ours\nsteps:\n  - exercise: {HIP}\n")
    clock = HandClock()
    with opened(qapp, known_home, WindowOptions(routine="ours", turns=Turns.A), clock) as program:
        for number in range(2):
            start(program)
            run_to(program, clock, PhaseKind.CHECK)
            if number == 0:
                program.conductor.end()
                buttons = program.pages.summary.findChildren(QAbstractButton)
                assert "Left against right" not in [one.text() for one in buttons if one.isVisible()]
                program.pages.summary.done.emit()
        for tight in (7, 7, 3, 3):
            run_to(program, clock, PhaseKind.CHECK)
            QTest.keyClick(program.window, Qt.Key(ord(str(tight))))
            QTest.keyClick(program.window, Qt.Key.Key_PageDown)
            if program.conductor.running is not None:
                run_on(program, clock, 0.5)
        program.conductor.end()
        settle()
        click(program.pages.summary, "Left against right")
        settle()
        page = program.comparison_road.page
        assert page is not None
        (bar,) = page.findChildren(SidesBar)
        assert bar.accessibleName() == "left: tightness 7; right: tightness 3"
        assert any("The left side was clearly tighter, so far on one day" in text for text in said(page))
        assert not [one for one in page.findChildren(QAbstractButton) if one.text() == "Yes, left first"]


def test_what_showed_on_two_days_is_asked_taken_up_seen_and_given_back(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    noted(known_home, (1, 5))
    with opened(qapp, known_home) as program:
        assert sides_of(program, A) == [L, R]
        page = page_of(program)
        assert any(text == "You said the left felt tighter: start there, and do one more?" for text in said(page))
        click(page, "Yes, left first")
        settle()
        assert any(text == "The left comes first, with one more." for text in said(page))
        assert (sides_of(program, A), sides_of(program, B)) == ([L, R, L], [L, R])
        assert program.archive.past.replies[-1].taken
    with opened(qapp, known_home) as program:
        assert sides_of(program, A) == [L, R, L], "it is remembered"
        page = page_of(program)
        click(page, "The same for both sides")
        settle()
        assert any(text == "You said no: both sides get the same." for text in said(page))
        assert sides_of(program, A) == [L, R]


def test_a_refusal_holds_until_they_compare_again(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    noted(known_home, (8, 12))
    with opened(qapp, known_home) as program:
        page = page_of(program)
        click(page, "The same for both sides")
    noted(known_home, (1,))
    history = history_in(known_home)
    assert [one.taken for one in history.replies()] == [False]
    history.close()
    with opened(qapp, known_home) as program:
        page = page_of(program)
        assert any(text.startswith("You said the left felt tighter") for text in said(page))
        assert sides_of(program, A) == [L, R]


def test_what_is_even_again_is_offered_back(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    noted(known_home, (20, 24))
    with opened(qapp, known_home) as program:
        click(page_of(program), "Yes, left first")
    noted(known_home, (1,), left=4, right=4)
    with opened(qapp, known_home) as program:
        page = page_of(program)
        assert any("newest ones do not suggest it" in text for text in said(page))
        click(page, "The same for both sides")
        settle()
        assert not any("newest ones" in text for text in said(page))
        assert sides_of(program, A) == [L, R]


def test_what_may_be_a_nerve_suggests_nothing(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    noted(known_home, (30, 40), felt=Felt.TINGLING)
    with opened(qapp, known_home) as program:
        page = page_of(program)
        assert any("no stretch is suggested" in text for text in said(page))
        assert not [one for one in page.findChildren(QAbstractButton) if one.text() == "Look at it"]
        assert not card_of(program).isVisible(), "and nobody is reminded to try it again"


def test_each_of_the_two_has_a_page_and_who_has_notes_is_shown_first(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    noted(known_home, (2,), who=B)
    with opened(qapp, known_home) as program:
        page = page_of(program)
        assert page.person is B
        assert any("your own notes, Ben" in text for text in said(page))
        click(page, "Anna")
        settle()
        assert any("seven small checks" in text for text in said(page))
        program.archive.forget(B)
        click(page, "Ben")
        settle()
        assert any("seven small checks" in text for text in said(page)), "and whoever is forgotten has none"
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert program.pages.preview.isVisible()


class TestReminder:
    """Two weeks later it is called to mind once; *not now* is two weeks more."""

    @pytest.mark.parametrize(("ago", "reminds"), [(13, False), (14, True), (60, True)])
    def test_it_comes_after_two_weeks(
        self, qapp: QApplication, qtbot: QtBot, known_home: Path, ago: int, reminds: bool
    ) -> None:
        noted(known_home, (ago,))
        with opened(qapp, known_home) as program:
            assert card_of(program).isVisible() is reminds

    def test_not_now_holds_over_the_next_start(self, qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
        noted(known_home, (20,))
        with opened(qapp, known_home) as program:
            click(card_of(program), "Not now")
            assert not card_of(program).isVisible()
        with opened(qapp, known_home) as program:
            assert not card_of(program).isVisible()

    def test_it_leads_to_the_routine_that_compares(self, qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
        noted(known_home, (20,))
        with opened(qapp, known_home) as program:
            click(card_of(program), "Compare again")
            assert program.pages.selector.chosen is not None
            assert program.pages.selector.chosen.id == FIND


def test_the_page_stays_where_it_is_when_it_is_answered(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    noted(known_home, (1, 5))
    with opened(qapp, known_home) as program:
        program.window.resize(1000, 620)
        page = page_of(program)
        (column,) = page.findChildren(Column)
        column.verticalScrollBar().setValue(60)
        settle()
        click(page, "Yes, left first")
        settle()
        assert column.verticalScrollBar().value() == 60
        assert any(text == "The left comes first, with one more." for text in said(page))


def test_the_keyboard_alone_answers(qapp: QApplication, qtbot: QtBot, known_home: Path) -> None:
    noted(known_home, (1, 5))
    with opened(qapp, known_home) as program:
        page = page_of(program)
        for _ in range(20):
            held = QApplication.focusWidget()
            if isinstance(held, QAbstractButton) and held.text() == "Yes, left first":
                break
            QTest.keyClick(held or page, Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        assert isinstance(held, QAbstractButton)
        QTest.keyClick(held, Qt.Key.Key_Space)
        settle()
        assert sides_of(program, A) == [L, R, L]
