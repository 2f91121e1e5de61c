"""Leads two people through partner stretches for low back pain."""

__version__ = "0.1.0"
