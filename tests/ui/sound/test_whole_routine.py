"""A routine with every kind of phase, and what people ask for in it: each tone and sentence is in the recording."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pytest

from stretchgui.language.words_file import load_words
from stretchgui.paths import find_paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercises import Exercises
from stretchgui.routine.library import read_routine_file
from stretchgui.routine.timeline import Phase, PhaseKind, Timeline
from stretchgui.session.cues import IMMEDIATE, Cue, CueSheet
from stretchgui.session.people import people_called
from stretchgui.settings import Settings, SettingsStore
from stretchgui.ui.sound.palettes import TONES, load_palette
from stretchgui.ui.sound.speaker import tone_lengths
from stretchgui.voice.cache import SoundCache
from stretchgui.voice.espeak import bundled_espeak
from stretchgui.voice.fitting import Speech
from stretchgui.voice.plan import SpeechPlan
from stretchgui.voice.studio import Studio, chosen_voices
from tests.known_people import answer_all
from tests.session_bus import Desktop, session_bus
from tests.ui.small_sessions import ASSETS
from tests.ui.sound.hearing import SOUNDS, Samples, likeness, read
from tests.ui.sound.real_program import ALIKE, EARLY, LATEST, Happened, Running, heard, heard_about, tone
from tests.ui.sound.server import RATE, Microphone, sound_server, wait_until, why_not

# The session alone takes 95 seconds.
pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.timeout(240)]

SERVICE: Final = "org.mpris.MediaPlayer2.stretchgui"
PATH: Final = "/org/mpris/MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"

# Long enough everywhere for the tone, and for the first of what is said.
ROUTINE: Final = """
format: 1
title: Everything that happens
defaults: {get_ready: 2.5, ease_in: 2.7, ease_out: 2.8, change_side: 2.5, swap_roles: 3.8}
steps:
  - name: Lift one knee
    kind: stretch
    people: partner
    sides: [left]
    get_ready: 4
    hold: 3
    dose: {min_hold: 2}
    contract_relax: {rounds: 1, contract: 3, relax: 3}
  - rest: 2.5
  - {name: Heel slides, kind: strength, people: solo, reps: 2, dose: {rep_seconds: 2}}
  - {name: A quiet breath, kind: breathing, people: solo, hold: 10}
  - {name: How far it turns, kind: check, people: solo, sides: each}
"""


class Asked(NamedTuple):
    """What somebody asks for by a headset's buttons: so long (seconds) after something happened for the nth time."""

    after: str
    nth: int
    seconds: float
    method: str


ASKED: Final = (
    Asked("hold", 3, 1.5, "Stop"),
    Asked("released", 1, 0.2, "Play"),
    Asked("reps", 1, 1.5, "Pause"),
    Asked("paused", 1, 1.3, "Play"),
    *(Asked("check", nth, 1.5, "Next") for nth in (1, 2, 3, 4)),
)
# Seconds in which the last tone, and the beginning of the last sentence, are over.
THE_LAST: Final = 1.6
PATIENCE: Final = 0.5
"""Seconds within which a sentence begins: it may follow a tone that came late."""
BEGINNING: Final = 0.2
"""Seconds at the start of a sentence that must be there, and whole."""
PIECE: Final = 0.025
"""Seconds: each such piece of a beginning that is not silent in the sentence itself is as loud as the volume says."""


@dataclass(frozen=True)
class Due:
    """What should have been heard.

    Attributes:
        at: When, in seconds of the recording.
        cue: The cue.
        speech: What is said of it.
        file: The sentence that the program made for it.
    """

    at: float
    cue: Cue
    speech: Speech
    file: Path | None

    @property
    def tone(self) -> str:
        """Its tone."""
        return TONES[self.cue.name]

    @property
    def speaks_at(self) -> float:
        """When its sentence should begin."""
        return self.at + self.speech.starts - self.cue.at


