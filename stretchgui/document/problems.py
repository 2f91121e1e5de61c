"""What is wrong in a file a person wrote: values with a place, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from typing_extensions import override

MOST_PROBLEMS = 100


class Severity(StrEnum):
    """An error keeps a file from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text: line and column, both counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where, and what to do about it."""

    path: str
    place: Place
    message: str
    severity: Severity = Severity.ERROR

    @override
    def __str__(self) -> str:
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {mark}{self.message}"


@dataclass(slots=True)
class Report:
    """Collects the problems of one file while it is read, the first hundred errors and warnings of it.

    Attributes:
        path: The file's name as shown to people.
        known: What references may point to: for each word ("exercise") the things known by their id.
        problems: All that was found, in the order of finding.
    """

    path: str
    known: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def error(self, place: Place, message: str) -> None:
        """Adds a problem that keeps the file from being used."""
        self._add(place, message, Severity.ERROR)

    def warning(self, place: Place, message: str) -> None:
        """Adds a problem that the file can be used with."""
        self._add(place, message, Severity.WARNING)

    @property
    def failed(self) -> bool:
        """Whether any error was found."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def full(self) -> bool:
        """Whether so many errors were found that looking for more helps nobody."""
        return self._count(Severity.ERROR) > MOST_PROBLEMS

    def sorted(self) -> tuple[Problem, ...]:
        """All problems, by their place."""
        return tuple(sorted(self.problems))

    def _add(self, place: Place, message: str, severity: Severity) -> None:
        found = self._count(severity)
        if found == MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS} {severity}s: those from here on are not shown"
        if found <= MOST_PROBLEMS:
            self.problems.append(Problem(self.path, place, message, severity))

    def _count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)


def quoted(text: str, longest: int = 80) -> str:
    """A text in quotes for a message: in one line, and not longer than helps."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= longest else f"'{line[:longest]}...'"


def near_miss(word: str, known: Iterable[str]) -> str:
    """A hint with the known word nearest to a wrong one, or nothing.

    Example:
        >>> near_miss("hodl", ["hold", "sets"])
        " (did you mean 'hold'?)"
    """
    # Not for the first picture, in which hardly anything is wrong.
    import difflib

    nearest = difflib.get_close_matches(word[:200], list(known), n=1, cutoff=0.6)
    return f" (did you mean '{nearest[0]}'?)" if nearest else ""
