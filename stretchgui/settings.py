"""What a couple chose once: their names, how they look, the window's colours, sound, and where they were."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from stretchgui.document import nodes
from stretchgui.document.fields import Choice, Flag, Kind, Number, Schema, Whole, Words, words_of
from stretchgui.document.json_file import JsonFile
from stretchgui.document.nodes import Node, Scalar
from stretchgui.document.problems import Problem, Report, near_miss, quoted
from stretchgui.figure.look import HAIR, SKIN, HairStyle, Person
from stretchgui.glance import FILE, FORMAT, LONGEST_NAME, Colours
from stretchgui.hearing.phrase import LEAST_STRICT, Phrase, StopDoes, StopWord
from stretchgui.routine.turns import Turns
from stretchgui.session.choices import Amount, Breathing
from stretchgui.voice.rates import FASTEST, SLOWEST

if TYPE_CHECKING:
    # Not for the first picture.
    from stretchgui.session.guide import Guide

# The window's place and size take a few dozen bytes.
_LONGEST_GEOMETRY: Final = 2000


STYLES: Final[dict[str, HairStyle]] = {style: style for style in get_args(HairStyle)}


@dataclass(frozen=True, slots=True)
class FigureLook:
    """How one person is drawn, by the names of `figure.look`'s tables."""

    skin: str
    hair: str
    style: HairStyle

    def person(self) -> Person:
        """The colours themselves."""
        return Person(SKIN[self.skin], HAIR[self.hair], self.style)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered and belongs to no single routine.

    Attributes:
        name_a: What partner A is called; "" for nothing in particular.
        name_b: The same of partner B.
        figure_a: How partner A is drawn.
        figure_b: The same of partner B.
        colours: Light, dark, or as the system is.
        reduce_motion: Whether pictures stand still.
        volume: Of tones, from 0 to 1.
        voice_volume: The same of the voice.
        palette: The folder of the tones.
        voice: How much is said.
        voice_receiver: The id of the voice for the receiver; "" for the engine's own choice.
        voice_helper: The same for the helper.
        voice_rate: How fast both speak; 1 is as they were made.
        muted: Whether there is no sound at all.
        breathing: The pace of the breath that a hold shows.
        ask_number: Whether the receiver is asked for a number in long holds.
        ask_feelings: Whether both are asked before and after a session how it feels.
        media_keys: Whether media keys and headset buttons steer a session while it runs.
        stop_word: Whether a session is listened to for two words that stop it.
        stop_phrase: Which two words.
        stop_does: What they do.
        stop_learnt: How strictly they are listened for, as learnt from a voice; 0 for as usual.
        turns: Who received last.
        geometry: The window's place and size, in base64, as Qt gives it.
        safety_version: The safety card that was accepted before each of the two was asked by themselves; "" for none.
        names_asked: Whether the names were asked for.
        last_routine: The id of the routine that was chosen last.
    """

    name_a: str = ""
    name_b: str = ""
    figure_a: FigureLook = field(default_factory=lambda: FigureLook("light", "brown", "bun"))
    figure_b: FigureLook = field(default_factory=lambda: FigureLook("brown", "black", "short"))
    colours: Colours = Colours.SYSTEM
    reduce_motion: bool = False
    volume: float = 0.8
    voice_volume: float = 0.8
    palette: str = "soft"
    voice: Amount = Amount.FULL
    voice_receiver: str = ""
    voice_helper: str = ""
    voice_rate: float = 1.0
    muted: bool = False
    breathing: Breathing = Breathing.FOUR_SIX
    ask_number: bool = True
    ask_feelings: bool = True
    media_keys: bool = True
    stop_word: bool = False
    stop_phrase: Phrase = Phrase.STOP_PLEASE
    stop_does: StopDoes = StopDoes.RELEASE
    stop_learnt: int = 0
    turns: Turns = Turns.WHOLE
    geometry: str = ""
    safety_version: str = ""
    names_asked: bool = False
    last_routine: str = ""

    @property
    def guide(self) -> Guide:
        """What people want to be guided by in a session."""
        from stretchgui.session.guide import Guide

        return Guide(self.breathing, self.ask_number)

    @property
    def listening(self) -> StopWord:
        """What was chosen of the stop word."""
        return StopWord(self.stop_word, self.stop_phrase, self.stop_does, self.stop_learnt)

    def with_geometry(self, data: bytes) -> Settings:
        """The same with the window's place and size as Qt gives them."""
        return replace(self, geometry=base64.b64encode(data).decode("ascii"))


