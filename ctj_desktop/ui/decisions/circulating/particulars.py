"""What is put to the vote in writing, how does it stand, and what can be done with it?"""

from collections.abc import Callable, Mapping, Sequence

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.ids import CirculationId, CommitteeId
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.in_writing.circulations import course_said, names_of, rules_said, tally_said, whole_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.minutes.circulations.life import close_circulation
from ctj_desktop.services.minutes.circulations.reading import CirculationSheet, circulation_sheet
from ctj_desktop.services.minutes.circulations.refusals import CirculationOpened, LettersTooLate
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.ui.forms.screens.list_source import RecordSource
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.labels import Tone

LOOKS = {
    CirculationStage.DRAFT: (Tone.QUIET, "pencil-simple"),
    CirculationStage.RUNNING: (Tone.NOW, "hourglass"),
    CirculationStage.DUE: (Tone.WARNING, "warning"),
    CirculationStage.ADOPTED: (Tone.OK, "check-circle"),
    CirculationStage.NOT_ADOPTED: (Tone.QUIET, "x-circle"),
    CirculationStage.WITHDRAWN: (Tone.QUIET, "prohibit"),
}
OUT = (CirculationStage.RUNNING, CirculationStage.DUE)
OVER = (CirculationStage.ADOPTED, CirculationStage.NOT_ADOPTED)
USUAL_DAYS = 14
"""Until the last day that is proposed."""


class CirculationSource(RecordSource):
    """What runs first, by its last day; then drafts, then what is over, the latest first."""

    def keys(self, wanted: Wanted) -> list[bytes]:
        found = super().keys(wanted)
        told = {one.id.bytes: one for one in self._workspace.store.all(Circulation)}
        return sorted(found, key=lambda key: _rank(told[key]) if key in told else (3, 0))

    def follows(self) -> frozenset[str]:
        return super().follows() | {"circulation_voter", "decision"}


def _rank(told: Circulation) -> tuple[int, int]:
    if told.opened_on is None:
        return 1, 0
    until = told.until.toordinal() if told.until is not None else 0
    over = told.closed_on is not None or told.withdrawn_on is not None
    return (2, -until) if over else (0, until)


