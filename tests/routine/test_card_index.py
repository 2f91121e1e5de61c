"""What the first picture shows of the routines before they are read: as they were listed, or nothing; never wrong."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from stretchgui.paths import Paths, find_paths
from stretchgui.routine.card import TOO_LONG, Listed
from stretchgui.routine.card_index import FILE, CardIndex
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.customisation_store import CustomisationStore
from stretchgui.routine.shelf import Shelf
from stretchgui.routine.turns import Turns

BUNDLED = find_paths({}, "linux", Path("nowhere"))
STAMP = "0.1.0 en"
MINE = "title: Mine\nsteps:\n- exercise: my-own\n  hold: 20\n"
MY_OWN = "format: 1\nname: My own\nkind: stretch\npeople: solo\nsides: none\nposition: supine\nsources: [practice]\n"


@dataclass
class Home:
    """A person's folder, with some bundled files of its own, that a test may change."""

    paths: Paths

    @property
    def file(self) -> Path:
        """The index."""
        return self.paths.cache / FILE

    def shelf(self, wall: Callable[[], int] = lambda: time.time_ns() + 3_000_000_000) -> Shelf:
        """All routines, read now; as if the files had been there for some seconds, unless the clock says otherwise."""
        shelf = Shelf(self.paths, CustomisationStore(self.paths.settings / "routines"), "en", wall)
        shelf.reload()
        return shelf

    def index(self, stamp: str = STAMP) -> CardIndex:
        """As the next start has it."""
        return CardIndex(self.paths, stamp)

    def listed(self, shelf: Shelf, turns: Turns = Turns.WHOLE) -> Listed:
        """What a window shows of all routines, every total counted."""
        facts = shelf.facts()
        totals = {card.path: facts.total(card, turns) for card in shelf.cards}
        changed = frozenset(card.path for card in shelf.cards if facts.is_changed(card))
        return Listed(shelf.cards, turns, {path: total for path, total in totals.items() if total is not None}, changed)

    def keep(self, shelf: Shelf | None = None) -> Listed:
        """Lists all routines, and keeps them."""
        shelf = shelf or self.shelf()
        listed = self.listed(shelf)
        self.index().write(listed, shelf.files)
        return listed


@pytest.fixture
def home(tmp_path: Path) -> Home:
    routines, assets = tmp_path / "bundled" / "routines", tmp_path / "bundled" / "assets"
    (assets / "exercises").mkdir(parents=True)
    for name in ("single-knee-to-chest", "child-pose-sacral-support", "diaphragm-breathing"):
        found = BUNDLED.bundled_exercises / f"{name}.yaml"
        if found.exists():
            shutil.copy(found, assets / "exercises")
    shutil.copytree(Path(__file__).parents[1] / "ui" / "routines", routines)
    paths = replace(
        find_paths({"STRETCHGUI_HOME": str(tmp_path / "home")}, "linux", tmp_path),
        bundled_assets=assets,
        bundled_routines=routines,
    )
    paths.own_routines.mkdir(parents=True)
    paths.own_exercises.mkdir(parents=True)
    (paths.own_exercises / "my-own.yaml").write_text(MY_OWN)
    (paths.own_routines / "mine.yaml").write_text(MINE)
    return Home(paths)


def without_pictures(listed: Listed) -> Listed:
    """As it can be kept: exercises are not read for the first picture."""
    return replace(listed, cards=tuple(replace(card, exercise=None) for card in listed.cards))


def test_what_was_listed_is_listed_again(home: Home) -> None:
    shelf = home.shelf()
    shelf.keep("mine", Customisation(hold_scale=2.0))
    kept = home.keep(shelf)
    found = home.index().read()
    assert found == without_pictures(kept)
    assert any(not card.is_broken for card in found.cards)
    assert any(found.is_changed(card) for card in found.cards)


def test_totals_are_for_the_turns_they_were_counted_for(home: Home) -> None:
    home.keep()
    found = home.index().read()
    mine = next(card for card in found.cards if card.id == "mine")
    assert found.total(mine, Turns.WHOLE) == pytest.approx(home.shelf().facts().total(mine, Turns.WHOLE))
    assert found.total(mine, Turns.A) is None


def test_a_routine_that_is_too_long_stays_so(home: Home) -> None:
    shelf = home.shelf()
    path = shelf.cards[0].path
    home.index().write(replace(home.listed(shelf), totals={path: TOO_LONG}), shelf.files)
    assert home.index().read().totals == {path: TOO_LONG}


