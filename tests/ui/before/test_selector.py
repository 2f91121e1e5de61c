"""Finding and choosing a routine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.paths import Paths
from stretchgui.routine.build import build_timeline
from stretchgui.routine.cards import CountedFacts, card_of
from stretchgui.routine.cards import cards_of as made_cards
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.library import RoutineEntry, read_library
from stretchgui.routine.routine import Turns
from stretchgui.session.people import people_called
from stretchgui.ui.before.selector import SelectorPanel
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.rooms import BROKEN, LONG_NAME, Heard, Rooms, dressed, said, the
from tests.ui.small_sessions import ASSETS


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def panel_of(rooms: Rooms, qtbot: QtBot, entries: tuple[RoutineEntry, ...] | None = None) -> SelectorPanel:
    panel = SelectorPanel(rooms.words, LIGHT, rooms.icons, rooms.people, "/own/routines")
    panel.show_pictures(rooms.thumbnails)
    qtbot.addWidget(panel)
    rooms.thumbnails.setParent(panel)
    fill(panel, rooms.library().routines if entries is None else entries)
    panel.resize(320, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.grab()
    qtbot.waitUntil(lambda: not rooms.thumbnails.busy)
    return panel


def fill(
    panel: SelectorPanel, entries: tuple[RoutineEntry, ...], own: Mapping[str, Customisation] | None = None
) -> None:
    panel.set_cards(tuple(made_cards(entries, "en")), CountedFacts(entries, own or {}))


def cards_of(panel: SelectorPanel) -> QListView:
    return next(view for view in panel.findChildren(QListView) if view.accessibleName() == "Routines")


def field_of(panel: SelectorPanel) -> QLineEdit:
    return next(field for field in panel.findChildren(QLineEdit) if field.accessibleName() == "Search")


def listed(panel: SelectorPanel) -> list[str]:
    model = cards_of(panel).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def facts(panel: SelectorPanel, title: str) -> str:
    model = cards_of(panel).model()
    row = listed(panel).index(title)
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def search(panel: SelectorPanel, qtbot: QtBot, text: str) -> QLineEdit:
    field = field_of(panel)
    field.clear()
    QTest.keyClicks(field, text)
    return field


BUNDLED = ["Front and back", "Gentle low back", "Two simple stretches"]


def test_every_routine_is_listed_with_its_level_and_time(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    assert listed(panel) == BUNDLED
    routine = rooms.library().routine("gentle-low-back")
    assert routine is not None
    assert routine.routine is not None
    minutes = round(build_timeline(routine.routine).total / 60)
    assert facts(panel, "Gentle low back") == f"Gentle low back. Gentle · {minutes} min"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("simple", ["Two simple stretches"]),
        ("SIMPLE", ["Two simple stretches"]),
        ("hamstring", ["Front and back"]),  # in the summary and as an exercise
        ("Half wind", BUNDLED),  # another name of an exercise
        ("two pillows", ["Gentle low back"]),  # what one needs
        ("back gentle", ["Gentle low back"]),  # both words, in any order
        ("xyzzy", []),
    ],
)
def test_the_search_looks_at_title_summary_exercises_and_needs(
    rooms: Rooms, qtbot: QtBot, text: str, found: list[str]
) -> None:
    panel = panel_of(rooms, qtbot)
    search(panel, qtbot, text)
    assert listed(panel) == found


def test_nothing_found_has_a_way_out(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    search(panel, qtbot, "xyzzy")
    assert "Nothing found" in said(panel)
    QTest.mouseClick(the(panel, QPushButton, "Show all routines"), Qt.MouseButton.LeftButton)
    assert listed(panel) == BUNDLED
    assert field_of(panel).text() == ""


def test_no_routine_at_all_says_where_they_go(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, ())
    asked = Heard()
    panel.reload_requested.connect(asked)
    assert any("/own/routines" in text for text in said(panel))
    QTest.mouseClick(the(panel, QPushButton, "Look again"), Qt.MouseButton.LeftButton)
    assert len(asked.all) == 1


def test_the_cross_and_escape_clear_the_search(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    field = search(panel, qtbot, "simple")
    cross = next(action for action in field.actions() if action.text() == "Clear the search")
    assert cross.isVisible()
    cross.trigger()
    assert listed(panel) == BUNDLED
    assert not cross.isVisible()
    search(panel, qtbot, "simple")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert listed(panel) == BUNDLED


@pytest.mark.parametrize("keys", ["/", "ctrl+f"])
def test_a_key_leads_to_the_search(rooms: Rooms, qtbot: QtBot, keys: str) -> None:
    panel = panel_of(rooms, qtbot)
    cards = cards_of(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    cards.setFocus()
    if keys == "/":
        QTest.keyClick(cards, Qt.Key.Key_Slash)
    else:
        QTest.keyClick(cards, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field_of(panel).hasFocus()


def test_filters_by_level_and_by_whom(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("alone", "title: Alone\nsteps:\n- exercise: back-to-back-breathing\n")
    panel = panel_of(rooms, qtbot)
    level, whom = the(panel, QComboBox, "Level"), the(panel, QComboBox, "Which ones")
    level.setCurrentText("Gentle")
    assert listed(panel) == ["Gentle low back"]
    level.setCurrentText("Any level")
    whom.setCurrentText("Without a helper")
    assert listed(panel) == ["Alone"]
    whom.setCurrentText("With a helper")
    assert listed(panel) == BUNDLED
    whom.setCurrentText("Your own")
    assert listed(panel) == ["Alone"]
    assert facts(panel, "Alone").endswith("yours")


def test_a_card_shows_what_is_done_and_not_how_it_opens(rooms: Rooms) -> None:
    """The first with a helper; where there is none, the first after checking in and warming up."""
    opening = "title: Both\nsteps:\n- exercise: check-in\n- exercise: march-on-the-spot\n"
    together = "- {exercise: glute-bridge, people: together}\n"
    for steps, shown in (
        ("", "check-in"),
        (together, "glute-bridge"),
        (together + "- exercise: prone-quad-stretch\n", "prone-quad-stretch"),
    ):
        rooms.write("both", opening + steps)
        entry = rooms.library().routine("both")
        assert entry is not None
        exercise = card_of(entry, "en").exercise
        assert exercise is not None
        assert exercise.id == shown


def test_no_two_cards_show_the_same_where_it_can_be_helped() -> None:
    entries = read_library(Paths(ASSETS, ASSETS.parent / "routines", Path("none"), Path("none"), Path("none"))).routines
    shown = [card.exercise.id for card in made_cards(entries, "en") if card.exercise]
    assert len(shown) == len(entries)
    # The sore day and the winding down have only child's pose with a helper.
    assert len(set(shown)) >= len(shown) - 1


def test_totals_follow_the_turns(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.turns_changed.connect(heard)
    both = facts(panel, "Two simple stretches")
    the(panel, QComboBox, "Who lies down and is stretched").setCurrentText("Only Ben")
    assert heard.all == [Turns.B]
    assert panel.turns is Turns.B
    alone = facts(panel, "Two simple stretches")
    assert int(alone.split()[-2]) < int(both.split()[-2])


def test_turns_set_from_outside_say_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.turns_changed.connect(heard)
    panel.set_turns(Turns.EACH)
    assert panel.turns is Turns.EACH
    assert heard.all == []


def test_turns_keep_their_place_under_other_names(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    panel.set_turns(Turns.A)
    panel.set_people(people_called(rooms.words, LONG_NAME))
    assert panel.turns is Turns.A
    assert the(panel, QComboBox, "Who lies down and is stretched").currentText() == f"Only {LONG_NAME}"


def test_what_was_changed_is_marked_and_counts(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    before = facts(panel, "Two simple stretches")
    fill(panel, rooms.library().routines, {"two-simple-stretches": Customisation(hold_scale=2.0)})
    after = facts(panel, "Two simple stretches")
    assert after.endswith("changed by you")
    assert int(after.split()[5]) > int(before.split()[5])
    the(panel, QComboBox, "Which ones").setCurrentText("Changed by you")
    assert listed(panel) == ["Two simple stretches"]


def test_turns_of_its_own_mark_a_routine_as_changed(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    fill(panel, rooms.library().routines, {"gentle-low-back": Customisation(turns=Turns.EACH)})
    assert "changed" in facts(panel, "Gentle low back")


def test_a_click_chooses(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.routine_chosen.connect(heard)
    cards = cards_of(panel)
    place = cards.visualRect(cards.model().index(1, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.all == ["gentle-low-back"]
    assert panel.chosen is not None
    assert panel.chosen.id == "gentle-low-back"


def test_arrows_move_enter_opens_and_typing_jumps(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.routine_chosen.connect(heard)
    field, cards = field_of(panel), cards_of(panel)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert cards.currentIndex().row() == 0
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert heard.all == []
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert heard.all == ["gentle-low-back"]
    QTest.keyClick(cards, Qt.Key.Key_T)
    assert cards.currentIndex().data() == "Two simple stretches"


def test_enter_in_the_search_opens_the_first(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.routine_chosen.connect(heard)
    field = search(panel, qtbot, "simple")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard.all == ["two-simple-stretches"]


def test_a_broken_routine_is_listed_and_told_from_a_sound_one_of_the_same_id(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("gentle-low-back", BROKEN)
    panel = panel_of(rooms, qtbot)
    assert sorted(listed(panel)) == sorted([*BUNDLED, "Broken one"])
    assert facts(panel, "Broken one") == "Broken one. Broken file · yours"
    cards = cards_of(panel)
    row = listed(panel).index("Broken one")
    QTest.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.visualRect(cards.model().index(row, 0)).center()
    )
    assert panel.chosen is not None
    assert panel.chosen.is_broken
    assert cards.currentIndex().data() == "Broken one"
    panel.choose("gentle-low-back")
    assert panel.chosen.is_broken
    panel.choose("front-and-back")
    panel.choose("gentle-low-back")
    assert not panel.chosen.is_broken


def test_reading_again_keeps_what_is_chosen_and_takes_the_mended_file(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("mine", BROKEN)
    panel = panel_of(rooms, qtbot)
    panel.choose("mine")
    rooms.write("mine", "title: Mended\nsteps:\n- exercise: single-knee-to-chest\n")
    fill(panel, rooms.library().routines)
    assert panel.chosen is not None
    assert not panel.chosen.is_broken
    assert cards_of(panel).currentIndex().data() == "Mended"


def test_choosing_what_a_search_hides_shows_it(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    search(panel, qtbot, "simple")
    panel.choose("gentle-low-back")
    assert cards_of(panel).currentIndex().data() == "Gentle low back"


def test_an_unknown_id_chooses_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.routine_chosen.connect(heard)
    panel.choose("nowhere")
    assert heard.all == []
    assert panel.chosen is None


def thousand(rooms: Rooms) -> tuple[RoutineEntry, ...]:
    entry = rooms.library().routine("front-and-back")
    assert entry is not None
    assert entry.routine is not None
    return tuple(
        replace(entry, id=f"r{n}", routine=replace(entry.routine, id=f"r{n}"), path=Path(f"/own/r{n}.yaml"))
        for n in range(1000)
    )


@pytest.mark.timeout(30)
def test_a_thousand_routines_are_searched_as_it_is_typed(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, thousand(rooms))
    field = field_of(panel)
    for letter in "hamstrings":
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert len(listed(panel)) == 1000
    panel.grab()
    assert len(panel.all_listed.totals) < 60


def test_only_what_is_seen_is_counted_and_drawn(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, thousand(rooms))
    assert 0 < len(panel.all_listed.totals) < 30


def test_the_pointer_over_a_card_and_another_theme_are_painted(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    light = panel.grab().toImage()
    panel.set_theme(DARK)
    assert panel.grab().toImage() != light
    cards = cards_of(panel)
    QTest.mouseMove(cards.viewport(), QPointF(40, 40).toPoint())
