"""What the helper enters while a check waits: where it stopped, how tight it is, and where it is felt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from stretchgui.history.records import MOST, CheckTry
from stretchgui.language.words import Words
from stretchgui.pattern.amounts import note_text
from stretchgui.pattern.notes import Note, Notes, Place, place_of
from stretchgui.routine.measure import Felt, Measure
from stretchgui.session.clock import Clock
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Waiting
from stretchgui.ui.during.action_set import ActionSet
from stretchgui.ui.during.actions import Entry, Field, Scope
from stretchgui.ui.during.check_rows import EntryRows
from stretchgui.ui.during.keys import Keys
from stretchgui.ui.during.range_view import RangeView
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme

# A 0 so soon after a 1 (real seconds) means ten.
TYPED_TOGETHER: Final = 1.5


class CheckEntry(QObject):
    """The range and the two rows on the session page, and what was noted with them in this session.

    Nothing has to be entered: whoever goes on without has noted nothing.

    Args:
        words: What it says.
        icons: For its buttons.
        theme: Its colours.
        actions: The table of actions, for the keys that are alive while a check waits.
        clock: Seconds that only grow.
        page: The session page, which places them.

    Attributes:
        range: The picture of the range.
        rows: How tight, and where.

    Signals:
        noted (Place, Measure, Note): this is what a try comes to now.
        nerve_sign_noted (): it was felt where it may be a nerve; the note has been told before.
    """

    noted = Signal(object, object, object)
    nerve_sign_noted = Signal()

    def __init__(
        self, words: Words, icons: Icons, theme: Theme, actions: ActionSet, clock: Clock, page: QWidget
    ) -> None:
        super().__init__(page)
        self._words = words
        self._clock = clock
        self._page = page
        self._notes = Notes()
        self._at: tuple[Place, Measure] | None = None
        self._more = self._covered = False
        self._sign: tuple[Place, Measure] | None = None
        self._typed_one: float | None = None
        self.range = RangeView(words, theme, page)
        self.rows = EntryRows(words, icons, theme, page)
        self._keys = Keys(self.rows, actions, [Scope.CHECK])
        for part in (self.range, self.rows):
            part.hide()
        self.range.amount_wanted.connect(self._on_amount)
        self.rows.tightness_wanted.connect(self._on_tightness_pressed)
        self.rows.felt_wanted.connect(self._on_felt)

    def begin(self, tries: Iterable[CheckTry] = ()) -> None:
        """Begins anew, with what an earlier run of the program has kept of the same session."""
        self._notes = Notes(tries)
        self._at = self._sign = None

    @property
    def is_open(self) -> bool:
        """Whether a check waits of which something can be noted."""
        return self._at is not None

    @property
    def label(self) -> str:
        """What the large button says meanwhile: that another try follows, or that this was the last one."""
        return self._words("check.next_try" if self._more else "check.done")

    def follow(self, snapshot: Snapshot) -> bool:
        """Takes over where the session is now; returns whether that is another try, or none any more."""
        at, more = None, False
        exercise, place = snapshot.exercise, place_of(snapshot.phase)
        if isinstance(snapshot.state, Waiting) and exercise is not None and exercise.check is not None and place:
            at, more = (place, exercise.check), _another_try_follows(snapshot)
        if (at, more) == (self._at, self._more):
            return False
        self._at, self._more, self._typed_one = at, more, None
        self._show()
        return True

    def enter(self, entry: Entry) -> None:
        """Notes what a key means."""
        match entry.field:
            case Field.AMOUNT:
                self._on_amount(self.range.stepped(entry.value))
            case Field.TIGHTNESS:
                self._type(round(entry.value))
            case Field.FELT:
                self._on_felt(list(Felt)[round(entry.value)])
            case Field.NOTHING:
                self._note(Note())

    def place(self, range_place: QRect, rows_place: QRect, unit: float) -> None:
        """Gives both their places."""
        self.range.set_unit(unit)
        self.range.setGeometry(range_place)
        self.rows.setGeometry(rows_place)
        self.rows.set_unit(unit)

    def set_covered(self, covered: bool) -> None:
        """Sets whether something stands before it that needs the keys."""
        self._covered = covered
        self.show_parts()

    def show_parts(self) -> None:
        """Shows both while a check waits, or hides them."""
        held = any(part.hasFocus() for part in (self.range, *self.rows.findChildren(QWidget)))
        for part in (self.range, self.rows):
            part.setVisible(self.is_open and not self._covered)
        if held and not self.is_open:
            # Qt would hand the focus on to some button.
            self._page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self.range.set_theme(theme)
        self.rows.set_theme(theme)

    def take_back_sign(self) -> None:
        """Forgets the last sign of a nerve: it was pressed by mistake."""
        if self._sign is not None:
            (place, measure), self._sign = self._sign, None
            self._keep(place, measure, replace(self._notes.at(place), felt=None))

    # ---- what is entered -----------------------------------------------------------------------------------------

    def _type(self, digit: int) -> None:
        now, one = self._clock(), self._typed_one
        ten = digit == 0 and one is not None and now - one <= TYPED_TOGETHER
        self._typed_one = now if digit == 1 else None
        self._on_tightness(MOST if ten else digit)

    @Slot(float)
    def _on_amount(self, amount: float) -> None:
        if self._at is not None:
            place, measure = self._at
            self._note(replace(self._notes.at(place), amount=measure.within(amount)))

    @Slot(int)
    def _on_tightness_pressed(self, tightness: int) -> None:
        """What is pressed again is taken back; what is typed again is not."""
        if self._at is not None and self._notes.at(self._at[0]).tightness == tightness:
            self._note(replace(self._notes.at(self._at[0]), tightness=None))
        else:
            self._on_tightness(tightness)

    def _on_tightness(self, tightness: int) -> None:
        if self._at is not None:
            self._note(replace(self._notes.at(self._at[0]), tightness=tightness))

    @Slot(object)
    def _on_felt(self, felt: Felt) -> None:
        if self._at is None:
            return
        place, measure = self._at
        before = self._notes.at(place)
        self._note(replace(before, felt=None if before.felt is felt else felt))
        if felt in measure.ends and before.felt is not felt:
            self._sign = place, measure
            self.nerve_sign_noted.emit()

    def _note(self, note: Note) -> None:
        if self._at is not None:
            self._keep(*self._at, note)

    def _keep(self, place: Place, measure: Measure, note: Note) -> None:
        self._notes.put(place, note)
        self._show()
        if QAccessible.isActive():
            text = note_text(measure, note, self._words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.rows, text))
        self.noted.emit(place, measure, note)

    def _show(self) -> None:
        if self._at is not None:
            place, measure = self._at
            note = self._notes.at(place)
            self.range.show_range(measure, place.side, note.amount)
            self.rows.show_note(note, measure)


def _another_try_follows(snapshot: Snapshot) -> bool:
    following = snapshot.timeline.phases[snapshot.phase.index + 1 : snapshot.phase.index + 2]
    return any((it.kind, it.step) == (snapshot.phase.kind, snapshot.phase.step) for it in following)
