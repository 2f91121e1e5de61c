"""Draws a figure: a mat, bodies from back to front, a glow where it pulls, an arrow that says which way."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from stretchgui.figure.alternate import alternated
from stretchgui.figure.arrows import arrow_shapes
from stretchgui.figure.camera import Projection
from stretchgui.figure.framing import framing
from stretchgui.figure.glows import glow
from stretchgui.figure.ground import floor, shadows
from stretchgui.figure.labels import name_labels
from stretchgui.figure.look import Look
from stretchgui.figure.model import Figure, Grip, Role, Side
from stretchgui.figure.motion import Frame
from stretchgui.figure.order import OVERLAYS, drawing_order, owner
from stretchgui.figure.parts import Artist
from stretchgui.figure.posing import bodies
from stretchgui.figure.props import Piece, arranged
from stretchgui.figure.props import drawn as drawn_prop
from stretchgui.figure.shapes import Item, Scene
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.surfaces import slabs

Detail: TypeAlias = Literal["full", "thumbnail"]
_INVISIBLE: Final = 0.02


def draw(
    figure: Figure,
    frame: Frame,
    side: Side | None,
    look: Look,
    names: Sequence[str] = (),
    *,
    detail: Detail = "full",
    alternate: tuple[Role, ...] = (),
) -> Scene:
    """Draw one picture.

    Args:
        figure: What to draw.
        frame: At which moment, or between which two.
        side: The receiver's side that is worked; None draws it as it is written.
        look: The colours, and who the receiver and the helper are.
        names: What to write above the receiver's head and the helper's; empty writes nothing.
        detail: `thumbnail` leaves out words and what is too fine for 160 pixels.
        alternate: Who does it with the other limbs, at every second repetition of what alternates: somebody in
            profile exchanges left and right, else the picture is turned over.

    Returns:
        A scene just large enough for the figure at every moment, with its names if there are any.
    """
    plain = detail == "thumbnail"
    called = () if plain else tuple(names)
    profile = figure.view == "side"
    turned = (side is not None and side != figure.drawn_for) != bool(alternate and not profile)
    view = framing(figure, turned=turned, named=any(called))
    figure = alternated(figure, alternate) if alternate and profile else figure
    placed = bodies(figure, frame)
    items: list[Item] = [*floor(view, look)]
    items += shadows(placed, view.projection, look, slabs(figure.props), plain=plain)
    artists = {
        role: Artist(skeleton, view.projection, look, _grips(figure, frame, role), plain)
        for role, skeleton in placed.items()
    }
    ungrounded = set(placed)
    for name in arranged(figure, drawing_order(figure)):
        if isinstance(name, Piece):
            items += drawn_prop(name, figure.props, placed, view.projection, look)
            continue
        role, part = owner(name)
        if role in ungrounded and not part.endswith(OVERLAYS):
            ungrounded.remove(role)
            items += artists[role].part("ground").shapes
        drawn = artists[role].part(part)
        items += drawn.shapes
        if part.endswith(OVERLAYS):
            continue
        for item in figure.glows:
            if _part_of(item.on) == name:
                # The pull comes late in a motion; in the hold it eases a little as the breath goes out.
                strength = _shown(figure, frame, item.when) ** 1.6 * (0.82 + 0.18 * frame.breath)
                if strength > _INVISIBLE:
                    items.append(glow(item, placed[role], view.projection, look, drawn.cloth, strength))
    items += _arrows(figure, frame, placed, view.projection, look)
    items += name_labels(figure, placed, view.projection, view.box, look, called)
    return Scene(view.width, view.height, look.background, tuple(items))


def _part_of(bone: str) -> str:
    """Return the drawn part a bone belongs to: `receiver.left-thigh` is of `receiver.left-leg`."""
    for ending, part in (
        ("thigh", "leg"),
        ("shin", "leg"),
        ("foot", "leg"),
        ("upper-arm", "arm"),
        ("forearm", "arm"),
        ("hand", "arm"),
    ):
        if bone.endswith(ending):
            return bone.removesuffix(ending) + part
    return bone


def _grips(figure: Figure, frame: Frame, role: Role) -> dict[Side, Grip]:
    pose = figure.pose(frame.end if frame.fraction >= 0.5 else frame.start, role)
    return {
        "left": "relaxed" if pose.left_arm is None else pose.left_arm.grip,
        "right": "relaxed" if pose.right_arm is None else pose.right_arm.grip,
    }


def _shown(figure: Figure, frame: Frame, when: Sequence[str]) -> float:
    """Return how much of something shows in a frame that belongs to some moments only (0..1)."""
    one, two = (1.0 if figure.moment_name(name) in when else 0.0 for name in (frame.start, frame.end))
    return one + (two - one) * min(1.0, max(0.0, frame.fraction))


def _arrows(
    figure: Figure, frame: Frame, placed: dict[Role, Skeleton], projection: Projection, look: Look
) -> list[Item]:
    items: list[Item] = []
    for arrow in figure.arrows:
        opacity = _shown(figure, frame, arrow.when)
        if opacity > _INVISIBLE:
            items += arrow_shapes(arrow, placed, projection, look, opacity)
    return items
