"""What comes next is said truly of whoever does it."""

from dataclasses import replace

import pytest

from stretchgui.language.text import plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import People
from stretchgui.routine.routine import ExerciseStep, Turns
from stretchgui.session.people import people_called
from stretchgui.ui.during.showing import next_up_of
from tests.ui.session_pages import BREATHE, THIGH, routine
from tests.ui.small_sessions import english


@pytest.mark.parametrize(
    ("takes", "who"), [(People.SOLO, "each alone"), (People.TOGETHER, "both together"), (People.PARTNER, "Anna sits")]
)
def test_who_does_what_comes_next(takes: People, who: str) -> None:
    after = replace(BREATHE, id="after", name=BREATHE.name, people=takes)
    plan = build_timeline(
        routine(ExerciseStep("thigh", THIGH), ExerciseStep("after", after)), Customisation(turns=Turns.A)
    )
    last = next(phase for phase in reversed(plan.phases) if phase.exercise == THIGH.id)
    words = english()
    assert next_up_of(plan, last, words, people_called(words, "Anna", "Ben")) == f"Next: Breathing, {who}"


@pytest.mark.parametrize(("doing", "said"), [("", "Next: breathe, 30 seconds"), ("Agree", "Next: Agree, 30 seconds")])
def test_what_has_a_word_of_its_own_is_announced_by_it(doing: str, said: str) -> None:
    talk = replace(BREATHE, doing=plain(doing))
    plan = build_timeline(routine(ExerciseStep("talk", talk)), Customisation(turns=Turns.A))
    words = english()
    assert next_up_of(plan, plan.phases[0], words, people_called(words, "Anna", "Ben")) == said
