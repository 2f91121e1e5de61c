"""PySide6 6.12.0 lost a reference to `None` in every call, until Python 3.11 aborted (`none_dealloc`).

A short test passes and a user's session crashes, so the references are counted.
"""

import sys
from collections.abc import Callable

from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 400
# Some other code may come and go meanwhile; a release that loses references loses one a call.
FEW = 20


def _lost_references(call: Callable[[], object]) -> int:
    """How many references to `None` that many calls lose."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_set_text_keeps_none(qapp: QApplication) -> None:
    label = QLabel()
    assert _lost_references(lambda: label.setText("30")) < FEW


def test_painting_keeps_none(qapp: QApplication) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    path = QPainterPath()
    path.lineTo(60, 60)
    painter = QPainter(image)
    lost = [
        _lost_references(lambda: painter.drawPath(path)),
        _lost_references(lambda: painter.setPen(QPen())),
        _lost_references(painter.save),
        _lost_references(painter.restore),
    ]
    painter.end()
    assert max(lost) < FEW


def test_the_count_sees_a_reference_that_was_lost() -> None:
    """The measure itself, with its sign turned: every `None` that a list keeps is seen."""
    kept: list[None] = []
    none_is_immortal = sys.version_info >= (3, 12)
    # A thread of whoever shares the tests among processes may take or leave a few meanwhile.
    assert abs(_lost_references(lambda: kept.append(None)) + (0 if none_is_immortal else CALLS)) < FEW
