"""What is asked of every meeting that is not here yet, planned or past: committee, day, place, standing items?"""

from datetime import date, time
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_day, set_text, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note
from ctj_desktop.ui.widgets.spoken import announce


class MeetingLines:
    """The fields, which the dialog lays out among its own."""

    def __init__(self, dialog: Frame, workspace: OpenWorkspace, standing: str) -> None:
        """`standing` is what the square of the standing items says."""
        desk, name, t = dialog.desk, dialog.objectName(), dialog.desk.t
        self._desk, self._workspace = desk, workspace
        self.committee = Field(desk.theme, ComboBox(desk.theme, f"{name}.committee"), dialog)
        self.committee.say(t("Committee"))
        self.on = line_field(desk, f"{name}.on", t("Date"), icon="calendar-blank")
        spoken = (t("Place, French"), t("Place, German"))
        self.places = LinePair(desk, f"{name}.place", t("Place"), spoken, dialog, icon="map-pin")
        self.sitting = sitting_field(dialog)
        self.standing = CheckBox(desk.theme, f"{name}.standing", dialog)
        self.standing.say(standing)
        committees = workspace.store.all(Committee)
        names = [(c.short_name.or_other(t.language) or c.name.or_other(t.language), c.id) for c in committees]
        choice_of(self.committee).offer(names, workspace.committee)
        self.committee.setVisible(len(committees) > 1)

    def chosen_committee(self) -> CommitteeId | None:
        """The one that is chosen; None where there is none."""
        found = chosen(self.committee, UUID)
        return CommitteeId(found) if found is not None else None

    def day(self) -> date | None:
        """As typed; what is no day is said at its field."""
        return read_day(self._desk, self.on, self._workspace.today())

    def begin_like(self, example: Meeting | None, start: Field, end: Field) -> None:
        """Hours and place of an earlier meeting, in fields that are empty; of the standing items its own."""
        self.standing.setChecked(example is None)
        if example is None:
            return
        for field, moment in ((start, example.start), (end, example.end)):
            if moment is not None and not typed(field):
                set_text(field, self._desk.t.clock(moment))
        if not typed(self.places.fr) and not typed(self.places.de):
            set_text(self.places.fr, example.place.fr.text)
            set_text(self.places.de, example.place.de.text)

    def meeting(self, on: date | None, start: time | None, end: time | None, first: UUID | None = None) -> Meeting:
        """A new one with what is asked here; `first` is the first call that it repeats."""
        committee = self.chosen_committee()
        if committee is None:
            self.on.note(self._desk.t("There is no committee yet. Set one up first."), Note.ERROR)
            raise Unreadable
        return Meeting(
            id=MeetingId(self._workspace.new_id()),
            home=home_of(committee),
            committee=committee,
            on=on,
            start=start,
            end=end,
            place=Bilingual.of(fr=typed(self.places.fr), de=typed(self.places.de)),
            sitting=chosen(self.sitting, SittingKind) or SittingKind.ORDINARY,
            second_call_of=MeetingId(first) if first is not None else None,
        )


class DayAhead:
    """The day on which a meeting is planned; of one that is past, most often a slip of the year, it is asked once."""

    def __init__(self, dialog: Frame, workspace: OpenWorkspace, field: Field, planned: date | None = None) -> None:
        """`planned` is the day that stands already, about which nobody is asked."""
        self._dialog, self._workspace, self._field = dialog, workspace, field
        self._known = {planned}

    def read(self) -> date | None:
        """Return the typed day; take one that is past only when the button is pressed once more for it."""
        desk, today = self._dialog.desk, self._workspace.today()
        on = read_day(desk, self._field, today)
        if on is None or on >= today or on in self._known:
            return on
        self._known.add(on)
        said = desk.t("This day is past. Press the button once more to keep it.")
        self._field.note(said, Note.CHANGED)
        self._field.editor.setFocus()
        announce(self._field, said)
        raise Unreadable


def sitting_field(dialog: Frame, sitting: SittingKind = SittingKind.ORDINARY) -> Field:
    """Ordinary or extraordinary; a second call follows from the first one, and is no choice of its own."""
    field = Field(dialog.desk.theme, ComboBox(dialog.desk.theme, f"{dialog.objectName()}.sitting"), dialog)
    field.say(register_name(dialog.desk.t, "sitting"))
    kinds = [(word(dialog.desk.t, kind), kind) for kind in (SittingKind.ORDINARY, SittingKind.EXTRAORDINARY)]
    choice_of(field).offer(kinds, sitting)
    return field
