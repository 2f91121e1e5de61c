"""Finding an exercise: however it is typed, and with how many hits each filter would leave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchgui.language.text import Text, plain
from stretchgui.routine.catalogue import Catalogue, Filters, folded
from stretchgui.routine.exercise import BodyPosition, Exercise, Kind, People, Region

KNEE = Exercise(
    "knee-to-chest",
    Text((("en", "Knee to chest"), ("fr", "Genou à la poitrine"))),
    also_known_as=(plain("Apanasana"), plain("Wind-relieving pose")),
    region=Region.LOW_BACK,
    targets=("gluteus maximus",),
)
CHILD = Exercise("childs-pose", plain("Child’s pose"), region=Region.LOW_BACK, position=BodyPosition.KNEELING)
BRIDGE = Exercise("glute-bridge", plain("Glute bridge"), kind=Kind.STRENGTH, people=People.SOLO, region=Region.BUTTOCK)
ALL = (BRIDGE, KNEE, CHILD)


def called(region: Region) -> str:
    return {Region.LOW_BACK: "low back"}.get(region, region.value)


def found(search: str = "", filters: Filters | None = None, language: str = "en") -> list[str]:
    return [one.id for one in Catalogue(ALL, called, language).find(search, filters or Filters()).exercises]


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("", ["childs-pose", "knee-to-chest", "glute-bridge"]),
        ("KNEE", ["knee-to-chest"]),
        ("  chest   knee ", ["knee-to-chest"]),
        ("apanásana", ["knee-to-chest"]),
        ("wind relieving", ["knee-to-chest"]),
        ("childs", ["childs-pose"]),
        ("child's", ["childs-pose"]),
        ("glut", ["knee-to-chest", "glute-bridge"]),
        ("low back", ["childs-pose", "knee-to-chest"]),
        ("chest low", ["knee-to-chest"]),
        ("knee bridge", []),
    ],
)
def test_every_word_is_looked_for_everywhere(search: str, wanted: list[str]) -> None:
    assert found(search) == wanted


def test_names_are_found_in_the_screens_language_and_in_english() -> None:
    assert found("a la poitrine", language="fr") == found("knee to chest", language="fr") == ["knee-to-chest"]


def test_filters_leave_only_what_is_all_of_it() -> None:
    assert found(filters=Filters(kind=Kind.STRENGTH)) == ["glute-bridge"]
    assert found(filters=Filters(region=Region.LOW_BACK, position=BodyPosition.KNEELING)) == ["childs-pose"]
    assert found(filters=Filters(kind=Kind.STRENGTH, region=Region.LOW_BACK)) == []


def test_each_value_says_how_many_it_would_leave_beside_the_other_filters() -> None:
    counts = Catalogue(ALL, called, "en").find("", Filters(region=Region.LOW_BACK)).counts
    assert (counts["kind"][None], counts["kind"].get(Kind.STRETCH), counts["kind"].get(Kind.STRENGTH)) == (2, 2, None)
    assert (counts["region"][None], counts["region"][Region.BUTTOCK]) == (3, 1)


SOME = st.builds(
    lambda name, kind, region, position, people: replace(
        KNEE, id=name, name=plain(name), kind=kind, region=region, position=position, people=people
    ),
    *(st.text(min_size=1, max_size=12), st.sampled_from(Kind), st.sampled_from(Region)),
    *(st.sampled_from(BodyPosition), st.sampled_from(People)),
)
OPTIONAL = st.builds(
    Filters,
    *(st.none() | st.sampled_from(sort) for sort in (Kind, Region, BodyPosition, People)),
)


@given(st.lists(SOME, max_size=12), OPTIONAL)
def test_a_count_is_what_choosing_that_value_leaves(exercises: list[Exercise], filters: Filters) -> None:
    catalogue = Catalogue(exercises, called, "en")
    for value in (None, *Kind):
        counted = catalogue.find("", filters).counts["kind"].get(value, 0)
        assert counted == len(catalogue.find("", replace(filters, kind=value)).exercises)


@given(st.text())
def test_folding_twice_is_folding_once_and_its_case_does_not_matter(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert Catalogue([replace(KNEE, name=plain(text))], called, "en").find(text, Filters()).exercises
