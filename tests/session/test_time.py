"""One truth of time: a deadline. A look only asks what has become of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from stretchgui.routine.routine import RestStep, Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.course import GAP, LOOK_AT_MOST
from stretchgui.session.machine import REENTRY_SECONDS
from stretchgui.session.states import Command, Ended, Finished, Paused, Reason, Releasing, Running, Waiting
from tests.session.plans import CHILD, EVERYTHING, KNEE, LOOK, Run, first, kinds_of, plan, routine, step

A_DAY = 86_400.0


def test_there_is_no_drift_over_a_day() -> None:
    """A phase that ends late lets the next start at the old deadline: no drift, ever."""
    steps = [part for _ in range(1_100) for part in (step(CHILD, hold=57.3), RestStep(0.1))]
    timeline = plan(routine(*steps, step(KNEE)))
    run = Run(timeline, now=98_765.4321).start()
    late = 0.0
    while not run.now.over and run.now.at < A_DAY:
        # Every look comes late, and each by another time.
        late = (late + 0.618034) % 1.0
        run.jump((run.session.next_look() or 0.0) + late)
    entered = {event.phase.index: event.t for event in run.heard(ev.PhaseEntered)}
    assert run.now.at >= A_DAY
    assert list(entered) == list(range(len(entered)))
    for phase in timeline.phases[: len(entered)]:
        assert entered[phase.index] == pytest.approx(phase.start, abs=1e-6)


def test_a_late_look_starts_the_next_phase_at_the_old_deadline() -> None:
    """A phase that ends late lets the next start at the old deadline."""
    run = Run(plan()).start(1, 4.0)
    events = run.jump(2.9)
    assert [(event.phase.index, event.t) for event in events if isinstance(event, ev.PhaseEntered)] == [(2, 35.0)]
    assert run.now.left == pytest.approx(30 - 1.9)


def test_one_look_may_cross_several_phases_and_reports_each() -> None:
    """One look may cross several phases; each is reported, at the time it began."""
    timeline = plan()
    events = Run(timeline, speed=60.0).start().jump(2.0)
    entered = [(event.phase.index, event.t) for event in events if isinstance(event, ev.PhaseEntered)]
    assert entered == [(phase.index, phase.start) for phase in timeline.phases if 0 < phase.start <= 120]
    assert len(entered) == 7


def test_a_look_that_comes_early_changes_nothing() -> None:
    """A tick proves nothing, it only asks."""
    run = Run(plan()).start(2, 1.0)
    before = run.now
    for _ in range(100):
        assert run.look() == ()
    assert run.now == before


@pytest.mark.parametrize("speed", [1.0, 60.0])
@pytest.mark.parametrize(
    ("index", "commands", "kept"),
    [
        (4, (), Running),
        (101, (), Waiting),
        (4, (Command.PAUSE, Command.RESUME), None),
    ],
)
def test_a_gap_of_more_than_three_real_seconds_pauses_as_of_the_last_look(
    speed: float, index: int, commands: tuple[Command, ...], kept: type | None
) -> None:
    """Two looks more than 3 real seconds apart pause the session: it never goes through a phase nobody saw."""
    timeline = plan(EVERYTHING, Turns.EACH)
    index = first(timeline, PhaseKind.CHECK) if kept is Waiting else index
    run = Run(timeline, speed=speed).start(index)
    for command in commands:
        run.do(command)
    run.jump(1.0 / speed)
    before = run.now
    events = run.jump(3600.0)
    assert kinds_of(events) == ["SessionPaused"]
    interrupted = REENTRY_SECONDS if commands else 0.0
    assert run.state() == Paused(before.phase.index, before.left, Reason.SLEPT, before.at, interrupted)
    assert [event.t for event in events] == [before.at]


@pytest.mark.parametrize("speed", [1.0, 64.0])
def test_three_real_seconds_are_no_gap_yet(speed: float) -> None:
    run = Run(plan(EVERYTHING), speed=speed).start()
    run.jump(GAP)
    assert run.is_in(Running)
    assert run.now.at == GAP * speed


@pytest.mark.parametrize(("command", "becomes"), [(Command.RELEASE, Paused), (Command.END, Ended)])
def test_who_falls_asleep_while_releasing_finds_it_released(command: Command, becomes: type) -> None:
    """A gap while easing off ends the easing off: the limb is down long since."""
    run = Run(plan()).start(2, 3.0)
    run.do(command)
    assert run.is_in(Releasing)
    run.jump(1000)
    assert run.is_in(becomes)
    assert run.now.at == pytest.approx(1000 + 38)


def test_a_gap_means_nothing_while_no_time_runs() -> None:
    """A pause of a night stays the pause it was."""
    run = Run(plan()).start(2, 3.0)
    run.do(Command.PAUSE)
    before = run.state()
    assert run.jump(40_000) == ()
    assert run.state() == before


def test_before_the_start_no_time_passes() -> None:
    run = Run(plan())
    run.jump(5000)
    run.do(Command.START)
    assert run.now.at == 0.0
    assert run.now.left == plan().phases[0].planned


def test_the_first_look_after_a_start_is_no_gap() -> None:
    """Choosing takes minutes: the time is counted from the start, and not from the making of the session."""
    run = Run(plan())
    run.clock.advance(500)
    run.do(Command.START)
    run.clock.advance(0.5)
    run.look()
    assert run.is_in(Running)


def test_a_session_looks_at_least_once_a_second_and_not_at_all_while_paused() -> None:
    """The driver arms its timer for the next deadline or cue, and looks at least once a second."""
    run = Run(plan(routine(step(LOOK), step(KNEE)), Turns.A))
    assert run.session.next_look() is None
    run.start()
    assert run.session.next_look() == 1.0
    run.wait(29.6)
    assert run.session.next_look() == pytest.approx(0.4)
    run.do(Command.PAUSE)
    assert run.session.next_look() is None
    run.do(Command.RESUME)
    run.run_to(1)
    assert run.is_in(Waiting)
    assert run.session.next_look() == 1.0
    run.do(Command.END)
    assert run.session.next_look() is None


def test_the_next_look_is_in_real_seconds_and_never_none_at_all() -> None:
    """What is overdue is looked at a thousandth of a second later."""
    run = Run(plan(), speed=60.0).start()
    assert run.session.next_look() == pytest.approx(27 / 60)
    run.clock.advance(2.0)
    assert run.session.next_look() == LOOK_AT_MOST


def test_the_next_look_is_due_when_a_cue_is() -> None:
    run = Run(plan()).start(2, 14.5)
    assert run.session.next_look() == pytest.approx(0.5)
    assert [event.cue.name for event in run.jump(0.5) if isinstance(event, ev.CueFired)] == ["halfway"]


def test_every_phase_follows_the_one_before_without_a_gap_at_any_speed() -> None:
    for speed in (0.5, 1.0, 7.0, 60.0, 600.0):
        timeline = plan(EVERYTHING, Turns.EACH)
        run = Run(timeline, speed=speed).start(len(timeline.phases) - 1, 20.0)
        assert run.is_in(Finished)
        entered = run.heard(ev.PhaseEntered)
        assert [event.phase for event in entered] == list(timeline.phases)
        for (one, two), phase in zip(pairwise(entered), timeline.phases, strict=False):
            assert two.t - one.t == pytest.approx(phase.planned, abs=1e-4)


@pytest.mark.parametrize("begun", [0.0, 0.1, 1234.567, 98_765.4321])
@pytest.mark.parametrize("hold", [20.0, 19.9, 33.3])
def test_a_look_at_the_time_that_was_named_is_never_too_early(begun: float, hold: float) -> None:
    """Whoever sets a timer to it comes to the end, and does not ask without end."""
    run = Run(plan(routine(step(KNEE, hold=hold))), now=begun).start()
    looks = 0
    while (due := run.session.next_look()) is not None and looks < 1_000:
        looks += 1
        run.jump(due)
    assert run.now.over
    assert looks < 3 * run.now.at
