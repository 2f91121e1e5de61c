"""Fields for seconds: typed, stepped by buttons or keys, or turned by the wheel while they have the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSlider, QSpinBox, QWidget
from typing_extensions import override

from stretchgui.language.words import Words
from stretchgui.routine.adjust import stepped
from stretchgui.ui.kit.pieces import button
from stretchgui.ui.kit.style import set_look

LONGEST: Final = 3600
# What stands for "as the bodies need" in a field that may be left to the program.
AUTOMATIC: Final = -1


class SecondsField(QSpinBox):
    """Whole seconds. Steps are of five; whatever is typed counts when Enter is pressed or the field is left.

    Args:
        words: What it says.
        least: The smallest number of seconds.
        automatic: What it says when left to the program; "" if it cannot be.
    """

    def __init__(self, words: Words, least: int = 1, automatic: str = "") -> None:
        super().__init__()
        self._least = least
        self.setRange(AUTOMATIC if automatic else least, LONGEST)
        if automatic:
            self.setSpecialValueText(automatic)
        self.setSuffix(f" {words('customise.suffix')}")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_seconds(self, seconds: float | None) -> None:
        """Shows a value; nothing is emitted. None is left to the program."""
        blocked = self.blockSignals(True)
        self.setValue(AUTOMATIC if seconds is None else round(seconds))
        self.blockSignals(blocked)

    @override
    def stepBy(self, steps: int) -> None:
        """Steps to whole fives."""
        seconds = float(max(self.value(), 0))
        for _ in range(min(abs(steps), 60)):
            seconds = stepped(seconds, 1 if steps > 0 else -1)
        if self.value() <= self._least and steps < 0:
            self.setValue(self.minimum())
        elif self._least == 0 and seconds <= 1 and steps < 0:
            self.setValue(0)
        else:
            self.setValue(min(max(round(seconds), self._least), LONGEST))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter is for the field alone, not for whatever button a dialog would press by it.
            event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.lineEdit().isModified()
        ):
            # Nothing was typed that the field itself could undo: the key is for the last change.
            event.ignore()
            return False
        return super().event(event)


class HoldField(QWidget):
    """A hold with a button on either side.

    Args:
        words: What it says.
        name: Of which exercise, for those who do not see it.

    Signals:
        wanted (float): so many seconds are wanted.
    """

    wanted = Signal(float)

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._field = SecondsField(words)
        self._field.setAccessibleName(words("customise.hold_of", exercise=name))
        self._field.setFixedWidth(92)
        self._less = button(words("customise.less_sign"), "step", words("customise.less"))
        self._more = button(words("customise.more_sign"), "step", words("customise.more"))
        self._less.setAccessibleName(words("customise.less_of", exercise=name))
        self._more.setAccessibleName(words("customise.more_of", exercise=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for widget in (self._less, self._field, self._more):
            line.addWidget(widget)
        for one in (self._less, self._more):
            one.setAutoRepeat(True)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._less.clicked.connect(self._field.stepDown)
        self._more.clicked.connect(self._field.stepUp)
        self._field.valueChanged.connect(self._on_value)

    @property
    def field(self) -> SecondsField:
        """The field itself."""
        return self._field

    def show_hold(self, seconds: float, *, held_back: bool) -> None:
        """Shows a hold; nothing is emitted.

        Args:
            seconds: As it will be.
            held_back: Whether a bound keeps it from being as wanted.
        """
        self._field.show_seconds(seconds)
        set_look(self._field, "held", "true" if held_back else "false")

    @Slot(int)
    def _on_value(self, seconds: int) -> None:
        self.wanted.emit(float(seconds))


class ScaleSlider(QSlider):
    """Half to twice in steps of five hundredths; the wheel turns it only while it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(50, 200)
        self.setSingleStep(5)
        self.setPageStep(10)
        self.setAccessibleName(name)
        self.setMinimumHeight(28)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
