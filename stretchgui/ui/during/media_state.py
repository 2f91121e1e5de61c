"""What the desktop sees of a session: one moment of it, in the words of MPRIS."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from stretchgui.language.words import Words
from stretchgui.session.people import people_called
from stretchgui.session.snapshot import Snapshot
from stretchgui.ui.during.actions import BY_ID, way_of
from stretchgui.ui.during.showing import Mood, mood_of, showing_of

NOT_HANDED_ON: Final = "media keys reach the program only while its window has the focus: %s"


class Status(StrEnum):
    """What a player can be, in the words of MPRIS."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the desktop sees of one moment of a session. It names nobody: desktops show it on a locked screen too.

    Attributes:
        status: Playing while time runs; paused also where a check waits, so that "play" means to go on.
        can_play: Whether the key for play and pause would do something.
        can_go_next: The same of the key for the next track.
        can_go_previous: The same of the key for the one before.
        title: The exercise and its phase.
        album: The routine.
        track: The phase's place on the timeline.
        length: How long the phase lasts, in microseconds.
        position: How much of it is over, in microseconds; time alone makes no other moment.
    """

    status: Status
    can_play: bool
    can_go_next: bool
    can_go_previous: bool
    title: str
    album: str
    track: int
    length: int
    position: int = field(compare=False)


def shown_of(snapshot: Snapshot, words: Words, album: str) -> Shown:
    """What the desktop is to see of a session; `album` is the routine's title."""
    showing = showing_of(snapshot, words, people_called(words))
    key = "media.title.side" if showing.side_words else "media.title"

    def can(name: str) -> bool:
        return way_of(BY_ID[name], snapshot) is not None

    return Shown(
        status=status_of(mood_of(snapshot)),
        can_play=can("media_toggle"),
        can_go_next=can("next"),
        can_go_previous=can("previous"),
        title=words(key, exercise=showing.heading, phase=showing.label, side=showing.side_words),
        album=album,
        track=snapshot.phase.index,
        length=_microseconds(snapshot.length),
        position=_microseconds(snapshot.elapsed),
    )


def status_of(mood: Mood) -> Status:
    """The status that belongs to a face of the page."""
    if mood.moves:
        return Status.PLAYING
    return Status.PAUSED if mood in (Mood.PAUSED, Mood.WAITING) else Status.STOPPED


def _microseconds(seconds: float) -> int:
    return round(seconds * 1_000_000)
