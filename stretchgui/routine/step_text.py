"""The steps of a routine's file, changed within its text: every other letter of it stays, comments too.

A change is tried at the place where a person would make it, and then read again: only a text that says the same as
before but for that one change is handed out. So no way of writing YAML can be got wrong without being noticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import yaml

from stretchgui.document.nodes import Entry, Mapping, Node, Scalar, Sequence
from stretchgui.document.problems import Place, Report
from stretchgui.document.reading import read_text
from stretchgui.document.yaml_tree import LOADER

_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_PLAIN_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WORDS_OF_YAML: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_COMMENT: Final = re.compile(r"(?<!\S)#[^\r\n\x85\u2028\u2029]*")
_MARK: Final = "\ufeff"


def new_text(title: str, exercise_id: str) -> str:
    """A routine's file with one step.

    Args:
        title: In one line; see `tidy_title`.
        exercise_id: What is done.
    """
    return f"format: 1\ntitle: {json.dumps(title, ensure_ascii=False)}\nsteps:\n  - exercise: {_written(exercise_id)}\n"


def with_step(text: str, exercise_id: str, after: int) -> str | None:
    """The text with one more step.

    Args:
        text: A routine's file.
        exercise_id: What is done in it.
        after: The index of the step that it comes after.

    Returns:
        The text, or None if there is no such step, or no way to write it there.
    """
    steps = _steps(text)
    if steps is None or not 0 <= after < len(steps.items):
        return None
    added = Mapping((Entry("exercise", Place(), Scalar(exercise_id, exercise_id, Place())),), Place())
    order: list[int | Node] = [*range(after + 1), added, *range(after + 1, len(steps.items))]
    return _first_right(text, steps.added(text, _written(exercise_id), after), order)


def without_step(text: str, index: int) -> str | None:
    """The text without a step; None if there is no such step, or it is the only one."""
    steps = _steps(text)
    if steps is None or not 0 <= index < len(steps.items) or len(steps.items) == 1:
        return None
    order: list[int | Node] = [place for place in range(len(steps.items)) if place != index]
    return _first_right(text, steps.removed(text, index), order)


def with_next_first(text: str, index: int) -> str | None:
    """The text with a step and the next one in each other's place; None if there are no such two."""
    steps = _steps(text)
    if steps is None or not 0 <= index < len(steps.items) - 1:
        return None
    order: list[int | Node] = list(range(len(steps.items)))
    order[index : index + 2] = [index + 1, index]
    return _first_right(text, steps.swapped(text, index), order)


def is_mere(node: Node, exercise_id: str) -> bool:
    """Whether a step says nothing but which exercise it is, as `with_step` writes it."""
    if not isinstance(node, Mapping) or [entry.key for entry in node.entries] != ["exercise"]:
        return False
    said = node.entries[0].value
    return isinstance(said, Scalar) and said.text == exercise_id


def steps_of(text: str) -> tuple[Node, ...]:
    """The steps of a routine's file, as they were read; none if it cannot be."""
    report = Report("")
    root = read_text(text.removeprefix(_MARK), report)
    steps = root.get("steps") if isinstance(root, Mapping) and not report.failed else None
    return steps.items if isinstance(steps, Sequence) else ()


class _Mark(Protocol):
    index: int


