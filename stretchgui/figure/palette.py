"""One person's colours in a picture, near and far."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from stretchgui.figure.look import HairStyle, Look, mixed
from stretchgui.figure.model import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one person, or of her far limbs (a little darker)."""

    skin: str
    skin_line: str
    neck: str
    hair: str
    hair_line: str
    shirt: str
    shirt_line: str
    trousers: str
    trousers_line: str
    ink: str


class Portrait(NamedTuple):
    """How a head is drawn, from wherever it is looked at.

    Attributes:
        style: Her hair.
        colours: Her colours.
        name: The shapes' name.
        plain: Leave out what is too fine for a thumbnail.
    """

    style: HairStyle
    colours: Palette
    name: str
    plain: bool


@lru_cache(maxsize=64)
def palette(look: Look, role: Role, *, far: bool = False) -> Palette:
    """Return somebody's colours."""
    clothes = look.receiver_clothes if role == "receiver" else look.helper_clothes
    person = look.receiver if role == "receiver" else look.helper
    shade, depth = ("#16202c", 0.17) if look.theme == "light" else ("#0b1016", 0.2)
    share = depth if far else 0.0
    # Black hair or deep skin on a dark ground would be a hole: a sheen keeps its shape.
    dark = look.theme == "dark"
    hair = mixed(mixed(person.hair, "#a9afb8", 0.18) if dark else person.hair, shade, share)
    skin = mixed(mixed(person.skin, "#f0c8a8", 0.16) if dark else person.skin, shade if dark else "#4a1f1a", share)
    shirt, trousers = mixed(clothes.shirt, shade, share), mixed(clothes.trousers, shade, share)
    return Palette(
        skin=skin,
        skin_line=mixed(skin, "#5a1d12", 0.34),
        neck=mixed(skin, "#5a1d12", 0.14),
        hair=hair,
        hair_line=mixed(hair, "#ffffff", 0.16),
        shirt=shirt,
        shirt_line=mixed(shirt, "#10202c", 0.22),
        trousers=trousers,
        trousers_line=mixed(trousers, "#0b1420", 0.3),
        ink="#2a1c1a" if _is_light(person.skin) else "#140c0b",
    )


def _is_light(colour: str) -> bool:
    return int(colour[1:3], 16) * 2 + int(colour[3:5], 16) * 5 + int(colour[5:7], 16) > 8 * 110
