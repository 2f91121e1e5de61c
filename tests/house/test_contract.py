"""The import contract covers the whole house: a new room cannot be left out by forgetting it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAY_USE_QT = frozenset({"app", "ui"})
REACH_QT_LATE = frozenset({"__main__", "cli", "commands"})


def _modules_at_the_top() -> set[str]:
    """Every room and every module beside them."""
    package = ROOT / "stretchgui"
    rooms = {folder.parent.name for folder in package.glob("*/__init__.py")}
    return rooms | {file.stem for file in package.glob("*.py")} - {"__init__"}


def _forbidden_qt() -> list[set[str]]:
    """The rooms that each contract against Qt names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return [
        {module.removeprefix("stretchgui.") for module in contract["source_modules"]}
        for contract in contracts
        if contract["type"] == "forbidden" and "PySide6" in contract["forbidden_modules"]
    ]


def test_every_room_but_two_is_kept_free_of_qt() -> None:
    strict, late = _forbidden_qt()
    assert strict == _modules_at_the_top() - MAY_USE_QT - REACH_QT_LATE
    assert late == REACH_QT_LATE
