"""Every test of the window leaves nothing behind."""

from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind"]
