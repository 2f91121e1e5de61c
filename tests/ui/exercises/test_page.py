"""Finding an exercise and looking at it, as two people do with keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchgui.session.people import people_called
from stretchgui.ui.drawn.figure_view import FigureView
from stretchgui.ui.kit.theme import DARK, LIGHT
from tests.ui.exercises.browsing import KNEE, choose, filter_of, list_of, listed, page_of, press, search_of, shown
from tests.ui.rooms import LONG_NAME, Heard, Rooms, dressed, said, the, within

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def write_exercise(rooms: Rooms, name: str, text: str) -> None:
    rooms.paths.own_exercises.mkdir(parents=True, exist_ok=True)
    (rooms.paths.own_exercises / f"{name}.yaml").write_text(text, encoding="utf-8")


def focused(page: QWidget) -> str:
    return page.focusWidget().accessibleName()


# ---- finding ---------------------------------------------------------------------------------------------------


def test_the_search_has_the_focus_and_every_exercise_is_there(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    assert focused(page) == "Search"
    names = {one.name.said() for one in rooms.library().exercises.by_id.values() if one}
    assert set(listed(page)) == names
    assert f"{len(names)} exercises" in said(page)


def test_what_is_typed_is_found_by_name_other_name_muscle_and_region(rooms: Rooms, qtbot: QtBot) -> None:
    write_exercise(rooms, "zed", "name: Zed\nalso_known_as: [Zébra crossing]\ntargets: [zebranus]\nregion: flank\n")
    page = page_of(rooms, qtbot)
    for typed in ("ZEBRA", "crossing zé", "zebranus", "zed trunk"):
        # Inserted, as accents are by most keyboards.
        search_of(page).clear()
        search_of(page).insert(typed)
        assert listed(page) == ["Zed"], typed
        assert "1 exercise" in said(page)


def test_the_arrows_walk_over_the_headings_and_enter_reads(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    names = listed(page)
    press(page, Qt.Key.Key_Down)
    assert list_of(page).hasFocus()
    walked = [str(list_of(page).currentIndex().data())]
    for _ in names[1:]:
        press(page, Qt.Key.Key_Down)
        walked.append(str(list_of(page).currentIndex().data()))
    assert walked == names
    qtbot.waitUntil(lambda: shown(page).name.said() == names[-1])
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Return)
    assert shown(page).name.said() == names[0]
    assert focused(page) == f"All about {names[0]}"


def test_up_from_the_first_one_leads_back_to_the_search(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert focused(page) == "Search"


def test_enter_in_the_search_reads_the_first_hit(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    QTest.keyClicks(search_of(page), "knee")
    first = listed(page)[0]
    press(page, Qt.Key.Key_Return)
    assert shown(page).name.said() == first
    assert focused(page) == f"All about {first}"


def test_a_click_shows_an_exercise(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    view = list_of(page)
    indexes = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    index = next(index for index in indexes if index.data() == KNEE)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())
    qtbot.waitUntil(lambda: shown(page).name.said() == KNEE)


def test_filters_say_how_many_they_leave_and_are_cleared_at_once(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    everything = listed(page)
    choose(filter_of(page, "Region"), "Low back")
    number = len(listed(page))
    assert 0 < number < len(everything)
    assert filter_of(page, "Region").currentText() == f"Low back ({number})"
    choose(filter_of(page, "How many"), "Needs two")
    assert len(listed(page)) <= number
    QTest.keyClicks(search_of(page), "knee")
    QTest.mouseClick(the(page, QPushButton, "Show all"), LEFT)
    assert listed(page) == everything
    assert search_of(page).text() == ""
    assert filter_of(page, "Region").currentText() == "Any region"


def test_a_filter_offers_nothing_that_would_leave_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    choose(filter_of(page, "Region"), "Low back")
    kinds = filter_of(page, "Kind")
    for row in range(1, kinds.count()):
        assert "(0)" not in kinds.itemText(row)


def test_where_nothing_fits_it_says_so_and_helps(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    choose(filter_of(page, "Region"), "Low back")
    QTest.keyClicks(search_of(page), "zebra")
    assert "Nothing fits" in said(page)
    assert any("“zebra”, Low back" in text for text in said(page))
    QTest.mouseClick(the(page, QPushButton, "Clear search and filters"), LEFT)
    assert KNEE in listed(page)
    assert focused(page) == "Search"


def test_escape_clears_the_search_first_and_leaves_then(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    left = Heard()
    page.left.connect(left)
    QTest.keyClicks(search_of(page), "knee")
    press(page, Qt.Key.Key_Escape)
    assert search_of(page).text() == ""
    assert left.all == []
    press(page, Qt.Key.Key_Escape)
    assert len(left.all) == 1


def test_an_exercise_that_is_opened_by_its_id_is_found_whatever_the_filters_are(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    QTest.keyClicks(search_of(page), "breathing")
    page.open("single-knee-to-chest")
    assert shown(page).name.said() == KNEE
    assert list_of(page).currentIndex().data() == KNEE
    assert focused(page) == f"All about {KNEE}"


def test_who_cannot_see_the_list_hears_what_sort_each_is(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    model = list_of(page).model()
    texts = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert f"{KNEE}. Stretch. on the back. needs two" in texts


# ---- looking ---------------------------------------------------------------------------------------------------


def test_every_text_of_every_exercise_is_there_and_no_placeholder(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    for exercise in rooms.library().exercises.by_id.values():
        assert exercise is not None
        page.open(exercise.id)
        QApplication.processEvents()
        everything = " ".join(said(page))
        assert "{" not in everything, exercise.id
        values = {"receiver": "Anna", "helper": "Ben", "side": "left", "other_side": "right"}
        told, helped = exercise.receiver, exercise.helper
        texts = [told.setup, told.during, told.contract, told.feel, exercise.alone, *exercise.mistakes]
        texts += [helped.setup, helped.hands, helped.during, helped.contract, helped.watch, *exercise.stop_if]
        for text in texts:
            start = text.said("en", values).split("{")[0]
            assert start in everything, exercise.id
        for condition in exercise.not_with:
            assert rooms.health(f"condition.{condition}") in everything
        shown_sources = [edit.toPlainText() for edit in page.findChildren(QTextEdit) if edit.isVisible()]
        assert shown_sources == (["\n".join(exercise.sources)] if exercise.sources else [])


def test_it_says_what_it_is_in_the_safety_cards_own_words(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    said_here = next(text for text in said(page) if "physiotherapist" in text)
    assert said_here in " ".join(rooms.health.group("purpose").values())


def test_doses_are_said_in_words_at_both_levels(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    assert "Standard: hold for 30 seconds, once on each side" in said(page)
    assert "Gentle: hold for 10 seconds, 3 times on each side" in said(page)
    assert "Never shorter than 5 seconds, never longer than 1 minute." in said(page)


def test_the_two_stand_side_by_side_where_there_is_room(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")

    def top_of(name: str) -> int:
        role = {"Anna": "receiver", "Ben": "helper"}[name]
        found = next(one for one in page.findChildren(QLabel) if one.text() == name and one.property("role") == role)
        return found.mapTo(page, found.rect().topLeft()).y()

    assert top_of("Anna") == top_of("Ben")
    page.resize(760, 700)
    qtbot.waitUntil(lambda: top_of("Anna") < top_of("Ben"))


def test_swapped_the_other_one_receives(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    QTest.mouseClick(the(page, QPushButton, "Swap"), LEFT)
    qtbot.waitUntil(lambda: "Ben is stretched, Anna helps" in said(page))
    assert any("Let Anna carry the weight" in text for text in said(page))


def test_the_other_side_turns_picture_and_words_over(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    figure = page.findChildren(FigureView)[0]
    assert figure.accessibleName() == f"Picture: {KNEE}, left side"
    QTest.mouseClick(the(page, QPushButton, "Right side"), LEFT)
    assert figure.accessibleName() == f"Picture: {KNEE}, right side"
    qtbot.waitUntil(lambda: any("Bend your right knee" in text for text in said(page)))


def test_reduced_motion_stands_still_with_a_choice_of_moments(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="supine-hamstring-raise")
    figure = page.findChildren(FigureView)[0]
    assert not page.view.picture.playing
    assert [one for one in page.findChildren(QPushButton) if one.text() in ("Play", "Pause") and one.isVisible()] == []
    for name, moment in (("Start", "start"), ("Push", "contract"), ("Hold", "hold")):
        button = the(page, QPushButton, name)
        QTest.mouseClick(button, LEFT)
        assert figure.frame.end == moment
        assert button.isChecked()


def test_it_plays_until_it_is_paused_and_not_where_nobody_sees_it(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    page.set_still(False)
    played = [page.view.picture.playing]
    QTest.mouseClick(the(page, QPushButton, "Pause"), LEFT)
    played.append(page.view.picture.playing)
    QTest.mouseClick(the(page, QPushButton, "Hold"), LEFT)
    QTest.mouseClick(the(page, QPushButton, "Play"), LEFT)
    played.append(page.view.picture.playing)
    assert played == [True, False, True]
    assert not the(page, QPushButton, "Hold").isChecked()
    page.hide()


def test_an_easier_one_is_a_step_away_and_back(rooms: Rooms, qtbot: QtBot) -> None:
    write_exercise(rooms, "harder", "name: A harder one\neasier: single-knee-to-chest\n")
    page = page_of(rooms, qtbot, opened_at="harder")
    QTest.mouseClick(the(page, QPushButton, f"An easier one: {KNEE}"), LEFT)
    assert shown(page).name.said() == KNEE
    assert list_of(page).currentIndex().data() == KNEE
    QTest.mouseClick(the(page, QPushButton, "Back to A harder one"), LEFT)
    assert shown(page).id == "harder"
    QApplication.processEvents()
    QTest.mouseClick(the(page, QPushButton, f"An easier one: {KNEE}"), LEFT)
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(page).id == "harder"


def test_one_on_request_says_why(rooms: Rooms, qtbot: QtBot) -> None:
    write_exercise(rooms, "special", "name: Special\nopt_in: true\n")
    page = page_of(rooms, qtbot, opened_at="special")
    assert "Only if you ask for it" in said(page)
    model = list_of(page).model()
    texts = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Special. Stretch. on the back. needs two. only on request" in texts


def test_addresses_can_be_copied_letter_by_letter(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="supine-hamstring-raise")
    text = next(edit for edit in page.findChildren(QTextEdit) if edit.isVisible())
    text.selectAll()
    text.copy()
    assert QGuiApplication.clipboard().text() == "\n".join(shown(page).sources)


def test_home_end_and_the_arrows_scroll_the_page(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    bar = the(page, QScrollArea, f"All about {KNEE}").verticalScrollBar()
    press(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_everything_can_be_reached_with_the_tab_key(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="supine-hamstring-raise")
    search_of(page).setFocus()
    reached: set[str] = set()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.accessibleName() or (focus.text() if isinstance(focus, QPushButton) else ""))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {"Search", "Kind", "Region", "Position", "How many", "All exercises", "Back", "Add to my routine"}
    wanted |= {"Swap", "All about Hamstring raise", "Where this comes from", "Left side"}
    assert wanted <= reached
    assert "" not in reached


@pytest.mark.parametrize("size", [(960, 570), (1366, 740), (1920, 1050)])
def test_nothing_is_cut_off_sideways_even_with_long_names(rooms: Rooms, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = page_of(rooms, qtbot, size, opened_at="supine-hamstring-raise")
    page.set_people(people_called(rooms.words, LONG_NAME, LONG_NAME[::-1]))
    page.grab()
    for widget in (*page.findChildren(QLabel), *page.findChildren(QPushButton)):
        if widget.isVisible():
            assert within(widget, page), widget.accessibleName()
            assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
    scroll = the(page, QScrollArea, "All about Hamstring raise")
    assert scroll.horizontalScrollBar().maximum() == 0
    assert scroll.viewport().height() > 300
    assert list_of(page).viewport().height() > 200


def test_it_changes_its_colours(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    before = page.view.picture.grab().toImage()
    page.set_theme(DARK)
    assert page.view.picture.grab().toImage() != before
    page.set_theme(LIGHT)


def test_files_read_again_keep_what_is_looked_at_and_looked_for(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot, opened_at="single-knee-to-chest")
    QTest.keyClicks(search_of(page), "knee")
    hits = listed(page)
    page.set_exercises([one for one in rooms.library().exercises.by_id.values() if one is not None])
    assert listed(page) == hits
    assert shown(page).id == "single-knee-to-chest"
    page.set_exercises([one for one in rooms.library().exercises.by_id.values() if one and one.id != shown(page).id])
    assert shown(page).id != "single-knee-to-chest"


def test_with_no_exercise_at_all_it_says_so(rooms: Rooms, qtbot: QtBot) -> None:
    page = page_of(rooms, qtbot)
    page.set_exercises([])
    page.open()
    assert "0 exercises" in said(page)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Return)
