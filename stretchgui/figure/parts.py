"""The parts of a body as shapes: every part with an outline in the background's colour behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stretchgui.figure import body, skull, torso
from stretchgui.figure.camera import Projection
from stretchgui.figure.foot import Foot
from stretchgui.figure.hand import Held, hand_lines, hand_path, seen_hand
from stretchgui.figure.head import head_halo, head_shapes
from stretchgui.figure.limbs import (
    LINE,
    Sleeve,
    Strip,
    arm_paths,
    foot_path,
    leg_paths,
    leg_shades,
    ribbon_path,
    seam_path,
    shade,
    shaded_side,
    strip,
    toe_path,
)
from stretchgui.figure.look import Look, mixed
from stretchgui.figure.model import Grip, Side
from stretchgui.figure.outline import Point, lined, loop, union, widened
from stretchgui.figure.palette import Palette, Portrait, palette
from stretchgui.figure.shapes import Path, Shape
from stretchgui.figure.skeleton import Bone, Skeleton
from stretchgui.figure.trunk import (
    collar_line,
    hem_line,
    neck_outline,
    seat_outline,
    shade_outline,
    shirt_outline,
)
from stretchgui.figure.vector import dot

SHADE: Final = "#0e1626"
SHADE_DEPTH: Final = 0.1
SHIRT_SHADE: Final = (0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)
CUFF: Final = 0.86
SLEEVE: Final = 0.6
_CLOTH: Final = 0.75
_TOWARDS_US: Final = 0.5
_UNDER_A_KNEE: Final = ((1.0, 4.6), (4.2, 2.6), (4.2, -2.6), (1.0, -4.6))
_SIDEWAYS: Final = 0.86
"""How much of a head's side must look at us for it to be drawn in profile."""
_BOWED: Final = 0.5
"""How much of its crown a head must show us to hang before its neck."""


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part: its shapes from back to front, and the cloth on which muscles glow."""

    shapes: tuple[Shape, ...]
    cloth: Path


_LEG: Final = ("thigh", "shin", "foot")
_ARM: Final = ("upper-arm", "forearm", "hand")
_MOST_DRAWN: Final = 200
_DRAWN: Final[dict[tuple[object, ...], Part]] = {}


@dataclass(frozen=True, slots=True)
class Artist:
    """Draws the parts of one person."""

    skeleton: Skeleton
    projection: Projection
    look: Look
    grips: dict[Side, Grip]
    plain: bool

    def part(self, name: str) -> Part:
        """Draw a part: `trunk`, `head`, `left-leg`, `left-arm`, or of an arm only `left-forearm`, `left-hand`.

        `ground` is what lies under a whole body; nothing for one in profile.

        What has not moved since an earlier frame is not drawn anew: in a hold only the chest breathes.
        """
        key = (name, self._shown(name), self.projection, self.look, self.plain)
        found = _DRAWN.pop(key, None) or self._draw(name)
        # What was used last goes last: what stands still for long is the same shapes all the while.
        _DRAWN[key] = found
        if len(_DRAWN) > _MOST_DRAWN:
            del _DRAWN[next(iter(_DRAWN))]
        return found

    def _shown(self, name: str) -> tuple[object, ...]:
        """Return all that a part's shapes depend on, besides how it is looked at."""
        seen = self.skeleton
        who = (seen.role, seen.in_profile)
        if name in ("ground", "trunk", "head"):
            # A breath moves the trunk, and no head.
            own = seen.eyes < 0.5 if name == "head" else seen.breath
            return (*who, seen.spine, seen.curve, seen.shrug, own, seen.bones["head"])
        side: Side = "left" if name.startswith("left") else "right"
        names = _LEG if name.endswith("leg") else _ARM
        return (*who, seen.near, self.grips[side], *(seen.bones[f"{side}-{bone}"] for bone in names))

    def _draw(self, name: str) -> Part:
        if name == "ground":
            return Part(self._ground(), ())
        if name == "trunk":
            return self._trunk()
        if name == "head":
            return self._head()
        side: Side = "left" if name.startswith("left") else "right"
        kind = name.split("-", 1)[1]
        colours = palette(self.look, self.skeleton.role, far=self.skeleton.in_profile and side != self.skeleton.near)
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

    @property
    def _around(self) -> float:
        """How far a halo reaches round a part, in scene units."""
        return 5.0 if self.plain else 3.5

    def _halo(self, loops: Iterable[Sequence[Point]], part: str, more: Path = ()) -> Shape:
        """Draw a part a little wider in the background's colour: filled, which costs a sixth of a broad stroke."""
        path = union(widened(points, self._around) for points in loops) + more
        return Shape(path, fill=self.look.background, name=f"{self._name(part)}.outline")

    def _body_halo(self, loops: Iterable[Sequence[Point]], part: str, more: Path = ()) -> list[Shape]:
        """Draw the halo of a trunk or a head; in a thumbnail their colours tell them from what is behind."""
        return [] if self.plain else [self._halo(loops, part, more)]

    def _line(self, lines: Iterable[Sequence[Point]], colour: str, part: str) -> Shape:
        path: Path = ()
        for points in lines:
            path += lined(points, LINE * self.projection.scale)
        return Shape(path, fill=colour, name=self._name(part))

    def _is_far(self, part: str) -> bool:
        """Say whether a part is a limb on the far side of somebody in profile."""
        return self.skeleton.in_profile and part.startswith("right" if self.skeleton.near == "left" else "left")

    def _shade(self, path: Path, colour: str, part: str) -> list[Shape]:
        """Shade something of one colour: mixed here, for a see-through fill costs four times an opaque one.

        A far limb is in the shade of the near one: it is darker as a whole.
        """
        if self.plain or not path or self._is_far(part):
            return []
        return [Shape(path, mixed(colour, SHADE, SHADE_DEPTH), name=f"{self._name(part)}.shade")]

    def _trunk(self) -> Part:
        if not self.skeleton.in_profile:
            return self._round_trunk()
        look, projection, skeleton = self.look, self.projection, self.skeleton
        colours = palette(look, skeleton.role)
        outlines = (
            shirt_outline(projection, skeleton),
            seat_outline(projection, skeleton),
            neck_outline(projection, skeleton, collar=False),
        )
        shirt, seat, neck = map(loop, outlines)
        name = self._name("trunk")
        shapes = [
            *self._body_halo(outlines, "trunk"),
            Shape(neck, fill=colours.neck, name=self._name("neck")),
            Shape(seat, fill=colours.trousers, name=f"{name}.seat"),
            Shape(shirt, fill=colours.shirt, name=f"{name}.shirt"),
        ]
        _, front = skeleton.on_spine(0.5)
        side = shaded_side(projection.direction(front))
        shapes += self._shade(loop(shade_outline(projection, skeleton, SHIRT_SHADE, side)), colours.shirt, "trunk")
        if not self.plain:
            seams = (hem_line(projection, skeleton), collar_line(projection, skeleton))
            shapes.append(self._line(seams, colours.shirt_line, "trunk.seams"))
        return Part(tuple(shapes), shirt + seat)

    def _ground(self) -> tuple[Shape, ...]:
        """Draw what lies under a whole body that is not in profile: its halo where limbs join the trunk, and the seat.

        Limbs behind the trunk are drawn between this and the trunk: no line then parts a sleeve from its shirt.
        """
        if self.skeleton.in_profile:
            return ()
        yoke = torso.yoke_outline(self.projection, self.skeleton)
        seat = torso.seat_outline(self.projection, self.skeleton)
        colours = palette(self.look, self.skeleton.role)
        return (
            *self._body_halo([yoke, seat], "trunk"),
            Shape(loop(seat), fill=colours.trousers, name=self._name("trunk.ground")),
        )

    def _round_trunk(self) -> Part:
        """Draw the trunk of somebody whom we do not see just from the side."""
        projection, skeleton = self.projection, self.skeleton
        colours = palette(self.look, skeleton.role)
        outlines = torso.shirt_outlines(projection, skeleton)
        shirt, seat = union(outlines), loop(torso.seat_outline(projection, skeleton))
        opening = self._opening(colours)
        neck = Shape(
            loop(torso.neck_outline(projection, skeleton, collar=False)), fill=colours.neck, name=self._name("neck")
        )
        name = self._name("trunk")
        shapes = [
            *self._body_halo([torso.waist_outline(projection, skeleton)], "trunk"),
            *([] if opening else [neck]),
            Shape(seat, fill=colours.trousers, name=f"{name}.seat"),
            Shape(shirt, fill=colours.shirt, name=f"{name}.shirt"),
            *opening,
        ]
        shaded = torso.shade_outline(projection, skeleton)
        if shaded:
            shapes += self._shade(loop(shaded), colours.shirt, "trunk")
        if not self.plain:
            seams = [torso.near_half(projection, skeleton, 0.2)]
            if dot(skeleton.chest.front, projection.eye) < -0.3:
                seams.append(torso.middle_line(projection, skeleton, 0.3, 0.88, -1.0))
            shapes.append(self._line(seams, colours.shirt_line, "trunk.seams"))
        return Part(tuple(shapes), shirt + seat)

    def _opening(self, colours: Palette) -> list[Shape]:
        """Draw the skin in the shirt's neckline, where we look into it."""
        if self.skeleton.in_profile or self.plain:
            return []
        opening, looks_in = torso.neckline(self.projection, self.skeleton)
        return [Shape(loop(opening), fill=colours.neck, name=self._name("trunk.opening"))] if looks_in else []

    def _head(self) -> Part:
        projection, skeleton, name = self.projection, self.skeleton, self._name("head")
        person = self.look.receiver if skeleton.role == "receiver" else self.look.helper
        colours = palette(self.look, skeleton.role)
        portrait = Portrait(person.style, colours, name, self.plain)
        sideways = abs(dot(skeleton.head.left, projection.eye)) > _SIDEWAYS
        halo = (
            self._body_halo((), "head", head_halo(projection, skeleton, person.style, self._around))
            if sideways
            else self._body_halo(skull.silhouette(projection, skeleton, person.style), "head")
        )
        shapes = (head_shapes if sideways else skull.skull_shapes)(projection, skeleton, portrait)
        throat = (neck_outline if skeleton.in_profile else torso.neck_outline)(projection, skeleton, collar=True)
        neck = [*self._opening(colours), Shape(loop(throat), fill=colours.neck, name=self._name("neck"))]
        # A head that hangs between us and its neck stands out against it; it would seem to have a beard.
        bowed = dot(skeleton.head.up, projection.eye) > _BOWED
        return Part((*neck, *halo, *shapes) if bowed else (*halo, *neck, *shapes), shapes[0].path)

    def _leg(self, side: Side, colours: Palette) -> Part:
        bones = self.skeleton.bones
        thigh, shin = strip(self.projection, bones[f"{side}-thigh"]), strip(self.projection, bones[f"{side}-shin"])
        foot = strip(self.projection, bones[f"{side}-foot"])
        cloth, wide = leg_paths(thigh, shin, CUFF, self._around)
        if not self.skeleton.in_profile:
            cloth += loop(torso.lap_outline(self.projection, self.skeleton, side))
        whole = Foot(self.projection, bones[f"{side}-foot"], left=side == "left")
        flat = whole.in_profile
        sole = () if flat else (whole.outline(),)
        ankle = ribbon_path(shin, "shin", CUFF - 0.03, 1.0, caps=(False, True))
        bare, around = (foot_path(foot, more) if flat else () for more in (0.0, self._around))
        name = self._name(f"{side}-leg")
        toes: list[Shape] = []
        if not self.plain and flat:
            toes.append(Shape(toe_path(foot), fill=colours.skin_line, name=f"{name}.toe"))
        elif not self.plain:
            toes += whole.lines(colours, f"{name}.toe")
        return Part(
            (
                self._halo(sole, f"{side}-leg", around + wide),
                Shape(union(sole) + ankle + bare, fill=colours.skin, name=f"{name}.foot"),
                *toes,
                Shape(cloth, fill=colours.trousers, name=f"{name}.cloth"),
                *self._shade(leg_shades(thigh, shin, CUFF), colours.trousers, f"{side}-leg"),
                *self._kneecap(shin, bones[f"{side}-thigh"], colours, f"{side}-leg.knee"),
            ),
            cloth,
        )

    def _kneecap(self, shin: Strip, thigh: Bone, colours: Palette, part: str) -> list[Shape]:
        """Draw the line under a knee that comes towards us, which has no outline of its own."""
        if self.plain or self.skeleton.in_profile or dot(thigh.way, self.projection.eye) < _TOWARDS_US:
            return []
        arc = [shin.beyond(0.0, further, aside) for further, aside in _UNDER_A_KNEE]
        return [self._line([arc], colours.trousers_line, part)]

    def _arm(self, side: Side, colours: Palette) -> Part:
        bones = self.skeleton.bones
        upper, fore = (
            strip(self.projection, bones[f"{side}-upper-arm"]),
            strip(self.projection, bones[f"{side}-forearm"]),
        )
        hand, held = seen_hand(self.projection, bones[f"{side}-hand"], side, self.grips[side])
        # A far arm begins behind the trunk: a round shoulder would look over it.
        hidden = self.skeleton.in_profile and side != self.skeleton.near
        root = 0.2 if hidden else 0.0 if self.skeleton.in_profile else 0.1
        sleeve = ribbon_path(upper, "upper-arm", root, SLEEVE, extra=_CLOTH, caps=(not hidden, False))
        # An arm that comes towards us lies on its own shoulder: a line round all of it would part the two.
        free = 0.22 if self.skeleton.in_profile else round(SLEEVE - 0.38 * upper.length(body.UPPER_ARM), 2)
        skin, wide = arm_paths(upper, fore, Sleeve(free, SLEEVE, _CLOTH), self._around)
        wide += hand_path(hand, held, self._around)
        name = self._name(f"{side}-arm")
        return Part(
            (
                self._halo((), f"{side}-arm", wide),
                Shape(skin + hand_path(hand, held), fill=colours.skin, name=name),
                *self._shade(shade(fore, "forearm", 0.0, 1.0), colours.skin, f"{side}-arm"),
                *self._hand_lines(hand, held, side, colours),
                Shape(sleeve, fill=colours.shirt, name=f"{name}.sleeve"),
                *self._shade(shade(upper, "upper-arm", 0.2, SLEEVE, _CLOTH), colours.shirt, f"{side}-arm"),
                *self._sleeve_seam(upper, colours, f"{side}-arm.seam"),
            ),
            skin + sleeve,
        )

    def _sleeve_seam(self, upper: Strip, colours: Palette, part: str) -> list[Shape]:
        if self.plain:
            return []
        path = seam_path(upper, "upper-arm", SLEEVE - 0.07, _CLOTH - 0.3)
        return [Shape(path, fill=colours.shirt_line, name=self._name(part))]

    def _forearm(self, side: Side, colours: Palette, *, with_arm: bool) -> Part:
        """Draw a hand once more, in front of what it holds, with its forearm or without."""
        bones = self.skeleton.bones
        fore = strip(self.projection, bones[f"{side}-forearm"])
        hand, held = seen_hand(self.projection, bones[f"{side}-hand"], side, self.grips[side])
        around = hand_path(hand, held, self._around, wrist=with_arm)
        if with_arm:
            skin = ribbon_path(fore, "forearm", 0.0, 1.0, caps=(True, True))
            below_elbow = ribbon_path(fore, "forearm", 0.2, 1.0, caps=(False, True), more=self._around)
            shapes = [
                self._halo((), f"{side}-forearm", below_elbow + around),
                Shape(skin, fill=colours.skin, name=self._name(f"{side}-forearm")),
                *self._shade(shade(fore, "forearm", 0.0, 1.0), colours.skin, f"{side}-forearm"),
            ]
        else:
            shapes = [self._halo((), f"{side}-hand", around)]
        shapes.append(Shape(hand_path(hand, held), fill=colours.skin, name=self._name(f"{side}-hand")))
        return Part((*shapes, *self._hand_lines(hand, held, side, colours)), ())

    def _hand_lines(self, hand: Strip, held: Held, side: Side, colours: Palette) -> list[Shape]:
        return [] if self.plain else [hand_lines(hand, held, colours, self._name(f"{side}-hand"))]