class Script:
    """What the program should do with the routine, worked out with its own parts."""

    def __init__(self, routine: Path, home: Path) -> None:
        words = load_words(ASSETS / "words")[0]
        entry = read_routine_file(routine, Exercises())
        assert entry.routine is not None
        settings = Settings(name_a="Anna", name_b="Ben")
        self.timeline: Timeline = build_timeline(entry.routine, Customisation())
        self._sheet = CueSheet(words, self.timeline, settings.guide)
        self._people = people_called(words)
        engine = bundled_espeak()
        self._plan = SpeechPlan(
            self._sheet,
            Studio(engine, SoundCache(home / "cache" / "voice"), chosen_voices(engine)),
            people_called(words, "Anna", "Ben"),
            settings.voice,
            tones=tone_lengths(load_palette(SOUNDS, settings.palette)),
        )

    def due(self, happened: Happened, at: float) -> Due:
        """What should be heard of a cue that was given at a second of the recording."""
        index = happened.event["index"]
        phase = None if index is None else self.timeline.phases[index]
        cue = self._cue(happened, phase)
        speech = self._plan.speech(cue, phase)
        return Due(at, cue, speech, self._plan.made(speech))

    def _cue(self, happened: Happened, phase: Phase | None) -> Cue:
        name, text = happened.event["name"], happened.event["text"]
        if name in IMMEDIATE:
            return self._sheet.at_once(name, phase)
        assert phase is not None
        (cue,) = (
            cue
            for cue in self._sheet.of(phase, phase.planned)
            if cue.name == name and self._people.named(cue.text) == text
        )
        return cue


@pytest.fixture
def known_home(tmp_path: Path) -> Path:
    """The folder of two people who have used the program before."""
    home = tmp_path / "home"
    paths = find_paths({"STRETCHGUI_HOME": str(home)}, "linux", home)
    SettingsStore(paths.settings).save(Settings(name_a="Anna", name_b="Ben", names_asked=True, ask_feelings=False))
    answer_all(paths)
    return home


@dataclass(frozen=True)
class Recorded:
    """A whole session: what happened, and what was heard."""

    running: Running
    recording: Samples
    due: tuple[Due, ...]


@pytest.fixture
def recorded(tmp_path: Path, known_home: Path) -> Iterator[Recorded]:
    with (
        session_bus(tmp_path) as bus,
        sound_server() as server,
        closing(Desktop(bus.address, SERVICE, PATH)) as desktop,
    ):
        microphone = Microphone(server)
        # Hardly another pace than the real one, but a demonstration: nobody is there to be asked what is new.
        options = ("--turns", "whole", "--speed", "1.0001")
        running = Running(server, tmp_path, ROUTINE, options, bus=bus.address)
        with closing(microphone), closing(running):
            desktop.until(lambda: desktop.is_here)
            for asked in ASKED:
                wait_for(running, asked.after, asked.nth, asked.seconds)
                desktop.call(asked.method, interface=PLAYER)
            wait_for(running, "finished", 1, THE_LAST)
            recording = microphone.stop()
        script = Script(tmp_path / "short.yaml", running.home)
        began = running.began_at - microphone.started_at
        due = tuple(script.due(cue, began + cue.event["t"]) for cue in running.cues())
        assert [one.event["index"] for one in running.phases()] == [phase.index for phase in script.timeline.phases]
        yield Recorded(running, recording, due)


def wait_for(running: Running, what: str, nth: int, seconds: float) -> None:
    """Waits until so long after an event, or a phase of a kind, came for the nth time."""
    kinds = frozenset(PhaseKind)

    def times() -> list[float]:
        happened = running.phases() if what in kinds else running.events
        return [one.at for one in happened if what in (one.event.get("kind"), one.name)]

    wait_until(lambda: len(times()) >= nth, 40)
    wait_until(lambda: time.monotonic() > times()[nth - 1] + seconds, 40)


