"""A picture that a routine's file names: beside that file, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stretchgui.document.fields import Schema, Words
from stretchgui.document.nodes import Node
from stretchgui.document.problems import Report, quoted
from stretchgui.routine.picture_file import unfit_picture

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")


@dataclass(frozen=True, slots=True)
class Picture:
    """The kind of a picture's path, with `/` between folders on every system.

    Attributes:
        folder: The folder of the file that names it; without one the path is only looked at, not looked up.
    """

    folder: Path | None = None

    def read(self, node: Node, report: Report) -> str | None:
        """The whole path as text; refused if it leaves the folder, warned of if nothing is there."""
        written = Words(500).read(node, report)
        if written is None:
            return None
        path = PurePosixPath(written.replace("\\", "/"))
        if path.is_absolute() or ":" in written or ".." in path.parts or written.startswith("~"):
            report.error(node.place, f"the picture {quoted(written)} is not beside this file: copy it there")
            return None
        if path.suffix.lower() not in ENDINGS:
            report.error(node.place, f"a picture ({', '.join(ENDINGS)}) is needed here, not {quoted(written)}")
            return None
        return str(path) if self.folder is None else self._beside(self.folder, path, node, report)

    def schema(self) -> Schema:
        """A relative path with the ending of a picture."""
        endings = "|".join(ending.removeprefix(".") for ending in ENDINGS)
        pattern = rf"^(?![/\\~])(?!.*:)(?!(.*[/\\])?\.\.([/\\]|$)).*\.({endings})$"
        return {"type": "string", "maxLength": 500, "pattern": pattern}

    @staticmethod
    def _beside(folder: Path, path: PurePosixPath, node: Node, report: Report) -> str | None:
        whole = folder / path
        try:
            inside = whole.resolve().is_relative_to(folder.resolve())
            there = whole.is_file()
        except (OSError, RuntimeError, ValueError):
            # A loop of links, or a name that cannot be one here.
            inside, there = True, False
        if not inside:
            report.error(node.place, f"the picture {quoted(str(path))} is a link that leaves this file's folder")
            return None
        unfit = unfit_picture(whole) if there else None
        if not there:
            report.warning(node.place, f"there is no picture {quoted(str(path))} beside this file")
        elif unfit is not None:
            report.warning(node.place, f"the picture {quoted(str(path))} cannot be shown: it {unfit.why}")
        return str(whole)
