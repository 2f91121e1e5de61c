"""The voice in the window: what is made beforehand, what is said when, and what happens without one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stretchgui.language.words_file import load_words
from stretchgui.routine.timeline import Timeline
from stretchgui.session.choices import Amount
from stretchgui.session.clock import HandClock
from stretchgui.session.cues import CueSheet
from stretchgui.session.people import people_called
from stretchgui.session.sound_queue import BETWEEN, Kind
from stretchgui.settings import Settings
from stretchgui.ui.sound.announcer import Announcer
from stretchgui.ui.sound.palettes import TONES, load_palette
from stretchgui.ui.sound.speaker import EVERY, SessionVoice, tone_lengths
from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.finding import Source
from stretchgui.voice.lines import Speaker
from stretchgui.voice.sound import Sound
from tests.ui.small_sessions import ASSETS, bout
from tests.ui.sound.test_announcer import SOUNDS, Recorder
from tests.voice.letters import LetterEngine

WORDS = load_words(ASSETS / "words")[0]
PEOPLE = people_called(WORDS, "Anna", "Ben")


def letters() -> Sequence[Source]:
    return (("letters", lambda: LetterEngine(0.02)),)


def nothing() -> Sequence[Source]:
    def fail() -> LetterEngine:
        raise EngineError("there is none")

    return (("none", fail),)


class World:
    """A voice, and what would be heard."""

    def __init__(self, folder: Path, tried: Sequence[Source], speed: float = 1.0) -> None:
        self.player = Recorder()
        self.announcer = Announcer(SOUNDS, self.player, HandClock())
        self.voice = SessionVoice(folder / "voice", self.announcer, lambda: tried, speed=speed)
        self.voice.wear(Settings(), PEOPLE)

    def close(self) -> None:
        self.voice.stop()
        self.announcer.close()


@pytest.fixture
def timeline() -> Timeline:
    return bout(hold=20)


def test_all_of_a_session_is_made_little_by_little(timeline: Timeline, tmp_path: Path, qtbot: QtBot) -> None:
    world, sheet = World(tmp_path, letters()), CueSheet(WORDS, timeline)
    assert not list(tmp_path.rglob("*.wav"))
    world.voice.plan(sheet)
    assert world.voice.is_making
    # A busy machine takes its time.
    qtbot.waitUntil(lambda: not world.voice.is_making, timeout=60_000)
    made = len(list(tmp_path.rglob("*.wav")))
    assert made >= len(timeline.phases)
    for phase in timeline.phases:
        for cue in sheet.of(phase, phase.planned):
            assert world.voice.is_heard(cue, phase)
            said = world.voice.of(cue, phase)
            assert said is None or said.kind is Kind.VOICE
    assert len(list(tmp_path.rglob("*.wav"))) == made
    assert world.voice.soon(timeline.phases[0])
    world.close()


class Toiling(LetterEngine):
    """An engine on a machine that others use too: a sentence takes a tenth of a second.

    Args:
        clock: What tells how late it is.
    """

    def __init__(self, clock: HandClock) -> None:
        super().__init__(0.02)
        self._clock = clock

    @override
    def render(self, text: str, voice: Voice) -> Sound:
        self._clock.advance(0.1)
        return super().render(text, voice)


def test_on_a_busy_machine_it_is_made_more_slowly_so_that_no_tone_waits_long(
    timeline: Timeline, tmp_path: Path, qtbot: QtBot
) -> None:
    clock = HandClock()
    announcer = Announcer(SOUNDS, Recorder(), clock)
    voice = SessionVoice(tmp_path, announcer, lambda: (("toiling", lambda: Toiling(clock)),), clock=clock)
    (timer,) = voice.findChildren(QTimer)
    voice.wear(Settings(), PEOPLE)
    voice.plan(CueSheet(WORDS, timeline))
    assert timer.interval() == EVERY
    qtbot.waitUntil(lambda: clock() >= 0.1)
    assert timer.interval() == 300
    voice.stop()
    announcer.close()


def test_what_is_asked_for_before_its_turn_is_made_on_the_spot(timeline: Timeline, tmp_path: Path) -> None:
    world, sheet = World(tmp_path, letters()), CueSheet(WORDS, timeline)
    world.voice.plan(sheet)
    first = timeline.phases[0]
    said = world.voice.of(sheet.of(first, first.planned)[0], first)
    assert said is not None
    assert said.path.exists()
    assert said.seconds > 0
    world.close()


def test_a_sentence_begins_when_its_tone_is_over() -> None:
    palette = load_palette(SOUNDS, "soft")
    lengths = tone_lengths(palette)
    assert set(lengths) == set(TONES)
    hold = palette.of_cue("hold")
    assert hold is not None
    assert lengths["hold"] == hold.seconds + BETWEEN


@pytest.mark.parametrize("amount", [Amount.TONES, Amount.FULL])
def test_tones_only_means_no_word(timeline: Timeline, tmp_path: Path, amount: Amount) -> None:
    world, sheet = World(tmp_path, letters()), CueSheet(WORDS, timeline)
    world.voice.wear(Settings(voice=amount), PEOPLE)
    world.voice.plan(sheet)
    cue = sheet.at_once("release", timeline.phases[2])
    assert (world.voice.of(cue, timeline.phases[2]) is None) is (amount is Amount.TONES)
    world.close()


def test_a_session_that_runs_fast_says_nothing(timeline: Timeline, tmp_path: Path) -> None:
    world = World(tmp_path, letters(), speed=60.0)
    world.voice.plan(CueSheet(WORDS, timeline))
    assert not world.voice.is_making
    world.close()


def test_other_settings_are_heard_from_the_next_cue_on(timeline: Timeline, tmp_path: Path) -> None:
    world, sheet = World(tmp_path, letters()), CueSheet(WORDS, timeline)
    world.voice.plan(sheet)
    phase = timeline.phases[2]
    cue = sheet.at_once("release", phase)
    before = world.voice.of(cue, phase)
    world.voice.wear(replace(Settings(), volume=0.1), PEOPLE)
    assert world.voice.of(cue, phase) == before
    world.voice.wear(replace(Settings(), voice_rate=0.8), PEOPLE)
    after = world.voice.of(cue, phase)
    assert after is not None
    assert after != before
    world.close()


def test_without_an_engine_there_are_tones_and_the_log_says_so_once(
    timeline: Timeline, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    world, sheet = World(tmp_path, nothing()), CueSheet(WORDS, timeline)
    for _ in range(2):
        world.voice.plan(sheet)
    phase = timeline.phases[2]
    cue = sheet.at_once("release", phase)
    assert world.voice.voices == ()
    assert world.voice.is_heard(cue, phase)
    assert world.voice.of(cue, phase) is None
    assert world.voice.soon(phase) == ()
    world.voice.try_out((("Hello.", Speaker.RECEIVER),))
    assert world.player.heard == []
    assert caplog.text.count("no voice, tones only: none: there is none") == 1
    world.close()


def test_the_voices_are_tried_as_they_are_chosen(tmp_path: Path) -> None:
    world = World(tmp_path, letters())
    world.voice.try_out((("Anna, hello.", Speaker.RECEIVER), ("Ben, hello.", Speaker.HELPER)))
    assert len(world.player.heard) == 1
    world.close()
