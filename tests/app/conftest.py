"""Every test of the whole program leaves nothing behind."""

from tests.left_behind import nothing_left_behind

__all__ = ["nothing_left_behind"]
