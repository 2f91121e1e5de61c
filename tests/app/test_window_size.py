"""The window's first size: whole on small screens, its title bar too."""

import pytest
from PySide6.QtCore import QSize

from stretchgui.ui.main_window import usual_size


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QSize(1920, 1080), QSize(1280, 800)),
        (QSize(1366, 768), QSize(1280, 728)),
        (QSize(1280, 720), QSize(1280, 680)),
        (QSize(800, 480), QSize(960, 600)),
    ],
)
def test_the_window_and_its_frame_fit_the_screen_unless_it_is_smaller_than_the_least(room: QSize, size: QSize) -> None:
    assert usual_size(room) == size
