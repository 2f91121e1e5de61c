"""`history --pdf`: what two people noted, as two pages for a physiotherapist."""

from __future__ import annotations

from pathlib import Path

from stretchgui.commands.past import kept_in
from stretchgui.commands.surroundings import RefusalError, Surroundings
from stretchgui.document.problems import quoted
from stretchgui.document.whole_file import replace_file
from stretchgui.handout.content import handout_of
from stretchgui.health.wording import load_health_words
from stretchgui.history.past import TWO, Past
from stretchgui.routine.timeline import Receiver
from stretchgui.session.people import people_called
from stretchgui.settings import SettingsStore


def write_pages(surroundings: Surroundings, output: str, whom: Receiver, weeks: int | None) -> int:
    """Writes the pages.

    Args:
        surroundings: The machine and the person.
        output: The file's name, which ends in .pdf.
        whom: Whom they are about; with one alone, the other leaves no trace.
        weeks: How far back they reach; None for all of it.

    Raises:
        RefusalError: The name ends in something else, the history cannot be read, or the file cannot be written.
    """
    if Path(output).suffix.lower() != ".pdf":
        raise RefusalError(f"{quoted(output)} must end in .pdf")
    paths, words = surroundings.paths, surroundings.words()
    health, _ = load_health_words(paths.bundled_assets / "health", words.language)
    found, settings = kept_in(paths.history), SettingsStore(paths.settings).load().settings
    handout = handout_of(
        Past.of(found.sessions, found.feelings, found.tries),
        TWO if whom is Receiver.BOTH else (whom,),
        people_called(words, settings.name_a, settings.name_b),
        weeks,
        surroundings.now().date(),
        surroundings.library().exercise,
        words,
        health,
    )
    try:
        # Qt is needed for letters on paper alone.
        from stretchgui.ui.handout.pdf import pdf_of, usual_paper

        replace_file(Path(output), pdf_of(handout, usual_paper(), words))
    except ImportError as error:
        raise RefusalError(f"a PDF needs PySide6 ({error}); --json and --csv do not") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise RefusalError(f"{quoted(output)} cannot be written: {why}", 1) from error
    print(f"written: {output}")
    return 0
