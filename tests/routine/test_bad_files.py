"""What bad input gets: a line that says where and what, for every problem of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.routine.pictures import png
from tests.routine.reading import exercise_of, routine_of

KNEE = "  - exercise: single-knee-to-chest\n"
ONE_STEP = f"title: x\nsteps:\n{KNEE}"
DURATION = "a duration in seconds (30, 7.5 or '1m 30s') is needed here, not"
NEWER = "this program reads format 1: update stretchgui"
STEP_NEEDED = "a step (keys with values) is needed here, not"
KINDS = "one of warm-up, stretch, strength, breathing, check is needed here, not"
BASE = "format: 1\ntitle: Low back\nsteps:\n  - exercise: single-knee-to-chest\n    hold: "
A_STEP = "a step needs 'exercise' (an id), 'name' (a new exercise) or 'rest' (seconds)"

MANY = """\
title: x
levl: gentle
defaults: {hold: 0, restt: 3}
steps:
  - exercise: nope
    hold: -1
    sets: many
  - rest: .inf
  - name: y
    kind: strech
"""

ROUTINES = [
    # Holds.
    (f"{BASE}0", ["5:11: a duration above zero is needed here, not '0'"]),
    (f"{BASE}-5", ["5:11: a duration above zero is needed here, not '-5'"]),
    (f"{BASE}abc", [f"5:11: {DURATION} 'abc'"]),
    (f"{BASE}1e9", ["5:11: a duration of at most one hour is needed here, not '1e9'"]),
    (f"{BASE}.nan", [f"5:11: {DURATION} '.nan'"]),
    (f"{BASE}.inf", [f"5:11: {DURATION} '.inf'"]),
    (f"{BASE}1:30", [f"5:11: {DURATION} '1:30' (write minutes and seconds as '1m 30s')"]),
    (f"{BASE}true", [f"5:11: {DURATION} 'true'"]),
    (f"{BASE}\n", [f"5:10: {DURATION} nothing"]),
    # The format comes first, and a newer one ends it.
    (f"format: 2\n{ONE_STEP}", [f"1:9: this file is of format 2; {NEWER}"]),
    ("format: 3\nsessions: [{new: thing}]\ntitle: 1\ntitle: 2", [f"1:9: this file is of format 3; {NEWER}"]),
    ("title: x\nfuture: y\nformat: 2.5", [f"3:9: this file is of format 2.5; {NEWER}"]),
    (f"format: one\n{ONE_STEP}    hold: x", ["1:9: the format is 1, not 'one'", f"5:11: {DURATION} 'x'"]),
    (f"format: 0\n{ONE_STEP}", ["1:9: the format is 1, not '0'"]),
    (f"format: true\n{ONE_STEP}", ["1:9: the format is 1, not 'true'"]),
    (f"format:\n{ONE_STEP}", ["1:8: the format is 1, not nothing"]),
    (f"format: [2]\n{ONE_STEP}", ["1:9: the format is 1, not a list"]),
    # The whole.
    ("", ["1:1: this file is empty"]),
    ("just a text", ["1:1: a routine (keys with values) is needed here, not 'just a text'"]),
    ("- a\n- b", ["1:1: a routine (keys with values) is needed here, not a list"]),
    ("{}", ["1:1: 'steps' is missing in a routine", "1:1: 'title' is missing in a routine"]),
    ("title: x", ["1:1: 'steps' is missing in a routine"]),
    (
        f"titel: x\nsteps:\n{KNEE}",
        ["1:1: 'title' is missing in a routine", "1:1: unknown key 'titel' in a routine (did you mean 'title'?)"],
    ),
    (f"title: {'x' * 201}\nsteps:\n{KNEE}", ["1:8: this text is longer than 200 characters"]),
    (f"title:\nsteps:\n{KNEE}", ["1:7: a text is needed here, not nothing"]),
    (
        f"title: x\nlevel: gentel\nsteps:\n{KNEE}",
        ["2:8: one of gentle, standard is needed here, not 'gentel' (did you mean 'gentle'?)"],
    ),
    (
        f"title: x\ntitle: y\nsteps:\n{KNEE}    hold: 0",
        [
            "2:1: 'title' stands here a second time (first in line 1)",
            "5:11: a duration above zero is needed here, not '0'",
        ],
    ),
    # Steps.
    ("title: x\nsteps: []", ["2:8: 1 to 1000 items are needed here, not 0"]),
    ("title: x\nsteps: knee", ["2:8: a list is needed here, not 'knee'"]),
    (f"title: x\nsteps:\n{KNEE * 1001}", ["3:3: 1 to 1000 items are needed here, not 1001"]),
    (
        "title: x\nsteps:\n  - single-knee-to-chest",
        [f"3:5: {STEP_NEEDED} 'single-knee-to-chest' (write 'exercise: single-knee-to-chest')"],
    ),
    ("title: x\nsteps:\n  - knee", [f"3:5: {STEP_NEEDED} 'knee'"]),
    ("title: x\nsteps:\n  -", [f"3:4: {STEP_NEEDED} nothing"]),
    ("title: x\nsteps:\n  - hold: 30", [f"3:5: {A_STEP}"]),
    ("title: x\nsteps:\n  - {}", [f"3:5: {A_STEP}"]),
    (
        "title: x\nsteps:\n  - exercise: single-knee-to-chest\n    name: y",
        ["4:11: a step has either 'exercise' or 'name', not both"],
    ),
    (
        "title: x\nsteps:\n  - exercise: single-knee-to-chst",
        ["3:15: there is no exercise 'single-knee-to-chst' (did you mean 'single-knee-to-chest'?)"],
    ),
    ("title: x\nsteps:\n  - exercise: zzz", ["3:15: there is no exercise 'zzz'"]),
    ("title: x\nsteps:\n  - exercise: broken-one", ["3:15: the exercise 'broken-one' has problems of its own"]),
    ("title: x\nsteps:\n  - exercise:", ["3:14: the id of an exercise is needed here, not nothing"]),
    (
        "title: x\nsteps:\n  - exercize: single-knee-to-chest\n    hodl: 3",
        [
            "3:5: 'exercise' is missing in a step",
            "3:5: unknown key 'exercize' in a step (did you mean 'exercise'?)",
            "4:5: unknown key 'hodl' in a step (did you mean 'hold'?)",
        ],
    ),
    (f"title: x\nsteps:\n{KNEE}  - rest: 0\n{KNEE}", ["4:11: a duration above zero is needed here, not '0'"]),
    (f"title: x\nsteps:\n{KNEE}  - rest: 5\n    optional: true", ["5:5: unknown key 'optional' in a rest"]),
    (f"{ONE_STEP}    sides: []", ["4:12: 1 to 20 items are needed here, not 0"]),
    (
        f"{ONE_STEP}    sides: [left, rihgt]",
        ["4:19: one of left, right is needed here, not 'rihgt' (did you mean 'right'?)"],
    ),
    (f"{ONE_STEP}    sides: left", ["4:12: a list is needed here, not 'left'"]),
    (f"{ONE_STEP}    sets: 0", ["4:11: a whole number from 1 to 20 is needed here, not '0'"]),
    (f"{ONE_STEP}    sets: 2.5", ["4:11: a whole number is needed here, not '2.5'"]),
    (f"{ONE_STEP}    optional: yes", ["4:15: true or false is needed here, not 'yes'"]),
    (
        f"{ONE_STEP}    contract_relax: [1]",
        ["4:21: true, or {rounds: 1, contract: 6, relax: 3} is needed here, not a list"],
    ),
    (f"{ONE_STEP}    contract_relax: {{rounds: 0}}", ["4:30: a whole number from 1 to 10 is needed here, not '0'"]),
    ("title: x\nsteps:\n  - rest: 5\n  - rest: 9", ["3:3: there are only rests: one step at least is an exercise"]),
    # On the spot.
    (
        "title: x\nsteps:\n  - name: Cat\n    peopel: solo",
        ["4:5: unknown key 'peopel' in a step (did you mean 'people'?)"],
    ),
    (
        "title: x\nsteps:\n  - name: Cat\n    sides: both",
        ["4:12: one of each, alternating, none is needed here, not 'both'"],
    ),
    (
        "title: x\nsteps:\n  - name: Cat\n    sides: {left: 1}",
        ["4:12: each, or [left, right] is needed here, not keys with values"],
    ),
    (
        "title: x\nsteps:\n  - name: Cat\n    dose: {min_hold: 20, max_hold: 10}",
        ["4:22: the shortest hold (20 s) is longer than the longest (10 s)"],
    ),
    ("title: x\nsteps:\n  - name: '{side}'", ["3:11: unknown placeholder '{side}' (none is filled in here)"]),
    # Everything at once, in the order of the file.
    (
        MANY,
        [
            "2:1: unknown key 'levl' in a routine (did you mean 'level'?)",
            "3:18: a duration above zero is needed here, not '0'",
            "3:21: unknown key 'restt' in a set of defaults (did you mean 'rest'?)",
            "5:15: there is no exercise 'nope'",
            "6:11: a duration above zero is needed here, not '-1'",
            "7:11: a whole number is needed here, not 'many'",
            f"8:11: {DURATION} '.inf'",
            f"10:11: {KINDS} 'strech' (did you mean 'stretch'?)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "problems"), ROUTINES)
def test_a_routine_that_cannot_be_used(text: str, problems: list[str]) -> None:
    assert routine_of(text) == (None, problems)


WARNINGS = [
    (f"{BASE}3", "5:11: warning: a hold of 3 s is shorter than this exercise allows: it will be 5 s"),
    (f"{BASE}61", "5:11: warning: a hold of 61 s is longer than this exercise allows: it will be 60 s"),
    (f"level: gentle\n{BASE}30", "6:11: warning: a hold of 30 s is longer than this exercise allows: it will be 20 s"),
    (
        "title: x\ndefaults: {hold: 0.5}\nsteps:\n  - name: y",
        "4:5: warning: a hold of 0.5 s is shorter than this exercise allows: it will be 1 s",
    ),
    (
        f"{ONE_STEP}    contract_relax: true",
        "4:21: warning: this exercise says nothing of contract_relax: it may not be made for it",
    ),
    (
        "title: x\nlevel: gentle\nsteps:\n  - exercise: prone-quad-stretch\n    contract_relax: {rounds: 1}",
        "5:21: warning: contract_relax in a gentle routine: for a sore day it is better left out",
    ),
    (
        "title: x\nsteps:\n  - exercise: childs-pose\n    sides: [left]",
        "4:12: warning: 'sides' has no effect: this exercise is not done on each side in turn",
    ),
    (
        "title: x\nsteps:\n  - exercise: bridge\n    hold: 20",
        "4:11: warning: 'hold' has no effect: nothing is held in this exercise",
    ),
    (f"{ONE_STEP}    reps: 5", "4:11: warning: 'reps' has no effect: this exercise is not counted"),
    (f"title: x\nsteps:\n  - rest: 5\n{KNEE}", "3:5: warning: a rest before the first exercise is left out"),
    (f"title: x\nsteps:\n{KNEE}  - rest: 5\n", "4:5: warning: a rest after the last exercise is left out"),
    (
        f"title: x\nsteps:\n{KNEE}  - rest: 5\n  - rest: 6\n{KNEE}",
        "5:5: warning: of two rests in a row only the first is taken",
    ),
    (
        "title: x\nsteps:\n  - name: y\n    dose: {hold: 20, max_hold: 10}",
        "4:18: warning: a hold of 20 s is longer than this exercise allows: it will be 10 s",
    ),
    (
        "title: x\nsteps:\n  - name: y\n    receiver: {during: 'the {side} leg'}",
        "4:15: warning: 'receiver' names a side, and this exercise has none ('sides: each')",
    ),
]


@pytest.mark.parametrize(("text", "warning"), WARNINGS)
def test_a_routine_that_is_odd_can_be_used(text: str, warning: str) -> None:
    routine, problems = routine_of(text)
    assert routine is not None
    assert problems == [warning]


EXERCISE_PROBLEMS = [
    ("name: x\ndose: {hold: 0}", ["2:14: a duration above zero is needed here, not '0'"]),
    (
        "name: x\ndose: {min_hold: 20, max_hold: 10}",
        ["2:18: the shortest hold (20 s) is longer than the longest (10 s)"],
    ),
    (
        "name: x\ndose:\n  max_hold: 30\n  gentle:\n    min_hold: 40",
        ["5:15: the shortest hold (40 s) is longer than the longest (30 s)"],
    ),
    (
        "name: x\ndose:\n  min_hold: 30\n  gentle: {hold: 5, max_hold: 20}",
        ["4:31: the shortest hold (30 s) is longer than the longest (20 s)"],
    ),
    ("format: 2\nnam: x", [f"1:9: this file is of format 2; {NEWER}"]),
    ("kind: stretch", ["1:1: 'name' is missing in an exercise"]),
    ("name: x\npicture: y.png", ["2:1: unknown key 'picture' in an exercise"]),
    (
        "name: x\nreceiver: {setpu: y}\nhelper: z",
        [
            "2:12: unknown key 'setpu' in a receiver (did you mean 'setup'?)",
            "3:9: a helper (keys with values) is needed here, not 'z'",
        ],
    ),
    ("name: x\nnot_with: [pregnanc]", ["2:12: one of "]),
    ("name: x\nfigure: {}", ["2:9: 'moments' is missing in a figure"]),
]


@pytest.mark.parametrize(("text", "problems"), EXERCISE_PROBLEMS)
def test_an_exercise_that_cannot_be_used(text: str, problems: list[str]) -> None:
    exercise, found = exercise_of(text)
    assert exercise is None
    assert len(found) == len(problems)
    assert all(one.startswith(start) for one, start in zip(found, problems, strict=True)), found


EXERCISE_WARNINGS = [
    (
        "name: x\ndose: {hold: 3, min_hold: 5}",
        "2:14: warning: a hold of 3 s is shorter than this exercise allows: it will be 5 s",
    ),
    (
        "name: x\ndose:\n  hold: 30\n  gentle: {max_hold: 20}",
        "4:22: warning: a hold of 30 s is longer than this exercise allows: it will be 20 s",
    ),
    (
        "name: x\nkind: strength\ncontract_relax: {rounds: 1}",
        "3:17: warning: contract_relax has no effect: nothing is held here",
    ),
    (
        "name: x\nalone: 'pull the {other_side} leg'",
        "2:8: warning: 'alone' names a side, and this exercise has none ('sides: each')",
    ),
]


@pytest.mark.parametrize(("text", "warning"), EXERCISE_WARNINGS)
def test_an_exercise_that_is_odd_can_be_used(text: str, warning: str) -> None:
    exercise, problems = exercise_of(text)
    assert exercise is not None
    assert problems == [warning]


PICTURES = [
    ("../secret.png", "the picture '../secret.png' is not beside this file: copy it there"),
    ("a/../../secret.png", "the picture 'a/../../secret.png' is not beside this file: copy it there"),
    ("a/../mine.png", "the picture 'a/../mine.png' is not beside this file: copy it there"),
    ("/etc/passwd.png", "the picture '/etc/passwd.png' is not beside this file: copy it there"),
    ("C:/mine.png", "the picture 'C:/mine.png' is not beside this file: copy it there"),
    ("C:mine.png", "the picture 'C:mine.png' is not beside this file: copy it there"),
    (r"\\server\share\mine.png", r"the picture '\\server\share\mine.png' is not beside this file: copy it there"),
    (r"..\secret.png", r"the picture '..\secret.png' is not beside this file: copy it there"),
    ("~/mine.png", "the picture '~/mine.png' is not beside this file: copy it there"),
    ("https://example.org/a.png", "the picture 'https://example.org/a.png' is not beside this file: copy it there"),
    ("notes.txt", "a picture (.png, .jpg, .jpeg, .webp, .gif, .bmp) is needed here, not 'notes.txt'"),
    ("out.png", "the picture 'out.png' is a link that leaves this file's folder"),
    ("linked/secret.png", "the picture 'linked/secret.png' is a link that leaves this file's folder"),
    ("[a.png]", "a text is needed here, not a list"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture, links within and out of it, and something outside."""
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    for name in ("inside/mine.png", "inside/sub/Mine.JPG", "secret.png"):
        (tmp_path / name).write_bytes(png(4, 4))
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "linked").symlink_to(tmp_path)
    (inside / "in.png").symlink_to("mine.png")
    (inside / "loop.png").symlink_to("loop.png")
    return inside


