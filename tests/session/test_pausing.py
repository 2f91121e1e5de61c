"""Pausing, going on, releasing and ending."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchgui.routine.exercise import Carried, People
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session import events as ev
from stretchgui.session.machine import REENTRY_SECONDS, RELEASE_SECONDS
from stretchgui.session.position import position_of
from stretchgui.session.states import After, Command, Ended, Paused, Reason, Reentering, Releasing, Running, Waiting
from tests.session.plans import EVERYTHING, KNEE, ROUNDS, Run, first, kinds_of, names_of, plan, routine, step

PLAN = plan(EVERYTHING, Turns.EACH)
IN_BOUT = [PhaseKind.EASE_IN, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.RELAX, PhaseKind.EASE_OUT]
OUTSIDE = [kind for kind in PhaseKind if kind not in IN_BOUT]
REENTERED = [PhaseKind.EASE_IN, PhaseKind.HOLD]


def at(kind: PhaseKind, into: float = 1.0) -> Run:
    """A session that has run into the first phase of a kind."""
    return Run(PLAN).start(first(PLAN, kind), 0.0 if kind is PhaseKind.CHECK else into)


# ---- pausing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", IN_BOUT)
def test_a_pause_in_a_bout_says_to_rest_the_leg_down(kind: PhaseKind) -> None:
    """PAUSE inside a bout says "rest the leg down" along with the pause: nobody is left holding."""
    events = at(kind).do(Command.PAUSE)
    assert kinds_of(events) == ["SessionPaused"]
    (cue,) = [event.cue for event in events if isinstance(event, ev.CueFired)]
    assert (cue.name, cue.text, cue.to) == ("rest_leg_down", "Paused. {b}: rest the leg down.", "b")


@pytest.mark.parametrize(
    ("carries", "people", "paused", "released"),
    [
        (Carried.LEG, People.PARTNER, "Paused. {b}: rest the leg down.", "carry the weight until it rests."),
        (Carried.LEGS, People.PARTNER, "Paused. {b}: rest both legs down.", "carry the weight until it rests."),
        (Carried.NOTHING, People.PARTNER, "Paused. {b}: let go slowly. {a}: ease out, and rest.", "let go slowly."),
        (Carried.NOTHING, People.TOGETHER, "Paused. Ease out slowly, and rest.", "Stop."),
    ],
)
def test_a_pause_and_a_release_say_what_fits_what_is_carried(
    carries: Carried, people: People, paused: str, released: str
) -> None:
    """Nobody is told to rest a leg down in child's pose."""
    exercise = replace(KNEE, people=people, helper=replace(KNEE.helper, carries=carries))
    for command, said in ((Command.PAUSE, paused), (Command.RELEASE, released)):
        run = Run(plan(routine(step(exercise)))).start(2, 3.0)
        (cue,) = [event.cue for event in run.do(command) if isinstance(event, ev.CueFired)]
        assert cue.text.endswith(said)
        assert not any("leg" in form for form in cue.forms) or carries is not Carried.NOTHING


@pytest.mark.parametrize("kind", OUTSIDE)
def test_a_pause_elsewhere_only_says_so(kind: PhaseKind) -> None:
    assert names_of(at(kind).do(Command.PAUSE)) == ["pause"]


@pytest.mark.parametrize("kind", [kind for kind in PhaseKind if kind is not PhaseKind.CHECK])
def test_a_pause_keeps_the_time_left_and_no_deadline(kind: PhaseKind) -> None:
    """Paused holds the time left, never a deadline."""
    run = at(kind)
    left = run.now.left
    run.do(Command.PAUSE)
    run.jump(12_345.6)
    assert run.state() == Paused(run.index, left, Reason.ASKED, run.now.at - 12_345.6)
    assert run.now.left == left


def test_while_paused_nothing_is_said() -> None:
    """None while paused: no cue, and no event of any kind."""
    run = at(PhaseKind.HOLD, 4.9)
    run.do(Command.PAUSE)
    for seconds in (0.05, 0.5, 1.0, 3.0, 60.0, 40_000.0):
        assert run.jump(seconds) == ()


