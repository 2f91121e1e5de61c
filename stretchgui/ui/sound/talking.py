"""A player that hands on what is no file: sentences for somebody who talks by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stretchgui.session.sound_queue import Kind, Sound
from stretchgui.ui.sound.player import DEFAULT_VOLUMES, Player
from stretchgui.voice.engine import Talker, Voice


@dataclass(frozen=True, slots=True)
class Spoken(Sound):
    """Sentences that are no file.

    Attributes:
        seconds: About how long they take.
        talker: Who says them.
        sentences: The texts, and in which voice.
        pauses: Seconds of silence between one and the next.
    """

    talker: Talker
    sentences: tuple[tuple[str, Voice], ...]
    pauses: tuple[float, ...]


class TalkingPlayer:
    """Plays files as another player does, and has the others said: one thing at a time, whoever makes it heard.

    Args:
        player: What plays files.
    """

    def __init__(self, player: Player) -> None:
        self._player = player
        self._volume = DEFAULT_VOLUMES[Kind.VOICE]
        self._talker: Talker | None = None

    def play(self, sound: Sound) -> None:
        """Plays a sound from its start; what sounded ends."""
        self._hush()
        if isinstance(sound, Spoken):
            self._player.stop()
            self._talker = sound.talker
            sound.talker.say(sound.sentences, sound.pauses, self._volume)
        else:
            self._player.play(sound)

    def stop(self) -> None:
        """Silences what still sounds."""
        self._hush()
        self._player.stop()

    def start(self) -> None:
        """Gets ready to play."""
        self._player.start()

    def load(self, paths: Iterable[Path]) -> None:
        """Tells which files will be wanted soon."""
        self._player.load(paths)

    def set_volume(self, kind: Kind, volume: float) -> None:
        """Sets how loud a kind of sounds is, from 0 to 1."""
        if kind is Kind.VOICE:
            self._volume = volume
        self._player.set_volume(kind, volume)

    def wake(self) -> None:
        """Keeps the sound server awake."""
        self._player.wake()

    def rest(self) -> None:
        """Lets the sound server sleep."""
        self._player.rest()

    def close(self) -> None:
        """Ends for good."""
        self._hush()
        self._player.close()

    def _hush(self) -> None:
        talker, self._talker = self._talker, None
        if talker is not None:
            talker.stop()