@dataclass(frozen=True, slots=True)
class _Span:
    """From where to where something stands in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Steps below each other, each behind a dash; `items` reach from the dash to the last letter."""

    items: tuple[_Span, ...]

    def added(self, text: str, exercise_id: str, after: int) -> Iterator[str]:
        first = self.items[0].start
        line = f"{text[_line_start(text, first) : first]}- exercise: {exercise_id}"
        for end in self._ends(text, after):
            if end == len(text) and not _ends_line(text):
                yield f"{text}{_break_of(text)}{line}"
            else:
                yield f"{text[:end]}{line}{_break_of(text)}{text[end:]}"

    def removed(self, text: str, index: int) -> Iterator[str]:
        start = _line_start(text, self.items[index].start)
        for end in self._ends(text, index):
            if end == len(text) and not _ends_line(text):
                yield text[: _before_break(text, start)]
            else:
                yield text[:start] + text[end:]

    def swapped(self, text: str, index: int) -> Iterator[str]:
        for end in self._ends(text, index):
            for last in self._ends(text, index + 1):
                start, next_start = self._start_with_comment(text, index), self._start_with_comment(text, index + 1)
                middle = min(end, next_start)
                first, between, second = text[start:middle], text[middle:next_start], text[next_start:last]
                if not _ends_line(second):
                    second, first = second + _break_of(text), first[: _before_break(first, len(first))]
                yield text[:start] + second + between + first + text[last:]

    def _ends(self, text: str, index: int) -> Iterable[int]:
        """Where the lines of a step end: after its last letter, or after the empty lines that belong to it.

        Or after all empty lines: what comes to stand above them may be a text that keeps its own.
        """
        end = self.items[index].end
        last_letter, after = len(text[:end].rstrip()), _next_line(text, end)
        next_letter = len(text) - len(text[after:].lstrip())
        ends = (_next_line(text, last_letter), _line_start(text, end), after, _line_start(text, next_letter))
        return dict.fromkeys(ends)

    def _start_with_comment(self, text: str, index: int) -> int:
        """Where the lines of a step start, the comment right above it included."""
        least = _next_line(text, len(text[: self.items[index - 1].end].rstrip())) if index else 0
        start = _line_start(text, self.items[index].start)
        while start > least:
            above = _line_start(text, _before_break(text, start))
            if above < least or not text[above:start].lstrip().startswith("#"):
                break
            start = above
        return start


@dataclass(frozen=True, slots=True)
class _Flow:
    """Steps behind each other in square brackets."""

    items: tuple[_Span, ...]

    def added(self, text: str, exercise_id: str, after: int) -> Iterator[str]:
        end = self.items[after].end
        yield f"{text[:end]}, {{exercise: {exercise_id}}}{text[end:]}"

    def removed(self, text: str, index: int) -> Iterator[str]:
        one = self.items[index]
        if index and text[self.items[index - 1].end : one.start] == ", ":
            # As `added` wrote it.
            yield text[: self.items[index - 1].end] + text[one.end :]
        if index + 1 < len(self.items):
            comma = _comma(text, one.end, self.items[index + 1].start)
            # One space goes with the comma.
            yield text[: one.start] + text[one.end : comma] + text[comma + 1 :].removeprefix(" ")
        else:
            comma = _comma(text, self.items[index - 1].end, one.start)
            yield text[:comma] + text[comma + 1 : one.start].rstrip(" ") + text[one.end :]

    def swapped(self, text: str, index: int) -> Iterator[str]:
        one, other = self.items[index], self.items[index + 1]
        yield (
            text[: one.start]
            + text[other.start : other.end]
            + text[one.end : other.start]
            + text[one.start : one.end]
            + text[other.end :]
        )


def _first_right(text: str, candidates: Iterable[str], order: list[int | Node]) -> str | None:
    """The first text that says the same as the old one with its steps in another order.

    Args:
        text: The old one.
        candidates: What might be right.
        order: For each step of the new one its index in the old one, or what was added.
    """
    before = _said(text)
    steps = steps_of(text)
    wanted = [repr(_bare(steps[step] if isinstance(step, int) else step)) for step in order]
    for candidate in candidates:
        if _said(candidate) == before and [repr(_bare(step)) for step in steps_of(candidate)] == wanted:
            return candidate
    return None


def _said(text: str) -> str:
    """All that a text says besides its steps; "" if it cannot be read."""
    report = Report("")
    root = read_text(text.removeprefix(_MARK), report)
    if not isinstance(root, Mapping) or report.failed:
        return ""
    return repr([(entry.key, _bare(entry.value)) for entry in root.entries if entry.key != "steps"])


