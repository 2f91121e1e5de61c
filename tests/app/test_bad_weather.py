"""Files of garbage, disks that are full, routines that grew too long: it is said, and the program goes on."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.language.words import Words
from stretchgui.options import WindowOptions
from stretchgui.paths import find_paths
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.session.clock import HandClock
from stretchgui.ui.before.preview_page import PreviewPage
from stretchgui.ui.before.step_list import StepList
from tests.app.opened import opened, press_start, start

ASSETS = find_paths({}, "linux", Path("/nowhere")).bundled_assets

pytestmark = pytest.mark.qt_log_ignore("QSoundEffect", "PulseAudioService", "Couldn't (load|resolve)", extend=True)

STEPS = 60
PUSHES = "    contract_relax: {rounds: 3, contract: 6, relax: 3}\n"
LONG = "title: Long\nsteps:\n" + f"  - exercise: prone-quad-stretch\n{PUSHES}" * STEPS
TWENTY_SETS = {"prone-quad-stretch" + (f"#{number}" if number > 1 else ""): 20 for number in range(1, STEPS + 1)}


@pytest.fixture
def long_home(known_home: Path) -> Path:
    """Home, with a routine that twenty sets of each step would make longer than a session may be."""
    (known_home / "routines").mkdir()
    (known_home / "routines" / "long.yaml").write_text(LONG)
    return known_home


def change(preview: PreviewPage, own: Customisation) -> None:
    """Changes the routine as a click in the list of its steps does."""
    steps = preview.findChild(StepList)
    assert steps is not None
    steps.wanted.emit(own)


def is_said(page: QWidget, text: str) -> bool:
    return any(label.text() == text and label.isVisible() for label in page.findChildren(QLabel))


@pytest.mark.parametrize(
    ("garbage", "said"),
    [
        ("garbage {", "settings.json:1:"),
        ("\x00\x01", "settings.json:1:1:"),
        ('{"format": 9}', "settings.json:1:12:"),
        ('{"format": 1, "volume": "loud", "turns": 7}', "settings.json:1:25:"),
    ],
)
def test_settings_that_make_no_sense_are_said_at_the_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, garbage: str, said: str
) -> None:
    (tmp_path / "settings.json").write_text(garbage)
    with opened(qapp, tmp_path, WindowOptions(routine="two-simple-stretches")) as program:
        assert said in program.window.statusBar().currentMessage()
        assert program.pages.preview.can_start


def test_a_disk_that_fills_up_under_the_events_ends_no_session_and_keeps_no_window_open(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no disk that is always full")
    options = WindowOptions(
        routine="two-simple-stretches", start=True, speed=900.0, events=full, quit_when_finished=True
    )
    with opened(qapp, known_home, options) as program:
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
        assert program.exit_code == 0


def test_events_that_can_no_longer_be_written_do_not_keep_a_session_from_starting(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    gone = known_home / "stick"
    options = WindowOptions(routine="two-simple-stretches", events=gone / "e.jsonl")
    with opened(qapp, known_home, options, HandClock()) as program:
        start(program)
        assert program.conductor.running is not None
        assert "e.jsonl" in program.window.statusBar().currentMessage()


def test_the_events_of_one_session_more_follow_those_of_the_first(
    qapp: QApplication, qtbot: QtBot, known_home: Path
) -> None:
    events = known_home / "e.jsonl"
    options = WindowOptions(routine="two-simple-stretches", start=True, speed=900.0, events=events)
    with opened(qapp, known_home, options) as program:
        for _ in range(2):
            qtbot.waitUntil(program.pages.summary.isVisible, timeout=20_000)
            program.pages.summary.again_requested.emit()
    lines = [json.loads(line)["event"] for line in events.read_text(encoding="utf-8").splitlines()]
    assert lines.count("finished") == 2


def test_a_remembered_change_that_makes_a_routine_too_long_is_said_and_can_be_taken_back(
    qapp: QApplication, qtbot: QtBot, long_home: Path, words: Words
) -> None:
    store = CustomisationStore(long_home / "routines")
    (long_home / "routines" / "long.json").write_text(json.dumps({"format": 1, "sets": TWENTY_SETS}))
    assert len(store.load("long").customisation.sets) == STEPS
    with opened(qapp, long_home, WindowOptions(routine="long")) as program:
        preview = program.pages.preview
        assert not preview.can_start
        assert is_said(preview, words("preview.too_long"))
        press_start(program)
        assert program.conductor.running is None
        change(preview, replace(preview.own, sets={}))
        assert preview.can_start


def test_a_change_that_makes_a_routine_too_long_is_said_and_the_window_goes_on(
    qapp: QApplication, qtbot: QtBot, long_home: Path, words: Words
) -> None:
    with opened(qapp, long_home, WindowOptions(routine="long")) as program:
        preview = program.pages.preview
        change(preview, replace(preview.own, sets=TWENTY_SETS))
        assert is_said(preview, words("preview.too_long"))
        program.pages.selector.choose("two-simple-stretches")
        assert preview.can_start
        program.pages.selector.choose("long")
        assert not preview.can_start


def test_a_session_that_cannot_start_keeps_nobody_waiting_for_its_end(
    qapp: QApplication, qtbot: QtBot, long_home: Path
) -> None:
    (long_home / "routines" / "long.json").write_text(json.dumps({"format": 1, "sets": TWENTY_SETS}))
    options = WindowOptions(routine="long", start=True, quit_when_finished=True)
    with opened(qapp, long_home, options) as program:
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
        assert program.exit_code == 1


def test_without_a_safety_card_no_session_starts_and_it_is_said(
    qapp: QApplication, qtbot: QtBot, known_home: Path, tmp_path: Path, words: Words
) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(ASSETS, assets)
    (assets / "health" / "en.yaml").write_text("format: 1\n", encoding="utf-8")
    with opened(qapp, known_home, WindowOptions(routine="two-simple-stretches"), assets=assets) as program:
        program.flow.start()
        assert program.conductor.running is None
        assert program.window.statusBar().currentMessage() == words("window.no_card")
        program.window.say("")
        program.window.safety_requested.emit()
        assert program.window.statusBar().currentMessage() == words("window.no_card")


SHORT = "title: Short\nsteps:\n  - exercise: single-knee-to-chest\n"


@pytest.mark.parametrize(
    "becomes", [None, "title: [\n", SHORT.replace("Short", "Other")], ids=["gone", "broken", "other"]
)
def test_a_routine_whose_file_changes_while_it_is_shown_begins_as_it_is_shown_and_is_said_when_it_is_read_again(
    qapp: QApplication, qtbot: QtBot, known_home: Path, becomes: str | None
) -> None:
    file = known_home / "routines" / "short.yaml"
    file.parent.mkdir()
    file.write_text(SHORT)
    with opened(qapp, known_home, WindowOptions(routine="short"), HandClock()) as program:
        if becomes is None:
            file.unlink()
        else:
            file.write_text(becomes)
        start(program)
        assert program.conductor.running is not None
        assert program.conductor.running.routine.title.said() == "Short"
        program.conductor.end()
        program.pages.summary.done.emit()
        program.window.reload_requested.emit()
        entry = program.pages.selector.chosen
        assert entry is not None
        if becomes is None:
            assert entry.id != "short", "another one is shown"
        elif becomes == "title: [\n":
            assert entry.id == "short"
            assert not program.pages.preview.can_start
            assert any("short.yaml" in label.text() for label in program.pages.preview.findChildren(QLabel))
        else:
            assert entry.title == "Other"
