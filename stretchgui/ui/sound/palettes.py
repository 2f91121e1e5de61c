"""Palettes of tones: each is one folder, and every file in it a tone."""

from __future__ import annotations

import logging
import wave
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stretchgui.session.sound_queue import Kind, Sound

USUAL: Final = "soft"

# Which tone belongs to a cue: one for each thing that bodies do. A cue that is not here is only said.
TONES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "get_ready": "get_ready",
        "ease_in": "ease_in",
        "hold": "begin",
        "reps": "begin",
        "breathe": "begin",
        "check": "begin",
        "halfway": "halfway",
        "count": "count",
        "contract": "contract",
        "relax": "let_go",
        "ease_out": "ease_out",
        "change_side": "change_side",
        "swap_roles": "swap_roles",
        "rest": "rest",
        "release": "release",
        "pause": "pause",
        "rest_leg_down": "pause",
        "get_back": "get_ready",
        "resume": "resume",
        "stopped": "pause",
        "moved": "pause",
        "may_be_a_nerve": "pause",
        "finished": "finished",
        "ended": "pause",
        "how_much": "ask",
        "ease_off_notch": "less",
        "better_stop": "less",
        "breath_in": "breath_in",
        "breath_out": "breath_out",
    }
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Palette:
    """Tones that go together.

    Attributes:
        name: Its folder's name; the file of words may have a better one for the screen.
        tones: Each tone by its name.
    """

    name: str
    tones: Mapping[str, Sound]

    def of_cue(self, name: str) -> Sound | None:
        """The tone of a cue, if it has one."""
        return self.tones.get(TONES.get(name, ""))


def find_palettes(folder: Path) -> tuple[str, ...]:
    """The names of all palettes: every folder with a tone in it, the usual one first."""
    if not folder.is_dir():
        return ()
    names = (one.name for one in folder.iterdir() if one.is_dir() and any(one.glob("*.wav")))
    return tuple(sorted(names, key=lambda name: (name != USUAL, name)))


def load_palette(folder: Path, name: str) -> Palette:
    """A palette by its name; what it lacks, and all of one that is not there, is taken from the usual one."""
    tones = dict(_tones(folder / USUAL))
    if name in find_palettes(folder):
        tones |= dict(_tones(folder / name))
    if not tones:
        log.warning("no tones: there are none in %s", folder)
    elif missing := sorted(set(TONES.values()) - tones.keys()):
        log.warning("some cues have no tone: there is no %s in %s", ", ".join(missing), folder / USUAL)
    return Palette(name, MappingProxyType(tones))


def _tones(folder: Path) -> Iterable[tuple[str, Sound]]:
    for path in sorted(folder.glob("*.wav")):
        seconds = seconds_of(path)
        if seconds is not None:
            yield path.stem, Sound(path, seconds, Kind.TONE)


def seconds_of(path: Path) -> float | None:
    """How long a WAV file lasts; None for one that cannot be read, as the log says."""
    try:
        with wave.open(str(path), "rb") as file:
            return file.getnframes() / file.getframerate()
    except (OSError, EOFError, wave.Error, ZeroDivisionError) as error:
        log.warning("a sound cannot be read: %s: %s", path, error)
        return None