def test_every_phase_and_every_answer_is_heard_in_time_none_missing_none_double_and_each_sentence_from_its_start(
    recorded: Recorded, record_testsuite_property: Callable[[str, object], None]
) -> None:
    kinds = {one.event["kind"] for one in recorded.running.phases()}
    assert kinds == set(PhaseKind)
    given = Counter(one.cue.name for one in recorded.due)
    assert all(given[kind] for kind in kinds)
    assert set(given) >= {"halfway", "count", "pause", "get_back", "resume", "release", "finished"}
    late = tones_are_in_time(recorded)
    whole = sentences_are_whole(recorded)
    record_testsuite_property("tones", summary(late))
    record_testsuite_property("sentences", summary(whole))
    print(f"tones: {summary(late)}\nsentences: {summary(whole)}")


def tones_are_in_time(recorded: Recorded) -> dict[str, list[float]]:
    """Each tone's delays in seconds, none of them too long; no tone is there that nobody asked for."""
    late: dict[str, list[float]] = {}
    for due in recorded.due:
        behind = [place - due.at for place in heard_about(recorded.recording, due.tone, due.at)]
        assert len(behind) == due.speech.is_heard, f"{due.cue.name} at {due.at:.2f}"
        late.setdefault(due.tone, []).extend(behind)
    assert max(one for several in late.values() for one in several) <= LATEST, late
    for name in sorted(set(TONES.values())):
        places = [
            place for place in heard(recorded.recording, name) if not sounds_within_another(recorded, name, place)
        ]
        assert len(places) <= len(late.get(name, [])), (name, places)
    return late


def sounds_within_another(recorded: Recorded, name: str, place: float) -> bool:
    """Whether what is like a tone at a place is but the end of another: a rest is one note, on which a pause ends."""
    return any(
        due.tone != name and due.at - EARLY < place < due.at + len(tone(due.tone)) / RATE for due in recorded.due
    )


def sentences_are_whole(recorded: Recorded) -> dict[str, list[float]]:
    """How much later each sentence begins than it should; the beginning of each is there, audible and not clipped."""
    begin, late = round(BEGINNING * RATE), dict[str, list[float]]()
    for due in recorded.due:
        if not due.speech.lines:
            continue
        said = f"{due.speech.text!r} at {due.speaks_at:.2f}"
        assert due.file is not None, said
        speech, rate = read(due.file)
        assert rate == RATE
        start = round((due.speaks_at - EARLY) * RATE)
        alike = likeness(recorded.recording[start : start + round((EARLY + PATIENCE) * RATE) + begin], speech[:begin])
        place = int(alike.argmax())
        assert alike[place] > ALIKE, said
        first = recorded.recording[start + place : start + place + begin]
        assert rms(first) > 0.01, said
        assert np.abs(first).max() < 0.98, said
        assert all(0.5 < louder / Settings().voice_volume ** 2 < 1.5 for louder in pieces(first, speech[:begin])), said
        late.setdefault(due.cue.name, []).append(place / RATE - EARLY)
    # Who says nothing has no sentence cut off.
    assert {due.cue.name for due in recorded.due if due.speech.lines} >= {*PhaseKind}
    return late


def pieces(recorded: Samples, made: Samples) -> list[float]:
    """How much louder each piece is recorded than it was made; those that are next to silent are left out."""
    width = round(PIECE * RATE)
    both = [(recorded[at : at + width], made[at : at + width]) for at in range(0, len(made) - width + 1, width)]
    return [rms(one) / rms(other) for one, other in both if rms(other) > 0.02]


def rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(samples**2)))


def summary(late: dict[str, list[float]]) -> dict[str, object]:
    """Delays in milliseconds."""
    every = [one for several in late.values() for one in several]
    return {
        "count": len(every),
        "median_ms": round(1000 * statistics.median(every)),
        "worst_ms": round(1000 * max(every)),
        **{name: [round(1000 * one) for one in several] for name, several in sorted(late.items())},
    }
