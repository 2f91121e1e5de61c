"""The two pages: what was felt and done on the first, left against right and notes on the second.

Whatever there is fits: what finds no room is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from stretchgui.handout.checks import CheckNote
from stretchgui.handout.content import Handout, Part
from stretchgui.history.changes import Measure
from stretchgui.language.words import Words
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.handout.check_scale import HEIGHT, paint_check
from stretchgui.ui.handout.ink import BODY, SMALL, Ink
from stretchgui.ui.plots.felt_plot import FeltPlot
from stretchgui.ui.plots.painting import paint_text
from stretchgui.ui.plots.weeks_plot import BELOW, WeeksPlot

PAGES: Final = 2
MARGIN: Final = 42.0
"""Around each page, in points."""
_GAP: Final = 20.0
_TITLE: Final = 16
_HEADING: Final = 12
# Lines of what was felt, in words; its charts are as high as is left, between these two.
_TOLD: Final = 6
_FELT: Final = (74.0, 124.0)
_DOSE: Final = 17.0
# So much of the second page stays for notes, if there are any.
_NOTES: Final = 120.0
_NOTE_LINES: Final = 4


def paint_first(ink: Ink, handout: Handout, page: QRectF, words: Words) -> None:
    """Paints what the notes are for, and for each person what was felt and done.

    Args:
        ink: Writes.
        handout: What.
        page: The whole page, in points.
        words: What is said.
    """
    area = _area(page)
    y = ink.write(handout.title, area, _TITLE, 2, bold=True)
    y = ink.write(handout.who, _from(area, y), _HEADING, 2, bold=True)
    y = ink.write(handout.when, _from(area, y), BODY, 1, muted=True) + 8
    y = _paint_purpose(ink, handout.purpose, _from(area, y)) + 10
    y = ink.write(words("handout.trend"), _from(area, y), _HEADING, 1, bold=True) + 3
    y = ink.write(handout.not_why, _from(area, y), SMALL, 4, muted=True) + 8
    columns = _columns(_from(area, y), handout.parts)
    y = max(
        ink.write(part.done, _from(column, ink.write(part.name, column, 11, 1, bold=True)), BODY, 2)
        for column, part in zip(columns, handout.parts, strict=True)
    )
    columns = [_from(column, y + 4) for column in columns]
    y = max(_paint_told(ink, part, column) for column, part in zip(columns, handout.parts, strict=True)) + 8
    doses = max(_doses_height(part) for part in handout.parts)
    head = ink.line(BODY) + 2
    said = [measure for measure in Measure if any(part.felt[measure].points for part in handout.parts)]
    least, most = _FELT
    felt = max(least, min(most, (area.bottom() - y - doses - 3 * head - 16) / len(Measure)))
    for measure in Measure:
        height = head + (felt if measure in said else ink.line(SMALL) + 6)
        for column, part in zip(columns, handout.parts, strict=True):
            _paint_felt(ink, part, measure, QRectF(column.left(), y, column.width(), height), words)
        y += height
    for column, part in zip(columns, handout.parts, strict=True):
        _paint_doses(ink, part, _from(column, y + 8), words)
    _paint_foot(ink, handout, page, 1, words)


def paint_second(ink: Ink, handout: Handout, page: QRectF, words: Words) -> None:
    """Paints left against right for each person, and the notes below; as `paint_first`."""
    area = _area(page)
    y = ink.write(words("handout.checks"), area, _HEADING, 1, bold=True) + 3
    y = ink.write(handout.checks_not, _from(area, y), SMALL, 5, muted=True) + 2
    y = ink.write(handout.limits, _from(area, y), SMALL, 3, muted=True) + 2
    y = ink.write(words("handout.marks"), _from(area, y), SMALL, 2, muted=True) + 8
    columns = _columns(_from(area, y), handout.parts)
    low = area.bottom() - (_NOTES if handout.notes else 40.0 if handout.with_notes else 0.0)
    places = [QRectF(column.left(), column.top(), column.width(), low - column.top()) for column in columns]
    dense = any(not _fits(ink, part, place) for part, place in zip(handout.parts, places, strict=True))
    ends = [
        _paint_checks(ink, part, place, words, dense=dense) for place, part in zip(places, handout.parts, strict=True)
    ]
    if handout.with_notes:
        y = max(ends) + 10
        y = ink.write(words("handout.notes"), _from(area, y), _HEADING, 1, bold=True) + 3
        _paint_notes(ink, handout, _from(area, y), words)
    _paint_foot(ink, handout, page, PAGES, words)


def _paint_purpose(ink: Ink, purpose: str, area: QRectF) -> float:
    inner = area.adjusted(8, 6, -8, 0)
    height = ink.height(purpose, inner.width(), BODY, 8)
    ink.painter.fillRect(QRectF(area.left(), area.top(), area.width(), height + 12), QColor(ink.theme.raised))
    return ink.write(purpose, inner, BODY, 8) + 6


def _paint_told(ink: Ink, part: Part, area: QRectF) -> float:
    y = area.top()
    for told in part.told:
        y = ink.write(told, _from(area, y), SMALL, _TOLD) + 3
    return y


def _paint_felt(ink: Ink, part: Part, measure: Measure, area: QRectF, words: Words) -> None:
    felt, title = part.felt[measure], words(f"handout.felt.{measure}")
    title = words("handout.felt.month", what=title) if felt.by_month else title
    y = ink.write(title, area, BODY, 1, bold=True) + 2
    if felt.points:
        ink.painter.setFont(ink.font(SMALL))
        place = QRectF(area.left(), y, area.width(), area.bottom() - y)
        FeltPlot(words, part.person, felt.points, by_month=felt.by_month).paint(ink.painter, place, ink.theme)
    else:
        ink.write(words("handout.felt.none"), _from(area, y), SMALL, 1, muted=True)


def _doses_height(part: Part) -> float:
    return len(part.doses.lines) * _DOSE + BELOW


def _paint_doses(ink: Ink, part: Part, area: QRectF, words: Words) -> None:
    grid = part.doses
    title = words("handout.doses.month" if grid.by_month else "handout.doses")
    y = ink.write(title, area, BODY, 1, bold=True) + 2
    if grid.lines:
        ink.painter.setFont(ink.font(SMALL))
        place = QRectF(area.left(), y, area.width(), _doses_height(part))
        WeeksPlot(words, part.person, grid, ink.font(SMALL)).paint(ink.painter, place, ink.theme)
    else:
        ink.write(words("handout.doses.none"), _from(area, y), SMALL, 1, muted=True)


def _paint_checks(ink: Ink, part: Part, area: QRectF, words: Words, *, dense: bool) -> float:
    y = ink.write(part.name, area, 11, 1, bold=True) + 2
    if not part.checks:
        return ink.write(words("handout.checks.none"), _from(area, y), BODY, 1, muted=True)
    for number, note in enumerate(part.checks):
        more = len(part.checks) - number
        room = area.bottom() if more == 1 else area.bottom() - ink.line(SMALL)
        if y + _check_height(ink, note, area.width(), dense=dense) > room:
            return ink.write(words.count("handout.more_checks", more), _from(area, y), SMALL, 1, muted=True)
        y = _paint_check(ink, note, part.person, _from(area, y), dense=dense)
    return y


def _fits(ink: Ink, part: Part, area: QRectF) -> bool:
    """Whether all checks of a person find room with all that is said of them."""
    wanted = sum(_check_height(ink, note, area.width(), dense=False) for note in part.checks)
    return ink.line(11) + 2 + wanted <= area.height()


def _lines(note: CheckNote, *, dense: bool) -> list[str]:
    """What is written below a check; the first numbers are only drawn where there are too many checks."""
    return [line for line in (note.newest, "" if dense else note.began, note.exact) if line]


def _check_height(ink: Ink, note: CheckNote, width: float, *, dense: bool) -> float:
    head = ink.line(BODY) + ink.height(note.comes_to, width, BODY, 2)
    return head + HEIGHT + sum(ink.height(line, width, SMALL, 2) for line in _lines(note, dense=dense)) + 5


def _paint_check(ink: Ink, note: CheckNote, person: Receiver, area: QRectF, *, dense: bool) -> float:
    y = ink.write(note.name, area, BODY, 1, bold=True)
    y = ink.write(note.comes_to, _from(area, y), BODY, 2)
    ink.painter.setFont(ink.font(SMALL))
    paint_check(ink.painter, note, person, QRectF(area.left(), y, area.width(), HEIGHT), ink.theme)
    y += HEIGHT
    for line in _lines(note, dense=dense):
        y = ink.write(line, _from(area, y), SMALL, 2, muted=True)
    return y + 5


def _paint_notes(ink: Ink, handout: Handout, area: QRectF, words: Words) -> None:
    if not handout.notes:
        ink.write(words("handout.notes.none"), area, BODY, 1, muted=True)
        return
    y = area.top()
    for number, note in enumerate(handout.notes):
        more = len(handout.notes) - number
        text = words("handout.day", day=note.day, what=note.text)
        room = area.bottom() if more == 1 else area.bottom() - ink.line(BODY) - 2
        if y + ink.height(text, area.width(), BODY, _NOTE_LINES) > room:
            ink.write(words.count("handout.more_notes", more), _from(area, y), BODY, 1, muted=True)
            return
        y = ink.write(text, _from(area, y), BODY, _NOTE_LINES) + 2


def _paint_foot(ink: Ink, handout: Handout, page: QRectF, number: int, words: Words) -> None:
    area = QRectF(page.left() + MARGIN, page.bottom() - MARGIN, page.width() - 2 * MARGIN, 14)
    ink.painter.setPen(QPen(QColor(ink.theme.line), 0.6))
    ink.painter.drawLine(QPointF(area.left(), area.top()), QPointF(area.right(), area.top()))
    ink.painter.setFont(ink.font(SMALL))
    said = words("handout.page", n=number, pages=PAGES)
    left = area.adjusted(0, 2, -80, 2)
    title = words("handout.foot", title=handout.title, name=handout.who)
    paint_text(ink.painter, title, left, Qt.AlignmentFlag.AlignLeft, ink.theme.muted)
    paint_text(ink.painter, said, area.adjusted(0, 2, 0, 2), Qt.AlignmentFlag.AlignRight, ink.theme.muted)


def _area(page: QRectF) -> QRectF:
    return page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - 6)


def _from(area: QRectF, y: float) -> QRectF:
    """What is left of an area from a height on."""
    return QRectF(area.left(), y, area.width(), max(0.0, area.bottom() - y))


def _columns(area: QRectF, parts: Sequence[Part]) -> list[QRectF]:
    """The area side by side for each person."""
    width = (area.width() - _GAP * (len(parts) - 1)) / len(parts)
    return [
        QRectF(area.left() + place * (width + _GAP), area.top(), width, area.height()) for place in range(len(parts))
    ]
