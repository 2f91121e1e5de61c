"""The program that listens, at a real sound server: what is said in the room is heard, and nothing breaks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stretchgui.hearing.phrase import LADDER, Phrase
from stretchgui.hearing.spotter import is_installed
from stretchgui.ui.hearing.child import DEAF
from tests.hearing.spoken import in_a_room, say, silence
from tests.hearing.trial import VOICES, try_of
from tests.ui.hearing.virtual_room import Listener, VirtualRoom
from tests.ui.sound.server import wait_until, why_not

pytestmark = [
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
    pytest.mark.skipif(not is_installed(), reason="the extra stopword (pocketsphinx) is not installed"),
    pytest.mark.real_time,
]

LISTEN = {"do": "listen", "phrase": "stop please", "strictness": 30}


@pytest.fixture(scope="module")
def room() -> Iterator[VirtualRoom]:
    with VirtualRoom() as made:
        yield made


def test_the_stop_word_is_heard_through_a_microphone(room: VirtualRoom) -> None:
    """The short form, with four of the voices; `make stopword` takes all twenty, with and without tones."""
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("listening")
        for number, voice in enumerate(VOICES[0:8:2]):
            room.play(try_of(Phrase.STOP_PLEASE, voice, number))
        wait_until(lambda: listener.heard() >= 3)
        room.play(in_a_room(say("Now change to the right side.") + silence(1.0)))
        assert listener.heard() <= 4
        assert all(0.4 < line["ago"] < 2.5 for line in listener.all_that("heard"))


def test_a_voice_is_learnt_through_a_microphone(room: VirtualRoom) -> None:
    with Listener(room, do="learn", phrase="red light") as listener:
        listener.wait_for("listening")
        for number in range(3):
            room.play(in_a_room(say("red light", "en-us", 145, 45 + 3 * number) + silence(1.0), seed=number))
            listener.wait_for("try", number + 1)
        listener.wait_for("learnt")
        assert listener.all_that("learnt")[0]["strictness"] in LADDER
        assert 0.3 < max(line["level"] for line in listener.all_that("level")) <= 1.0


def test_at_rest_it_hears_nothing_and_listens_again_when_told(room: VirtualRoom) -> None:
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("listening")
        listener.tell(do="rest")
        room.play(try_of(Phrase.STOP_PLEASE, VOICES[0], 0))
        assert listener.heard() == 0
        listener.tell(**LISTEN)
        listener.wait_for("listening", 2)
        room.play(try_of(Phrase.STOP_PLEASE, VOICES[0], 0))
        listener.wait_for("heard")


def test_a_microphone_that_is_switched_off_is_known(room: VirtualRoom) -> None:
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("silent")
        room.play(in_a_room(silence(1.0)))
        listener.wait_for("sounding")


def test_a_server_that_dies_ends_it_with_a_reason(room: VirtualRoom) -> None:
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("listening")
        room.kill()
        listener.wait_for("deaf")
        assert [line["why"] for line in listener.all_that("deaf")] == ["lost"]
        assert listener.close() == DEAF
    room.start()
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("listening")


def test_without_a_microphone_it_says_so(room: VirtualRoom) -> None:
    room.without_microphone()
    with Listener(room, **LISTEN) as listener:
        listener.wait_for("deaf")
        assert [line["why"] for line in listener.all_that("deaf")] == ["no_microphone"]
        assert listener.close() == DEAF
    room.kill()
    room.start()
