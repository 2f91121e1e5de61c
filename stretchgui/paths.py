"""Where files live: what the program brings along, and what belongs to the person who uses it.

Looking up creates nothing: a folder comes into being when something is first written to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "STRETCHGUI_HOME"
PACKAGE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one run of the program; none but the bundled ones need exist.

    Attributes:
        bundled_assets: Exercises, words, sounds and icons that come with the program.
        bundled_routines: Routines that come with the program.
        data: What the person made or did: their own routines and exercises, their history.
        settings: What the person chose: names, hold durations, preferences.
        cache: What can be made again, such as spoken sentences.
    """

    bundled_assets: Path
    bundled_routines: Path
    data: Path
    settings: Path
    cache: Path

    @property
    def bundled_exercises(self) -> Path:
        """The exercises that come with the program."""
        return self.bundled_assets / "exercises"

    @property
    def history(self) -> Path:
        """What was done and felt."""
        return self.data / "history.sqlite"

    @property
    def own_exercises(self) -> Path:
        """The person's own exercises, which shadow the bundled ones by their file's name."""
        return self.data / "exercises"

    @property
    def own_routines(self) -> Path:
        """The person's own routines, which shadow the bundled ones by their file's name."""
        return self.data / "routines"


def find_paths(environ: Mapping[str, str], platform: str, home: Path, package: Path = PACKAGE) -> Paths:
    """Finds every folder from plain values, so that each system's rules can be tested on any.

    Args:
        environ: The environment; `STRETCHGUI_HOME`, if set, holds all of a person's files.
        platform: `sys.platform`.
        home: The person's home folder.
        package: The folder of the installed package, or of the one in a checkout.
    """
    bundled = bundled_folder(package)
    data, settings = _personal_folders(environ, platform, home)
    return Paths(bundled / "assets", bundled / "routines", data, settings, cache_folder(environ, platform, home))


def cache_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where what can be made again is kept, such as spoken sentences; it need not exist.

    Args:
        environ: The environment; with `STRETCHGUI_HOME` it is below that folder.
        platform: `sys.platform`.
        home: The person's home folder.
    """
    chosen = environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        return _expanded(chosen, home) / "cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "stretchgui"
    if platform == "win32":
        return _absolute(environ.get("LOCALAPPDATA", ""), home / "AppData" / "Local") / "stretchgui" / "cache"
    return _absolute(environ.get("XDG_CACHE_HOME", ""), home / ".cache") / "stretchgui"


def bundled_folder(package: Path) -> Path:
    """The folder that holds `assets` and `routines`: inside a wheel's package, or beside a checkout's.

    The look-up starts from the running package's own folder. An editable install leaves an older copy of
    the data in site-packages; it is never reached, because the package that runs is the checkout's.
    """
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def _personal_folders(environ: Mapping[str, str], platform: str, home: Path) -> tuple[Path, Path]:
    """The person's folders for data and for settings."""
    chosen = environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        folder = _expanded(chosen, home)
        return folder, folder
    if platform == "darwin":
        folder = home / "Library" / "Application Support" / "stretchgui"
        return folder, folder
    if platform == "win32":
        folder = _absolute(environ.get("APPDATA", ""), home / "AppData" / "Roaming") / "stretchgui"
        return folder, folder
    data = _absolute(environ.get("XDG_DATA_HOME", ""), home / ".local" / "share")
    settings = _absolute(environ.get("XDG_CONFIG_HOME", ""), home / ".config")
    return data / "stretchgui", settings / "stretchgui"


def _expanded(chosen: str, home: Path) -> Path:
    """The chosen folder, with a leading `~` meaning the home folder, as in a shell."""
    path = Path(chosen)
    return home.joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else path


def _absolute(value: str, otherwise: Path) -> Path:
    """The folder a variable names; the XDG rules say that one which is not absolute counts as unset."""
    path = Path(value)
    return path if path.is_absolute() else otherwise
