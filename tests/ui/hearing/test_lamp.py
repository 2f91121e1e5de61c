"""Nobody can be listened to without seeing it: the lamp on both faces of the session's page, in words too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from stretchgui.ui.hearing.ear import Hearing
from stretchgui.ui.hearing.lamp import Lamp
from stretchgui.ui.kit.theme import DARK, LIGHT, Theme
from tests.ui.small_sessions import english


@pytest.fixture
def lamp(qapp: object) -> Iterator[Lamp]:
    made = Lamp(english(), LIGHT)
    made.resize(300, 22)
    yield made
    made.deleteLater()


def picture(lamp: Lamp) -> QImage:
    image = QImage(QSize(lamp.height(), lamp.height()), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    lamp.render(image)
    return image


def middle(lamp: Lamp) -> str:
    return picture(lamp).pixelColor(11, 11).name()


def test_where_nobody_wants_it_there_is_none(lamp: Lamp) -> None:
    lamp.show_hearing(Hearing.OFF, "red light")
    assert lamp.isHidden()
    assert not lamp.is_lit


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_lit_while_it_listens_and_says_for_what(lamp: Lamp, theme: Theme) -> None:
    lamp.set_theme(theme)
    lamp.show_hearing(Hearing.ON, "red light")
    assert not lamp.isHidden()
    assert lamp.text == lamp.accessibleName() == "Listening: “red light”"
    assert middle(lamp) == theme.accent.lower()
    assert lamp.is_lit


@pytest.mark.parametrize("hearing", [Hearing.OPENING, Hearing.DEAF, Hearing.SILENT])
def test_it_is_not_lit_while_it_hears_nothing_and_says_so(lamp: Lamp, hearing: Hearing) -> None:
    lamp.show_hearing(hearing, "red light")
    assert not lamp.isHidden()
    assert middle(lamp) not in {LIGHT.accent.lower(), LIGHT.danger.lower()}
    assert lamp.text
    assert "Listening" not in lamp.text
