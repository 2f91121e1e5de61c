"""Collected by `pytest --without-qt` alone, which `make test` runs where PySide6 is not installed."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import stretchgui

PACKAGE = Path(stretchgui.__file__).parent
MAY_USE_QT = frozenset({"app", "ui"})


def _module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


PURE_MODULES = sorted(
    _module_name(file)
    for file in PACKAGE.rglob("*.py")
    if file.relative_to(PACKAGE).with_suffix("").parts[0] not in MAY_USE_QT and file.name != "__main__.py"
)


@pytest.mark.parametrize("name", ["PySide6", "shiboken6", "pytestqt"])
def test_there_is_no_qt_here(name: str) -> None:
    assert find_spec(name) is None


@pytest.mark.parametrize("name", PURE_MODULES)
def test_every_module_of_the_pure_rooms_imports(name: str) -> None:
    assert import_module(name).__doc__
