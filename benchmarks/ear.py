"""Stands where the program that plays sounds would: notes when it is told to play what, and plays nothing.

python -m benchmarks.ear FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from stretchgui.session.clock import boot_clock


def main() -> int:
    """Notes until its input ends."""
    clock = boot_clock()
    with Path(sys.argv[1]).open("a", encoding="utf-8") as notes:
        print('{"is": "ready"}', flush=True)
        for line in sys.stdin:
            at = clock()
            told = json.loads(line)
            if told["do"] == "play":
                notes.write(f"{at!r}\n")
                notes.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
