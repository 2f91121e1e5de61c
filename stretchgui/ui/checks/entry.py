"""What the helper enters while a check waits: where it stopped, how tight it is, and where it is felt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from stretchgui.history.records import MOST
from stretchgui.language.words import Words
from stretchgui.pattern.notes import Note, Notes, Place, place_of
from stretchgui.routine.measure import Felt, Measure
from stretchgui.session.clock import Clock
from stretchgui.session.snapshot import Snapshot
from stretchgui.session.states import Waiting
from stretchgui.ui.checks.entry_rows import EntryRows
from stretchgui.ui.checks.range_view import RangeView
from stretchgui.ui.during.actions import ActionSet, Entry, Field, Keys, Scope
from stretchgui.ui.kit.icons import Icons
from stretchgui.ui.kit.theme import Theme

# A 0 so soon after a 1 (real seconds) means ten.
TYPED_TOGETHER: Final = 1.5


class CheckEntry(QObject):
    """The range and the two rows on the session page, and what was noted with them in this session.

    Args:
        words: What it says.
        icons: For its buttons.
        theme: Its colours.
        actions: The table of actions, for its keys.
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
        self._notes = Notes()
        self._at: tuple[Place, Measure] | None = None
        self._more = False
        self._sign: tuple[Place, Measure] | None = None
        self._typed_one: float | None = None
        self.range = RangeView(words, theme, page)
        self.rows = EntryRows(words, icons, theme, page)
        self._keys = Keys(self.rows, actions, [Scope.CHECK])
        self.range.amount_wanted.connect(self._on_amount)
        self.rows.tightness_wanted.connect(self._on_tightness)
        self.rows.felt_wanted.connect(self._on_felt)
        self._show()

    def begin(self) -> None:
        """Forgets what was noted in the session before."""
        self._notes = Notes()
        self._at = self._sign = None
        self._show()

    @property
    def is_shown(self) -> bool:
        """Whether a check waits of which something can be noted."""
        return self._at is not None

    @property
    def label(self) -> str:
        """What the large button says meanwhile: that another try follows, or that this was the last one."""
        return self._words("check.next_try" if self._more else "check.done")

    def follow(self, snapshot: Snapshot) -> None:
        """Takes over where the session is now."""
        at, more = None, False
        exercise, place = snapshot.exercise, place_of(snapshot.phase)
        if isinstance(snapshot.state, Waiting) and exercise is not None and exercise.check is not None and place:
            at = place, exercise.check
            following = snapshot.timeline.phases[snapshot.phase.index + 1 :]
            more = bool(following) and (following[0].kind, following[0].step) == (
                snapshot.phase.kind,
                snapshot.phase.step,
            )
        if (at, more) != (self._at, self._more):
            self._at, self._more = at, more
            self._typed_one = None
            self._show()

    def enter(self, entry: Entry) -> None:
        """Notes what a key means."""
        match entry.field:
            case Field.AMOUNT:
                self._on_amount(self.range.stepped(entry.value))
            case Field.TIGHTNESS:
                self._type(round(entry.value))
            case Field.FELT:
                self._on_felt(list(Felt)[round(entry.value)])

    def place(self, range_place: QRect, rows_place: QRect, unit: float) -> None:
        """Gives both their places."""
        self.range.set_unit(unit)
        self.range.setGeometry(range_place)
        self.rows.setGeometry(rows_place)
        self.rows.set_unit(unit)

    def set_visible(self, visible: bool) -> None:
        """Shows both where a check waits, or hides them."""
        for part in (self.range, self.rows):
            part.setVisible(visible and self.is_shown)
            part.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self.range.set_theme(theme)
        self.rows.set_theme(theme)

    def take_back_sign(self) -> None:
        """Forgets the last sign of a nerve: it was pressed by mistake."""
        if self._sign is not None:
            place, measure = self._sign
            self._sign = None
            self.noted.emit(place, measure, self._notes.without_sign(place))

    # ---- what is entered -----------------------------------------------------------------------------------------

    def _type(self, digit: int) -> None:
        now, one = self._clock(), self._typed_one
        self._typed_one = None
        if digit == 0 and one is not None and now - one <= TYPED_TOGETHER:
            self._on_tightness(MOST)
            return
        self._on_tightness(digit)
        if digit == 1:
            self._typed_one = now

    @Slot(float)
    def _on_amount(self, amount: float) -> None:
        if self._at is not None:
            place, measure = self._at
            self._tell(self._notes.with_amount(place, measure.within(amount)))

    @Slot(int)
    def _on_tightness(self, tightness: int) -> None:
        if self._at is not None:
            self._tell(self._notes.with_tightness(self._at[0], tightness))

    @Slot(object)
    def _on_felt(self, felt: Felt) -> None:
        if self._at is None:
            return
        place, measure = self._at
        note = self._notes.with_felt(place, felt)
        self._tell(note)
        if note.felt in measure.ends:
            self._sign = self._at
            self.nerve_sign_noted.emit()

    def _tell(self, note: Note) -> None:
        if self._at is not None:
            self._show()
            self.noted.emit(*self._at, note)

    def _show(self) -> None:
        if self._at is not None:
            place, measure = self._at
            note = self._notes.at(place)
            self.range.show_range(measure, place.side, note.amount)
            self.rows.show_note(note)
