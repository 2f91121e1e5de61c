"""What stands above the countdown: the phase's name, or what the exercise is about in its own words."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from stretchgui.language.text import NO_TEXT, plain
from stretchgui.routine.exercise import Kind
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock
from stretchgui.session.people import People
from stretchgui.session.states import Command
from stretchgui.ui.during.showing import showing_of
from tests.ui.small_sessions import KNEE, english, phase, session, timeline

AGREE = replace(KNEE, kind=Kind.BREATHING, doing=plain("Agree"))


@pytest.mark.parametrize(
    ("doing", "seconds", "label"),
    [("Agree", 1, "Get ready"), ("Agree", 15, "Agree"), ("", 15, "Breathe")],
)
def test_an_exercise_may_have_a_word_of_its_own(doing: str, seconds: float, label: str) -> None:
    plan = timeline(phase(PhaseKind.GET_READY, 12), phase(PhaseKind.BREATHE, 60))
    exercises = MappingProxyType({KNEE.id: replace(AGREE, doing=plain(doing) if doing else NO_TEXT)})
    clock = HandClock()
    running = session(replace(plan, exercises=exercises), clock)
    running.command(Command.START)
    for _ in range(int(seconds)):
        clock.advance(1)
        running.look()
    shown = showing_of(running.snapshot, english(), People("Anna", "Ben", "Anna and Ben"))
    assert shown.label == label
