"""The wording about health: whole conditions, calm words, each sentence with its source, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchgui.health.wording import HealthWords, load_health_words
from tests.content.written import HEALTH, Written, document, faults, files, mapping, unsound_source

# What stands beside a sentence that no page stands for.
MARKS = {"common practice", "our own proposal", "what the program says about itself"}
NAMED = "begins with a placeholder"
# Every sign of the health content, by the words that carry it.
SIGNS = {
    "purpose": ("general information", "examine, diagnose or treat", "not been reviewed by a physiotherapist"),
    "gate.emergency": (
        "genitals",
        "inner thighs",
        "pee",
        "poo",
        "both legs",
        "getting weaker",
        "do not work together",
        "sexual function",
        "serious accident",
        "osteoporosis",
        "steroids",
        "chest",
    ),
    "gate.doctor": (
        "temperature",
        "Weight lost",
        "lump",
        "shape",
        "rest",
        "at night",
        "awake",
        "Unsteady",
        "band",
        "Cancer",
        "immune",
        "injected",
        "bacteria",
        "first back pain of your life",
        "sneeze",
        "shoulder blades",
        "Pregnancy",
        "six weeks",
    ),
    "gate.ask": (
        "broken bone",
        "infection",
        "swollen joint",
        "tear",
        "unstable",
        "Sharp pain",
        "bone met bone",
        "clot",
        "thins the blood",
        "operation",
        "surgeon",
        "numbness",
        "osteoporosis",
        "Rheumatoid",
        "hip replacement",
    ),
    "adapt": ("replaced hip", "pregnancy", "spinal canal", "disc", "vertebra", "osteoporosis", "breath"),
    "stop_now": (
        "sharp, electric or pinching",
        "tingling, numbness or weakness",
        "further down the leg",
        "five out of ten",
        "dizzy",
        "chest",
        "breath",
        "cramps",
        "pops",
        "tap",
        "helper is tired",
    ),
    "after_stopping": ("legs on a chair", "two minutes", "Leave that exercise out", "halve"),
    "helper": (
        "wait for a yes",
        "without a reason",
        "receiver leads",
        "match the push",
        "no bounce",
        "ten seconds",
        "spine",
        "throat",
        "flank",
        "first resistance",
        "No cracking",
        "first week",
        "knees",
        "strap",
    ),
    "agree": ("stop word", "tap"),
}


@pytest.fixture(scope="module")
def health() -> HealthWords:
    read, problems = load_health_words(HEALTH)
    assert problems == ()
    return read


@pytest.mark.parametrize("key", SIGNS)
def test_every_item_is_one_short_sentence(health: HealthWords, key: str) -> None:
    for item in health.group(key).values():
        assert item.endswith("."), item
        assert ". " not in item, item


@pytest.mark.parametrize("key", SIGNS)
def test_no_sign_is_lost(health: HealthWords, key: str) -> None:
    said = " ".join(health.group(key).values())
    assert [sign for sign in SIGNS[key] if sign not in said] == []


def test_its_sentences_are_short_and_promise_nothing(health: HealthWords) -> None:
    found = {key: faults(Written(key, health(key))) for key in health.keys}
    # No speaker's name stands before these: they may begin with whom they are about.
    assert {key: rest for key, those in found.items() if (rest := [one for one in those if NAMED not in one])} == {}


def test_a_condition_is_said_whole(health: HealthWords) -> None:
    """Being over 50 is no reason to stay away; a first back pain then is one to be looked at."""
    with_an_age = [item for item in health.group("gate").values() if "50" in item or "age" in item.split()]
    assert len(with_an_age) == 1
    assert "first back pain of your life" in with_an_age[0]


def test_it_keeps_calm_and_says_nothing_of_storing(health: HealthWords) -> None:
    said = " ".join(health(key) for key in health.keys).lower()
    assert "harmless" in said
    for word in ("danger", "deadly", "paraly", "!"):
        assert word not in said, word


@pytest.mark.parametrize("path", files(HEALTH), ids=lambda path: path.stem)
def test_every_sentence_says_where_it_comes_from(path: Path) -> None:
    """A page, or one of three marks; each source is used, and a weak page is shown as common practice, unlinked."""
    read, _ = load_health_words(path.parent, path.stem)
    used = {source for key in read.keys for source in read.sources(key)}
    assert {source.name for source in used if not source.address} == MARKS
    assert [fault for source in used if source.address and (fault := unsound_source(source.address))] == []
    listed = mapping(document(path)["sources"])
    assert {source.name for source in used} == {mapping(one)["name"] for one in listed.values()}
