"""Every test that uses Qt leaves nothing behind: no window, no timer."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget


def _delete_what_waits() -> None:
    """Runs the deletions that Qt otherwise keeps for an event loop, which a test does not have."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> list[QWidget]:
    """The windows still there, once Python has dropped those that nothing refers to."""
    if QApplication.topLevelWidgets():
        gc.collect()
        _delete_what_waits()
    return QApplication.topLevelWidgets()


def _running_timers() -> list[QTimer]:
    """Every timer that Python made, that still lives in Qt, and that still runs."""
    timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a window open or a timer running, and cleans up for the next."""
    yield
    _delete_what_waits()
    windows = [f"{type(window).__name__} {window.objectName()!r}" for window in _windows()]
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    _delete_what_waits()
    timers = _running_timers()
    for timer in timers:
        timer.stop()
    assert not windows, f"left open: {', '.join(windows)}"
    assert not timers, f"left running: {[timer.interval() for timer in timers]} ms"
