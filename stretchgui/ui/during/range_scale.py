"""Where each number of a range stands in its picture, and which number stands where somebody clicks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from stretchgui.routine.exercise import Side
from stretchgui.routine.measure import Measure, RangePicture

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """How an angle turns.

    Attributes:
        zero: Where 0 points to, in degrees against the clock from the right.
        against_clock: Whether it grows against the clock.
        body: The lines of the body that stay, in shares of the limb's length.
        head: The middle of the head, in the same shares; None where there is none.
    """

    zero: float
    against_clock: bool
    body: tuple[Points, ...]
    head: tuple[float, float] | None = None


TURNINGS: Final[Mapping[RangePicture, Turning]] = MappingProxyType(
    {
        RangePicture.LEG_RAISED: Turning(0, True, (((-0.5, 0), (0, 0), (0.98, 0)),), (-0.64, 0.03)),
        RangePicture.SHIN_RAISED: Turning(90, False, (((-0.45, -0.72), (0, -0.72), (0, 0)),), (-0.58, -0.69)),
        RangePicture.THIGH_HANGING: Turning(
            0, True, (((-0.5, 0), (0, 0)), ((-0.72, -0.1), (-0.04, -0.1))), (-0.64, 0.03)
        ),
        RangePicture.TRUNK_TURNED: Turning(
            90, False, (((-0.3, 0), (0.3, 0)), ((-0.09, 0), (-0.09, 0.4)), ((0.09, 0), (0.09, 0.4)))
        ),
    }
)
# What is left around the range for its numbers, in shares of the limb's length.
LABELS: Final = 0.2


class Arc:
    """An angle: a limb that turns round a joint. All places are pixels.

    Args:
        measure: What is measured.
        side: Turning to the left goes to the left.
        area: Where it has room.
    """

    def __init__(self, measure: Measure, side: Side | None, area: QRectF) -> None:
        turning = TURNINGS[measure.picture]
        turns_left = measure.picture is RangePicture.TRUNK_TURNED and side is Side.LEFT
        self._zero = turning.zero
        self._sense = 1.0 if turning.against_clock or turns_left else -1.0
        self._middle = (measure.least + measure.most) / 2
        angles = [measure.least + (measure.most - measure.least) * part / 24 for part in range(25)]
        reach = [(0.0, 0.0), *(self._direction(angle, 1 + LABELS) for angle in angles)]
        body = [point for line in turning.body for point in line]
        head = [(x + way, y + way) for x, y in [turning.head] for way in (-0.12, 0.12)] if turning.head else []
        bounds = _bounds([*reach, *body, *head])
        self._size = min(area.width() / bounds.width(), area.height() / bounds.height())
        self._pivot = area.center() - QPointF(bounds.center().x(), -bounds.center().y()) * self._size

    @property
    def size(self) -> float:
        """The limb's length."""
        return self._size

    def place(self, amount: float, along: float = 1.0) -> QPointF:
        """Where a number stands; `along` moves it from the joint (0) past the range (more than 1)."""
        return self.line((self._direction(amount, along),))[0]

    def amount_at(self, point: QPointF) -> float:
        """The number of a place, also of one beside the range."""
        way = point - self._pivot
        angle = self._sense * (math.degrees(math.atan2(-way.y(), way.x())) - self._zero)
        # Of the angles that look the same, the one nearest to the middle of the range.
        return self._middle + (angle - self._middle + 180) % 360 - 180

    def line(self, points: Points) -> list[QPointF]:
        """Points of the body, in shares of the limb's length."""
        return [self._pivot + QPointF(x, -y) * self._size for x, y in points]

    def _direction(self, amount: float, along: float) -> tuple[float, float]:
        angle = math.radians(self._zero + self._sense * amount)
        return math.cos(angle) * along, math.sin(angle) * along


class Rule:
    """A distance: a straight scale, lying or hanging down. All places are pixels.

    Args:
        measure: What is measured.
        area: Where it has room.
        hangs: Whether it goes down, and not to the right.
    """

    def __init__(self, measure: Measure, area: QRectF, *, hangs: bool) -> None:
        self._measure = measure
        self._hangs = hangs
        self._length = (area.height() if hangs else area.width()) * 0.84
        across = min(area.width(), self._length) if hangs else min(area.height(), self._length * 0.5)
        self._across = across * 0.5
        middle = area.center()
        half = QPointF(0, self._length / 2) if hangs else QPointF(self._length / 2, 0)
        self._start = middle - half

    @property
    def size(self) -> float:
        """Half the scale's width."""
        return self._across

    def place(self, amount: float, along: float = 0.0) -> QPointF:
        """Where a number stands; `along` moves it to the side, in shares of the scale's width."""
        part = (amount - self._measure.least) / (self._measure.most - self._measure.least) * self._length
        way = QPointF(along * self._across, part) if self._hangs else QPointF(part, along * self._across)
        return self._start + way

    def amount_at(self, point: QPointF) -> float:
        """The number of a place, also of one beside the range."""
        way = point - self._start
        part = (way.y() if self._hangs else way.x()) / self._length
        return self._measure.least + part * (self._measure.most - self._measure.least)

    def line(self, points: Points) -> list[QPointF]:
        """Points beside the scale's start, in shares of its width."""
        return [self._start + QPointF(x, y) * self._across for x, y in points]


def scale_of(measure: Measure, side: Side | None, area: QRectF) -> Arc | Rule:
    """The range of a check, laid out in an area."""
    if measure.picture in TURNINGS:
        return Arc(measure, side, area)
    return Rule(measure, area, hangs=measure.picture is RangePicture.SLIDE)


def _bounds(points: Iterable[tuple[float, float]]) -> QRectF:
    xs, ys = zip(*points, strict=True)
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
