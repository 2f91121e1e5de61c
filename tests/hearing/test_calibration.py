"""Learning a voice: three tries are found in what is heard, and the strictest threshold that hears them is known."""

from __future__ import annotations

from array import array

import pytest

from stretchgui.hearing.calibration import MARGIN, TRIES, Learnt, Tries, Verdict, learn
from stretchgui.hearing.phrase import LADDER, RATE, USUAL, Phrase, StopWord
from stretchgui.hearing.spotter import Heard, Spotter


def noise(seconds: float, loudness: int) -> bytes:
    """A square wave, which is as loud as its samples."""
    wave = array("h", [loudness] * 40 + [-loudness] * 40)
    return (wave * (round(seconds * RATE) // 80)).tobytes()


QUIET = noise(1.0, 30)


def said(tries: Tries, *parts: bytes) -> list[Verdict]:
    """What became of it, fed in pieces that fit nothing."""
    data = b"".join(parts)
    verdicts = [tries.feed(data[start : start + 1501]) for start in range(0, len(data), 1501)]
    return [verdict for verdict in verdicts if verdict is not None]


def test_three_times_two_words_are_three_tries() -> None:
    tries = Tries()
    assert said(tries, QUIET, *(noise(0.8, 4_000), QUIET) * TRIES) == [Verdict.KEPT] * TRIES
    assert tries.complete
    # Each with the quiet before and after it, and without its neighbours.
    assert all(1.8 * 2 * RATE < len(one) < 2.3 * 2 * RATE for one in tries.kept)


def test_a_pause_between_the_two_words_does_not_end_a_try() -> None:
    tries = Tries()
    assert said(tries, QUIET, noise(0.4, 4_000), noise(0.3, 30), noise(0.5, 4_000), QUIET) == [Verdict.KEPT]


def test_a_slammed_door_is_no_try() -> None:
    tries = Tries()
    assert said(tries, QUIET, noise(0.1, 9_000), QUIET) == []
    assert tries.kept == []


def test_talk_is_no_try_and_the_next_one_counts() -> None:
    tries = Tries()
    assert said(tries, QUIET, noise(4.0, 4_000), QUIET, QUIET, QUIET)[0] is Verdict.TOO_LONG
    assert said(tries, QUIET, noise(0.8, 9_000), QUIET) == [Verdict.KEPT]


def test_a_room_that_hums_is_no_voice() -> None:
    tries = Tries()
    assert said(tries, noise(3.0, 900)) == []
    assert said(tries, noise(0.8, 6_000), noise(1.0, 900)) == [Verdict.KEPT]


def test_nothing_more_is_kept_than_is_needed() -> None:
    tries = Tries()
    said(tries, QUIET, *(noise(0.8, 4_000), QUIET) * (TRIES + 2))
    assert len(tries.kept) == TRIES


class Loudest:
    """A spotter that hears what is loud enough for its strictness."""

    def __init__(self, strictness: int) -> None:
        self._least = 10_000 - strictness * 150

    def feed(self, samples: bytes) -> Heard | None:
        return Heard(1.0) if max(array("h", samples)) >= self._least else None

    def reset(self) -> None:
        """Has nothing to forget."""


def loudest(_phrase: Phrase, strictness: int) -> Spotter:
    return Loudest(strictness)


def needed(strictness: int) -> bytes:
    """What is heard with this strictness and with none that is stricter."""
    return noise(0.5, 10_000 - strictness * 150)


@pytest.mark.parametrize("rung", range(len(LADDER)))
def test_the_strictest_that_hears_all_three_is_found_and_a_margin_is_left(rung: int) -> None:
    tries = [needed(LADDER[0]), needed(LADDER[rung]), needed(LADDER[0])]
    expected = LADDER[min(rung + MARGIN, len(LADDER) - 1)]
    assert learn(tries, Phrase.STOP_PLEASE, loudest) == Learnt(expected, TRIES)


def test_who_is_not_heard_three_times_is_told_so() -> None:
    tries = [needed(LADDER[0]), noise(0.5, 10), needed(LADDER[-1])]
    assert learn(tries, Phrase.STOP_PLEASE, loudest) == Learnt(None, 2)


def test_without_learning_it_listens_as_suits_most() -> None:
    assert {phrase: StopWord(phrase=phrase).strictness for phrase in Phrase} == dict(USUAL)
    assert StopWord(learnt=45).strictness == 45
