"""Things in the picture, each in its place among the bodies from back to front."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from stretchgui.figure.camera import Projection
from stretchgui.figure.held import strand
from stretchgui.figure.look import Look
from stretchgui.figure.model import HOLD, Figure, Prop, Role
from stretchgui.figure.motion import Frame
from stretchgui.figure.order import owner
from stretchgui.figure.posing import bodies, is_there
from stretchgui.figure.shapes import Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.solids import back_rest, has_back_rest_before, shadows_on, solid
from stretchgui.figure.surfaces import slabs

SOLIDS: Final = ("pillow", "cushion", "bed", "chair", "step", "wall")
HELD: Final = ("strap", "stick")
_OVERLAYS: Final = ("forearm", "hand")


class Piece(NamedTuple):
    """What of a prop is drawn at one place of the order: a strand of a strap; of a solid 0, its back rest 1."""

    prop: Prop
    which: int


@lru_cache(maxsize=256)
def arranged(figure: Figure, order: tuple[str, ...]) -> tuple[str | Piece, ...]:
    """Return the names of the parts with the figure's props in their places among them, for all its moments.

    A solid comes after whoever is beyond it in the hold, and after a leg put to the back that hangs over its far
    edge, and before everybody else; a strand of a strap before the arm that holds it.
    """
    hold = figure.moment_name(HOLD)
    placed = bodies(figure, Frame(hold, hold))
    spots: dict[int, list[Piece]] = {}
    for prop in figure.props:
        for piece in _pieces(prop, placed):
            spots.setdefault(_spot(piece, order, placed, figure.back), []).append(piece)
    found: list[str | Piece] = []
    for index, name in enumerate((*order, None)):
        found += spots.get(index, [])
        if name is not None:
            found.append(name)
    return tuple(found)


def _pieces(prop: Prop, placed: Mapping[Role, Skeleton]) -> Iterator[Piece]:
    if prop.kind in SOLIDS:
        yield Piece(prop, 0)
        if has_back_rest_before(prop):
            yield Piece(prop, 1)
    elif all(is_there(target, placed) for target in prop.along):
        for index in range(len(prop.along) - 1 if prop.kind == "strap" else 1):
            yield Piece(prop, index)


def _spot(piece: Piece, order: Sequence[str], placed: Mapping[Role, Skeleton], back: Sequence[str]) -> int:
    """Return before which part of the order a piece is drawn."""
    prop = piece.prop
    if prop.order != "auto":
        return 0 if prop.order == "behind" else len(order)
    if prop.kind in HELD:
        return _strand_spot(piece, order)
    (surface,) = slabs([prop])
    edge = surface.near if piece.which else surface.far
    beyond = {role for role, skeleton in placed.items() if skeleton.spine[0][2] < edge}
    if piece.which:
        behind = [at for at, name in enumerate(order) if _owner(name) in beyond and not name.endswith(_OVERLAYS)]
        return 1 + max(behind, default=-1)
    return min(
        (
            at
            for at, name in enumerate(order)
            if _owner(name) not in beyond and not (name in back and _hangs_beyond(edge, name, placed))
        ),
        default=len(order),
    )


def _hangs_beyond(edge: float, name: str, placed: Mapping[Role, Skeleton]) -> bool:
    """Say whether a part is a leg that hangs over a solid's far edge: its foot is beyond it."""
    role, part = owner(name)
    return part.endswith("-leg") and placed[role].bones[f"{part.removesuffix('leg')}shin"].end[2] < edge


def _strand_spot(piece: Piece, order: Sequence[str]) -> int:
    ends = piece.prop.along[piece.which : piece.which + 2] if piece.prop.kind == "strap" else piece.prop.along
    names = [target.on for target in ends if target.on is not None]
    arms = [_arm(name) for name in names if name.endswith((*_OVERLAYS, "upper-arm"))]
    if not arms:
        arms = [f"{_owner(name)}.{side}-arm" for name in names[:1] for side in ("left", "right")]
    return max((at for at, name in enumerate(order) if name in arms), default=len(order))


def _arm(bone: str) -> str:
    return f"{bone.removesuffix('-upper-arm').removesuffix('-forearm').removesuffix('-hand')}-arm"


def _owner(name: str) -> str:
    return name.split(".", 1)[0]


def drawn(
    piece: Piece, props: Sequence[Prop], placed: Mapping[Role, Skeleton], projection: Projection, look: Look
) -> list[Shape]:
    """Draw a piece of a prop, and on a solid the shadows of whoever lies on it."""
    if piece.prop.kind in HELD:
        return list(strand(piece.prop, piece.which, placed, projection, look))
    if piece.which:
        return list(back_rest(piece.prop, projection, look))
    lowest = [surface for surface in slabs(props) if surface.top <= piece.prop.at[1] + 0.5]
    middle = (piece.prop.at[0], piece.prop.at[1] + 1.0, -piece.prop.behind)
    under = [surface for surface in lowest if surface.is_under(middle)]
    shapes = list(solid(piece.prop, under[-1].kind if under else None, projection, look))
    (surface,) = slabs([piece.prop])
    return shapes + shadows_on(surface, placed, projection, look)
