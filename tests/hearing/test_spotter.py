"""Two words are heard in many voices, and not in the program's own sentences."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stretchgui.hearing.calibration import TRIES, learn
from stretchgui.hearing.phrase import LADDER, RATE, USUAL, Phrase
from stretchgui.hearing.spotter import MakeSpotter, is_installed, sphinx
from tests.hearing.spoken import in_a_room, say, silence
from tests.hearing.trial import MISSES_AT_MOST, VOICES, false_alarms, own_sentences, voices_heard

needs_pocketsphinx = pytest.mark.skipif(not is_installed(), reason="the extra stopword (pocketsphinx) is not installed")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def make() -> MakeSpotter:
    return sphinx()


def said(text: str, voice: str = "en-us", seed: int = 0) -> bytes:
    return in_a_room(silence(0.7) + say(text, voice) + silence(0.8), seed=seed).tobytes()


@needs_pocketsphinx
@pytest.mark.parametrize("phrase", Phrase)
def test_most_voices_are_heard(phrase: Phrase, make: MakeSpotter) -> None:
    heard = voices_heard(phrase, USUAL[phrase], make)
    assert len(VOICES) == 20
    assert sum(heard) >= len(VOICES) - MISSES_AT_MOST[phrase], heard


@needs_pocketsphinx
def test_it_is_heard_once_each_time_and_it_is_known_when_it_began(make: MakeSpotter) -> None:
    spotter = make(Phrase.STOP_PLEASE, 30)
    samples = said("stop please") + said("stop please", seed=3)
    heard = []
    for start in range(0, len(samples), 1_999):
        found = spotter.feed(samples[start : start + 1_999])
        if found is not None:
            heard.append(min(start + 1_999, len(samples)) / 2 / RATE - found.ago)
    spotter.reset()
    length = len(said("stop please")) / 2 / RATE
    # Its first sound, an s, is heard a little late or early.
    assert [round(at - 0.7, 0) for at in heard] == [0, round(length, 0)]


@needs_pocketsphinx
# "Stop" or "please" alone may be taken for both together, and "light" for "red light": docs/stop-word.md says so.
@pytest.mark.parametrize("text", ["Go on.", "Is that all right?", "A little more.", "Yes, that is a good pull."])
@pytest.mark.parametrize("phrase", Phrase)
def test_what_people_say_is_not_it(phrase: Phrase, text: str, make: MakeSpotter) -> None:
    spotter = make(phrase, 30)
    assert spotter.feed(said(text)) is None
    spotter.reset()


@needs_pocketsphinx
def test_silence_and_noise_are_nothing(make: MakeSpotter) -> None:
    spotter = make(Phrase.STOP_PLEASE, LADDER[-1])
    assert spotter.feed(silence(3.0).tobytes()) is None
    assert spotter.feed(in_a_room(silence(3.0), noise=500.0).tobytes()) is None
    assert spotter.feed(b"") is None
    assert spotter.feed(b"x") is None
    spotter.reset()


@needs_pocketsphinx
def test_two_spotters_do_not_disturb_each_other(make: MakeSpotter) -> None:
    one, other = make(Phrase.STOP_PLEASE, 30), make(Phrase.RED_LIGHT, 30)
    assert one.feed(in_a_room(silence(0.5)).tobytes()) is None
    assert other.feed(said("red light")) is not None
    assert one.feed(said("stop please")) is not None
    one.reset()


@needs_pocketsphinx
def test_a_voice_is_learnt_and_then_heard(make: MakeSpotter) -> None:
    tries = [
        in_a_room(silence(0.6) + say("stop please", "en+f2", 150, 50 + 3 * number) + silence(0.6)).tobytes()
        for number in range(TRIES)
    ]
    learnt = learn(tries, Phrase.STOP_PLEASE, make)
    assert learnt.strictness in LADDER
    spotter = make(Phrase.STOP_PLEASE, learnt.strictness)
    assert spotter.feed(said("stop please", "en+f2", seed=5)) is not None
    spotter.reset()


@needs_pocketsphinx
def test_the_programs_own_sentences_stop_nothing(make: MakeSpotter) -> None:
    """The short form; `make stopword` listens to ten minutes of them."""
    sentences = own_sentences(ROOT)
    assert len(sentences) > 1_000
    alarms = false_alarms(Phrase.STOP_PLEASE, USUAL[Phrase.STOP_PLEASE], make, sentences, seconds=30.0)
    assert alarms.stopped == 0
    # Where nobody knew when the program speaks, some would be.
    assert alarms.count <= 2, alarms


def test_where_it_is_not_installed_that_is_said_in_one_sentence() -> None:
    program = """
import sys
sys.modules["pocketsphinx"] = None
from stretchgui.hearing.spotter import MissingSpotterError, sphinx
try:
    sphinx()
except MissingSpotterError as error:
    print(error)
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == f'"{sys.executable}" -m pip install "pocketsphinx>=5.1,<5.2"\n'


def test_nothing_of_it_is_imported_before_it_is_wanted() -> None:
    program = (
        "import sys, stretchgui.hearing.spotter, stretchgui.settings;"
        "print([name for name in sys.modules if 'sphinx' in name])"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