def _bare(node: Node) -> object:
    """What a node says, wherever it stands; at the very end of a file a text may lack its last line break."""
    match node:
        case Scalar(value=str()):
            return node.text.removesuffix("\n")
        case Scalar():
            return node.value, node.text
        case Sequence():
            return [_bare(item) for item in node.items]
        case Mapping():
            return {entry.key: _bare(entry.value) for entry in node.entries}


def _steps(text: str) -> _Block | _Flow | None:
    """Where the steps of a sound file stand in its text; None if it has none."""
    shift = len(_MARK) if text.startswith(_MARK) else 0
    try:
        found = _Finder(text[shift:], shift).found()
    except (yaml.YAMLError, ValueError):
        return None
    return found if found is not None and found.items else None


class _Finder:
    """Finds the steps among the parser's events."""

    def __init__(self, text: str, shift: int) -> None:
        self._events = yaml.parse(text, Loader=LOADER)
        self._text = text
        self._shift = shift

    def found(self) -> _Block | _Flow | None:
        """The steps of the mapping that is the document."""
        depth, key = 0, ""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                key = "" if depth == 1 else key
                continue
            if depth == 1 and key:
                if key == "steps" and isinstance(event, yaml.SequenceStartEvent):
                    return self._read(event)
                key = "" if isinstance(event, yaml.ScalarEvent) else key
            elif depth == 1 and isinstance(event, yaml.ScalarEvent):
                key = event.value
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
        return None

    def _read(self, begin: yaml.SequenceStartEvent) -> _Block | _Flow:
        column = begin.start_mark.column if begin.start_mark else 0
        items: list[_Span] = []
        depth, start, end = 0, 0, 0
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                if depth == 0:
                    break
                depth -= 1
                # A collection without brackets ends where the next thing begins: its last scalar says where it ended.
                if _index(event.end_mark) > _index(event.start_mark):
                    end = _index(event.end_mark)
            else:
                if depth == 0:
                    start = _index(event.start_mark)
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                end = max(end, _index(event.end_mark))
            if depth == 0:
                first = start if begin.flow_style else self._dash(start, column)
                items.append(_Span(first + self._shift, end + self._shift))
        return _Flow(tuple(items)) if begin.flow_style else _Block(tuple(items))

    def _dash(self, start: int, column: int) -> int:
        """Where the dash before a step stands."""
        line = _line_start(self._text, start)
        while line > 0 and not (
            self._text[line : line + column].strip() == "" and self._text[line + column : line + column + 1] == "-"
        ):
            line = _line_start(self._text, _before_break(self._text, line))
        return line + column


def _index(mark: _Mark | None) -> int:
    return 0 if mark is None else mark.index


def _line_start(text: str, index: int) -> int:
    """Where the line begins that a place is in."""
    start = 0
    for match in _BREAK.finditer(text, 0, index):
        start = match.end()
    return start


def _next_line(text: str, index: int) -> int:
    """Where the next line begins, or the end of the text."""
    match = _BREAK.search(text, index)
    return match.end() if match else len(text)


def _before_break(text: str, index: int) -> int:
    """Where the line break begins that ends at a place; the place itself if none does."""
    for length in (2, 1):
        if index >= length and _BREAK.fullmatch(text, index - length, index):
            return index - length
    return index


def _ends_line(text: str) -> bool:
    return _before_break(text, len(text)) < len(text)


def _break_of(text: str) -> str:
    """How the lines of a text end."""
    match = _BREAK.search(text)
    return match[0] if match and match[0] in ("\n", "\r\n", "\r") else "\n"


def _comma(text: str, start: int, end: int) -> int:
    """Where the comma between two steps stands, not one of a comment; `start` if there is none."""
    blanked = _COMMENT.sub(lambda match: " " * len(match[0]), text[start:end])
    return start + max(blanked.find(","), 0)


def _written(exercise_id: str) -> str:
    """An id as it stands in a file: in quotes where it might be taken for something else."""
    plain = _PLAIN_ID.fullmatch(exercise_id) and exercise_id.lower() not in _WORDS_OF_YAML
    return exercise_id if plain else json.dumps(exercise_id, ensure_ascii=False)
