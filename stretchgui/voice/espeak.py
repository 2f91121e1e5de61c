"""eSpeak NG, by ctypes: its own wheel from PyPI (library and voices), or the system's library."""

from __future__ import annotations

import ctypes
from array import array
from importlib import import_module
from pathlib import Path
from typing import Final

from stretchgui.voice.engine import EngineError, Voice
from stretchgui.voice.sound import Sound

# Numbers of `speak_lib.h`.
_SYNCHRONOUS: Final = 2
_DO_NOT_EXIT: Final = 0x8000
_CHARACTERS: Final = 1
_UTF8: Final = 1
_RATE, _VOLUME, _PITCH, _RANGE, _WORD_GAP = 1, 2, 3, 4, 7
_GAP_UNIT: Final = 0.01
_SLOWEST, _FASTEST = 80, 450
# The library copies the path into a buffer of this size, and cuts off what is too long.
_LONGEST_PATH: Final = 150
# Its loudest sounds clip at the usual 100; loudness is set later, from the samples.
_HEADROOM: Final = 55

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

# Chosen by pictures of the waveform and the spectrum: see docs/voice.md.
VOICES: Final = (
    Voice("soft-high", "en-GB-x-rp+f2", 150, pitch=40, melody=42, gap=0.02),
    Voice("calm-low", "en-GB-x-rp+m3", 142, pitch=46, melody=42, gap=0.02),
    Voice("clear-high", "en-GB-x-rp+linda", 145, pitch=38, melody=40, gap=0.02),
    Voice("warm-middle", "en-GB-x-rp+aunty", 145, pitch=45, melody=42, gap=0.02),
    Voice("american-high", "en-US+f2", 150, pitch=40, melody=42, gap=0.02),
    Voice("american-low", "en-US+m3", 142, pitch=46, melody=42, gap=0.02),
    Voice("scottish-low", "en-GB-scotland", 140, pitch=46, melody=42, gap=0.02),
)


class ESpeak:
    """eSpeak NG; there is one of it in a process, because the library keeps its state to itself.

    Args:
        library: The loaded library.
        data: The folder `espeak-ng-data`; "" where the library knows its own.
        origin: Where the library comes from, for the log.

    Raises:
        EngineError: The library cannot be set up.
    """

    def __init__(self, library: ctypes.CDLL, data: str = "", origin: str = "system") -> None:
        encoded = data.encode()
        if len(encoded) > _LONGEST_PATH:
            raise EngineError(f"the path of its voices is longer than {_LONGEST_PATH} bytes: {data}")
        # The library itself does not say so when they are missing.
        if data and not (Path(data) / "phontab").is_file():
            raise EngineError(f"there are no voices in {data}")
        self._library = library
        rate = library.espeak_Initialize(_SYNCHRONOUS, 0, encoded or None, _DO_NOT_EXIT)
        if rate <= 0:
            raise EngineError("it cannot be set up: its voices are missing or broken")
        self._rate = int(rate)
        self._heard = bytearray()
        # ctypes keeps no reference to it, and the library calls it long after.
        self._callback = _Callback(self._on_samples)
        library.espeak_SetSynthCallback(self._callback)
        library.espeak_Info.restype = ctypes.c_char_p
        version: bytes | None = library.espeak_Info(None)
        self._name = f"eSpeak NG {(version or b'?').decode(errors='replace').split()[0]} ({origin})"
        self._spoken = ""

    @property
    def name(self) -> str:
        """The version, and where the library comes from."""
        return self._name

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that were listened to with the eyes; any other of eSpeak's can be named too."""
        return VOICES

    def render(self, text: str, voice: Voice) -> Sound:
        """Says one sentence.

        Raises:
            EngineError: There is no such voice, or the library refuses.
        """
        if not text.strip():
            # Told to say nothing in another voice than before, the library says the end of what it said in that one.
            return Sound(array("h"), self._rate)
        if voice.name != self._spoken and self._library.espeak_SetVoiceByName(voice.name.encode()):
            raise EngineError(f"there is no voice {voice.name}")
        self._spoken = voice.name
        for number, value in (
            (_RATE, min(_FASTEST, max(_SLOWEST, voice.rate))),
            (_VOLUME, _HEADROOM),
            (_PITCH, voice.pitch),
            (_RANGE, voice.melody),
            (_WORD_GAP, voice.gap / _GAP_UNIT),
        ):
            self._library.espeak_SetParameter(number, round(value), 0)
        # What looks like a command to the library, or ends its text, is no part of a sentence.
        said = text.replace("\0", " ").encode()
        self._heard.clear()
        if self._library.espeak_Synth(said, len(said) + 1, 0, _CHARACTERS, 0, _UTF8, None, None):
            raise EngineError("it refuses to speak")
        samples = array("h")
        samples.frombytes(bytes(self._heard))
        return Sound(samples, self._rate)

    def _on_samples(self, samples: int | None, count: int, _: int | None) -> int:
        """Takes what was made so far; 0 means: go on."""
        if samples and count > 0:
            self._heard += ctypes.string_at(samples, 2 * count)
        return 0


def bundled_espeak() -> ESpeak:
    """The library from the wheel that comes with the program.

    Raises:
        EngineError: The wheel is not installed, or its library does not load here.
    """
    try:
        loader = import_module("espeakng_loader")
    except ImportError as error:
        raise EngineError(f"espeakng-loader is not installed: {error}") from error
    try:
        return ESpeak(ctypes.CDLL(str(loader.get_library_path())), str(loader.get_data_path()), "espeakng-loader")
    except (OSError, RuntimeError, AttributeError) as error:
        raise EngineError(f"espeakng-loader: {error}") from error


def system_espeak(names: tuple[str, ...] = ("libespeak-ng.so.1", "libespeak-ng.so", "libespeak-ng.dylib")) -> ESpeak:
    """The system's eSpeak NG.

    Raises:
        EngineError: There is none.
    """
    for name in names:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        try:
            return ESpeak(library)
        except AttributeError as error:
            raise EngineError(f"{name} is another library: {error}") from error
    raise EngineError("no libespeak-ng on this system")
