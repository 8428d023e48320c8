"""What is made when extracts are delivered: the papers, a draft for each reader, letters to print, in one folder?"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.ids import AnyDecisionId, PersonId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.mail_drafts import Attached
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.meetings.sending.letters import MeetingLetter
from ctj_desktop.services.membership.senders import CommitteeOn
from ctj_desktop.services.minutes.decisions import the_decision
from ctj_desktop.services.minutes.extracts.delivering import settled
from ctj_desktop.services.minutes.extracts.letters import extract_letter, recipient_of
from ctj_desktop.services.minutes.papers.extract_paper import extract_of_register, meeting_extract
from ctj_desktop.services.papers.letter_paper import both_voices, layout_of
from ctj_desktop.services.papers.made_folder import PDF, print_of
from ctj_desktop.services.papers.mailings.mailing import File, Mailed, Mailing, behind_letter
from ctj_desktop.services.papers.paper import PaperForm, written
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions


class ExtractOrder(NamedValue):
    """What is to be made: for each of these extracts, dated `on` and certified by somebody.

    `passages`: with what was minuted of the items. `bilingual`: in both languages for everybody. `word`: as a file to
    write in too, which goes to nobody.
    """

    extracts: tuple[Extract, ...]
    on: date
    certified_by: PersonId | None = None
    passages: bool = False
    bilingual: bool = False
    word: bool = False


class MadeExtracts(Mailed):
    """With the extracts as they are to be kept."""

    extracts: tuple[Extract, ...]


def readers_of(store: Store, order: ExtractOrder) -> list[tuple[Extract, Recipient]]:
    """Each extract with its reader; `Nobody`, or `NotReached` before anything is made."""
    found = [(one, recipient_of(store, one, order.on)) for one in order.extracts]
    known = [(one, reader) for one, reader in found if reader is not None]
    need_reached([reader for _one, reader in known])
    return known


def produce_extracts(
    store: Store, order: ExtractOrder, into: Path, t: Translator, step: Step = no_step
) -> MadeExtracts:
    """Everything in a folder of its own; `Nobody`, `NotReached`, or as `Mailing.made` raises."""
    mailing = _Extracts(store, order, readers_of(store, order), t, step)
    return mailing.made(into, mailing.called, lambda **made: MadeExtracts(**made, extracts=tuple(mailing.kept())))


def extract_document(store: Store, one: Extract, order: ExtractOrder, options: "PaperOptions") -> "Document":
    """The paper of one extract."""
    from ctj_desktop.documents.post.extract import document

    by, on = order.certified_by or one.certified_by, order.on
    if one.meeting is None:
        decisions = [the_decision(store, key) for key in one.decisions]
        paper = extract_of_register(store, decisions, on, certified_by=by)
    else:
        meeting = the(store, Meeting, one.meeting)
        paper = meeting_extract(store, meeting, one.decisions, on, passages=order.passages, certified_by=by)
    return document(paper, *both_voices(), options)


class _Extracts(Mailing):
    """To each reader their extract; of some decisions it is made once in each language, as a file to write in too."""

    title = N_("Letters with extracts")

    def __init__(
        self, store: Store, order: ExtractOrder, readers: Sequence[tuple[Extract, Recipient]], t: Translator, step: Step
    ) -> None:
        addressed = [replace(reader, key=one.id) for one, reader in readers]
        first = readers[0][0]
        super().__init__(store, CommitteeOn(committee=first.committee, on=order.on), addressed, order.on, t, step)
        self._order = order
        self._extracts: dict[UUID, Extract] = {one.id: settled(store, one) for one, _reader in readers}
        self._pdfs: dict[tuple[tuple[AnyDecisionId, ...], Language], bytes] = {}
        self.called = " ".join(filter(None, (self._known_by(self.readers[0]), t("extracts"))))
        self.base = self._known_by(self.by_paper[0]) if self.by_paper else ""

    def letter(self, readers: Sequence[Recipient]) -> MeetingLetter:
        return extract_letter(self.store, self._extracts[readers[0].key], readers[0], self.dated)

    def identity(self, one: Recipient) -> str:
        return f"{self.subject.committee} extract {one.person or one.organisation}"

    def enclosed(self, one: Recipient) -> Iterator[str]:
        t = load_translator(LOCALES[one.written_in])
        yield f"{t('Extract')} {self._known_by(one)}"

    def attached(self, readers: Sequence[Recipient]) -> Iterator[Attached]:
        [called] = self.enclosed(readers[0])
        paper = self._pdfs[self._extracts[readers[0].key].decisions, readers[0].written_in]
        yield Attached(name=safe_name(f"{called}.pdf"), media=PDF, octets=paper)

    def behind(self, one: Recipient) -> "Iterator[BoundPaper]":
        options = self._options(one)
        made = extract_document(self.store, self._extracts[one.key], self._order, options)
        yield behind_letter(made, options.layout)

    def base_for(self, one: Recipient) -> str:
        return f"{self._known_by(one)} {self.t('extract')}".strip()

    def layout(self) -> "Layout":
        return self._options(self.by_paper[0]).layout

    def before(self) -> Iterator[File]:
        """The extract as it goes to every reader of that language, and one to write in."""
        for one in self.readers:
            extract, options = self._extracts[one.key], self._options(one)
            if (extract.decisions, one.written_in) in self._pdfs:
                continue
            document = extract_document(self.store, extract, self._order, options)
            about = "FR-DE" if self._order.bilingual else one.written_in.value.upper()
            for form in (PaperForm.PDF, *((PaperForm.WORD,) if self._order.word else ())):
                made = written(document, options.layout, form)
                if form is PaperForm.PDF:
                    self._pdfs[extract.decisions, one.written_in] = made
                yield self.named(self.base_for(one), about, form.ending), (made,)
            self.tick(0)

    def kept(self) -> Iterator[Extract]:
        """Each as it was made."""
        for one in self.readers:
            extract = self._extracts[one.key]
            yield replace(
                extract,
                language=one.written_in,
                made_on=self.dated,
                sent_on=None,
                undeliverable=False,
                certified_by=self._order.certified_by or extract.certified_by,
                sha256=print_of(self._pdfs[extract.decisions, one.written_in]),
            )

    def _options(self, one: Recipient) -> "PaperOptions":
        from ctj_desktop.documents.layout import Layout

        return self.options(Layout.COLUMNS if self._order.bilingual else layout_of(one.written_in))

    def _known_by(self, one: Recipient) -> str:
        """The number of the decision, of several that of their meeting."""
        extract = self._extracts[one.key]
        if len(extract.decisions) == 1:
            decision = self.store.get(AnyDecision, extract.decisions[0])
            if decision is not None and decision.number:
                return decision.number
        meeting = self.store.get(Meeting, extract.meeting) if extract.meeting is not None else None
        return (meeting.number if meeting is not None else None) or ""