def test_a_pause_in_the_last_tenth_of_a_second_loses_nothing() -> None:
    """Pause in the last tenth of a second of a hold: it is resumed with that tenth left, then eases out."""
    run = Run(plan()).start(2, 29.95)
    run.do(Command.PAUSE)
    assert run.now.left == pytest.approx(0.05)
    run.jump(10)
    run.do(Command.RESUME)
    assert run.is_in(Reentering)
    run.wait(REENTRY_SECONDS)
    assert run.kind() is PhaseKind.HOLD
    assert run.now.left == pytest.approx(0.05)
    run.wait(0.06)
    assert run.kind() is PhaseKind.EASE_OUT
    assert [event.phase.index for event in run.heard(ev.PhaseEntered)] == [0, 1, 2, 3]
    assert run.session.holds[0].held == pytest.approx(30.0)


def test_a_pause_that_comes_just_after_the_deadline_pauses_the_next_phase() -> None:
    run = Run(plan()).start(2, 29.95)
    run.clock.advance(0.1)
    run.do(Command.PAUSE)
    assert run.kind() is PhaseKind.EASE_OUT
    assert run.now.left == pytest.approx(4.95)
    assert names_of(run.events)[-2:] == ["ease_out", "rest_leg_down"]


def test_a_hundred_pauses_cost_no_time() -> None:
    """Each pause keeps the time left to the last bit."""
    run = Run(plan()).start(0, 1.0)
    for _ in range(100):
        run.wait(0.0371)
        left = run.now.left
        run.do(Command.PAUSE)
        run.jump(0.9173)
        run.do(Command.RESUME)
        assert run.now.left == pytest.approx(left, abs=1e-9)
    assert run.now.left == pytest.approx(30 - 1 - 3.71, abs=1e-6)


# ---- going on --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", REENTERED)
def test_from_ease_in_to_the_end_of_a_hold_one_re_enters_first(kind: PhaseKind) -> None:
    """RESUME from ease-in to the end of a hold re-enters first, 5 s by default."""
    run = at(kind, 2.0)
    left = run.now.left
    assert left is not None
    run.do(Command.PAUSE)
    run.jump(20)
    events = run.do(Command.RESUME)
    assert kinds_of(events) == ["ReentryBegan"]
    assert names_of(events) == ["get_back"]
    assert run.state() == Reentering(run.index, left, run.now.at + REENTRY_SECONDS, REENTRY_SECONDS)
    assert run.now.left == left
    events = run.wait(REENTRY_SECONDS)
    assert kinds_of(events) == ["SessionResumed"]
    # By ears alone: the hold goes on from here.
    assert names_of(events)[:1] == ["resume"]
    assert run.is_in(Running)
    assert run.now.left == pytest.approx(left)


@pytest.mark.parametrize("kind", [PhaseKind.CONTRACT, PhaseKind.RELAX])
def test_inside_contract_or_relax_one_goes_back_to_the_contraction(kind: PhaseKind) -> None:
    """Inside contract or relax RESUME goes back to the contraction's start, by way of re-entering."""
    run = at(kind, 2.0)
    run.do(Command.PAUSE)
    run.do(Command.RESUME)
    contraction = first(PLAN, PhaseKind.CONTRACT)
    assert run.state() == Reentering(contraction, 6.0, run.now.at + REENTRY_SECONDS, REENTRY_SECONDS)
    events = run.wait(REENTRY_SECONDS)
    assert [event.phase.index for event in events if isinstance(event, ev.PhaseEntered)] == [contraction]
    assert names_of(events) == ["contract"]
    assert run.now.left == pytest.approx(6.0)


@pytest.mark.parametrize(
    "kind", [kind for kind in PhaseKind if kind not in IN_BOUT[:-1] and kind is not PhaseKind.CHECK]
)
def test_elsewhere_one_goes_straight_on(kind: PhaseKind) -> None:
    """Elsewhere RESUME goes straight on."""
    run = at(kind)
    left = run.now.left
    run.do(Command.PAUSE)
    run.jump(100)
    events = run.do(Command.RESUME)
    assert kinds_of(events) == ["SessionResumed"]
    assert names_of(events) == ["resume"]
    assert run.is_in(Running)
    assert run.now.left == left


def test_a_check_goes_on_waiting() -> None:
    run = at(PhaseKind.CHECK)
    run.wait(20.0)
    assert (run.now.left, run.now.elapsed) == (None, 0.0)
    run.do(Command.PAUSE)
    assert kinds_of(run.do(Command.RESUME)) == ["SessionResumed", "WaitBegan"]
    assert run.is_in(Waiting)


