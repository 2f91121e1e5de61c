"""Every file that comes with the program, and what becomes of it without that file."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from tests.faults.program import ROOT
from tests.faults.stage import EXERCISES

WORDS: Final = "words/en.yaml"
# A tone that this palette lacks is taken from the other one: nobody misses it.
SPARE: Final = "sounds/clear"


def assets() -> list[str]:
    """Every file below `assets`, such as "icons/play.svg"."""
    folder = ROOT / "assets"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def one_of_each_kind() -> set[str]:
    """The first file of each folder, and one exercise that the session of the suite needs."""
    first = {PurePath(path).parent: path for path in reversed(assets())}
    return {*first.values(), f"exercises/{min(EXERCISES)}.yaml"}


def routines_with(exercise: str) -> set[str]:
    """The ids of the routines that come with the program and have an exercise in them."""
    named = re.compile(rf"^\s*- exercise: {re.escape(exercise)}$", re.MULTILINE)
    return {path.stem for path in (ROOT / "routines").glob("*.yaml") if named.search(path.read_text(encoding="utf-8"))}
