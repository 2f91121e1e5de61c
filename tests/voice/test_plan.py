"""Everything a session says, made beforehand: by the real eSpeak NG for a bundled routine, and by a small engine."""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import read_library
from stretchgui.routine.routine import Turns
from stretchgui.routine.timeline import PhaseKind, Timeline
from stretchgui.session import events as ev
from stretchgui.session.choices import Amount
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.guide import Guide
from stretchgui.session.machine import Session
from stretchgui.session.people import People
from stretchgui.session.player import play
from stretchgui.session.states import Command
from stretchgui.voice.cache import SoundCache
from stretchgui.voice.engine import Engine, SilentEngine, Voice
from stretchgui.voice.espeak import bundled_espeak
from stretchgui.voice.plan import SpeechPlan
from stretchgui.voice.sound import Sound, loudness, sound_of
from stretchgui.voice.studio import Studio, chosen_voices
from tests.session.plans import EVERYTHING, WORDS, plan
from tests.voice.letters import LetterEngine

ROOT = Path(__file__).parents[2]
NAMES = People("Anna", "Ben", "Anna and Ben")


class Listening:
    """The real engine, counting what it is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.rendered = 0

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self._engine.voices

    def render(self, text: str, voice: Voice) -> Sound:
        self.rendered += 1
        return self._engine.render(text, voice)


def made(
    timeline: Timeline, engine: Engine, folder: Path, amount: Amount = Amount.FULL, speed: float = 1.0
) -> SpeechPlan:
    studio = Studio(engine, SoundCache(folder), chosen_voices(engine))
    return SpeechPlan(CueSheet(WORDS, timeline), studio, NAMES, amount, speed=speed)


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    nowhere = tmp_path_factory.mktemp("nobody")
    library = read_library(Paths(ROOT / "assets", ROOT / "routines", nowhere, nowhere, nowhere))
    (routine,) = (entry.routine for entry in library.routines if entry.id == "two-simple-stretches")
    assert routine is not None
    return build_timeline(routine, Customisation(turns=Turns.A))


def fired(timeline: Timeline) -> list[ev.CueFired]:
    """What happens in a session that runs through."""
    clock, heard = HandClock(), list[ev.Event]()
    session = Session(timeline, clock, CueSheet(WORDS, timeline))
    play(session, lambda seconds: clock.advance(max(seconds, 1e-6)), heard.extend, lambda: Command.RESUME)
    return [event for event in heard if isinstance(event, ev.CueFired)]


def test_a_real_session_is_spoken_from_beginning_to_end(timeline: Timeline, tmp_path: Path) -> None:
    """Nothing overlaps on the clock of the session; every sentence is in a file as long as the plan says."""
    spoken = made(timeline, bundled_espeak(), tmp_path)
    steps = list(spoken.prepare())
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    heard: list[tuple[float, float]] = []
    for event in fired(timeline):
        speech = spoken.speech(event.cue, event.phase)
        file = spoken.file(speech)
        assert (file is not None) == bool(speech.lines)
        if file is not None:
            sound = sound_of(file.read_bytes())
            # eSpeak says the same sentence up to 60 ms longer or shorter the next time.
            assert sound.seconds == pytest.approx(speech.seconds, abs=0.12)
            assert loudness(sound) == pytest.approx(0.1, rel=0.25)
            begins = event.t + speech.starts - speech.cue.at
            heard.append((begins, begins + sound.seconds))
    assert len(heard) > 60
    assert all(one[1] <= two[0] for one, two in pairwise(heard))


def test_every_phase_says_something_in_full_and_in_short(timeline: Timeline, tmp_path: Path) -> None:
    for amount in (Amount.FULL, Amount.SHORT):
        spoken = made(timeline, bundled_espeak(), tmp_path, amount)
        for phase in timeline.phases:
            speeches = spoken.phase(phase)
            assert all(speech.lines for speech in speeches if speech.cue.text), phase
            assert phase.side is None or f"{phase.side} side" in speeches[0].text
    short = made(timeline, bundled_espeak(), tmp_path, Amount.SHORT)
    full = made(timeline, bundled_espeak(), tmp_path, Amount.FULL)
    assert all(short.phase(it)[0].seconds <= full.phase(it)[0].seconds for it in timeline.phases)


def test_the_question_costs_no_word_of_easing_in(timeline: Timeline, tmp_path: Path) -> None:
    """Where the receiver is asked as the hold begins, no less is said before it than where nobody is asked."""
    engine = bundled_espeak()
    studio = Studio(engine, SoundCache(tmp_path), chosen_voices(engine))
    tones = {"ease_in": 0.6, "how_much": 0.41}

    def said(guide: Guide) -> list[tuple[str, ...]]:
        plan = SpeechPlan(CueSheet(WORDS, timeline, guide), studio, NAMES, Amount.FULL, tones=tones)
        easing = [phase for phase in timeline.phases if phase.kind is PhaseKind.EASE_IN]
        return [tuple(speech.text for speech in plan.phase(phase)) for phase in easing]

    asked, unasked = said(Guide()), said(Guide(asks=False))
    assert len(asked) >= 4
    assert [first for first, *_ in asked] == [first for first, *_ in unasked]
    assert {len(one) for one in asked} == {2}


def test_what_was_made_once_is_not_made_again(timeline: Timeline, tmp_path: Path) -> None:
    engine = Listening(bundled_espeak())
    list(made(timeline, engine, tmp_path).prepare())
    assert engine.rendered > 100
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.wav")}
    again = Listening(bundled_espeak())
    list(made(timeline, again, tmp_path).prepare())
    assert again.rendered == 0
    assert set(tmp_path.glob("*.wav")) == set(before)


def test_another_rate_is_another_sound(timeline: Timeline, tmp_path: Path) -> None:
    engine = bundled_espeak()
    files = set()
    for rate in (1.0, 1.2):
        studio = Studio(engine, SoundCache(tmp_path), chosen_voices(engine, rate=rate))
        spoken = SpeechPlan(CueSheet(WORDS, timeline), studio, NAMES, Amount.SHORT)
        files.add(spoken.file(spoken.phase(timeline.phases[0])[0]))
    assert len(files) == 2


def test_what_is_asked_before_its_turn_is_the_same(tmp_path: Path) -> None:
    """A session may start at once: nothing waits for the work to be done."""
    timeline = plan(EVERYTHING, Turns.A)
    engine = bundled_espeak()
    early, ready = made(timeline, engine, tmp_path / "a"), made(timeline, engine, tmp_path / "b")
    work = early.prepare()
    for _ in range(3):
        next(work)
    list(ready.prepare())
    for event in fired(timeline):
        one, two = early.speech(event.cue, event.phase), ready.speech(event.cue, event.phase)
        assert (one.lines, one.starts, one.is_heard) == (two.lines, two.starts, two.is_heard)
    later = early.phase(timeline.phases[5])[0]
    assert early.made(later) is None
    assert early.file(later) == early.made(later) is not None
    list(work)


def test_answers_are_made_beforehand_too(tmp_path: Path) -> None:
    timeline = plan(EVERYTHING, Turns.EACH)
    engine = Listening(bundled_espeak())
    spoken = made(timeline, engine, tmp_path)
    list(spoken.prepare())
    rendered = engine.rendered
    sheet = CueSheet(WORDS, timeline)
    for phase, cue in sheet.everything():
        speech = spoken.speech(cue, phase)
        assert speech.lines or cue.name == "count" or (phase is not None and phase.planned < 5)
        spoken.file(speech)
    assert engine.rendered == rendered


def test_changed_holds_are_said_as_they_are_now(timeline: Timeline, tmp_path: Path) -> None:
    """A plan knows the phases it was made for; of others only the tone is heard, until there is a new plan."""
    spoken = made(timeline, bundled_espeak(), tmp_path)
    hold = next(phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD)
    longer = replace(hold, planned=45.0)
    phases = tuple(longer if phase is hold else phase for phase in timeline.phases)
    changed = timeline.with_phases(phases)
    cue = CueSheet(WORDS, changed).of(longer, 45.0)[0]
    assert spoken.speech(cue, longer).lines == ()
    assert "45 seconds" in made(changed, bundled_espeak(), tmp_path).speech(cue, longer).text


def test_a_fast_demonstration_has_tones_only(timeline: Timeline, tmp_path: Path) -> None:
    spoken = made(timeline, bundled_espeak(), tmp_path, speed=60.0)
    list(spoken.prepare())
    assert not any(speech.lines for phase in timeline.phases for speech in spoken.phase(phase))


def test_without_an_engine_there_are_tones(timeline: Timeline, tmp_path: Path) -> None:
    spoken = made(timeline, SilentEngine(), tmp_path)
    list(spoken.prepare())
    assert not any(speech.lines for phase in timeline.phases for speech in spoken.phase(phase))
    assert list(tmp_path.iterdir()) == []


def test_tones_only_needs_no_engine(timeline: Timeline, tmp_path: Path) -> None:
    engine = Listening(bundled_espeak())
    assert list(made(timeline, engine, tmp_path, Amount.TONES).prepare()) == []
    assert engine.rendered == 0


def test_what_cannot_be_said_is_left_out_and_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    timeline = plan()
    spoken = made(timeline, LetterEngine(unspeakable="Knee"), tmp_path)
    with caplog.at_level(logging.WARNING):
        list(spoken.prepare())
    assert [record.message for record in caplog.records] == ["a sentence cannot be said: what a word"]
    assert spoken.phase(timeline.phases[0])[0].lines == ()
    assert spoken.phase(timeline.phases[1])[0].lines


def test_a_folder_that_cannot_be_written_silences_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    timeline = plan()
    spoken = made(timeline, bundled_espeak(), tmp_path / "file" / "cache")
    with caplog.at_level(logging.WARNING):
        list(spoken.prepare())
    assert len(caplog.records) == 1
    assert spoken.file(spoken.phase(timeline.phases[0])[0]) is None
