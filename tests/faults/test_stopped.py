"""The real program stopped and let go on (SIGSTOP, SIGCONT), in every state: as a lid that closes, or a long stall."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import pytest

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.course import GAP
from tests.faults.kept import assert_nothing_lost, kept_in
from tests.faults.program import Event
from tests.faults.remote import Remote
from tests.faults.stage import ROUTINE, Stage
from tests.faults.tally import Tally
from tests.session_bus import Bus, session_bus

pytestmark = [pytest.mark.real_time, pytest.mark.timeout(400)]

SPEED: Final = 5.0
# A demonstration: before it nobody is asked whether anything is new.
NEARLY_REAL: Final = 1.001
# Session seconds of the phase that it is stopped in, and of all others: at that speed there is time to stop it.
LONG, SHORT = 100, 2
# Real seconds: longer than what means sleep, and shorter.
ASLEEP, STALLED = GAP + 0.6, GAP / 2

STRETCH: Final = """
  - name: Knee
    sides: each
    people: partner
    hold: {hold}
    contract_relax: {{rounds: 1, contract: {contract}, relax: {relax}}}
"""
STEPS: Final[dict[PhaseKind, str]] = {
    PhaseKind.REST: f"{STRETCH}  - rest: {{rest}}\n{STRETCH}",
    PhaseKind.REPS: "\n  - {{name: Bridge, kind: strength, people: solo, dose: {{reps: 4, rep_seconds: {reps}}}}}\n",
    PhaseKind.BREATHE: "\n  - {{name: Breathe, kind: breathing, people: together, hold: {breathe}}}\n",
    PhaseKind.CHECK: "\n  - {{name: Look, kind: check, people: solo, sides: each}}\n",
}
DEFAULTS: Final = ("get_ready", "change_side", "swap_roles", "ease_in", "ease_out")
# Where going on means to get back into position first.
REENTERED: Final = (PhaseKind.EASE_IN, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.RELAX)


def routine_with(kind: PhaseKind) -> str:
    """A routine in which one kind of phase takes its time."""
    seconds = {one.value: LONG if one is kind else SHORT for one in PhaseKind}
    seconds |= {"hold": LONG if kind is PhaseKind.HOLD else 10, "reps": LONG // 4 if kind is PhaseKind.REPS else 3}
    defaults = ", ".join(f"{name}: {seconds[name]}" for name in DEFAULTS)
    return f"title: Stopped\ndefaults: {{{defaults}}}\nsteps:{STEPS.get(kind, STRETCH).format(**seconds)}"


@dataclass(frozen=True)
class Stopped:
    """A state to be stopped in, beside the phases: reached from a hold, at the speed of a clock.

    Attributes:
        keys: What is pressed in the hold.
        last: The event that says that the state is reached.
        then: What is told once it goes on: kinds of events.
    """

    keys: tuple[str, ...]
    last: str
    then: tuple[str, ...]


STATES: Final = {
    "releasing": Stopped(("Stop",), "releasing", ("released",)),
    "paused": Stopped(("Pause",), "paused", ()),
    "released": Stopped(("Stop",), "released", ()),
    "getting back": Stopped(("Pause", "Play"), "reentering", ("paused",)),
}


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bus]:
    with session_bus(tmp_path_factory.mktemp("bus")) as bus:
        yield bus


@pytest.fixture
def remote(bus: Bus, stage: Stage) -> Iterator[Remote]:
    stage.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    with Remote(bus) as remote:
        yield remote


def stop_for(stage: Stage, seconds: float) -> list[Event]:
    """Stops the program for so long; what it tells once it goes on, cues left out."""
    before = len(told_by(stage))
    stage.signal(signal.SIGSTOP)
    time.sleep(seconds)
    stage.signal(signal.SIGCONT)
    # It looks at once, and would have told by then.
    time.sleep(1.0)
    return told_by(stage)[before:]


def told_by(stage: Stage) -> list[Event]:
    return [event for event in stage.events if event["event"] != "cue"]


def names(events: list[Event]) -> tuple[str, ...]:
    return tuple(event["event"] for event in events)


def has_finished(stage: Stage, sessions: int) -> bool:
    return names(stage.events).count("finished") == sessions


@pytest.mark.parametrize(
    "phase_kind", [pytest.param(one, marks=[] if one is PhaseKind.HOLD else pytest.mark.long) for one in PhaseKind]
)
def test_in_a_phase_it_is_paused_as_of_the_last_look(
    stage: Stage, remote: Remote, phase_kind: PhaseKind, tally: Tally
) -> None:
    stage.write_routine(routine_with(phase_kind))
    stage.begin(speed=SPEED)
    stage.reach(phase_kind)
    (index,) = {event["index"] for event in stage.events if event.get("kind") == phase_kind}
    told = stop_for(stage, ASLEEP)
    assert names(told) == ("paused",), "and no phase has gone by"
    assert (told[0]["reason"], told[0]["index"]) == ("slept", index)
    if phase_kind is not PhaseKind.CHECK:
        assert told[0]["remaining"] > 0.0
    before = len(told_by(stage))
    remote.press("Play")
    # A contraction that was broken off begins anew; wherever else it was, the phase goes on.
    goes_on = ("phase",) if phase_kind in (PhaseKind.CONTRACT, PhaseKind.RELAX) else ("resumed",)
    wanted = (*(("reentering",) if phase_kind in REENTERED else ()), *goes_on)
    stage.until(lambda: len(told_by(stage)) >= before + len(wanted))
    assert names(told_by(stage)[before : before + len(wanted)]) == wanted
    tally.count("stopped for longer than a moment: paused as of the last look, and gone on")
    end_and_check(stage)


def end_and_check(stage: Stage) -> None:
    """Whatever had ended is in the history."""
    events = stage.events
    stage.kill()
    (session,) = kept_in(stage.home).present
    assert_nothing_lost(session, events)


@pytest.mark.parametrize(
    "stopped_in", [pytest.param(one, marks=[] if one == "releasing" else pytest.mark.long) for one in STATES]
)
def test_in_the_other_states_it_is_as_the_table_of_states_says(
    stage: Stage, remote: Remote, stopped_in: str, tally: Tally
) -> None:
    state = STATES[stopped_in]
    stage.write_routine(routine_with(PhaseKind.HOLD))
    stage.begin(speed=NEARLY_REAL)
    stage.reach("hold")
    for key in state.keys:
        remote.press(key)
    stage.until(lambda: state.last in names(told_by(stage)))
    assert names(stop_for(stage, ASLEEP)) == state.then
    remote.press("Play")
    stage.until(lambda: told_by(stage)[-1]["event"] == "reentering")
    tally.count("stopped in a release, a pause, on the way back, before and after: as the table says")
    end_and_check(stage)


@pytest.mark.long
def test_a_stall_is_caught_up_with_and_nothing_is_late(stage: Stage, tally: Tally) -> None:
    stage.write_routine(routine_with(PhaseKind.HOLD))
    stage.begin(speed=NEARLY_REAL)
    stage.reach("ease_in")
    told = stop_for(stage, STALLED)
    assert "paused" not in names(told)
    stage.reach("hold")
    for event in (event for event in stage.events if event["event"] == "phase"):
        assert event["t"] == event["start"]
    tally.count("stalled for less: no phase began late by its clock")
    end_and_check(stage)


@pytest.mark.long
def test_before_a_session_and_after_it_the_window_still_answers(stage: Stage, tally: Tally) -> None:
    stage.begin(speed=2000.0, start=False)
    stage.until((stage.home / "window.lock").exists)
    stage.until(lambda: stage.installed.run().code == 0)
    for sessions in (1, 2):
        assert stop_for(stage, ASLEEP) == []
        assert stage.installed.run(ROUTINE, "--start").code == 0, "a second start hands over to it"
        stage.until(partial(has_finished, stage, sessions))
    tally.count("stopped in a release, a pause, on the way back, before and after: as the table says", 2)
