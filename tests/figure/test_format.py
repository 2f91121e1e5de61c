"""Figures as they are written: what is read, and what is said of what cannot be."""

from __future__ import annotations

import re
from functools import cache

import jsonschema
import pytest

from stretchgui.document.nodes import Mapping
from stretchgui.document.problems import Place, Report
from stretchgui.document.reading import read_text
from stretchgui.figure.format import FIGURE, check_bodies
from stretchgui.figure.model import Target
from stretchgui.figure.range_of_motion import findings
from tests.figure.drawn import BUNDLED, EXERCISES, figure_node, read, sound


def test_a_target_is_a_point_or_a_place_on_a_body() -> None:
    """Both ways of writing what a hand holds are read."""
    figure = sound(
        """
moments:
  hold:
    receiver:
      left-arm: {hand: [10, 20]}
      right-arm: {hand: {on: receiver.left-shin, at: 0.3, surface: back, by: [1, 2]}}
      left-leg: {foot: [1, 2, -3], flat: true}
"""
    )
    pose = figure.pose("hold", "receiver")
    assert pose.left_arm is not None
    assert pose.left_arm.hand == Target(point=(10, 20, None))
    assert pose.right_arm is not None
    assert pose.right_arm.hand == Target(on="receiver.left-shin", at=0.3, surface="back", by=(1, 2))
    assert pose.left_leg is not None
    assert pose.left_leg.foot == Target(point=(1, 2, -3))
    assert pose.left_leg.flat


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("moments:\n  hodl: {}\n", 2, 3, "did you mean 'hold'?"),
        ("moments:\n  hold:\n    receiver: {lean: ninety}\n", 3, 22, "a number is needed"),
        ("moments:\n  hold:\n    receiver: {left-log: {}}\n", 3, 16, "did you mean 'left-leg'?"),
        ("moments: {}\n", 1, 10, "1 to"),
        ("view: sidewise\nmoments:\n  hold: {}\n", 1, 7, "did you mean 'side'?"),
        ("moments:\n  hold:\n    receiver: {left-arm: {hand: {at: 0.5}}}\n", 3, 33, "'on' is missing"),
        ("moments:\n  hold:\n    receiver: {left-arm: {hand: knee}}\n", 3, 33, "a point [x, y]"),
        (
            "moments:\n  hold:\n    receiver: {left-arm: {hand: {on: receiver.left-shn}}}\n",
            3,
            38,
            "did you mean 'receiver.left-shin'?",
        ),
        ("moments:\n  hold:\n    receiver: {place: {at: [1, 2, 3]}}\n", 3, 28, "2 to 2"),
        ("moments:\n  hold:\n    receiver: {left-leg: {knee: 400}}\n", 3, 33, "from -10 to 170"),
        ("moments:\n  hold: {}\nglows: [{on: helper.trunk}]\n", 1, 1, "no moment has a helper"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, line: int, column: int, said: str) -> None:
    """Every mistake has its line and column, and the near miss."""
    figure, report = read(text)
    assert figure is None
    problem = report.problems[0]
    assert said in problem.message
    assert problem.place == Place(line, column)


def test_an_impossible_body_is_reported_at_its_line() -> None:
    """A check leads to the line that says the angle, in the moment or in the one it is taken over from."""
    text = """moments:
  start:
    receiver:
      place: {at: [0, 90]}
      left-arm:
        elbow: 170
  hold:
    receiver:
      head:
        neck: 85
"""
    report = Report("figure.yaml")
    node = read_text(text, report)
    assert isinstance(node, Mapping)
    figure = FIGURE.read(node, report)
    assert figure is not None
    check_bodies(figure, node, report)
    found = {(problem.place.line, problem.message.split(" bends")[0]) for problem in report.problems}
    assert found == {(6, "the left elbow"), (10, "the neck")}


def _plain(node: object) -> object:
    """Turn nodes into what JSON would hold."""
    from stretchgui.document.nodes import Scalar, Sequence

    match node:
        case Mapping():
            return {entry.key: _plain(entry.value) for entry in node.entries}
        case Sequence():
            return [_plain(item) for item in node.items]
        case Scalar():
            return node.value
        case _:
            raise AssertionError(node)


@pytest.mark.parametrize("name", BUNDLED)
def test_the_schema_fits_the_bundled_figures(name: str) -> None:
    """The JSON Schema accepts what the reader accepts, and refuses an unknown key."""
    document = _plain(figure_node(name))
    schema = _schema()
    schema.validate(document)
    assert isinstance(document, dict)
    assert not schema.is_valid({**document, "colour": "red"})


@cache
def _schema() -> jsonschema.Draft202012Validator:
    schema = FIGURE.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", BUNDLED)
def test_reading_twice_gives_equal_figures(name: str) -> None:
    """A figure is a value: equal when it says the same, and usable as a key."""
    report = Report(name)
    node = figure_node(name)
    assert node is not None
    again = FIGURE.read(node, report)
    assert again == BUNDLED[name]
    assert again is not None
    assert hash(again) == hash(BUNDLED[name])


def test_the_example_of_the_documentation_is_sound() -> None:
    """What `docs/figures.md` shows can be read, and no body in it does what it cannot."""
    page = (EXERCISES.parents[1] / "docs" / "figures.md").read_text(encoding="utf-8")
    example, *more = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    assert findings(sound(example)) == ()
    (things,) = (text for text in more if text.startswith("props:"))
    assert len(sound(example + things).props) == 5
    (from_the_front,) = (text for text in more if text.startswith("view: front"))
    assert findings(sound(from_the_front)) == ()
