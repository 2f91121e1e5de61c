"""What was really done, the end that is told once, and the past that is frozen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.machine import Session
from stretchgui.session.states import Command, CommandRefusedError, Finished
from tests.session.plans import (
    BRIDGE,
    EVERYTHING,
    KNEE,
    LOOK,
    ONE,
    ROUNDS,
    WORDS,
    Run,
    kinds_of,
    names_of,
    plan,
    routine,
    step,
)

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def whole(timeline: Timeline) -> Run:
    return Run(timeline).start(len(timeline.phases) - 1, 30.0)


def held(run: Run) -> list[tuple[Side | None, float, float]]:
    return [(hold.side, hold.planned, round(hold.held, 6)) for hold in run.session.holds]


# ---- the end ---------------------------------------------------------------------------------------------------------


def test_finished_is_reported_once() -> None:
    """Finished is reported once, with seconds really spent in each hold."""
    run = whole(plan())
    for _ in range(5):
        run.jump(10.0)
    for command in Command:
        with pytest.raises(CommandRefusedError):
            run.do(command)
    assert run.is_in(Finished)
    (finished,) = run.heard(ev.SessionFinished)
    assert finished.result is ev.Result.FINISHED
    assert finished.t == pytest.approx(plan().total)
    assert run.events[-1] == finished
    assert run.cues().count("finished") == 1


def test_all_of_it_is_finished() -> None:
    timeline = plan(EVERYTHING, Turns.EACH)
    (finished,) = whole(timeline).heard(ev.SessionFinished)
    assert finished.result is ev.Result.FINISHED
    for hold in finished.holds:
        assert hold.held == pytest.approx(hold.planned, abs=1e-5)
    assert len(finished.holds) == 24


@pytest.mark.parametrize("skips", [[2], [5], [6], [2, 6]])
def test_any_hold_skipped_makes_it_partial(skips: list[int]) -> None:
    """Any hold skipped makes it *partial*."""
    run = Run(plan()).start()
    for index in skips:
        run.run_to(index, 1.0)
        run.do(Command.NEXT)
    run.run_to(7, 10.0)
    (finished,) = run.heard(ev.SessionFinished)
    assert finished.result is ev.Result.PARTIAL


@pytest.mark.parametrize("index", [0, 3, 4, 7])
def test_skipping_what_is_no_hold_is_not_partial(index: int) -> None:
    """To hurry from an ease_out to what comes next leaves out nothing."""
    run = Run(plan()).start(index, 1.0)
    if index in (0, 4):
        # From here NEXT would leave out a bout: less time does not.
        for _ in range(4):
            run.do(Command.ADD_TIME, -10)
    else:
        run.do(Command.NEXT)
    run.run_to(7, 10.0)
    (finished,) = run.heard(ev.SessionFinished)
    assert finished.result is ev.Result.FINISHED


def test_a_hold_made_up_for_is_no_longer_skipped() -> None:
    run = Run(plan()).start(2, 1.0)
    run.do(Command.NEXT)
    run.do(Command.PREVIOUS)
    run.run_to(7, 10.0)
    (finished,) = run.heard(ev.SessionFinished)
    assert finished.result is ev.Result.FINISHED
    assert held(run) == [(LEFT, 30, 31.0), (RIGHT, 30, 30.0)]


def test_an_unconfirmed_check_makes_it_partial() -> None:
    timeline = plan(routine(step(LOOK)))
    run = Run(timeline).start(1)
    run.do(Command.NEXT)
    run.run_to(len(timeline.phases) - 1)
    run.do(Command.NEXT)
    (finished,) = run.heard(ev.SessionFinished)
    assert finished.result is ev.Result.PARTIAL


def test_an_end_is_reported_once() -> None:
    run = Run(plan()).start(0, 3.0)
    run.do(Command.END)
    run.jump(50)
    assert kinds_of(run.events)[-1] == "SessionEnded"
    assert len(run.heard(ev.SessionEnded)) == 1
    assert names_of(run.events)[-1] == "ended"
    assert run.session.holds == ()


# ---- what was done ---------------------------------------------------------------------------------------------------


def test_only_what_really_ran_is_counted() -> None:
    """Neither pauses nor re-entering, neither sleep nor easing off count as held."""
    run = Run(plan()).start(2, 4.0)
    run.do(Command.PAUSE)
    run.jump(100.0)
    run.do(Command.RESUME)
    run.wait(30.0)
    run.wait(3.0)
    run.jump(500.0)
    run.do(Command.RESUME)
    run.wait(30.0 + 2.0)
    run.do(Command.RELEASE)
    run.wait(5.0)
    assert held(run) == [(LEFT, 30, 9.0)]
    assert [hold.released for hold in run.session.holds] == [True]


def test_getting_ready_and_easing_are_no_holding() -> None:
    """Elapsed time is that of the holds alone: not of getting ready, of changing sides, of the eases."""
    assert held(whole(plan())) == [(LEFT, 30, 30.0), (RIGHT, 30, 30.0)]


def test_what_has_run_so_far_is_known_while_it_runs() -> None:
    run = Run(plan()).start(2, 4.0)
    assert held(run) == [(LEFT, 30, 4.0)]
    run.wait(1.5)
    assert held(run) == [(LEFT, 30, 5.5)]


def test_the_holds_of_all_rounds_are_one_set() -> None:
    timeline = plan(routine(step(KNEE, contract_relax=ROUNDS, sets=2, rest=5.0)))
    assert held(whole(timeline)) == [(LEFT, 70, 70.0)] * 2 + [(RIGHT, 70, 70.0)] * 2


def test_a_set_that_was_not_begun_is_not_listed() -> None:
    run = Run(plan()).start(1, 2.0)
    assert held(run) == []
    run.do(Command.NEXT)
    run.wait(1.0)
    assert held(run) == []


def test_a_release_before_the_hold_lists_the_set_with_nothing_held() -> None:
    run = Run(plan()).start(1, 2.0)
    run.do(Command.RELEASE)
    assert held(run) == [(LEFT, 30, 0.0)]
    assert run.session.holds[0].released


def test_what_is_counted_or_breathed_is_listed() -> None:
    timeline = plan(routine(step(BRIDGE, sets=2)))
    assert held(whole(timeline)) == [(None, 20, 20.0)] * 2


def test_whose_hold_it_was() -> None:
    timeline = plan(ONE, Turns.WHOLE)
    people = [(hold.person, hold.side) for hold in whole(timeline).session.holds]
    assert people == [("a", LEFT), ("a", RIGHT), ("b", LEFT), ("b", RIGHT)]


def test_a_session_needs_something_to_do() -> None:
    empty = replace(plan(), phases=())
    with pytest.raises(ValueError, match="at least one phase"):
        Session(empty, HandClock(), CueSheet(WORDS, empty))


# ---- the past is frozen ----------------------------------------------------------------------------------------------


def lengthened(timeline: Timeline, scale: float) -> Timeline:
    return build_timeline(ONE, Customisation(turns=Turns.A, hold_scale=scale))


def test_durations_still_to_come_may_be_replaced_while_it_runs() -> None:
    """Durations still to come may be replaced while it runs; phases up to the present, and their number, stay."""
    run = Run(plan()).start(2, 4.0)
    before, due = run.now, run.session.next_look()
    changed = before.timeline.replanned(lengthened(before.timeline, 1.5), before.phase.index)
    run.session.replace(changed)
    assert run.look() == ()
    assert (run.state(), run.now.left, run.now.length) == (before.state, before.left, before.length)
    assert run.session.next_look() == due
    assert run.now.left_in_all == pytest.approx(before.left_in_all + 15.0)
    run.run_to(7, 10.0)
    assert held(run) == [(LEFT, 30, 30.0), (RIGHT, 45, 45.0)]
    assert [event.phase.index for event in run.heard(ev.PhaseEntered)] == list(range(8))


@pytest.mark.parametrize("index", [0, 2, 6])
def test_the_past_and_the_present_are_refused(index: int) -> None:
    """Its past, the present phase included, is the same, or nothing changes."""
    run = Run(plan()).start(index, 1.0)
    before = run.now
    phases = run.now.timeline.phases
    other = run.now.timeline.with_phases((*phases[:index], replace(phases[index], planned=99.0), *phases[index + 1 :]))
    for timeline in (other, run.now.timeline.with_phases(phases[1:]), replace(run.now.timeline, phases=phases[:index])):
        with pytest.raises(ValueError, match="the past is frozen"):
            run.session.replace(timeline)
    assert run.now == before


def test_everything_may_be_replaced_before_the_start() -> None:
    run = Run(plan())
    run.session.replace(build_timeline(ONE, Customisation(turns=Turns.A, hold_scale=2.0, get_ready=3.0)))
    assert run.now.left == 3.0
    run.start(2)
    assert run.now.left == 60.0


def test_a_pause_is_no_end_of_the_past() -> None:
    run = Run(plan()).start(2, 4.0)
    run.do(Command.PAUSE)
    run.session.replace(run.now.timeline.replanned(lengthened(plan(), 0.5), 2))
    assert run.now.left == pytest.approx(26.0)
    run.do(Command.RESUME)
    run.wait(5.0 + 26.0 + 1.0)
    assert run.kind() is PhaseKind.EASE_OUT


def test_the_words_of_new_exercises_are_known() -> None:
    run = Run(plan()).start(2, 4.0)
    other = plan(routine(step(KNEE), step(BRIDGE)))
    run.session.replace(other)
    run.run_to(8, 1.0)
    assert "Bridge" in run.heard(ev.CueFired)[-1].cue.text


# ---- what is left ----------------------------------------------------------------------------------------------------


def test_the_time_left_in_all_falls_with_running_time_alone() -> None:
    timeline = plan()
    run = Run(timeline)
    assert run.now.left_in_all == timeline.total
    run.start(2, 4.0)
    assert run.now.left_in_all == pytest.approx(timeline.total - 39.0)
    run.do(Command.PAUSE)
    run.jump(99)
    run.do(Command.RESUME)
    run.wait(5.0)
    assert run.now.left_in_all == pytest.approx(timeline.total - 39.0)
    run.run_to(7, 10.0)
    assert run.now.left_in_all == 0.0


def test_the_first_phase_is_shown_before_the_start_and_the_last_after_the_end() -> None:
    before, after = Run(plan()).now, Run(plan()).start(7, 10.0).now
    assert (before.phase.index, before.over, before.left) == (0, False, 30.0)
    assert (after.phase.index, after.over, after.left, after.until_change) == (7, True, 0.0, None)
