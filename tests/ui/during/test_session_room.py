"""Across the room: the sizes, measured with the real font, and nothing cut off, whatever the names and the language."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from stretchgui.language.words import Words
from stretchgui.routine.timeline import PhaseKind
from stretchgui.session.states import Command, Paused, Releasing, Running
from stretchgui.ui.during.side_sign import BESIDE
from stretchgui.ui.kit.fitted import FittedLabel, needs, sized
from stretchgui.ui.kit.theme import DARK, LIGHT, Theme
from tests.ui.session_pages import Play, Stage, staged, stretches
from tests.ui.small_sessions import english

K = Qt.Key
SIZES = ((960, 600), (1366, 768), (1920, 1080), (3840, 2160))
LONG_NAMES = ("Maximiliane-Kunigunde Freifrau", "Friedrich-Wilhelm Oberhuber-Li")
GERMAN = {
    "side.left": "linke",
    "side.right": "rechte",
    "session.side": "{side} Körperseite",
    "phase.get_ready": "Vorbereitungszeit",
    "phase.hold": "Dehnungshaltezeit",
    "phase.change_side": "Seitenwechselvorbereitung",
    "phase.swap_roles": "Rollentausch",
    "session.reentering": "Ausgangsstellung wiedereinnehmen",
    "session.releasing": "Langsam nachlassen",
    "session.roles": "{receiver} {does}, {helper} unterstützt dabei",
    "action.release": "Sofort nachlassen",
    "session.next.change_side": "Danach: Seitenwechsel zur Donaudampfschifffahrtsgesellschaftsseite ({side})",
}


def german_like() -> Words:
    """English with some long words in it."""
    words = english()
    return Words("en", {key: words(key) for key in words.keys} | GERMAN)


def across(qtbot: QtBot, size: tuple[int, int]) -> Stage:
    """A page across the room, whose session has started."""
    stage = staged(qtbot, stretches(), size=size)
    stage.start()
    stage.press(K.Key_F11)
    assert stage.page.room.isVisible()
    return stage


def digits_height(stage: Stage) -> float:
    """The height of the digits' ink, in pixels."""
    digits = stage.page.room.digits
    return QFontMetricsF(sized(digits.font(), digits.pixels, bold=True)).tightBoundingRect("0").height()


def clipped(label: FittedLabel) -> bool:
    """Whether a label's text takes more room than it has."""
    return label.needed.width() > label.width() or label.needed.height() > label.height()


@pytest.mark.parametrize("size", SIZES)
def test_digits_are_a_third_and_names_a_tenth_of_the_height(qtbot: QtBot, size: tuple[int, int]) -> None:
    stage = across(qtbot, size)
    room, height = stage.page.room, size[1]
    for kind in (PhaseKind.GET_READY, PhaseKind.HOLD, PhaseKind.CONTRACT, PhaseKind.CHANGE_SIDE, PhaseKind.SWAP_ROLES):
        stage.reach(kind)
        assert digits_height(stage) >= height / 3, kind
        assert room.label.fitting.pixels >= height / 10, kind
        assert room.side.isHidden() or room.side.pixels >= height / 10, kind
        assert not clipped(room.label)
    stage.reach(PhaseKind.HOLD, 3)
    for key, state in ((K.Key_Space, Paused), (K.Key_Space, None), (K.Key_Escape, Releasing)):
        stage.press(key)
        assert state is None or stage.is_in(state)
        assert digits_height(stage) >= height / 3
        assert room.label.fitting.pixels >= height / 10, room.label.text()


@pytest.mark.parametrize("size", SIZES)
def test_minutes_take_the_pictures_room_and_stay_as_large(qtbot: QtBot, size: tuple[int, int]) -> None:
    stage = across(qtbot, size)
    stage.reach(PhaseKind.REST)
    for _ in range(12):
        stage.driver.command(Command.ADD_TIME, 10)
    room = stage.page.room
    assert room.digits.text == "2:14"
    assert digits_height(stage) >= size[1] / 3
    assert not stage.page.picture.isVisible()
    stage.pass_time(40)
    assert room.digits.text == "94"
    assert stage.page.picture.isVisible()
    assert not stage.page.picture.geometry().intersects(room.digits.geometry())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("german", [False, True])
def test_nothing_is_cut_off_with_long_names_and_long_words(qtbot: QtBot, size: tuple[int, int], german: bool) -> None:
    words = german_like() if german else english()
    stage = staged(qtbot, stretches(), size=size, names=LONG_NAMES, words=words)
    stage.start()
    stage.press(K.Key_F11)
    room = stage.page.room
    kinds = dict.fromkeys(phase.kind for phase in stage.snapshot.timeline.phases)
    for kind in kinds:
        stage.show_another(stretches(), partial(arrived, kind))
        for label in (room.label, room.people, room.next_up, room.time_left):
            assert not clipped(label), (kind, label.text())
            assert label.fitting.pixels >= size[1] / 40, (kind, label.text())
        assert room.side.isHidden() or _side_fits(stage), kind
        assert digits_height(stage) >= size[1] / 3 or not room.digits.text


