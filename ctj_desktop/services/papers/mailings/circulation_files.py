"""What is made when a decision is put to the vote by circulation: drafts, letters with forms, in one folder?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.files.mail_drafts import Attached
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.meetings.sending.letters import MeetingLetter
from ctj_desktop.services.membership.senders import CommitteeOn
from ctj_desktop.services.minutes.circulations.letters import circulation_letter, is_asked
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK, vote_workbook
from ctj_desktop.services.papers.circulation_paper import form_document
from ctj_desktop.services.papers.letter_paper import layout_of
from ctj_desktop.services.papers.made_folder import PDF
from ctj_desktop.services.papers.mailings.mailing import Mailed, Mailing, behind_letter
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document


class CirculationOrder(NamedValue):
    """What is to be made: for whom, dated when; a reminder says less."""

    told: Circulation
    readers: tuple[Recipient, ...]
    dated: date
    reminder: bool = False


class CirculationFiles(Mailed):
    """With the fingerprints of what was made for each line."""

    prints: Mapping[UUID, tuple[str, ...]]


def produce_circulation(
    store: Store, order: CirculationOrder, into: Path, t: Translator, step: Step = no_step
) -> CirculationFiles:
    """Everything in a folder of its own; `Nobody`, `NotReached`, or as `Mailing.made` raises."""
    need_reached(order.readers)
    mailing = _Circulation(store, order, t, step)
    return mailing.made(into, mailing.base, lambda **made: CirculationFiles(**made, prints=mailing.prints()))


class _Circulation(Mailing):
    """A reply form for whoever votes: to be signed, and to be ticked."""

    title = N_("Letters about a decision by circulation")

    def __init__(self, store: Store, order: CirculationOrder, t: Translator, step: Step) -> None:
        subject = CommitteeOn(committee=order.told.committee, on=order.dated)
        super().__init__(store, subject, order.readers, order.dated, t, step)
        self._told, self._reminder = order.told, order.reminder
        what = t("reminder") if order.reminder else t("decision by circulation")
        self.base = " ".join(filter(None, (order.told.number, what)))

    def letter(self, readers: Sequence[Recipient]) -> MeetingLetter:
        return circulation_letter(self.store, self._told, readers[0], self.dated, reminder=self._reminder)

    def identity(self, one: Recipient) -> str:
        return f"{self._told.id} {one.key} {self._reminder}"

    def enclosed(self, one: Recipient) -> Iterator[str]:
        if is_asked(one):
            yield load_translator(LOCALES[one.written_in])("Reply form")

    def attached(self, readers: Sequence[Recipient]) -> Iterator[Attached]:
        from ctj_desktop.documents.writers.pdf import write_pdf

        one = readers[0]
        if is_asked(one):
            t, layout = load_translator(LOCALES[one.written_in]), layout_of(one.written_in)
            called = " ".join(filter(None, (t("Reply form"), self._told.number)))
            book = vote_workbook(self.store, self._told, one, self.dated)
            paper = write_pdf(self._form(one), layout)
            yield Attached(name=safe_name(f"{called}.pdf"), media=PDF, octets=paper)
            yield Attached(name=safe_name(f"{called}.xlsx"), media=WORKBOOK, octets=book)

    def behind(self, one: Recipient) -> "Iterator[BoundPaper]":
        if is_asked(one):
            yield behind_letter(self._form(one), layout_of(one.written_in))

    def _form(self, one: Recipient) -> "Document":
        return form_document(self.store, self._told, one, self.options(layout_of(one.written_in)))

    def prints(self) -> dict[UUID, tuple[str, ...]]:
        """Of each line, whatever its ways."""
        found: dict[UUID, tuple[str, ...]] = {}
        for gone in self.gone:
            found[gone.reader.key] = (*found.get(gone.reader.key, ()), *gone.prints)
        return found
