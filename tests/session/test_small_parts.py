"""The clocks, the names, the player and the event log."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable

import pytest
from typing_extensions import override

from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Receiver, Timeline
from stretchgui.session import events as ev
from stretchgui.session.clock import HandClock, boot_clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.event_log import NAMES, EventLog, event_json, phase_json
from stretchgui.session.machine import Session
from stretchgui.session.people import people_called
from stretchgui.session.player import play
from stretchgui.session.position import position_of
from stretchgui.session.states import Command, Ended, Finished
from tests.session.plans import EVERYTHING, LOOK, WORDS, Run, first, plan, routine, step

NAMELESS = people_called(WORDS)
PLAN = plan(EVERYTHING, Turns.EACH)


# ---- clocks ----------------------------------------------------------------------------------------------------------


def test_the_clock_counts_sleep() -> None:
    """Linux CLOCK_BOOTTIME, Windows the performance counter, macOS CLOCK_MONOTONIC: clocks that go on in sleep."""
    assert boot_clock("win32") is time.perf_counter
    for platform, name in (("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC")):
        clock_id: int | None = getattr(time, name, None)
        if clock_id is not None:
            before = time.clock_gettime(clock_id)
            assert before <= boot_clock(platform)() <= time.clock_gettime(clock_id)


def test_a_clock_by_hand_does_not_go_back() -> None:
    clock = HandClock(5.0)
    clock.advance(0.0)
    clock.advance(2.5)
    assert clock() == 7.5
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(-0.001)


# ---- names -----------------------------------------------------------------------------------------------------------


def test_people_are_called_by_the_names_they_gave() -> None:
    people = people_called(WORDS, " Anna ", "")
    assert [people.called(who) for who in (*Receiver, None)] == ["Anna", "Partner B", "Anna and Partner B", ""]
    assert people.named("{a} lies down, {b} helps; {both}: {c}") == (
        "Anna lies down, Partner B helps; Anna and Partner B: {c}"
    )


def test_a_name_is_never_a_placeholder() -> None:
    """A name that looks like one is put in as it stands."""
    people = people_called(WORDS, "{b}", "{a}")
    assert people.named("{a} and {b}") == "{b} and {a}"


# ---- the player ------------------------------------------------------------------------------------------------------


class Player:
    """Plays a session on a clock that goes on by hand; the sleeps may be disturbed."""

    def __init__(self, timeline: Timeline, answers: list[Command], disturb: Callable[[int], float]) -> None:
        self.clock = HandClock()
        self.heard: list[ev.Event] = []
        self.asked = 0
        self.slept = 0
        self._answers = answers
        self._disturb = disturb
        self.session = Session(timeline, self.clock, CueSheet(WORDS, timeline))

    def play(self) -> Player:
        play(self.session, self.sleep, self.heard.extend, self.answer)
        return self

    def sleep(self, seconds: float) -> None:
        self.slept += 1
        self.clock.advance(max(seconds, 1e-6) + self._disturb(self.slept))

    def answer(self) -> Command:
        self.asked += 1
        return self._answers.pop(0)


def test_it_plays_every_phase_and_confirms_what_waits() -> None:
    player = Player(PLAN, [], lambda count: 0.0).play()
    entered = [event for event in player.heard if isinstance(event, ev.PhaseEntered)]
    assert [event.phase for event in entered] == list(PLAN.phases)
    assert isinstance(player.session.snapshot.state, Finished)
    assert player.asked == 0


def test_it_asks_when_it_was_paused_by_a_sleep() -> None:
    """It never goes on behind their backs, and never spins: it asks, once for each pause."""
    timeline = plan()
    player = Player(timeline, [Command.RESUME, Command.RESUME], lambda count: 100.0 if count in (5, 90) else 0.0).play()
    assert player.asked == 2
    entered = [event.phase.index for event in player.heard if isinstance(event, ev.PhaseEntered)]
    assert entered == list(range(8))
    assert isinstance(player.session.snapshot.state, Finished)


def test_it_ends_when_that_is_the_answer() -> None:
    player = Player(plan(), [Command.END], lambda count: 100.0 if count == 5 else 0.0).play()
    assert isinstance(player.session.snapshot.state, Ended)
    assert player.slept == 5


def test_an_answer_that_is_refused_is_asked_for_again() -> None:
    player = Player(plan(), [Command.CONFIRM, Command.END], lambda count: 100.0 if count == 5 else 0.0).play()
    assert player.asked == 2


def test_it_goes_on_where_a_session_was_cut_off() -> None:
    timeline = plan()
    clock = HandClock()
    cues = CueSheet(WORDS, timeline)
    session = Session(timeline, clock, cues, at=position_of(timeline.phases[2], 10.0))
    heard: list[ev.Event] = []
    play(session, lambda seconds: clock.advance(max(seconds, 1e-6)), heard.extend, lambda: Command.RESUME)
    assert isinstance(heard[-1], ev.SessionFinished)
    assert not any(isinstance(event, ev.SessionStarted) for event in heard)


def test_a_stall_while_it_waits_is_no_error() -> None:
    """The confirmation comes too late, and is refused: it was paused meanwhile, so people are asked."""
    timeline = plan(routine(step(LOOK)))
    clock = HandClock()
    session = Session(timeline, clock, CueSheet(WORDS, timeline))

    def hear(events: tuple[ev.Event, ...]) -> None:
        if any(isinstance(event, ev.WaitBegan) and event.phase.set == 2 for event in events) and clock() < 1000:
            clock.advance(1000)

    play(session, lambda seconds: clock.advance(max(seconds, 1e-6)), hear, lambda: Command.RESUME)
    assert isinstance(session.snapshot.state, Finished)


# ---- the event log ---------------------------------------------------------------------------------------------------


def everything_that_happens() -> list[ev.Event]:
    """At least one event of each sort."""
    run = Run(PLAN).start(3, 1.0)
    for command in (Command.PAUSE, Command.RESUME):
        run.do(command)
    run.wait(10.0)
    run.do(Command.ADD_TIME)
    run.do(Command.NUMBER, 4)
    run.do(Command.RESTART)
    run.do(Command.RELEASE)
    run.wait(5.0)
    run.do(Command.SKIP_EXERCISE)
    run.do(Command.RESUME)
    run.run_to(len(PLAN.phases) - 1, 30.0)
    ended = Run(PLAN).start(first(PLAN, PhaseKind.CHECK))
    ended.do(Command.CONFIRM)
    ended.do(Command.END)
    return [*run.events, *ended.events]


EVENTS = everything_that_happens()


DESIGNED = {
    *("started", "phase", "waiting", "paused", "resumed", "reentering", "releasing", "released"),
    *("skipped", "restarted", "added_time", "number", "cue", "check", "finished", "ended"),
}


def test_every_sort_of_event_has_a_name() -> None:
    assert {type(event) for event in EVENTS} == set(NAMES)
    assert set(NAMES.values()) == DESIGNED


@pytest.mark.parametrize("name", sorted(set(NAMES.values())))
def test_every_event_is_one_flat_object_of_plain_json(name: str) -> None:
    shown = [event_json(event, NAMELESS) for event in EVENTS if NAMES[type(event)] == name]
    assert shown
    for event in shown:
        assert list(event)[:2] == ["t", "event"]
        assert isinstance(event["t"], float)
        assert json.loads(json.dumps(event)) == event


def test_a_phase_repeats_the_timeline_s_fields() -> None:
    """A `phase` repeats the timeline's fields."""
    entered = [event for event in EVENTS if isinstance(event, ev.PhaseEntered)]
    for event in entered:
        shown = event_json(event, NAMELESS)
        del shown["t"], shown["event"]
        assert shown == phase_json(PLAN.phases[event.phase.index])
    fields = "index, kind, step, exercise, side, set, round, receiver, start, planned, waits"
    assert ", ".join(phase_json(PLAN.phases[0])) == fields


