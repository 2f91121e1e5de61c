"""What `pipx install .` and the source archive give a person."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from stretchgui import __version__

ROOT = Path(__file__).parents[2]


def _files_below(folder: str) -> set[str]:
    """Every file the checkout has in a folder, as the archive should name it."""
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built as pip builds it."""
    builder = WheelBuilder(str(ROOT))
    (path,) = builder.build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> tarfile.TarFile:
    """The source archive."""
    builder = SdistBuilder(str(ROOT))
    (path,) = builder.build(directory=str(tmp_path_factory.mktemp("sdist")), versions=["standard"])
    return tarfile.open(path)


@pytest.mark.parametrize("folder", ["assets", "routines"])
def test_the_wheel_carries_every_bundled_file(wheel: zipfile.ZipFile, folder: str) -> None:
    wanted = {f"stretchgui/_data/{name}" for name in _files_below(folder)}
    assert wanted
    assert wanted <= set(wheel.namelist())


def test_the_wheel_has_exercises_routines_and_words(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert any(name.startswith("stretchgui/_data/assets/exercises/") and name.endswith(".yaml") for name in names)
    assert any(name.startswith("stretchgui/_data/routines/") and name.endswith(".yaml") for name in names)
    assert "stretchgui/_data/assets/words/en.yaml" in names
    assert "stretchgui/py.typed" in names


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"stretchgui", f"stretchgui-{__version__}.dist-info"}


def test_the_wheel_gives_both_commands(wheel: zipfile.ZipFile) -> None:
    text = wheel.read(f"stretchgui-{__version__}.dist-info/entry_points.txt").decode()
    assert text.split() == [
        *("[console_scripts]", "stretchgui", "=", "stretchgui.cli:main"),
        *("[gui_scripts]", "stretchguiw", "=", "stretchgui.cli:main"),
    ]


def test_the_wheel_says_its_version_licence_and_what_it_needs(wheel: zipfile.ZipFile) -> None:
    lines = wheel.read(f"stretchgui-{__version__}.dist-info/METADATA").decode().splitlines()
    assert f"Version: {__version__}" in lines
    assert "License-Expression: GPL-3.0-or-later" in lines
    assert "Requires-Python: >=3.11" in lines
    needed = {line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")}
    assert {name for name in needed if name.lower().startswith("pyside6")} == {
        "pyside6-addons!=6.10.1,<6.12,>=6.9",
        "pyside6-essentials!=6.10.1,<6.12,>=6.9",
    }


def test_the_source_archive_can_be_run_and_tested(sdist: tarfile.TarFile) -> None:
    names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"Makefile", "README.md", "LICENSE", "CONTRIBUTING.md", "pyproject.toml", ".ci/run"} <= names
    for folder in ("assets", "requirements", "routines", "stretchgui", "tests", "tools"):
        tracked = {name for name in _files_below(folder) if "__pycache__" not in name}
        assert tracked <= names
