"""The system's own voice: where there is one, that it says all and can be stopped, and what a session makes of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.clock import HandClock, boot_clock
from stretchgui.session.cues import CueSheet
from stretchgui.session.sound_queue import Kind
from stretchgui.session.states import Command
from stretchgui.settings import Settings
from stretchgui.ui.during.session_driver import SessionDriver
from stretchgui.ui.hearing.overheard import OverheardPlayer
from stretchgui.ui.sound.announcer import Announcer, SoundListener
from stretchgui.ui.sound.engines import OWN_VOICES, sources_on, system_voice
from stretchgui.ui.sound.speaker import SessionVoice
from stretchgui.ui.sound.talking import Spoken, TalkingPlayer
from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.finding import sources
from stretchgui.voice.lines import Speaker
from tests.ui.small_sessions import english, phase, session, timeline
from tests.ui.sound.test_announcer import SOUNDS, Recorder
from tests.ui.sound.test_speaker import PEOPLE

if TYPE_CHECKING:
    from stretchgui.ui.sound.system_voice import SystemVoice

Sentences: TypeAlias = Sequence[tuple[str, Voice]]


@pytest.mark.parametrize("platform", ["linux", "freebsd14", "darwin", "win32"])
def test_a_system_with_a_voice_of_its_own_has_it_tried_last(platform: str) -> None:
    own = [name for name, _ in sources_on(platform)][len(sources()) :]
    assert own == (["the system's own voice"] if platform in OWN_VOICES else [])


def test_on_linux_qts_speech_is_not_even_imported() -> None:
    looked = (
        "import sys\n"
        "import stretchgui.app.program\n"
        "from stretchgui.ui.sound.engines import sources_on\n"
        "from stretchgui.voice.finding import find_engine\n"
        "assert not find_engine([one for one in sources_on('linux') if 'peak' not in one[0]]).speaks\n"
        "sys.exit('PySide6.QtTextToSpeech' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", looked], check=False).returncode == 0


# ---- Qt's own mock of an engine: a tenth of a second for each word ---------------------------------------------------


@pytest.fixture
def mock(qtbot: QtBot) -> SystemVoice:
    pytest.importorskip("PySide6.QtTextToSpeech", reason="it does not load without libpulse", exc_type=ImportError)
    from stretchgui.ui.sound.system_voice import SystemVoice

    return SystemVoice("mock")


class Heard:
    """What the mock engine says: each word, and by whom."""

    def __init__(self, voice: SystemVoice) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        (self.speech,) = voice.findChildren(QTextToSpeech)
        self.words: list[tuple[str, str]] = []
        self.speech.sayingWord.connect(self._on_word)

    def _on_word(self, word: str) -> None:
        self.words.append((self.speech.voice().name(), word))


def test_it_has_a_voice_for_each_role_and_a_name(mock: SystemVoice) -> None:
    assert mock.name == "the system's own (mock)"
    assert len({voice.id for voice in mock.voices}) == len(mock.voices) > 1
    # The system's own choice is the receiver's; the helper is of the other gender.
    assert [voice.id for voice in mock.voices[:2]] == ["Bob (en-GB)", "Anne (en-GB)"]


def test_sentences_follow_one_another_each_in_its_voice(mock: SystemVoice, qtbot: QtBot) -> None:
    heard, (first, second) = Heard(mock), mock.voices[:2]
    mock.say([("Bend it.", first), ("Hold here.", second)], [0.05], 0.5)
    qtbot.waitUntil(lambda: len(heard.words) == 4)
    assert heard.words == [("Bob", "Bend"), ("Bob", "it"), ("Anne", "Hold"), ("Anne", "here")]
    assert heard.speech.volume() == 0.5
    mock.stop()


def test_stopped_it_is_silent_and_what_was_to_follow_is_forgotten(mock: SystemVoice, qtbot: QtBot) -> None:
    heard, (first, second) = Heard(mock), mock.voices[:2]
    mock.say([("One two three.", first), ("Never said.", second)], [0.0], 1.0)
    qtbot.waitUntil(lambda: len(heard.words) == 1)
    mock.stop()
    mock.stop()
    # Said right after it, while the first may still be on its way out: whole, and nothing of the other.
    mock.say([("Let go.", second)], [], 1.0)
    qtbot.waitUntil(lambda: ("Anne", "go") in heard.words)
    qtbot.waitUntil(lambda: heard.speech.state() is heard.speech.State.Ready)
    # Once the pause after the last sentence is over, what was forgotten would begin.
    pause = mock.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert pause is not None
    qtbot.waitUntil(lambda: not pause.isActive())
    assert heard.speech.state() is heard.speech.State.Ready
    assert heard.words == [("Bob", "One"), ("Anne", "Let"), ("Anne", "go")]


def test_who_speaks_faster_or_lower_is_set_so(mock: SystemVoice) -> None:
    speech, voice = Heard(mock).speech, mock.voices[0]
    mock.say([("Go.", voice.at_rate(1.5))], [], 1.0)
    assert 0 < speech.rate() <= 1
    mock.say([("Go.", Voice("low", voice.name, 150, pitch=35))], [], 1.0)
    assert speech.rate() == 0.0
    assert speech.pitch() == pytest.approx(-0.3)
    mock.stop()


@pytest.mark.qt_log_ignore("is not supported", extend=True)
@pytest.mark.usefixtures("mock")
def test_what_cannot_be_had_is_an_error_with_a_reason() -> None:
    with pytest.raises(EngineError, match=r"."):
        system_voice("nobody")


# ---- a session -------------------------------------------------------------------------------------------------------


class Notebook:
    """Talks by itself, into a notebook."""

    name = "notebook"
    voices = (Voice("high", "high", 150), Voice("low", "low", 150))

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, sentences: Sentences, pauses: Sequence[float], volume: float) -> None:
        assert len(pauses) == len(sentences) - 1
        self.lines.append(f"{volume:.2f} " + " | ".join(f"{voice.id}: {text}" for text, voice in sentences))

    def stop(self) -> None:
        self.lines.append("(hush)")


def test_a_session_talks_after_its_tones_falls_silent_on_a_pause_and_says_what_goes_on(
    tmp_path: Path, qtbot: QtBot
) -> None:
    talker, player, clock = Notebook(), Recorder(), boot_clock()
    announcer = Announcer(SOUNDS, TalkingPlayer(player), clock)
    voice = SessionVoice(tmp_path / "voice", announcer, lambda: (("notebook", lambda: talker),))
    voice.wear(Settings(), PEOPLE)
    announcer.set_volumes(1.0, 0.8)
    # Long enough to get ready in that both are told something.
    plan = timeline(phase(PhaseKind.GET_READY, 24), phase(PhaseKind.HOLD, 20))
    voice.plan(CueSheet(english(), plan))
    driver = SessionDriver(session(plan, clock), [SoundListener(announcer, clock, sentences=voice)])
    driver.command(Command.START)
    assert (player.heard, talker.lines) == (["get_ready"], [])
    qtbot.waitUntil(lambda: len(talker.lines) == 1)
    assert talker.lines[0].startswith("0.64 high: Anna, get ready: Knee to chest, left side. | high: Anna: ")
    assert " | low: Ben" in talker.lines[0]
    driver.command(Command.PAUSE)
    assert (player.heard[-1], talker.lines[1:]) == ("pause", ["(hush)"])
    qtbot.waitUntil(lambda: len(talker.lines) == 3)
    driver.command(Command.RESUME)
    assert (player.heard[-1], talker.lines[2:]) == ("resume", ["0.64 high: Paused.", "(hush)"])
    qtbot.waitUntil(lambda: len(talker.lines) == 5)
    assert talker.lines[4].startswith("0.64 high: Go on.")
    driver.stop()
    announcer.close()
    assert talker.lines[5:] == ["(hush)"]
    assert not list(tmp_path.rglob("*.wav"))


def test_the_voices_can_be_tried(tmp_path: Path, qtbot: QtBot) -> None:
    talker = Notebook()
    announcer = Announcer(SOUNDS, TalkingPlayer(Recorder()), boot_clock())
    voice = SessionVoice(tmp_path / "voice", announcer, lambda: (("notebook", lambda: talker),))
    voice.wear(Settings(), PEOPLE)
    voice.try_out([("Anna, rest.", Speaker.RECEIVER), ("Ben, rest.", Speaker.HELPER)])
    assert talker.lines == ["0.80 high: Anna, rest. | low: Ben, rest."]
    announcer.close()


def test_it_can_be_overheard_like_any_other(tmp_path: Path) -> None:
    """Whoever listens for the stop word must know when the program speaks."""
    clock, own = HandClock(), OwnVoice()
    player = OverheardPlayer(TalkingPlayer(Recorder()), own, clock)
    player.play(Spoken(Path(), 2.0, Kind.VOICE, Notebook(), (("Rest.", Notebook.voices[0]),), ()))
    assert not own.is_open(clock())
    player.stop()
    clock.advance(1.0)
    assert own.is_open(clock())