@pytest.mark.parametrize(
    ("paused", "seconds"), [(29.9, REENTRY_SECONDS), (30.0, REENTRY_SECONDS), (30.1, 30.0), (4000.0, 30.0)]
)
def test_after_a_long_pause_one_has_the_whole_time_to_get_ready(paused: float, seconds: float) -> None:
    """The whole get-ready time after a pause of over 30 s; that of this block, as long as it is here."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.PAUSE)
    run.jump(paused)
    (event,) = [event for event in run.do(Command.RESUME) if isinstance(event, ev.ReentryBegan)]
    assert event.seconds == seconds
    assert run.now.until_change == seconds


def test_after_a_sleep_one_has_the_whole_time_to_get_ready() -> None:
    """The whole get-ready time after *slept*, however short the sleep was."""
    run = Run(plan()).start(2, 2.0)
    run.jump(3.5)
    run.do(Command.RESUME)
    assert run.now.until_change == 30.0


def test_after_a_release_one_has_the_whole_time_to_get_ready() -> None:
    """The whole get-ready time after *released*."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.RELEASE)
    run.wait(RELEASE_SECONDS)
    run.do(Command.RESUME)
    assert run.now.until_change == 30.0
    assert run.now.left == pytest.approx(28.0)


def test_reopened_one_has_the_whole_time_to_get_ready() -> None:
    """The whole get-ready time after *reopened*."""
    timeline = plan()
    run = Run(timeline, at=position_of(timeline.phases[2], 12.0))
    run.do(Command.RESUME)
    assert run.now.until_change == 30.0
    run.wait(30)
    assert run.now.left == pytest.approx(12.0)


def test_the_re_entry_takes_as_long_as_this_block_s_getting_ready() -> None:
    """It is the get-ready of the block one is in: 20 s from lying on the back to lying on the front."""
    run = Run(PLAN).start(next(p.index for p in PLAN.phases if p.step == 3 and p.kind is PhaseKind.HOLD), 2.0)
    run.jump(60)
    run.do(Command.RESUME)
    assert run.now.until_change == 20.0


def test_a_pause_while_re_entering_keeps_what_was_left() -> None:
    run = Run(plan()).start(2, 2.0)
    for _ in range(3):
        run.do(Command.PAUSE)
        run.do(Command.RESUME)
        run.wait(4.0)
        assert run.is_in(Reentering)
        assert run.now.left == pytest.approx(28.0)
    run.wait(1.0)
    assert run.is_in(Running)
    assert run.session.holds[0].held == pytest.approx(2.0)


def test_a_pause_in_a_long_re_entry_leaves_as_long_the_next_time() -> None:
    """Who was released, and pauses on the way back into position, is not hurried: not five seconds, but all of it."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.RELEASE)
    run.wait(RELEASE_SECONDS)
    run.do(Command.RESUME)
    run.wait(28.0)
    for reason in (Reason.ASKED, Reason.ASKED, Reason.SLEPT):
        run.do(Command.PAUSE) if reason is Reason.ASKED else run.jump(10.0)
        run.do(Command.RESUME)
        assert run.now.until_change == 30.0
        run.wait(4.0)


# ---- releasing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(PhaseKind))
def test_a_release_is_never_refused_and_sounds_at_once(kind: PhaseKind) -> None:
    """Running, Waiting, Reentering go to Releasing with a tone of its own at once."""
    run = at(kind)
    left = run.now.left
    events = run.do(Command.RELEASE)
    assert names_of(events) == ["release"]
    assert kinds_of(events) == ["ReleaseBegan"]
    assert events[0].t == run.now.at
    assert run.state() == Releasing(run.index, left, run.now.at + RELEASE_SECONDS, After.PAUSED)
    events = run.wait(RELEASE_SECONDS)
    assert kinds_of(events) == ["ReleaseEnded"]
    assert run.state() == Paused(run.index, left, Reason.RELEASED, run.now.at)


def test_a_release_while_re_entering() -> None:
    run = Run(plan()).start(2, 2.0)
    run.do(Command.PAUSE)
    run.do(Command.RESUME)
    assert names_of(run.do(Command.RELEASE)) == ["release"]
    assert run.state() == Releasing(2, 28.0, run.now.at + RELEASE_SECONDS, After.PAUSED)


def test_a_release_while_paused_keeps_still() -> None:
    """Paused keeps still, its reason becomes *released*; where and when is recorded."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.PAUSE)
    paused = run.must_be(Paused)
    run.jump(7.0)
    events = run.do(Command.RELEASE)
    assert run.state() == Paused(2, paused.remaining, Reason.RELEASED, paused.since)
    assert names_of(events) == []
    assert [(type(event), event.t) for event in events] == [(ev.ReleaseEnded, run.now.at)]
    assert [hold.released for hold in run.session.holds] == [True]


