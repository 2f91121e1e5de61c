"""Which language the program speaks: the one the person's system speaks."""

from __future__ import annotations

import locale
import re
from collections.abc import Mapping

from stretchgui.language.text import FALLBACK

# In the order in which they count; Windows has none of them.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_CODE = re.compile(r"([a-z]{2,3})(?:[_.@-].*)?", re.IGNORECASE)


def system_language(environ: Mapping[str, str]) -> str:
    """The language's code, such as "de"; English where the system names none."""
    said = next((value for name in _VARIABLES if (value := environ.get(name))), None) or locale.getlocale()[0] or ""
    match = _CODE.fullmatch(said)
    return match[1].lower() if match else FALLBACK
