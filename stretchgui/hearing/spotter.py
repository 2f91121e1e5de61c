"""Hears a phrase in 16 kHz mono samples of 16 bits, on this computer alone: pocketsphinx behind a small protocol."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

from stretchgui.hearing.phrase import Phrase

RATE: Final = 16_000
BYTES: Final = 2
# What is handed to the decoder at once (bytes): a tenth of a second, which it takes 3 to 8 ms for.
SLICE: Final = RATE * BYTES // 10
# Without a pause in between it begins anew from time to time (seconds), or it would remember ever more.
LONGEST: Final = 30.0
_FRAMES_A_SECOND: Final = 100

# The extra's one package, into the Python that runs the program: right wherever that came from.
INSTALL: Final = f'"{sys.executable}" -m pip install "pocketsphinx>=5.1,<5.2"'


@dataclass(frozen=True, slots=True)
class Heard:
    """The phrase was heard.

    Attributes:
        ago: Seconds since it began, as of the last sample.
    """

    ago: float


class Spotter(Protocol):
    """Listens for one phrase."""

    def feed(self, samples: bytes) -> Heard | None:
        """Takes what was heard next: 16-bit samples, of which the last may be cut in two.

        Returns:
            The phrase, once each time it is heard.
        """

    def reset(self) -> None:
        """Forgets what was heard so far: there is a gap."""


MakeSpotter = Callable[[Phrase, int], Spotter]


class MissingSpotterError(Exception):
    """There is nothing on this computer that could hear a phrase; the text says how to get it."""


class _Sphinx:
    """Pocketsphinx's decoder, which hears for one spotter at a time."""

    def __init__(self, decoder: Any) -> None:
        self.decoder = decoder
        self._running: SphinxSpotter | None = None
        self._searches: set[str] = set()

    def add(self, phrase: Phrase, strictness: int) -> str:
        """Adds a search, and returns its name. Each once: to replace the one that runs crashes the library."""
        name = f"{phrase.name.lower()}-{strictness}"
        if name not in self._searches:
            self.decoder.config["kws_threshold"] = 10.0**-strictness
            self.decoder.add_keyphrase(name, phrase.value)
            self._searches.add(name)
        return name

    def begin(self, spotter: SphinxSpotter) -> None:
        """Hears for a spotter from now on, if it does not already."""
        if self._running is not spotter:
            if self._running is not None:
                self.end(self._running)
            self.decoder.activate_search(spotter.name)
            self.decoder.start_utt()
            self._running = spotter

    def end(self, spotter: SphinxSpotter) -> None:
        """Forgets what was heard for a spotter."""
        if self._running is spotter:
            self.decoder.end_utt()
            self._running = None


class SphinxSpotter:
    """Pocketsphinx in its keyphrase mode.

    Args:
        sphinx: Its decoder, in which the search is added.
        phrase: What is listened for.
        strictness: The threshold's exponent: 20 for 1e-20.
    """

    def __init__(self, sphinx: _Sphinx, phrase: Phrase, strictness: int) -> None:
        self.name = sphinx.add(phrase, strictness)
        self._sphinx = sphinx
        self._decoder = sphinx.decoder
        self._rest = b""
        self._fed = 0.0

    def feed(self, samples: bytes) -> Heard | None:
        """Takes what was heard next."""
        data = self._rest + samples
        whole = len(data) - len(data) % BYTES
        self._rest = data[whole:]
        heard: Heard | None = None
        for start in range(0, whole, SLICE):
            heard = self._take(data[start : min(start + SLICE, whole)], (whole - start) / BYTES / RATE) or heard
        return heard

    def reset(self) -> None:
        """Forgets what was heard so far."""
        self._rest = b""
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._sphinx.end(self)
        self._fed = 0.0

    def _take(self, data: bytes, still: float) -> Heard | None:
        """One slice; `still` are the seconds from its start to the end of all that is there."""
        self._sphinx.begin(self)
        begun = self._fed
        self._decoder.process_raw(data)
        self._fed += len(data) / BYTES / RATE
        if self._decoder.hyp() is not None:
            frames = [segment.start_frame for segment in self._decoder.seg()]
            ago = begun + still - min(frames, default=0) / _FRAMES_A_SECOND
            self._begin_anew()
            return Heard(max(0.0, ago))
        if self._fed >= LONGEST and not self._decoder.get_in_speech():
            self._begin_anew()
        return None


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("pocketsphinx") is not None


def sphinx() -> MakeSpotter:
    """What makes spotters, over one decoder: who is fed begins anew, once another was fed.

    Raises:
        MissingSpotterError: Pocketsphinx is not installed, or is broken.
    """
    try:
        # Optional, 29 MB with its model, and 0.1 s to load: late, and only where it is wanted.
        decoder = import_module("pocketsphinx").Decoder(lm=None, loglevel="FATAL")
    except ImportError as error:
        raise MissingSpotterError(INSTALL) from error
    except (RuntimeError, AttributeError) as error:
        raise MissingSpotterError(f"pocketsphinx: {error}") from error

    over = _Sphinx(decoder)

    def make(phrase: Phrase, strictness: int) -> Spotter:
        return SphinxSpotter(over, phrase, strictness)

    return make