@dataclass(frozen=True, slots=True)
class Remembered:
    """The settings, and what was wrong with the file they came from."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A text of one line, or none; it is cut to its greatest length.

    Attributes:
        verbatim: Whether its spaces stay as they are: a file's name may have two in a row.
    """

    longest: int
    verbatim: bool = False

    def read(self, node: Node, report: Report) -> str | None:
        if isinstance(node, Scalar) and isinstance(node.value, str) and not node.text.strip():
            return ""
        text = Words(10_000).read(node, report)
        if text is None or self.verbatim:
            return text if text is None else text[: self.longest]
        return " ".join(text.split())[: self.longest].strip()

    def schema(self) -> Schema:
        return {"type": "string", "maxLength": self.longest}


@dataclass(frozen=True, slots=True)
class _Figure:
    """How a person is drawn, each part by itself: a wrong one leaves the others."""

    usual: FigureLook

    def read(self, node: Node, report: Report) -> FigureLook | None:
        if not isinstance(node, nodes.Mapping):
            report.error(node.place, "skin, hair and style are needed here")
            return None
        look = self.usual
        for entry in node.entries:
            kind = _PARTS.get(entry.key)
            value = kind.read(entry.value, report) if kind else None
            if value is not None:
                part: dict[str, Any] = {entry.key: value}
                look = replace(look, **part)
        return look

    def schema(self) -> Schema:
        return {"type": "object", "properties": {key: kind.schema() for key, kind in _PARTS.items()}}


_PARTS: Final[dict[str, Kind[object]]] = {
    "skin": Choice({name: name for name in SKIN}),
    "hair": Choice({name: name for name in HAIR}),
    "style": Choice(dict(STYLES)),
}

_KINDS: Final[dict[str, Kind[object]]] = {
    "name_a": _Line(LONGEST_NAME),
    "name_b": _Line(LONGEST_NAME),
    "figure_a": _Figure(Settings().figure_a),
    "figure_b": _Figure(Settings().figure_b),
    "colours": Choice(words_of(list(Colours))),
    "reduce_motion": Flag(),
    "volume": Number(0, 1),
    "voice_volume": Number(0, 1),
    "palette": _Line(60),
    "voice": Choice(words_of(list(Amount))),
    "voice_receiver": _Line(60),
    "voice_helper": _Line(60),
    "voice_rate": Number(SLOWEST, FASTEST),
    "muted": Flag(),
    "breathing": Choice(words_of(list(Breathing))),
    "ask_number": Flag(),
    "ask_feelings": Flag(),
    "media_keys": Flag(),
    "stop_word": Flag(),
    "stop_phrase": Choice(words_of(list(Phrase))),
    "stop_does": Choice(words_of(list(StopDoes))),
    "stop_learnt": Whole(0, LEAST_STRICT),
    "turns": Choice(words_of(list(Turns))),
    "geometry": _Line(_LONGEST_GEOMETRY),
    "safety_version": _Line(40),
    "names_asked": Flag(),
    "last_routine": _Line(200, verbatim=True),
}


class SettingsStore:
    """Keeps the settings as one file in a folder.

    Args:
        folder: Where the file is; it comes into being when something is first chosen.
    """

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / FILE, FORMAT)
        self._written: Settings | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def load(self) -> Remembered:
        """What was chosen; whatever is missing or makes no sense is as it usually is."""
        loaded = self._file.load()
        found = loaded.read(_read)
        if found is None:
            return Remembered(Settings(), loaded.problems)
        settings, problems = found
        if not problems:
            self._written = settings
        return Remembered(settings, problems)

    def save(self, settings: Settings) -> Problem | None:
        """Remembers it, if it has changed.

        Returns:
            What kept it from being remembered, if anything did; the program goes on all the same.
        """
        if settings == self._written:
            return None
        problem = self._file.save(_said(settings), "your settings could not be saved")
        self._written = settings if problem is None else None
        return problem


def tidy_name(written: str) -> str:
    """A name as it is kept: in one line, without spaces around it, 30 characters at most."""
    seen = "".join(letter for letter in written if letter.isprintable() or letter.isspace())
    return " ".join(seen.split())[:LONGEST_NAME].strip()


def _read(root: nodes.Mapping, report: Report) -> Settings:
    """Every value that is sound; the others are reported."""
    values: dict[str, Any] = {}
    for entry in root.entries:
        kind = _KINDS.get(entry.key)
        if kind is None:
            if entry.key != "format":
                report.warning(entry.key_place, f"unknown key {quoted(entry.key)}{near_miss(entry.key, _KINDS)}")
            continue
        value = kind.read(entry.value, report)
        if value is not None:
            values[entry.key] = value
    return replace(Settings(), **values)


def _said(settings: Settings) -> Mapping[str, object]:
    """What differs from the usual."""
    usual = Settings()
    said: dict[str, object] = {}
    for one in fields(Settings):
        value = getattr(settings, one.name)
        if value != getattr(usual, one.name):
            said[one.name] = _parts(value) if isinstance(value, FigureLook) else value
    return said


def _parts(look: FigureLook) -> dict[str, str]:
    return {"skin": look.skin, "hair": look.hair, "style": look.style}
