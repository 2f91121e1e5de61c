"""Turns what happens in a session into tones and sentences."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from itertools import count
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from stretchgui.routine.timeline import Phase
from stretchgui.session.clock import Clock
from stretchgui.session.cues import Cue, Priority
from stretchgui.session.events import (
    CueFired,
    Event,
    PhaseEntered,
    SessionEnded,
    SessionFinished,
    SessionPaused,
    SessionStarted,
)
from stretchgui.session.sound_queue import Announcement, Kind, Sound, SoundQueue
from stretchgui.ui.sound.palettes import Palette, load_palette
from stretchgui.ui.sound.player import Player

# A session that runs faster than this says nothing, and its tones keep so many seconds apart: they would pile up.
FAST: Final = 4.0
APART: Final = 0.4
# What gives way to everything that sounds, and waits for nothing: a breath goes on by itself.
SOFT: Final = frozenset({"breath_in", "breath_out"})
# What is tried out in the preferences.
TRIED: Final = ("get_ready", "ease_in", "hold", "ease_out")


class Sentences(Protocol):
    """The spoken sentences of a session, as far as they are rendered."""

    def is_heard(self, cue: Cue, phase: Phase | None) -> bool:
        """Whether a cue is heard at all, its tone too."""

    def of(self, cue: Cue, phase: Phase | None) -> Sound | None:
        """What is said at a cue of a phase, or None; it may take a moment to make."""

    def soon(self, phase: Phase) -> Iterable[Path]:
        """The files that may be wanted in a phase, or right after it."""


class Announcer(QObject):
    """Everything that sounds, in one queue; it looks at the queue when that is due.

    Args:
        folder: Where the palettes are.
        player: What plays.
        clock: Real seconds that only grow.
        parent: Who owns it.

    Signals:
        quiet: what sounded has ended, and nothing follows.
    """

    quiet = Signal()

    def __init__(self, folder: Path, player: Player, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._player = player
        self._clock = clock
        self._queue = SoundQueue(clock, player)
        self._palette = load_palette(folder, "")
        self._muted = False
        self._keys = count()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)
        player.load(sound.path for sound in self._palette.tones.values())

    @property
    def muted(self) -> bool:
        """Whether nothing is heard."""
        return self._muted

    @property
    def palette(self) -> Palette:
        """The tones."""
        return self._palette

    @property
    def sounds(self) -> bool:
        """Whether something is being heard, as far as anybody can know."""
        return self._queue.present is not None

    def set_palette(self, name: str) -> None:
        """Takes other tones; what it lacks comes from the usual ones."""
        if name != self._palette.name:
            self._palette = load_palette(self._folder, name)
            self._player.load(sound.path for sound in self._palette.tones.values())

    def set_volumes(self, tones: float, voice: float) -> None:
        """Sets how loud each is, from 0 to 1 as ears take it; it holds from the next sound on."""
        # A slider that is halfway is heard half as loud: about a quarter of the amplitude.
        self._player.set_volume(Kind.TONE, tones * tones)
        self._player.set_volume(Kind.VOICE, voice * voice)

    def set_muted(self, muted: bool) -> None:
        """Silences everything at once, or lets it be heard from the next cue on."""
        self._muted = muted
        if muted:
            self.silence()

    def wake(self) -> None:
        """A session is near: the first tone shall not be late."""
        self._player.wake()

    def rest(self) -> None:
        """No session is near."""
        self._player.rest()

    def load(self, paths: Iterable[Path]) -> None:
        """Tells which files will be wanted soon."""
        self._player.load(paths)

    def announce(self, cue: Cue, key: Hashable, sentence: Callable[[], Sound | None] | None = None) -> None:
        """Has a cue heard: its tone at once, then its sentence; what has the same key is heard once.

        Args:
            cue: Which one.
            key: What makes it the same as another.
            sentence: Makes what is said, while the tone sounds already.
        """
        if self._muted:
            return
        tone, free = self._palette.of_cue(cue.name), cue.name in SOFT
        if tone is not None:
            self._offer(Announcement((tone,), cue.priority, key), if_free=free)
            said = sentence() if sentence is not None else None
            if said is not None:
                self._queue.extend(key, said)
        else:
            said = sentence() if sentence is not None else None
            if said is not None:
                self._offer(Announcement((said,), cue.priority, key), if_free=free)

    def try_tones(self) -> None:
        """Lets some tones be heard as they are now, one after the other."""
        tones = (self._palette.of_cue(name) for name in TRIED)
        self.try_sounds(tuple(sound for sound in tones if sound is not None))

    def try_sounds(self, sounds: tuple[Sound, ...]) -> None:
        """Lets sounds be heard, one after the other."""
        if sounds:
            self._offer(Announcement(sounds, Priority.PHASE_CHANGE, next(self._keys)))

    def silence(self) -> None:
        """Ends what sounds, and forgets what waits."""
        self._queue.silence()
        self._arm()

    def close(self) -> None:
        """Ends for good."""
        self.silence()
        self._player.close()

    def _offer(self, announcement: Announcement, *, if_free: bool = False) -> None:
        if not self._muted:
            self._queue.offer(announcement, if_free=if_free)
            self._arm()

    @Slot()
    def _on_due(self) -> None:
        self._queue.look()
        self._arm()
        if not self.sounds:
            self.quiet.emit()

    def _arm(self) -> None:
        due = self._queue.due()
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(due * 1000))


class SoundListener:
    """Hears what happens in one session, and has it announced.

    Args:
        announcer: What is heard through.
        clock: Real seconds that only grow.
        speed: How many session seconds pass in a real one.
        sentences: What is said.
    """

    def __init__(
        self, announcer: Announcer, clock: Clock, speed: float = 1.0, sentences: Sentences | None = None
    ) -> None:
        self._announcer = announcer
        self._clock = clock
        self._is_fast = speed > FAST
        self._sentences = None if self._is_fast else sentences
        # Makes this session's events different from the same ones of another.
        self._session = object()
        self._last: Cue | None = None
        self._heard_at = 0.0

    def __call__(self, events: tuple[Event, ...]) -> None:
        """Has heard what belongs to the events: of all that happens at once, the most important."""
        chosen: CueFired | None = None
        for event in events:
            match event:
                case SessionStarted():
                    self._announcer.wake()
                case SessionPaused():
                    # Time stands still: nothing that was being said holds any more.
                    self._announcer.silence()
                case PhaseEntered(phase=phase) if self._sentences is not None:
                    self._announcer.load(self._sentences.soon(phase))
                case SessionFinished() | SessionEnded():
                    self._announcer.rest()
                case CueFired(cue=cue) if chosen is None or cue.priority >= chosen.cue.priority:
                    # Of two that matter as much, the later one says how things stand.
                    chosen = event
                case _:
                    pass
        if chosen is not None and not self._too_soon(chosen.cue):
            self._hear(chosen)

    def _hear(self, fired: CueFired) -> None:
        cue, phase, said = fired.cue, fired.phase, self._sentences
        if said is not None and not said.is_heard(cue, phase):
            return
        self._last, self._heard_at = cue, self._clock()
        self._announcer.announce(cue, (self._session, fired), (lambda: said.of(cue, phase)) if said else None)

    def _too_soon(self, cue: Cue) -> bool:
        soon = self._is_fast and self._clock() - self._heard_at < APART
        return soon and self._last is not None and cue.priority <= self._last.priority
