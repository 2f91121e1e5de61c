"""The colours of a picture: whoever somebody is, no part of a body is a hole in the ground."""

from itertools import product

import pytest

from stretchgui.figure.look import HAIR, LOOKS, SKIN, Look, Person
from stretchgui.figure.model import ROLES
from stretchgui.figure.palette import palette

PEOPLE = [Person(skin, HAIR["grey"], "short") for skin in SKIN.values()]
PEOPLE += [Person(SKIN["tan"], hair, "short") for hair in HAIR.values()]


@pytest.mark.parametrize("person", PEOPLE, ids=[*SKIN, *HAIR])
def test_everybody_stands_out_from_a_dark_ground(person: Person) -> None:
    """Skin, hair and clothes differ in lightness from what is behind them: their outlines are of its colour."""
    look = LOOKS["dark"].with_people(person, person)
    for role, far in product(ROLES, (False, True)):
        colours = palette(look, role, far=far)
        for colour in (colours.skin, colours.shirt, colours.trousers):
            assert contrast(colour, look.background) > 1.6
        assert contrast(colours.hair, look.background) > 1.3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_arrows_and_names_are_read_wherever_they_stand(look: Look) -> None:
    """On the ground, on the mat and on a wall, as WCAG 2.1 asks of large letters and of what says something."""
    for behind in (look.background, look.mat, look.wall):
        assert contrast(look.arrow, behind) >= 3
        for clothes in (look.receiver_clothes, look.helper_clothes):
            assert contrast(clothes.label, behind) >= 4


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_mat_and_a_wall_are_seen(look: Look) -> None:
    """They differ from the ground, and so from the outlines of bodies, which are of its colour."""
    for thing, least in ((look.mat, 1.2), (look.wall, 1.1 if look.theme == "light" else 1.5)):
        assert contrast(thing, look.background) > least


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1 (1 to 21)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a `#rrggbb` colour (0 to 1)."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
