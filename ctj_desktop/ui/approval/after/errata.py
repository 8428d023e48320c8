"""Which errata are there to approved minutes, and how is one adopted, reworded, printed? The page of the errata."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import AnyErratum, Erratum
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.catalogue.record_lines import RecordLine, matching
from ctj_desktop.services.minutes.approved.approved_text import item_number
from ctj_desktop.services.minutes.approved.errata import (
    ErratumLine,
    adopted_for_good,
    adopting_decisions,
    errata_in,
    errata_of,
    half_said,
    is_reworded,
    passage_of,
    take_back_adoption,
)
from ctj_desktop.services.minutes.approved.refusals import AdoptionFixed, ErratumAdopted
from ctj_desktop.services.minutes.proofreading import ProofLine, ProofPart
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.ui.approval.forms import ERRATUM
from ctj_desktop.ui.decisions.origin import here
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.list_source import COLUMNS, ListSource
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.labels import Tone

FOLLOWED = frozenset({"erratum", "meeting", "meeting_move", "agenda_item", "decision", "approved_version"})


def errata_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """The errata of the committee that is looked at, those of its latest meeting first."""
    screen = desk.screens["erratum"]
    source, more = ErratumSource(desk, workspace, screen), ErratumParticulars(desk, workspace, screen)
    return ListPage(desk, workspace, screen, source, more, parent)


def new_erratum(
    desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, looked_at: ProofLine | None, parent: QWidget
) -> AskFields:
    """Asks for one; the passage that is looked at stands there, to be cut down to the wrong words."""
    proposed: dict[str, object] = {"on": workspace.today()}
    if looked_at is not None:
        proposed["item"] = looked_at.item or (looked_at.key if looked_at.part is ProofPart.ITEM else None)
        proposed["wrong"] = looked_at.text
    t = desk.t
    dialog = AskFields(
        desk,
        workspace,
        "dialog.new_erratum",
        (t(ERRATUM.new), t("Add")),
        "add_erratum",
        Erratum,
        ERRATUM.asked,
        parent,
        given={"meeting": meeting},
        about=t("Cut the approved text down to the words that are wrong, and write those that are right below them."),
        proposed=proposed,
    )
    entry = dialog.entries.get("item")
    if isinstance(entry, PickEntry):
        entry.among = {"meeting": meeting}
    return dialog


class ErratumSource(ListSource[RecordLine]):
    """Each with its meeting and what it corrects; there are few, so all are read."""

    columns = COLUMNS[:1]

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._lines: list[RecordLine] | None = None

    def keys(self, wanted: Wanted) -> list[bytes]:
        return [line.key.bytes for line in matching(self._read(), wanted)]

    def lines(self, keys: Sequence[bytes]) -> Sequence[RecordLine]:
        asked = set(keys)
        return [line for line in self._read() if line.key.bytes in asked]

    def count_of_all(self) -> int:
        return len(self._read())

    def committee_of(self, key: UUID) -> CommitteeId:
        store = self._workspace.store
        return the(store, Meeting, the(store, AnyErratum, key).meeting).committee

    def follows(self) -> frozenset[str]:
        return FOLLOWED

    def forget(self) -> None:
        self._lines = None

    def way_to_first(self) -> Callable[[], object]:
        return lambda: self._desk.navigator.go(Place(page="meetings"))

    def _read(self) -> list[RecordLine]:
        if self._lines is None:
            found = errata_in(self._workspace.store, self._workspace.committee)
            self._lines = [self._line(meeting, line) for meeting, line in found]
        return self._lines

    def _line(self, meeting: Meeting, line: ErratumLine) -> RecordLine:
        t, one = self._desk.t, line.erratum
        name = called(self._desk, meeting, line)
        texts = [side.text(language) for side in (one.wrong, one.text, one.reason) for language in Language]
        state = t("adopted") if one.decision is not None else t("proposal")
        return RecordLine(
            key=one.id,
            name=name,
            second=" · ".join(filter(None, (state, here(self._desk, one.text)))),
            home=one.home,
            found_by=" ".join((name, state, *texts)),
        )


def called(desk: Desk, meeting: Meeting, line: ErratumLine) -> str:
    """`2026-01 · rectificatif 1`."""
    return desk.t("{meeting} · erratum {number}").format(meeting=name_of(meeting), number=line.number)


class ShownErratum(NamedValue):
    """What the sheet shows of one."""

    meeting: Meeting
    line: ErratumLine
    fixed: Meeting | None
    reworded: bool


class ErratumParticulars(Particulars):
    """Whether it is adopted, by which decision, and in which passage the wrong words stand."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._shown: ShownErratum | None = None

    def look_at(self, record: AnyErratum | None) -> None:
        self._shown = self._read(record) if record is not None else None

    def title(self, _record: AnyErratum) -> str:
        return called(self._desk, self._seen.meeting, self._seen.line)

    def second(self, record: AnyErratum) -> str:
        return self._desk.t.date_long(record.on)

    def state(self, record: AnyErratum) -> Pill:
        t = self._desk.t
        if record.decision is None:
            return Pill(t("proposal"), Tone.WARNING, "clock")
        return Pill(t("adopted"), Tone.OK, "check-circle")

    def remarks(self, record: AnyErratum) -> Sequence[SheetRemark]:
        t, found = self._desk.t, []
        if self._seen.line.closed:
            said = t("About a closed item: the CTJ and the public version do not receive it.")
            found.append(SheetRemark("closed", said, "lock-simple"))
        if record.decision is None:
            said = t("The committee has not adopted it yet: name the decision once it has.")
            found.append(SheetRemark("proposal", said))
        if self._seen.reworded:
            said = t(
                "Another device reworded it when it was adopted: compare both, take the adoption back, name it anew."
            )
            found.append(SheetRemark("reworded", said, "warning", "warning"))
        for language in half_said(record):
            said = t("In {language} one half is missing: the wrong words or the right ones.")
            found.append(SheetRemark(f"half_{language}", said.format(language=word_within(t, language)), "warning"))
        return found

    def why_not_change(self, record: AnyErratum, _field: str) -> str:
        return self._why_fixed(record)

    def why_not_remove(self, record: AnyErratum) -> str:
        return self._why_fixed(record)

    def told(self, _name: str, record: AnyErratum) -> Told:
        """Where the words stand, as approved."""
        t, item = self._desk.t, self._seen.line.item
        if item is None:
            return Told(t("In a sentence that the program wrote, or beside the items."), missing=True)
        number = item_number(self._workspace.store, item)
        passage = passage_of(self._workspace.store, record)
        where = t("Item {number}").format(number=number) + f" · {here(self._desk, item.title)}"
        if passage is None:
            return Told(where)
        text = without_marks(here(self._desk, passage.text))
        return Told(f"{where} · {passage.number or '§'} · {text}")

    def chips(self, name: str, _record: AnyErratum) -> Sequence[ChipLine]:
        t, meeting, decision = self._desk.t, self._seen.meeting, self._seen.line.decision
        if name == "meeting":
            text = t("Meeting {number}").format(number=name_of(meeting))
            day = t.date_long(meeting.on) if meeting.on else ""
            return [ChipLine("calendar-blank", text, day, Place(page="approve", record=meeting.id))]
        if decision is None:
            return []
        place = Place(page="registers", record=decision.id, detail="decisions")
        return [ChipLine("gavel", decision.number or t("Decision"), here(self._desk, decision.text), place)]

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="adopt_erratum",
                word=N_("Adopted by…"),
                icon="gavel",
                do=self._adopt,
                why_not=self._why_not_adopt,
                offered=lambda: self._shown is not None and self._seen.line.erratum.decision is None,
                rank=ButtonKind.PRIMARY,
                tip=N_("Names the decision of the committee that adopted it; its words are fixed then"),
            ),
            RecordAct(
                key="take_back_adoption",
                word=N_("Take the adoption back"),
                icon="arrow-counter-clockwise",
                do=self._take_back,
                why_not=self._why_not_take_back,
                offered=lambda: self._shown is not None and self._seen.line.erratum.decision is not None,
            ),
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self._print}

    def why_not(self, _key: str) -> str:
        return "" if self._shown is not None else self._desk.t("Choose an erratum first.")

    # inside

    @property
    def _seen(self) -> ShownErratum:
        assert self._shown is not None, "asked for the particulars of nothing"
        return self._shown

    def _read(self, record: AnyErratum) -> ShownErratum | None:
        store = self._workspace.store
        meeting = store.get(Meeting, record.meeting)
        line = next((one for one in errata_of(store, record.meeting) if one.erratum.id == record.id), None)
        if meeting is None or line is None:
            return None
        return ShownErratum(
            meeting=meeting, line=line, fixed=adopted_for_good(store, record), reworded=is_reworded(store, record)
        )

    def _why_fixed(self, record: AnyErratum) -> str:
        if record.decision is None:
            return ""
        decision = self._seen.line.decision
        number = (decision.number if decision is not None else None) or "–"
        return sentence(self._desk.t, ErratumAdopted(self._seen.line.number, number))

    def _why_not_adopt(self) -> str:
        t = self._desk.t
        if self._shown is None:
            return t("Choose an erratum first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if self._seen.line.erratum.decision is not None:
            return t("A decision has adopted it already.")
        if not adopting_decisions(self._workspace.store, self._seen.meeting):
            return t(
                "No later decision of this committee is recorded yet: have the erratum decided at a meeting first."
            )
        return ""

    def _why_not_take_back(self) -> str:
        t = self._desk.t
        if self._shown is None:
            return t("Choose an erratum first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if self._seen.line.erratum.decision is None:
            return t("No decision has adopted it.")
        fixed = self._seen.fixed
        return sentence(t, AdoptionFixed(self._seen.line.number, name_of(fixed))) if fixed is not None else ""

    def _adopt(self) -> None:
        """The latest decision of the committee stands there at first."""
        t, shown = self._desk.t, self._seen
        decisions = adopting_decisions(self._workspace.store, shown.meeting)
        dialog = AskFields(
            self._desk,
            self._workspace,
            "dialog.adopt_erratum",
            (t("Adopted by the decision"), t("Adopt")),
            "adopt_erratum",
            Erratum,
            (("decision",),),
            self.owner,
            given={"erratum": shown.line.erratum.id},
            about=t(
                "Its words are fixed then. Which decision it was can be put right until those minutes are approved."
            ),
            proposed={"decision": decisions[0].id} if decisions else {},
        )
        entry = dialog.entries.get("decision")
        if isinstance(entry, PickEntry):
            entry.among = {"committee": shown.meeting.committee}
        dialog.exec()

    def _take_back(self) -> None:
        erratum = self._seen.line.erratum.id
        self._desk.attempt(lambda: self._workspace.do(take_back_adoption, erratum=erratum))

    def _print(self) -> None:
        """The errata to the same minutes."""
        self._desk.navigator.go(Place(page="documents", record=self._seen.meeting.id, detail="erratum"))