@pytest.mark.parametrize(("picture", "message"), PICTURES)
def test_a_picture_that_leaves_its_folder_is_refused(folder: Path, picture: str, message: str) -> None:
    text = f"title: x\nsteps:\n  - name: y\n    picture: {picture}\n"
    assert routine_of(text, folder) == (None, [f"4:14: {message}"])


@pytest.mark.parametrize("picture", ["gone.png", "loop.png", "sub.png/x.png"])
def test_a_picture_that_is_not_there_is_only_missed(folder: Path, picture: str) -> None:
    routine, problems = routine_of(f"title: x\nsteps:\n  - name: y\n    picture: {picture}\n", folder)
    assert routine is not None
    assert problems == [f"4:14: warning: there is no picture '{picture}' beside this file"]


@pytest.mark.parametrize(
    ("picture", "path"),
    [
        ("mine.png", "mine.png"),
        ("./mine.png", "mine.png"),
        ("sub/Mine.JPG", "sub/Mine.JPG"),
        (r"sub\Mine.JPG", "sub/Mine.JPG"),
        ("in.png", "in.png"),
    ],
)
def test_a_picture_beside_the_file(folder: Path, picture: str, path: str) -> None:
    routine, problems = routine_of(f"title: x\nsteps:\n  - name: y\n    picture: {picture}\n", folder)
    assert problems == []
    assert routine is not None
    assert [step.exercise.picture for step in routine.steps if hasattr(step, "exercise")] == [str(folder / path)]


