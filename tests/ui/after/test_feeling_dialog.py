"""How it feels: answered in a few keys or clicks, or skipped with one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stretchgui.history.places import SPOTS
from stretchgui.history.records import Moment
from stretchgui.routine.timeline import Receiver
from stretchgui.ui.after.body_outline import BodyOutline, Spot
from stretchgui.ui.after.feeling_dialog import ONE_WIDE, Advice, Advise, Answer, FeelingDialog
from stretchgui.ui.after.number_scale import NumberScale
from stretchgui.ui.kit.theme import LIGHT
from tests.ui.rooms import Heard, Rooms, dressed, said, the

BOTH = (Receiver.A, Receiver.B)


@pytest.fixture
def rooms(tmp_path: Path, qapp: QApplication) -> Iterator[Rooms]:
    with dressed(qapp):
        yield Rooms(tmp_path / "home")


@contextmanager
def asking(
    rooms: Rooms,
    qtbot: QtBot,
    asked: tuple[Receiver, ...] = BOTH,
    moment: Moment = Moment.BEFORE,
    *,
    meanwhile: Advise | None = None,
    advise: Advise | None = None,
    patience: int = 0,
) -> Iterator[FeelingDialog]:
    dialog = FeelingDialog(
        rooms.words, LIGHT, rooms.people, asked, moment, meanwhile=meanwhile, advise=advise, patience=patience
    )
    dialog.show()
    qtbot.waitExposed(dialog)
    try:
        yield dialog
    finally:
        dialog.hide()
        dialog.deleteLater()


def heard_of(signal: SignalInstance) -> Heard:
    heard = Heard()
    signal.connect(heard)
    return heard


def spot(outline: BodyOutline, name: str) -> Spot:
    return next(one for one in outline.findChildren(Spot) if one.spot == name)


def outline_of(dialog: FeelingDialog, place: int = 0) -> BodyOutline:
    outline = dialog.panels[place].outline
    assert outline is not None
    return outline


def test_what_both_say_comes_back_for_each(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        heard = heard_of(dialog.answered)
        anna, ben = dialog.panels
        QTest.keyClick(anna.pain, Qt.Key.Key_4)
        QTest.keyClick(anna.tightness, Qt.Key.Key_0)
        QTest.mouseClick(spot(outline_of(dialog), "low-back-left"), Qt.MouseButton.LeftButton)
        QTest.keyClick(ben.pain, Qt.Key.Key_End)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert heard.all == [(Answer(Receiver.A, 4, 0, ("low-back-left",)), Answer(Receiver.B, 10))]
        assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_S])
def test_one_key_skips_it(rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    with asking(rooms, qtbot) as dialog:
        answered, passed = heard_of(dialog.answered), heard_of(dialog.passed_over)
        QTest.keyClick(dialog.panels[0].pain, Qt.Key.Key_5)
        QTest.keyClick(dialog.panels[0].pain, key)
        assert (len(answered.all), len(passed.all)) == (0, 1)
        assert not dialog.isVisible()


def test_a_key_that_was_meant_for_the_session_answers_nothing(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot, moment=Moment.AFTER, patience=40) as dialog:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        qtbot.waitUntil(lambda: bool(QTest.keyClick(dialog, Qt.Key.Key_Return)) or not dialog.isVisible())


def test_the_next_day_asks_for_numbers_alone(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot, moment=Moment.NEXT_DAY) as dialog:
        assert [panel.outline for panel in dialog.panels] == [None, None]


def test_what_is_red_is_said_at_once(rooms: Rooms, qtbot: QtBot) -> None:
    def meanwhile(answers: object) -> Advice | None:
        return Advice("Take care") if dialog.panels[0].pain.number == 6 else None

    with asking(rooms, qtbot, meanwhile=meanwhile) as dialog:
        height = dialog.height()
        QTest.keyClick(dialog.panels[0].pain, Qt.Key.Key_6)
        assert any(text == "Take care" for text in _shown(dialog))
        assert dialog.height() == height


def test_advice_stands_until_it_was_read_and_offers_what_can_be_done(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot, (Receiver.A,), advise=lambda answers: Advice("Halve them", "Do it")) as dialog:
        acted, answered = heard_of(dialog.acted), heard_of(dialog.answered)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        QApplication.processEvents()
        assert "Halve them" in _shown(dialog)
        QTest.mouseClick(the(dialog, QPushButton, "Do it"), Qt.MouseButton.LeftButton)
        assert (len(acted.all), len(answered.all)) == (1, 1)
        assert not dialog.isVisible()


@pytest.mark.parametrize("asked", [BOTH, (Receiver.A,)], ids=["both", "one"])
def test_advice_can_be_read_whole(rooms: Rooms, qtbot: QtBot, asked: tuple[Receiver, ...]) -> None:
    long = " ".join(["Anna, six or more means that it was too much this time."] * 6)
    with asking(rooms, qtbot, asked, Moment.AFTER, advise=lambda answers: Advice(long)) as dialog:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        QApplication.processEvents()
        advice = next(one for one in dialog.findChildren(QLabel) if one.text() == long)
        assert dialog.width() >= ONE_WIDE
        assert advice.height() >= advice.heightForWidth(advice.width())


def test_advice_put_away_is_no_second_answer(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot, (Receiver.A,), advise=lambda answers: Advice("Read me")) as dialog:
        answered, passed = heard_of(dialog.answered), heard_of(dialog.passed_over)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert (len(answered.all), len(passed.all)) == (1, 0)
        assert not dialog.isVisible()


# ---- the scale -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([], None),
        ([Qt.Key.Key_0], 0),
        ([Qt.Key.Key_7], 7),
        ([Qt.Key.Key_1, Qt.Key.Key_0], 10),
        ([Qt.Key.Key_3, Qt.Key.Key_Delete], None),
        ([Qt.Key.Key_3, Qt.Key.Key_Right], 4),
        ([Qt.Key.Key_Right], 0),
        ([Qt.Key.Key_End], 10),
        ([Qt.Key.Key_1, Qt.Key.Key_2], 2),
    ],
)
def test_a_number_by_keys(qtbot: QtBot, keys: list[Qt.Key], number: int | None) -> None:
    scale = NumberScale("Pain", "not said", LIGHT)
    qtbot.addWidget(scale)
    for key in keys:
        QTest.keyClick(scale, key)
    assert scale.number == number
    assert scale.accessibleDescription() == ("not said" if number is None else str(number))


def test_a_number_by_clicks_and_taken_back(qtbot: QtBot) -> None:
    scale = NumberScale("Pain", "not said", LIGHT)
    qtbot.addWidget(scale)
    scale.resize(440, 40)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert scale.number == 0
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(439, 20))
    assert scale.number == 10
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(430, 20))
    assert scale.number is None


# ---- the outline -----------------------------------------------------------------------------------------------------


def test_every_spot_can_be_reached_by_arrows_and_has_a_name(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        outline = outline_of(dialog)
        reached, waiting = set(), ["low-back-left"]
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            reached.add(name)
            for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                spot(outline, name).setFocus()
                QTest.keyClick(spot(outline, name), key)
                focused = dialog.focusWidget()
                assert isinstance(focused, Spot)
                waiting.append(focused.spot)
        assert reached == set(SPOTS)
        names = [one.accessibleName() for one in outline.findChildren(Spot)]
        assert len(set(names)) == len(SPOTS)
        assert "low back, left (Anna)" in names


def test_space_marks_a_spot_and_takes_it_back(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        outline = outline_of(dialog, 1)
        for expected in (("calf-right",), ()):
            QTest.keyClick(spot(outline, "calf-right"), Qt.Key.Key_Space)
            assert outline.places == expected


def test_left_is_the_persons_own_from_both_sides(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        outline = outline_of(dialog)
        assert spot(outline, "low-back-left").x() < spot(outline, "low-back-right").x()
        assert spot(outline, "knee-left").x() > spot(outline, "knee-right").x()


def test_spots_do_not_overlap_and_are_large_enough_to_be_hit(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        dialog.resize(900, 560)
        QApplication.processEvents()
        spots = outline_of(dialog).findChildren(Spot)
        for one in spots:
            assert min(one.width(), one.height()) >= 12, one.spot
            overlapping = [two.spot for two in spots if two is not one and one.geometry().intersects(two.geometry())]
            assert overlapping == []


def test_those_who_do_not_see_it_hear_what_a_spot_is(rooms: Rooms, qtbot: QtBot) -> None:
    with asking(rooms, qtbot) as dialog:
        one = spot(outline_of(dialog), "buttock-left")
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface is not None
        assert interface.state().checkable


def _shown(dialog: FeelingDialog) -> list[str]:
    return [text for text in said(dialog) if text]
