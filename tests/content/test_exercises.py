"""The eight exercises: what they say, what they leave out, and where it comes from."""

from pathlib import Path

import pytest

from tests.content.written import (
    A_SIDE,
    EXERCISES,
    document,
    faults,
    files,
    mapping,
    strings,
    texts,
    unsound_source,
)

IDS = (
    "back-to-back-breathing",
    "childs-pose-resting-hands",
    "double-knee-to-chest",
    "prone-quad-stretch",
    "side-lying-quad-stretch",
    "single-knee-to-chest",
    "supine-figure-4",
    "supine-hamstring-raise",
)
STRETCHES = tuple(id_ for id_ in IDS if id_ != "back-to-back-breathing")

# Who must leave an exercise out: every caution of the health content, so that an edit cannot lose one.
NOT_WITH = {
    "single-knee-to-chest": {"hip-replacement", "disc-flare", "pregnancy"},
    "double-knee-to-chest": {
        "leg-symptoms",
        "disc-flare",
        "osteoporosis",
        "spinal-fracture",
        "hip-replacement",
        "pregnancy",
        "knee-injury",
        "breathlessness",
    },
    "prone-quad-stretch": {
        "hip-replacement",
        "knee-replacement",
        "knee-injury",
        "stenosis",
        "spondylolisthesis",
        "pregnancy",
    },
    "side-lying-quad-stretch": {"hip-replacement"},
    "supine-hamstring-raise": {"disc-flare", "leg-symptoms"},
    "supine-figure-4": {"hip-replacement", "knee-injury"},
    "childs-pose-resting-hands": {
        "disc-flare",
        "pregnancy",
        "knee-injury",
        "hip-replacement",
        "high-blood-pressure",
    },
}

# What has no strong source, and so keeps its mark.
MARKS = {
    "single-knee-to-chest": ("common practice: the helper's place and hands", "common practice: holding behind"),
    "double-knee-to-chest": ("common practice: the helper's place and hands",),
    "prone-quad-stretch": ("common practice: the helper's hand on the ankle", "proposal: one round of contract-relax"),
    "side-lying-quad-stretch": (
        "common practice: the helper's place and hands",
        "common practice: choosing it when lying face down hurts",
    ),
    "supine-hamstring-raise": ("common practice: the helper's place", "proposal: one round of contract-relax"),
    "supine-figure-4": ("common practice: the helper's hands", "proposal: one round of contract-relax"),
    "childs-pose-resting-hands": ("common practice: hands on the sacrum", "proposal: resting hands only"),
    "back-to-back-breathing": ("common practice: sitting back to back", "proposal: 60 seconds"),
}

# What a person must be told, in words that the text really has.
TOLD = {
    "single-knee-to-chest": ("behind the {side} thigh", "off the shin", "groin"),
    "double-knee-to-chest": ("backs of both thighs", "no bounce", "bends the low back more"),
    "prone-quad-stretch": ("flat on the {side} buttock", "not to press it", "Only if that is easy", "pillow"),
    "side-lying-quad-stretch": ("{other_side} knee well forward", "a few degrees only", "from the hip"),
    "supine-hamstring-raise": ("above the knee", "a little soft", "tingles", "below the knee", "ninety degrees"),
    "supine-figure-4": ("behind the {other_side} thigh", "groin", "twisted", "only its own weight"),
    "childs-pose-resting-hands": ("only the weight of your hands", "Do not lean, press or push", "sacrum"),
    "back-to-back-breathing": ("dizzy", "about five seconds"),
}


@pytest.fixture(params=IDS)
def path(request: pytest.FixtureRequest) -> Path:
    return EXERCISES / f"{request.param}.yaml"


def test_the_eight_are_there() -> None:
    assert set(IDS) <= {path.stem for path in files(EXERCISES)}


def test_every_sentence_is_short_and_promises_nothing(path: Path) -> None:
    found = {one.key: faults(one) for one in texts(document(path)) if faults(one)}
    assert found == {}


def test_a_side_is_never_written_out(path: Path) -> None:
    """The same text serves both sides."""
    assert [one for one in texts(document(path)) if A_SIDE.search(one.text)] == []


