"""The colours of a picture, as tables: two looks, two sets of clothes, and the people's own skin and hair."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

Theme: TypeAlias = Literal["light", "dark"]
HairStyle: TypeAlias = Literal["short", "bun", "long", "curly", "bald"]


@dataclass(frozen=True, slots=True)
class Person:
    """What stays with a person when the roles change."""

    skin: str
    hair: str
    style: HairStyle


@dataclass(frozen=True, slots=True)
class Clothes:
    """What tells the receiver from the helper; `label` is the role's colour for words."""

    shirt: str
    trousers: str
    label: str


@dataclass(frozen=True, slots=True)
class Look:
    """Every colour a picture needs. Colours are `#rrggbb`."""

    theme: Theme
    background: str
    mat: str
    mat_edge: str
    shadow: str
    prop: str
    wood: str
    wall: str
    bedding: str
    strap: str
    arrow: str
    glow: str
    glow_edge: str
    receiver_clothes: Clothes
    helper_clothes: Clothes
    receiver: Person
    helper: Person

    def with_people(self, receiver: Person, helper: Person) -> "Look":
        """Return this look with other people in it (partner B may be the receiver)."""
        return replace(self, receiver=receiver, helper=helper)


SKIN: dict[str, str] = {
    "porcelain": "#f6d3bb",
    "light": "#ecbc98",
    "tan": "#d69d70",
    "brown": "#ad7248",
    "dark": "#7d4d31",
    "deep": "#573425",
}

HAIR: dict[str, str] = {
    "black": "#2b2424",
    "dark brown": "#4a2e22",
    "brown": "#7a4a2b",
    "blonde": "#d6aa5c",
    "red": "#a9502a",
    "grey": "#9d9da2",
    "white": "#e3e1dc",
}

PARTNER_A = Person(SKIN["light"], HAIR["brown"], "bun")
PARTNER_B = Person(SKIN["brown"], HAIR["black"], "short")

# Teal-blue against orange: the pair that every common colour blindness keeps apart, and lightness differs too.
LOOKS: dict[Theme, Look] = {
    "light": Look(
        theme="light",
        background="#f8f5ef",
        mat="#d3e2dc",
        mat_edge="#b3cbc2",
        shadow="#4d6b66",
        prop="#cdbfa8",
        wood="#c99d6b",
        wall="#ebe6dc",
        bedding="#dfe3ea",
        strap="#8c9440",
        arrow="#c81e3c",
        glow="#ffd24a",
        glow_edge="#f0502e",
        receiver_clothes=Clothes("#25a18e", "#264e73", "#14705f"),
        helper_clothes=Clothes("#ee7f45", "#6d4a68", "#a84a12"),
        receiver=PARTNER_A,
        helper=PARTNER_B,
    ),
    "dark": Look(
        theme="dark",
        background="#1b2127",
        mat="#3a504b",
        mat_edge="#263532",
        shadow="#05090a",
        prop="#7d7363",
        wood="#8f6c48",
        wall="#3a444e",
        bedding="#66707d",
        strap="#b9c06a",
        arrow="#ff6e7f",
        glow="#ffd75e",
        glow_edge="#ff5a36",
        receiver_clothes=Clothes("#2fb5a0", "#4a7db0", "#5fd6c2"),
        helper_clothes=Clothes("#f08c53", "#94698c", "#f7a878"),
        receiver=PARTNER_A,
        helper=PARTNER_B,
    ),
}


@lru_cache(maxsize=512)
def mixed(colour: str, other: str, share: float) -> str:
    """Mix two `#rrggbb` colours; `share` is how much of the other (0..1)."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
