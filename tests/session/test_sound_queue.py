"""The queue of sounds: one at a time, the more important first, nothing twice; whatever happens, in whatever order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from stretchgui.session.clock import HandClock
from stretchgui.session.cues import Priority
from stretchgui.session.sound_queue import BETWEEN, LATE, PATIENCE, Announcement, Kind, Sound, SoundQueue

RELEASE, CHANGE, COUNT, HALFWAY, INFORMATION = (
    Priority.RELEASE,
    Priority.PHASE_CHANGE,
    Priority.COUNT,
    Priority.HALFWAY,
    Priority.INFORMATION,
)


@dataclass(frozen=True)
class Heard:
    """A stretch of time in which one sound was heard."""

    sound: Sound
    start: float
    end: float


class Ear:
    """An output that writes down what would be heard, and when."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.heard: list[Heard] = []

    def play(self, sound: Sound) -> None:
        assert not self.heard or self.heard[-1].end <= self._clock(), "two sounds at a time"
        self.heard.append(Heard(sound, self._clock(), self._clock() + sound.seconds))

    def stop(self) -> None:
        if self.heard and self.heard[-1].end > self._clock():
            last = self.heard[-1]
            self.heard[-1] = Heard(last.sound, last.start, self._clock())


class Room:
    """A queue, the clock on its wall, and somebody who listens."""

    def __init__(self) -> None:
        self.clock = HandClock(100.0)
        self.ear = Ear(self.clock)
        self.queue = SoundQueue(self.clock, self.ear)

    def wait(self, seconds: float) -> None:
        """Lets time pass; the queue is looked at whenever it is due."""
        end = self.clock() + seconds
        while (due := self.queue.due()) is not None and self.clock() + due <= end:
            self.clock.advance(due)
            self.queue.look()
        self.clock.advance(max(0.0, end - self.clock()))

    @property
    def names(self) -> list[str]:
        return [one.sound.path.stem for one in self.ear.heard]


def announcement(key: str, priority: Priority, *seconds: float) -> Announcement:
    """With a tone, and a sentence if there are two lengths; its sounds are called a1 and a2 after the key."""
    kinds = (Kind.TONE, Kind.VOICE)
    sounds = [
        Sound(Path(f"{key}{place}.wav"), length, kind)
        for place, (length, kind) in enumerate(zip(seconds, kinds, strict=False), 1)
    ]
    return Announcement(tuple(sounds), priority, key)


def test_a_tone_comes_at_once_and_its_sentence_after_it() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 2.0))
    assert room.names == ["a1"]
    room.wait(0.5)
    assert room.names == ["a1"]
    room.wait(BETWEEN)
    assert room.names == ["a1", "a2"]
    room.wait(3.0)
    assert room.queue.present is None
    assert room.queue.due() is None


def test_release_ends_everything_and_forgets_what_waits() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 2.0))
    room.queue.offer(announcement("b", INFORMATION, 1.0))
    room.wait(1.0)
    room.queue.offer(announcement("r", RELEASE, 0.7, 1.5))
    room.wait(20.0)
    assert room.names == ["a1", "a2", "r1", "r2"]
    assert [one.start for one in room.ear.heard][2] == 101.0


def test_what_matters_as_much_takes_the_place_of_the_older() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 9.0))
    room.wait(1.0)
    room.queue.offer(announcement("b", CHANGE, 0.5))
    room.wait(5.0)
    assert room.names == ["a1", "a2", "b1"]


def test_a_less_important_one_waits_for_its_turn() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5))
    room.queue.offer(announcement("b", INFORMATION, 0.5))
    assert room.names == ["a1"]
    room.wait(1.0)
    assert room.names == ["a1", "b1"]


def test_what_waited_too_long_is_never_heard() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 3.0))
    room.queue.offer(announcement("b", COUNT, 0.1))
    room.wait(9.0)
    assert room.names == ["a1", "a2"]


def test_the_same_is_not_said_twice_however_often_it_is_offered() -> None:
    room = Room()
    for _ in range(3):
        room.queue.offer(announcement("a", CHANGE, 0.5, 1.0))
        room.wait(0.7)
    room.wait(5.0)
    room.queue.offer(announcement("a", CHANGE, 0.5, 1.0))
    assert room.names == ["a1", "a2"]


def test_silence_is_at_once_and_what_waited_does_not_come_back() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 2.0))
    room.queue.offer(announcement("b", INFORMATION, 1.0))
    room.wait(1.0)
    room.queue.silence()
    assert room.ear.heard[-1].end == room.clock()
    room.wait(9.0)
    assert room.names == ["a1", "a2"]
    room.queue.offer(announcement("c", COUNT, 0.1))
    assert room.names[-1] == "c1"


def test_after_a_sleep_the_rest_of_a_sentence_is_left_out() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5, 2.0))
    room.clock.advance(0.5 + BETWEEN + LATE + 0.1)
    room.queue.look()
    assert room.names == ["a1"]


PRIORITIES = st.sampled_from(list(Priority))
LENGTHS = st.floats(0.05, 4.0)
OFFERS = st.tuples(PRIORITIES, st.lists(LENGTHS, min_size=1, max_size=2))
STEPS = st.lists(st.one_of(OFFERS, st.floats(0.0, 3.0), st.just("silence")), max_size=40)


@given(STEPS)
def test_whatever_happens_one_sound_at_a_time_the_important_ones_at_once_and_nothing_twice(
    steps: list[tuple[Priority, list[float]] | float | str],
) -> None:
    room = Room()
    offered: dict[str, tuple[float, Priority]] = {}
    for place, step in enumerate(steps):
        present = room.queue.present
        if isinstance(step, float):
            room.wait(step)
        elif isinstance(step, str):
            room.queue.silence()
            assert room.queue.due() is None
        else:
            priority, lengths = step
            key = f"{place}-"
            offered[key] = (room.clock(), priority)
            room.queue.offer(announcement(key, priority, *lengths))
            if present is None or priority >= present.priority:
                assert (room.names[-1], room.ear.heard[-1].start) == (f"{key}1", room.clock())
            else:
                assert room.queue.present is not None
                assert room.queue.present.priority >= priority
    room.wait(60.0)
    assert len(set(room.names)) == len(room.names)
    for one, other in pairwise(room.ear.heard):
        assert one.end <= other.start
    for place, one in enumerate(room.ear.heard):
        name = one.sound.path.stem
        when, priority = offered[name[:-1]]
        if one.sound.kind is Kind.VOICE:
            assert room.names[place - 1] == f"{name[:-1]}1"
        else:
            assert one.start - when <= PATIENCE[priority] + 1e-6


def test_what_is_made_while_the_tone_sounds_follows_it() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5))
    room.queue.extend("a", Sound(Path("a2.wav"), 2.0, Kind.VOICE))
    room.queue.offer(announcement("b", INFORMATION, 0.5))
    room.queue.extend("b", Sound(Path("b2.wav"), 2.0, Kind.VOICE))
    room.queue.extend("over", Sound(Path("c2.wav"), 2.0, Kind.VOICE))
    room.wait(1.0)
    assert room.names == ["a1", "a2"]
    room.wait(9.0)
    # The other one had waited too long by then.
    assert room.names == ["a1", "a2"]


def test_what_waits_is_followed_by_its_sentence_too() -> None:
    room = Room()
    room.queue.offer(announcement("a", CHANGE, 0.5))
    room.queue.offer(announcement("b", INFORMATION, 0.5))
    room.queue.extend("b", Sound(Path("b2.wav"), 2.0, Kind.VOICE))
    room.wait(9.0)
    assert room.names == ["a1", "b1", "b2"]
