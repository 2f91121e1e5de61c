"""The system's own voice, by QTextToSpeech; whoever imports this has it loaded.

Qt 6.11 hands no samples of it to Python (it binds no `synthesize`), so that it speaks by itself. It is never paused,
which not every system comes back from: it is stopped, and a session that goes on says what goes on.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from stretchgui.voice.engine import USUAL_RATE, EngineError, Voice

# Qt counts a rate from -1 to 1, 0 being the voice's own, and so a pitch.
_RATE_OF_TWICE: Final = 0.6
_MIDDLE: Final = 50
# Where there is one voice alone, the helper's is the same, so much lower.
_LOWER: Final = 15
# An id is kept among the settings.
_LONGEST_ID: Final = 60

log = logging.getLogger(__name__)


class SystemVoice(QObject):
    """Says sentences one after the other, each in its voice.

    Args:
        engine: Qt's name for it.

    Raises:
        EngineError: It cannot be had, or speaks no English.
    """

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._speech = QTextToSpeech(engine, self)
        if self._speech.state() is QTextToSpeech.State.Error or self._speech.engine() != engine:
            raise EngineError(self._speech.errorString() or f"Qt has no engine {engine}")
        self._found = dict(_english(self._speech))
        self._voices = _voices(self._found)
        if not self._voices:
            raise EngineError("it speaks no English")
        self._left: deque[tuple[str, Voice]] = deque()
        self._pauses: deque[float] = deque()
        self._asked = self._speaks = self._complained = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._say_next)
        self._speech.stateChanged.connect(self._on_state)

    @property
    def name(self) -> str:
        """Which of Qt's engines it is."""
        return f"the system's own ({self._speech.engine()})"

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All that speak English: the system's choice first, then one of the other gender."""
        return self._voices

    def say(self, sentences: Sequence[tuple[str, Voice]], pauses: Sequence[float], volume: float) -> None:
        """Says sentences one after the other, and returns at once; what it was saying ends."""
        self.stop()
        self._speech.setVolume(min(1.0, max(0.0, volume)))
        self._left.extend(sentences)
        self._pauses.extend(pauses)
        self._say_next()

    def stop(self) -> None:
        """Is silent at once, and forgets what was to follow."""
        self._left.clear()
        self._pauses.clear()
        self._pause.stop()
        if self._asked:
            self._asked = self._speaks = False
            self._speech.stop()

    @Slot()
    def _say_next(self) -> None:
        if not self._left:
            return
        text, voice = self._left.popleft()
        known = self._found.get(voice.name)
        if known is not None:
            self._speech.setLocale(known.locale())
            self._speech.setVoice(known)
        self._speech.setRate(min(1.0, max(-1.0, (voice.rate / USUAL_RATE - 1) * _RATE_OF_TWICE)))
        self._speech.setPitch((voice.pitch - _MIDDLE) / _MIDDLE)
        self._asked = True
        self._speech.say(text)

    @Slot()
    def _on_state(self) -> None:
        match self._speech.state():
            case QTextToSpeech.State.Speaking:
                self._speaks = self._asked
            # One that was stopped may say only now that it is ready: that ends nothing.
            case QTextToSpeech.State.Ready if self._speaks:
                self._asked = self._speaks = False
                self._pause.start(round(1000 * (self._pauses.popleft() if self._pauses else 0.0)))
            case QTextToSpeech.State.Error if not self._complained:
                self._complained = True
                log.warning("the system's own voice fails: %s", self._speech.errorString())
            case _:
                pass


def _english(speech: QTextToSpeech) -> Iterator[tuple[str, QVoice]]:
    """Every voice that speaks English, by what people know it by; the present one first, then the other gender."""
    usual = speech.voice()
    found: list[QVoice] = []
    for locale in speech.availableLocales():
        if locale.language() is QLocale.Language.English:
            speech.setLocale(locale)
            found += speech.availableVoices()
    found.sort(key=lambda voice: (voice != usual, voice.gender() is usual.gender(), voice.name()))
    for voice in found:
        yield f"{voice.name()} ({voice.locale().bcp47Name()})"[:_LONGEST_ID], voice


def _voices(found: Mapping[str, QVoice]) -> tuple[Voice, ...]:
    """The same as the program chooses among them."""
    voices = tuple(Voice(name, name, USUAL_RATE) for name in found)
    if len(voices) == 1:
        (only,) = voices
        return only, Voice(f"{only.id[: _LONGEST_ID - 6]}, low", only.name, USUAL_RATE, pitch=_MIDDLE - _LOWER)
    return voices
