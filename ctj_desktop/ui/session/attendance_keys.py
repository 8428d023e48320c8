"""How does a key in the attendance list become an act, and what is said when it cannot?"""

from collections.abc import Callable, Sequence
from datetime import time
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import GuestId, MeetingId, PersonId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Presence, Proxy, Reply
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.typed.attendance_entry import CODES, read_attendance_entry
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.services.session.attendance import (
    change_room,
    correct_presence,
    excuse,
    expect,
    grant_leave,
    mark_absent,
    no_reply,
    record_arrival,
    record_departure,
    record_guest_reply,
    recuse,
    remove_guest,
    remove_presence,
    substitute_arrives,
    withdraw_recusal,
)
from ctj_desktop.services.session.attendance_lines import presence_of
from ctj_desktop.services.session.proxies import proxies_of, remove_proxy, why_no_proxy
from ctj_desktop.services.session.screen import THERE, GuestLine, Here, SessionSeat, SessionView
from ctj_desktop.services.session.sheet_marks import Objection, SheetEntries, plan_sheet
from ctj_desktop.services.session.signed_sheet import enter_sheet
from ctj_desktop.services.session.slips import first_entry
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.typed_values import read_time
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.codes import codes_words
from ctj_desktop.ui.session.entered_words import lines_words
from ctj_desktop.ui.widgets.labels import Label

P = ParamSpec("P")
R = TypeVar("R")
SAID = 3
"""So many objections to one line are said in full."""


