"""Steps are changed within a routine's text: what people wrote around them stays, letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stretchgui.routine.routine import ExerciseStep, RestStep
from stretchgui.routine.step_text import is_mere, new_text, steps_of, with_next_first, with_step, without_step
from tests.routine.reading import BRIDGE, CHILD, KNEE, PRONE, routine_of

COMMENTED = """\
# Our evening.
title: Evening   # the long one
steps:
  - exercise: single-knee-to-chest
    sets: 2 # twice
  # now lying on the belly

  - exercise: prone-quad-stretch
    hold: 40
  # the end

level: gentle
"""

ADDED = [
    ("title: x\nsteps:\n- exercise: bridge", "title: x\nsteps:\n- exercise: bridge\n- exercise: new"),
    ("steps:\n  - exercise: a # last\nlevel: x\n", "steps:\n  - exercise: a # last\n  - exercise: new\nlevel: x\n"),
    ("steps:\r\n  - rest: 3\r\n\r\n", "steps:\r\n  - rest: 3\r\n  - exercise: new\r\n\r\n"),
    ("steps:\n  -\n    rest: 3\n...\n", "steps:\n  -\n    rest: 3\n  - exercise: new\n...\n"),
    ('{"steps": [{"rest": 3}]}', '{"steps": [{"rest": 3}, {exercise: new}]}'),
    ("steps: [{rest: 3}, ]\n", "steps: [{rest: 3}, {exercise: new}, ]\n"),
    ("steps: [\n  {rest: 3} # a, b\n]\n", "steps: [\n  {rest: 3}, {exercise: new} # a, b\n]\n"),
    (
        "steps:\n  - name: |+\n      one\n\n\nlevel: x\n",
        "steps:\n  - name: |+\n      one\n\n\n  - exercise: new\nlevel: x\n",
    ),
    (
        "steps:\n  - name: |\n      # one\n\nlevel: x\n",
        "steps:\n  - name: |\n      # one\n  - exercise: new\n\nlevel: x\n",
    ),
    (
        "steps:\n- rest: 1\n  alone: |\n    # no comment\n\n    but text",
        "steps:\n- rest: 1\n  alone: |\n    # no comment\n\n    but text\n- exercise: new",
    ),
    ("\ufeffsteps:\n  - rest: 3\n", "\ufeffsteps:\n  - rest: 3\n  - exercise: new\n"),
    ("about: {steps: [1]}\nsteps:\n  - rest: 3\n", "about: {steps: [1]}\nsteps:\n  - rest: 3\n  - exercise: new\n"),
]


@pytest.mark.parametrize(("text", "wanted"), ADDED)
def test_a_step_is_written_where_a_person_would_write_it(text: str, wanted: str) -> None:
    added = with_step(text, "new", 0)
    assert added == wanted
    assert without_step(added, 1) == text


def test_comments_and_everything_else_stay() -> None:
    added = with_step(COMMENTED, "bridge", 0)
    assert added == COMMENTED.replace("# twice\n", "# twice\n  - exercise: bridge\n")


def test_a_comment_right_above_a_step_moves_along_with_it() -> None:
    text = "steps:\n  # first a\n  - exercise: a\n\n  # then b\n  # slowly\n  - exercise: b\n    hold: 3\n"
    assert with_next_first(text, 0) == (
        "steps:\n  # then b\n  # slowly\n  - exercise: b\n    hold: 3\n\n  # first a\n  - exercise: a\n"
    )


def test_the_last_step_of_a_text_without_an_end_of_line_can_be_moved() -> None:
    assert with_next_first("steps:\n- rest: 1\n- rest: 2", 0) == "steps:\n- rest: 2\n- rest: 1"


@pytest.mark.parametrize(
    "text", ["", "a: 1", "steps: 3", "steps: []", "steps: *x", "- a", "steps:\n\t- a", "a: [", "\0"]
)
def test_what_has_no_steps_is_left_alone(text: str) -> None:
    assert with_step(text, "new", 0) is None
    assert without_step(text, 0) is None
    assert with_next_first(text, 0) is None


def test_the_only_step_is_not_taken_out_and_none_that_is_not_there() -> None:
    assert without_step("steps:\n  - rest: 3\n", 0) is None
    assert without_step(COMMENTED, 2) is None
    assert with_step(COMMENTED, "new", 2) is None
    assert with_step(COMMENTED, "new", -1) is None
    assert with_next_first(COMMENTED, 1) is None


@pytest.mark.parametrize("exercise_id", ["null", "true", "12", "no", "a, b", "it's", "1e3", "y", "Ü (2)", "a.b"])
def test_an_id_that_looks_like_something_else_is_quoted(exercise_id: str) -> None:
    added = with_step(COMMENTED, exercise_id, 1)
    assert added is not None
    assert is_mere(steps_of(added)[2], exercise_id)


def test_a_new_text_is_a_routine() -> None:
    routine, problems = routine_of(new_text('He said: "no" # really', "bridge"))
    assert problems == []
    assert routine is not None
    assert routine.title.said() == 'He said: "no" # really'
    assert [step.exercise.id for step in routine.steps if isinstance(step, ExerciseStep)] == ["bridge"]


# ---- any file a person may have written ------------------------------------------------------------------------

IDS = [KNEE.id, PRONE.id, CHILD.id, BRIDGE.id]
NOISE = st.sampled_from(["", "\n", "{i}# a comment, with [things]: 'and' quotes\n", "\n{i}# one\n\n# two\n"])
TAILS = st.sampled_from(["", " # note", "   ", " #"])
EXTRAS = st.sampled_from(["", "sets: 2", "hold: 20", "optional: true"])


@st.composite
def block_steps(draw: st.DrawFn) -> str:
    indent = " " * draw(st.integers(0, 4))
    lines = [f"steps:{draw(TAILS)}\n"]
    for number in range(draw(st.integers(1, 5))):
        lines.append(draw(NOISE).format(i=indent))
        gap = " " * draw(st.integers(1, 3))
        name, extra, tail = draw(st.sampled_from(IDS)), draw(EXTRAS), draw(TAILS)
        inner = indent + " " + gap
        way = draw(st.integers(0, 4))
        if way == 0:
            lines.append(f"{indent}-{gap}{{exercise: {name}{', ' if extra else ''}{extra}}}{tail}\n")
        elif way == 1 and number:
            lines.append(f"{indent}-{gap}rest: 20{tail}\n{indent}-{gap}exercise: {name}{tail}\n")
        elif way == 2:
            lines.append(f"{indent}-\n{inner}exercise: '{name}'{tail}\n")
            lines.append(f"{inner}{extra}\n" if extra else "")
        elif way == 3:
            style = draw(st.sampled_from(["|", ">-", "|+", "|-"]))
            lines.append(
                f"{indent}-{gap}name: Own\n{inner}alone: {style}\n{inner}  # no comment\n\n{inner}  but text\n\n"
            )
        else:
            lines.append(f"{indent}-{gap}exercise: {name}{tail}\n")
            lines.append(f"{inner}{extra}{tail}\n" if extra else "")
    return "".join(lines)


@st.composite
def flow_steps(draw: st.DrawFn) -> str:
    items = [f"{{exercise: {draw(st.sampled_from(IDS))}}}" for _ in range(draw(st.integers(1, 5)))]
    joint = draw(st.sampled_from([", ", ",", " ,\n  ", ", # one, two\n  "]))
    opening, closing = draw(st.sampled_from([("[", "]"), ("[ ", " ]"), ("[\n  ", "\n ]"), ("[", ", ]")]))
    return f"steps: {opening}{joint.join(items)}{closing}{draw(TAILS)}\n"


@st.composite
def files(draw: st.DrawFn) -> str:
    """A routine's file, written in any of the ways that people and editors write one."""
    others = [draw(st.sampled_from(["title: Ours\n", "title: 'Ours' # the two of us\n"]))]
    others += draw(st.sampled_from([[], ["level: gentle\n"], ["# a comment\n\nneeds: [mat, pillow]\n"]]))
    place = draw(st.integers(0, len(others)))
    parts = [*others[:place], draw(block_steps() | flow_steps()), *others[place:]]
    text = draw(st.sampled_from(["", "# Ours\n", "---\n", "\ufeff"])) + "".join(parts)
    text = text if draw(st.booleans()) else text.rstrip("\n ")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def keys_of(text: str) -> list[str]:
    routine, problems = routine_of(text.removeprefix("\ufeff"))
    assert routine is not None, problems
    return [step.exercise.name.said() if isinstance(step, ExerciseStep) else "rest" for step in routine.steps]


