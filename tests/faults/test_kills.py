"""kill -9 at any moment of a session: what had ended is in the history, and the next start says what is true."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from stretchgui.app.program import Program
from stretchgui.history.records import SessionRecord
from stretchgui.language.words import Words
from stretchgui.session.clock import HandClock
from stretchgui.session.course import GAP
from stretchgui.session.events import Result
from stretchgui.session.states import Reentering, Running
from tests.app.opened import answering, click, nothing_new, opened
from tests.faults.kept import assert_nothing_lost, assert_offer_is_true, kept_in
from tests.faults.program import Event
from tests.faults.remote import Remote
from tests.faults.stage import EXERCISES, Stage
from tests.faults.tally import Tally
from tests.faults.window import offer_of
from tests.session_bus import Bus, session_bus

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True),
]

# At the fastest something is written every few milliseconds: so some kills come in the middle of that.
# At exactly the pace of people they would be asked what is new before it begins, and nobody is there to answer.
SPEEDS: Final = (1.01, 10.0, 60.0, 600.0, 2000.0)
# So many phases the routine of the suite has, and so long (real seconds) is waited after one of them has begun.
PHASES: Final = 45
SLOWLY, QUICKLY = 1.0, 0.05
PRESSES: Final = ("Pause", "Play", "PlayPause", "Next", "Stop")


@dataclass(frozen=True)
class Kill:
    """One run of the program, and its end.

    Attributes:
        speed: How fast its session is.
        while_opening: Whether it is killed before there is one.
        phases: So many phases have begun before anything else happens.
        presses: What is asked of it then, by the names of a media player's keys, after so many seconds each.
        after: Then it is killed, after so many seconds.
    """

    speed: float
    while_opening: bool
    phases: int
    presses: tuple[tuple[float, str], ...]
    after: float


def a_kill(random: Random) -> Kill:
    """Any run, and any moment of it."""
    speed = random.choice(SPEEDS)
    if random.random() < 0.1:
        return Kill(speed, True, 0, (), random.uniform(0.0, 3.0))
    phases = random.randint(1, min(PHASES, 1 + int(speed)))
    presses = random.randrange(1, 5) if speed <= 60 and random.random() < 0.4 else 0
    pressed = tuple((random.uniform(0.0, 0.5), random.choice(PRESSES)) for _ in range(presses))
    return Kill(speed, False, phases, pressed, random.uniform(0.0, SLOWLY if speed <= 10 else QUICKLY))


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bus]:
    with session_bus(tmp_path_factory.mktemp("bus")) as bus:
        yield bus


def test_what_had_ended_is_there_and_the_next_start_says_what_is_true(
    qapp: QApplication, stage: Stage, bus: Bus, words: Words, kill: int, seed: int, tally: Tally
) -> None:
    random = Random(f"{seed} {kill}")
    stage.installed.keep_only(EXERCISES)
    # One in four is killed again, with the session before still unanswered.
    kills = [a_kill(random) for _ in range(2 if random.random() < 0.25 else 1)]
    for one in kills:
        before = kept_in(stage.home).sessions
        bring_about(one, stage, bus)
        assert_kept(before, stage, tally)
    kept, cut = kept_in(stage.home), kept_in(stage.home).offered
    clock = HandClock()
    with opened(qapp, stage.home, None, clock, assets=stage.installed.assets) as program:
        assert bool(offer_of(program)) is (cut is not None)
        if cut is None:
            return
        if stage.events:
            assert_offer_is_true(cut, stage.events, kills[-1].speed)
        answering(nothing_new)
        click(program.pages.preview, words("reopening.go_on"))
        play_to_the_end(program, clock)
        tally.count("offered to go on, and gone on with to the end")
    finished = kept_in(stage.home)
    assert finished.past
    assert not finished.unfinished
    assert len(finished.sessions) == len(kept.sessions)
    assert_all_of_it_once(finished.present[-1], cut.unfinished.session)


def assert_kept(before: tuple[SessionRecord, ...], stage: Stage, tally: Tally) -> None:
    """One session more at most, if one was told of, and all of it; the others are there."""
    events, kept = stage.events, kept_in(stage.home)
    tally.count("killed, in all")
    tally.count(f"killed {state_of(events)}")
    assert kept.past
    assert [session.id for session in kept.sessions][: len(before)] == [session.id for session in before]
    new = kept.sessions[len(before) :]
    # It is in the history before it is told.
    assert len(new) == 1 if events else len(new) <= 1
    for session in new:
        tally.count("sets that had ended, all in the history", assert_nothing_lost(session, events))


def bring_about(kill: Kill, stage: Stage, bus: Bus) -> None:
    """Starts the program, and kills it."""
    stage.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    stage.begin(speed=kill.speed)
    if not kill.while_opening:
        stage.until(lambda: has_come_to(stage.events, kill.phases))
    if kill.presses:
        with Remote(bus) as remote:
            for after, key in kill.presses:
                time.sleep(after)
                remote.press(key)
    time.sleep(kill.after)
    ran = stage.kill()
    assert not ran.failed, ran.said
    assert ran.code == -9, ran.said


def has_come_to(events: list[Event], phases: int) -> bool:
    """Whether so many phases have begun, or none will: it is over, or was paused, as on a machine that stands still."""
    begun = sum(event["event"] == "phase" for event in events)
    return begun >= phases or any(event["event"] in ("finished", "paused") for event in events)


def state_of(events: list[Event]) -> str:
    """In what state of the session that was, as far as it was told."""
    told = [event for event in events if event["event"] not in ("cue", "skipped", "check", "added_time")]
    if not told:
        return "before a session"
    match told[-1]["event"]:
        case "phase" | "resumed" | "started":
            phase = next(event for event in reversed(events) if event["event"] in ("phase", "started"))
            return f"in a phase: {phase.get('kind', 'get_ready')}"
        case "finished" | "ended":
            return "after a session"
        case "released" | "paused":
            return "in a pause"
        case other:
            return str(other)


def play_to_the_end(program: Program, clock: HandClock) -> None:
    """Goes on with a session until it is finished."""
    running = program.conductor.running
    assert running is not None
    assert isinstance(running.driver.snapshot.state, Running | Reentering)
    while program.conductor.running is not None:
        clock.advance(0.9 * GAP)
        running.driver.look()


def assert_all_of_it_once(session: SessionRecord, before: SessionRecord) -> None:
    """A session that was gone on with has everything once: what was done before, and after."""
    sets = [(hold.step, hold.exercise, hold.person, hold.side, hold.set) for hold in session.holds]
    assert len(sets) == len(set(sets))
    assert {(hold.step, hold.exercise, hold.person, hold.side, hold.set) for hold in before.holds} <= set(sets)
    assert session.result in (Result.FINISHED, Result.PARTIAL)
    if session.result is Result.FINISHED:
        short = [hold for hold in session.holds if hold.held < hold.planned - 0.01]
        assert not short
        assert all(hold.held < hold.planned + 0.01 for hold in session.holds if hold not in before.holds)
