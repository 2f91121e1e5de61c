"""JSON Schema, out of the tables that read: it takes what they take and refuses what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from stretchgui.document import nodes, reading
from stretchgui.document.fields import Schema
from stretchgui.document.problems import Report
from stretchgui.routine.schema import Document, schema
from tests.routine.reading import exercise_of, routine_of

ROOT = Path(__file__).parents[2]
FILES = [
    *(("routine", path) for path in sorted((ROOT / "routines").glob("*.yaml"))),
    *(("exercise", path) for path in sorted((ROOT / "assets" / "exercises").glob("*.yaml"))),
]
DOCUMENTS: tuple[Document, ...] = get_args(Document)
VALIDATORS = {document: Draft202012Validator(schema(document)) for document in DOCUMENTS}


def as_json(text: str) -> object:
    """A text as an editor sees it, that knows YAML 1.2."""
    node = reading.read_text(text, Report(""))
    assert node is not None
    return plainly(node)


def plainly(node: nodes.Node) -> object:
    match node:
        case nodes.Scalar():
            return node.value
        case nodes.Sequence():
            return [plainly(item) for item in node.items]
        case nodes.Mapping():
            return {entry.key: plainly(entry.value) for entry in node.entries}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_is_a_schema_and_plain_json(document: Document) -> None:
    described = schema(document)
    Draft202012Validator.check_schema(described)
    assert json.loads(json.dumps(described)) == described
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(("document", "path"), FILES, ids=lambda value: getattr(value, "stem", value))
def test_the_bundled_files_are_valid(document: Document, path: Path) -> None:
    errors = list(VALIDATORS[document].iter_errors(as_json(path.read_text(encoding="utf-8"))))
    assert [error.message for error in errors] == []


STEP = "\n  - {exercise: bridge}\n"
SOUND_ROUTINES = [
    f"title: x\nsteps:{STEP}",
    f"format: 1\ntitle: {{en: x, de: y}}\nlevel: gentle\nneeds: [a, {{en: b}}]\nsteps:{STEP}",
    "title: x\nsteps:\n  - {exercise: bridge, rest: 0, hold: 1m 30s, contract_relax: true}\n  - rest: 5\n",
    "title: x\nsteps:\n  - {name: y, sides: [left], picture: a/b.png, contract_relax: {rounds: 2}}\n",
    "title: x\nsteps:\n  - {name: y, sides: each, dose: {hold: 20, gentle: {hold: 10}}}\n",
    f"title: 2024\nsteps:{STEP}",
]
BAD_ROUTINES = [
    "just text",
    "[]",
    "{}",
    "title: x",
    f"titel: x\nsteps:{STEP}",
    f"format: 2\ntitle: x\nsteps:{STEP}",
    f"format: one\ntitle: x\nsteps:{STEP}",
    f"title:\nsteps:{STEP}",
    f"title: {'x' * 201}\nsteps:{STEP}",
    f"title: x\nlevel: hard\nsteps:{STEP}",
    f"title: x\ndefaults: {{hold: 0}}\nsteps:{STEP}",
    f"title: x\ndefaults: {{holdd: 9}}\nsteps:{STEP}",
    "title: x\nsteps: []",
    f"title: x\nsteps:{STEP * 1001}",
    "title: x\nsteps: [bridge]",
    "title: x\nsteps: [{}]",
    "title: x\nsteps: [{hold: 30}]",
    "title: x\nsteps: [{exercise: bridge, name: y}]",
    "title: x\nsteps: [{exercise: [bridge]}]",
    "title: x\nsteps: [{exercise: bridge, hold: 0}]",
    "title: x\nsteps: [{exercise: bridge, hold: -5}]",
    "title: x\nsteps: [{exercise: bridge, hold: abc}]",
    "title: x\nsteps: [{exercise: bridge, hold: 1e9}]",
    "title: x\nsteps: [{exercise: bridge, hold: '1:30'}]",
    "title: x\nsteps: [{exercise: bridge, sets: 0}]",
    "title: x\nsteps: [{exercise: bridge, sets: 2.5}]",
    "title: x\nsteps: [{exercise: bridge, sides: left}]",
    "title: x\nsteps: [{exercise: bridge, sides: [up]}]",
    "title: x\nsteps: [{exercise: bridge, sides: []}]",
    "title: x\nsteps: [{exercise: bridge, optional: 'yes'}]",
    "title: x\nsteps: [{exercise: bridge, contract_relax: [1]}]",
    "title: x\nsteps: [{exercise: bridge, picture: a.png}]",
    "title: x\nsteps: [{exercise: bridge}, {rest: 5, optional: true}]",
    "title: x\nsteps: [{exercise: bridge}, {rest: 0}, {exercise: bridge}]",
    "title: x\nsteps: [{name: y, sides: both}]",
    "title: x\nsteps: [{name: y, kind: strech}]",
    "title: x\nsteps: [{name: y, not_with: [flu]}]",
    "title: x\nsteps: [{name: y, picture: ../a.png}]",
    "title: x\nsteps: [{name: y, picture: a/../../b.png}]",
    "title: x\nsteps: [{name: y, picture: /a.png}]",
    "title: x\nsteps: [{name: y, picture: 'C:/a.png'}]",
    "title: x\nsteps: [{name: y, picture: 'a\\..\\b.png'}]",
    "title: x\nsteps: [{name: y, picture: a.txt}]",
]
SOUND_EXERCISES = [
    "name: x",
    "format: 1\nname: {de: x}\ndose: {hold: 30, gentle: {hold: 10}}\nopt_in: false\nnot_with: []",
]
BAD_EXERCISES = [
    "{}",
    "format: 2\nname: x",
    "name: x\npicture: a.png",
    "name: x\ndose: {hold: 0}",
    "name: x\ndose: {gentle: {gentle: {hold: 3}}}",
    "name: x\nreceiver: {setpu: y}",
    "name: x\nsides: [left]",
    "name: x\ncontract_relax: true",
    "name: x\nopt_in: 1",
    "name: {English: x}",
    "name: x\nfigure: {}",
]


@pytest.mark.parametrize("text", [*SOUND_ROUTINES, *BAD_ROUTINES])
def test_a_routine_is_valid_when_it_can_be_read(text: str) -> None:
    readable = routine_of(text)[0] is not None
    assert readable == (text in SOUND_ROUTINES)
    assert VALIDATORS["routine"].is_valid(as_json(text)) == readable


@pytest.mark.parametrize("text", [*SOUND_EXERCISES, *BAD_EXERCISES])
def test_an_exercise_is_valid_when_it_can_be_read(text: str) -> None:
    readable = exercise_of(text)[0] is not None
    assert readable == (text in SOUND_EXERCISES)
    assert VALIDATORS["exercise"].is_valid(as_json(text)) == readable


def properties(described: object) -> Iterator[tuple[str, Schema]]:
    """Every key of every record of a schema, but for those of drawings."""
    match described:
        case dict():
            for name, value in described.items():
                if name == "properties":
                    yield from value.items()
                if name != "figure":
                    yield from properties(value)
        case list():
            for item in described:
                yield from properties(item)
        case _:
            pass


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_key_is_explained(document: Document) -> None:
    assert [key for key, value in properties(schema(document)) if not value.get("description")] == []
