"""Which tone is heard when, and that no session ever waits for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.routine.timeline import Phase
from stretchgui.session.clock import Clock, HandClock, boot_clock
from stretchgui.session.cues import Cue, Priority
from stretchgui.session.events import CueFired, Event, SessionStarted
from stretchgui.session.sound_queue import Kind, Sound
from stretchgui.session.states import Command
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.sound.announcer import Announcer, SoundListener
from stretchgui.ui.sound.palettes import TONES
from stretchgui.ui.sound.player import SilentPlayer
from tests.ui.small_sessions import ASSETS, bout, session

SOUNDS = ASSETS / "sounds"


class Recorder(SilentPlayer):
    """A player that writes down what it is told."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.volumes: dict[Kind, float] = {}
        self.loaded: list[Path] = []
        self.awake = False

    @override
    def play(self, sound: Sound) -> None:
        self.heard.append(sound.path.stem)

    @override
    def stop(self) -> None:
        self.heard.append("(stop)")

    @override
    def load(self, paths: Iterable[Path]) -> None:
        self.loaded.extend(paths)

    @override
    def set_volume(self, kind: Kind, volume: float) -> None:
        self.volumes[kind] = volume

    @override
    def wake(self) -> None:
        self.awake = True

    @override
    def rest(self) -> None:
        self.awake = False


class Said:
    """A sentence for every cue but counts; the phases whose sentences were wanted soon."""

    def __init__(self) -> None:
        self.wanted: list[int] = []

    def is_heard(self, cue: Cue, phase: Phase | None) -> bool:
        return cue.name != "drowned"

    def of(self, cue: Cue, phase: Phase | None) -> Sound | None:
        return None if cue.name == "count" else Sound(Path(f"say-{cue.name}.wav"), 0.05, Kind.VOICE)

    def soon(self, phase: Phase) -> Iterable[Path]:
        self.wanted.append(phase.index)
        return [Path(f"phase-{phase.index}.wav")]


@pytest.fixture
def player() -> Recorder:
    return Recorder()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def announcer(player: Recorder, clock: HandClock) -> Iterator[Announcer]:
    made = Announcer(SOUNDS, player, clock)
    yield made
    made.close()


def fired(name: str, priority: Priority, t: float = 0.0) -> CueFired:
    return CueFired(t, Cue(name, 0.0, priority, ("",)), None)


def run(driver: SessionDriver, clock: HandClock, step: float = 0.25) -> None:
    while not driver.snapshot.over:
        clock.advance(step)
        driver.look()
    driver.stop()


