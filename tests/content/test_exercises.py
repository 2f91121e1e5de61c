"""Every exercise: what it says, what it leaves out, and where it comes from.

`expected/ID.yaml` says of each exercise what no edit may lose: who must leave it out (`not_with`), which of its
sources keep their mark (`marks`), and words that people must be told (`told`).
"""

from pathlib import Path

import pytest

from tests.content.written import (
    A_SIDE,
    EXERCISES,
    EXPECTED,
    document,
    faults,
    files,
    mapping,
    strings,
    texts,
    unsound_source,
)

PATHS = files(EXERCISES)


def is_assisted_stretch(path: Path) -> bool:
    content = document(path)
    return (content["kind"], content["people"]) == ("stretch", "partner")


ASSISTED = [path for path in PATHS if is_assisted_stretch(path)]


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found = request.param
    assert isinstance(found, Path)
    return found


def test_of_every_exercise_it_is_said_what_no_edit_may_lose() -> None:
    assert {path.stem for path in files(EXPECTED)} == {path.stem for path in PATHS}


def test_every_sentence_is_short_and_promises_nothing(path: Path) -> None:
    found = {one.key: faults(one) for one in texts(document(path)) if faults(one)}
    assert found == {}


def test_a_side_is_never_written_out(path: Path) -> None:
    """The same text serves both sides."""
    assert [one for one in texts(document(path)) if A_SIDE.search(one.text)] == []


def test_the_side_is_said_to_both_and_only_where_there_is_one(path: Path) -> None:
    content = document(path)
    receiver, helper = mapping(content["receiver"]), mapping(content.get("helper", {}))
    if content["sides"] == "each":
        told = [receiver["during"], receiver["feel"]]
        # Who is alone has nobody to tell.
        told += [] if content["people"] == "solo" else [helper["during"]]
        for text in told:
            assert "{side}" in str(text)
    else:
        assert not any("side}" in one.text for one in texts(content))


def test_everything_that_is_said_is_there(path: Path) -> None:
    content = document(path)
    pushed = {"contract"} if "contract_relax" in content else set[str]()
    assert set(mapping(content["receiver"])) == {"setup", "during", "feel"} | pushed
    if content["people"] == "partner":
        assert set(mapping(content["helper"])) - {"carries"} == {"setup", "hands", "during", "watch"} | pushed
    for key in ("mistakes", "stop_if", "also_known_as", "targets", "sources"):
        assert strings(content[key]), key
    if content["people"] != "solo":
        assert str(content["alone"]).strip()


def test_a_text_is_one_to_four_sentences(path: Path) -> None:
    """Somebody face down on a mat keeps four in mind, not eight."""
    content = document(path)
    spoken = [*texts(content["receiver"], "receiver"), *texts(content.get("helper"), "helper")]
    assert [one.key for one in spoken if not 1 <= len(one.sentences) <= 4] == []
    assert [one.key for one in spoken if one.key.endswith(".during") and len(one.sentences) < 2] == []


def test_every_claim_has_a_source(path: Path) -> None:
    sources = strings(document(path)["sources"])
    assert [fault for fault in map(unsound_source, sources) if fault] == []
    assert any(source.startswith("http") for source in sources)
    assert len(set(sources)) == len(sources)


def test_what_no_edit_may_lose_is_there(path: Path) -> None:
    content, expected = document(path), document(EXPECTED / path.name)
    sources, said = strings(content["sources"]), " ".join(one.text for one in texts(content)).replace("\n", " ")
    assert [mark for mark in strings(expected["marks"]) if not any(one.startswith(mark) for one in sources)] == []
    assert [words for words in strings(expected["told"]) if words not in said] == []
    assert set(strings(expected["not_with"])) <= set(strings(content["not_with"]))


@pytest.mark.parametrize("path", ASSISTED, ids=lambda path: path.stem)
def test_an_assisted_stretch_says_who_leaves_it_out_and_when_to_stop(path: Path) -> None:
    content = document(path)
    stops = " ".join(strings(content["stop_if"]))
    assert {"leg-symptoms", "spinal-fracture"} <= set(strings(content["not_with"]))
    assert "tingl" in stops.lower()
    assert "low back" in stops


@pytest.mark.parametrize("path", ASSISTED, ids=lambda path: path.stem)
def test_a_stretch_is_held_as_long_as_the_sources_say(path: Path) -> None:
    """At most 60 seconds; gentle is 5 to 10 seconds and more often, unless only hands or the own weight rest."""
    dose, expected = mapping(document(path)["dose"]), document(EXPECTED / path.name)
    gentle = mapping(dose["gentle"])
    hold, least, most, short = dose["hold"], dose["min_hold"], dose["max_hold"], gentle["hold"]
    assert isinstance(hold, int)
    assert isinstance(least, int)
    assert isinstance(most, int)
    assert isinstance(short, int)
    assert 5 <= least <= hold <= most <= 60
    assert least <= short <= (10 if expected.get("gentle") != "resting" else hold)


def test_contract_relax_is_light_and_short(path: Path) -> None:
    content = document(path)
    if "contract_relax" in content:
        assert content["contract_relax"] == {"rounds": 1, "contract": 6, "relax": 3}
        assert any(source.startswith("proposal: one round of contract-relax") for source in strings(content["sources"]))


@pytest.mark.parametrize(
    "id_", ["bed-edge-hip-flexor", "side-lying-flank-opener", "supine-straddle", "standing-rotation"]
)
def test_what_is_strong_is_asked_for(id_: str) -> None:
    path = EXERCISES / f"{id_}.yaml"
    assert not path.exists() or document(path)["opt_in"] is True


def test_resting_hands_never_press() -> None:
    """In a program for sore backs the hands on child's pose rest; pressing is not offered."""
    helper = mapping(document(EXERCISES / "childs-pose-resting-hands.yaml")["helper"])
    assert "only the weight of your hands" in str(helper["hands"])
    assert "Do not lean, press or push." in str(helper["during"])
