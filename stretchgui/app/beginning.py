"""The routine that the window begins with: the one asked for, or chosen meanwhile, or else the one chosen last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from stretchgui.options import WindowOptions
from stretchgui.routine.shelf import Shelf
from stretchgui.ui.before.selector import SelectorPanel
from stretchgui.ui.flow import Flow
from stretchgui.ui.main_window import MainWindow


def begin(
    options: WindowOptions,
    window: MainWindow,
    selector: SelectorPanel,
    shelf: Shelf,
    flow: Flow,
    elsewhere: Callable[[], Sequence[QWidget | None]],
) -> Iterator[None]:
    """Opens it, in pieces.

    Args:
        options: What the command line asked for.
        window: What shows it.
        selector: What people may have chosen from meanwhile.
        shelf: All routines, read by now; one that was opened by its path is the one wanted.
        flow: Opens it.
        elsewhere: The pages that people may have gone to meanwhile, and stay at.
    """

    def wanted() -> str | None:
        if shelf.extra is not None:
            return shelf.extra.id
        return options.routine if selector.chosen is None else selector.chosen.id

    # Who receives may have been chosen meanwhile, too.
    turns = options.turns if options.turns is selector.turns else None
    shown = window.shown
    for _ in flow.opening(wanted, turns):
        yield
        shown = window.shown
    if shown in elsewhere() and not options.start:
        window.show_exercises(shown)
    yield