@given(files(), st.data())
def test_adding_and_taking_out_again_gives_the_same_text_and_every_result_is_a_routine(
    text: str, data: st.DataObject
) -> None:
    before = keys_of(text)
    after = data.draw(st.integers(0, len(before) - 1))
    added = with_step(text, "dead-bug", after)
    assert added is not None
    assert keys_of(added) == [*before[: after + 1], "Dead bug", *before[after + 1 :]]
    assert without_step(added, after + 1) == text


@given(files(), st.data())
def test_moving_keeps_every_line_and_moving_back_gives_the_same_steps(text: str, data: st.DataObject) -> None:
    before = keys_of(text)
    assume(len(before) > 1)
    index = data.draw(st.integers(0, len(before) - 2))
    moved = with_next_first(text, index)
    if moved is None:
        # A block that keeps its empty lines cannot end a file as it stands within one: nothing is done then.
        assert "|" in text or ">" in text
        return
    changed = [*before[:index], before[index + 1], before[index], *before[index + 2 :]]
    assert keys_of(moved) == changed
    assert sorted("".join(moved.split())) == sorted("".join(text.split()))
    again = with_next_first(moved, index)
    assert again is not None
    assert keys_of(again) == before


def test_empty_lines_after_a_step_go_with_it_where_a_text_above_would_keep_them() -> None:
    above = "title: Ours\nsteps:\n- name: Own\n  alone: |+\n    but text\n\n"
    text = f"{above}- {{exercise: {KNEE.id}}}\n\n- exercise: bridge\n"
    assert without_step(text, 1) == f"{above}- exercise: bridge\n"


@given(files(), st.data())
def test_taking_out_leaves_all_the_other_steps(text: str, data: st.DataObject) -> None:
    before = keys_of(text)
    index = data.draw(st.integers(0, len(before) - 1))
    rest = [*before[:index], *before[index + 1 :]]
    assume("rest" not in rest[:1] + rest[-1:] and any(one != "rest" for one in rest))
    left = without_step(text, index)
    assert left is not None
    assert keys_of(left) == rest


@given(st.text(), st.integers(-1, 3))
def test_no_text_at_all_makes_it_fail(text: str, index: int) -> None:
    for changed in (with_step(text, "new", index), without_step(text, index), with_next_first(text, index)):
        assert changed is None or steps_of(changed)


def test_a_rest_is_a_step_like_any_other() -> None:
    routine, _ = routine_of(
        with_next_first(f"title: x\nsteps:\n- exercise: {KNEE.id}\n- rest: 5\n- exercise: bridge", 1) or ""
    )
    assert routine is not None
    assert [type(step) for step in routine.steps] == [ExerciseStep, ExerciseStep, RestStep]
