"""Where the parts of the session page stand, from 960x600 up: everything grows with the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF

# The window for which everything is laid out; one unit there is one pixel.
WIDTH: Final = 960.0
HEIGHT: Final = 600.0
MARGIN: Final = 14.0
GAP: Final = 9.0

HEAD: Final = 40.0
NEXT: Final = 24.0
BAR: Final = 45.0
BUTTONS: Final = 42.0
RIGHT: Final = 296.0
LABEL: Final = 50.0
SIDE: Final = 44.0
PRIMARY: Final = 52.0
RELEASE: Final = 88.0
TOOL: Final = 38.0
TIME: Final = 120.0
LAMP: Final = 22.0
# The two rows in which a check is noted.
ROWS: Final = 104.0
# The picture's share of the room above the bar.
PICTURE: Final = 0.535
SMALL_PICTURE: Final = 0.36
# What is left free above a drawn picture, for the names over the heads.
ABOVE: Final = 8.0
# The heading's share of the picture's width.
HEADING: Final = 0.36
SIDE_PANEL: Final = 0.62


def unit_of(width: int, height: int) -> float:
    """One unit of the page, in pixels."""
    return max(0.5, min(width / WIDTH, height / HEIGHT))


def whole(place: QRectF) -> QRect:
    """A place in whole pixels: two that touch still touch, and do not overlap."""
    left, top = round(place.left()), round(place.top())
    return QRect(left, top, round(place.right()) - left, round(place.bottom()) - top)


def places_of(
    width: int,
    height: int,
    *,
    with_side: bool,
    framed: bool = False,
    with_lamp: bool = False,
    with_rows: bool = False,
    with_advice: bool = False,
) -> dict[str, QRect]:
    """The place of each part.

    Args:
        width: Of the page, in pixels.
        height: Of the page, in pixels.
        with_side: Whether there is a side to be named.
        framed: Whether the picture fills its place to the corners.
        with_lamp: Whether it is to be seen that the microphone is open.
        with_rows: Whether a check is noted.
        with_advice: Whether there is more to be read than what two people do.
    """
    unit = unit_of(width, height)
    margin, gap = MARGIN * unit, GAP * unit
    right = max(RIGHT * unit, width * 0.3)
    left = width - 2 * margin - gap * 1.6 - right
    places = _left(margin, margin, left, height - 2 * margin, unit, framed, with_rows, with_advice)
    places |= _right(width - margin - right, margin, right, height - 2 * margin, unit, with_side, with_lamp)
    return {name: whole(place) for name, place in places.items()}


def _left(
    x: float,
    y: float,
    width: float,
    height: float,
    unit: float,
    framed: bool,
    with_rows: bool,
    with_advice: bool,
) -> dict[str, QRectF]:
    gap, bottom = GAP * unit, y + height
    tools = 4 * TOOL * unit + 3 * 6 * unit
    places = {
        # The name stands in the empty corner of the picture.
        "heading": QRectF(x, y, width * HEADING, HEAD * unit),
        "tools": QRectF(x + width - tools, y, tools, HEAD * unit),
        "buttons": QRectF(x, bottom - BUTTONS * unit, width, BUTTONS * unit),
    }
    bottom -= (BUTTONS + GAP * 0.7) * unit
    places["bar"] = QRectF(x, bottom - BAR * unit, width, BAR * unit)
    bottom -= (BAR + 2) * unit
    places["next_up"] = QRectF(x, bottom - NEXT * unit, width - TIME * unit, NEXT * unit)
    places["time_left"] = QRectF(x + width - TIME * unit, bottom - NEXT * unit, TIME * unit, NEXT * unit)
    bottom -= (NEXT + 5) * unit
    if with_rows:
        places["rows"] = QRectF(x, bottom - ROWS * unit, width, ROWS * unit)
        bottom -= ROWS * unit + gap
    top = y
    picture = (bottom - top - gap) * (SMALL_PICTURE if with_advice else PICTURE)
    head = (HEAD if framed else ABOVE) * unit
    places["picture"] = QRectF(x, top + head, width, picture - head)
    places["panel"] = QRectF(x, top + picture + gap, width, bottom - top - gap - picture)
    places["side_panel"] = QRectF(x + width * (1 - SIDE_PANEL), top, width * SIDE_PANEL, bottom - top)
    return places


def _right(
    x: float, y: float, width: float, height: float, unit: float, with_side: bool, with_lamp: bool
) -> dict[str, QRectF]:
    gap, bottom = GAP * unit, y + height
    places = {"release": QRectF(x, bottom - RELEASE * unit, width, RELEASE * unit)}
    bottom -= RELEASE * unit + gap
    places["primary"] = QRectF(x, bottom - PRIMARY * unit, width, PRIMARY * unit)
    bottom -= PRIMARY * unit + gap
    head = (LABEL if with_side else LABEL + SIDE) * unit
    places["label"] = QRectF(x, y, width, head)
    places["side"] = QRectF(x, y + LABEL * unit, width, SIDE * unit)
    top = y + (LABEL + SIDE) * unit + gap
    if with_lamp:
        places["lamp"] = QRectF(x, bottom - LAMP * unit, width, LAMP * unit)
        bottom -= LAMP * unit
    places["ring"] = QRectF(x, top, width, bottom - top)
    return places