def test_a_file_that_lies_elsewhere_is_not_listed_the_next_time(home: Home, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(MINE)
    shelf = home.shelf()
    shelf.open_file(elsewhere)
    assert shelf.cards[0].path == elsewhere
    home.keep(shelf)
    assert [card.path for card in home.index().read().cards] == [card.path for card in shelf.cards[1:]]


def own_file(home: Home) -> Path:
    return CustomisationStore(home.paths.settings / "routines").path_of("mine")


def customise(home: Home) -> None:
    CustomisationStore(home.paths.settings / "routines").save("mine", Customisation(hold_scale=2.0))


def same_length(path: Path) -> None:
    """Other content, as long as the old and as old as it: only the system knows that it was changed."""
    before = path.stat()
    path.write_text(path.read_text().replace("20", "40"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Home], object]] = {
    "a routine changed": lambda home: (home.paths.own_routines / "mine.yaml").write_text(MINE.replace("20", "120")),
    "a routine changed, and nothing shows it": lambda home: same_length(home.paths.own_routines / "mine.yaml"),
    "a routine came": lambda home: (home.paths.own_routines / "new.yaml").write_text(MINE),
    "a routine went": lambda home: (home.paths.own_routines / "mine.yaml").unlink(),
    "a bundled routine went": lambda home: next(home.paths.bundled_routines.glob("*.yaml")).unlink(),
    "all own routines went": lambda home: shutil.rmtree(home.paths.own_routines),
    "an exercise changed": lambda home: (home.paths.own_exercises / "my-own.yaml").write_text(MY_OWN + "region: hip\n"),
    "an exercise came": lambda home: (home.paths.own_exercises / "another.yaml").write_text(MY_OWN),
    "an exercise went": lambda home: (home.paths.own_exercises / "my-own.yaml").unlink(),
    "a bundled exercise went": lambda home: next(home.paths.bundled_exercises.glob("*.yaml")).unlink(),
    "a picture came": lambda home: (home.paths.own_routines / "photo.png").write_bytes(b""),
    "holds were changed elsewhere": customise,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_is_listed_once_anything_has_changed(home: Home, change: Callable[[Home], object]) -> None:
    home.keep()
    assert home.index().read().cards
    change(home)
    assert home.index().read() == Listed()


def test_holds_that_were_reset_elsewhere_are_not_shown(home: Home) -> None:
    customise(home)
    home.keep()
    assert home.index().read().changed
    own_file(home).unlink()
    assert home.index().read() == Listed()


def test_what_changes_while_it_is_read_is_not_taken_for_what_was_read(home: Home) -> None:
    shelf = Shelf(home.paths, CustomisationStore(home.paths.settings / "routines"), "en", lambda: 2**62)
    for step, _ in enumerate(shelf.reading()):
        if step == 0:
            same_length(home.paths.own_routines / "mine.yaml")
    home.keep(shelf)
    assert home.index().read() == Listed()


def test_a_file_that_may_change_again_unseen_is_not_relied_on(home: Home) -> None:
    # The clock of some file systems moves on every two seconds only.
    home.keep(home.shelf(time.time_ns))
    assert home.index().read() == Listed()


def test_holds_that_could_not_be_written_down_are_not_shown_the_next_time(home: Home) -> None:
    store = CustomisationStore(home.paths.settings / "nowhere")
    shelf = Shelf(home.paths, store, "en", lambda: 2**62)
    shelf.reload()
    store.folder.write_text("a file where a folder is needed")
    assert shelf.keep("mine", Customisation(hold_scale=2.0)) is not None
    home.keep(shelf)
    assert home.index().read() == Listed()


@pytest.mark.parametrize("stamp", ["0.1.0 de", "0.2.0 en", ""])
def test_another_language_or_release_reads_everything_anew(home: Home, stamp: str) -> None:
    home.keep()
    assert home.index(stamp).read() == Listed()


def test_nothing_is_listed_where_nothing_was_kept(home: Home) -> None:
    assert home.index().read() == Listed()


def test_a_file_cut_off_anywhere_is_as_good_as_none(home: Home) -> None:
    home.keep()
    whole = home.file.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        home.file.write_bytes(whole[:length])
        assert home.index().read() == Listed()


WRONG: dict[str, object] = {
    "no cards": {"cards": None},
    "cards that are a text": {"cards": "mine"},
    "cards that are numbers": {"cards": [1, 2]},
    "a card without a title": {"cards": [{"path": "x"}]},
    "unknown turns": {"turns": "nobody"},
    "no states": {"own": None},
    "states of nothing": {"own": {"\0": ""}, "cards": None},
    "no folders": {"folders": []},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_values_that_make_no_sense_are_as_good_as_none(home: Home, wrong: dict[str, object]) -> None:
    home.keep()
    home.file.write_text(json.dumps(json.loads(home.file.read_text()) | wrong))
    assert home.index().read() == Listed()


@pytest.mark.parametrize("key", ["path", "id", "title", "summary", "text", "level", "total"])
@pytest.mark.parametrize("value", [7, [], "\0", float("nan"), -1.0, {}])
def test_a_card_with_a_value_that_makes_no_sense_is_not_believed(home: Home, key: str, value: object) -> None:
    home.keep()
    said = json.loads(home.file.read_text())
    said["cards"][0][key] = value
    home.file.write_text(json.dumps(said))
    found = home.index().read()
    # Any text is a title, as far as anybody can tell; nothing else is.
    assert found == Listed() or (value == "\0" and key in ("path", "id", "title", "summary", "text"))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"{" + b" " * 3_000_000])
def test_garbage_is_as_good_as_none(home: Home, content: bytes) -> None:
    home.file.parent.mkdir(parents=True)
    home.file.write_bytes(content)
    assert home.index().read() == Listed()
    home.keep()
    assert home.index().read().cards


def test_where_it_cannot_be_kept_nobody_is_bothered(home: Home) -> None:
    home.paths.cache.parent.mkdir(parents=True, exist_ok=True)
    home.paths.cache.write_text("a file where a folder is needed")
    home.keep()
    assert home.index().read() == Listed()


def test_it_leaves_no_other_file_behind(home: Home) -> None:
    home.keep()
    home.keep()
    assert [path.name for path in home.paths.cache.iterdir()] == [FILE]


def test_a_thousand_routines_take_less_than_may_be_kept(home: Home) -> None:
    shelf = home.shelf()
    mine = next(card for card in shelf.cards if card.id == "mine")
    long = replace(mine, summary="A sentence of an ordinary length. " * 3, text="What a search looks at. " * 30)
    cards = tuple(replace(long, id=f"mine-{n}", path=home.paths.own_routines / f"mine-{n}.yaml") for n in range(1000))
    home.index().write(Listed(cards, totals={card.path: 60.0 for card in cards}), shelf.files)
    assert len(home.index().read().cards) == 1000