def test_twenty_thousand_phases_are_counted_for_all_turns() -> None:
    step = "  - {exercise: prone-quad-stretch, sets: 20, contract_relax: {rounds: 10}}\n"
    text = f"title: x\nsteps:\n{step * 7}"
    assert routine_of(text)[0] is not None
    routine, problems = routine_of(text + step * 2 + "  - rest: x\n" + step)
    assert routine is None
    assert problems == [f"12:11: {DURATION} 'x'"]
    routine, problems = routine_of(text + step * 2)
    assert routine is None
    assert problems == ["3:3: too long: 23,805 phases when turns are 'each', and 20,000 is the most"]
    routine, problems = routine_of(f"title: x\nsteps:\n{step * 1000}")
    assert routine is None
    assert len(problems) == 1


NUMBERS = ["0", "-5", "1e9", ".nan", "1m 30s", "40"]
ODD = st.sampled_from([*NUMBERS, "abc", "[]", "{}", "~", "true", "single-knee-to-chest", "'{side}'", "x.png"])
DOSES = ["hold", "sides", "sets", "reps", "get_ready", "contract_relax", "optional"]
KEYS = ["exercise", "name", "rest", *DOSES, "picture", "dose", "kind", "people", "receiver", "figure", "hodl"]
STEPS = st.lists(st.dictionaries(st.sampled_from(KEYS), ODD, max_size=4), max_size=4)


@given(STEPS, st.dictionaries(st.sampled_from(["title", "level", "defaults", "format", "needs", "x"]), ODD))
@settings(max_examples=300)
def test_any_combination_is_a_routine_or_has_an_error(steps: list[dict[str, str]], keys: dict[str, str]) -> None:
    flow = ", ".join("{" + ", ".join(f"{key}: {value}" for key, value in step.items()) + "}" for step in steps)
    text = "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"steps: [{flow}]\n"
    routine, problems = routine_of(text)
    errors = [problem for problem in problems if ": warning: " not in problem]
    assert (routine is None) == bool(errors)
