"""Which tone is heard when, and that no session ever waits for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import Clock, HandClock
from stretchgui.session.cues import IMMEDIATE, RULES, Cue, Priority
from stretchgui.session.events import CueFired, Event, SessionStarted
from stretchgui.session.states import Command
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.during.tones import SILENCE, TONES, QtTones, SilentTones, ToneListener, Tones, make_tones
from tests.ui.small_sessions import ASSETS, bout, session

SOUNDS = ASSETS / "sounds"

# What Qt says on a machine without a sound server, or without one of its clients.
no_sound_here = pytest.mark.qt_log_ignore(
    "Couldn't load", "Couldn't resolve", "PulseAudio", "playback of this format", "QAudio", "No audio", "QSoundEffect"
)


class Recorder:
    """Tones that are written down instead of played."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, name: str) -> None:
        self.heard.append(name)

    def stop(self) -> None:
        self.heard.append("(stop)")

    def set_volume(self, volume: float) -> None:
        self.heard.append(f"(volume {volume})")

    def set_muted(self, muted: bool) -> None:
        self.heard.append(f"(muted {muted})")


def fired(name: str, priority: Priority) -> CueFired:
    return CueFired(0.0, Cue(name, 0.0, priority, ("",)), None)


def listener(clock: Clock | None = None, speed: float = 1.0) -> tuple[ToneListener, list[str]]:
    recorder = Recorder()
    return ToneListener(recorder, clock or HandClock(), speed), recorder.heard


def test_every_cue_has_a_tone_and_every_tone_a_cue() -> None:
    cues = {kind.value for kind in PhaseKind} | {rule.name for rule in RULES if rule.name} | set(IMMEDIATE)
    assert set(TONES) == cues
    assert {path.stem for path in SOUNDS.glob("*.wav")} == set(TONES.values()) | {SILENCE}


def test_the_tone_of_a_release_is_its_own() -> None:
    assert [cue for cue, tone in TONES.items() if tone == "release"] == ["release"]


def test_a_session_is_heard_from_its_start_to_its_end() -> None:
    clock = HandClock()
    tones, heard = listener(clock)
    driver = SessionDriver(session(bout(hold=20), clock), [tones])
    driver.command(Command.START)
    while not driver.snapshot.over:
        clock.advance(0.25)
        driver.look()
    driver.stop()
    count = ["count", "count", "count"]
    assert heard == [
        SILENCE,
        *("between", *count),
        "ease_in",
        *("hold", "halfway", *count),
        "ease_out",
        *("between", *count),
        "finished",
    ]


def test_pause_resume_and_release_are_heard() -> None:
    clock = HandClock()
    tones, heard = listener(clock)
    driver = SessionDriver(session(bout(), clock), [tones])
    driver.command(Command.START)
    driver.command(Command.PAUSE)
    driver.command(Command.RESUME)
    for _ in range(20):
        clock.advance(1.0)
        driver.look()
    heard.clear()
    driver.command(Command.RELEASE)
    driver.stop()
    # Whatever still sounds makes room for it.
    assert heard == ["(stop)", "release"]


def test_of_all_that_happens_at_once_the_most_important_is_heard() -> None:
    tones, heard = listener()
    tones((fired("count", Priority.COUNT), fired("release", Priority.RELEASE), fired("hold", Priority.PHASE_CHANGE)))
    assert heard == ["(stop)", "release"]


def test_of_two_that_matter_as_much_the_later_is_heard() -> None:
    tones, heard = listener()
    tones((fired("ease_in", Priority.PHASE_CHANGE), fired("hold", Priority.PHASE_CHANGE)))
    assert heard == ["hold"]


def test_events_without_a_cue_are_silent() -> None:
    tones, heard = listener()
    nothing: tuple[Event, ...] = ()
    tones(nothing)
    assert heard == []
    tones((SessionStarted(0.0),))
    assert heard == [SILENCE]


def test_a_cue_that_has_no_tone_is_silent() -> None:
    tones, heard = listener()
    tones((fired("next_up", Priority.INFORMATION),))
    assert heard == []


@pytest.mark.parametrize(("speed", "most"), [(60.0, 12), (600.0, 3)])
def test_a_fast_session_plays_tones_but_does_not_pile_them_up(speed: float, most: int) -> None:
    clock = HandClock()
    tones, heard = listener(clock, speed)
    driver = SessionDriver(session(bout(hold=60), clock, speed), [tones], speed=speed)
    driver.command(Command.START)
    while not driver.snapshot.over:
        clock.advance(0.005)
        driver.look()
    driver.stop()
    assert "between" in heard
    assert len(heard) <= most


def test_a_release_is_heard_in_a_fast_session_too() -> None:
    tones, heard = listener(HandClock(), 60.0)
    tones((fired("hold", Priority.PHASE_CHANGE),))
    tones((fired("count", Priority.COUNT),))
    tones((fired("release", Priority.RELEASE),))
    assert heard == ["hold", "(stop)", "release"]


@no_sound_here
def test_tones_of_this_machine_play_or_the_log_says_why_not(qapp: object, caplog: pytest.LogCaptureFixture) -> None:
    owner = QObject()
    tones = make_tones(SOUNDS, owner)
    for name in ("hold", "release", "no-such-tone"):
        tones.play(name)
    tones.set_volume(0.5)
    tones.set_muted(True)
    QCoreApplication.processEvents()
    tones.stop()
    if isinstance(tones, QtTones):
        effects = [child for child in owner.findChildren(QObject) if child.property("volume") is not None]
        assert len(effects) == len(set(TONES.values())) + 1
        assert {(effect.property("volume"), effect.property("muted")) for effect in effects} == {(0.5, True)}
        # Without a sound device it says so once, not for each tone.
        assert caplog.text.count("cannot be played") <= 1
    else:
        assert "no tones" in caplog.text
    owner.deleteLater()


@no_sound_here
@pytest.mark.parametrize(("asked", "set_to"), [(-1.0, 0.0), (0.0, 0.0), (0.25, 0.25), (7.0, 1.0)])
def test_a_volume_is_between_nothing_and_all(qapp: object, asked: float, set_to: float) -> None:
    owner = QObject()
    tones = make_tones(SOUNDS, owner)
    tones.set_volume(asked)
    volumes = {child.property("volume") for child in owner.findChildren(QObject)} - {None}
    assert volumes <= {set_to}
    owner.deleteLater()


def test_a_folder_without_tones_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    tones: Tones = make_tones(tmp_path)
    assert isinstance(tones, SilentTones)
    assert "no tones" in caplog.text
    tones.play("hold")
    tones.set_volume(1.0)
    tones.set_muted(False)
    tones.stop()


def test_where_qt_multimedia_cannot_be_imported_there_is_silence_and_one_line() -> None:
    program = f"""
import logging, sys
logging.basicConfig(format="%(message)s")
sys.modules["PySide6.QtMultimedia"] = None
from pathlib import Path
from stretchgui.ui.during.tones import make_tones
tones = make_tones(Path({str(SOUNDS)!r}))
tones.play("release")
print(type(tones).__name__)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "SilentTones\n")
    assert ran.stderr.startswith("no tones: ")
    assert ran.stderr.count("\n") == 1


def test_nothing_of_multimedia_is_imported_before_tones_are_made() -> None:
    program = "import sys, stretchgui.ui.during.tones; print([name for name in sys.modules if 'Multimedia' in name])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
