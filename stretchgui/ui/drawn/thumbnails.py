"""Small pictures of exercises, made one at a time once the window stands, and kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap

from stretchgui.figure.drawing import draw
from stretchgui.figure.framing import framing
from stretchgui.figure.look import Look
from stretchgui.figure.model import Figure
from stretchgui.figure.motion import Frame
from stretchgui.routine.exercise import Exercise
from stretchgui.ui.drawn.photo import read_picture
from stretchgui.ui.drawn.picture import pixmap_of

MOST_KEPT: Final = 400
CORNER: Final = 10.0
# Between two pieces of work the window gets to do what people asked of it, and what else waits for a moment.
PAUSE_MS: Final = 4
AT_HOLD: Final = Frame()

_Key = tuple[str, int, int, float]


class Thumbnails(QObject):
    """Makes and keeps small pictures of exercises at their hold, in the colours of one look.

    Args:
        look: The colours, and the people in them.
        parent: Who owns it.

    Signals:
        made: one or more pictures that were asked for are there now.
    """

    made = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[_Key, Exercise] = OrderedDict()
        self._measured: Figure | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def look(self) -> Look:
        """The colours it draws in."""
        return self._look

    @property
    def busy(self) -> bool:
        """Whether pictures are still to be made."""
        return bool(self._wanted)

    @property
    def kept(self) -> frozenset[tuple[str, int, int, float]]:
        """Which pictures there are: of which exercise, how wide and high, at which ratio."""
        return frozenset(self._kept)

    def set_look(self, look: Look) -> None:
        """Draws everything anew in other colours, or with other people."""
        if look != self._look:
            self._look = look
            self._kept.clear()
            self._wanted.clear()
            self.made.emit()

    def picture(self, exercise: Exercise, size: QSize, ratio: float) -> QPixmap | None:
        """The picture of an exercise; None for now if it has yet to be made (`made` tells when).

        Args:
            exercise: What it shows.
            size: In the widget's own units.
            ratio: Pixels of the screen in such a unit.
        """
        key = (_pictured(exercise), size.width(), size.height(), ratio)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        self._wanted[key] = exercise
        self._wanted.move_to_end(key)
        if not self._timer.isActive():
            self._timer.start()
        return None

    def moment(self, exercise: Exercise, frame: Frame, size: QSize, ratio: float) -> QPixmap:
        """A picture of another moment, made at once and not kept.

        Args:
            exercise: What it shows; one without a figure is shown as it always is.
            frame: Which moment.
            size: In the widget's own units.
            ratio: Pixels of the screen in such a unit.
        """
        return self._drawn(exercise, size, ratio, frame)

    @Slot()
    def _go_on(self) -> None:
        if not self._wanted:
            return
        # The one asked for last is the one in sight.
        key, exercise = next(reversed(self._wanted.items()))
        if exercise.figure is not None and exercise.figure is not self._measured:
            # This takes as long as to draw it, and is kept.
            framing(exercise.figure, named=False)
            self._measured = exercise.figure
            self._timer.start()
        else:
            self._make(key, exercise)

    def _make(self, key: _Key, exercise: Exercise) -> None:
        del self._wanted[key]
        self._kept[key] = self._drawn(exercise, QSize(key[1], key[2]), key[3])
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        if self._wanted:
            self._timer.start()
        self.made.emit()

    def _drawn(self, exercise: Exercise, size: QSize, ratio: float, frame: Frame = AT_HOLD) -> QPixmap:
        if exercise.figure is not None:
            scene = draw(exercise.figure, frame, None, self._look, detail="thumbnail")
            return _rounded(pixmap_of(scene, size, ratio), size, ratio)
        photo = read_picture(exercise.picture) if exercise.picture else QPixmap()
        if not photo.isNull():
            return _rounded(_filling(photo, size, ratio), size, ratio)
        return _rounded(self._letter(exercise, size, ratio), size, ratio)

    def _letter(self, exercise: Exercise, size: QSize, ratio: float) -> QPixmap:
        """In place of a picture: the first letter of the name."""
        pixmap = _blank(size, ratio)
        painter = QPainter(pixmap)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(self._look.mat))
        font = QFont()
        font.setPixelSize(max(8, size.height() // 2))
        painter.setFont(font)
        painter.setPen(QColor(self._look.receiver_clothes.label))
        name = exercise.name.said().strip()
        area = QRectF(0, 0, size.width(), size.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), name[:1].upper())
        painter.end()
        return pixmap


def _pictured(exercise: Exercise) -> str:
    """What is kept under: a step may show the same exercise without its helper."""
    alone = exercise.figure is not None and len(exercise.figure.roles) == 1
    return f"{exercise.id}, alone" if alone else exercise.id


def _blank(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _filling(photo: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The middle of a photo, large enough to fill a size."""
    wide, high = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
    scaled = photo.scaled(
        wide, high, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    cut = scaled.copy((scaled.width() - wide) // 2, (scaled.height() - high) // 2, wide, high)
    cut.setDevicePixelRatio(ratio)
    return cut


def _rounded(picture: QPixmap, size: QSize, ratio: float) -> QPixmap:
    pixmap = _blank(size, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), CORNER, CORNER)
    painter.setClipPath(outline)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return pixmap
