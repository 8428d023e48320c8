"""Whose opinion was asked for, and who still owes an answer? The list, the sheet, and what is done with a request."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.deciding.requested_opinions import OpinionState, WhichRequests
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.in_writing.opinions import standing_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import OPINIONS as EXPORTED
from ctj_desktop.services.meetings.consulting.asked import AskedOpinion, asked_opinion, matching_opinions
from ctj_desktop.services.meetings.consulting.requests import remind_opinion
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.decisions.columns import days_text
from ctj_desktop.ui.decisions.origin import here
from ctj_desktop.ui.forms.screens.list_source import ListSource, Option
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Tone
from ctj_desktop.ui.widgets.rows import Column

if TYPE_CHECKING:  # letters are written seldom
    from ctj_desktop.services.directory.mandate_letters import LetterDraft

FOLLOWED: Final = frozenset(
    {"requested_opinion", "restricted_requested_opinion", "organisation", "agenda_item", "meeting", "project"}
)
LOOKS: Final = {
    OpinionState.ASKED: (Tone.NOW, "hourglass"),
    OpinionState.OVERDUE: (Tone.WARNING, "warning-circle"),
    OpinionState.SILENT: (Tone.QUIET, "check-circle"),
    OpinionState.ANSWERED: (Tone.OK, "check-circle"),
}
ICONS: Final = {
    OpinionState.ASKED: ("hourglass", "accent"),
    OpinionState.OVERDUE: ("warning-circle", "error"),
    OpinionState.SILENT: ("check-circle", "muted"),
    OpinionState.ANSWERED: ("check-circle", "ok"),
}


class OpinionSource(ListSource[AskedOpinion]):
    """Those that are waited for, the first that is due above."""

    table = True

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self.columns, self.exported = opinion_columns(), EXPORTED

    def keys(self, wanted: Wanted) -> list[bytes]:
        which = wanted.choice(WhichRequests, "which") or WhichRequests.OPEN
        workspace = self._workspace
        found = matching_opinions(workspace.store, workspace.today(), workspace.committee, which, wanted.words)
        return [one.key.bytes for one in found]

    def lines(self, keys: Sequence[bytes]) -> Sequence[AskedOpinion]:
        store, day = self._workspace.store, self._workspace.today()
        found = (store.get(AnyRequestedOpinion, UUID(bytes=key)) for key in keys)
        return [asked_opinion(store, one, day) for one in found if one is not None]

    def count_of_all(self) -> int:
        return len(self.keys(Wanted(chosen={"which": WhichRequests.ALL.value})))

    def options(self, of: Filter) -> Sequence[Option]:
        assert of.key == "which"
        return [(word(self._desk.t, which), which.value) for which in WhichRequests]

    def committee_of(self, key: UUID) -> CommitteeId:
        return the(self._workspace.store, AnyRequestedOpinion, key).committee

    def follows(self) -> frozenset[str]:
        return FOLLOWED


class OpinionParticulars(Particulars):
    """How the request stands, what was answered, about what it is; the answer, the letter and the reminder."""

    def look_at(self, record: AnyRequestedOpinion | None) -> None:
        store, day = self._workspace.store, self._workspace.today()
        self._line = asked_opinion(store, record, day) if record is not None else None

    def title(self, _record: AnyRequestedOpinion) -> str:
        return here(self._desk, self._shown.body)

    def second(self, record: AnyRequestedOpinion) -> str:
        return standing_said(self._desk.t, record, self._workspace.today())

    def state(self, _record: AnyRequestedOpinion) -> Pill:
        state = self._shown.state
        return Pill(word(self._desk.t, state), *LOOKS[state])

    def remarks(self, _record: AnyRequestedOpinion) -> Sequence[SheetRemark]:
        t, line = self._desk.t, self._shown
        found = []
        if line.state is OpinionState.OVERDUE and line.left is not None:
            found.append(SheetRemark("late", days_text(t, line.left), "warning-circle", "error"))
        if line.closed:
            said = t("About a closed item: the CTJ and the public version do not receive it.")
            found.append(SheetRemark("closed", said, "lock-simple"))
        return found

    def told(self, name: str, record: AnyRequestedOpinion) -> Told:
        t = self._desk.t
        if name == "reminded":
            day = record.reminded_on
            return Told(t("Reminded on {day}.").format(day=t.date_long(day)) if day is not None else "")
        if name == "words":
            return Told(here(self._desk, record.text))
        if record.answered_on is None:
            return Told(t("Not answered."), missing=True)
        when = t.date_long(record.answered_on)
        if record.answer is None:
            return Told(when)
        return Told(t("{label}: {text}").format(label=when, text=word(t, record.answer)))

    def chips(self, _name: str, record: AnyRequestedOpinion) -> Sequence[ChipLine]:
        t, line = self._desk.t, self._shown
        found = []
        if line.meeting is not None:
            place = Place(page="prepare", record=line.meeting, detail=f"item:{record.item}")
            number = t("Meeting {number}").format(number=line.number or "–")
            found.append(ChipLine("calendar-blank", number, here(self._desk, line.about), place))
        if record.project is not None:
            place = Place(page="project", record=record.project)
            found.append(ChipLine("kanban", t("Project"), here(self._desk, line.project), place))
        return found

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="opinion_answer",
                word=N_("Note the answer…"),
                icon="check",
                do=self._answer,
                why_not=self._why_not_write,
                rank=ButtonKind.PRIMARY,
                tip=N_("Space in the list does the same"),
            ),
            RecordAct(
                key="opinion_letter",
                word=N_("Letter to the body…"),
                icon="envelope-simple",
                do=lambda: self._write(reminder=False),
                why_not=self._why_not_letter,
            ),
            RecordAct(
                key="opinion_reminder",
                word=N_("Reminder…"),
                icon="paper-plane-tilt",
                do=lambda: self._write(reminder=True),
                why_not=self._why_not_remind,
            ),
            RecordAct(
                key="opinion_reminded",
                word=N_("Was reminded"),
                icon="clock",
                do=self._reminded,
                why_not=self._why_not_remind,
            ),
        )

    def usual(self) -> None:
        """The answer."""
        if self._line is not None and not self._why_not_write():
            self._answer()

    # inside

    _line: AskedOpinion | None = None

    @property
    def _shown(self) -> AskedOpinion:
        assert self._line is not None, "asked for the particulars of nothing"
        return self._line

    def _why_not_write(self) -> str:
        t = self._desk.t
        return self._workspace.why_not_write(t) if self._line is not None else t("Choose a request first.")

    def _why_not_letter(self) -> str:
        return "" if self._line is not None else self._desk.t("Choose a request first.")

    def _why_not_remind(self) -> str:
        answered = self._line is not None and self._line.record.answered_on is not None
        return self._why_not_write() or (self._desk.t("The body has answered already.") if answered else "")

    def _answer(self) -> None:
        """What was answered, in place of what is noted already."""
        t, line = self._desk.t, self._shown
        record = line.record
        AskFields(
            self._desk,
            self._workspace,
            "dialog.opinion_answer",
            (t("Answer of the body"), t("Note the answer")),
            "record_opinion_answer",
            type(record),
            (("answered_on", "answer"), ("text",)),
            self.owner,
            given={"requested_opinion": record.id},
            about=" · ".join(filter(None, (here(self._desk, line.body), here(self._desk, record.question)))),
            proposed={
                "answered_on": record.answered_on or self._workspace.today(),
                "answer": record.answer,
                "text": record.text,
            },
        ).exec()

    def _write(self, *, reminder: bool) -> None:
        """In the language of the body, to be changed; a reminder that was saved is noted."""
        from ctj_desktop.services.meetings.consulting.letters import opinion_language, opinion_letter
        from ctj_desktop.services.texts.letter_texts import CONSULTING
        from ctj_desktop.ui.membership.letter_dialog import BodyLetterDialog

        if self._line is None:
            return
        t, store, asked = self._desk.t, self._workspace.store, self._line.record
        day, title = self._workspace.today(), t("Reminder to the body") if reminder else t("Letter to the body")

        def drafted(language: Language) -> "LetterDraft":
            return opinion_letter(store, asked, language, day, reminder=reminder)

        language = opinion_language(store, asked)
        dialog = BodyLetterDialog(self._desk, self._workspace, title, drafted, language, CONSULTING, self.owner)
        dialog.exec()
        if reminder and dialog.left:
            self._reminded()
        dialog.deleteLater()

    def _reminded(self) -> None:
        if self._line is not None:
            key, today = self._line.key, self._workspace.today()
            self._desk.attempt(lambda: self._workspace.do(remind_opinion, requested_opinion=key, on=today))


def opinion_columns() -> tuple[Column[AskedOpinion], ...]:
    """The body and how it stands, the question and about what, by when."""
    return (
        Column(key="body", heading=N_("Body"), cell=_body, share=1),
        Column(key="question", heading=N_("Question"), cell=_question, share=1),
        Column(key="until", heading=N_("Answer by"), cell=_until, natural=True),
    )


def _body(line: AskedOpinion, t: Translator) -> Cell:
    icon, colour = ICONS[line.state]
    body = line.body.or_other(content_language(t))
    answer = line.record.answer
    second = word(t, line.state) if answer is None else word(t, answer)
    return Cell(text=body or "–", second=second, look=Look.STRONG, icon=icon, icon_colour=colour)


def _question(line: AskedOpinion, t: Translator) -> Cell:
    language = content_language(t)
    meeting = t("meeting {number}").format(number=line.number) if line.number else ""
    closed = t("behind closed doors") if line.closed else ""
    second = " · ".join(filter(None, (line.about.or_other(language), meeting, closed)))
    return Cell(text=" ".join(line.record.question.or_other(language).split()), second=second)


def _until(line: AskedOpinion, t: Translator) -> Cell:
    if line.record.until is None:
        return Cell(text=t("no date"), look=Look.UNFILLED)
    waited = line.state in (OpinionState.ASKED, OpinionState.OVERDUE) and line.left is not None
    second = days_text(t, line.left) if waited and line.left is not None else ""
    return Cell(text=t.date_short(line.record.until), second=second)
