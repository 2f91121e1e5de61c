"""Resolves the dependencies again for every system, and writes the lock files with their hashes.

`run.txt` is what the program needs, `dev.txt` holds all of it and the developer's tools, `pure.txt` is what
the tests of the rooms without Qt need; each takes the versions of the one before.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
TOOLS: Final = ROOT / ".venv-lock"
OPTIONS: Final = ("--universal", "--python-version=3.11", "--generate-hashes", "--upgrade", "--quiet")
LOCKS: Final = {
    "run.txt": ("pyproject.toml",),
    "dev.txt": ("pyproject.toml", "--group=dev", "--constraint=requirements/run.txt"),
    "pure.txt": ("--group=pure", "--constraint=requirements/dev.txt"),
}


def main() -> int:
    """Writes every lock file, and returns the exit status."""
    python = TOOLS / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(TOOLS, with_pip=True)
    steps: list[list[str | Path]] = [[python, "-m", "pip", "install", "--quiet", "uv"]]
    for lock, sources in LOCKS.items():
        signature = "--custom-compile-command=make lock"
        steps.append(
            [python, "-m", "uv", "pip", "compile", *sources, *OPTIONS, signature, "-o", f"requirements/{lock}"]
        )
    return next((code for step in steps if (code := subprocess.run(step, cwd=ROOT, check=False).returncode)), 0)


if __name__ == "__main__":
    sys.exit(main())
