"""Every kind of phase, what people ask for in them, and what comes now and then: each is in the recording, once."""

from __future__ import annotations

import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
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
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import Phase, PhaseKind, Timeline
from stretchgui.session.choices import Breathing
from stretchgui.session.cues import BREATH_IN, BREATH_OUT, HOW_MUCH, IMMEDIATE, Cue, CueSheet
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

# The longer one of the two sessions takes 65 seconds.
pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.real_time, pytest.mark.timeout(240)]

SERVICE: Final = "org.mpris.MediaPlayer2.stretchgui"
PATH: Final = "/org/mpris/MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"


class Asked(NamedTuple):
    """What somebody asks for by a headset's buttons: so long (seconds) after something happened for the nth time."""

    after: str
    nth: int
    seconds: float
    method: str


@dataclass(frozen=True)
class Plan:
    """A session that the real program runs.

    Attributes:
        routine: What is done; long enough everywhere for the tone, and for the first of what is said.
        turns: Who receives, as the command line takes it.
        settings: What the two have chosen.
        asked: What is asked for meanwhile, in this order.
    """

    routine: str
    turns: str
    settings: Settings
    asked: tuple[Asked, ...] = ()


KNOWN: Final = Settings(name_a="Anna", name_b="Ben", names_asked=True, ask_feelings=False)
PHASES: Final = Plan(
    """
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
  - {name: How far it turns, kind: check, people: solo, sides: each}
""",
    "whole",
    KNOWN,
    (
        Asked("hold", 2, 1.5, "Stop"),
        Asked("released", 1, 1.3, "Play"),
        # The other one's turn is the same again.
        Asked("get_ready", 2, 1.6, "Next"),
        Asked("reps", 1, 1.5, "Pause"),
        Asked("paused", 1, 1.3, "Play"),
        *(Asked("check", nth, 1.5, "Next") for nth in (1, 2, 3, 4)),
    ),
)
# The shortest hold that asks in its middle, and the quickest breath: no sooner is either heard.
NOW_AND_THEN: Final = Plan(
    """
format: 1
title: What comes now and then
defaults: {get_ready: 2.5, ease_in: 4.5, ease_out: 2.8}
steps:
  - {name: Lift one knee, kind: stretch, people: partner, sides: [left], hold: 18}
  - {name: A quiet breath, kind: breathing, people: solo, hold: 24.5}
""",
    "a",
    replace(KNOWN, breathing=Breathing.FOUR_FOUR),
)
# No session lasts longer than this, in seconds, even where the machine is busy.
LONGEST: Final = 100.0
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

    def __init__(self, plan: Plan, routine: Path, home: Path) -> None:
        words = load_words(ASSETS / "words")[0]
        entry = read_routine_file(routine, Exercises())
        assert entry.routine is not None
        settings = plan.settings
        self.timeline: Timeline = build_timeline(entry.routine, Customisation(turns=Turns(plan.turns)))
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


@dataclass(frozen=True)
class Recorded:
    """A whole session: what happened, and what was heard."""

    running: Running
    recording: Samples
    due: tuple[Due, ...]


def record(plan: Plan, folder: Path, begun: threading.Event) -> Recorded:
    """Has the real program run a session on a sound server and a bus of its own, and records it; tells when it runs."""
    folder.mkdir()
    paths = find_paths({"STRETCHGUI_HOME": str(folder / "home")}, "linux", folder / "home")
    SettingsStore(paths.settings).save(plan.settings)
    answer_all(paths)
    with (
        session_bus(folder) as bus,
        sound_server() as server,
        closing(Desktop(bus.address, SERVICE, PATH)) as desktop,
    ):
        microphone = Microphone(server)
        # Hardly another pace than the real one, but a demonstration: nobody is there to be asked what is new.
        options = ("--turns", plan.turns, "--speed", "1.0001")
        running = Running(server, folder, plan.routine, options, bus=bus.address)
        with closing(microphone), closing(running):
            desktop.until(lambda: desktop.is_here)
            wait_for(running, "ease_in", 1, 0.5)
            begun.set()
            for asked in plan.asked:
                wait_for(running, asked.after, asked.nth, asked.seconds)
                desktop.call(asked.method, interface=PLAYER)
            wait_for(running, "finished", 1, THE_LAST)
            recording = microphone.stop()
        script = Script(plan, folder / "short.yaml", running.home)
        began = running.began_at - microphone.started_at
        due = tuple(script.due(cue, began + cue.event["t"]) for cue in running.cues())
        return Recorded(running, recording, due)


def wait_for(running: Running, what: str, nth: int, seconds: float) -> None:
    """Waits until so long after an event, or a phase of a kind, came for the nth time."""
    kinds = frozenset(PhaseKind)

    def times() -> list[float]:
        happened = running.phases() if what in kinds else running.events
        return [one.at for one in happened if what in (one.event.get("kind"), one.name)]

    wait_until(lambda: len(times()) >= nth, LONGEST)
    wait_until(lambda: time.monotonic() > times()[nth - 1] + seconds, LONGEST)


@pytest.fixture
def recorded(tmp_path: Path) -> tuple[Recorded, ...]:
    """Both sessions, at the same time, for most of it is waiting; but no two programs start at once."""
    with ThreadPoolExecutor() as both:
        begun = threading.Event()
        first = both.submit(record, PHASES, tmp_path / "phases", begun)
        first.add_done_callback(lambda _: begun.set())
        begun.wait(LONGEST)
        second = both.submit(record, NOW_AND_THEN, tmp_path / "now-and-then", threading.Event())
        return first.result(), second.result()


def test_every_phase_answer_question_and_breath_is_heard_in_time_none_missing_none_double_each_sentence_from_its_start(
    recorded: tuple[Recorded, ...], record_testsuite_property: Callable[[str, object], None]
) -> None:
    for one in recorded:
        begun = [phase.event["index"] for phase in one.running.phases()]
        assert begun == sorted(set(begun)), "no phase begins twice"
    given = Counter(due.cue.name for one in recorded for due in one.due)
    assert set(given) >= {
        *PhaseKind,
        "halfway",
        "count",
        "pause",
        "get_back",
        "resume",
        "release",
        "stopped",
        "finished",
    }
    assert (given[HOW_MUCH], given[BREATH_IN], given[BREATH_OUT]) == (2, 1, 1)
    late, whole = dict[str, list[float]](), dict[str, list[float]]()
    for one in recorded:
        for name, several in tones_are_in_time(one).items():
            late.setdefault(name, []).extend(several)
        for name, several in sentences_are_whole(one).items():
            whole.setdefault(name, []).extend(several)
    # Who says nothing has no sentence cut off.
    assert set(whole) >= {*PhaseKind, HOW_MUCH}
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
