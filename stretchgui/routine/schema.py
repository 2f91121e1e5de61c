"""Format 1 as JSON Schema, for editors: out of the same tables that read it."""

from __future__ import annotations

from typing import Final, Literal

from stretchgui.document.fields import Schema
from stretchgui.routine.exercise_format import EXERCISE
from stretchgui.routine.format import FORMAT, routine_record
from stretchgui.routine.step_format import StepKind

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Document = Literal["routine", "exercise"]

_TITLES: Final[dict[Document, str]] = {
    "routine": "A routine of stretchgui: an ordered list of steps",
    "exercise": "An exercise of stretchgui: one thing to do",
}


def schema(document: Document) -> Schema:
    """The JSON Schema (draft 2020-12) of one sort of file.

    It refuses what is wrong in itself; whether an exercise exists, or a hold fits it, only the reader can see.
    """
    described = EXERCISE.schema() if document == "exercise" else routine_record(StepKind()).schema()
    properties = described["properties"]
    assert isinstance(properties, dict), "a record is an object with properties"
    version = {"const": FORMAT, "description": "The format of this file."}
    return {
        "$schema": DIALECT,
        **described,
        "title": _TITLES[document],
        "properties": {"format": version, **properties},
    }
