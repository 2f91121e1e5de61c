"""The routines as they were last listed, kept in a small file, so that the first picture need read no routine.

It is never trusted with more than that picture: every routine is read afterwards all the same. A card whose file was
changed or removed since is left out, and so is the whole file when anything about it is odd, or another release of
the program, or another language, wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from stretchgui.document.whole_file import replace_file
from stretchgui.routine.card import RoutineCard
from stretchgui.routine.exercise import Level
from stretchgui.routine.routine import Turns

FILE: Final = "routines.json"
# A thousand routines take half of it.
MOST_BYTES: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Remembered:
    """Cards as they were, and the facts of some of them.

    Attributes:
        turns: Whom the totals are for.
        totals: Seconds, by the card's path.
        changed: The paths of the routines that the couple had changed.
    """

    cards: tuple[RoutineCard, ...] = ()
    turns: Turns = Turns.WHOLE
    totals: Mapping[Path, float] = field(default_factory=dict)
    changed: frozenset[Path] = frozenset()

    def total(self, card: RoutineCard, turns: Turns) -> float | None:
        """Seconds the routine took when it was last seen with the same turns."""
        return self.totals.get(card.path) if turns is self.turns else None

    def is_changed(self, card: RoutineCard) -> bool:
        """Whether the couple had changed the routine."""
        return card.path in self.changed


class CardIndex:
    """The file.

    Args:
        folder: Where it is kept; made if need be.
        stamp: What must be the same for it to be of use: the program's release, and the language.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self._path = folder / FILE
        self._stamp = stamp

    def read(self) -> Remembered:
        """What was kept and still holds; nothing if that makes no sense."""
        try:
            if self._path.stat().st_size > MOST_BYTES:
                return Remembered()
            return self._remembered(json.loads(self._path.read_bytes()))
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return Remembered()

    def write(self, shown: Remembered) -> None:
        """Keeps what is shown, for the next time; where that cannot be, the next time is slower."""
        cards = [_written(card, shown) for card in shown.cards]
        said = {"stamp": self._stamp, "turns": shown.turns, "cards": [card for card in cards if card is not None]}
        data = json.dumps(said, ensure_ascii=False, indent=0).encode("utf-8", "replace")
        try:
            if len(data) > MOST_BYTES or (self._path.exists() and self._path.read_bytes() == data):
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, data)
        except (OSError, ValueError):
            return

    def _remembered(self, said: Mapping[str, object]) -> Remembered:
        if said["stamp"] != self._stamp or not isinstance(said["cards"], list):
            return Remembered()
        kept = [(card, one) for one in said["cards"] if (card := _card(one)) is not None]
        return Remembered(
            tuple(card for card, _ in kept),
            Turns(str(said["turns"])),
            {card.path: float(one["total"]) for card, one in kept if one["total"] is not None},
            frozenset(card.path for card, one in kept if one["changed"] is True),
        )


def _written(card: RoutineCard, shown: Remembered) -> Mapping[str, object] | None:
    """A card as it is kept; None if its file is gone."""
    state = _state(card.path)
    if state is None:
        return None
    return {
        "path": str(card.path),
        "file": state,
        "id": card.id,
        "title": card.title,
        "summary": card.summary,
        "text": card.text,
        "level": card.level,
        "own": card.is_own,
        "for_two": card.for_two,
        "total": shown.totals.get(card.path),
        "changed": card.path in shown.changed,
    }


def _card(said: Mapping[str, object]) -> RoutineCard | None:
    """A card that was kept; None if its file is no longer what it was."""
    path = Path(str(said["path"]))
    if _state(path) != said["file"]:
        return None
    level = None if said["level"] is None else Level(str(said["level"]))
    title, summary, text = (str(said[key]) for key in ("title", "summary", "text"))
    return RoutineCard(str(said["id"]), path, title, summary, text, level, said["own"] is True, said["for_two"] is True)


def _state(path: Path) -> list[int] | None:
    """What tells a file from a changed one; None if it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return [found.st_mtime_ns, found.st_size]
