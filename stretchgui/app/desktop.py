"""What a session takes of the desktop, and gives back: a screen that stays on, the media keys, the microphone."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject

from stretchgui.app.front import Front
from stretchgui.hearing.own_voice import OwnVoice
from stretchgui.session.clock import Clock
from stretchgui.settings import Settings
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.awake import AwakeListener, make_awake
from stretchgui.ui.during.conductor import Conductor
from stretchgui.ui.during.media import MediaKeys, make_media_control
from stretchgui.ui.during.stop_listener import StopListener
from stretchgui.ui.flow import Flow


class Desktop(QObject):
    """Wires it to the sessions.

    Args:
        front: Its words and its window.
        actions: Who is asked by a media key, and by the stop word.
        conductor: Whose sessions they are.
        flow: Knows the title of the one that runs.
        own_voice: When the program itself speaks.
        clock: Seconds that only grow and count sleep.

    Attributes:
        awake: Keeps the screen on.
        media: What the media keys and the desktop's own player controls do.
        stop_listener: What listens for the stop word.
    """

    def __init__(
        self, front: Front, actions: ActionSet, conductor: Conductor, flow: Flow, own_voice: OwnVoice, clock: Clock
    ) -> None:
        super().__init__(front.window)
        self.awake = AwakeListener(make_awake(), self)
        self.media = MediaKeys(front.words, actions, front.window, lambda: flow.chosen_title, self)
        self.stop_listener = StopListener(front.words, actions, own_voice, clock, parent=self)
        for follows in (self.media, self.stop_listener):
            conductor.began.connect(follows.begin)
            conductor.over.connect(follows.end)
        self.stop_listener.said.connect(front.window.say)

    def start(self) -> None:
        """Looks for what makes it a player on this desktop."""
        self.media.use(make_media_control(os.environ, self.media.ask, self))

    def wear(self, settings: Settings) -> None:
        """Takes the media keys and the microphone, or leaves them."""
        self.media.set_wanted(settings.media_keys)
        self.stop_listener.choose(settings.listening)

    def close(self) -> None:
        """Gives everything back."""
        self.awake.close()
        self.media.end()
        self.stop_listener.end()