def test_the_side_is_said_to_both_and_only_where_there_is_one(path: Path) -> None:
    content = document(path)
    receiver, helper = mapping(content["receiver"]), mapping(content["helper"])
    if content["sides"] == "each":
        for text in (receiver["during"], receiver["feel"], helper["during"]):
            assert "{side}" in str(text)
    else:
        assert not any("side}" in one.text for one in texts(content))


def test_everything_that_is_said_is_there(path: Path) -> None:
    content = document(path)
    assert set(mapping(content["receiver"])) == {"setup", "during", "feel"}
    assert set(mapping(content["helper"])) == {"setup", "hands", "during", "watch"}
    for key in ("mistakes", "stop_if", "also_known_as", "targets", "sources"):
        assert strings(content[key]), key
    assert str(content["alone"]).strip()


def test_a_text_is_two_to_four_sentences(path: Path) -> None:
    """Somebody face down on a mat keeps four in mind, not eight."""
    content = document(path)
    spoken = [*texts(content["receiver"], "receiver"), *texts(content["helper"], "helper")]
    assert [one.key for one in spoken if not 1 <= len(one.sentences) <= 4] == []
    assert [one.key for one in spoken if one.key.endswith(".during") and len(one.sentences) < 2] == []


def test_every_claim_has_a_source(path: Path) -> None:
    sources = strings(document(path)["sources"])
    assert [fault for fault in map(unsound_source, sources) if fault] == []
    assert any(source.startswith("http") for source in sources)
    assert len(set(sources)) == len(sources)


def test_what_is_common_practice_or_a_proposal_stays_marked(path: Path) -> None:
    sources = strings(document(path)["sources"])
    lost = [mark for mark in MARKS[path.stem] if not any(source.startswith(mark) for source in sources)]
    assert lost == []


def test_the_cautions_are_all_there(path: Path) -> None:
    content = document(path)
    said = " ".join(one.text for one in texts(content)).replace("\n", " ")
    assert [words for words in TOLD[path.stem] if words not in said] == []
    assert NOT_WITH.get(path.stem, set()) <= set(strings(content["not_with"]) if content["not_with"] else [])


@pytest.mark.parametrize("id_", STRETCHES)
def test_no_assisted_stretch_with_signs_in_the_leg_or_a_broken_vertebra(id_: str) -> None:
    assert {"leg-symptoms", "spinal-fracture"} <= set(strings(document(EXERCISES / f"{id_}.yaml")["not_with"]))


@pytest.mark.parametrize("id_", STRETCHES)
def test_every_stretch_says_when_to_stop(id_: str) -> None:
    said = " ".join(strings(document(EXERCISES / f"{id_}.yaml")["stop_if"]))
    assert "tingl" in said.lower()
    assert "low back" in said


@pytest.mark.parametrize("id_", STRETCHES)
def test_the_dose_is_that_of_the_sources(id_: str) -> None:
    """30 seconds, at most 60; gentle is 5 to 10 seconds and more often, or resting hands."""
    dose = mapping(document(EXERCISES / f"{id_}.yaml")["dose"])
    gentle = mapping(dose["gentle"])
    least, most = dose["min_hold"], dose["max_hold"]
    assert isinstance(least, int)
    assert isinstance(most, int)
    assert dose["hold"] == 30
    assert 5 <= least <= 30 <= most <= 60
    if id_ == "childs-pose-resting-hands":
        assert gentle == {"hold": 30, "sets": 1}
    else:
        assert (gentle["hold"], gentle["sets"]) in ((5, 3), (10, 3))
        assert least <= 5


def test_contract_relax_only_where_it_has_a_source() -> None:
    contents = {id_: document(EXERCISES / f"{id_}.yaml") for id_ in IDS}
    wanted = {"rounds": 1, "contract": 6, "relax": 3}
    assert {id_: one["contract_relax"] for id_, one in contents.items() if "contract_relax" in one} == {
        "prone-quad-stretch": wanted,
        "supine-hamstring-raise": wanted,
        "supine-figure-4": wanted,
    }


def test_resting_hands_never_press() -> None:
    """In a program for sore backs the hands on child's pose rest; pressing is not offered."""
    helper = mapping(document(EXERCISES / "childs-pose-resting-hands.yaml")["helper"])
    assert "only the weight of your hands" in str(helper["hands"])
    assert "Do not lean, press or push." in str(helper["during"])
