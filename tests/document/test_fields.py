"""The kinds of values: what each reads and refuses, and that its JSON Schema says the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stretchgui.document import nodes, reading
from stretchgui.document.durations import Seconds
from stretchgui.document.fields import (
    Choice,
    Either,
    Field,
    Flag,
    Kind,
    ListOf,
    MapOf,
    Number,
    Record,
    Reference,
    Whole,
    Words,
    words_of,
)
from stretchgui.document.problems import Report


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Dose:
    hold: float = 30
    sets: int = 1
    the_name: str = ""


DOSE = Record(
    Dose,
    "dose",
    {
        "hold": Field(Seconds(), required=True),
        "sets": Field(Whole(1, 20)),
        "the-name": Field(Words(9), doc="Its name."),
    },
)
EITHER: Either[object] = Either({"scalar": Flag(), "list": ListOf(Whole(1, 9))}, "true, or numbers")
REFUSED = object()

RED_BLUE = "one of red, blue is needed here, not"
DURATION = "a duration in seconds (30, 7.5 or '1m 30s') is needed here, not"
# Kind, what is written, what it is read as (REFUSED: nothing), and the message.
READ: list[tuple[Kind[object], str, object, str]] = [
    (Words(), "Knees up", "Knees up", ""),
    (Words(), "30", "30", ""),
    (Words(), "007", "007", ""),
    (Words(), "'  padded '", "padded", ""),
    (Words(), "no", "no", ""),
    (Words(), "", REFUSED, "a text is needed here, not nothing"),
    (Words(), "''", REFUSED, "a text is needed here, not ''"),
    (Words(), "'  '", REFUSED, "a text is needed here, not ''"),
    (Words(), "[a]", REFUSED, "a text is needed here, not a list"),
    (Words(), "{a: b}", REFUSED, "a text is needed here, not keys with values"),
    (Words(4), "abcde", REFUSED, "this text is longer than 4 characters"),
    (Words(4), "abcd", "abcd", ""),
    (Number(0, 2), "1.5", 1.5, ""),
    (Number(0, 2), "2", 2, ""),
    (Number(0, 2), "2.001", REFUSED, "a number from 0 to 2 is needed here, not '2.001'"),
    (Number(0, 2), "-0.1", REFUSED, "a number from 0 to 2 is needed here, not '-0.1'"),
    (Number(0, 2), ".nan", REFUSED, "a number is needed here, not '.nan'"),
    (Number(0, 2), "1e999", REFUSED, "a number is needed here, not '1e999'"),
    (Number(0, 2), "true", REFUSED, "a number is needed here, not 'true'"),
    (Number(0, 2), "'1'", REFUSED, "a number is needed here, not '1'"),
    (Whole(1, 20), "3", 3, ""),
    (Whole(1, 20), "3.0", REFUSED, "a whole number is needed here, not '3.0'"),
    (Whole(1, 20), "0", REFUSED, "a whole number from 1 to 20 is needed here, not '0'"),
    (Whole(1, 20), "x", REFUSED, "a whole number is needed here, not 'x'"),
    (Seconds(), "30", 30.0, ""),
    (Seconds(), "7.5", 7.5, ""),
    (Seconds(), "1m 30s", 90.0, ""),
    (Seconds(), "1m30s", 90.0, ""),
    (Seconds(), "1min", 60.0, ""),
    (Seconds(), "90 s", 90.0, ""),
    (Seconds(), "2.5sec", 2.5, ""),
    (Seconds(), "1h", 3600.0, ""),
    (Seconds(), "60m", 3600.0, ""),
    (Seconds(), "0", REFUSED, "a duration above zero is needed here, not '0'"),
    (Seconds(), "0s", REFUSED, "a duration above zero is needed here, not '0s'"),
    (Seconds(), "-5", REFUSED, "a duration above zero is needed here, not '-5'"),
    (Seconds(), "abc", REFUSED, f"{DURATION} 'abc'"),
    (Seconds(), "1e9", REFUSED, "a duration of at most one hour is needed here, not '1e9'"),
    (Seconds(), "3601", REFUSED, "a duration of at most one hour is needed here, not '3601'"),
    (Seconds(), "1h 1s", REFUSED, "a duration of at most one hour is needed here, not '1h 1s'"),
    (Seconds(), ".nan", REFUSED, f"{DURATION} '.nan'"),
    (Seconds(), ".inf", REFUSED, f"{DURATION} '.inf'"),
    (Seconds(), "-.inf", REFUSED, f"{DURATION} '-.inf'"),
    (Seconds(), "true", REFUSED, f"{DURATION} 'true'"),
    (Seconds(), "", REFUSED, f"{DURATION} nothing"),
    (Seconds(), "''", REFUSED, f"{DURATION} ''"),
    (Seconds(), "'30'", REFUSED, f"{DURATION} '30' (a number stands without quotes)"),
    (Seconds(), "1:30", REFUSED, f"{DURATION} '1:30' (write minutes and seconds as '1m 30s')"),
    (Seconds(), "0:30", REFUSED, f"{DURATION} '0:30' (write minutes and seconds as '1m 30s')"),
    (Seconds(), "30s 1m", REFUSED, f"{DURATION} '30s 1m'"),
    (Seconds(), "[30]", REFUSED, f"{DURATION} a list"),
    (Seconds(zero_allowed=True), "0", 0.0, ""),
    (Seconds(zero_allowed=True), "-1", REFUSED, "a duration, zero or more is needed here, not '-1'"),
    (Flag(), "true", True, ""),
    (Flag(), "false", False, ""),
    (Flag(), "yes", REFUSED, "true or false is needed here, not 'yes'"),
    (Flag(), "1", REFUSED, "true or false is needed here, not '1'"),
    (Choice(words_of(list(Colour))), "red", Colour.RED, ""),
    (
        Choice(words_of(list(Colour))),
        "rde",
        REFUSED,
        f"{RED_BLUE} 'rde' (did you mean 'red'?)",
    ),
    (Choice(words_of(list(Colour))), "RED", REFUSED, "one of red, blue is needed here, not 'RED'"),
    (Choice(words_of(list(Colour))), "[red]", REFUSED, "one of red, blue is needed here, not a list"),
    (ListOf(Whole(1, 9)), "[1, 2]", (1, 2), ""),
    (ListOf(Whole(1, 9)), "[]", (), ""),
    (ListOf(Whole(1, 9)), "1", REFUSED, "a list is needed here, not '1'"),
    (ListOf(Whole(1, 9), 1, 2), "[]", REFUSED, "1 to 2 items are needed here, not 0"),
    (ListOf(Whole(1, 9), 1, 2), "[1, 2, 3]", REFUSED, "1 to 2 items are needed here, not 3"),
    (MapOf(Whole(1, 9)), "{a: 1, b: 2}", {"a": 1, "b": 2}, ""),
    (MapOf(Whole(1, 9)), "[1]", REFUSED, "a map (keys with values) is needed here, not a list"),
    (MapOf(Whole(1, 9), least=1), "{}", REFUSED, "1 to 200 keys are needed here, not 0"),
    (MapOf(Whole(1, 9), ("start", "hold")), "{start: 1}", {"start": 1}, ""),
    (MapOf(Whole(1, 9), ("start", "hold")), "{strat: 1}", REFUSED, "unknown key 'strat' (did you mean 'start'?)"),
    (EITHER, "true", True, ""),
    (EITHER, "[3]", (3,), ""),
    (EITHER, "[33]", REFUSED, "a whole number from 1 to 9 is needed here, not '33'"),
    (EITHER, "{a: 1}", REFUSED, "true, or numbers is needed here, not keys with values"),
    (DOSE, "{hold: 20, sets: 3, the-name: x}", Dose(20, 3, "x"), ""),
    (DOSE, "{hold: 20}", Dose(20), ""),
    (DOSE, "{sets: 3}", REFUSED, "'hold' is missing in a dose"),
    (DOSE, "{hold: 20, hodl: 3}", REFUSED, "unknown key 'hodl' in a dose (did you mean 'hold'?)"),
    (DOSE, "x", REFUSED, "a dose (keys with values) is needed here, not 'x'"),
    (DOSE, "{hold: }", REFUSED, f"{DURATION} nothing"),
]
# What JSON Schema cannot say, or says of text and number alike.
BEYOND_SCHEMA = {".nan", ".inf", "-.inf", "1e999", "3.0", "''", "1h 1s", "0s"}


def read(kind: Kind[object], written: str) -> tuple[object, list[str]]:
    report = Report("f")
    node = reading.read_text(f"- {written}", report)
    assert isinstance(node, nodes.Sequence)
    value = kind.read(node.items[0], report)
    return (REFUSED if value is None else value), [problem.message for problem in report.problems]


@pytest.mark.parametrize(("kind", "written", "value", "message"), READ)
def test_what_is_read(kind: Kind[object], written: str, value: object, message: str) -> None:
    assert read(kind, written) == (value, [message] if message else [])


def plainly(node: nodes.Node) -> object:
    """A node as JSON would have it."""
    match node:
        case nodes.Scalar():
            return node.value
        case nodes.Sequence():
            return [plainly(item) for item in node.items]
        case nodes.Mapping():
            return {entry.key: plainly(entry.value) for entry in node.entries}


@pytest.mark.parametrize(("kind", "written", "value", "message"), READ)
def test_the_schema_says_the_same(kind: Kind[object], written: str, value: object, message: str) -> None:
    node = reading.read_text(f"- {written}", Report("f"))
    assert isinstance(node, nodes.Sequence)
    schema = kind.schema()
    json.dumps(schema)
    Draft202012Validator.check_schema(schema)
    if written not in BEYOND_SCHEMA:
        assert Draft202012Validator(schema).is_valid(plainly(node.items[0])) == (value is not REFUSED)


def test_every_problem_of_a_record_is_reported_at_its_place() -> None:
    report = Report("f")
    node = reading.read_text("hodl: 3\nsets: x\nthe-name:\n  - far\n", report)
    assert node is not None
    assert DOSE.read(node, report) is None
    assert [str(problem) for problem in report.sorted()] == [
        "f:1:1: 'hold' is missing in a dose",
        "f:1:1: unknown key 'hodl' in a dose (did you mean 'hold'?)",
        "f:2:7: a whole number is needed here, not 'x'",
        "f:4:3: a text is needed here, not a list",
    ]


def test_every_problem_of_a_list_is_reported() -> None:
    assert read(ListOf(Whole(1, 9)), "[0, 1, x]")[1] == [
        "a whole number from 1 to 9 is needed here, not '0'",
        "a whole number is needed here, not 'x'",
    ]


def test_a_check_sees_the_whole_and_its_errors_refuse_it() -> None:
    def no_more_than_a_minute(dose: Dose, node: nodes.Mapping, report: Report) -> None:
        report.warning(node.place, "seen")
        if dose.hold * dose.sets > 60:
            report.error(node.place_of("sets"), "too much")

    checked = Record(Dose, "dose", DOSE.fields, no_more_than_a_minute)
    assert read(checked, "{hold: 20, sets: 3}") == (Dose(20, 3), ["seen"])
    assert read(checked, "{hold: 20, sets: 4}") == (REFUSED, ["seen", "too much"])
    assert read(checked, "{hold: x, sets: 4}")[1] == [f"{DURATION} 'x'"]


def test_a_reference_is_the_thing_itself() -> None:
    known: dict[str, dict[str, object]] = {"dose": {"long": Dose(60), "broken": None}}
    kind = Reference("dose", Dose)
    for written, value, message in (
        ("long", Dose(60), []),
        ("lon", None, ["there is no dose 'lon' (did you mean 'long'?)"]),
        ("broken", None, ["the dose 'broken' has problems of its own"]),
        ("[long]", None, ["the id of a dose is needed here, not a list"]),
        ("", None, ["the id of a dose is needed here, not nothing"]),
    ):
        report = Report("f", known)
        node = reading.read_text(f"- {written}", report)
        assert isinstance(node, nodes.Sequence)
        assert kind.read(node.items[0], report) == value
        assert [problem.message for problem in report.problems] == message


@pytest.mark.timeout(30)
def test_thousands_of_wrong_keys_end_in_one_line() -> None:
    report = Report("f")
    node = reading.read_text("".join(f"hodl{i}: 1\n" for i in range(40_000)), report)
    assert node is not None
    assert DOSE.read(node, report) is None
    assert len(report.problems) == 101


@given(st.floats(0.01, 3600))
def test_a_duration_is_the_same_as_a_number_and_as_text(seconds: float) -> None:
    seconds = round(seconds, 2)
    minutes, rest = divmod(round(seconds * 100), 6000)
    assert read(Seconds(), str(seconds)) == (seconds, [])
    said, problems = read(Seconds(), f"{minutes}m {rest / 100}s")
    assert problems == []
    assert said == pytest.approx(seconds)
