"""After a release: the easier exercise in place of what is left of the block."""

from __future__ import annotations

import pytest

from stretchgui.language.text import plain
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.eased import with_easier
from stretchgui.routine.exercise import Dose, Exercise, Sides
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.machine import RELEASE_SECONDS
from stretchgui.session.states import Command, Finished, Paused, Reason, Reentering, Running
from tests.session.plans import KNEE, THIGH, Run, names_of, plan, routine, step

SOFT = Exercise("soft", plain("Soft"), sides=Sides.EACH, dose=Dose(hold=10))
ROUTINE = routine(step(KNEE), step(THIGH))
OWN = Customisation(turns=Turns.A)


def released(index: int) -> Run:
    """A session in which somebody said stop in a phase, and it has taken the easier exercise."""
    run = Run(plan(ROUTINE)).start(index, 2.0)
    run.do(Command.RELEASE)
    run.wait(RELEASE_SECONDS)
    run.session.replace(with_easier(run.now.timeline, run.index, SOFT, ROUTINE, OWN))
    return run


@pytest.mark.parametrize("index", range(8))
def test_it_goes_on_with_the_easier_one(index: int) -> None:
    """Replace, skip, resume: getting ready for the easier one begins at once, wherever it was."""
    run = released(index)
    run.do(Command.SKIP_EXERCISE)
    assert run.must_be(Paused).reason is Reason.RELEASED
    assert run.kind() is PhaseKind.GET_READY
    assert run.now.exercise is not None
    assert run.now.exercise.id == "soft"
    events = run.do(Command.RESUME)
    assert names_of(events) == ["get_ready"]
    assert "Soft" in run.heard(ev.CueFired)[-1].cue.text
    assert run.is_in(Running)
    run.run_to(len(run.now.timeline.phases) - 1, 10.0)
    assert run.is_in(Finished)
    soft = [hold for hold in run.session.holds if hold.exercise == "soft"]
    assert [round(hold.held, 4) for hold in soft] == [10.0] * (2 if index < 4 else 1)
    assert [hold.exercise for hold in run.session.holds][-2:] == ["thigh", "thigh"]


def test_a_release_while_easing_in_is_told_although_its_hold_is_gone() -> None:
    """What was said stop to is on record, with nothing planned any more and nothing held."""
    run = released(1)
    (first, *_) = run.session.holds
    assert (first.exercise, first.planned, first.held, first.released) == ("knee", 0, 0.0, True)


def test_who_goes_on_without_skipping_still_comes_down_slowly() -> None:
    """The bout that was begun keeps its way out: no limb stays in the air, whatever is pressed."""
    run = released(2)
    run.do(Command.RESUME)
    assert run.is_in(Reentering)
    run.wait(30.0 + 28.0 + 0.5)
    assert run.kind() is PhaseKind.EASE_OUT
    assert run.now.phase.exercise == "knee"
    run.wait(5.0)
    assert run.now.phase.exercise == "soft"


def test_next_leads_out_of_the_bout_that_was_begun() -> None:
    run = released(2)
    run.do(Command.NEXT)
    assert (run.kind(), run.now.phase.exercise) == (PhaseKind.EASE_OUT, "knee")
    run.do(Command.NEXT)
    assert (run.kind(), run.now.phase.exercise) == (PhaseKind.GET_READY, "soft")


def test_the_time_left_is_that_of_the_easier_one() -> None:
    run = released(2)
    run.do(Command.SKIP_EXERCISE)
    timeline = run.now.timeline
    assert run.now.left_in_all == pytest.approx(timeline.total - timeline.phases[run.index].start)