def test_a_session_is_heard_from_its_start_to_its_end(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    driver = SessionDriver(session(bout(hold=12), clock), [SoundListener(announcer, clock)])
    driver.command(Command.START)
    assert player.awake
    run(driver, clock)
    count = ["count", "count", "count"]
    assert [name for name in player.heard if name != "(stop)"] == [
        *("get_ready", *count),
        "ease_in",
        *("begin", "halfway", *count),
        "ease_out",
        *("rest", *count),
        "finished",
    ]
    assert not player.awake


def test_pause_resume_and_release_are_heard_at_once(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    driver = SessionDriver(session(bout(), clock), [SoundListener(announcer, clock)])
    driver.command(Command.START)
    driver.command(Command.PAUSE)
    driver.command(Command.RESUME)
    assert player.heard == ["get_ready", "(stop)", "pause", "(stop)", "resume"]
    for _ in range(20):
        clock.advance(1.0)
        driver.look()
    driver.look()
    player.heard.clear()
    driver.command(Command.RELEASE)
    driver.stop()
    assert player.heard[-1] == "release"


def test_a_sentence_follows_its_tone_and_a_pause_cuts_both_short(player: Recorder, qtbot: QtBot) -> None:
    announcer, said, clock = Announcer(SOUNDS, player, boot_clock()), Said(), boot_clock()
    listener = SoundListener(announcer, clock, sentences=said)
    listener((fired("count", Priority.COUNT), fired("hold", Priority.PHASE_CHANGE)))
    assert player.heard == ["begin"]
    qtbot.waitUntil(lambda: player.heard == ["begin", "say-hold"])
    listener((fired("halfway", Priority.HALFWAY),))
    qtbot.waitUntil(lambda: player.heard[2:] == ["halfway", "say-halfway"])
    announcer.close()


def test_what_a_phase_says_is_loaded_when_it_begins(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    said = Said()
    driver = SessionDriver(session(bout(), clock), [SoundListener(announcer, clock, sentences=said)])
    driver.command(Command.START)
    assert said.wanted == [0]
    assert Path("phase-0.wav") in player.loaded
    driver.stop()


def test_the_tones_are_loaded_before_any_session(announcer: Announcer, player: Recorder) -> None:
    assert {path.stem for path in player.loaded} == set(TONES.values())
    announcer.set_palette("clear")
    assert SOUNDS / "clear" / "release.wav" in player.loaded


def test_of_all_that_happens_at_once_the_most_important_is_heard(
    announcer: Announcer, player: Recorder, clock: HandClock
) -> None:
    listener = SoundListener(announcer, clock)
    listener((fired("count", Priority.COUNT), fired("release", Priority.RELEASE), fired("hold", Priority.PHASE_CHANGE)))
    assert player.heard == ["release"]


def test_of_two_that_matter_as_much_the_later_is_heard(
    announcer: Announcer, player: Recorder, clock: HandClock
) -> None:
    SoundListener(announcer, clock)((fired("ease_in", Priority.PHASE_CHANGE), fired("hold", Priority.PHASE_CHANGE)))
    assert player.heard == ["begin"]


def test_the_same_event_is_heard_once_and_the_next_session_says_it_again(
    announcer: Announcer, player: Recorder, clock: HandClock
) -> None:
    listener, event = SoundListener(announcer, clock), fired("hold", Priority.PHASE_CHANGE)
    listener((event,))
    listener((event,))
    assert player.heard == ["begin"]
    clock.advance(5.0)
    SoundListener(announcer, clock)((event,))
    assert player.heard == ["begin", "begin"]


def test_events_without_a_cue_are_silent(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    listener = SoundListener(announcer, clock)
    nothing: tuple[Event, ...] = ()
    listener(nothing)
    listener((SessionStarted(0.0),))
    assert player.heard == []


def test_a_cue_that_has_no_tone_is_only_said(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    event = fired("next_up", Priority.INFORMATION)
    SoundListener(announcer, clock)((event,))
    assert player.heard == []
    SoundListener(announcer, clock, sentences=Said())((event,))
    assert player.heard == ["say-next_up"]


def test_the_breath_gives_way_to_all_that_sounds(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    listener = SoundListener(announcer, clock)
    listener((fired("breath_in", Priority.INFORMATION, 1.0),))
    listener((fired("breath_out", Priority.INFORMATION, 2.0),))
    assert player.heard == ["breath_in"]
    listener((fired("halfway", Priority.HALFWAY, 3.0),))
    assert player.heard == ["breath_in", "(stop)", "halfway"]


@pytest.mark.parametrize(("speed", "most"), [(60.0, 24), (600.0, 6)])
def test_a_fast_session_plays_tones_but_does_not_pile_them_up_and_says_nothing(
    announcer: Announcer, player: Recorder, clock: HandClock, speed: float, most: int
) -> None:
    listener = SoundListener(announcer, clock, speed, Said())
    driver = SessionDriver(session(bout(hold=60), clock, speed), [listener], speed=speed)
    driver.command(Command.START)
    run(driver, clock, 0.005)
    assert "get_ready" in player.heard
    assert len(player.heard) <= most
    assert not any(name.startswith("say") for name in player.heard)


def test_a_release_is_heard_in_a_fast_session_too(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    listener = SoundListener(announcer, clock, 60.0)
    listener((fired("hold", Priority.PHASE_CHANGE),))
    listener((fired("count", Priority.COUNT),))
    listener((fired("release", Priority.RELEASE),))
    assert player.heard == ["begin", "(stop)", "release"]


def test_mute_is_at_once_and_nothing_is_made_up_for(announcer: Announcer, player: Recorder, clock: HandClock) -> None:
    listener = SoundListener(announcer, clock)
    listener((fired("hold", Priority.PHASE_CHANGE),))
    announcer.set_muted(True)
    listener((fired("release", Priority.RELEASE),))
    assert player.heard == ["begin", "(stop)"]
    announcer.set_muted(False)
    assert player.heard == ["begin", "(stop)"]
    listener((fired("halfway", Priority.HALFWAY),))
    assert player.heard[-1] == "halfway"


def test_tones_and_voice_have_volumes_apart_and_half_sounds_half_as_loud(
    announcer: Announcer, player: Recorder
) -> None:
    announcer.set_volumes(0.5, 1.0)
    assert player.volumes == {Kind.TONE: 0.25, Kind.VOICE: 1.0}


def test_tones_are_tried_one_after_the_other(player: Recorder, qtbot: QtBot) -> None:
    clock: Clock = boot_clock()
    announcer = Announcer(SOUNDS, player, clock)
    announcer.try_tones()
    qtbot.waitUntil(lambda: player.heard == ["get_ready", "ease_in", "begin", "ease_out"])
    announcer.close()
