"""Remembers of each person what the questions before a session led to: the outcome, its day, and the conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from stretchgui.document.fields import Choice, Field, Flag, ListOf, Record, Words, refuse, words_of
from stretchgui.document.json_file import JsonFile
from stretchgui.document.nodes import Mapping, Node, Scalar
from stretchgui.document.problems import Place, Problem, Report, quoted
from stretchgui.health.gate import PEOPLE, CoupleHealth, Outcome, PersonHealth
from stretchgui.routine.exercise import CONDITIONS
from stretchgui.routine.timeline import Receiver

FORMAT: Final = 1
FILE: Final = "people.json"
_PEOPLE: Final = {str(person): person for person in PEOPLE}


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, as 2026-11-29."""

    def read(self, node: Node, report: Report) -> date | None:
        try:
            return date.fromisoformat(node.text if isinstance(node, Scalar) else "")
        except ValueError:
            refuse(node, report, "a day such as 2026-11-29")
            return None

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class _Conditions:
    """Conditions in any order."""

    def read(self, node: Node, report: Report) -> frozenset[str] | None:
        found = ListOf(Choice({name: name for name in CONDITIONS})).read(node, report)
        return None if found is None else frozenset(found)

    def schema(self) -> dict[str, object]:
        return {"type": "array", "items": {"enum": list(CONDITIONS)}}


_PERSON: Final = Record(
    PersonHealth,
    "person",
    {
        "outcome": Field(Choice(words_of(list(Outcome))), required=True),
        "on": Field(_Day(), required=True),
        "signs": Field(Words(40)),
        "cleared": Field(Flag()),
        "conditions": Field(_Conditions()),
    },
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of the two, and what was wrong with the file it came from."""

    couple: CoupleHealth
    problems: tuple[Problem, ...] = ()


class HealthStore:
    """Keeps it as one file in a folder.

    Args:
        folder: Where the file is; it comes into being with the first answer.
    """

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / FILE, FORMAT)

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def load(self) -> Remembered:
        """What is known; of whom there is nothing that makes sense, nothing is known, and they are asked again.

        A file that is not wholly understood is set aside; what was understood of it is written anew.
        """
        loaded = self._file.load()
        if loaded.root is None:
            return Remembered(CoupleHealth(), loaded.problems)
        couple = _read(loaded.root, loaded.report)
        problems = loaded.report.sorted()
        if not problems:
            return Remembered(couple)
        aside = self._file.set_aside()
        unsaved = self.save(couple) if couple != CoupleHealth() else None
        return Remembered(couple, (*problems, aside, *(() if unsaved is None else (unsaved,))))

    def save(self, couple: CoupleHealth) -> Problem | None:
        """Remembers it.

        Returns:
            What kept it from being remembered, if anything did; it holds until the program ends all the same.
        """
        said = {str(person): _written(couple.of(person)) for person in PEOPLE if couple.of(person) != PersonHealth()}
        return self._file.save({**said, "agreed": couple.agreed}, "your answers could not be saved")

    def forget(self, person: Receiver) -> Problem | None:
        """Deletes all that is known of one person; of the other one nothing is lost.

        Returns:
            What kept it from being deleted, if anything did.
        """
        left = self.load().couple.with_person(person, PersonHealth())
        for aside in self.path.parent.glob(f"{FILE}.bad-*"):
            # Nobody can tell whose answers are in it.
            try:
                aside.unlink()
            except OSError as error:
                return Problem(str(aside), Place(), f"the answers could not be deleted: {error.strerror}")
        if all(left.of(one) == PersonHealth() for one in PEOPLE):
            return self._file.forget("the answers could not be deleted")
        return self.save(left)


def _read(root: Mapping, report: Report) -> CoupleHealth:
    """What is understood; the rest is reported."""
    couple = CoupleHealth()
    for entry in root.entries:
        if entry.key in _PEOPLE:
            person = _PERSON.read(entry.value, report)
            couple = couple if person is None else couple.with_person(_PEOPLE[entry.key], person)
        elif entry.key == "agreed":
            couple = replace(couple, agreed=bool(Flag().read(entry.value, report)))
        elif entry.key != "format":
            report.error(entry.key_place, f"unknown key {quoted(entry.key)}")
    return couple


def _written(person: PersonHealth) -> dict[str, object]:
    return {
        "outcome": person.outcome,
        "on": None if person.on is None else person.on.isoformat(),
        **({"signs": person.signs} if person.signs else {}),
        "cleared": person.cleared,
        "conditions": sorted(person.conditions),
    }
