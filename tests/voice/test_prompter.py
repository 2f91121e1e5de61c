"""Lines that are spoken by whoever talks by itself: how long they take is estimated, rather too long than too short."""

from __future__ import annotations

import math

import pytest

from stretchgui.routine.routine import Turns
from stretchgui.session.choices import Amount
from stretchgui.session.cues import CueSheet
from stretchgui.session.people import people_called
from stretchgui.voice.engine import USUAL_RATE, Voice
from stretchgui.voice.espeak import VOICES, bundled_espeak
from stretchgui.voice.lines import Line, Speaker, lines_of
from stretchgui.voice.plan import SpeechPlan
from stretchgui.voice.prompter import Prompter
from stretchgui.voice.sound import trimmed
from tests.session.plans import BREATHS, BRIDGE, KNEE, ROUNDS, THIGH, WORDS, plan, routine, step

PEOPLE = people_called(WORDS, "Anna", "Ben")
CALM = {speaker: Voice("calm", "calm", USUAL_RATE) for speaker in Speaker}


@pytest.fixture
def sheet() -> CueSheet:
    return CueSheet(
        WORDS, plan(routine(step(KNEE), step(THIGH, contract_relax=ROUNDS), step(BREATHS), step(BRIDGE)), Turns.WHOLE)
    )


def test_nobody_calm_takes_longer_than_is_thought(sheet: CueSheet) -> None:
    engine, prompter = bundled_espeak(), Prompter(CALM)
    lines = {
        line
        for phase, cue in sheet.everything()
        for form in cue.forms
        for line in lines_of(form, phase.receiver if phase else None, PEOPLE)
    }
    assert len(lines) > 30
    for line in lines:
        spoken = trimmed(engine.render(line.text, VOICES[0])).seconds
        assert spoken <= prompter.measure(line), line


def test_who_speaks_faster_takes_less_time_and_nobody_takes_for_ever() -> None:
    line = Line("Hold, left side.", Speaker.RECEIVER)
    quick = Prompter({Speaker.RECEIVER: CALM[Speaker.RECEIVER].at_rate(1.5)})
    assert quick.measured(line) == quick.measure(line) < Prompter(CALM).measure(line)
    assert Prompter({}).measure(line) == math.inf


def test_a_plan_without_files_still_keeps_every_sentence_within_its_phase(sheet: CueSheet) -> None:
    plan = SpeechPlan(sheet, Prompter(CALM), PEOPLE, Amount.FULL)
    assert list(plan.prepare())[-1] == 1.0
    said = 0
    for phase in sheet.timeline.phases:
        for speech in plan.phase(phase):
            said += bool(speech.lines)
            assert plan.file(speech) is plan.made(speech) is None
            assert not speech.lines or phase.waits or speech.ends <= phase.planned
    assert said > 5
