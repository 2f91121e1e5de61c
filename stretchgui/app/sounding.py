"""What is heard in the window, tones and voices, and what must not be taken for a person's: wired here."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QObject, Slot

from stretchgui.app.front import Front
from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.session.clock import Clock
from stretchgui.session.people import People, people_called
from stretchgui.settings import Settings
from stretchgui.ui.during.session_driver import Listener
from stretchgui.ui.hearing.overheard import OverheardPlayer
from stretchgui.ui.sound.announcer import FAST, Announcer, SoundListener
from stretchgui.ui.sound.engines import sources_on
from stretchgui.ui.sound.player import Player, SilentPlayer
from stretchgui.ui.sound.speaker import SessionVoice
from stretchgui.ui.sound.talking import TalkingPlayer
from stretchgui.voice.lines import Speaker


class Sounding(QObject):
    """The sound of this run of the program.

    Args:
        front: Where sounds and settings are, and what the command line asked for.
        clock: Seconds that only grow and count sleep.
        player: What plays sounds; None for silence.

    Attributes:
        own_voice: When the program itself speaks.
        announcer: What tones and sentences are heard through.
        voice: What is said.
    """

    def __init__(self, front: Front, clock: Clock, player: Player | None) -> None:
        super().__init__(front.window)
        self._front = front
        self._clock = clock
        self._speed = front.options.speed
        self.own_voice = OwnVoice()
        self._player = OverheardPlayer(TalkingPlayer(player or SilentPlayer()), self.own_voice, clock)
        self.announcer = Announcer(front.paths.bundled_assets / "sounds", self._player, clock, self)
        # Where nothing is to be heard, nothing is looked for either.
        engines = tuple if player is None else partial(sources_on, sys.platform)
        self.voice = SessionVoice(front.paths.cache / "voice", self.announcer, engines, speed=self._speed, parent=self)

    @property
    def is_to_be_waited_for(self) -> bool:
        """Whether something sounds that is worth being heard to its end."""
        return self.announcer.sounds and self._speed <= FAST

    def listener(self) -> Listener:
        """Who hears what happens in one session."""
        return SoundListener(self.announcer, self._clock, self._speed, self.voice)

    def start(self) -> None:
        """Gets ready to play."""
        self._player.start()

    def wear(self, settings: Settings, people: People) -> None:
        """Follows the settings, and the names."""
        self.announcer.set_palette(settings.palette)
        self.announcer.set_volumes(settings.volume, settings.voice_volume)
        self.announcer.set_muted(settings.muted)
        self.voice.wear(settings, people)

    @Slot()
    def try_voices(self) -> None:
        """Lets both voices be heard, as they are chosen now."""
        words, settings = self._front.words, self._front.keeper.settings
        people = people_called(words, settings.name_a, settings.name_b)
        receiver = words("preferences.tried_receiver", receiver=people.a)
        helper = words("preferences.tried_helper", helper=people.b)
        self.voice.try_out(((receiver, Speaker.RECEIVER), (helper, Speaker.HELPER)))

    def close(self) -> None:
        """Silences what still sounds, for good."""
        self.voice.stop()
        self.announcer.close()
