"""The safety card: whole conditions, calm words, nothing lost."""

from pathlib import Path

import pytest

from tests.content.written import SAFETY, document, faults, files, mapping, strings, texts, unsound_source

CARD = SAFETY / "en.yaml"
LISTS = (
    "purpose",
    "emergency",
    "doctor_soon",
    "ask_first",
    "adapt",
    "stop_now",
    "after_stopping",
    "helper_rules",
    "agree",
)
# Every sign of the health content, by the words that carry it.
SIGNS = {
    "purpose": ("general information", "examine, diagnose or treat", "not been reviewed by a physiotherapist"),
    "emergency": (
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
    "doctor_soon": (
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
    "ask_first": (
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
    "helper_rules": (
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


@pytest.mark.parametrize("key", LISTS)
def test_every_item_is_one_short_sentence(key: str) -> None:
    for item in strings(document(CARD)[key]):
        assert item.endswith("."), item
        assert ". " not in item, item


@pytest.mark.parametrize("key", LISTS)
def test_no_sign_is_lost(key: str) -> None:
    said = " ".join(strings(document(CARD)[key]))
    assert [sign for sign in SIGNS[key] if sign not in said] == []


@pytest.mark.parametrize("path", files(SAFETY), ids=lambda path: path.stem)
def test_a_translation_has_every_list_in_full(path: Path) -> None:
    english, other = document(CARD), document(path)
    assert {key: len(strings(other[key])) for key in LISTS} == {key: len(strings(english[key])) for key in LISTS}


def test_its_sentences_are_short_and_promise_nothing() -> None:
    assert {one.key: faults(one) for one in texts(document(CARD)) if faults(one)} == {}


def test_a_condition_is_said_whole() -> None:
    """Being over 50 is no reason to stay away; a first back pain then is one to be looked at."""
    with_an_age = [item for item in strings(document(CARD)["doctor_soon"]) if "50" in item or "20" in item]
    assert len(with_an_age) == 1
    assert "first back pain of your life" in with_an_age[0]


def test_the_answers_are_there_and_say_what_then() -> None:
    declaration = mapping(document(CARD)["declaration"])
    assert declaration["none"] == "None of these is true for us today"
    assert declaration["some"] == "One of these is true: do not start today"
    then = strings(declaration["then"])
    assert "emergency number" in then[0]
    assert "doctor" in then[1]


def test_it_keeps_calm_and_says_nothing_of_storing() -> None:
    said = " ".join(one.text for one in texts(document(CARD))).lower()
    assert "harmless" in said
    for word in ("danger", "deadly", "paraly", "!", "store", "record", "saved"):
        assert word not in said, word


def test_it_says_where_it_comes_from() -> None:
    sources = strings(document(CARD)["sources"])
    assert [fault for fault in map(unsound_source, sources) if fault] == []
    assert any(source.startswith("common practice: ") for source in sources)
    assert any(source.startswith("proposal: ") for source in sources)