def test_a_cue_has_name_text_and_to() -> None:
    """A `cue` has `name, text, to`; people are a, b, both or null, and its text names nobody."""
    cues = [event_json(event, NAMELESS) for event in EVENTS if isinstance(event, ev.CueFired)]
    assert {tuple(cue) for cue in cues} == {("t", "event", "name", "text", "to", "index")}
    assert {cue["to"] for cue in cues} == {None, "b"}
    texts = [str(cue["text"]) for cue in cues]
    assert any("Partner A" in text for text in texts)
    assert not any("{" in text for text in texts)
    (last,) = [cue for cue in cues if cue["name"] == "finished"]
    assert last["index"] is None


def test_seconds_are_rounded_to_the_millisecond() -> None:
    run = Run(plan()).start(2, 1.0 / 3)
    (event,) = [event for event in run.do(Command.PAUSE) if isinstance(event, ev.SessionPaused)]
    assert event_json(event, NAMELESS) == {
        "t": 35.333,
        "event": "paused",
        "index": 2,
        "reason": "asked",
        "remaining": 29.667,
    }


def test_the_end_lists_the_holds() -> None:
    (finished,) = [event for event in EVENTS if isinstance(event, ev.SessionFinished)]
    shown = event_json(finished, NAMELESS)
    assert shown["result"] == "partial"
    holds = shown["holds"]
    assert isinstance(holds, list)
    assert holds[1] == {
        "step": 1,
        "exercise": "knee",
        "person": "a",
        "side": "left",
        "set": 1,
        "planned": 70.0,
        "held": 1.0,
        "released": True,
        "numbers": [4],
    }


class Lines(io.StringIO):
    """A file that tells when it was flushed."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed = ""

    @override
    def flush(self) -> None:
        self.flushed = self.getvalue()


def test_every_event_is_a_line_and_is_written_at_once() -> None:
    file = Lines()
    log = EventLog(file, NAMELESS)
    for number, event in enumerate(EVENTS, 1):
        log.take((event,))
        assert file.flushed.count("\n") == number
    assert [json.loads(line)["event"] for line in file.flushed.splitlines()] == [NAMES[type(event)] for event in EVENTS]
