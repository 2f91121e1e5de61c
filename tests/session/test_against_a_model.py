"""Random commands, looks, jitters, stalls and sleeps: the session and a simpler model of it always agree."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import ContractRelax, Side
from stretchgui.routine.routine import Defaults, ExerciseStep, RestStep, Routine, Turns
from stretchgui.routine.timeline import WORK
from stretchgui.session import events as ev
from stretchgui.session.cues import BREATH_IN, BREATH_OUT, HOW_MUCH, IMMEDIATE
from stretchgui.session.guide import Guide
from stretchgui.session.states import (
    TRANSITIONS,
    Command,
    CommandRefusedError,
    Paused,
    Reentering,
    Releasing,
    Running,
    Waiting,
)
from tests.session.model import Model
from tests.session.plans import BREATHS, BRIDGE, CHILD, KNEE, LOOK, THIGH, Run, routine, step

LIVE = (Running, Waiting, Releasing, Paused, Reentering)


def ticks(least: float, most: float) -> st.SearchStrategy[float]:
    """Seconds in sixty-fourths, whose sums are exact."""
    return st.integers(round(least * 64), round(most * 64)).map(lambda count: count / 64)


SIDES = st.sampled_from([None, (Side.LEFT,), (Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT, Side.LEFT)])
ROUNDS = st.sampled_from([None, None, ContractRelax(1, 6.0, 3.0), ContractRelax(2, 4.0, 2.5)])
STEPS: st.SearchStrategy[ExerciseStep] = st.builds(
    step,
    st.sampled_from([KNEE, THIGH, CHILD, BREATHS, BRIDGE, LOOK]),
    hold=st.sampled_from([5.0, 12.5, 30.0]),
    sides=SIDES,
    sets=st.sampled_from([1, 2]),
    rest=st.sampled_from([0.0, 4.5]),
    contract_relax=ROUNDS,
)
DEFAULTS = st.builds(
    Defaults,
    get_ready=st.sampled_from([None, 0.0, 2.0, 6.5]),
    change_side=st.sampled_from([0.0, 4.0]),
    swap_roles=st.sampled_from([0.0, 9.5]),
    ease_in=st.sampled_from([0.0, 5.0]),
    ease_out=st.sampled_from([0.0, 2.5, 5.0]),
)
REST = st.just(RestStep(6.5))


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """One to three exercises, perhaps with rests between them."""
    steps: list[ExerciseStep | RestStep] = [draw(STEPS)]
    for _ in range(draw(st.integers(0, 2))):
        steps += [draw(REST)] if draw(st.booleans()) else []
        steps.append(draw(STEPS))
    return routine(*steps, defaults=draw(DEFAULTS))


class SessionAgainstModel(RuleBasedStateMachine):
    """Drives both, and compares them after every step."""

    @initialize(
        made=routines(),
        turns=st.sampled_from(list(Turns)),
        speed=st.sampled_from([0.5, 1.0, 1.0, 4.0, 64.0]),
        now=ticks(0, 1000),
    )
    def begin(self, made: Routine, turns: Turns, speed: float, now: float) -> None:
        self.made, self.turns, self.speed = made, turns, speed
        timeline = build_timeline(made, Customisation(turns=turns))
        note(str([(phase.index, str(phase.kind), phase.planned) for phase in timeline.phases]))
        self.run = Run(timeline, speed=speed, now=now, guide=Guide())
        self.model = Model(timeline)
        self.left_before = self.run.now.left_in_all
        self.holds = self.run.session.holds

    # ---- time ----

    def _pass(self, real_seconds: float) -> None:
        self.run.clock.advance(real_seconds)
        if self.run.now.allows(Command.START):
            return
        self.model.pass_time(real_seconds * self.speed, slept=real_seconds > 3)

    def _look(self, real_seconds: float) -> None:
        self._pass(real_seconds)
        events = self.run.look()
        heard = [event for event in events if isinstance(event, ev.CueFired)]
        if real_seconds > 0.5:
            assert len(heard) <= 1, "a burst of cues"

    @rule(seconds=ticks(0, 0.5))
    def look_in_time(self, seconds: float) -> None:
        self._look(seconds)

    @rule()
    def look_when_due(self) -> None:
        due = self.run.session.next_look()
        assert due is None or 0 <= due <= 1
        # A cue's moment may be no sixty-fourth.
        self._look(round((due or 0.0) * 64) / 64)

    @rule(seconds=ticks(0.5, 3))
    def stall(self, seconds: float) -> None:
        self._look(seconds)

    @rule(seconds=ticks(3.02, 4000))
    def sleep(self, seconds: float) -> None:
        self._look(seconds)

    @rule()
    def run_to_the_end_of_the_phase(self) -> None:
        left = self.run.now.until_change if self.run.now.until_change is not None else self.run.now.left
        rest = (left or 0.0) / self.speed
        while rest > 0:
            seconds = min(rest, 0.5)
            rest -= seconds
            self._look(seconds)

    # ---- commands ----

    def _do(self, command: Command, late: float, seconds: float = 10.0) -> None:
        self._pass(late)
        if self.model.allows(command):
            before = len(self.run.events)
            self.run.do(command, seconds)
            self.model.do(command, seconds)
            assert all(one.t <= two.t for one, two in pairwise(self.run.events[before:]))
            return
        try:
            self.run.do(command, seconds)
        except CommandRefusedError:
            self.run.look()
        else:
            raise AssertionError(f"{command} was not refused")

    @rule(command=st.sampled_from(list(Command)), late=ticks(0, 2))
    def command(self, command: Command, late: float) -> None:
        self._do(command, late)

    @precondition(lambda self: self.run.now.allows(Command.START))
    @rule()
    def start(self) -> None:
        self._do(Command.START, 0.0)

    @precondition(lambda self: self.run.now.allows(Command.RESUME))
    @rule(late=ticks(0, 60))
    def resume(self, late: float) -> None:
        self._do(Command.RESUME, late)

    @precondition(lambda self: self.run.now.allows(Command.CONFIRM))
    @rule()
    def confirm(self) -> None:
        self._do(Command.CONFIRM, 0.0)

    @precondition(lambda self: self.run.now.allows(Command.ADD_TIME))
    @rule(seconds=st.sampled_from([-10.0, -2.5, 2.5, 10.0]))
    def add_time(self, seconds: float) -> None:
        self._do(Command.ADD_TIME, 0.0, seconds)

    @precondition(lambda self: self.run.now.allows(Command.NUMBER))
    @rule(value=st.integers(0, 10))
    def number(self, value: int) -> None:
        told = len(self.run.heard(ev.NumberGiven))
        self._do(Command.NUMBER, 0.0, value)
        # A deadline that was due may have come first, and led out of the bout.
        for given in self.run.heard(ev.NumberGiven)[told:]:
            assert (given.value, given.phase, given.t) == (value, self.run.now.phase, self.run.now.at)
            number = self.run.now.number
            assert number is not None
            assert number.value == value

    @rule(scale=st.sampled_from([0.5, 1.0, 1.5]))
    def customise(self, scale: float) -> None:
        snapshot = self.run.now
        new = build_timeline(self.made, Customisation(turns=self.turns, hold_scale=scale))
        present = -1 if snapshot.allows(Command.START) else snapshot.phase.index
        self.run.session.replace(snapshot.timeline.replanned(new, present))
        self.model.timeline = self.run.now.timeline

    # ---- what is always true ----

    @invariant()
    def all_is_well(self) -> None:
        """All that follows, in one: a failing example stays short to read."""
        if hasattr(self, "run"):
            self.holds = self.run.session.holds
            self.they_agree()
            self.time_counted_in_a_hold_is_what_was_really_run()
            self.each_visit_begins_once()
            self.each_cue_comes_once_in_a_visit()
            self.the_bar_s_total_is_the_sum_of_its_phases()
            self.every_transition_is_in_the_table()
            self.a_release_is_never_refused_during_a_session()
            self.the_end_is_told_once()
            self.each_number_is_on_record()
            self.a_place_is_found_again()

    def they_agree(self) -> None:
        now, model = self.run.now, self.model
        assert type(now.state) is model.state
        assert now.left_in_all == model.left_in_all()
        if isinstance(now.state, LIVE):
            assert now.phase.index == model.index
            assert now.at == model.at
            assert now.left == (None if now.phase.waits else model.left)
        if now.until_change is not None:
            assert now.until_change == model.until
        if isinstance(now.state, Paused):
            assert (now.state.reason, now.state.since) == (model.reason, model.since)

    def time_counted_in_a_hold_is_what_was_really_run(self) -> None:
        assert sum(hold.held for hold in self.holds) == self.model.held()
        released = {self.model.timeline.phases[index] for index in self.model.released}
        sets = {(p.step, p.exercise, p.receiver, p.side, p.set) for p in released if p.in_bout or p.kind in WORK}
        told = [hold for hold in self.holds if hold.released]
        assert {(h.step, h.exercise, h.person, h.side, h.set) for h in told} == sets

    def each_visit_begins_once(self) -> None:
        assert [(event.phase.index, event.t) for event in self.run.heard(ev.PhaseEntered)] == self.model.entered

    def each_cue_comes_once_in_a_visit(self) -> None:
        said: Counter[tuple[str, str]] = Counter()
        for event in self.run.events:
            if isinstance(event, ev.PhaseEntered | ev.TimeAdded):
                # Time added arms the counting again, and nothing else.
                for key in list(said):
                    if isinstance(event, ev.PhaseEntered) or key[0] == "count":
                        del said[key]
            if isinstance(event, ev.CueFired) and event.cue.name not in ANSWERS:
                # What comes now and then has its moments.
                key = (event.cue.name, f"{event.cue.text} {event.cue.at if event.cue.name in NOW_AND_THEN else ''}")
                said[key] += 1
                assert said[key] == 1

    def the_bar_s_total_is_the_sum_of_its_phases(self) -> None:
        timeline = self.run.now.timeline
        assert timeline.total == sum(phase.planned for phase in timeline.phases)
        assert all(one.end == two.start for one, two in pairwise(timeline.phases))

    def every_transition_is_in_the_table(self) -> None:
        for before, trigger, after in self.model.passed:
            assert after in TRANSITIONS[before][trigger]

    def a_release_is_never_refused_during_a_session(self) -> None:
        if isinstance(self.run.state(), LIVE):
            assert self.run.now.allows(Command.RELEASE)

    def the_end_is_told_once(self) -> None:
        told = [*self.run.heard(ev.SessionFinished), *self.run.heard(ev.SessionEnded)]
        assert len(told) == self.run.now.over
        assert not told or self.run.events[-1] == told[0]

    def each_number_is_on_record(self) -> None:
        given = [number for index in sorted(self.model.numbers) for number in self.model.numbers[index]]
        assert sorted(number for hold in self.holds for number in hold.numbers) == sorted(given)
        number = self.run.now.number
        assert number is None or number.index in self.model.numbers

    def a_place_is_found_again(self) -> None:
        if isinstance(self.run.state(), LIVE):
            now = self.run.now
            opened = Run(now.timeline, at=now.position)
            assert opened.index == now.phase.index
            planned = now.phase.planned
            assert opened.now.left == (None if now.left is None else min(now.left, planned))


# What answers a command, and is no moment of a phase.
ANSWERS = frozenset(IMMEDIATE)
NOW_AND_THEN = frozenset({HOW_MUCH, BREATH_IN, BREATH_OUT})


# Only a failure takes long: hypothesis then looks for the shortest way to it.
@pytest.mark.timeout(600)
def test_the_session_and_its_model_always_agree() -> None:
    examples = settings(max_examples=300, stateful_step_count=50, report_multiple_bugs=False)
    run_state_machine_as_test(SessionAgainstModel, settings=examples)
