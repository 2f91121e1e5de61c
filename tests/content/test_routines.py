"""Every routine: a check-in and a warm-up first, a calm end, no promise, and the article named truly."""

from pathlib import Path

import pytest

from tests.content.written import (
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

# What is in the picture and must be at hand.
THINGS = ("chair", "bed", "strap", "stick", "pillow")


@pytest.fixture(params=files(ROUTINES), ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found = request.param
    assert isinstance(found, Path)
    return found


def steps(path: Path) -> list[dict[str, object]]:
    listed = document(path)["steps"]
    assert isinstance(listed, list)
    return [mapping(step) for step in listed]


def exercises(path: Path) -> list[str]:
    return [str(step["exercise"]) for step in steps(path)]


def exercise(id_: str) -> dict[str, object]:
    return document(EXERCISES / f"{id_}.yaml")


def test_what_people_may_want_is_there() -> None:
    wanted = {
        "two-simple-stretches",
        "ten-minutes-for-two",
        "fifteen-minutes-for-two",
        "twenty-minutes-for-two",
        "front-of-hip",
        "back-of-hip-and-low-back",
        "sides-and-inner-thighs",
        "strengthen-what-is-weak",
        "gentle-sore-day",
        "wind-down-together",
        "deep-rest",
        "find-your-pattern",
        "desk-break-for-two",
        "alone-with-a-strap",
    }
    assert wanted <= {path.stem for path in files(ROUTINES)}


def test_every_exercise_can_be_come_upon() -> None:
    """It stands in a routine, or is the easier version of one that does; what is asked for is found by itself."""
    there = {path.stem for path in files(EXERCISES)}
    found = {id_ for path in files(ROUTINES) for id_ in exercises(path)}
    waiting = list(found)
    while waiting:
        easier = str(exercise(waiting.pop()).get("easier", ""))
        if easier and easier not in found:
            found.add(easier)
            waiting.append(easier)
    assert {id_ for id_ in there - found if not exercise(id_).get("opt_in")} == set()


def test_every_exercise_exists(path: Path) -> None:
    assert set(exercises(path)) <= {one.stem for one in files(EXERCISES)}


def test_it_opens_with_the_check_in_and_a_warm_up_and_ends_with_the_closing_check(path: Path) -> None:
    first, second, *_, last = exercises(path)
    assert first == "check-in"
    assert exercise(second)["kind"] == "warm-up"
    assert last == "closing-check"


def test_what_must_be_asked_for_is_at_most_optional(path: Path) -> None:
    asked_for = [step for step in steps(path) if exercise(str(step["exercise"])).get("opt_in")]
    assert all(step.get("optional") for step in asked_for)


def test_what_is_in_the_pictures_is_among_what_one_needs(path: Path) -> None:
    needs = " ".join(strings(document(path)["needs"]))
    for step in steps(path):
        props = mapping(exercise(str(step["exercise"]))["figure"]).get("props", [])
        assert isinstance(props, list)
        kinds = {str(mapping(prop)["kind"]) for prop in props}
        assert [thing for thing in THINGS if thing in kinds and thing not in needs] == [], step["exercise"]


def test_its_title_and_summary_are_short(path: Path) -> None:
    content = document(path)
    assert len(str(content["title"])) <= 32
    (summary,) = (one for one in texts(content) if one.key == "summary")
    assert 1 <= len(summary.sentences) <= 3


def test_its_sentences_are_short_and_promise_nothing(path: Path) -> None:
    assert [faults(one) for one in texts(document(path)) if faults(one)] == []


def test_it_says_where_it_comes_from(path: Path) -> None:
    sources = strings(document(path)["sources"])
    assert [fault for fault in map(unsound_source, sources) if fault] == []
    assert any(source.startswith("proposal: ") for source in sources)


def test_nothing_is_pushed_against_in_a_bundled_routine(path: Path) -> None:
    """Contract-relax is for those who ask for it."""
    assert not any("contract_relax" in step for step in steps(path))


def test_a_gentle_one_bends_and_arches_nobody_far(path: Path) -> None:
    if document(path)["level"] == "gentle":
        assert set(exercises(path)).isdisjoint({"double-knee-to-chest", "prone-quad-stretch", "prone-psoas-lift"})


def test_the_two_stretches_are_only_in_the_spirit_of_the_article() -> None:
    """The article shows its own in a video that nobody here has seen."""
    content = document(ROUTINES / "two-simple-stretches.yaml")
    said = f"{content['title']} {content['summary']}".lower()
    assert "in the spirit of" in said
    assert "article's stretches" not in said
    assert "of the article" not in said.replace("in the spirit of the article", "")
    stretches = [id_ for id_ in exercises(ROUTINES / "two-simple-stretches.yaml") if exercise(id_)["kind"] == "stretch"]
    assert stretches == ["single-knee-to-chest", "prone-quad-stretch"]
