"""What runs inside a window that is measured: it says what goes on there, and does what it is told, as people would.

It reads JSON lines and writes JSON lines; every order is answered by one line. Between two orders it does nothing at
all: it waits for its input in Qt's own loop, and has no timer of its own unless one is asked for.
"""

from __future__ import annotations

import gc
import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import shiboken6
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QSocketNotifier,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

# How often a beat comes (milliseconds): what comes later than it should is how long the window stood still.
BEAT_MS: Final = 2
# As many turns of the loop paint what has changed.
TURNS: Final = 3
# What an order raises for which there is nothing in the window, or nothing left.
MISPLACED: Final = (StopIteration, LookupError, AttributeError, RuntimeError)

Order = Mapping[str, Any]
Reply = dict[str, Any]


def say(**what: object) -> None:
    """Tells whoever measures, and when it was."""
    sys.stdout.write(json.dumps({"at": time.monotonic(), **what}) + "\n")
    sys.stdout.flush()


class Obeying(QObject):
    """Does what it is told, line by line.

    Args:
        parent: Who owns it.
        beat: Counts already how long it stands still, if it was to.
    """

    def __init__(self, parent: QObject | None = None, beat: Beat | None = None) -> None:
        super().__init__(parent)
        self._read = b""
        self._beat = beat or Beat()
        self._beat.setParent(self)
        self._alarms = Alarms(self)
        os.set_blocking(sys.stdin.fileno(), False)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_input)

    def orders(self) -> Mapping[str, Callable[[Order], Reply]]:
        """What can be asked for, by its name."""
        return {
            "look": lambda _: self.look(),
            "key": self._press,
            "click": self._click,
            "choose": self._choose,
            "type": self._type,
            "beat": self._count_beats,
            "alarms": self._set_alarms,
            "timers": lambda _: {"timers": running_timers()},
            "inventory": lambda _: inventory(),
            "quit": lambda _: self.leave(),
        }

    def look(self) -> Reply:
        """Where it is."""
        dialog = QApplication.activeModalWidget()
        return {"dialog": type(dialog).__name__ if dialog else ""}

    def leave(self) -> Reply:
        """Closes every window."""
        QTimer.singleShot(0, QCoreApplication.quit)
        return {}

    @Slot()
    def _on_input(self) -> None:
        got = read_now(sys.stdin.fileno())
        if got is None:
            return
        if not got:
            # Whoever measures is gone.
            self._notifier.setEnabled(False)
            self.leave()
            return
        *lines, self._read = (self._read + got).split(b"\n")
        for line in lines:
            order = json.loads(line)
            say(answer=order["do"], **self._obey(order))

    def _obey(self, order: Order) -> Reply:
        try:
            return self.orders()[order["do"]](order)
        except MISPLACED as error:
            # Whoever measures waits for an answer.
            return {"failed": repr(error)}

    def _press(self, order: Order) -> Reply:
        """Presses a key, where keys go now."""
        key = Qt.Key[f"Key_{order['key']}"]
        modifier = Qt.KeyboardModifier.ControlModifier if order.get("control") else Qt.KeyboardModifier.NoModifier
        target = QApplication.activeModalWidget() or QApplication.activeWindow() or _any_window()
        began = time.perf_counter()
        # A dialog that comes up stays until it is answered: the order is answered first.
        if order.get("later"):
            QTimer.singleShot(0, target, partial(QTest.keyClick, _focus_in(target), key, modifier))
        else:
            QTest.keyClick(_focus_in(target), key, modifier)
            _paint()
        return {"seconds": time.perf_counter() - began}

    def _click(self, order: Order) -> Reply:
        """Clicks the button of this name or text."""
        name = order["on"]
        window = QApplication.activeModalWidget() or _any_window()
        for button in window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and name in (button.objectName(), button.text()):
                QTimer.singleShot(0, button, partial(QTest.mouseClick, button, Qt.MouseButton.LeftButton))
                return {"found": True}
        return {"found": False}

    def _choose(self, order: Order) -> Reply:
        """Clicks a row of a list, brought into sight as by its scroll bar."""
        view = next(view for view in _any_window().findChildren(QAbstractItemView) if view.isVisible())
        model = view.model()
        if not 0 <= order["row"] < model.rowCount():
            return {"rows": model.rowCount()}
        index = model.index(order["row"], 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
        return {"rows": model.rowCount()}

    def _type(self, order: Order) -> Reply:
        """Types a text into the first field there is, in place of what it holds; how long each letter took."""
        field = next(field for field in _any_window().findChildren(QLineEdit) if field.isVisible())
        field.setFocus()
        field.clear()
        _paint()
        took: list[float] = []
        for letter in order["text"]:
            began = time.perf_counter()
            QTest.keyClicks(field, letter)
            _paint()
            took.append(time.perf_counter() - began)
        return {"seconds": took}

    def _count_beats(self, order: Order) -> Reply:
        """Begins to count how long the window stands still (longest, in seconds), or ends that."""
        longest = self._beat.stop()
        if order["on"]:
            self._beat.start()
        return {"longest": longest}

    def _set_alarms(self, order: Order) -> Reply:
        """Begins to count how late a timer is, second for second, or ends that."""
        late = self._alarms.stop()
        if order["on"]:
            self._alarms.start()
        return {"late": late}


def read_now(descriptor: int) -> bytes | None:
    """What can be read without waiting: b"" at its end, and None where there is nothing yet.

    Qt says now and then that there is something where all has been read already.
    """
    try:
        return os.read(descriptor, 65536)
    except BlockingIOError:
        return None


class Alarms(QObject):
    """A timer for each second, armed for its moment as a session's is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)
        self._due = 0.0
        self._late: list[float] = []

    def start(self) -> None:
        """Begins."""
        self._due, self._late = time.monotonic(), []
        self._arm()

    def stop(self) -> list[float]:
        """Ends; by how many seconds each was late."""
        self._timer.stop()
        return self._late

    @Slot()
    def _on_due(self) -> None:
        self._late.append(time.monotonic() - self._due)
        self._arm()

    def _arm(self) -> None:
        self._due += 1.0
        self._timer.start(max(0, math.ceil((self._due - time.monotonic()) * 1000)))


class Beat(QObject):
    """A timer that should come every two milliseconds; it is as late as people's keys would be."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._last = self._longest = 0.0

    def start(self) -> None:
        """Begins."""
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start(BEAT_MS)

    def stop(self) -> float:
        """Ends; the longest time between two of them, in seconds, less what it should be."""
        if self._timer.isActive():
            self._on_beat()
        self._timer.stop()
        return self._longest

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last - BEAT_MS / 1000)
        self._last = now


