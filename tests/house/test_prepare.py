"""How a fresh machine is made ready: what is missing, what would be run, what need not be done again."""

import ast
import sys
from pathlib import Path

import pytest

from tools.prepare import (
    JOBS,
    LIBRARIES,
    ROOT,
    STAMP,
    TOOLS,
    Environment,
    Need,
    install_commands,
    is_filled,
    is_usable,
    lock_digest,
    main,
    missing_libraries,
    missing_tools,
    python_of,
)

EVERYTHING = frozenset(Need)
RUN = Environment(".venv", "run.txt", 1, served_by=("dev.txt",))
DEV = Environment(".venv", "dev.txt", 1)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with two lock files and an environment that was never filled."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("pyyaml==6\n")
    (tmp_path / "requirements" / "dev.txt").write_text("pyyaml==6\npytest==9\n")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def _fill(checkout: Path, lock: str) -> None:
    (checkout / ".venv" / STAMP).write_text(lock_digest(lock, checkout) + "\n")


def _make_environment(folder: Path, version: str) -> None:
    python_of(folder).parent.mkdir(parents=True)
    python_of(folder).touch()
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {version}\n")


def test_a_machine_with_everything_lacks_nothing() -> None:
    assert missing_libraries(EVERYTHING, loads=lambda name: True) == []


def test_a_bare_machine_lacks_all_that_a_need_names() -> None:
    lacking = missing_libraries(frozenset({Need.SOUND}), loads=lambda name: False)
    assert [library.package for library in lacking] == ["libpulse0", "libxrandr2"]


def test_only_what_does_not_load_is_missing() -> None:
    lacking = missing_libraries(EVERYTHING, loads=lambda name: name != "libEGL.so.1")
    assert [library.package for library in lacking] == ["libegl1"]


def test_no_library_is_listed_twice() -> None:
    assert len({library.name for library in LIBRARIES}) == len(LIBRARIES)
    assert len({library.package for library in LIBRARIES}) == len(LIBRARIES)


def test_what_only_some_tests_run_is_no_reason_to_stop_and_no_matter_to_users() -> None:
    assert [tool.package for tool in missing_tools(TOOLS, finds=lambda name: name != "playerctl")] == ["playerctl"]
    assert JOBS["run"].tools == ()


def test_the_tests_ask_for_no_screen() -> None:
    assert Need.WINDOW not in JOBS["test"].needed | JOBS["test"].welcome


def test_nobody_is_stopped_for_want_of_sound() -> None:
    assert all(Need.SOUND not in job.needed for job in JOBS.values())


def test_packages_are_installed_after_their_lists_with_nothing_they_only_recommend() -> None:
    assert install_commands(["libegl1", "libgl1"], ["sudo"]) == [
        ["sudo", "apt-get", "update"],
        ["sudo", "apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libgl1"],
    ]


def test_an_environment_never_filled_is_filled(checkout: Path) -> None:
    assert not is_filled(DEV, checkout)


def test_an_environment_filled_from_the_same_lock_is_left_alone(checkout: Path) -> None:
    _fill(checkout, "dev.txt")
    assert is_filled(DEV, checkout)


def test_the_developers_environment_serves_to_run(checkout: Path) -> None:
    _fill(checkout, "dev.txt")
    assert is_filled(RUN, checkout)


def test_the_users_environment_does_not_serve_to_test(checkout: Path) -> None:
    _fill(checkout, "run.txt")
    assert not is_filled(DEV, checkout)


def test_a_changed_lock_fills_the_environment_again(checkout: Path) -> None:
    _fill(checkout, "dev.txt")
    (checkout / "requirements" / "dev.txt").write_text("pyyaml==7\n")
    assert not is_filled(DEV, checkout)


@pytest.mark.parametrize(("version", "usable"), [("3.11.2", True), ("3.13.0", False), ("3.1.1", False)])
def test_an_environment_serves_the_python_it_was_made_with(tmp_path: Path, version: str, usable: bool) -> None:
    _make_environment(tmp_path / ".venv", version)
    assert is_usable(tmp_path / ".venv", (3, 11)) is usable


def test_an_environment_whose_python_is_gone_is_made_again(tmp_path: Path) -> None:
    _make_environment(tmp_path / ".venv", "3.11.2")
    python_of(tmp_path / ".venv").unlink()
    assert not is_usable(tmp_path / ".venv", (3, 11))


def test_a_folder_that_is_no_environment_is_not_usable(tmp_path: Path) -> None:
    assert not is_usable(tmp_path, (3, 11))


def test_the_running_environment_is_recognised() -> None:
    assert is_usable(Path(sys.prefix), sys.version_info[:2])


def test_an_unknown_job_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["dance"])
    assert stopped.value.code == 2
    assert "invalid choice: 'dance'" in capsys.readouterr().err


def test_an_old_python_can_read_the_script_to_say_that_it_is_too_old() -> None:
    source = (ROOT / "tools" / "prepare.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