@pytest.mark.parametrize("kind", [PhaseKind.EASE_IN, PhaseKind.HOLD, PhaseKind.EASE_OUT])
def test_a_release_is_recorded_where_it_was(kind: PhaseKind) -> None:
    """Where and when is recorded: in this set, on this side, and in no other."""
    timeline = plan()
    index = next(phase.index for phase in timeline.phases if phase.kind is kind and phase.side == "right")
    run = Run(timeline).start(index, 1.0)
    (event,) = [event for event in run.do(Command.RELEASE) if isinstance(event, ev.ReleaseBegan)]
    assert (event.phase.index, event.t, event.remaining) == (index, run.now.at, run.now.left)
    assert [(hold.side, hold.released) for hold in run.session.holds] == [("left", False), ("right", True)]


def test_a_release_between_two_sets_is_of_neither() -> None:
    """Nobody holds anything in a rest or a change of sides: the event tells of it, and no set does."""
    run = Run(plan()).start(first(plan(), PhaseKind.CHANGE_SIDE), 1.0)
    run.do(Command.RELEASE)
    assert [hold.released for hold in run.session.holds] == [False]


def test_release_and_end_change_only_what_follows() -> None:
    """Releasing: RELEASE and END are accepted and change only `then`; nobody is hurried, nothing sounds twice."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.RELEASE)
    began = run.must_be(Releasing)
    for command, then in [(Command.END, After.ENDED), (Command.RELEASE, After.PAUSED), (Command.END, After.ENDED)]:
        run.wait(1.0)
        assert run.do(command) == ()
        assert run.state() == Releasing(2, began.remaining, began.deadline, then)
    run.wait(2.0)
    assert run.is_in(Ended)
    assert run.now.at == pytest.approx(began.deadline)


def test_who_says_stop_while_ending_is_heard() -> None:
    """A release that an END began is nobody's stop; one that somebody asks for then is."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.END)
    assert [hold.released for hold in run.session.holds] == [False]
    run.do(Command.RELEASE)
    assert [hold.released for hold in run.session.holds] == [True]
    run.wait(RELEASE_SECONDS)
    assert run.is_in(Paused)


# ---- ending ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", IN_BOUT)
def test_ending_in_a_bout_releases_first(kind: PhaseKind) -> None:
    """END inside a bout releases first."""
    run = at(kind)
    events = run.do(Command.END)
    assert names_of(events) == ["release"]
    assert run.state() == Releasing(run.index, run.now.left, run.now.at + RELEASE_SECONDS, After.ENDED)
    events = run.wait(RELEASE_SECONDS)
    assert kinds_of(events) == ["ReleaseEnded", "SessionEnded"]
    assert names_of(events) == ["ended"]
    assert run.state() == Ended(run.index)


def test_ending_while_re_entering_releases_first() -> None:
    run = Run(plan()).start(2, 2.0)
    run.do(Command.PAUSE)
    run.do(Command.RESUME)
    run.do(Command.END)
    run.wait(RELEASE_SECONDS)
    assert run.is_in(Ended)


@pytest.mark.parametrize("kind", OUTSIDE)
def test_ending_outside_a_bout_is_at_once(kind: PhaseKind) -> None:
    run = at(kind)
    assert kinds_of(run.do(Command.END)) == ["SessionEnded"]
    assert run.is_in(Ended)


def test_ending_from_a_pause_is_at_once() -> None:
    """Whoever paused has rested the leg down: there is nothing to ease off."""
    run = Run(plan()).start(2, 2.0)
    run.do(Command.PAUSE)
    events = run.do(Command.END)
    assert kinds_of(events) == ["SessionEnded"]
    (ended,) = run.heard(ev.SessionEnded)
    assert (ended.result, ended.phase.index) == (ev.Result.ENDED, 2)
    assert [(hold.held, hold.planned) for hold in ended.holds] == [(2.0, 30.0)]


def test_rounds_of_contract_relax_survive_a_pause_in_their_last_hold() -> None:
    timeline = plan(routine(step(KNEE, contract_relax=ROUNDS)))
    last = [phase.index for phase in timeline.phases if phase.kind is PhaseKind.HOLD and phase.side == "left"][-1]
    run = Run(timeline).start(last, 11.0)
    run.do(Command.PAUSE)
    run.do(Command.RESUME)
    run.wait(REENTRY_SECONDS)
    assert run.index == last
    assert run.now.left == pytest.approx(19.0)
