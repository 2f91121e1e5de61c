"""What a left/right check measures, as the `check` section of an exercise's file says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stretchgui.document.fields import Choice, Field, ListOf, Number, Record, words_of
from stretchgui.document.nodes import Mapping
from stretchgui.document.problems import Report


class Unit(StrEnum):
    """What the helper measures a check in."""

    DEGREES = "degrees"
    HAND_WIDTHS = "hand_widths"
    CENTIMETRES = "centimetres"


class Felt(StrEnum):
    """Where a check is felt."""

    MUSCLE = "muscle"
    JOINT = "joint"
    BACK = "back"
    BELOW_KNEE = "below_knee"
    TINGLING = "tingling"


class More(StrEnum):
    """What a larger number means."""

    TIGHTER = "tighter"
    FREER = "freer"


class RangePicture(StrEnum):
    """How the range is drawn: what of the body lies, stands or turns, and which way it moves."""

    LEG_RAISED = "leg-raised"
    SHIN_RAISED = "shin-raised"
    THIGH_HANGING = "thigh-hanging"
    TRUNK_TURNED = "trunk-turned"
    GAP = "gap"
    SLIDE = "slide"


NERVE_SIGNS: Final = (Felt.BELOW_KNEE, Felt.TINGLING)
"""What ends every check: it may be a nerve, and is no tightness."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the helper estimates in a check, and what it says.

    Attributes:
        unit: What it is estimated in.
        more: What a larger number means.
        least: The smallest number of the range.
        most: The largest one.
        step: From one number to the next.
        picture: How the range is drawn.
        marks: Numbers that are written beside the range.
        usual: The number up to which (or, where more is freer, from which) nothing is called tight; None where no
            source says one.
        error: What two measurements of the same leg may differ by without any reason (standard error, in `unit`);
            None where no source says so.
        about: Where it is felt if it is about what the check is for; felt elsewhere it suggests nothing.
        ends: Where it is felt if it may be a nerve: that ends the check.
    """

    unit: Unit = Unit.DEGREES
    more: More = More.FREER
    least: float = 0.0
    most: float = 90.0
    step: float = 5.0
    picture: RangePicture = RangePicture.LEG_RAISED
    marks: tuple[float, ...] = ()
    usual: float | None = None
    error: float | None = None
    about: tuple[Felt, ...] = (Felt.MUSCLE,)
    ends: tuple[Felt, ...] = NERVE_SIGNS

    def within(self, amount: float) -> float:
        """The number of the range nearest to another one."""
        steps = round((amount - self.least) / self.step)
        return float(min(max(self.least, self.least + steps * self.step), self.most))

    def tightness_of(self, amount: float) -> float:
        """A number that grows with tightness, in `unit`."""
        return amount if self.more is More.TIGHTER else -amount


def _check_measure(measure: Measure, node: Mapping, report: Report) -> None:
    """The range is one, its numbers lie in it, and what may be a nerve is not what the check is for."""
    if measure.least >= measure.most:
        report.error(node.place_of("most"), f"the range ends at {measure.most:g}, before it begins: {measure.least:g}")
        return
    numbers = [("marks", mark) for mark in measure.marks]
    if measure.usual is not None:
        numbers.append(("usual", measure.usual))
    for key, number in numbers:
        if not measure.least <= number <= measure.most:
            report.error(node.place_of(key), f"{number:g} is outside of the range")
    for sign in NERVE_SIGNS:
        if sign not in measure.ends:
            report.error(node.place_of("ends"), f"'{sign}' may be a nerve, and ends every check")
    for felt in measure.about:
        if felt in measure.ends:
            report.error(node.place_of("about"), f"'{felt}' ends the check, and cannot be what it is about")


_FELT: Final = ListOf(Choice(words_of(list(Felt))), least=1, most=len(Felt))
_NUMBER: Final = Number(-1000, 1000)

MEASURE: Final = Record(
    Measure,
    "check",
    {
        "unit": Field(Choice(words_of(list(Unit))), doc="What the helper estimates it in."),
        "more": Field(Choice(words_of(list(More))), doc="What a larger number means: tighter, or freer."),
        "least": Field(_NUMBER, doc="The smallest number of the range."),
        "most": Field(_NUMBER, doc="The largest number of the range."),
        "step": Field(Number(0.1, 90), doc="From one number to the next."),
        "picture": Field(Choice(words_of(list(RangePicture))), doc="How the range is drawn, to be clicked on."),
        "marks": Field(ListOf(_NUMBER, most=20), doc="Numbers that are written beside the range."),
        "usual": Field(_NUMBER, doc="Up to where nothing is called tight, if a source says so."),
        "error": Field(Number(0.1, 90), doc="The standard error of one measurement, if a source says so."),
        "about": Field(_FELT, doc="Where it is felt if it is about what the check is for."),
        "ends": Field(_FELT, doc="Where it is felt if it may be a nerve, which ends the check."),
    },
    _check_measure,
)
"""The `check` section of an exercise, in format 1."""
