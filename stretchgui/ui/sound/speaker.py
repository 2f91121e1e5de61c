"""The voice in the window: finds an engine, has a session's sentences made beforehand, and knows what is said when."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from stretchgui.routine.timeline import Phase
from stretchgui.session.choices import Amount
from stretchgui.session.clock import Clock
from stretchgui.session.cues import Cue, CueSheet
from stretchgui.session.people import People
from stretchgui.session.sound_queue import BETWEEN, Kind, Sound
from stretchgui.settings import Settings
from stretchgui.ui.sound.announcer import FAST, Announcer
from stretchgui.ui.sound.palettes import TONES, Palette, seconds_of
from stretchgui.ui.sound.talking import Spoken
from stretchgui.voice.cache import SoundCache
from stretchgui.voice.engine import Talker, Voice
from stretchgui.voice.finding import Found, Source, find_engine, sources
from stretchgui.voice.lines import Line, Speaker
from stretchgui.voice.plan import Maker, SpeechPlan
from stretchgui.voice.prompter import Prompter
from stretchgui.voice.studio import Studio, chosen_voices

# Sentences are made for so many milliseconds at a time, so often: pictures move meanwhile, and keys are heard.
SLICE: Final = 4.0
EVERY: Final = 12
# And then not for so many times as long as that took: where others want the processor too it takes long, and a tone
# that is due meanwhile would have to wait again and again.
REST: Final = 3
# So many phases beyond the present one have their files loaded.
AHEAD: Final = 2

log = logging.getLogger(__name__)


class SessionVoice(QObject):
    """What is said in sessions: one plan at a time, and none before it is asked for.

    Args:
        cache: Where spoken sentences are kept.
        announcer: Whose tones come before the sentences.
        tried: The engines, in the order in which they are tried.
        speed: How many session seconds pass in a real one.
        clock: Real seconds that only grow.
        parent: Who owns it.
    """

    def __init__(
        self,
        cache: Path,
        announcer: Announcer,
        tried: Callable[[], Sequence[Source]] = sources,
        *,
        speed: float = 1.0,
        clock: Clock = perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = SoundCache(cache)
        self._announcer = announcer
        self._tried = tried
        self._speed = speed
        self._clock = clock
        self._found: Found | None = None
        self._sheet: CueSheet | None = None
        self._settings = Settings()
        self._people: People | None = None
        self._plan: SpeechPlan | None = None
        self._making: Iterator[float] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_more)

    # ---- what is chosen ------------------------------------------------------------------------------------------

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices there are; the engine is looked for when this is first asked."""
        return tuple(self._engine().engine.voices)

    @property
    def is_making(self) -> bool:
        """Whether sentences are still to be made."""
        return self._making is not None

    def wear(self, settings: Settings, people: People) -> None:
        """Takes other settings and names: what is still to be said is planned anew if they concern it."""
        changed = _said_by(settings) != _said_by(self._settings) or people != self._people
        self._settings, self._people = settings, people
        if changed and self._sheet is not None:
            self.plan(self._sheet)

    @Slot(object)
    def plan(self, sheet: CueSheet) -> None:
        """Plans a session, or what is left of one that changed; its sentences are made little by little."""
        self._sheet = sheet
        self._plan, self._making = None, None
        people = self._people
        if people is None or self._settings.voice is Amount.TONES or self._speed > FAST or not self.voices:
            return
        tones = tone_lengths(self._announcer.palette)
        self._plan = SpeechPlan(sheet, self._maker(), people, self._settings.voice, tones=tones, speed=self._speed)
        self._making = self._plan.prepare()
        self._timer.start(EVERY)

    @Slot()
    def stop(self) -> None:
        """Makes no more: nobody needs it now."""
        self._timer.stop()
        self._making = self._plan = self._sheet = None

    # ---- what is said --------------------------------------------------------------------------------------------

    def is_heard(self, cue: Cue, phase: Phase | None) -> bool:
        """Whether a cue is heard at all, its tone too: a longer sentence may need its time."""
        return self._plan is None or self._plan.speech(cue, phase).is_heard

    def of(self, cue: Cue, phase: Phase | None) -> Sound | None:
        """What is said at a cue, made now if it was not."""
        if self._plan is None:
            return None
        speech = self._plan.speech(cue, phase)
        talker = self._engine().engine
        if isinstance(talker, Talker):
            return self._spoken(talker, speech.lines, speech.pauses, speech.seconds)
        return _sound(self._plan.file(speech))

    def soon(self, phase: Phase) -> tuple[Path, ...]:
        """The files of a phase and of the next ones, as far as they are made."""
        if self._plan is None or self._sheet is None or self._making is not None:
            return ()
        phases = self._sheet.timeline.phases[phase.index : phase.index + 1 + AHEAD]
        files = (self._plan.file(speech) for one in phases for speech in self._plan.phase(one))
        return tuple(file for file in files if file is not None)

    def try_out(self, sentences: Sequence[tuple[str, Speaker]]) -> None:
        """Lets sentences be heard in the voices as they are chosen now."""
        lines = [Line(text, speaker) for text, speaker in sentences]
        pauses = [BETWEEN + 0.5] * (len(lines) - 1)
        talker, maker = self._engine().engine, self._maker()
        sound: Sound | None
        if isinstance(talker, Talker):
            sound = self._spoken(talker, lines, pauses, sum(map(maker.measure, lines)) + sum(pauses))
        else:
            sound = _sound(maker.make(lines, pauses)) if self.voices else None
        self._announcer.try_sounds((sound,) if sound else ())

    # ---- making --------------------------------------------------------------------------------------------------

    @Slot()
    def _make_more(self) -> None:
        """Makes sentences for a few milliseconds."""
        begun = self._clock()
        while self._making is not None and (self._clock() - begun) * 1000 < SLICE:
            if next(self._making, None) is None:
                self._making = None
        if self._making is None:
            self._timer.stop()
        else:
            self._timer.setInterval(max(EVERY, round(REST * (self._clock() - begun) * 1000)))

    def _engine(self) -> Found:
        if self._found is None:
            self._found = find_engine(self._tried())
            log.log(logging.INFO if self._found.speaks else logging.WARNING, "%s", self._found.report)
        return self._found

    def _maker(self) -> Maker:
        engine = self._engine().engine
        return Prompter(self._chosen()) if isinstance(engine, Talker) else Studio(engine, self._cache, self._chosen())

    def _chosen(self) -> Mapping[Speaker, Voice]:
        chosen = self._settings
        return chosen_voices(self._engine().engine, chosen.voice_receiver, chosen.voice_helper, chosen.voice_rate)

    def _spoken(self, talker: Talker, lines: Sequence[Line], pauses: Sequence[float], seconds: float) -> Spoken | None:
        """Lines for whoever talks by itself; None where there are none."""
        voices = self._chosen()
        said = tuple((line.text, voices[line.speaker]) for line in lines if line.speaker in voices)
        return Spoken(Path(), seconds, Kind.VOICE, talker, said, tuple(pauses)) if said else None


def tone_lengths(palette: Palette) -> dict[str, float]:
    """How long the tone of each cue takes, with the silence after it, in seconds."""
    tones = ((cue, palette.of_cue(cue)) for cue in TONES)
    return {cue: tone.seconds + BETWEEN for cue, tone in tones if tone is not None}


def _said_by(settings: Settings) -> tuple[object, ...]:
    """The settings that a plan depends on."""
    return (
        settings.voice,
        settings.voice_receiver,
        settings.voice_helper,
        settings.voice_rate,
        settings.palette,
    )


def _sound(file: Path | None) -> Sound | None:
    seconds = None if file is None else seconds_of(file)
    return None if file is None or seconds is None else Sound(file, seconds, Kind.VOICE)
