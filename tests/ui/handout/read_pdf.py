"""A PDF as a reader sees it: its pages, and the letters on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtPdf import QPdfDocument


@dataclass(frozen=True)
class PageRead:
    """One page: its size in points, its text, and where that stands."""

    width: float
    height: float
    text: str
    written: QRectF


def read_pdf(data: bytes) -> list[PageRead]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    pages = []
    for number in range(document.pageCount()):
        size, text = document.pagePointSize(number), document.getAllText(number)
        pages.append(PageRead(size.width(), size.height(), " ".join(text.text().split()), text.boundingRectangle()))
    document.close()
    return pages
