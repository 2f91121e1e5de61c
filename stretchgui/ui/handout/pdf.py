"""The two pages as a PDF: letters that can be selected, in a font that comes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from stretchgui.handout.content import Handout
from stretchgui.handout.paper import Paper, paper_of
from stretchgui.language.words import Words
from stretchgui.ui.handout.ink import Ink
from stretchgui.ui.handout.pages import paint_first, paint_second
from stretchgui.ui.kit.theme import LIGHT

_SIZES: Final[Mapping[Paper, QPageSize.PageSizeId]] = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
}
_POINTS: Final = 72
# Paper is white, whatever the window's colours are.
_ON_PAPER: Final = replace(LIGHT, window="#ffffff", surface="#ffffff", raised="#f3f1ec")


def usual_paper() -> Paper:
    """The paper of the land that the system is set to."""
    return paper_of(QLocale.territoryToCode(QLocale.system().territory()))


def pdf_of(handout: Handout, paper: Paper, words: Words) -> bytes:
    """The pages as a file; needs no screen, and starts what it needs of Qt by itself."""
    # Kept until the painting is done: letters need Qt's fonts, and those need an application.
    application = QGuiApplication.instance() or QGuiApplication(["stretchgui", "-platform", "offscreen"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(_SIZES[paper])
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(handout.title)
    writer.setCreator("stretchgui")
    page = QRectF(size.rect(QPageSize.Unit.Point))
    painter = QPainter(writer)
    painter.scale(writer.resolution() / _POINTS, writer.resolution() / _POINTS)
    ink = Ink(painter, QGuiApplication.font(), _ON_PAPER)
    paint_first(ink, handout, page, words)
    writer.newPage()
    paint_second(ink, handout, page, words)
    painter.end()
    del application
    return bytes(buffer.data().data())
