"""The program's own icons: simple strokes, painted in whatever colour they are asked for."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# What the files have in place of a colour.
PLACEHOLDER: Final = "currentColor"
# Beside words they are 20 high, on a screen with three pixels to each 60.
SIZES: Final = (16, 20, 24, 32, 48, 64)

log = logging.getLogger(__name__)


class Icons:
    """Icons by their file's name; each is read once for each colour.

    Args:
        folder: Where the `*.svg` files are. One that is missing there is an empty icon, and a line in the log, but no
            error: a button has its words too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._missing: set[str] = set()

    @property
    def names(self) -> frozenset[str]:
        """The icons there are."""
        return frozenset(path.stem for path in self._folder.glob("*.svg"))

    def icon(self, name: str, colour: str) -> QIcon:
        """An icon for a button or a menu.

        Args:
            name: The file's name without its ending.
            colour: As `#rrggbb`.
        """
        known = self._icons.get((name, colour))
        if known is None:
            known = self._icons[name, colour] = self._drawn(name, colour)
        return known

    def paint(self, painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
        """Paints an icon as large as fits in the middle of a rectangle."""
        size = min(rect.width(), rect.height())
        square = QRectF(0, 0, size, size)
        square.moveCenter(rect.center())
        renderer = self._renderer(name, colour)
        if renderer.isValid():
            renderer.render(painter, square)

    def _drawn(self, name: str, colour: str) -> QIcon:
        icon = QIcon()
        if not self._renderer(name, colour).isValid():
            return icon
        for size in SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, name, colour, QRectF(0, 0, size, size))
            painter.end()
            icon.addPixmap(pixmap)
        return icon

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        known = self._renderers.get((name, colour))
        if known is None:
            known = QSvgRenderer()
            path = self._folder / f"{name}.svg"
            if path.is_file():
                known.load(QByteArray(path.read_text(encoding="utf-8").replace(PLACEHOLDER, colour).encode()))
            if name and not known.isValid() and name not in self._missing:
                self._missing.add(name)
                log.warning("an icon is missing, or is none: %s", path)
            self._renderers[name, colour] = known
        return known