def arrived(kind: PhaseKind, play: Play) -> None:
    """Brings a session into a phase."""
    play.start()
    play.reach(kind)


def _side_fits(stage: Stage) -> bool:
    side = stage.page.room.side
    words = needs(side.text, sized(side.font(), side.pixels, bold=True), 0, 0).width()
    return words + side.height() * BESIDE <= side.width()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("german", [False, True])
def test_near_nothing_is_cut_off_either(qtbot: QtBot, size: tuple[int, int], german: bool) -> None:
    words = german_like() if german else english()
    stage = staged(qtbot, stretches(), size=size, names=LONG_NAMES, words=words)
    stage.start()
    near = stage.page.near
    for kind in (PhaseKind.GET_READY, PhaseKind.HOLD, PhaseKind.CHANGE_SIDE, PhaseKind.SWAP_ROLES):
        stage.reach(kind)
        labels = [near.label, near.heading, near.next_up, near.time_left]
        labels += [card.text for card in (near.panel.first, near.panel.second)]
        labels += [card.name for card in (near.panel.first, near.panel.second)]
        for label in labels:
            assert not clipped(label), (kind, label.text())


def test_the_parts_do_not_overlap(qtbot: QtBot) -> None:
    for size in SIZES:
        stage = across(qtbot, size)
        stage.reach(PhaseKind.HOLD)
        room = stage.page.room
        parts = [room.label, room.side, room.digits, room.people, room.next_up, room.time_left]
        parts += [room.primary, room.release, room.leave, stage.page.picture]
        places = [part.geometry() for part in parts]
        for number, place in enumerate(places):
            assert stage.page.rect().contains(place)
            assert not any(place.intersects(other) for other in places[number + 1 :]), (size, parts[number])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_read_has_a_contrast_of_seven_to_one(theme: Theme) -> None:
    assert contrast(theme.text, theme.window) >= 7
    assert contrast(theme.text, theme.surface) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shown = QColor(colour)
    parts = (shown.redF(), shown.greenF(), shown.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_frame_tells_the_phase_and_is_broken_when_paused(qtbot: QtBot) -> None:
    stage = across(qtbot, (960, 600))
    stage.reach(PhaseKind.HOLD)
    frame = {stage.page.grab().toImage().pixelColor(x, 3).name() for x in range(0, 960, 5)}
    assert frame == {LIGHT.phases[PhaseKind.HOLD]}
    stage.press(K.Key_Space)
    frame = {stage.page.grab().toImage().pixelColor(x, 3).name() for x in range(0, 960, 5)}
    assert LIGHT.window in frame
    assert LIGHT.muted in frame


def test_release_is_still_there_and_so_are_the_offers(qtbot: QtBot) -> None:
    stage = across(qtbot, (960, 600))
    stage.reach(PhaseKind.HOLD, 3)
    stage.click(stage.page.room.release)
    assert stage.is_in(Releasing)
    stage.pass_time(5)
    assert stage.page.offers.isVisible()
    assert not stage.page.offers.geometry().intersects(stage.page.room.release.geometry())
    stage.click(stage.page.offers.buttons[0])
    assert stage.is_in(Running)


def test_a_pause_says_why_and_that_nobody_is_left_holding(qtbot: QtBot) -> None:
    stage = across(qtbot, (960, 600))
    stage.reach(PhaseKind.HOLD, 3)
    stage.press(K.Key_Space)
    told = stage.page.room.people
    assert told.text().startswith("Take your time: nothing runs on. Ben, let what you hold rest on the mat.")
    assert not clipped(told)
    assert not stage.page.room.next_up.isVisible()


def test_a_click_anywhere_else_does_nothing(qtbot: QtBot) -> None:
    stage = across(qtbot, (960, 600))
    stage.reach(PhaseKind.HOLD, 3)
    stage.asked.clear()
    for widget in (stage.page.room, stage.page.room.digits, stage.page.room.label, stage.page.picture):
        stage.click(widget)
    assert stage.asked == []


def test_f11_and_the_buttons_go_there_and_back(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.click(stage.page.near.tools["full_screen"])
    stage.click(stage.page.room.leave)
    stage.press(K.Key_F11)
    stage.press(K.Key_F11)
    assert stage.asked == ["across True", "across False"] * 2
    assert stage.page.near.isVisible()
    assert stage.page.picture.isVisible()
    # Behind the near view again: it does not hide the heading.
    order = stage.page.children()
    assert order.index(stage.page.picture) < order.index(stage.page.near)


def test_the_near_view_knows_what_passed_while_it_was_hidden(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches())
    stage.start()
    stage.press(K.Key_F11)
    stage.reach(PhaseKind.CHANGE_SIDE, 4)
    stage.press(K.Key_F11)
    assert stage.page.near.label.text() == "Change sides"
    assert stage.page.near.ring.digits == "6"


def test_ready_shows_that_it_can_start(qtbot: QtBot) -> None:
    stage = staged(qtbot, stretches(), size=(1366, 768))
    stage.press(K.Key_F11)
    assert stage.page.room.primary.text() == "Start"
    assert stage.page.room.primary.height() > 768 / 10