class CirculationParticulars(Particulars):
    """Its figures by side, whose answer came late, what became of it; every act from the opening to the report."""

    _sheet: CirculationSheet | None = None

    def look_at(self, record: Circulation | None) -> None:
        workspace = self._workspace
        self._sheet = circulation_sheet(workspace.store, record, workspace.today()) if record is not None else None

    def title(self, record: Circulation) -> str:
        t = self._desk.t
        return " · ".join(filter(None, (record.number, record.title.or_other(content_language(t)))))

    def second(self, record: Circulation) -> str:
        t, parts = self._desk.t, []
        if record.opened_on is not None:
            parts.append(t("opened on {date}").format(date=t.date_long(record.opened_on)))
        if record.until is not None and record.closed_on is None:
            parts.append(t("answers by {date}").format(date=t.date_long(record.until)))
        if record.closed_on is not None:
            parts.append(t("closed on {date}").format(date=t.date_long(record.closed_on)))
        if record.withdrawn_on is not None:
            parts.append(t("withdrawn on {date}").format(date=t.date_long(record.withdrawn_on)))
        return " · ".join(parts)

    def state(self, _record: Circulation) -> Pill:
        stage = self._shown.stage
        return Pill(word(self._desk.t, stage), *LOOKS[stage])

    def remarks(self, record: Circulation) -> Sequence[SheetRemark]:
        t, sheet = self._desk.t, self._shown
        if sheet.stage is CirculationStage.WITHDRAWN:
            reason = record.reason.or_other(content_language(t))
            return (SheetRemark("withdrawn", t("Reason: {reason}").format(reason=reason), "prohibit"),)
        if sheet.stage is CirculationStage.DUE:
            said = t("It can be closed now: the last day is over, or no answer to come changes the result.")
            return (SheetRemark("due", said, "warning", "warning"),)
        return ()

    def why_not_change(self, record: Circulation, _field: str) -> str:
        return self._why_not_draft(record)

    def why_not_remove(self, record: Circulation) -> str:
        return self._why_not_draft(record)

    def told(self, name: str, record: Circulation) -> Told:
        t, sheet = self._desk.t, self._shown
        course = sheet.course
        if name == "rules":
            statutes = sheet.statutes or statutes_on(self._workspace.store, record.committee, self._workspace.today())
            said = " ".join(rules_said(t, statutes, sheet.rule))
            return Told(said or t("No statutes in force say how something is decided in writing."), missing=not said)
        if course is None or sheet.stage is CirculationStage.WITHDRAWN:
            said = t("Nobody was asked yet.") if course is None else t("It was withdrawn: nothing is decided.")
            return Told(said if name == "standing" else "", missing=True)
        if name == "standing":
            return Told("\n".join((course_said(t, course), whole_said(t, course.whole, names_of(course.recused)))))
        if name == "sides":
            several = len(course.sides) > 1
            label = t("{label}: {text}")
            lines = [label.format(label=word(t, one.side), text=tally_said(t, one.tally)) for one in course.sides]
            return Told("\n".join(lines) if several else "")
        names = ", ".join(line.name or "–" for line in course.late)
        return Told(t("Kept, and not counted as not in time: {names}.").format(names=names) if course.late else "")

    def chips(self, _name: str, _record: Circulation) -> Sequence[ChipLine]:
        t, sheet, found = self._desk.t, self._shown, []
        spoken = content_language(t)
        if sheet.decision is not None:
            place = Place(page="registers", record=sheet.decision.id, detail="decisions")
            number = sheet.decision.number or t("unnumbered")
            found.append(ChipLine("gavel", number, sheet.decision.text.or_other(spoken), place))
        if sheet.reported_at is not None:
            place = Place(page="prepare", record=sheet.reported_at.id)
            about = t("reported there")
            found.append(
                ChipLine("calendar-blank", t("Meeting {number}").format(number=sheet.meeting_name), about, place)
            )
        return found

    def acts(self) -> Sequence[RecordAct]:
        primary, plain = ButtonKind.PRIMARY, ButtonKind.PLAIN
        return tuple(
            RecordAct(
                key=key,
                word=said,
                icon=icon,
                do=do,
                why_not=lambda key=key: self._why_not(key),  # type: ignore[misc]
                offered=lambda key=key: self._is_next(key),  # type: ignore[misc]
                rank=primary if key in ("open_circulation", "close_circulation") else plain,
            )
            for key, said, icon, do in (
                ("open_circulation", N_("Open…"), "play-circle", self._open),
                ("send_circulation", N_("Letters…"), "paper-plane-tilt", self._send),
                ("remind_circulation", N_("Remind…"), "envelope-simple", self._remind),
                ("close_circulation", N_("Close the circulation"), "check-circle", self._close),
                ("report_circulation", N_("Report to a meeting…"), "calendar-blank", self._report),
                ("save_circulation", N_("Save the record…"), "printer", self._save),
                ("withdraw_circulation", N_("Withdraw…"), "prohibit", self._withdraw),
            )
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self._print}

    def why_not(self, _key: str) -> str:
        return "" if self._committee() is not None else self._desk.t("Choose a committee first.")

    # inside

    @property
    def _shown(self) -> CirculationSheet:
        assert self._sheet is not None, "asked for the particulars of nothing"
        return self._sheet

    def _why_not_draft(self, record: Circulation) -> str:
        if record.opened_on is None:
            return ""
        return sentence(self._desk.t, CirculationOpened(record.title, record.opened_on))

    def _is_next(self, key: str) -> bool:
        """Only what makes sense now has a button."""
        if self._sheet is None:
            return False
        stage, reported = self._sheet.stage, self._sheet.reported_at is not None
        return {
            "open_circulation": stage is CirculationStage.DRAFT,
            "send_circulation": stage in OUT,
            "remind_circulation": stage in OUT,
            "close_circulation": stage in OUT,
            "withdraw_circulation": stage in OUT,
            "report_circulation": stage in OVER and not reported,
            "save_circulation": True,
        }[key]

    def _why_not(self, key: str) -> str:
        t, sheet = self._desk.t, self._sheet
        if sheet is None:
            return t("Choose a decision by circulation first.")
        if key == "save_circulation":
            return ""
        if shut := self._workspace.why_not_write(t):
            return shut
        if self._is_next(key):
            silent = sheet.course.silent if sheet.course is not None else ()
            if key == "remind_circulation" and not silent:
                return t("Everybody has answered.")
            if key in ("send_circulation", "remind_circulation"):
                return self._why_not_in_time(sheet.circulation)
            if key == "close_circulation" and sheet.stage is CirculationStage.RUNNING:
                return t("The last day is not over, and what may still come can change the result.")
            return ""
        if sheet.stage is CirculationStage.DRAFT:
            return t("It is not opened yet.")
        if key == "open_circulation":
            return t("It is opened already.")
        if key == "report_circulation" and sheet.stage not in (*OVER, CirculationStage.WITHDRAWN):
            return t("It has no result yet.")
        return t("It is over.") if key != "report_circulation" else t("It is reported already, or was withdrawn.")

    def _why_not_in_time(self, told: Circulation) -> str:
        from ctj_desktop.services.minutes.circulations.letters import need_in_time

        try:
            need_in_time(told, self._workspace.today())
        except LettersTooLate as late:
            return sentence(self._desk.t, late)
        return ""

    def _open(self) -> None:
        """The last day is asked; then the letters are made."""
        from ctj_desktop.ui.decisions.circulating.dialogs import ask_opening
        from ctj_desktop.ui.decisions.circulating.sending import SendCirculation

        told, until = self._shown.circulation, days_later(self._workspace.today(), USUAL_DAYS)
        if ask_opening(self._desk, self._workspace, told, told.until or until, self.owner):
            SendCirculation(self._desk, self._workspace, CirculationId(told.id), self.owner).exec()

    def _send(self) -> None:
        from ctj_desktop.ui.decisions.circulating.sending import SendCirculation

        SendCirculation(self._desk, self._workspace, self._shown.circulation.id, self.owner).exec()

    def _remind(self) -> None:
        from ctj_desktop.ui.decisions.circulating.sending import SendCirculation

        SendCirculation(self._desk, self._workspace, self._shown.circulation.id, self.owner, remind=True).exec()

    def _close(self) -> None:
        told, day = self._shown.circulation.id, self._workspace.today()
        self._desk.attempt(lambda: self._workspace.do(close_circulation, circulation=told, on=day))

    def _withdraw(self) -> None:
        from ctj_desktop.ui.decisions.circulating.dialogs import ask_why_withdrawn

        ask_why_withdrawn(self._desk, self._workspace, self._shown.circulation, self.owner)

    def _report(self) -> None:
        from ctj_desktop.ui.decisions.circulating.dialogs import ask_meeting

        ask_meeting(self._desk, self._workspace, self._shown.circulation, self.owner)

    def _save(self) -> None:
        from ctj_desktop.ui.decisions.circulating.dialogs import save_record

        save_record(self._desk, self._workspace, self._shown.circulation, self.owner)

    def _print(self) -> None:
        """The records of the year on paper."""
        committee = self._committee()
        if committee is not None:
            self._desk.navigator.go(Place(page="documents", record=committee, detail="circulation"))

    def _committee(self) -> CommitteeId | None:
        return self._sheet.circulation.committee if self._sheet is not None else self._workspace.committee
