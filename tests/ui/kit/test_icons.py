"""The icons are there, and take the colour they are asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from stretchgui.ui.kit.icons import PLACEHOLDER, Icons

FOLDER = Path(__file__).parents[3] / "assets" / "icons"


def colours(icons: Icons, name: str, colour: str) -> set[str]:
    """The colours of the fully covered pixels of an icon."""
    image: QImage = icons.icon(name, colour).pixmap(QSize(64, 64)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


def test_every_icon_can_be_drawn_in_the_colour_asked_for(qapp: object) -> None:
    icons = Icons(FOLDER)
    assert len(icons.names) > 20
    for name in icons.names:
        assert colours(icons, name, "#cc0044") == {"#cc0044"}, name


def test_every_file_has_the_token_and_no_colour_of_its_own() -> None:
    for path in FOLDER.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert PLACEHOLDER in text
        assert "#" not in text, path.name


def test_an_icon_is_read_once_for_each_colour(qapp: object) -> None:
    icons = Icons(FOLDER)
    assert icons.icon("play", "#111111") is icons.icon("play", "#111111")
    assert icons.icon("play", "#111111") is not icons.icon("play", "#222222")


@pytest.mark.parametrize("content", [None, "no picture", "<svg"])
def test_a_missing_icon_is_empty_and_named_once_in_the_log_and_no_error(
    tmp_path: Path, qapp: object, caplog: pytest.LogCaptureFixture, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "play.svg").write_text(content, encoding="utf-8")
    icons = Icons(tmp_path)
    for colour in ("#111111", "#222222"):
        assert icons.icon("play", colour).isNull()
    assert [record.getMessage().endswith("play.svg") for record in caplog.records] == [True]
    assert icons.icon("", "#111111").isNull()
    assert len(caplog.records) == 1, "no icon is wanted there"
