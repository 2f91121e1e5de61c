"""One small JSON file of the person's own: read with care, replaced whole, and never in anybody's way.

Nothing here raises: a folder that cannot be written to, or a disk that is full, is a value that says so. A file
that makes no sense is set aside under another name, never deleted and never written over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeGuard, TypeVar

from stretchgui.document import nodes, reading
from stretchgui.document.json_tree import read_json
from stretchgui.document.problems import Place, Problem, Report, Severity
from stretchgui.document.whole_file import first_bytes, replace_file

_MOST_SET_ASIDE: Final = 1000

T = TypeVar("T")


class Loaded:
    """What a file holds.

    Attributes:
        report: Takes what is wrong with the values of `root`, from whoever reads them.
        problems: What was wrong with the file itself, and what became of it.
    """

    def __init__(
        self, report: Report, root: nodes.Mapping | None = None, problems: tuple[Problem, ...] = (), data: bytes = b""
    ) -> None:
        self.report = report
        self.problems = problems
        self._root = root
        # What the content is to be read from again for its places; none if they are known.
        self._data = data

    @property
    def root(self) -> nodes.Mapping | None:
        """Its content, with places; None if there is no file, or none that makes sense."""
        if self._data:
            # JSON is YAML.
            placed = reading.read_bytes(self._data, Report(self.report.path))
            self._data = b""
            self._root = placed if isinstance(placed, nodes.Mapping) else self._root
        return self._root

    def read(self, of: Callable[[nodes.Mapping, Report], T]) -> tuple[T, tuple[Problem, ...]] | None:
        """Reads the content the quick way; the slow way, which knows places, only if something in it is wrong.

        Args:
            of: Makes a value of it, and reports what is wrong.

        Returns:
            The value, and what is wrong; None if there is no content that makes sense.
        """
        if self._data and self._root is not None:
            report = Report(self.report.path)
            value = of(self._root, report)
            if not report.problems:
                return value, ()
        root = self.root
        return None if root is None else (of(root, self.report), self.report.sorted())


class JsonFile:
    """A file with keys and values, and the number of its format.

    Args:
        path: Where it is; its folder comes into being when it is first written.
        format_: The only format that is read.
    """

    def __init__(self, path: Path, format_: int) -> None:
        self.path = path
        self._format = format_
        # What could be neither read nor set aside: nothing may be written over it.
        self._unread = False

    def load(self) -> Loaded:
        """What is there; a file that makes no sense is set aside."""
        self._unread = False
        report = Report(str(self.path))
        try:
            data = first_bytes(self.path, reading.MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return Loaded(report)
        except (OSError, ValueError) as error:
            self._unread = True
            return Loaded(report, problems=(self._problem("cannot be read", error),))
        quick = read_json(data) if len(data) <= reading.MOST_BYTES else None
        if quick is not None and self._is_ours(quick, Report(report.path)):
            return Loaded(report, quick, data=data)
        root = reading.read_bytes(data, report)
        if root is not None and self._is_ours(root, report):
            return Loaded(report, root)
        return Loaded(report, problems=(*report.sorted(), self.set_aside()))

    def save(self, values: Mapping[str, object], what: str) -> Problem | None:
        """Replaces the file, unless it says the same already.

        Args:
            values: What to write beside the format.
            what: What it means if that fails, such as "your changes could not be saved".

        Returns:
            What kept it from being written, if anything did.
        """
        said = {"format": self._format, **values}
        data = (json.dumps(said, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n").encode()
        blocked = self._unblocked()
        if blocked is not None:
            return blocked
        try:
            if self.path.is_file() and first_bytes(self.path, reading.MOST_BYTES) == data:
                return None
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.path, data)
        except (OSError, ValueError) as error:
            return self._problem(what, error)
        return None

    def forget(self, what: str) -> Problem | None:
        """Deletes the file.

        Args:
            what: What it means if that fails.

        Returns:
            What kept it from being deleted, if anything did.
        """
        if self._unread:
            return self._unblocked()
        try:
            self.path.unlink(missing_ok=True)
        except NotADirectoryError:
            return None
        except (OSError, ValueError) as error:
            return self._problem(what, error)
        return None

    def set_aside(self) -> Problem:
        """Renames a file that makes no sense, and says so; what cannot be renamed is not written over either."""
        self._unread = True
        path = self.path
        for number in range(1, _MOST_SET_ASIDE + 1):
            aside = path.with_name(f"{path.name}.bad-{number}")
            if os.path.lexists(aside):
                continue
            try:
                path.rename(aside)
            except (OSError, ValueError) as error:
                return self._problem("cannot be set aside", error)
            self._unread = False
            return Problem(str(path), Place(), f"set aside as {aside.name}", Severity.WARNING)
        return Problem(str(path), Place(), f"cannot be set aside: {_MOST_SET_ASIDE} such files are there already")

    def _unblocked(self) -> Problem | None:
        """Sets aside what could not be read before; what is wrong if it stays where it is."""
        moved = self.set_aside() if self._unread else None
        return moved if self._unread else None

    def _is_ours(self, root: nodes.Node, report: Report) -> TypeGuard[nodes.Mapping]:
        """Whether it is of the format that this program writes."""
        node = root.get("format") if isinstance(root, nodes.Mapping) else None
        if isinstance(node, nodes.Scalar) and node.value == self._format and not isinstance(node.value, bool):
            return True
        report.error(
            root.place if node is None else node.place,
            f"this file is not of format {self._format}, the one this program reads",
        )
        return False

    def _problem(self, what: str, error: Exception) -> Problem:
        return Problem(str(self.path), Place(), f"{what}: {getattr(error, 'strerror', None) or error}")
