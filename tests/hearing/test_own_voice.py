"""What counts of what is heard: nothing that the program itself said, and nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from stretchgui.hearing.own_voice import AGAIN, TAIL, OwnVoice

SECONDS = st.floats(0.0, 30.0)


def test_where_nobody_speaks_it_counts_at_once() -> None:
    assert OwnVoice().lets_through(now=5.0, ago=1.0)


def test_what_the_program_says_does_not_count() -> None:
    own_voice = OwnVoice()
    own_voice.speaks(10.0, 3.0)
    assert not own_voice.lets_through(now=11.5, ago=1.0)
    assert not own_voice.is_open(12.9)


def test_neither_what_began_while_it_spoke_nor_what_ended_then() -> None:
    own_voice = OwnVoice()
    own_voice.speaks(10.0, 3.0)
    assert not own_voice.lets_through(now=10.2, ago=1.0)
    assert not own_voice.lets_through(now=13.0 + TAIL + 0.5, ago=1.0)
    assert own_voice.lets_through(now=13.0 + TAIL + 1.1, ago=1.0)


def test_a_sentence_that_is_cut_short_no_longer_sounds() -> None:
    own_voice = OwnVoice()
    own_voice.speaks(10.0, 30.0)
    own_voice.falls_silent(11.0)
    assert own_voice.is_open(11.0 + TAIL + 0.1)
    assert not own_voice.lets_through(now=11.5, ago=1.0)
    assert own_voice.lets_through(now=11.0 + TAIL + 1.1, ago=1.0)


def test_a_new_sentence_ends_the_one_before() -> None:
    own_voice = OwnVoice()
    own_voice.speaks(10.0, 30.0)
    own_voice.speaks(12.0, 1.0)
    assert own_voice.is_open(13.0 + TAIL + 0.1)


def test_whoever_says_it_twice_means_it_once() -> None:
    own_voice = OwnVoice()
    assert own_voice.lets_through(now=5.0, ago=1.0)
    assert not own_voice.lets_through(now=5.0 + AGAIN / 2, ago=1.0)
    assert own_voice.lets_through(now=5.0 + AGAIN, ago=1.0)


def test_what_did_not_count_does_not_keep_the_next_from_counting() -> None:
    own_voice = OwnVoice()
    own_voice.speaks(0.0, 1.0)
    assert not own_voice.lets_through(now=1.0, ago=0.8)
    assert own_voice.lets_through(now=2.5, ago=0.8)


@given(st.lists(st.tuples(SECONDS, SECONDS), max_size=6), SECONDS, st.floats(0.0, 3.0))
def test_nothing_counts_that_overlaps_a_sentence(said: list[tuple[float, float]], now: float, ago: float) -> None:
    own_voice, at = OwnVoice(), 0.0
    spoken: list[tuple[float, float]] = []
    for wait, seconds in said:
        at += wait
        own_voice.speaks(at, seconds)
        spoken = [(start, min(end, at)) for start, end in spoken]
        spoken.append((at, at + seconds))
    heard = at + now
    overlaps = any(start <= heard and heard - ago <= end + TAIL for start, end in spoken)
    assert own_voice.lets_through(heard, ago) == (not overlaps)
