"""A player that notes when the program speaks: nobody shall be stopped by the program's own voice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.session.clock import Clock
from stretchgui.session.sound_queue import Kind, Sound
from stretchgui.ui.sound.player import Player


class OverheardPlayer:
    """Hands everything on to another player. Tones are not noted: they are no words.

    Args:
        player: What plays.
        own_voice: What is told of every sentence, and of its end.
        clock: Real seconds that only grow; its.
    """

    def __init__(self, player: Player, own_voice: OwnVoice, clock: Clock) -> None:
        self._player = player
        self._own_voice = own_voice
        self._clock = clock

    def play(self, sound: Sound) -> None:
        """Plays a sound from its start; what sounded ends."""
        if sound.kind is Kind.VOICE:
            self._own_voice.speaks(self._clock(), sound.seconds)
        else:
            self._own_voice.falls_silent(self._clock())
        self._player.play(sound)

    def stop(self) -> None:
        """Silences what still sounds."""
        self._own_voice.falls_silent(self._clock())
        self._player.stop()

    def start(self) -> None:
        """Gets ready to play."""
        self._player.start()

    def load(self, paths: Iterable[Path]) -> None:
        """Tells which files will be wanted soon."""
        self._player.load(paths)

    def set_volume(self, kind: Kind, volume: float) -> None:
        """Sets how loud a kind of sounds is, from 0 to 1."""
        self._player.set_volume(kind, volume)

    def wake(self) -> None:
        """Keeps the sound server awake."""
        self._player.wake()

    def rest(self) -> None:
        """Lets the sound server sleep."""
        self._player.rest()

    def close(self) -> None:
        """Ends for good."""
        self._own_voice.falls_silent(self._clock())
        self._player.close()
