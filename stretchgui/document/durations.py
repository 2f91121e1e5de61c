"""Durations as people write them: seconds, or text such as `1m 30s`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from stretchgui.document.fields import Schema, is_number, refuse
from stretchgui.document.nodes import Node, Scalar
from stretchgui.document.problems import Report

ONE_HOUR = 3600.0
_DURATION = re.compile(
    r"(?:([0-9]+) *h)? *(?:([0-9]+) *m(?:in)?)? *(?:([0-9]+(?:\.[0-9]+)?) *s(?:ec)?)?",
)


@dataclass(frozen=True, slots=True)
class Seconds:
    """A duration: seconds as a number, or text such as `1m 30s`; one hour at most."""

    zero_allowed: bool = False

    def read(self, node: Node, report: Report) -> float | None:
        """The duration in seconds."""
        seconds = self._seconds(node)
        if seconds is None:
            hint = ""
            if isinstance(node, Scalar) and ":" in node.text:
                hint = " (write minutes and seconds as '1m 30s')"
            elif isinstance(node, Scalar) and isinstance(node.value, str) and is_number(node.text):
                hint = " (a number stands without quotes)"
            refuse(node, report, "a duration in seconds (30, 7.5 or '1m 30s')", hint)
            return None
        if seconds < 0 or (seconds == 0 and not self.zero_allowed):
            refuse(node, report, "a duration, zero or more" if self.zero_allowed else "a duration above zero")
            return None
        if seconds > ONE_HOUR:
            refuse(node, report, "a duration of at most one hour")
            return None
        return seconds

    def schema(self) -> Schema:
        """A bounded number, or text of the form `1m 30s`."""
        bound = "minimum" if self.zero_allowed else "exclusiveMinimum"
        return {
            "anyOf": [
                {"type": "number", bound: 0, "maximum": ONE_HOUR},
                {
                    "type": "string",
                    "pattern": r"^ *(?=[0-9])([0-9]+ *h)? *([0-9]+ *m(in)?)? *([0-9]+(\.[0-9]+)? *s(ec)?)? *$",
                },
            ]
        }

    @staticmethod
    def _seconds(node: Node) -> float | None:
        if not isinstance(node, Scalar) or isinstance(node.value, bool) or node.value is None:
            return None
        if isinstance(node.value, int | float):
            return float(node.value) if math.isfinite(node.value) else None
        written = node.text.strip()
        match = _DURATION.fullmatch(written) if 0 < len(written) <= 30 else None
        if match is None:
            return None
        hours, minutes, seconds = match.groups()
        return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)
