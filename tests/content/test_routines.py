"""The three routines: calm at both ends, no time promised, the article named truly."""

from pathlib import Path

import pytest

from tests.content.written import (
    A_TIME,
    EXERCISES,
    ROUTINES,
    document,
    faults,
    files,
    mapping,
    strings,
    texts,
    unsound_source,
)

IDS = ("front-and-back", "gentle-low-back", "two-simple-stretches")
CALM = {"back-to-back-breathing", "childs-pose-resting-hands"}
FRONT = {"prone-quad-stretch", "side-lying-quad-stretch"}
BACK = {"single-knee-to-chest", "double-knee-to-chest", "supine-hamstring-raise", "supine-figure-4"}


@pytest.fixture(params=IDS)
def path(request: pytest.FixtureRequest) -> Path:
    return ROUTINES / f"{request.param}.yaml"


def steps(path: Path) -> list[dict[str, object]]:
    listed = document(path)["steps"]
    assert isinstance(listed, list)
    return [mapping(step) for step in listed]


def exercises(path: Path) -> list[str]:
    return [str(step["exercise"]) for step in steps(path)]


def test_the_three_are_there() -> None:
    assert set(IDS) <= {path.stem for path in files(ROUTINES)}


def test_every_exercise_exists(path: Path) -> None:
    assert set(exercises(path)) <= {one.stem for one in files(EXERCISES)}


def test_it_begins_calmly_and_ends_with_breathing_together(path: Path) -> None:
    assert exercises(path)[0] in CALM
    assert exercises(path)[-1] == "back-to-back-breathing"


def test_name_and_summary_promise_no_time(path: Path) -> None:
    content = document(path)
    assert A_TIME.search(f"{content['title']} {content['summary']}") is None


def test_its_sentences_are_short_and_promise_nothing(path: Path) -> None:
    assert [faults(one) for one in texts(document(path)) if faults(one)] == []


def test_it_says_where_it_comes_from(path: Path) -> None:
    sources = strings(document(path)["sources"])
    assert [fault for fault in map(unsound_source, sources) if fault] == []
    assert any(source.startswith("proposal: ") for source in sources)


def test_nothing_is_pushed_against_in_a_bundled_routine(path: Path) -> None:
    """Contract-relax is for those who ask for it."""
    assert not any("contract_relax" in step for step in steps(path))


def test_the_two_stretches_are_only_in_the_spirit_of_the_article() -> None:
    """The article shows its own in a video that nobody here has seen."""
    content = document(ROUTINES / "two-simple-stretches.yaml")
    said = f"{content['title']} {content['summary']}".lower()
    assert "in the spirit of" in said
    assert "article's stretches" not in said
    assert "of the article" not in said.replace("in the spirit of the article", "")
    assert exercises(ROUTINES / "two-simple-stretches.yaml")[1:-1] == ["single-knee-to-chest", "prone-quad-stretch"]


def test_the_gentle_one_is_gentle() -> None:
    """The gentle level gives the short holds; nothing in the file makes one longer."""
    path = ROUTINES / "gentle-low-back.yaml"
    assert document(path)["level"] == "gentle"
    assert not any("hold" in step for step in steps(path))
    assert "double-knee-to-chest" not in exercises(path)
    assert "prone-quad-stretch" not in exercises(path)


def test_front_and_back_has_both() -> None:
    there = set(exercises(ROUTINES / "front-and-back.yaml"))
    assert there & FRONT
    assert there & BACK
