"""A lid that closes, an interface that stalls, a clock on the wall that is set: in every state, on every system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final, get_args

import pytest

from stretchgui.history.reopening import cut_off
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.states import (
    Command,
    Ended,
    Finished,
    Paused,
    Ready,
    Reason,
    Reentering,
    Releasing,
    Running,
    State,
    StateType,
    Waiting,
)
from tests.history.recorded import RecordedRun
from tests.history.records_made import EVENING
from tests.session.plans import EVERYTHING, Run, first, plan

PLAN: Final = plan(EVERYTHING, Turns.EACH)
Arrange = Callable[[Run], None]


def _in(kind: PhaseKind, *commands: Command) -> Arrange:
    """A second into the first phase of a kind, then these commands."""

    def arrange(run: Run) -> None:
        run.start(first(PLAN, kind), 1.0)
        for command in commands:
            run.do(command)

    return arrange


def _released(run: Run) -> None:
    _in(PhaseKind.HOLD, Command.RELEASE)(run)
    run.wait(5.0)


def _slept(run: Run) -> None:
    _in(PhaseKind.HOLD)(run)
    run.jump(60.0)


def _finished(run: Run) -> None:
    run.start()
    while not run.now.over:
        run.do(Command.NEXT)


STATES: Final[dict[str, Arrange]] = {
    "ready": lambda run: None,
    **{kind.value: _in(kind) for kind in PhaseKind},
    "releasing": _in(PhaseKind.HOLD, Command.RELEASE),
    "ending": _in(PhaseKind.HOLD, Command.END),
    "paused": _in(PhaseKind.HOLD, Command.PAUSE),
    "paused in a contraction": _in(PhaseKind.CONTRACT, Command.PAUSE),
    "paused between": _in(PhaseKind.REST, Command.PAUSE),
    "paused after a release": _released,
    "paused after sleep": _slept,
    "getting back": _in(PhaseKind.HOLD, Command.PAUSE, Command.RESUME),
    "finished": _finished,
    "ended": _in(PhaseKind.REST, Command.END),
}


@pytest.fixture(params=STATES)
def run(request: pytest.FixtureRequest) -> Run:
    """A session in one of the states."""
    run = Run(PLAN, now=12_345.0)
    STATES[request.param](run)
    run.events.clear()
    return run


def after_sleep(state: State, at: float) -> tuple[StateType, Reason | None]:
    """What a state has become when its laptop wakes."""
    match state:
        case Running() | Waiting() | Reentering():
            return Paused, Reason.SLEPT
        case Releasing(then=then):
            return (Ended, None) if then == "ended" else (Paused, Reason.RELEASED)
        case Paused(reason=reason):
            return Paused, reason
        case _:
            return type(state), None


def test_every_state_and_every_kind_of_phase_is_among_them() -> None:
    states, kinds = set(), set()
    for arrange in STATES.values():
        run = Run(PLAN)
        arrange(run)
        states.add(type(run.state()))
        kinds.add(run.kind() if run.is_in(Running) or run.is_in(Waiting) else None)
    assert states == set(get_args(State))
    assert kinds >= set(PhaseKind)


@pytest.mark.parametrize("seconds", [3.001, 5.0, 3600.0, 9 * 3600.0], ids=["a moment", "a stall", "an hour", "a night"])
def test_a_lid_that_was_closed_leaves_it_as_it_was_seen_last(run: Run, seconds: float) -> None:
    """On a clock that counts sleep, as all three systems' do: paused as of the last look, and no phase went by."""
    state, index, left = run.state(), run.index, run.now.left
    events = run.jump(seconds)
    becomes, reason = after_sleep(state, run.now.at)
    assert run.is_in(becomes)
    assert getattr(run.state(), "reason", None) is reason
    assert run.index == index
    assert run.now.left == (0.0 if becomes is Ended else left)
    assert not [event for event in events if isinstance(event, ev.PhaseEntered)]
    said = [event.cue.name for event in events if isinstance(event, ev.CueFired)]
    assert said == (["ended"] if becomes is Ended and not isinstance(state, Ended) else [])
    again = run.state()
    assert run.jump(seconds) == ()
    assert run.state() == again, "and however often it is closed"


def test_a_clock_that_stands_still_in_sleep_goes_on_where_it_was(run: Run) -> None:
    """Were a system's clock not to count sleep, nothing would be missed either: for it no time has passed."""
    state, left = run.state(), run.now.left
    run.jump(0.0)
    assert run.state() == state
    assert run.now.left == left


@pytest.mark.parametrize("seconds", [0.7, 2.9])
def test_a_short_stall_is_caught_up_with_and_nothing_is_late(run: Run, seconds: float) -> None:
    """What a busy machine does: the deadline stays, and what lay before it is reported at its own time."""
    before, at = run.now, run.now.at
    events = run.jump(seconds)
    entered = [event for event in events if isinstance(event, ev.PhaseEntered)]
    assert all(at <= event.t <= at + seconds for event in entered)
    if isinstance(before.state, Running):
        due = before.state.deadline
        assert run.now.phase.index == before.phase.index + (due <= at + seconds)
        assert [event.t for event in entered] == ([due] if due <= at + seconds else [])
    assert not [event for event in events if isinstance(event, ev.SessionPaused)]
    assert len([event for event in events if isinstance(event, ev.CueFired)]) <= 1, "no burst of cues"


def test_who_comes_back_goes_on_and_has_everything_once(run: Run) -> None:
    """Woken and resumed in any state, a session comes to the same holds as one in which nobody slept."""
    if run.is_in(Finished):
        return
    run.jump(3600.0)
    if run.is_in(Ready):
        run.do(Command.START)
    while not run.now.over:
        if run.is_in(Paused):
            run.do(Command.RESUME)
        elif run.is_in(Waiting):
            run.do(Command.CONFIRM)
        else:
            run.wait(run.now.until_change or run.now.left or 0.0)
    if run.is_in(Ended):
        return
    for hold in run.session.holds:
        assert hold.held == pytest.approx(hold.planned, abs=1e-6) or hold.exercise == "look"


@pytest.mark.parametrize("by", [-1 / 24, 4000.0], ids=lambda days: f"{days:+g} days")
@pytest.mark.parametrize("kind", PhaseKind)
def test_a_clock_on_the_wall_that_is_set_moves_nothing(tmp_path: Path, kind: PhaseKind, by: float) -> None:
    """It says when a session was, and times nothing: what is held, left and written of it is the same."""
    wall = [EVENING]
    sessions = []
    for name, days in (("undisturbed", 0.0), ("set", by)):
        run = RecordedRun(tmp_path / f"{name}.sqlite", wall=lambda: wall[0])
        while run.session.snapshot.phase.kind is not kind:
            run.act(Command.CONFIRM)
            run.act(0.5)
        wall[0] += timedelta(days=days)
        run.act(6.0)
        run.act(Command.PAUSE)
        (unfinished,) = run.history.unfinished()
        run.history.close()
        cut = cut_off(unfinished, EVENING)
        assert cut is not None
        assert cut.place.at == wall[0]
        assert (cut.ago is None) is (days > 0), "later than now, it claims no time"
        sessions.append((run.session.snapshot, cut.phase, cut.place.remaining, unfinished.done))
    assert sessions[0] == sessions[1]
