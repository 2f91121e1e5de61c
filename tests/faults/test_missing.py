"""Every file of `assets` taken away, one at a time: the session goes on and the log names it, or it says why not."""

from __future__ import annotations

import json
from pathlib import PurePath

import pytest

from tests.faults.missing import SPARE, WORDS, assets, one_of_each_kind, routines_with
from tests.faults.program import Installed, Ran
from tests.faults.stage import EXERCISES, ROUTINE, Stage
from tests.faults.tally import Tally

pytestmark = pytest.mark.timeout(400)

# Faster than anybody looks: it is about the files, not about the time.
SPEED = 1000.0


@pytest.mark.parametrize(
    "asset", [pytest.param(one, marks=[] if one in one_of_each_kind() else pytest.mark.long) for one in assets()]
)
def test_a_file_that_is_missing_is_named_and_the_session_goes_on(stage: Stage, asset: str, tally: Tally) -> None:
    (stage.installed.assets / asset).unlink()
    kind, name = PurePath(asset).parts[0], PurePath(asset)
    stage.begin("--quit-when-finished", speed=SPEED)
    ran = stage.end()
    assert not ran.failed, ran.said
    if asset == WORDS:
        assert_refused(ran, 2, asset)
        tally.count("files missed: said in one line, exit code 2")
    elif kind == "exercises" and name.stem in EXERCISES:
        # One that is only the easier version of another is missed by that one.
        assert_refused(ran, 1, f"{ROUTINE}.yaml")
        tally.count("files missed: the routine that needs it is refused, exit code 1")
    elif kind == "exercises":
        assert ran.code == 0, ran.said
        assert_listed(stage.installed, name.stem)
        tally.count("files missed: the session goes on, and the routines that need it say so")
    else:
        assert ran.code == 0, ran.said
        named = name.stem in ran.log
        # An icon is read when it is to be seen, and a tone that one palette lacks is taken from the other.
        assert named or kind == "icons" or asset.startswith(SPARE), ran.log
        tally.count(f"files missed: the session goes on, and {'the log names it' if named else 'nobody needs it'}")


def assert_refused(ran: Ran, code: int, names: str) -> None:
    assert ran.code == code, ran.said
    assert names in ran.err
    assert all(line.count(":") >= 2 for line in ran.err.splitlines()), "each with its file, and what is wrong"


def assert_listed(installed: Installed, exercise: str) -> None:
    """The routines that need an exercise are listed, with what is wrong with them."""
    listed = json.loads(installed.run("list", "--json").out)
    broken = {routine["id"] for routine in listed if any(exercise in one["message"] for one in routine["problems"])}
    assert broken >= routines_with(exercise)