class HoldActs:
    """Acts on the line that the keyboard is on; refusals go to `tell`, what else is to be known to `say`."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        view: Callable[[], SessionView],
        tell: Callable[[str], None],
        say: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        """`view` is asked for what is shown at this minute; `parent` is what a question stands before."""
        self._desk, self._workspace, self._view, self._parent = desk, workspace, view, parent
        self._tell, self._say = tell, say

    def do(self, step: Callable[Concatenate[Unit, P], R], *args: P.args, **fields: P.kwargs) -> R | None:
        """One act; None when it was refused, and the sentence stands beside the list."""
        try:
            done = self._workspace.do(step, *args, **fields)
        except (UserError, StoreError) as error:
            self._tell(sentence(self._desk.t, error))
            return None
        self._tell("")
        return done

    def toggle(self, key: UUID) -> None:
        """Came or left, now; what was entered in this very minute is taken back, since nobody stays for none.

        While the list is taken, and once the session is closed: was there from the opening on, or was not.
        """
        line = self._line(key)
        if line is None:
            return
        taken_back = self._view().is_over or line.since in (self._view().now, self._view().came_at)
        if line.here not in THERE:
            self._come(line)
        elif taken_back and (stay := self._presence(line)) is not None:
            said = self._what_ends(line, taken_back=True)
            self._done(self.do(remove_presence, presence=stay.id), said)
        else:
            said, now = self._what_ends(line, taken_back=False), self._view().now
            self._done(
                self.do(record_departure, meeting=self._meeting, left=now, seat=_seat(line), guest=_guest(line)), said
            )

    def code(self, letter: str, key: UUID, parent: QWidget) -> bool:
        """What follows a slash: the codes of the entry line, and two more; False where its question was left."""
        line = self._line(key)
        deeds: dict[str, Callable[[SessionSeat], object]] = {
            "p": lambda seat: self._present(seat, remote=False),
            "d": lambda seat: self._present(seat, remote=True),
            "s": self._substitute,
            "e": lambda seat: self._status(seat, Here.EXCUSED),
            "a": lambda seat: self._status(seat, Here.ABSENT),
            "l": lambda seat: self._status(seat, Here.ON_LEAVE),
            "q": lambda seat: self._leave(seat),
            "r": lambda seat: self._represent(seat, parent),
            "c": lambda seat: self._recuse(seat, parent),
        }
        slip = f"/{letter} {line.number}" if isinstance(line, SessionSeat) and letter in CODES else ""
        put_right = self._put_right(slip) if slip else False
        if letter not in deeds:
            self._tell(self._desk.t("“/{letter}” is no code.").format(letter=letter))
        elif put_right is not False:
            self._tell("")
        elif isinstance(line, SessionSeat):
            notes = self._notes(f"/{letter} {line.number}") if letter in CODES else ""
            self._done(deeds[letter](line), notes)
        elif isinstance(line, GuestLine):
            self._code_of_guest(letter, line)
        return put_right is not None

    def enter(self, typed: str) -> tuple[str, str]:
        """A typed sheet as one act: what cannot be entered, to be put right, and what was done; it is said why not."""
        view, t = self._view(), self._desk.t
        sheet = self._plan(typed)
        if sheet.slips:
            from_first = self._holds_from_first(sheet.slips)
            if from_first is None:
                return typed, ""
            sheet = self._plan(typed, from_first=from_first)
        if sheet.lines and not self._enter(sheet):
            return typed, ""
        if sheet.objections:
            self._tell(self._objections(sheet.objections))
        elif not sheet.lines and not sheet.notes:
            self._tell(t("Everybody in this line is entered so already.") if typed.strip() else "")
        said = lines_words(view, sheet.lines, t, self._named)
        return sheet.rest, " · ".join(filter(None, (said, *map(self._objection, sheet.notes))))

    def _plan(self, typed: str, *, from_first: bool = False) -> SheetEntries:
        view, store, now = self._view(), self._workspace.store, self._workspace.now()
        entry = read_attendance_entry(typed, len(view.seats))
        first = partial(first_entry, store, view.meeting, now=now)
        return plan_sheet(view, entry, self._persons, first, from_first=from_first)

    def _enter(self, sheet: SheetEntries) -> bool:
        view = self._view()
        return self.do(enter_sheet, meeting=self._meeting, entered=view.came_at, lines=sheet.lines) is not None

    def _put_right(self, typed: str) -> bool | None:
        """Whether a key of the list replaced a slip of the last minutes, from its first time; None: it was let be."""
        slips = self._plan(typed).slips
        from_first = self._holds_from_first(slips) if slips else False
        return from_first and self._enter(self._plan(typed, from_first=True))

    def _holds_from_first(self, slips: Sequence[tuple[int, time]]) -> bool | None:
        return FromFirst.ask(self._desk, slips, self._parent, weighs=self._view().has_begun)

    def _objections(self, objections: Sequence[Objection]) -> str:
        """The first of them: a whole document may have been pasted."""
        t, more = self._desk.t, len(objections) - SAID
        said = " ".join(self._objection(objection) for objection in objections[:SAID])
        rest = t.n("and {count} more", "and {count} more", more).format(count=t.number(more)) if more > 0 else ""
        return f"{said} … {rest}" if rest else said

    def proxies(self, key: UUID) -> list[Proxy]:
        """Those that a seat gave, in order."""
        line = self._line(key)
        if not isinstance(line, SessionSeat):
            return []
        return proxies_of(self._workspace.store, self._view().meeting, line.roll)

    def correct_proxy(self, key: UUID, proxy: Proxy, parent: QWidget) -> None:
        """Who carries it, from when and to when; or it is taken back."""
        from ctj_desktop.ui.session.proxy_dialog import ProxyDialog

        line = self._line(key)
        if isinstance(line, SessionSeat):
            ProxyDialog.ask(self._desk, self._workspace, self._view(), line, parent, proxy)

    def has_proxy_times(self, key: UUID) -> bool:
        """Whether the times of a line are those of a proxy: it is represented, or never was there."""
        line = self._line(key)
        if line is None or not self.proxies(key):
            return False
        return line.here is Here.REPRESENTED or self._presence(line) is None

    def times_of(self, key: UUID) -> str | None:
        """`13:52–15:10` as it is stored, to be corrected; None where nothing is entered, or no time was noted."""
        line = self._line(key)
        if self._view().meeting.without_clock:
            self._tell(self._desk.t("No times were noted at this meeting."))
            return None
        stay = self._presence(line) if line is not None else None
        if stay is None:
            self._tell(self._desk.t("No arrival is entered here. Space enters one."))
            return None
        end = f"{stay.end:%H:%M}" if stay.end else ""
        return f"{stay.start:%H:%M}–{end}"

    def correct(self, key: UUID, typed: str) -> bool:
        """Another arrival and departure; False where the times cannot be, and the sentence says why."""
        line = self._line(key)
        stay = self._presence(line) if line is not None else None
        if stay is None:
            return True
        first, _, last = typed.replace("–", "-").partition("-")
        try:
            start, end = read_time(first) or stay.start, read_time(last)
        except UserError as error:
            self._tell(sentence(self._desk.t, error))
            return False
        return self.do(correct_presence, replace(stay, start=start, end=end), stay) is not None

    def remove(self, key: UUID) -> None:
        """The last entry is taken back: a proxy, an arrival, a status or an excuse, and a guest who never came."""
        line = self._line(key)
        if line is None:
            return
        stay, given = self._presence(line), self.proxies(key)
        if given and (line.here is Here.REPRESENTED or stay is None):
            self.do(remove_proxy, proxy=given[-1].id)
        elif stay is not None:
            self.do(remove_presence, presence=stay.id)
        elif isinstance(line, GuestLine) and line.here is Here.EXCUSED:
            self.do(record_guest_reply, no_reply(self._view().meeting, GuestId(line.key)))
        elif isinstance(line, GuestLine):
            self.do(remove_guest, guest=GuestId(line.key))
        elif line.here in (Here.EXCUSED, Here.ABSENT, Here.REPRESENTED, Here.ON_LEAVE):
            self.do(expect, meeting=self._meeting, seat=line.seat)

    # inside

    @property
    def _meeting(self) -> MeetingId:
        return self._view().meeting.id

    def _line(self, key: UUID) -> SessionSeat | GuestLine | None:
        view = self._view()
        return view.seat(key) or view.guest(key)

    def _presence(self, line: SessionSeat | GuestLine) -> Presence | None:
        return presence_of(self._workspace.store, self._view().meeting, line.key)

    def _come(self, line: SessionSeat | GuestLine) -> None:
        """A second stay that begins where the first one ended is read as one, in which nobody can leave this minute.

        Whoever left before the close stayed to it after all, once the session is closed.
        """
        stay = self._presence(line) if line.here is Here.LEFT else None
        if stay is not None and (self._view().is_over or stay.end == self._view().now):
            self.do(correct_presence, replace(stay, end=None), stay)
        elif stay is not None and isinstance(line, SessionSeat) and line.stood_in:
            self._come_again(line, stay)
        else:
            self._arrive(line)

    def _come_again(self, line: SessionSeat, stay: Presence) -> None:
        """Whoever left comes back: of a seat that was stood in for the substitute, until somebody says otherwise."""
        said = self._desk.t("{number}: {name} is there again, as substitute. /p {number} enters the member in person.")
        came = self._came(line, remote=stay.remote, substitute=line.stand_in)
        self._done(came, said.format(number=line.number, name=line.substitute))

    def _what_ends(self, line: SessionSeat | GuestLine, *, taken_back: bool) -> str:
        """What is to be known of an entry that goes: a substitute leaves, or a proxy had ended with it."""
        if not isinstance(line, SessionSeat):
            return ""
        t = self._desk.t
        if line.here is Here.SUBSTITUTE and line.substitute:
            said = t("{number}: that {name} came as substitute is taken back.") if taken_back else ""
            return (said or t("{number}: {name}, who came as substitute, leaves.")).format(
                number=line.number, name=line.substitute
            )
        gone = self._workspace.store.all(Proxy, attendance=line_attendance(line.roll), deleted=True)
        ended = [one for one in self.proxies(line.key) if one.end is not None and one.end == line.since]
        if not taken_back or not (gone or ended):
            return ""
        said = t("{number}: the proxy that ended with this entry does not come back with it. /r gives it again.")
        return said.format(number=line.number)

    def _arrive(self, line: SessionSeat | GuestLine) -> None:
        """As it was announced in the reply, where nothing else was entered since: by the substitute, from afar."""
        said = line.reply if line.here is Here.EXPECTED else None
        if isinstance(line, SessionSeat) and line.here is Here.VACANT:
            self._tell(self._desk.t("This seat is vacant: nobody can be present on it."))
        elif isinstance(line, SessionSeat) and self._put_right(str(line.number)) is not False:
            self._tell("")
        elif isinstance(line, SessionSeat) and self._stays_represented(line):
            self._say(self._notes(str(line.number)))
        elif isinstance(line, SessionSeat) and (line.roll.holder is None or said is Reply.SUBSTITUTE):
            self._substitute(line)
        else:
            notes = self._notes(str(line.number)) if isinstance(line, SessionSeat) else ""
            self._done(self._came(line, remote=said is Reply.REMOTE), notes)

    def _stays_represented(self, line: SessionSeat) -> bool:
        """A key ends a proxy no more than a number does."""
        plan = self._plan(str(line.number))
        return bool(plan.notes) and not plan.lines

    def _came(self, line: SessionSeat | GuestLine, *, remote: bool, substitute: PersonId | None = None) -> object:
        return self.do(
            record_arrival,
            meeting=self._meeting,
            arrived=self._view().came_at,
            seat=_seat(line),
            guest=_guest(line),
            remote=remote,
            substitute=substitute,
        )

    def _done(self, done: object, said: str) -> None:
        """What is to be known of an act, where it was done."""
        if done is not None and said:
            self._say(said)

    def _notes(self, typed: str) -> str:
        """What is said of a line of the sheet beside what it enters."""
        return " · ".join(map(self._objection, self._plan(typed).notes))

    def _present(self, line: SessionSeat | GuestLine, *, remote: bool) -> object:
        if line.here not in THERE:
            return self._came(line, remote=remote)
        return self.do(
            change_room,
            meeting=self._meeting,
            since=self._view().came_at,
            remote=remote,
            seat=_seat(line),
            guest=_guest(line),
        )

    def _substitute(self, line: SessionSeat) -> object:
        return self.do(substitute_arrives, meeting=self._meeting, seat=line.seat, arrived=self._view().came_at)

    def _leave(self, line: SessionSeat) -> None:
        if line.here not in THERE:
            self._tell(self._desk.t("Nobody is entered as present here, so nobody can leave."))
        elif self._view().is_over:
            self._tell(self._desk.t("The session is closed: F2 corrects when this person left."))
        else:
            self.toggle(line.key)

    def _status(self, line: SessionSeat, wanted: Here) -> object:
        """The same key again takes it back."""
        steps = {Here.EXCUSED: excuse, Here.ABSENT: mark_absent, Here.ON_LEAVE: grant_leave}
        return self.do(expect if line.here is wanted else steps[wanted], meeting=self._meeting, seat=line.seat)

    def _recuse(self, line: SessionSeat, parent: QWidget) -> None:
        """With the reason for which it was asked; of the chair it is asked who presides instead."""
        from ctj_desktop.services.meetings.standing_back.proposals import reason_for
        from ctj_desktop.ui.meetings.standing_back.presiding import settle_chair

        current = self._view().current
        if current is None:
            self._tell(self._desk.t("No item is running: somebody stands back for one item. Take it up first."))
            return
        if line.recused:
            done = self.do(withdraw_recusal, item=current.item, seat=line.seat)
        else:
            reason = reason_for(self._workspace.store, current.item, line.seat, self._workspace.today())
            done = self.do(recuse, item=current.item, seat=line.seat, reason=reason)
        if done is not None:
            settle_chair(self._desk, self._workspace, current.item, parent)

    def _represent(self, line: SessionSeat, parent: QWidget) -> None:
        """Gives a proxy; the same key again corrects the one that holds."""
        from ctj_desktop.ui.session.proxy_dialog import ProxyDialog

        view, t = self._view(), self._desk.t
        why_not = why_no_proxy(self._workspace.store, t, self._meeting)
        given = self.proxies(line.key)
        if line.here is Here.REPRESENTED and given:
            self.correct_proxy(line.key, given[-1], parent)
        elif why_not:
            self._tell(why_not)
        elif line.here in THERE:
            self._tell(t("Whoever is present is not represented. Enter the departure first."))
        else:
            ProxyDialog.ask(self._desk, self._workspace, view, line, parent)

    def _code_of_guest(self, letter: str, line: GuestLine) -> None:
        if letter in ("p", "d"):
            self._present(line, remote=letter == "d")
        elif letter == "q" and line.here in THERE:
            self.toggle(line.key)
        else:
            self._tell(self._desk.t("A guest comes and leaves, and has no seat: this code is for seats."))

    def _persons(self, name: str) -> list[PersonId]:
        """Whom a written name may mean: exactly one who is called so, else all that it fits."""
        found = names_of(self._workspace.store, self._desk.t, (Person.kind,), name)
        wanted = sort_key(name)
        exactly = [one for one in found if sort_key(one.name) == wanted]
        return [PersonId(one.key) for one in (exactly or found)]

    def _named(self, person: PersonId) -> str:
        return name_of_person(self._workspace.store, person)

    def _objection(self, objection: Objection) -> str:
        t = self._desk.t
        at: time | None = objection.at
        return t(objection.message).format(
            word=objection.word,
            codes=codes_words(t),
            number=objection.number or objection.word,
            time=t.clock(at) if at else "",
            count=len(self._view().seats),
        )


class FromFirst(Frame):
    """The numbers with the times at which they were entered first; without a yes nothing is put right."""

    def __init__(self, desk: Desk, slips: Sequence[tuple[int, time]], parent: QWidget, *, weighs: bool) -> None:
        """`weighs`: something was dealt with meanwhile, so that Enter alone puts nothing right."""
        t = desk.t
        super().__init__(desk, "dialog.from_first", t("From the beginning?"), t("From the beginning"), parent)
        self.answer: bool | None = None
        self.cancel.say(t("No"))
        self.cancel.clicked.connect(self._say_no)
        self.said = Label(desk.theme, wrap=True, name="dialog.from_first.said", parent=self)
        entries = t.join([f"{number} ({t.clock(first)})" for number, first in slips])
        said = t("Entered a few minutes ago: {entries}. Does what you enter now hold from that time on?")
        self.said.say(said.format(entries=entries))
        self.column.addWidget(self.said)
        (self.cancel if weighs else self.act).setFocus()

    @classmethod
    def ask(cls, desk: Desk, slips: Sequence[tuple[int, time]], parent: QWidget, *, weighs: bool) -> bool | None:
        """Whether it holds from the first time on, or from now; None when nothing is to be entered."""
        dialog = cls(desk, slips, parent, weighs=weighs)
        dialog.exec()
        return dialog.answer

    def go(self) -> None:
        self.answer = True

    def _say_no(self) -> None:
        self.answer = False


def _seat(line: SessionSeat | GuestLine) -> SeatId | None:
    return line.seat if isinstance(line, SessionSeat) else None


def _guest(line: SessionSeat | GuestLine) -> GuestId | None:
    return GuestId(line.key) if isinstance(line, GuestLine) else None
