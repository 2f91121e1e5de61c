"""With no sound at all the screen carries everything: each cue that can come has its sign, near and across the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import ContractRelax, Dose, Kind
from stretchgui.routine.routine import ExerciseStep, RestStep, Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.cues import IMMEDIATE, Cue, CueSheet
from stretchgui.session.events import CueFired, Event
from stretchgui.session.states import Command, Waiting
from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.session_pages import BREATHE, LOOKING, THIGH, Stage, bundled, routine, staged
from tests.ui.small_sessions import english

WORDS = english()
BRIDGES = replace(THIGH, id="bridges", kind=Kind.STRENGTH, dose=Dose(reps=4, rep_seconds=4))
EVERYTHING = build_timeline(
    routine(
        ExerciseStep("thigh", THIGH, contract_relax=ContractRelax(1, 6, 3)),
        RestStep(15),
        ExerciseStep("breathe", BREATHE, hold=40),
        ExerciseStep("bridges", BRIDGES),
        ExerciseStep("looking", LOOKING),
    ),
    Customisation(turns=Turns.EACH),
)
Sign = Callable[[Stage, Cue], bool]


def phase_sign(stage: Stage, cue: Cue) -> bool:
    """Its name in words, and its colour round the page or in the ring."""
    kind, page = PhaseKind(cue.name), stage.page
    label = page.room.label if page.across else page.near.label
    colour = page.room.frame_colour() if page.across else stage_colour(stage)
    return label.text() == WORDS(f"phase.{kind}") and colour == LIGHT.phases[kind]


def stage_colour(stage: Stage) -> str:
    showing = stage.page.near.ring.showing
    assert showing is not None
    return stage.page.near.ring.colour(showing)


def digits_sign(stage: Stage, cue: Cue) -> bool:
    return cue.text == (stage.page.room.digits.text if stage.page.across else stage.page.near.ring.digits)


def halfway_sign(stage: Stage, _: Cue) -> bool:
    return "Halfway" in (stage.page.room.people.text() if stage.page.across else stage.page.near.ring.caption)


def told(to_helper: bool, text: str) -> Sign:
    """Words for one of the two: in the own column, or in the one line across the room."""

    def sign(stage: Stage, _: Cue) -> bool:
        panel = stage.page.near.panel
        card = panel.second if to_helper else panel.first
        return text in (stage.page.room.people.text() if stage.page.across else card.text.text())

    return sign


def breath_sign(word: str) -> Sign:
    def sign(stage: Stage, _: Cue) -> bool:
        shown = stage.page.room.breath.word if stage.page.across else stage.page.near.ring.breath_word
        return shown.endswith(word)

    return sign


def lamp_sign(stage: Stage, _: Cue) -> bool:
    lamp = (stage.page.room if stage.page.across else stage.page.near).lamp
    return lamp.isVisible() and not lamp.is_lit


def question_sign(stage: Stage, _: Cue) -> bool:
    return stage.page.offers.isVisible() and bool(stage.page.offers.title.text())


def advice_sign(stage: Stage, cue: Cue) -> bool:
    question = stage.page.offers.question
    return question is not None and question.advice == cue.text


def label_sign(text: str) -> Sign:
    def sign(stage: Stage, _: Cue) -> bool:
        return text == (stage.page.room.label if stage.page.across else stage.page.near.label).text()

    return sign


SIGNS: Mapping[str, Sign] = {
    **{kind.value: phase_sign for kind in PhaseKind},
    "count": digits_sign,
    "halfway": halfway_sign,
    "how_much": told(to_helper=False, text="how strong is the pull, 0 to 10?"),
    "breath_in": breath_sign("in"),
    "breath_out": breath_sign("out"),
    "ease_off_notch": told(to_helper=True, text="ease off one notch"),
    "better_stop": told(to_helper=True, text="Better stop: Esc"),
    "release": label_sign("Ease off slowly"),
    "stopped": question_sign,
    "moved": label_sign("Paused"),
    "stop_word_off": lamp_sign,
    "may_be_a_nerve": advice_sign,
    "pause": label_sign("Paused"),
    "rest_leg_down": label_sign("Paused"),
    "get_back": label_sign("Back into position"),
    "resume": label_sign("Hold"),
    "finished": label_sign("Done"),
    "ended": label_sign("Done"),
}


def unseen(stage: Stage, heard: list[Cue]) -> list[str]:
    """The cues that were heard and have no sign; forgets them."""
    names = [cue.name for cue in heard if not SIGNS[cue.name](stage, cue)]
    heard.clear()
    return names


@pytest.fixture(params=[False, True], ids=["near", "across the room"])
def stage(qtbot: QtBot, request: pytest.FixtureRequest) -> Stage:
    made = staged(qtbot, EVERYTHING)
    made.page.set_across(request.param)
    return made


def listening(stage: Stage) -> list[Cue]:
    heard: list[Cue] = []

    def hear(events: tuple[Event, ...]) -> None:
        heard.extend(event.cue for event in events if isinstance(event, CueFired))

    stage.driver.happened.connect(hear)
    return heard


def test_every_cue_of_a_whole_session_has_its_sign(stage: Stage) -> None:
    heard = listening(stage)
    stage.start()
    names: set[str] = set()
    while not stage.snapshot.over:
        names |= {cue.name for cue in heard}
        assert unseen(stage, heard) == [], stage.snapshot.phase
        if isinstance(stage.snapshot.state, Waiting):
            stage.driver.command(Command.CONFIRM)
        else:
            stage.clock.advance(0.25)
            stage.driver.look()
    assert unseen(stage, heard) == []
    assert names == set(SIGNS) - set(IMMEDIATE)


def test_every_answer_to_a_command_has_its_sign(stage: Stage) -> None:
    heard = listening(stage)
    stage.start()
    stage.reach(PhaseKind.HOLD, 2)
    heard.clear()
    said: list[str] = []
    for command, value, seconds in (
        (Command.NUMBER, 6, 0.0),
        (Command.NUMBER, 9, 0.0),
        (Command.PAUSE, 0, 0.0),
        (Command.RESUME, 0, 0.0),
        (None, 0, 5.0),
        (Command.RELEASE, 0, 0.0),
        (None, 0, 5.0),
        (Command.END, 0, 0.0),
    ):
        if command is not None:
            stage.driver.command(command, value)
        stage.pass_time(seconds)
        said += [cue.name for cue in heard]
        assert unseen(stage, heard) == []
    expected = ["ease_off_notch", "better_stop", "rest_leg_down", "get_back", "resume", "release", "stopped", "ended"]
    assert said == expected


def test_a_stop_word_that_nobody_listens_for_has_its_sign(stage: Stage) -> None:
    heard = listening(stage)
    stage.start()
    heard.clear()
    stage.page.show_hearing(Hearing.DEAF, "stop please")
    stage.driver.say("stop_word_off")
    assert [cue.name for cue in heard] == ["stop_word_off"]
    assert unseen(stage, heard) == []


def test_every_cue_of_every_routine_is_in_the_table() -> None:
    for turns in (Turns.EACH, Turns.A):
        for timeline in bundled(turns).values():
            assert {cue.name for _, cue in CueSheet(WORDS, timeline).everything()} <= set(SIGNS)
    assert set(IMMEDIATE) <= set(SIGNS)


def test_how_strongly_to_push_is_in_words_in_both_views(stage: Stage) -> None:
    stage.start()
    stage.reach(PhaseKind.CONTRACT)
    shown = stage.page.room.people.text() if stage.page.across else stage.page.near.ring.caption
    assert shown == "About one fifth of your strength"
