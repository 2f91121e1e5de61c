"""What a session came to, counted from what was planned and what was held."""

from __future__ import annotations

from stretchgui.language.text import plain
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Dose, Exercise, Kind, People, Side, Sides
from stretchgui.routine.routine import ExerciseStep, Routine, Turns
from stretchgui.routine.timeline import Receiver
from stretchgui.session.events import HoldDone
from stretchgui.session.tally import Cell, tally_of

L, R = Side.LEFT, Side.RIGHT
A, B, BOTH = Receiver.A, Receiver.B, Receiver.BOTH
KNEE = Exercise("knee", plain("Knee"), sides=Sides.EACH, dose=Dose(hold=30, sets=2))
BREATHE = Exercise("breathe", plain("Breathe"), kind=Kind.BREATHING, people=People.TOGETHER, dose=Dose(hold=60))
LOOK = Exercise("look", plain("Look"), kind=Kind.CHECK)
ROUTINE = Routine(
    "r",
    plain("R"),
    (ExerciseStep("knee", KNEE), ExerciseStep("breathe", BREATHE), ExerciseStep("knee#2", KNEE, sets=1)),
)


def done(step: int, person: Receiver, side: Side | None, held: float, *, released: bool = False) -> HoldDone:
    exercise = "breathe" if step == 1 else "knee"
    return HoldDone(step, exercise, person, side, 1, 30.0, held, released)


def test_nothing_done_is_all_skipped() -> None:
    tally = tally_of(build_timeline(ROUTINE, Customisation(turns=Turns.WHOLE)), ())
    assert [line.skipped for line in tally.lines] == [True, True, True]
    assert tally.held == {A: 0, B: 0}
    assert tally.people == (A, B, BOTH)


def test_sets_add_up_and_steps_of_the_same_exercise_stay_apart() -> None:
    timeline = build_timeline(ROUTINE, Customisation(turns=Turns.A))
    tally = tally_of(timeline, (done(0, A, L, 30), done(0, A, L, 20), done(2, A, R, 30)))
    first, second, third = tally.lines
    assert first.cell(A, L) == Cell(planned=60, held=50, begun=True, released=False)
    assert first.cell(A, R) == Cell(planned=60, held=0, begun=False, released=False)
    assert first.cell(B, L) is None
    assert second.skipped
    assert third.cell(A, R) == Cell(planned=30, held=30, begun=True, released=False)
    assert tally.people == (A, BOTH)


def test_what_both_do_counts_for_each() -> None:
    timeline = build_timeline(ROUTINE, Customisation(turns=Turns.EACH))
    tally = tally_of(timeline, (done(0, A, L, 30), done(0, B, L, 10), done(1, BOTH, None, 60)))
    assert tally.held == {A: 90, B: 70}


def test_whole_means_to_the_second() -> None:
    assert Cell(30, 29.6, begun=True, released=False).whole
    assert not Cell(30, 29.0, begun=True, released=False).whole
    assert not Cell(0, 0, begun=False, released=False).whole


def test_a_release_is_kept_and_a_check_has_no_seconds() -> None:
    routine = Routine("r", plain("R"), (ExerciseStep("knee", KNEE), ExerciseStep("look", LOOK)))
    timeline = build_timeline(routine, Customisation(turns=Turns.A))
    checked = HoldDone(1, "look", A, None, 1, 0.0, 4.0, released=False)
    tally = tally_of(timeline, (done(0, A, L, 12, released=True), checked))
    released = tally.lines[0].cell(A, L)
    assert released is not None
    assert released.released
    look = tally.lines[1].cell(A, None)
    assert look is not None
    assert (look.checks, look.begun, look.planned) == (True, True, 0)
    assert (tally.checked(A), tally.checked(B)) == (1, 0)
