"""What the files were like from which the routines were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from stretchgui.document.file_state import FileState, state_of, states_in
from stretchgui.paths import Paths

Folders = dict[str, dict[str, FileState]]
"""The states of all there is in some folders, by the folders' paths and by its name."""

NEVER: Final = "not as it is here"
"""The state of a file that does not say what holds here."""


class FilesRead:
    """The state of each file from before it was read: what changes it meanwhile will be seen.

    Args:
        paths: Where exercises and routines are.
        wall: The wall clock, in nanoseconds.

    Attributes:
        folders: Of the files of exercises and routines, and of the pictures beside them.
        own: Of the files of what the couple has changed, by their paths.
    """

    def __init__(self, paths: Paths, wall: Callable[[], int]) -> None:
        self._paths = paths
        self._wall = wall
        self.folders: Folders = {}
        self.own: dict[str, FileState] = {}

    def begin(self) -> None:
        """All exercises and routines are about to be read."""
        self.folders = folders_now(library_folders(self._paths), self._wall())

    def begin_routines(self) -> None:
        """The routines are about to be read, and the exercises are not."""
        folders = (self._paths.own_routines, self._paths.bundled_routines)
        self.folders |= folders_now(folders, self._wall())

    def begin_own(self, path: Path) -> None:
        """What the couple has changed of a routine is about to be read."""
        self.own[str(path)] = state_of(path, self._wall())

    def wrote_own(self, path: Path, *, failed: bool) -> None:
        """What the couple has changed of a routine was written, or should have been."""
        self.own[str(path)] = NEVER if failed else state_of(path)


def library_folders(paths: Paths) -> tuple[Path, ...]:
    """Where exercises and routines are."""
    return paths.own_exercises, paths.bundled_exercises, paths.own_routines, paths.bundled_routines


def folders_now(folders: Iterable[Path], read_at: int | None = None) -> Folders:
    """The states of all there is in these folders; `read_at` as for `state_of`."""
    return {str(folder): _that_count(states_in(folder, read_at)) for folder in folders}


def own_now(paths: Iterable[str]) -> Mapping[str, FileState]:
    """The states of these files."""
    return {path: state_of(Path(path)) for path in paths}


def _that_count(states: dict[str, FileState]) -> dict[str, FileState]:
    """Without what nobody reads, and what the couple has changed: on some systems that is in the same folder."""
    return {name: state for name, state in states.items() if not name.startswith(".") and ".json" not in name}
