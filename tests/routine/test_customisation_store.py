"""What a couple changed is remembered, and nothing that happens to disks or files stops a session."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.exercise import Side
from stretchgui.routine.routine import Turns

L, R = Side.LEFT, Side.RIGHT
FULL = Customisation(
    turns=Turns.EACH,
    hold_scale=1.25,
    holds={"knee": 40.0, "knee#2": 12.5},
    sides={"knee": (R, L, R)},
    sets={"knee": 3},
    pushes={"knee": True, "thigh": False},
    left_out=frozenset({"thigh", "breathing#2"}),
    get_ready=20.0,
    change_side=0.0,
    swap_roles=60.0,
)


@pytest.fixture
def store(tmp_path: Path) -> CustomisationStore:
    return CustomisationStore(tmp_path / "data" / "customised")


def test_nothing_is_remembered_at_first_and_nothing_is_created(store: CustomisationStore) -> None:
    remembered = store.load("low-back")
    assert (remembered.customisation, remembered.problems) == (Customisation(), ())
    assert not store.folder.parent.exists()


def test_everything_is_remembered_for_each_routine(store: CustomisationStore) -> None:
    assert store.save("low-back", FULL) is None
    assert store.save("other", Customisation(hold_scale=0.5)) is None
    again = CustomisationStore(store.folder)
    assert again.load("low-back").customisation == FULL
    assert again.load("low-back").problems == ()
    assert again.load("other").customisation == Customisation(hold_scale=0.5)


def test_the_file_is_json_that_people_can_read_and_says_only_what_differs(store: CustomisationStore) -> None:
    store.save("low-back", Customisation(turns=Turns.A, holds={"knee": 40.0}, left_out=frozenset({"b", "a"})))
    written = json.loads((store.folder / "low-back.json").read_text(encoding="utf-8"))
    assert written == {"format": 1, "turns": "a", "holds": {"knee": 40.0}, "left_out": ["a", "b"]}


def test_it_is_written_only_on_change(store: CustomisationStore) -> None:
    store.save("low-back", FULL)
    path = store.path_of("low-back")
    os.utime(path, ns=(1, 1))
    assert store.save("low-back", FULL) is None
    assert CustomisationStore(store.folder).save("low-back", FULL) is None
    assert path.stat().st_mtime_ns == 1
    assert store.save("low-back", FULL.with_hold("knee", 41)) is None
    assert path.stat().st_mtime_ns != 1


def test_no_other_file_is_left_behind(store: CustomisationStore) -> None:
    store.save("low-back", FULL)
    store.save("low-back", FULL.with_hold("knee", 41))
    assert [path.name for path in store.folder.iterdir()] == ["low-back.json"]


def test_reset_brings_back_what_the_routine_says(store: CustomisationStore) -> None:
    store.save("low-back", FULL)
    store.save("other", FULL)
    assert store.reset("low-back") is None
    assert store.load("low-back").customisation == Customisation()
    assert store.load("other").customisation == FULL
    assert store.reset("low-back") is None
    assert store.reset("never-seen") is None


def test_changing_everything_back_is_a_reset(store: CustomisationStore) -> None:
    store.save("low-back", FULL)
    assert store.save("low-back", Customisation()) is None
    assert not store.path_of("low-back").exists()


ODD_IDS = ["..", ".", "", "a/b", "../../etc/passwd", "a%2fb", "%", "橋" * 100, "橋" * 99]
IDS = ["low-back", "Low-back", "LOW-BACK", "Unser Rücken (neu)", *ODD_IDS]


def test_every_id_has_a_file_of_its_own_in_the_folder(store: CustomisationStore) -> None:
    names = [store.path_of(routine_id).name for routine_id in IDS]
    assert len({name.lower() for name in names}) == len(IDS)
    for scale, routine_id in enumerate(IDS):
        assert store.path_of(routine_id).parent == store.folder
        assert store.save(routine_id, Customisation(get_ready=scale + 1.0)) is None
    for scale, routine_id in enumerate(IDS):
        assert store.load(routine_id).customisation.get_ready == scale + 1


STEPS = st.text("abcdefgh-#234üß橋 ()", min_size=1, max_size=30).map(lambda text: f"k{text.strip()}")
SECONDS = st.floats(0.001, 3600)
CUSTOMISATIONS = st.builds(
    Customisation,
    turns=st.sampled_from(Turns),
    hold_scale=st.floats(0.5, 2),
    holds=st.dictionaries(STEPS, SECONDS, max_size=5),
    sides=st.dictionaries(STEPS, st.lists(st.sampled_from(Side), min_size=1, max_size=5).map(tuple), max_size=3),
    sets=st.dictionaries(STEPS, st.integers(1, 20), max_size=5),
    left_out=st.frozensets(STEPS, max_size=5),
    get_ready=st.none() | SECONDS,
    change_side=st.none() | SECONDS,
    swap_roles=st.none() | SECONDS,
)


@given(CUSTOMISATIONS)
@settings(max_examples=60)
def test_whatever_is_saved_comes_back(own: Customisation) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = CustomisationStore(Path(folder))
        assert store.save("it", own) is None
        remembered = CustomisationStore(Path(folder)).load("it")
        assert (remembered.customisation, remembered.problems) == (own, ())


def written(store: CustomisationStore, text: str | bytes, routine_id: str = "it") -> Path:
    path = store.path_of(routine_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_bad_value_is_dropped_and_the_others_stay(store: CustomisationStore) -> None:
    text = json.dumps(
        {
            "format": 1,
            "turns": "both",
            "hold_scale": 9,
            "holds": {"knee": 40, "zero": 0, "minus": -5, "text": "abc", "huge": 1e9, "list": [1]},
            "sides": {"knee": ["right"], "none": [], "odd": ["up"]},
            "sets": {"knee": 2, "many": 21, "half": 1.5},
            "left_out": ["thigh", 5, None, ["x"]],
            "get_ready": -1,
            "change_side": 12,
            "swap_roles": None,
            "swap_rolls": 3,
        },
        indent=1,
    )
    path = written(store, text)
    remembered = store.load("it")
    assert remembered.customisation == Customisation(
        holds={"knee": 40.0},
        sides={"knee": (R,)},
        sets={"knee": 2},
        left_out=frozenset({"thigh", "5"}),
        change_side=12.0,
    )
    dropped = [problem.message for problem in remembered.problems]
    assert len(dropped) == 16
    assert "one of a, b, each, whole is needed here, not 'both'" in dropped
    assert "a number from 0.5 to 2 is needed here, not '9'" in dropped
    assert "unknown key 'swap_rolls' (did you mean 'swap_roles'?)" in dropped
    assert all(problem.path == str(path) for problem in remembered.problems)
    assert path.exists()


GARBAGE = [
    b"",
    b"\0" * 500,
    b"\xff\xfe",
    b"[]",
    b"12",
    b"not json at all",
    b"{}",
    b'{"turns": "each"}',
    b'{"format": 2, "turns": "each"}',
    b'{"format": "1"}',
    b'{"format": true}',
    b'{"format": 1, "turns": "ea',
    b'{"format": 1, "format": 1, ',
    b"x" * 1_100_000,
]


@pytest.mark.parametrize("data", GARBAGE, ids=range(len(GARBAGE)))
def test_a_file_that_makes_no_sense_is_set_aside_and_kept(store: CustomisationStore, data: bytes) -> None:
    path = written(store, data)
    remembered = store.load("it")
    assert remembered.customisation == Customisation()
    assert len(remembered.problems) >= 2
    assert remembered.problems[-1].message == "set aside as it.json.bad-1"
    assert not path.exists()
    assert (store.folder / "it.json.bad-1").read_bytes() == data
    assert store.save("it", FULL) is None
    assert store.load("it").customisation == FULL


def test_what_was_set_aside_is_never_written_over(store: CustomisationStore) -> None:
    for number in range(1, 4):
        written(store, f"garbage {number}")
        assert store.load("it").problems[-1].message == f"set aside as it.json.bad-{number}"
    kept = sorted(path.read_text() for path in store.folder.glob("*.bad-*"))
    assert kept == ["garbage 1", "garbage 2", "garbage 3"]


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: ('{"format": 1, ' + text).encode("utf-8", "replace"))
)
@settings(max_examples=150)
def test_no_content_is_more_than_a_problem(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = CustomisationStore(Path(folder))
        written(store, data)
        store.load("it")
        kept = [path.read_bytes() for path in Path(folder).iterdir()]
        assert kept == [data]


@given(st.integers(0, 400))
def test_a_file_cut_off_anywhere_is_whole_or_set_aside(length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = CustomisationStore(Path(folder))
        store.save("it", FULL)
        whole = store.path_of("it").read_bytes()
        written(store, whole[:length])
        remembered = store.load("it").customisation
        assert remembered == (FULL if length >= len(whole) - 1 else Customisation())


def test_a_folder_where_the_file_should_be(store: CustomisationStore) -> None:
    store.path_of("it").mkdir(parents=True)
    (store.path_of("it") / "inside").write_text("x")
    assert [problem.message for problem in store.load("it").problems] == ["cannot be read: it is not a file"]
    assert store.save("it", FULL) is None
    assert store.load("it").customisation == FULL
    assert (store.folder / "it.json.bad-1" / "inside").read_text() == "x"


def test_a_file_where_the_folder_should_be(store: CustomisationStore) -> None:
    store.folder.parent.mkdir(parents=True)
    store.folder.write_text("x")
    assert store.load("it").customisation == Customisation()
    problem = store.save("it", FULL)
    assert problem is not None
    assert problem.message.startswith("your changes could not be saved: ")
    assert store.reset("it") is None
    assert store.folder.read_text() == "x"


def test_a_file_system_that_takes_nothing(tmp_path: Path) -> None:
    """Not even the mightiest user makes folders in /proc."""
    store = CustomisationStore(Path("/proc/stretchgui/customised"))
    assert store.load("it").customisation == Customisation()
    problem = store.save("it", FULL)
    assert problem is not None
    assert problem.message.startswith("your changes could not be saved: ")


def run_limited(script: str, folder: Path) -> str:
    """What a script prints in a process of its own, that gives up rights or room before it uses a store."""
    prelude = (
        "import os, resource, sys\nfrom pathlib import Path\n"
        "from stretchgui.routine.customisation import Customisation\n"
        "from stretchgui.routine.customisation_store import CustomisationStore\n"
        "store = CustomisationStore(Path(sys.argv[1]))\n"
        "own = Customisation(holds={f'step-{i}': 30.0 for i in range(500)})\n"
        # Whatever is imported late is imported before the rights are given up.
        "from stretchgui.document import problems, reading\n"
        "reading.read_bytes(b'a: b', problems.Report(''))\n"
    )
    command = [sys.executable, "-c", prelude + script, str(folder)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are different there")
def test_a_folder_that_may_only_be_read(open_folder: Path) -> None:
    """What is there is still read; what cannot be remembered is said."""
    CustomisationStore(open_folder).save("it", FULL)
    written(CustomisationStore(open_folder), "garbage", "bad")
    secret = written(CustomisationStore(open_folder), '{"format": 1}', "secret")
    secret.chmod(0o000)
    (open_folder / "it.json").chmod(0o644)
    open_folder.chmod(0o555)
    said = run_limited(
        "os.getuid() or os.setuid(65534)\n"
        "print(store.load('it').customisation.hold_scale)\n"
        "for it in ('bad', 'secret'):\n"
        "    print(*(problem.message for problem in store.load(it).problems), sep='; ')\n"
        "for it in ('it', 'new', 'bad', 'secret'):\n"
        "    print(store.save(it, own).message)\n"
        "print(store.reset('it').message)\n",
        open_folder,
    )
    assert said.splitlines() == [
        "1.25",
        "this file is not of format 1, the one this program reads; cannot be set aside: Permission denied",
        "cannot be read: Permission denied",
        "your changes could not be saved: Permission denied",
        "your changes could not be saved: Permission denied",
        "cannot be set aside: Permission denied",
        "cannot be set aside: Permission denied",
        "your changes could not be reset: Permission denied",
    ]
    assert (open_folder / "bad.json").read_text() == "garbage"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_disk_that_is_full(open_folder: Path) -> None:
    """The old values stay whole, and nothing half-written is left."""
    CustomisationStore(open_folder).save("it", FULL)
    said = run_limited(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\nprint(store.save('it', own).message)\n",
        open_folder,
    )
    assert said == "your changes could not be saved: File too large\n"
    assert [path.name for path in open_folder.iterdir()] == ["it.json"]
    assert CustomisationStore(open_folder).load("it").customisation == FULL