def running_timers() -> list[str]:
    """Every timer that runs, of Python's and of Qt's own: who has it, and its milliseconds."""
    dispatcher = QAbstractEventDispatcher.instance()
    found: list[str] = []
    for thing in _objects():
        parent = thing.parent()
        for timer in dispatcher.registeredTimers(thing):
            owner = f"{type(parent).__name__}'s " if parent is not None else ""
            found.append(f"{owner}{type(thing).__name__} {timer.interval} ms")
    return sorted(found)


def inventory() -> Reply:
    """How much there is of everything that a leak would let grow."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        "widgets": len(QApplication.allWidgets()),
        "windows": len(QApplication.topLevelWidgets()),
        "wrappers": len(shiboken6.getAllValidWrappers()),
        "objects": len(gc.get_objects()),
    }


def _objects() -> Iterator[QObject]:
    roots = [thing for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QObject)]
    seen: set[int] = set()
    for root in [*roots, *QApplication.allWidgets()]:
        for thing in (root, *root.findChildren(QObject)):
            address = shiboken6.getCppPointer(thing)[0]
            if address not in seen:
                seen.add(address)
                yield thing


def _any_window() -> QWidget:
    return next(window for window in QApplication.topLevelWidgets() if window.isVisible() and window.isWindow())


def _focus_in(window: QWidget) -> QWidget:
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _paint() -> None:
    for _ in range(TURNS):
        QCoreApplication.processEvents()
