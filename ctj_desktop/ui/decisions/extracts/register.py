"""Which extracts are owed, made and sent; what is done with one, and with all that are owed?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID, uuid4

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.domain.ids import CommitteeId, ExtractId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import EXTRACTS as TABLE
from ctj_desktop.services.minutes.extracts.delivering import change_extract, deliver_extract
from ctj_desktop.services.minutes.extracts.refusals import ExtractMade, ExtractSent, NotMadeYet
from ctj_desktop.services.minutes.extracts.register import (
    ExtractLine,
    extract_keys,
    extract_line,
    extract_lines,
    to_be_made,
)
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.decisions.extracts.columns import STATE_ICONS, extract_columns
from ctj_desktop.ui.decisions.origin import here
from ctj_desktop.ui.forms.screens.list_source import Empty, ListSource, Option
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.screen import Filter
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.labels import Tone

FOLLOWED = frozenset({"extract", "decision", "vote", "meeting", "meeting_move", "organisation", "person", "committee"})
TONES = {
    ExtractState.OWED: Tone.WARNING,
    ExtractState.MADE: Tone.NOW,
    ExtractState.SENT: Tone.OK,
    ExtractState.CAME_BACK: Tone.WARNING,
}
SHOWN = 16
"""Characters of a fingerprint that are shown: enough to tell two files apart."""


class ExtractSource(ListSource[ExtractLine]):
    """The extracts: what is open first, then the latest."""

    table = True
    columns = extract_columns()
    exported = TABLE

    def keys(self, wanted: Wanted) -> list[bytes]:
        return extract_keys(self._workspace.store, self._workspace.committee, wanted)

    def lines(self, keys: Sequence[bytes]) -> Sequence[ExtractLine]:
        return extract_lines(self._workspace.store, keys, several=self.of_several())

    def count_of_all(self) -> int:
        committee = self._workspace.committee
        among = {"committee": committee} if committee is not None else {}
        return self._workspace.store.count(Extract, **among)

    def options(self, _of: Filter) -> Sequence[Option]:
        return [(word(self._desk.t, state), state.value) for state in ExtractState]

    def committee_of(self, key: UUID) -> CommitteeId:
        return the(self._workspace.store, Extract, key).committee

    def follows(self) -> frozenset[str]:
        return FOLLOWED

    def count_text(self, shown: int, every: int) -> str:
        t = self._desk.t
        whole = t.n("{count} extract", "{count} extracts", every).format(count=t.number(every))
        return whole if shown == every else t("{shown} of {all}").format(shown=t.number(shown), all=whole)

    def empty(self, _wanted: Wanted) -> Empty:
        t = self._desk.t
        if not self.count_of_all():
            return Empty(t(self._screen.nothing), t(self._screen.nothing_more), t("Open the decisions"), nothing=True)
        hint = t("The filter looks at recipients and numbers of decisions.")
        return Empty(t("No extract matches the filter"), hint, t("Clear the filter"))

    def way_to_first(self) -> Callable[[], object]:
        return lambda: self._desk.navigator.go(Place(page="registers", detail="decisions"))


class ExtractParticulars(Particulars):
    """Whether it was made and still holds, of what it is, for whom; making it, sending it, that it came back."""

    _line: ExtractLine | None = None
    _extract: Extract | None = None

    def look_at(self, record: Extract | None) -> None:
        self._extract = record
        self._line = extract_line(self._workspace.store, record) if record is not None else None

    def title(self, _record: Extract) -> str:
        return self._shown.reader.or_other(content_language(self._desk.t)) or "–"

    def second(self, _record: Extract) -> str:
        t, line = self._desk.t, self._shown
        meeting = t("meeting {number}").format(number=line.meeting) if line.meeting else t("outside a meeting")
        return " · ".join((", ".join(line.numbers) or t("taken back"), meeting))

    def state(self, _record: Extract) -> Pill:
        state = self._shown.state
        return Pill(word(self._desk.t, state), TONES[state], STATE_ICONS[state][0])

    def remarks(self, _record: Extract) -> Sequence[SheetRemark]:
        t, line, found = self._desk.t, self._shown, []
        if line.standing is ExtractStanding.CHANGED:
            said = t("It is no longer what the minutes say: make it anew, and tell the recipient.")
            found.append(SheetRemark("standing", said, "warning-circle", "error"))
        elif line.standing is ExtractStanding.GONE:
            said = t("A decision of it was taken back. Tell the recipient that the extract is void.")
            found.append(SheetRemark("standing", said, "warning-circle", "error"))
        elif line.standing is ExtractStanding.APPROVED:
            said = t("It is provisional, and the minutes were approved since: make it anew.")
            found.append(SheetRemark("standing", said, "warning-circle", "warning"))
        elif line.standing is ExtractStanding.REPLACED:
            found.append(SheetRemark("standing", t("A later extract for this recipient says what stands now.")))
        if line.closed:
            said = t("Behind closed doors: the CTJ learns that it exists and for whom, and nothing of what it says.")
            found.append(SheetRemark("closed", said, "lock-simple"))
        return found

    def why_not_change(self, record: Extract, field: str) -> str:
        fixed = field in ("language", "certified_by") and record.made_on is not None
        return sentence(self._desk.t, ExtractMade()) if fixed else ""

    def why_not_remove(self, record: Extract) -> str:
        return sentence(self._desk.t, ExtractSent()) if record.sent_on is not None else ""

    def told(self, _name: str, record: Extract) -> Told:
        t, by = self._desk.t, self._shown.certified_by
        if record.made_on is None:
            return Told(t("Not made yet"), missing=True)
        parts = (
            t("Made on {day}").format(day=t.date_long(record.made_on)),
            t("certified by {name}").format(name=by) if by else "",
            t("fingerprint {sign}").format(sign=record.sha256[:SHOWN]) if record.sha256 else "",
        )
        return Told(" · ".join(filter(None, parts)))

    def chips(self, name: str, record: Extract) -> Sequence[ChipLine]:
        t, store = self._desk.t, self._workspace.store
        if name == "recipient":
            return [ChipLine("address-book", self.title(record), "", self._place_of_reader(record))]
        decisions = (store.get(AnyDecision, key) for key in record.decisions)
        return [
            ChipLine(
                "gavel",
                one.number or t("Decision"),
                here(self._desk, one.text),
                Place(page="registers", record=one.id, detail="decisions"),
            )
            for one in decisions
            if one is not None
        ]

    def nothing_there(self, name: str) -> str:
        return self._desk.t("taken back") if name == "decisions" else ""

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="make_extract",
                word=N_("Make…"),
                icon="file-plus",
                do=self._make,
                why_not=self._why_not_make,
                rank=ButtonKind.PRIMARY,
            ),
            RecordAct(
                key="extract_sent",
                word=N_("Sent today"),
                icon="check",
                do=self._sent,
                why_not=self._why_not_sent,
                tip=N_("Space in the list does the same"),
            ),
            RecordAct(
                key="extract_back", word=N_("Came back"), icon="warning", do=self._back, why_not=self._why_not_back
            ),
        )

    def page_acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="make_owed",
                word=N_("Make all that are owed…"),
                icon="files",
                do=self._make_owed,
                why_not=lambda: self.why_not("make_owed"),
            ),
        )

    def usual(self) -> None:
        """Sent today."""
        if self._extract is not None and not self._why_not_sent():
            self._sent()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self._print, "make_owed": self._make_owed}

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key == "make_owed":
            return self._workspace.why_not_write(t) or ("" if self._owed() else t("No extract is owed."))
        if self._extract is None:
            return t("Choose an extract first.")
        return "" if self._extract.meeting is not None else t("This decision belongs to no meeting.")

    # inside

    @property
    def _shown(self) -> ExtractLine:
        assert self._line is not None, "asked for the particulars of nothing"
        return self._line

    def _place_of_reader(self, record: Extract) -> Place:
        if record.person is not None:
            return Place(page="members", record=record.person, detail="persons")
        return Place(page="organisations", record=record.organisation)

    def _owed(self) -> list[Extract]:
        return to_be_made(self._workspace.store, self._workspace.committee)

    def _make(self) -> None:
        """What was sent stays in the register, and another one takes its place."""
        from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog  # read when it is needed

        one = self._extract
        if one is None:
            return
        decisions = self._decisions(one)
        if one.sent_on is not None:
            kept = tuple(decision.id for decision in decisions)
            one = replace(one, id=ExtractId(uuid4()), decisions=kept, made_on=None, sent_on=None, sha256="")
            one = replace(one, undeliverable=False, remark=type(one.remark)())
        ExtractDialog.ask(self._desk, self._workspace, decisions, self.owner, (one,))

    def _make_owed(self) -> None:
        from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog

        owed = self._owed()
        if owed and not self.why_not("make_owed"):
            ExtractDialog.ask(self._desk, self._workspace, self._decisions(owed[0]), self.owner, owed)

    def _decisions(self, one: Extract) -> list[AnyDecision]:
        found = (self._workspace.store.get(AnyDecision, key) for key in one.decisions)
        return [decision for decision in found if decision is not None]

    def _why_not_write(self) -> str:
        t = self._desk.t
        return self._workspace.why_not_write(t) if self._extract is not None else t("Choose an extract first.")

    def _why_not_make(self) -> str:
        t, one = self._desk.t, self._extract
        gone = one is not None and not self._decisions(one)
        return self._why_not_write() or (t("Its decisions were taken back: there is nothing to make.") if gone else "")

    def _sent(self) -> None:
        one, day = self._extract, self._workspace.today()
        if one is not None:
            self._desk.attempt(lambda: self._workspace.do(deliver_extract, extract=one.id, on=day))

    def _why_not_sent(self) -> str:
        t, one, shut = self._desk.t, self._extract, self._why_not_write()
        if one is None or shut:
            return shut
        if one.made_on is None:
            return sentence(t, NotMadeYet())
        return t("It was sent already.") if one.sent_on is not None and not one.undeliverable else ""

    def _back(self) -> None:
        one = self._extract
        if one is not None:
            after = replace(one, undeliverable=True)
            self._desk.attempt(lambda: self._workspace.do(change_extract, after, one))

    def _why_not_back(self) -> str:
        t, one, shut = self._desk.t, self._extract, self._why_not_write()
        if one is None or shut:
            return shut
        if one.undeliverable:
            return t("It came back already.")
        return "" if one.sent_on is not None else t("It was not sent yet.")

    def _print(self) -> None:
        """As it is said today, in the print centre."""
        one = self._extract
        if one is not None and one.meeting is not None:
            named = " ".join(str(key) for key in one.decisions)
            self._desk.navigator.go(Place(page="documents", record=one.meeting, detail=f"extract {named}"))
