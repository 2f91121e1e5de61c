"""The routines as they were last listed, kept in a small file, so that the first picture need read no routine.

It is trusted with that picture only: every routine is read afterwards all the same. And it is of no use at all once
anything is not as it was that a card depends on: a file of a routine, an exercise or what a couple has changed, which
of them there are, the language, the release of the program. So what it shows is never wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from stretchgui.document.kept import Kept
from stretchgui.paths import Paths
from stretchgui.routine.card import Listed, RoutineCard
from stretchgui.routine.files_read import FilesRead, folders_now, library_folders, own_now
from stretchgui.routine.level import Level
from stretchgui.routine.turns import Turns

FILE: Final = "routines.json"


class CardIndex:
    """The file.

    Args:
        paths: Where it is kept, and where exercises and routines are.
        stamp: What must be the same for it to be of use: the program's release, and the language.
    """

    def __init__(self, paths: Paths, stamp: str) -> None:
        self._paths = paths
        self._kept = Kept(paths.cache / FILE, stamp)

    def read(self) -> Listed:
        """What was listed; nothing if that does not hold any more, or makes no sense."""
        said = self._kept.read()
        if said is None or said.get("folders") != folders_now(library_folders(self._paths)):
            return Listed()
        own = said.get("own")
        if not isinstance(own, dict) or own_now(own) != own:
            return Listed()
        try:
            return _listed(said)
        except (LookupError, TypeError, ValueError):
            return Listed()

    def write(self, listed: Listed, files: FilesRead) -> None:
        """Keeps what is listed for the next time.

        Args:
            listed: All cards, and what is known of them.
            files: What the files were like that they were made from.
        """
        # One that lies elsewhere was asked for this time, and need not be there the next time.
        folders = set(files.folders)
        cards = [_written(card, listed) for card in listed.cards if str(card.path.parent) in folders]
        self._kept.write({"folders": files.folders, "own": files.own, "turns": listed.turns, "cards": cards})


def _written(card: RoutineCard, listed: Listed) -> dict[str, object]:
    return {
        "path": str(card.path),
        "id": card.id,
        "title": card.title,
        "summary": card.summary,
        "text": card.text,
        "level": card.level,
        "own": card.is_own,
        "two": card.for_two,
        "changed": card.path in listed.changed,
        "total": listed.totals.get(card.path),
    }


def _listed(said: Mapping[str, Any]) -> Listed:
    """The cards, from what was written of them.

    Raises:
        LookupError, TypeError, ValueError: It was not written by this program.
    """
    cards = said["cards"]
    paths = [Path(card["path"]) for card in cards]
    totals = {path: _total(card["total"]) for path, card in zip(paths, cards, strict=True) if card["total"] is not None}
    changed = frozenset(path for path, card in zip(paths, cards, strict=True) if card["changed"] is True)
    made = tuple(_card(path, card) for path, card in zip(paths, cards, strict=True))
    return Listed(made, Turns(said["turns"]), totals, changed)


def _card(path: Path, said: Mapping[str, Any]) -> RoutineCard:
    level = None if said["level"] is None else Level(said["level"])
    routine_id, title, summary, text = (_text(said[key]) for key in ("id", "title", "summary", "text"))
    return RoutineCard(routine_id, path, title, summary, text, level, said["own"] is True, said["two"] is True)


def _total(said: object) -> float:
    if not isinstance(said, float) or not said >= 0:
        raise ValueError(said)
    return said


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said
