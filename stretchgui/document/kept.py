"""What was made from files, kept in a small file of the cache, so that it need not be made again.

It is a cache and no more: one that is missing, cut off, garbage or of another release of the program is as good as
none, and one that cannot be written is made again the next time. Nothing here raises.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from stretchgui.document.whole_file import first_bytes, replace_file

# A thousand routines take half of it.
MOST_BYTES: Final = 2_000_000


class Kept:
    """One such file.

    Args:
        path: Where it is; its folder comes into being when it is first written.
        stamp: What must be the same for it to be of use: the program's release, and whatever else it depends on.
    """

    def __init__(self, path: Path, stamp: str) -> None:
        self._path = path
        self._stamp = stamp

    def read(self) -> Mapping[str, Any] | None:
        """What was kept under this stamp, if there is anything; whether it makes sense is for the caller to see."""
        try:
            data = first_bytes(self._path, MOST_BYTES + 1)
            said = json.loads(data) if len(data) <= MOST_BYTES else None
        except (OSError, ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) and said.get("stamp") == self._stamp else None

    def write(self, values: Mapping[str, object]) -> None:
        """Keeps values for the next time; too many of them, or where nothing can be written, are not kept."""
        said = {"stamp": self._stamp, **values}
        data = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        if len(data) > MOST_BYTES:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The disk is not waited for: what a power cut takes is made again.
            replace_file(self._path, data, lasting=False)
        except (OSError, ValueError):
            return
