"""What becomes of a session that was cut off: its routine edited, its exercises gone, the clock on the wall set."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.history.plan import Plan, plan_of, steps_of, written
from stretchgui.history.reopening import CutOff, cut_off, reopened
from stretchgui.history.unfinished import Place, Unfinished
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.eased import with_easier
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.suiting import Suiting
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline
from tests.history.records_made import EVENING, a_session
from tests.session.plans import BREATHS, CHILD, EVERYTHING, KNEE, THIGH, routine, step

OWN = Customisation(
    turns=Turns.WHOLE,
    hold_scale=1.2,
    holds={"knee": 25.0},
    sides={"knee": (Side.RIGHT, Side.LEFT)},
    sets={"thigh": 2},
    bouts={"thigh": {"a": (Side.LEFT,)}},
    pushes={"knee": False},
    left_out=frozenset({"look"}),
    get_ready=9.0,
)
TWO = routine(step(KNEE), step(THIGH))


def cut_in(of: Routine, kind: PhaseKind, timeline: Timeline | None = None, which: int = -1) -> CutOff:
    """A session that was cut off 12 s into its last phase of a kind, or another one of them."""
    timeline = timeline or build_timeline(of, OWN)
    phase = [phase for phase in timeline.phases if phase.kind is kind][which]
    plan = written(Plan("small.yaml", steps_of(of), OWN, timeline))
    place = Place(EVENING, phase.index, 12.0, phase.planned - 12.0)
    found = cut_off(Unfinished(a_session(), (), plan, place), EVENING + timedelta(minutes=14))
    assert found is not None
    return found


@pytest.mark.parametrize("of", [EVERYTHING, TWO])
def test_a_plan_is_read_as_it_was_written(of: Routine) -> None:
    timeline = build_timeline(of, OWN)
    plan = plan_of(written(Plan("somewhere/small.yaml", steps_of(of), OWN, timeline)))
    assert plan is not None
    assert plan.timeline == replace(timeline, exercises={})
    assert (plan.path, plan.steps, plan.own) == ("somewhere/small.yaml", steps_of(of), OWN)


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(str))
def test_a_text_that_is_no_plan_is_none(text: str) -> None:
    assert plan_of(text) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [('"format":1', '"format":2'), ('"whole"', '"nobody"'), ('"hold"', '"jump"'), (",30.0,", ",-30.0,")],
)
def test_a_plan_that_was_tampered_with_is_none(old: str, new: str) -> None:
    plan = written(Plan("", steps_of(TWO), Customisation(), build_timeline(TWO, Customisation())))
    assert old in plan
    assert plan_of(plan.replace(old, new)) is None


def test_it_goes_on_as_it_was_planned() -> None:
    cut = cut_in(TWO, PhaseKind.HOLD)
    again = reopened(cut, TWO, {})
    assert again is not None
    assert again.timeline == build_timeline(TWO, OWN)
    assert (again.at.exercise, again.at.receiver, again.at.side) == ("thigh", Receiver.B, Side.RIGHT)
    assert again.at.left == cut.phase.planned - 12.0


def test_an_edit_of_its_lengths_comes_with_the_next_session() -> None:
    cut = cut_in(TWO, PhaseKind.HOLD)
    again = reopened(cut, routine(step(KNEE, hold=9.0), step(THIGH, hold=9.0)), {})
    assert again is not None
    assert again.timeline.phases == cut.plan.timeline.phases


def test_the_place_survives_steps_that_were_added_after_it() -> None:
    cut = cut_in(TWO, PhaseKind.HOLD)
    again = reopened(cut, routine(step(KNEE), step(THIGH), step(BREATHS)), {})
    assert again is not None
    assert again.at.exercise == "thigh"
    assert again.timeline.phases[-1].exercise == "breaths"


def test_a_place_that_is_in_the_routine_no_more_is_no_place_to_go_on() -> None:
    assert reopened(cut_in(TWO, PhaseKind.HOLD), routine(step(KNEE), step(CHILD)), {}) is None


def test_who_may_no_longer_be_stretched_is_left_out_of_what_is_to_come() -> None:
    cut = cut_in(TWO, PhaseKind.HOLD, which=0)
    assert cut.phase.receiver is Receiver.A
    again = reopened(cut, TWO, {}, Suiting(resting=frozenset({Receiver.B})))
    assert again is not None
    assert again.timeline == build_timeline(TWO, OWN, Suiting(resting=frozenset({Receiver.B})))
    assert reopened(cut, TWO, {}, Suiting(resting=frozenset({Receiver.A}))) is None, "nothing of the place is left"


def test_what_suits_from_there_on_goes_on_as_planned() -> None:
    rules_out = replace(KNEE, not_with=("hernia",))
    two = routine(step(rules_out), step(THIGH))
    cut = cut_in(two, PhaseKind.HOLD, build_timeline(two, replace(OWN, turns=Turns.A)))
    assert cut.phase.exercise == "thigh"
    again = reopened(cut, two, {}, Suiting({Receiver.A: frozenset({"hernia"})}))
    assert again is not None
    assert again.timeline.phases == cut.plan.timeline.phases


def test_an_easier_exercise_that_came_into_it_stays_in_it() -> None:
    rock = replace(CHILD, id="rock")
    built = build_timeline(TWO, OWN)
    first = next(phase.index for phase in built.phases if phase.kind is PhaseKind.HOLD)
    timeline = with_easier(built, first, rock, TWO, OWN)
    cut = cut_in(TWO, PhaseKind.HOLD, timeline)
    again = reopened(cut, TWO, {"rock": rock})
    assert again is not None
    assert again.timeline == timeline
    without = reopened(cut, TWO, {"rock": None})
    assert without is not None, "the exercise is gone, and the place is not in it"
    assert without.timeline == built


@pytest.mark.parametrize(
    ("passed", "ago", "recent"),
    [
        (timedelta(minutes=14), timedelta(minutes=14), True),
        (timedelta(hours=6), timedelta(hours=6), True),
        (timedelta(hours=6, seconds=1), timedelta(hours=6, seconds=1), False),
        (timedelta(days=-400), None, True),
        (timedelta(seconds=-1), None, True),
    ],
)
def test_a_clock_that_was_set_back_makes_nothing_older_than_it_is(
    passed: timedelta, ago: timedelta | None, recent: bool
) -> None:
    cut = cut_in(TWO, PhaseKind.HOLD)
    found = cut_off(cut.unfinished, EVENING + passed)
    assert found is not None
    assert (found.ago, found.is_recent) == (ago, recent)


def test_summer_time_that_ends_meanwhile_changes_nothing() -> None:
    cut = cut_in(TWO, PhaseKind.HOLD)
    later: datetime = (EVENING + timedelta(minutes=14)).astimezone()
    found = cut_off(cut.unfinished, later)
    assert found is not None
    assert found.ago == timedelta(minutes=14)


@pytest.mark.parametrize("what", ["plan", "place", "phase"])
def test_a_session_of_which_too_little_is_known_is_not_gone_on_with(what: str, tmp_path: Path) -> None:
    unfinished = cut_in(TWO, PhaseKind.HOLD).unfinished
    assert unfinished.place is not None
    changed = {
        "plan": replace(unfinished, plan="?"),
        "place": replace(unfinished, place=None),
        "phase": replace(unfinished, place=replace(unfinished.place, phase=10_000)),
    }
    assert cut_off(changed[what], EVENING) is None
