"""A small picture that moves into the stretch once when it is pointed at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QSize, QVariantAnimation, Slot
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from stretchgui.figure.model import HOLD, START
from stretchgui.figure.motion import Frame
from stretchgui.routine.exercise import Exercise
from stretchgui.ui.drawn.thumbnails import Thumbnails

MOVES_FOR_MS: Final = 2200


class MovingThumbnail(QLabel):
    """Shows an exercise at its hold.

    Args:
        thumbnails: Makes the pictures.
        exercise: What it shows.
        size: In its own units.
    """

    def __init__(self, thumbnails: Thumbnails, exercise: Exercise, size: QSize) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._exercise = exercise
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setDuration(MOVES_FOR_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._motion.valueChanged.connect(self._on_moved)
        self._motion.finished.connect(self.draw)
        self.setFixedSize(size)

    @property
    def moves(self) -> bool:
        """Whether it is moving now."""
        return self._motion.state() is QVariantAnimation.State.Running

    def play(self) -> None:
        """Moves into the stretch, once; a picture that moves already goes on."""
        if self._exercise.figure is not None and self.isVisible() and not self.moves:
            self._motion.start()

    @Slot()
    def draw(self) -> None:
        """Shows the picture as soon as it is made."""
        if self.moves:
            return
        pixmap = self._thumbnails.picture(self._exercise, self.size(), self.devicePixelRatioF())
        self.setPixmap(pixmap if pixmap is not None else QPixmap())

    @Slot(object)
    def _on_moved(self, share: object) -> None:
        if isinstance(share, float):
            frame = Frame(START, HOLD, share)
            self.setPixmap(self._thumbnails.moment(self._exercise, frame, self.size(), self.devicePixelRatioF()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._motion.stop()
