"""Hears a phrase in 16 kHz mono samples of 16 bits, on this computer alone: pocketsphinx behind a small protocol."""

from __future__ import annotations

import sys
from array import array
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

from stretchgui.hearing.loudness import PIECE, Room, loudness
from stretchgui.hearing.phrase import BYTES, RATE, Phrase

# What is this much louder than the room may be a voice, and is listened to.
LOUDER: Final = 1.6
# So much (seconds) before that belongs to it, and so much quiet ends it.
BEFORE: Final = 0.4
QUIET: Final = 0.8
# Talk without a pause is cut (seconds), and what was said last is listened to once more: it may be cut in two.
LONGEST: Final = 20.0
OVERLAP: Final = 1.6
_FRAMES_A_SECOND: Final = 100
_SIZE: Final = PIECE * BYTES

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
        self._usual: str = decoder.get_cmn(False)

    def add(self, phrase: Phrase, strictness: int) -> str:
        """Adds a search, and returns its name. Each once: to replace the one that runs crashes the library."""
        name = f"{phrase.name.lower()}-{strictness}"
        if name not in self._searches:
            self.decoder.config["kws_threshold"] = 10.0**-strictness
            self.decoder.add_keyphrase(name, phrase.value)
            self._searches.add(name)
        return name

    def begin(self, spotter: SphinxSpotter) -> None:
        """Hears for a spotter from now on."""
        if self._running is not None:
            self.end(self._running)
        self.decoder.activate_search(spotter.name)
        # What it has got used to, a humming room or another voice, would make it miss the next one.
        self.decoder.set_cmn(self._usual)
        self.decoder.start_utt()
        self._running = spotter

    def runs_for(self, spotter: SphinxSpotter) -> bool:
        """Whether it hears for a spotter."""
        return self._running is spotter

    def end(self, spotter: SphinxSpotter) -> None:
        """Forgets what was heard for a spotter."""
        if self._running is spotter:
            self.decoder.end_utt()
            self._running = None


class SphinxSpotter:
    """Pocketsphinx in its keyphrase mode, which is handed what is louder than the room.

    Args:
        sphinx: Its decoder, in which the search is added.
        phrase: What is listened for.
        strictness: The threshold's exponent: 20 for 1e-20.
    """

    def __init__(self, sphinx: _Sphinx, phrase: Phrase, strictness: int) -> None:
        self.name = sphinx.add(phrase, strictness)
        self._sphinx = sphinx
        self._room = Room()
        self._recent: deque[bytes] = deque(maxlen=round(OVERLAP * RATE) // PIECE)
        self._rest = b""
        self._fed = 0
        self._quiet = 0

    def feed(self, samples: bytes) -> Heard | None:
        """Takes what was heard next."""
        data = self._rest + samples
        whole = len(data) - len(data) % _SIZE
        self._rest = data[whole:]
        heard: Heard | None = None
        for start in range(0, whole, _SIZE):
            begun = self._take(data[start : start + _SIZE])
            if begun is not None:
                heard = Heard(begun + (whole - start - _SIZE) / BYTES / RATE)
        return heard

    def reset(self) -> None:
        """Forgets what was heard so far."""
        self._sphinx.end(self)
        self._recent.clear()
        self._rest, self._fed, self._quiet = b"", 0, 0

    def _take(self, piece: bytes) -> float | None:
        """One piece; returns how many seconds before its end the phrase began, if it was heard."""
        is_loud = self._room.is_exceeded(loudness(array("h", piece)), LOUDER)
        self._recent.append(piece)
        if not self._sphinx.runs_for(self):
            return self._begin(BEFORE) if is_loud else None
        self._quiet = 0 if is_loud else self._quiet + 1
        if self._quiet * PIECE > QUIET * RATE:
            self._sphinx.end(self)
            return None
        return self._begin(OVERLAP) if self._fed > LONGEST * RATE else self._hand_on(piece)

    def _begin(self, before: float) -> float | None:
        """Begins anew, with what was said last."""
        self._sphinx.begin(self)
        self._fed = self._quiet = 0
        return self._hand_on(b"".join(tuple(self._recent)[-round(before * RATE) // PIECE :]))

    def _hand_on(self, data: bytes) -> float | None:
        decoder = self._sphinx.decoder
        decoder.process_raw(data)
        self._fed += len(data) // BYTES
        if decoder.hyp() is None:
            return None
        first = min((segment.start_frame for segment in decoder.seg()), default=0)
        self._sphinx.end(self)
        self._recent.clear()
        return max(0.0, self._fed / RATE - first / _FRAMES_A_SECOND)


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
