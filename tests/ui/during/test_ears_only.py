"""Whoever lies on the mat sees no question on the page: what is asked there, and why, is said aloud, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from stretchgui.health.wording import HealthWords
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.choices import Amount
from stretchgui.session.cues import Cue, CueSheet
from stretchgui.session.events import CueFired, Event
from stretchgui.session.people import people_called
from stretchgui.session.states import Command, Paused, Waiting
from stretchgui.ui.during.stopping import Answer, after_a_nerve, after_release, before_the_end
from tests.ui.checks.checking import Checking
from tests.ui.session_pages import Play, Stage, staged, stretches
from tests.ui.small_sessions import english, english_health

WORDS = english()
PEOPLE = people_called(WORDS, "Anna", "Ben")


def listening(play: Play) -> list[Cue]:
    """What is heard from now on, at the moment at which it is."""
    heard: list[Cue] = []

    def hear(events: tuple[Event, ...]) -> None:
        heard.extend(event.cue for event in events if isinstance(event, CueFired))

    play.driver.happened.connect(hear)
    return heard


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = staged(qtbot, stretches())
    made.start()
    return made


class TestAfterAStop:
    """Once the limb is down."""

    def test_it_is_said_once_that_nothing_runs_on_and_what_may_be_done(self, stage: Stage) -> None:
        stage.reach(PhaseKind.HOLD, 2)
        heard = listening(stage)
        stage.driver.command(Command.RELEASE)
        stage.pass_time(4.5)
        assert [cue.name for cue in heard] == ["release"]
        stage.pass_time(1.0)
        for _ in range(2):
            # However often the page is drawn meanwhile.
            stage.page.set_across(not stage.page.across)
            stage.driver.look()
        assert [(cue.name, cue.text) for cue in heard[1:]] == [("stopped", WORDS("cue.stopped"))]

    def test_so_it_is_after_a_stop_in_a_pause_and_after_a_second_stop(self, stage: Stage) -> None:
        stage.reach(PhaseKind.HOLD, 2)
        heard = listening(stage)
        for command in (Command.PAUSE, Command.RELEASE, Command.RESUME, Command.RELEASE):
            stage.driver.command(command)
        stage.pass_time(6)
        assert [cue.name for cue in heard] == ["rest_leg_down", "stopped", "get_back", "release", "stopped"]

    def test_a_pause_says_no_more_than_that_it_is_one(self, stage: Stage) -> None:
        stage.reach(PhaseKind.HOLD, 2)
        heard = listening(stage)
        stage.driver.command(Command.PAUSE)
        stage.pass_time(6)
        assert [cue.name for cue in heard] == ["rest_leg_down"]


class TestInAPause:
    """Whoever has a headset or a presenter in the hand goes to and fro without looking."""

    def test_each_place_that_is_gone_to_is_said(self, stage: Stage) -> None:
        stage.reach(PhaseKind.HOLD, 2)
        stage.driver.command(Command.PAUSE)
        heard = listening(stage)
        for command in (Command.NEXT, Command.NEXT, Command.PREVIOUS):
            stage.driver.command(command)
        assert [PEOPLE.named(cue.text) for cue in heard] == [
            "Still paused, now here. Ease out, left side.",
            "Still paused, now here. Now the right side.",
            "Still paused, now here. Anna: Thigh stretch, left side.",
        ]

    def test_who_leaves_an_exercise_out_for_the_next_one_hears_only_that(self, stage: Stage) -> None:
        stage.reach(PhaseKind.HOLD, 2)
        stage.driver.command(Command.RELEASE)
        stage.pass_time(6)
        QCoreApplication.processEvents()
        heard = listening(stage)
        stage.press(Qt.Key.Key_1)
        assert [cue.name for cue in heard] == ["swap_roles"]


class TestASignOfANerve:
    """Where a check was felt as a nerve may be."""

    def test_the_advice_on_the_page_is_said_word_for_word_and_once(self, qtbot: QtBot) -> None:
        checking = Checking(qtbot)
        heard = listening(checking.stage)
        checking.type("l")
        checking.stop_for_good()
        checking.stage.driver.look()
        assert checking.stage.page.offers.has_advice
        question = checking.stage.page.offers.question
        assert question is not None
        assert [(cue.name, cue.text) for cue in heard[1:]] == [("may_be_a_nerve", question.advice)]

    def test_a_slip_that_is_taken_back_and_an_ordinary_stop_say_what_they_are(self, qtbot: QtBot) -> None:
        checking = Checking(qtbot)
        checking.type("l")
        checking.stop_for_good()
        heard = listening(checking.stage)
        checking.stage.press(Qt.Key.Key_2)
        assert checking.stage.is_in(Waiting)
        checking.stage.press(Qt.Key.Key_Escape)
        checking.stop_for_good()
        assert checking.stage.is_in(Paused)
        assert [cue.name for cue in heard] == ["resume", "release", "stopped"]

    def test_who_wants_to_hear_little_hears_what_to_do(self) -> None:
        health = english_health()
        timeline = stretches()
        check = next(phase for phase in timeline.phases if phase.kind is PhaseKind.CHECK)
        cue = CueSheet(WORDS, timeline, health=health).at_once("may_be_a_nerve", check)
        assert cue.forms_for(Amount.SHORT) == (health("check.nerve.do"), "")
        assert cue.forms_for(Amount.TONES) == ("",)
        unread = HealthWords("en", {}, {})
        assert CueSheet(WORDS, timeline, health=unread).at_once("may_be_a_nerve", check).forms == ("",)


def test_every_question_that_nobody_at_the_page_asked_for_is_said() -> None:
    """Who wants to end has clicked on it: that question alone is for whoever is there."""
    asked = (after_release(WORDS, "easier"), after_a_nerve(WORDS, english_health()), before_the_end(WORDS))
    answers = [{choice.answer for choice in question.choices} for question in asked]
    assert {answer for several in answers for answer in several} == set(Answer)
    assert [question.cue for question in asked] == ["stopped", "may_be_a_nerve", ""]
