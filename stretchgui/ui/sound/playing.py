"""Plays WAV files by way of Qt: one at a time, and silence when nothing else is to be heard.

Each sound is handed to a QAudioSink whole: on a null sink of PulseAudio it is heard within 5 ms, no later for a busy
interpreter, and a reset ends it at once. (QSoundEffect is as fast, but see `child`.)
"""

from __future__ import annotations

import json
import wave
from collections import OrderedDict
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QElapsedTimer,
    QIODevice,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

# As many files are kept loaded: two palettes and the sentences of several phases.
MOST_LOADED: Final = 80
# The silence: samples a second, and how often (milliseconds) it is filled up.
RATE: Final = 22_050
FILL_EVERY: Final = 250
# A server that takes no silence for so long (milliseconds) is gone; when just started it may take its time.
BEAT_TIMEOUT: Final = 1500
FIRST_BEAT_TIMEOUT: Final = 4000


class Say(Protocol):
    """Tells the program outside."""

    def __call__(self, **what: str) -> None:
        """Tells it."""


class Loaded(NamedTuple):
    """The samples of a file, 16 bits each, and how many a second."""

    samples: QByteArray
    rate: int


def has_device() -> bool:
    """Whether there is anything to play on."""
    return bool(QMediaDevices.audioOutputs())


class Playing(QObject):
    """Plays what it is told to, one sound at a time.

    Args:
        say: Tells how it goes.
    """

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._loaded: OrderedDict[str, Loaded] = OrderedDict()
        self._sinks: dict[int, QAudioSink] = {}
        self._present: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._silence = Silence(self)
        self._silence.beat.connect(self._on_beat)

    @Slot(str)
    def take(self, line: str) -> None:
        """Does what a line says; one that makes no sense is left out."""
        try:
            asked = json.loads(line)
        except ValueError:
            return
        match asked:
            case {"do": "load", "path": str(path)}:
                self._load(path)
            case {"do": "play", "path": str(path), "volume": float() | int() as volume}:
                self._play(path, volume)
            case {"do": "stop"}:
                self._stop()
            case {"do": "wake"}:
                self._silence.start()
            case {"do": "rest"}:
                self._silence.stop()
            case _:
                pass

    def _load(self, path: str) -> Loaded | None:
        if path in self._loaded:
            self._loaded.move_to_end(path)
            return self._loaded[path]
        try:
            loaded = read(path)
        except (OSError, EOFError, ValueError, wave.Error) as error:
            self._say(**{"is": "broken", "path": path, "why": str(error)})
            return None
        self._loaded[path] = loaded
        if len(self._loaded) > MOST_LOADED:
            self._loaded.popitem(last=False)
        return loaded

    def _play(self, path: str, volume: float) -> None:
        self._stop()
        loaded = self._load(path)
        if loaded is None:
            return
        sink = self._sinks.get(loaded.rate)
        if sink is None:
            sink = self._sinks[loaded.rate] = QAudioSink(format_of(loaded.rate), self)
            # Half a second: a busy machine may be late to fill it up.
            sink.setBufferSize(loaded.rate)
        sink.setVolume(min(1.0, max(0.0, volume)))
        self._buffer = QBuffer(self)
        self._buffer.setData(loaded.samples)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._present = sink
        sink.start(self._buffer)

    def _stop(self) -> None:
        present, self._present = self._present, None
        buffer, self._buffer = self._buffer, None
        if present is not None:
            present.reset()
        if buffer is not None:
            buffer.deleteLater()

    @Slot(bool)
    def _on_beat(self, alive: bool) -> None:
        if alive:
            self._say(**{"is": "beat"})
        else:
            self._say(**{"is": "silent", "why": "the sound server is gone"})
            QCoreApplication.exit(1)


class Silence(QObject):
    """Plays silence: it keeps the server awake, and tells that there is one.

    Signals:
        beat (bool): the server takes it, the first time since it was started; or takes it no longer.
    """

    beat = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._device: QIODevice | None = None
        self._taken = 0
        self._alive = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Begins, unless it has begun."""
        if self._sink is None:
            self._sink = QAudioSink(format_of(RATE), self)
            self._sink.setBufferSize(RATE * 2)
            self._device = self._sink.start()
            self._taken, self._alive = 0, False
            self._since.start()
            self._timer.start(FILL_EVERY)
            self._on_time()

    def stop(self) -> None:
        """Ends it."""
        self._timer.stop()
        sink, self._sink, self._device = self._sink, None, None
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    @Slot()
    def _on_time(self) -> None:
        if self._sink is None or self._device is None:
            return
        self._device.write(bytes(min(self._sink.bytesFree(), RATE) // 2 * 2))
        taken = self._sink.processedUSecs()
        if taken > self._taken:
            self._taken = taken
            self._since.restart()
            if not self._alive:
                self._alive = True
                self.beat.emit(True)
        elif self._since.elapsed() > (BEAT_TIMEOUT if self._alive else FIRST_BEAT_TIMEOUT):
            self._timer.stop()
            self.beat.emit(False)


def read(path: str) -> Loaded:
    """A WAV file of one channel with 16 bits.

    Raises:
        OSError, EOFError, wave.Error: It cannot be read.
        ValueError: It has another form.
    """
    with wave.open(path, "rb") as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError("not one channel of 16 bits")
        return Loaded(QByteArray(file.readframes(file.getnframes())), file.getframerate())


def format_of(rate: int) -> QAudioFormat:
    """One channel of 16 bits at a rate."""
    form = QAudioFormat()
    form.setSampleRate(rate)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form
