"""Writes a scene as SVG text."""

import math
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from stretchgui.figure.shapes import (
    Close,
    Curve,
    Gradient,
    Label,
    Line,
    Linear,
    Move,
    Path,
    Radial,
    Scene,
    Shape,
    Step,
    plain,
)

FONT = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def svg(scene: Scene, *, title: str = "", description: str = "", size: tuple[float, float] | None = None) -> str:
    """Write a scene as a complete SVG document.

    Args:
        scene: What to write.
        title: Read out by screen readers as the picture's name.
        description: Read out as what there is to see.
        size: Width and height to show it at, in pixels; the scene's own if None. It keeps its proportions, in the
            middle of its ground.

    Returns:
        The document's text, in UTF-8's characters, with a line feed at its end.
    """
    writer = _Writer()
    for item in scene.items:
        match item:
            case Shape():
                writer.shape(item)
            case Label():
                writer.label(item)
            case _:
                assert_never(item)
    width, height = size or (scene.width, scene.height)
    # The view has the size's proportions, so that the ground fills it whole; the numbers are said, for not every
    # program knows what 100% is of.
    scale = min(width / scene.width, height / scene.height)
    wide, high = width / scale, height / scale
    view = [number(value) for value in ((scene.width - wide) / 2, (scene.height - high) / 2, wide, high)]
    words = {"title": title, "desc": description}
    named = " ".join(tag for tag, text in words.items() if text)
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(view)}"'
        f' width="{number(width)}" height="{number(height)}" role="img"'
        + (f' aria-labelledby="{named}">' if named else ">"),
        *(f'<{tag} id="{tag}">{escape(text)}</{tag}>' for tag, text in words.items() if text),
    ]
    if writer.definitions:
        head.append("<defs>" + "".join(writer.definitions) + "</defs>")
    if scene.background is not None:
        left, top, across, down = view
        head.append(f'<rect x="{left}" y="{top}" width="{across}" height="{down}" fill="{scene.background}"/>')
    return "\n".join([*head, *writer.lines, "</svg>", ""])


def number(value: float) -> str:
    """Write a number with at most two decimals: a hundredth of a scene unit is below any pixel."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path_data(path: Path) -> str:
    """Write a path as the `d` attribute of SVG."""
    return "".join(_command(command) for command in plain(path))


def _command(command: Step) -> str:
    match command:
        case Move(x, y):
            return f"M{number(x)} {number(y)}"
        case Line(x, y):
            return f"L{number(x)} {number(y)}"
        case Curve(numbers):
            return "C" + " ".join(map(number, numbers))
        case Close():
            return "Z"
        case _:
            assert_never(command)


class _Writer:
    """Collects the lines, and the definitions they refer to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.definitions: list[str] = []
        self._ids: dict[str, int] = {}

    def shape(self, shape: Shape) -> None:
        attributes = [f'd="{path_data(shape.path)}"', f'fill="{self._fill(shape.fill)}"']
        if shape.name:
            attributes.insert(0, f"id={quoteattr(self._id(shape.name))}")
        if shape.stroke is not None:
            attributes.append(
                f'stroke="{shape.stroke}" stroke-width="{number(shape.stroke_width)}"'
                ' stroke-linecap="round" stroke-linejoin="round"'
            )
        if shape.opacity < 1:
            attributes.append(f'opacity="{number(shape.opacity)}"')
        self.lines.append(f"<path {' '.join(attributes)}/>")

    def label(self, label: Label) -> None:
        self.lines.append(
            f'<text x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}" font-weight="600"'
            f' font-family="{FONT}" text-anchor="{label.anchor}" fill="{label.colour}">{escape(label.text)}</text>'
        )

    def _fill(self, fill: str | Gradient | None) -> str:
        match fill:
            case None:
                return "none"
            case str():
                return fill
            case Linear() | Radial():
                name = self._id("gradient")
                self.definitions.append(_gradient(fill, name))
                return f"url(#{name})"
            case _:
                assert_never(fill)

    def _id(self, name: str) -> str:
        """Make an id that occurs once: the name, with a number from its second use on."""
        count = self._ids.get(name, 0) + 1
        self._ids[name] = count
        return name if count == 1 and name != "gradient" else f"{name}-{count}"


def _gradient(gradient: Gradient, name: str) -> str:
    stops = "".join(
        f'<stop offset="{number(stop.at)}" stop-color="{stop.colour}" stop-opacity="{number(stop.opacity)}"/>'
        for stop in gradient.stops
    )
    match gradient:
        case Linear(x1, y1, x2, y2):
            place = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
            return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{stops}</linearGradient>'
        case Radial(x, y, radius, _, stretch, turn):
            # Round and of radius 1 at zero, then made as large, turned and moved.
            steps = (
                f"translate({number(x)} {number(y)}) rotate({number(math.degrees(turn))})"
                f" scale({number(radius * stretch)} {number(radius)})"
            )
            place = f'cx="0" cy="0" r="1" gradientTransform="{steps}"'
            return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{stops}</radialGradient>'
        case _:
            assert_never(gradient)
