"""Which engine is taken, and what the log says of the others."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest

from stretchgui.voice import espeak
from stretchgui.voice.engine import Engine, EngineError, SilentEngine, Voice
from stretchgui.voice.festival import VOICES as VOICES_OF_FESTIVAL
from stretchgui.voice.festival import Festival, festival
from stretchgui.voice.finding import find_engine, sources
from stretchgui.voice.lines import Speaker
from stretchgui.voice.sound import Sound, wav_of
from stretchgui.voice.studio import chosen_voices
from tests.session.plans import WORDS
from tests.voice.letters import HIGH, LOW, LetterEngine

WAV = wav_of(Sound(array("h", [0, 1000, -1000, 0]), 22_050))


def broken() -> Engine:
    raise EngineError("not today")


def test_the_engine_that_comes_along_is_found_first() -> None:
    found = find_engine(sources())
    assert found.speaks
    assert found.engine.name.startswith("eSpeak NG")
    assert found.report == f"voice: {found.engine.name}"


def test_the_next_one_takes_its_place_and_the_log_says_why() -> None:
    found = find_engine([("first", broken), ("second", LetterEngine)])
    assert found.report == "voice: letters (not: first: not today)"


def test_without_any_it_is_silent_and_says_so_in_one_line() -> None:
    found = find_engine([("first", broken), ("second", broken)])
    assert not found.speaks
    assert found.report == "no voice, tones only: first: not today; second: not today"
    assert find_engine([]).report == "no voice, tones only: nothing to try"
    with pytest.raises(EngineError):
        SilentEngine().render("Rest.", HIGH)


def test_festival_is_run_with_the_voice_the_pace_and_the_text() -> None:
    asked: list[tuple[Sequence[str], bytes]] = []

    def run(arguments: Sequence[str], given: bytes) -> bytes:
        asked.append((arguments, given))
        return WAV

    engine = festival(run, lambda program: f"/usr/bin/{program}")
    assert engine.render("Zoë: rest…", Voice("x", "voice_x", 75)).rate == 22_050
    ((arguments, given),) = asked
    assert list(arguments) == [
        "text2wave", "-F", "22050", "-eval", "(voice_x)", "-eval", "(Parameter.set 'Duration_Stretch 2.000)"
    ]  # fmt: skip
    assert given == "Zoë: rest?".encode("latin-1")


def test_festival_that_fails_is_an_error_and_one_that_is_missing_is_none() -> None:
    def fails(arguments: Sequence[str], given: bytes) -> bytes:
        raise OSError("exit 255")

    with pytest.raises(EngineError, match="text2wave: exit 255"):
        Festival(fails).render("Rest.", HIGH)
    with pytest.raises(EngineError, match="text2wave"):
        Festival(lambda arguments, given: b"no voice").render("Rest.", HIGH)
    with pytest.raises(EngineError, match="not installed"):
        festival(fails, lambda program: None)
    with pytest.raises(EngineError, match="no program may be run"):
        festival(None, lambda program: program)


def test_every_voice_on_offer_has_a_name_for_people() -> None:
    offered = {voice.id for voice in (*espeak.VOICES, *VOICES_OF_FESTIVAL)}
    assert set(WORDS.group("voice.of")) == offered


def test_each_role_has_a_voice_of_its_own_unless_people_choose_otherwise() -> None:
    engine = LetterEngine()
    assert chosen_voices(engine) == {Speaker.RECEIVER: HIGH, Speaker.HELPER: LOW}
    assert chosen_voices(engine, "low") == {Speaker.RECEIVER: LOW, Speaker.HELPER: HIGH}
    assert chosen_voices(engine, "low", "low") == {Speaker.RECEIVER: LOW, Speaker.HELPER: LOW}
    assert chosen_voices(engine, "nobody", "nobody") == chosen_voices(engine)
    assert chosen_voices(engine, rate=1.2)[Speaker.HELPER] == LOW.at_rate(1.2)
    assert chosen_voices(SilentEngine()) == {}
