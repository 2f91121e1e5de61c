"""Changing a routine where it is seen: each change by hand, the total at once, bounds said, everything taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from stretchgui.routine.build import build_timeline
from stretchgui.routine.customisation import Customisation
from stretchgui.routine.exercise import Side
from stretchgui.routine.level import Level
from stretchgui.routine.routine import Routine, Turns
from stretchgui.routine.timeline import PhaseKind
from stretchgui.ui.before.customise import CustomisePanel
from stretchgui.ui.before.step_row import StepRow
from stretchgui.ui.kit.pieces import Column
from tests.ui.rooms import Heard, Rooms, dressed, said, the

KNEE = "Single knee to chest"
THIGH = "Face-down thigh stretch"
KNEE_KEY, THIGH_KEY = "single-knee-to-chest", "prone-quad-stretch"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


def routine_of(rooms: Rooms, name: str = "two-simple-stretches") -> Routine:
    entry = rooms.library().routine(name)
    assert entry is not None
    assert entry.routine is not None
    return entry.routine


def panel_of(
    rooms: Rooms, qtbot: QtBot, own: Customisation | None = None, routine: Routine | None = None
) -> CustomisePanel:
    panel = CustomisePanel(rooms.words, rooms.health, rooms.thumbnails, rooms.people)
    qtbot.addWidget(panel)
    rooms.thumbnails.setParent(panel)
    panel.set_customisation(routine or routine_of(rooms), own or Customisation())
    panel.resize(480, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: not rooms.thumbnails.busy)
    return panel


def rows(panel: CustomisePanel, name: str) -> list[StepRow]:
    found = [row for row in panel.findChildren(StepRow) if row.isVisible() and row.accessibleName() == name]
    return sorted(found, key=lambda row: row.one.again)


def opened(panel: CustomisePanel, name: str) -> StepRow:
    row = rows(panel, name)[0]
    QTest.mouseClick(row, LEFT, pos=QPoint(row.width() - 5, 5))
    return row


def hold_of(panel: CustomisePanel, name: str) -> QSpinBox:
    return the(panel, QSpinBox, f"Hold of {name}, in seconds")


def type_hold(panel: CustomisePanel, name: str, seconds: int) -> None:
    field = hold_of(panel, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(seconds))
    QTest.keyClick(field, Qt.Key.Key_Return)


def click(panel: CustomisePanel, name: str) -> None:
    QTest.mouseClick(the(panel, QPushButton, name), LEFT)


def test_a_hold_grows_and_shrinks_in_whole_fives(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, Customisation().with_hold(KNEE_KEY, 32))
    heard = Heard()
    panel.customised.connect(heard)
    assert hold_of(panel, KNEE).value() == 32
    click(panel, f"{KNEE}: five seconds more")
    assert hold_of(panel, KNEE).value() == 35
    click(panel, f"{KNEE}: five seconds more")
    assert panel.own.holds == {KNEE_KEY: 40}
    for _ in range(2):
        click(panel, f"{KNEE}: five seconds less")
    assert hold_of(panel, KNEE).value() == 30
    assert panel.own == Customisation(), "changed back is not changed"
    assert heard.all[-1] == panel.own
    assert len(heard.all) == 4


def test_a_hold_can_be_typed(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    type_hold(panel, KNEE, 47)
    assert panel.own == Customisation(holds={KNEE_KEY: 47.0})
    timeline = build_timeline(routine_of(rooms), panel.own)
    held = {p.planned for p in timeline.phases if p.kind is PhaseKind.HOLD and p.exercise == KNEE_KEY}
    assert held == {47.0}


def test_half_a_number_that_is_being_typed_changes_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    heard = Heard()
    panel.customised.connect(heard)
    field = hold_of(panel, KNEE)
    field.selectAll()
    QTest.keyClicks(field, "4")
    assert heard.all == []


def test_a_bound_that_holds_back_is_said_in_the_row(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    type_hold(panel, KNEE, 90)
    assert hold_of(panel, KNEE).value() == 60
    assert "Held back to 60 s: the most for this exercise" in said(rows(panel, KNEE)[0])
    type_hold(panel, KNEE, 2)
    assert hold_of(panel, KNEE).value() == 5
    assert "Held at 5 s: the least for this exercise" in said(rows(panel, KNEE)[0])
    type_hold(panel, KNEE, 20)
    assert not any("Held" in text for text in said(panel))


def test_pushing_against_a_bound_does_not_add_up(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, Customisation().with_hold(KNEE_KEY, 60))
    for _ in range(3):
        click(panel, f"{KNEE}: five seconds more")
    assert hold_of(panel, KNEE).value() == 60
    click(panel, f"{KNEE}: five seconds less")
    assert hold_of(panel, KNEE).value() == 55


def test_the_slider_scales_every_hold(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    slider = the(panel, QSlider, "All holds")
    assert (slider.minimum(), slider.maximum()) == (50, 200)
    slider.setFocus()
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert panel.own.hold_scale == 1.2
    assert "120 %" in said(panel)
    assert hold_of(panel, KNEE).value() == 36
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert panel.own.hold_scale == 2.0
    assert hold_of(panel, KNEE).value() == 60
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert panel.own.hold_scale == 0.5
    assert hold_of(panel, THIGH).value() == 15


def test_a_typed_hold_is_what_is_seen_whatever_the_slider_says(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot, Customisation(hold_scale=1.5))
    type_hold(panel, KNEE, 50)
    assert hold_of(panel, KNEE).value() == 50
    timeline = build_timeline(routine_of(rooms), panel.own)
    held = {round(p.planned, 6) for p in timeline.phases if p.kind is PhaseKind.HOLD and p.exercise == KNEE_KEY}
    assert held == {50.0}


def test_a_drag_of_the_slider_is_one_change(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    slider = the(panel, QSlider, "All holds")
    slider.setSliderDown(True)
    for percent in (103, 111, 124, 150):
        slider.setSliderPosition(percent)
    slider.setSliderDown(False)
    assert panel.own.hold_scale == 1.5
    click(panel, "Undo")
    assert panel.own == Customisation()
    assert slider.value() == 100


def test_the_wheel_turns_only_what_has_the_focus(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    opened(panel, KNEE)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    for widget in (hold_of(panel, KNEE), the(panel, QSlider, "All holds"), the(panel, QComboBox, f"Sides of {KNEE}")):
        rows(panel, THIGH)[0].setFocus()
        opened(panel, KNEE)
        before = panel.own
        spin(widget, -1)
        assert panel.own == before, widget.accessibleName()
        widget.setFocus()
        spin(widget, -1)
        assert panel.own != before, widget.accessibleName()


def spin(widget: QSpinBox | QSlider | QComboBox, notches: int) -> None:
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("shown", "sides"),
    [
        ("right, left", (Side.RIGHT, Side.LEFT)),
        ("left", (Side.LEFT,)),
        ("right", (Side.RIGHT,)),
        ("left, right, left", (Side.LEFT, Side.RIGHT, Side.LEFT)),
    ],
)
def test_sides_are_chosen_for_each_step(rooms: Rooms, qtbot: QtBot, shown: str, sides: tuple[Side, ...]) -> None:
    panel = panel_of(rooms, qtbot)
    opened(panel, KNEE)
    the(panel, QComboBox, f"Sides of {KNEE}").setCurrentText(shown)
    assert panel.own.sides == {KNEE_KEY: sides}
    assert any(text.startswith(shown) for text in said(rows(panel, KNEE)[0]))


def test_how_often_is_chosen_for_each_step(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    opened(panel, THIGH)
    the(panel, QComboBox, f"How often on each side: {THIGH}").setCurrentText("3 times")
    assert panel.own.sets == {THIGH_KEY: 3}
    assert any("3 times" in text for text in said(rows(panel, THIGH)[0]))


def test_a_step_without_sides_offers_none(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    opened(panel, "Back-to-back breathing")
    assert not [box for box in panel.findChildren(QComboBox) if box.isVisible() and "Sides" in box.accessibleName()]


def test_a_step_left_out_stays_in_sight_and_can_come_back(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    assert len(rows(panel, KNEE)) == 2
    opened(panel, KNEE)
    tick = the(panel, QCheckBox, f"Do {KNEE}")
    QTest.mouseClick(tick, LEFT)
    assert panel.own.left_out == {KNEE_KEY}
    assert len(rows(panel, KNEE)) == 1
    assert "left out" in said(rows(panel, KNEE)[0])
    assert not hold_of(panel, KNEE).isEnabled()
    QTest.mouseClick(the(panel, QCheckBox, f"Do {KNEE}"), LEFT)
    assert panel.own == Customisation()
    qtbot.waitUntil(lambda: len(rows(panel, KNEE)) == 2)


def test_times_between_and_turns(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    ready = the(panel, QSpinBox, "Get ready")
    assert ready.text() == "as needed"
    for name, seconds in (("Get ready", 25), ("Change sides", 8), ("Swap roles", 60)):
        field = the(panel, QSpinBox, name)
        field.selectAll()
        QTest.keyClicks(field, str(seconds))
        QTest.keyClick(field, Qt.Key.Key_Return)
    the(panel, QComboBox, "Who lies down and is stretched").setCurrentText("Anna and Ben, swapping after each exercise")
    assert panel.own == Customisation(turns=Turns.EACH, get_ready=25, change_side=8, swap_roles=60)
    for _ in range(6):
        QTest.keyClick(ready, Qt.Key.Key_Down)
    assert panel.own.get_ready is None


def test_reset_brings_one_step_back(rooms: Rooms, qtbot: QtBot) -> None:
    own = Customisation(hold_scale=1.5).with_hold(KNEE_KEY, 50).with_sets(KNEE_KEY, 2).with_hold(THIGH_KEY, 20)
    panel = panel_of(rooms, qtbot, own)
    row = opened(panel, KNEE)
    QTest.mouseClick(the(row, QPushButton, "Reset"), LEFT)
    assert panel.own == Customisation(hold_scale=1.5).with_hold(THIGH_KEY, 20)
    assert not the(row, QPushButton, "Reset").isEnabled()


def test_reset_all_brings_everything_back_but_turns(rooms: Rooms, qtbot: QtBot) -> None:
    own = Customisation(turns=Turns.B, hold_scale=0.5, left_out=frozenset({THIGH_KEY}), get_ready=5)
    panel = panel_of(rooms, qtbot, own)
    click(panel, "Reset all")
    assert panel.own == Customisation(turns=Turns.B)
    assert not the(panel, QPushButton, "Reset all").isEnabled()
    click(panel, "Undo")
    assert panel.own == own


def test_ctrl_z_takes_back_one_change_after_the_other(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    type_hold(panel, KNEE, 45)
    first = panel.own
    click(panel, f"{THIGH}: five seconds less")
    opened(panel, KNEE)
    heard = Heard()
    panel.customised.connect(heard)
    QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.own == first
    QTest.keyClick(hold_of(panel, KNEE), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.own == Customisation()
    assert heard.all == [first, Customisation()]
    QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(heard.all) == 2
    assert not the(panel, QPushButton, "Undo").isEnabled()


def test_another_routine_is_not_undone_into(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    type_hold(panel, KNEE, 45)
    panel.set_customisation(routine_of(rooms, "gentle-low-back"), Customisation())
    assert not panel.can_undo
    panel.undo()
    assert panel.own == Customisation()


def test_what_is_changed_elsewhere_is_shown_and_says_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    type_hold(panel, KNEE, 45)
    heard = Heard()
    panel.customised.connect(heard)
    panel.set_customisation(routine_of(rooms), replace(panel.own, turns=Turns.A))
    assert heard.all == []
    assert len(rows(panel, KNEE)) == 1
    assert panel.can_undo


def test_the_focus_stays_in_the_field_while_the_rows_change(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    hold_of(panel, THIGH).setFocus()
    panel.set_customisation(routine_of(rooms), Customisation(turns=Turns.EACH))
    assert hold_of(panel, THIGH).hasFocus()


def test_arrows_go_from_row_to_row(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    rows(panel, KNEE)[0].setFocus()
    QTest.keyClick(rows(panel, KNEE)[0], Qt.Key.Key_Down)
    assert panel.chosen is not None
    assert routine_of(rooms).steps[panel.chosen.index] == routine_of(rooms).steps[2]
    QTest.keyClick(rows(panel, THIGH)[0], Qt.Key.Key_Up)
    assert rows(panel, KNEE)[0].hasFocus()


def test_a_long_routine_grows_as_one_scrolls(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.write("long", "title: Long\nsteps:\n" + "- exercise: supine-figure-4\n" * 1000)
    panel = panel_of(rooms, qtbot, Customisation(turns=Turns.A), routine_of(rooms, "long"))
    there = len(panel.findChildren(StepRow))
    assert there < 100
    bar = panel.findChildren(Column)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(panel.findChildren(StepRow)) > there)


# ---- during a session ------------------------------------------------------------------------------------------------


def during(rooms: Rooms, qtbot: QtBot, present: int) -> CustomisePanel:
    panel = CustomisePanel(rooms.words, rooms.health, rooms.thumbnails, rooms.people, during_session=True)
    qtbot.addWidget(panel)
    rooms.thumbnails.setParent(panel)
    routine = routine_of(rooms)
    panel.set_customisation(routine, Customisation())
    panel.set_session(build_timeline(routine), present)
    panel.resize(420, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: not rooms.thumbnails.busy)
    return panel


def test_during_a_session_only_durations_can_be_changed(rooms: Rooms, qtbot: QtBot) -> None:
    panel = during(rooms, qtbot, 0)
    opened(panel, KNEE)
    assert not [box for box in panel.findChildren(QComboBox) if box.isVisible()]
    assert not [box for box in panel.findChildren(QCheckBox) if box.isVisible()]
    heard = Heard()
    panel.customised.connect(heard)
    click(panel, f"{KNEE}: five seconds more")
    assert heard.all == [Customisation(holds={KNEE_KEY: 35.0})]


def test_during_a_session_only_what_is_still_to_come_can_be_changed(rooms: Rooms, qtbot: QtBot) -> None:
    timeline = build_timeline(routine_of(rooms))
    last_of_knee = max(p.index for p in timeline.phases if p.exercise == KNEE_KEY)
    panel = during(rooms, qtbot, last_of_knee)
    assert not hold_of(panel, KNEE).isEnabled()
    assert hold_of(panel, THIGH).isEnabled()
    panel.set_session(timeline, last_of_knee - 3)
    assert hold_of(panel, KNEE).isEnabled()


def test_reset_during_a_session_brings_back_durations_only(rooms: Rooms, qtbot: QtBot) -> None:
    panel = during(rooms, qtbot, 0)
    kept = Customisation(turns=Turns.EACH, left_out=frozenset({THIGH_KEY})).with_sets(KNEE_KEY, 2)
    panel.set_customisation(routine_of(rooms), replace(kept, hold_scale=1.5).with_hold(KNEE_KEY, 20))
    click(panel, "Reset all")
    assert panel.own == kept
    assert not the(panel, QPushButton, "Reset all").isEnabled()


def test_during_a_session_it_can_be_put_away(rooms: Rooms, qtbot: QtBot) -> None:
    panel = during(rooms, qtbot, 0)
    heard = Heard()
    panel.close_requested.connect(heard)
    click(panel, "Done")
    assert len(heard.all) == 1


def test_pushing_lightly_is_a_choice_of_one_s_own_and_is_explained_where_it_is_chosen(
    rooms: Rooms, qtbot: QtBot
) -> None:
    routine = routine_of(rooms)
    panel = panel_of(rooms, qtbot)
    opened(panel, THIGH)
    tick = the(panel, QCheckBox, f"Push lightly and let go in {THIGH}")
    assert not tick.isChecked()
    assert any("about one fifth of your strength" in text and "Never on a sore day" in text for text in said(panel))
    heard = Heard()
    panel.customised.connect(heard)
    tick.click()
    assert heard.last == panel.own
    assert panel.own.pushes == {THIGH_KEY: True}
    kinds = [phase.kind for phase in build_timeline(routine, panel.own).phases]
    assert kinds.count(PhaseKind.CONTRACT) == kinds.count(PhaseKind.RELAX) == 4
    tick.click()
    assert panel.own == Customisation()


def test_what_is_not_made_for_pushing_and_a_gentle_routine_do_not_offer_it(rooms: Rooms, qtbot: QtBot) -> None:
    panel = panel_of(rooms, qtbot)
    opened(panel, KNEE)
    assert not [one for one in panel.findChildren(QCheckBox) if one.isVisible() and "Push" in one.accessibleName()]
    gentle = replace(routine_of(rooms), level=Level.GENTLE)
    panel = panel_of(rooms, qtbot, Customisation(pushes={THIGH_KEY: True}), gentle)
    opened(panel, THIGH)
    assert not [one for one in panel.findChildren(QCheckBox) if one.isVisible() and "Push" in one.accessibleName()]
    assert PhaseKind.CONTRACT not in {phase.kind for phase in build_timeline(gentle, panel.own).phases}
