"""The routines that come along, at a glance: what their own files say, before any exercise is read.

For people who never used the program, and after an update of it: a list to look at in the first picture. It is
trusted with nothing more, and replaced within a second or two, when every file has been read with care. A file that
is odd is left to that.
"""

from __future__ import annotations

from math import inf
from pathlib import Path

from stretchgui.document.nodes import Mapping, Node, Scalar, Sequence
from stretchgui.document.problems import Report
from stretchgui.document.reading import read_file
from stretchgui.language.text import Text
from stretchgui.paths import Paths
from stretchgui.routine.card import RoutineCard
from stretchgui.routine.level import Level


def first_cards(paths: Paths, language: str) -> tuple[RoutineCard, ...]:
    """Their cards as far as they are known, in the order in which they will stand.

    None for people with routines of their own: these stand before them, and reading a thousand would be waited for.

    Args:
        paths: Where the routines are.
        language: In which the cards are.
    """
    if _holds_anything(paths.own_routines):
        return ()
    found = [seen for path in paths.bundled_routines.glob("*.yaml") if (seen := _seen(path, language)) is not None]
    return tuple(card for _, card in sorted(found, key=_place))


def _place(seen: tuple[float, RoutineCard]) -> tuple[float, str]:
    return seen[0], seen[1].id


def _holds_anything(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def _seen(path: Path, language: str) -> tuple[float, RoutineCard] | None:
    """Where a routine stands in the list, and its card; None if its file is not as it should be."""
    report = Report(str(path))
    root = read_file(path, report)
    if report.failed or not isinstance(root, Mapping):
        return None
    title, summary = _said(root.get("title"), language), _said(root.get("summary"), language)
    level, order = _value(root.get("level"), Level.STANDARD), _value(root.get("order"), inf)
    if not title or level not in list(Level) or not isinstance(order, int | float):
        return None
    needs = root.get("needs")
    items = needs.items if isinstance(needs, Sequence) else ()
    text = "\n".join([title, summary, path.stem, *(_said(item, language) for item in items)]).casefold()
    return order, RoutineCard(path.stem, path, title, summary, text, Level(str(level)), is_own=False, for_two=False)


def _said(node: Node | None, language: str) -> str:
    """A text, written once or in several languages; "" if there is none."""
    if not isinstance(node, Mapping):
        return str(_value(node, ""))
    return Text(tuple((entry.key, str(_value(entry.value, ""))) for entry in node.entries)).said(language)


def _value(node: Node | None, usual: object) -> object:
    return node.value if isinstance(node, Scalar) else usual
