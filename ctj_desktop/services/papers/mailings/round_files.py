"""What is made when minutes go round for remarks: drafts with copy and form, and letters in one print job?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.files.mail_drafts import Attached
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.meetings.sending.letters import MeetingLetter, meeting_letter
from ctj_desktop.services.minutes.remarks.sending import Going, RoundOrder, is_asked, reads_all
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK
from ctj_desktop.services.papers.convocation_paper import letter_identity
from ctj_desktop.services.papers.letter_paper import both_voices, layout_of
from ctj_desktop.services.papers.made_folder import PDF
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles, lines_by_other_means, lines_of
from ctj_desktop.services.papers.mailings.mailing import Mailing, behind_letter
from ctj_desktop.services.papers.making import usual_layout
from ctj_desktop.services.papers.round_paper import bound_form, circulation_copy, form_file
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper
    from ctj_desktop.documents.layout import Layout

REMINDED: Final = N_("Reminder")
COPY: Final = N_("Draft minutes")


def produce_round(store: Store, order: RoundOrder, into: Path, t: Translator, step: Step = no_step) -> MadeFiles:
    """Everything in a folder of its own; `Nobody`, `NotReached`, or as `Mailing.made` raises."""
    need_reached(order.readers)
    mailing = _Round(store, the(store, Meeting, order.round.meeting), order, t, step)
    return mailing.made(
        into, mailing.base, lambda **made: MadeFiles(**made, dispatches=lines_of(_told(order), mailing.gone))
    )


def noted(order: RoundOrder) -> tuple[Dispatch, ...]:
    """What went by other means: noted without papers, as sent on the day it is dated."""
    return lines_by_other_means(_told(order), order.readers, order.dated)


def _told(order: RoundOrder) -> Dispatch:
    """What all lines of it say."""
    reminded = (load_translator(LOCALES[language])(REMINDED) for language in (Language.FR, Language.DE))
    return Dispatch(
        id=DispatchId(order.round.meeting),
        home=HomeId(order.round.meeting),
        meeting=order.round.meeting,
        what=DispatchKind.MINUTES,
        revision=order.round.number,
        round=order.round.key,
        made_at=order.at,
        answer_by=order.round.until,
        remark=Bilingual.of(*reminded) if order.going is Going.REMINDING else NO_TEXT,
    )


class _Round(Mailing):
    """A copy of the minutes and a form for remarks; a reminder goes without the copy."""

    title = N_("Letters with minutes")

    def __init__(self, store: Store, meeting: Meeting, order: RoundOrder, t: Translator, step: Step) -> None:
        super().__init__(store, meeting, order.readers, order.dated, t, step)
        self._meeting, self._order = meeting, order
        self.each, self.label_format, self.first_label = order.each, order.label_format, order.first_label
        self.base = f"{name_of(meeting)} {t('minutes for remarks')} {order.round.told}"
        if order.going is Going.REMINDING:
            self.base += f" {t('reminder')}"
        self._copies: dict[bool, BoundPaper] = {}
        self._written: dict[bool, bytes] = {}

    def letter(self, readers: Sequence[Recipient]) -> MeetingLetter:
        return meeting_letter(self.store, self._meeting, readers, readers[0].written_in, self._order.asking)

    def identity(self, one: Recipient) -> str:
        return letter_identity(self._meeting, self._order.asking, one)

    def group(self, one: Recipient) -> str:
        if reads_all(one):
            return ""
        return self.t("guests") if is_asked(one) else self.t("for information")

    def enclosed(self, one: Recipient) -> Iterator[str]:
        t = load_translator(LOCALES[one.written_in])
        if self._with_copy:
            yield t(COPY)
        if self._with_form(one):
            yield t("Remark form")

    def attached(self, readers: Sequence[Recipient]) -> Iterator[Attached]:
        from ctj_desktop.documents.writers.pdf import write_pdf

        one, known_by = readers[0], name_of(self._meeting)
        t = load_translator(LOCALES[one.written_in])
        if self._with_copy:
            whole = reads_all(one)
            if whole not in self._written:
                self._written[whole] = write_pdf(self._copy(whole=whole).document, self.layout())
            yield Attached(name=safe_name(f"{t(COPY)} {known_by}.pdf"), media=PDF, octets=self._written[whole])
        if self._with_form(one):
            own = one if len(readers) == 1 else None
            form = form_file(self.store, self._meeting, self._order.round, own, one)
            yield Attached(name=safe_name(f"{t('Remark form')} {known_by}.xlsx"), media=WORKBOOK, octets=form)

    def behind(self, one: Recipient) -> "Iterator[BoundPaper]":
        if self._with_form(one):
            options = self.options(layout_of(one.written_in))
            form = bound_form(self.store, self._meeting, self._order.round, one, both_voices(), options)
            yield replace(form, name="")
        if self._with_copy:
            yield self._copy(whole=reads_all(one))

    def layout(self) -> "Layout":
        """As the minutes of this committee are printed."""
        from ctj_desktop.documents.layout import Layout

        return Layout(usual_layout(self.store, "minutes", self._meeting.id, self.dated))

    @property
    def _with_copy(self) -> bool:
        return self._order.going is not Going.REMINDING

    def _with_form(self, one: Recipient) -> bool:
        return self._order.forms and is_asked(one)

    def _copy(self, *, whole: bool) -> "BoundPaper":
        """One for those who sit, one for all others."""
        from ctj_desktop.documents.rounds.circulation_copy import document

        if whole not in self._copies:
            paper, layout = circulation_copy(self.store, self._meeting, self._order.round), self.layout()
            options = replace(self.options(layout), public=not whole)
            self._copies[whole] = behind_letter(document(paper, *both_voices(), options), layout)
        return self._copies[whole]
