"""What people who never used the program see of the routines before any is read: the same as afterwards, or nothing."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from stretchgui.paths import Paths, find_paths
from stretchgui.routine.card import RoutineCard
from stretchgui.routine.cards import cards_of
from stretchgui.routine.first_cards import first_cards
from stretchgui.routine.library import read_library

SOUND = "format: 1\ntitle: {title}\norder: {order}\nsteps:\n  - exercise: check-in\n"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """People with nothing of their own, and a folder of two routines that come along."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "b.yaml").write_text(SOUND.format(title="First", order=1), encoding="utf-8")
    (bundled / "a.yaml").write_text(SOUND.format(title="Second", order=2), encoding="utf-8")
    return replace(find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path), bundled_routines=bundled)


def as_seen(card: RoutineCard) -> tuple[object, ...]:
    return card.id, card.path, card.title, card.summary, card.level, card.is_own


@pytest.mark.parametrize("language", ["en", "de"])
def test_they_say_of_each_routine_what_its_card_will_say(tmp_path: Path, language: str) -> None:
    paths = find_paths({"STRETCHGUI_HOME": str(tmp_path)}, "linux", tmp_path)
    read = cards_of(read_library(paths).routines, language)
    seen = first_cards(paths, language)
    assert [as_seen(card) for card in seen] == [as_seen(card) for card in read]
    assert all(card.title.casefold() in card.text for card in seen)


def test_they_stand_as_the_files_say(paths: Paths) -> None:
    assert [card.title for card in first_cards(paths, "en")] == ["First", "Second"]


def test_a_title_in_several_languages_is_said_in_one(paths: Paths) -> None:
    text = SOUND.format(title="{en: Evening, de: Abend}", order=0)
    (paths.bundled_routines / "evening.yaml").write_text(text, encoding="utf-8")
    assert [first_cards(paths, language)[0].title for language in ("en", "de", "fr")] == ["Evening", "Abend", "Evening"]


@pytest.mark.parametrize(
    "text",
    [
        "title: [",
        "- a list",
        "",
        "title: Odd\nlevel: hard\n",
        "level: gentle\n",
        "title: Odd\norder: first\n",
        "title: One\ntitle: Two\n",
    ],
)
def test_an_odd_file_is_left_to_whoever_reads_with_care(paths: Paths, text: str) -> None:
    (paths.bundled_routines / "odd.yaml").write_text(text, encoding="utf-8")
    assert [card.id for card in first_cards(paths, "en")] == ["b", "a"]


def test_people_with_routines_of_their_own_wait_for_these(paths: Paths) -> None:
    paths.own_routines.mkdir(parents=True)
    assert first_cards(paths, "en")
    (paths.own_routines / "mine.yaml").write_text(SOUND.format(title="Mine", order=1), encoding="utf-8")
    assert first_cards(paths, "en") == ()


def test_without_its_folder_there_are_none(paths: Paths) -> None:
    shutil.rmtree(paths.bundled_routines)
    assert first_cards(paths, "en") == ()
