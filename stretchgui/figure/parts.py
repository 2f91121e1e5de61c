"""The parts of a body as shapes: every part with an outline in the background's colour behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from stretchgui.figure.camera import Projection
from stretchgui.figure.hand import finger_paths, hand_outline, hand_shapes
from stretchgui.figure.head import head_shapes, head_silhouette
from stretchgui.figure.limbs import arm_paths, edges, foot_outline, leg_paths, ribbon, strip
from stretchgui.figure.look import Look
from stretchgui.figure.model import Arm, Grip, Pose, Side
from stretchgui.figure.outline import loop
from stretchgui.figure.palette import Palette, palette
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Skeleton
from stretchgui.figure.trunk import neck_outline, seat_outline, shirt_outline

CUFF: Final = 0.86
SLEEVE: Final = 0.6
_CLOTH: Final = 0.75


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part: its shapes from back to front, and the path that a glow on it is clipped to."""

    shapes: tuple[Shape, ...]
    clip: Path


@dataclass(frozen=True, slots=True)
class Artist:
    """Draws the parts of one person."""

    skeleton: Skeleton
    projection: Projection
    look: Look
    grips: dict[Side, Grip]
    plain: bool

    def part(self, name: str) -> Part:
        """Draw a part: `trunk`, `head`, `left-leg`, `left-arm`, or of an arm only `left-forearm`, `left-hand`."""
        if name == "trunk":
            return self._trunk()
        if name == "head":
            return self._head()
        side: Side = "left" if name.startswith("left") else "right"
        kind = name.split("-", 1)[1]
        colours = palette(self.look, self.skeleton.role, far=side != self.skeleton.near)
        match kind:
            case "leg":
                return self._leg(side, colours)
            case "arm":
                return self._arm(side, colours)
            case "forearm":
                return self._forearm(side, colours, with_arm=True)
            case _:
                return self._forearm(side, colours, with_arm=False)

    def _name(self, part: str) -> str:
        return f"{self.skeleton.role}.{part}"

    def _halo(self, path: Path, part: str) -> Shape:
        width = 7.0 if not self.plain else 10.0
        return Shape(path, stroke=self.look.background, stroke_width=width, name=f"{self._name(part)}.outline")

    def _trunk(self) -> Part:
        colours = palette(self.look, self.skeleton.role)
        shirt = loop(shirt_outline(self.projection, self.skeleton))
        seat = loop(seat_outline(self.projection, self.skeleton))
        neck = loop(neck_outline(self.projection, self.skeleton))
        name = self._name("trunk")
        person = self.look.receiver if self.skeleton.role == "receiver" else self.look.helper
        del person
        return Part(
            (
                self._halo(shirt + seat + neck, "trunk"),
                Shape(neck, fill=colours.skin, name=self._name("neck")),
                Shape(seat, fill=colours.trousers, name=f"{name}.seat"),
                Shape(shirt, fill=colours.shirt, name=f"{name}.shirt"),
            ),
            shirt + seat,
        )

    def _head(self) -> Part:
        person = self.look.receiver if self.skeleton.role == "receiver" else self.look.helper
        colours = palette(self.look, self.skeleton.role)
        silhouette = head_silhouette(self.projection, self.skeleton, person.style)
        neck = loop(neck_outline(self.projection, self.skeleton))
        shapes = head_shapes(
            self.projection, self.skeleton, person.style, colours, self._name("head"), plain=self.plain
        )
        under = Shape(neck, fill=colours.skin, name=self._name("neck"))
        return Part((self._halo(silhouette, "head"), *shapes), silhouette) if under is None else Part(
            (self._halo(silhouette, "head"), *shapes), silhouette
        )

    def _leg(self, side: Side, colours: Palette) -> Part:
        bones = self.skeleton.bones
        thigh, shin = strip(self.projection, bones[f"{side}-thigh"]), strip(self.projection, bones[f"{side}-shin"])
        foot = strip(self.projection, bones[f"{side}-foot"])
        cloth, outline = leg_paths(thigh, shin, CUFF)
        ankle = loop(ribbon(shin, "shin", 0.7, 1.0, caps=(True, True)))
        sole = loop(foot_outline(foot))
        name = self._name(f"{side}-leg")
        return Part(
            (
                self._halo(outline + sole + ankle, f"{side}-leg"),
                Shape(sole + ankle, fill=colours.skin, name=f"{name}.foot"),
                Shape(cloth, fill=colours.trousers, name=f"{name}.cloth"),
            ),
            cloth,
        )

    def _arm(self, side: Side, colours: Palette) -> Part:
        bones = self.skeleton.bones
        upper, fore = strip(self.projection, bones[f"{side}-upper-arm"]), strip(self.projection, bones[f"{side}-forearm"])
        hand = strip(self.projection, bones[f"{side}-hand"])
        skin, outline = arm_paths(upper, fore)
        sleeve = loop(ribbon(upper, "upper-arm", 0.0, SLEEVE, extra=_CLOTH, caps=(True, False)))
        sleeve_edge = edges(upper, "upper-arm", 0.22, SLEEVE, _CLOTH)
        grip = self.grips[side]
        name = self._name(f"{side}-arm")
        return Part(
            (
                self._halo(outline + sleeve_edge + hand_outline(hand, grip), f"{side}-arm"),
                Shape(skin, fill=colours.skin, name=name),
                *hand_shapes(hand, grip, colours, self._name(f"{side}-hand"), plain=self.plain),
                Shape(sleeve, fill=colours.shirt, name=f"{name}.sleeve"),
            ),
            skin + sleeve,
        )

    def _forearm(self, side: Side, colours: Palette, *, with_arm: bool) -> Part:
        bones = self.skeleton.bones
        fore, hand = strip(self.projection, bones[f"{side}-forearm"]), strip(self.projection, bones[f"{side}-hand"])
        grip = self.grips[side]
        outline = hand_outline(hand, grip)
        shapes: list[Shape] = []
        if with_arm:
            skin = loop(ribbon(fore, "forearm", 0.0, 1.0, caps=(True, True)))
            shapes += [
                self._halo(edges(fore, "forearm", 0.2, 1.0) + outline, f"{side}-forearm"),
                Shape(skin, fill=colours.skin, name=self._name(f"{side}-forearm")),
            ]
        else:
            shapes.append(self._halo(outline, f"{side}-hand"))
        shapes += hand_shapes(hand, grip, colours, self._name(f"{side}-hand"), plain=self.plain)
        return Part(tuple(shapes), outline)
