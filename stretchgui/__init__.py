"""Leads two people through partner stretches for low back pain."""

from typing import Final

__version__: Final = "0.1.0"
