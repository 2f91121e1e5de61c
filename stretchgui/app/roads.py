"""The ways to what was: the history, and the checks of left and right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from stretchgui.app.front import Front
from stretchgui.health.wording import HealthWords
from stretchgui.routine.exercise import Exercise
from stretchgui.routine.shelf import Shelf
from stretchgui.ui.checks.road import ComparisonRoad
from stretchgui.ui.flow import Flow
from stretchgui.ui.history.archive import Archive
from stretchgui.ui.history.road import HistoryRoad


def make_history_road(
    front: Front, health: HealthWords, archive: Archive, shelf: Shelf, wall: Callable[[], datetime]
) -> HistoryRoad:
    """The way to the history; `wall` gives the moment, as clocks on the wall show it."""

    def exercise(exercise_id: str) -> Exercise | None:
        return shelf.exercises.get(exercise_id)

    return HistoryRoad(
        front.words,
        health,
        front.window,
        archive,
        front.keeper,
        front.appearance,
        front.icons,
        exercise,
        wall,
    )


def make_comparison_road(
    front: Front, health: HealthWords, archive: Archive, shelf: Shelf, flow: Flow, wall: Callable[[], datetime]
) -> ComparisonRoad:
    """The way to what the checks came to; `wall` gives the moment, as clocks on the wall show it."""
    return ComparisonRoad(
        front.words,
        health,
        front.window,
        archive,
        shelf,
        flow,
        front.keeper,
        front.appearance,
        front.icons,
        wall,
    )
