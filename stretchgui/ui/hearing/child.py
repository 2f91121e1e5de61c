"""The program that listens: a process of its own, told what to do line by line, that may die and be started again.

A sound server that hangs or dies holds up or ends whoever talks to it, and a decoder takes its share of the
processor: neither may happen to the process in which somebody holds a leg. What is heard is in this one's memory for
a moment, and nowhere else: it writes no file, and opens no connection but the one to the microphone.

It reads JSON lines and writes JSON lines, and ends when its input does:

    {"do": "listen", "phrase": P, "strictness": 30}    listen for a phrase
    {"do": "learn", "phrase": P}                       take three tries of it, and find its threshold
    {"do": "rest"}                                     let go of the microphone

    {"is": "listening"}                   the first samples have come
    {"is": "silent"}                      the microphone gives nothing but silence; "sounding" once it no longer does
    {"is": "heard", "ago": 0.9}           the phrase, and the seconds since it began
    {"is": "level", "level": 0.3}         while learning: how loud it is, from 0 to 1
    {"is": "try", "number": 1}            one of three is taken
    {"is": "too_long"}                    that was more than two words
    {"is": "learnt", "strictness": 30}    what was found; null if the laxest does not hear them all
    {"is": "resting"}                     it was told to, and whatever it said before is of the past
    {"is": "deaf", "why": "missing", "text": T}   it cannot listen; it ends
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Final, TextIO

from PySide6.QtCore import QCoreApplication, QIODevice, QMicrophonePermission, QObject, Qt, QTimer, Slot

from stretchgui.hearing.calibration import Tries, Verdict, learn
from stretchgui.hearing.narrow import SHAPES, Narrowing, Shape
from stretchgui.hearing.phrase import Phrase
from stretchgui.hearing.spotter import MakeSpotter, MissingSpotterError, Spotter, sphinx
from stretchgui.ui.sound.child import Reader

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSource

DEAF: Final = 3
# A microphone that gives nothing for so long (milliseconds) is gone.
PATIENCE: Final = 3000
# Samples that are all zero for so many bytes (four seconds) come from a microphone that is switched off.
ALL_ZERO: Final = 4 * 32_000
# A level is told of so often at most: every tenth of a second.
LEVEL_EVERY: Final = 3200
LOUD: Final = 6000.0


class Why(StrEnum):
    """Why it cannot listen."""

    MISSING = "missing"
    NO_SOUND = "no_sound"
    NO_MICROPHONE = "no_microphone"
    DENIED = "denied"
    LOST = "lost"
    BROKEN = "broken"


class Listening(QObject):
    """Listens as it is told to.

    Args:
        out: Where it says how it goes.
    """

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out
        self._make: MakeSpotter | None = None
        self._spotter: Spotter | None = None
        self._tries: Tries | None = None
        self._phrase = Phrase.STOP_PLEASE
        self._source: QAudioSource | None = None
        self._device: QIODevice | None = None
        self._narrowing = Narrowing(SHAPES[0])
        self._told = False
        self._zeros = self._since_level = 0
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(PATIENCE)
        self._watch.timeout.connect(self._on_nothing)

    def say(self, **what: object) -> None:
        """Tells the program outside."""
        self._out.write(json.dumps(what) + "\n")
        self._out.flush()

    def fail(self, why: Why, text: str = "") -> None:
        """Says why it cannot listen, and ends."""
        self.say(**{"is": "deaf", "why": why, "text": text})
        self._rest()
        QCoreApplication.exit(DEAF)

    @Slot(str)
    def take(self, line: str) -> None:
        """Does what a line says; one that makes no sense is left out."""
        try:
            asked = json.loads(line)
            match asked:
                case {"do": "listen", "phrase": phrase, "strictness": int(strictness)}:
                    self._listen(Phrase(phrase), strictness)
                case {"do": "learn", "phrase": phrase}:
                    self._learn(Phrase(phrase))
                case {"do": "rest"}:
                    self._rest()
                    self.say(**{"is": "resting"})
                case _:
                    pass
        except ValueError:
            return

    # ---- what it does ----------------------------------------------------------------------------------------------

    def _listen(self, phrase: Phrase, strictness: int) -> None:
        self._rest()
        if self._load():
            assert self._make is not None
            self._spotter = self._make(phrase, strictness)
            self._ask_leave()

    def _learn(self, phrase: Phrase) -> None:
        self._rest()
        if self._load():
            self._phrase, self._tries = phrase, Tries()
            self._ask_leave()

    def _load(self) -> bool:
        """Loads the decoder, once; says so if it cannot."""
        if self._make is None:
            try:
                self._make = sphinx()
            except MissingSpotterError as error:
                self.fail(Why.MISSING, str(error))
                return False
        return True

    def _rest(self) -> None:
        self._watch.stop()
        source, self._source, self._device = self._source, None, None
        if source is not None:
            source.stop()
            source.deleteLater()
        if self._spotter is not None:
            self._spotter.reset()
        self._spotter = self._tries = None
        self._told = False
        self._zeros = self._since_level = 0

    # ---- the microphone --------------------------------------------------------------------------------------------

    def _ask_leave(self) -> None:
        """Some systems ask the person first; the others say yes."""
        application = QCoreApplication.instance()
        leave = QMicrophonePermission()
        match application.checkPermission(leave) if application else Qt.PermissionStatus.Granted:
            case Qt.PermissionStatus.Denied:
                self.fail(Why.DENIED)
            case Qt.PermissionStatus.Undetermined if application is not None:
                application.requestPermission(leave, self, self._on_leave)
            case _:
                self._open()

    def _on_leave(self, _asked: object) -> None:
        application = QCoreApplication.instance()
        if application and application.checkPermission(QMicrophonePermission()) is Qt.PermissionStatus.Denied:
            self.fail(Why.DENIED)
        else:
            self._open()

    def _open(self) -> None:
        try:
            # Fails where libpulse is missing.
            from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices
        except ImportError as error:
            self.fail(Why.NO_SOUND, str(error))
            return
        microphone = QMediaDevices.defaultAudioInput()
        if microphone.isNull():
            self.fail(Why.NO_MICROPHONE)
            return
        shape = _shape_of(microphone)
        form = QAudioFormat()
        form.setSampleRate(shape.rate)
        form.setChannelCount(shape.channels)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._narrowing = Narrowing(shape)
        self._source = QAudioSource(microphone, form, self)
        self._device = self._source.start()
        if self._source.error().name != "NoError":
            self.fail(Why.BROKEN, self._source.error().name)
            return
        self._device.readyRead.connect(self._on_samples)
        self._watch.start()

    @Slot()
    def _on_samples(self) -> None:
        if self._device is None:
            return
        samples = self._narrowing.feed(bytes(self._device.readAll().data()))
        if not samples:
            return
        self._watch.start()
        if not self._told:
            self._told = True
            self.say(**{"is": "listening"})
        self._mind_silence(samples)
        if self._spotter is not None:
            heard = self._spotter.feed(samples)
            if heard is not None:
                self.say(**{"is": "heard", "ago": round(heard.ago, 3)})
        elif self._tries is not None:
            self._try(self._tries, samples)

    def _mind_silence(self, samples: bytes) -> None:
        if samples.count(0) != len(samples):
            if self._zeros >= ALL_ZERO:
                self.say(**{"is": "sounding"})
            self._zeros = 0
        elif self._zeros < ALL_ZERO:
            self._zeros += len(samples)
            if self._zeros >= ALL_ZERO:
                self.say(**{"is": "silent"})

    def _try(self, tries: Tries, samples: bytes) -> None:
        before = len(tries.kept)
        verdict = tries.feed(samples)
        self._since_level += len(samples)
        if self._since_level >= LEVEL_EVERY:
            self._since_level = 0
            self.say(**{"is": "level", "level": round(min(1.0, (tries.level / LOUD) ** 0.5), 3)})
        if len(tries.kept) > before:
            self.say(**{"is": "try", "number": len(tries.kept)})
        elif verdict is Verdict.TOO_LONG:
            self.say(**{"is": "too_long"})
        if tries.complete:
            kept, make = tries.kept, self._make
            self._rest()
            assert make is not None
            learnt = learn(kept, self._phrase, make)
            self.say(**{"is": "learnt", "strictness": learnt.strictness, "heard": learnt.heard})

    @Slot()
    def _on_nothing(self) -> None:
        self.fail(Why.LOST if self._told else Why.NO_MICROPHONE)


def _shape_of(microphone: QAudioDevice) -> Shape:
    """The first of the known shapes that a microphone gives."""
    from PySide6.QtMultimedia import QAudioFormat

    for shape in SHAPES:
        form = QAudioFormat()
        form.setSampleRate(shape.rate)
        form.setChannelCount(shape.channels)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if microphone.isFormatSupported(form):
            return shape
    return SHAPES[0]


def main() -> int:
    """Listens until its input ends, or it cannot; returns the exit code."""
    application = QCoreApplication(["stretchgui"])
    application.setApplicationName("stretchgui")
    listening = Listening(sys.stdout)

    def on_bug(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        # A lamp that is lit over ears that do not hear is worse than none.
        listening.fail(Why.BROKEN, f"{kind.__name__}: {error}")

    sys.excepthook = on_bug
    reader = Reader(sys.stdin)
    reader.line.connect(listening.take)
    reader.over.connect(application.quit)
    reader.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
