"""What is made when extracts are delivered: the papers, a draft for each reader, letters to print, in one folder?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import AnyDecisionId, PersonId
from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.mail_drafts import Attached, draft_bytes
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.decisions import the_decision
from ctj_desktop.services.minutes.extracts.delivering import settled
from ctj_desktop.services.minutes.extracts.letters import extract_letter, recipient_of
from ctj_desktop.services.minutes.papers.extract_paper import extract_of_register, meeting_extract
from ctj_desktop.services.papers.made_folder import PDF, made_folder, print_of
from ctj_desktop.services.papers.paper import PaperForm, written
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.papers import PaperOptions

TITLE: Final = N_("Letters with extracts")


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


class MadeExtracts(NamedValue):
    """What stands in the folder, and the extracts as they are to be kept."""

    folder: Path
    files: tuple[str, ...]
    drafts: int
    letters: int
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
    """Everything in a folder of its own inside `into`; the names of files are in the language of `t`.

    Raises `Nobody`, `NotReached`, `UnknownFields`, `FileFailed`, or what `step` raises: then nothing is left of it.
    """
    making = _Making(store, order, readers_of(store, order), t, step)
    folder = made_folder(into, safe_name(making.called), t("unfinished"), making.files())
    return MadeExtracts(
        folder=folder.path,
        files=folder.names,
        drafts=making.drafts,
        letters=making.letters,
        extracts=tuple(making.made),
    )


def extract_document(store: Store, one: Extract, order: ExtractOrder, options: "PaperOptions") -> "Document":
    """The paper of one extract."""
    from ctj_desktop.documents.post.extract import document

    voices = load_translator("fr_CH"), load_translator("de_CH")
    by, on = order.certified_by or one.certified_by, order.on
    if one.meeting is None:
        decisions = [the_decision(store, key) for key in one.decisions]
        paper = extract_of_register(store, decisions, on, certified_by=by)
    else:
        meeting = the(store, Meeting, one.meeting)
        paper = meeting_extract(store, meeting, one.decisions, on, passages=order.passages, certified_by=by)
    return document(paper, *voices, options)


class _Making:
    """What is made for whom; `files` gives each file once, and fills `made` on its way."""

    def __init__(
        self, store: Store, order: ExtractOrder, readers: Sequence[tuple[Extract, Recipient]], t: Translator, step: Step
    ) -> None:
        self._store, self._order, self._t, self._step = store, order, t, step
        self._readers = [(settled(store, one), reader) for one, reader in readers]
        self._voices = load_translator("fr_CH"), load_translator("de_CH")
        self._pdfs: dict[tuple[tuple[AnyDecisionId, ...], Language], bytes] = {}
        self._done, self._total = 0, 2 * len(self._readers) + 1
        self.called = " ".join(filter(None, (self._known_by(self._readers[0][0]), t("extracts"))))
        self.drafts = self.letters = 0
        self.made: list[Extract] = []

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        for one, reader in self._readers:
            spoken = reader.written_in
            if (one.decisions, spoken) not in self._pdfs:
                yield from self._papers(one, spoken)
            self._tick()
        for one, reader in self._readers:
            if DeliveryChannel.MAIL in one.channel.ways:
                yield self._draft(one, reader)
            self._tick()
        printed = [(one, reader) for one, reader in self._readers if one.channel.printed]
        if printed:
            yield self._named(self._known_by(printed[0][0]), self._t("letters"), ".pdf"), (self._print_job(printed),)
        self._tick()
        for one, reader in self._readers:
            paper = self._pdfs[one.decisions, reader.written_in]
            self.made.append(
                replace(
                    one,
                    language=reader.written_in,
                    made_on=self._order.on,
                    sent_on=None,
                    undeliverable=False,
                    certified_by=self._order.certified_by or one.certified_by,
                    sha256=print_of(paper),
                )
            )

    def _papers(self, one: Extract, spoken: Language) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The extract as it goes to every reader of that language, and one to write in."""
        options = self._options(spoken)
        document = extract_document(self._store, one, self._order, options)
        for form in (PaperForm.PDF, *((PaperForm.WORD,) if self._order.word else ())):
            made = written(document, options.layout, form)
            about = "FR-DE" if self._order.bilingual else spoken.value.upper()
            name = self._named(self._known_by(one), self._t("extract"), about, form.ending)
            if form is PaperForm.PDF:
                self._pdfs[one.decisions, spoken] = made
            yield name, (made,)

    def _draft(self, one: Extract, reader: Recipient) -> tuple[str, Iterable[bytes]]:
        t = load_translator(LOCALES[reader.written_in])
        letter = extract_letter(self._store, one, reader, self._order.on)
        paper = self._pdfs[one.decisions, reader.written_in]
        called = safe_name(f"{t('Extract')} {self._known_by(one)}.pdf")
        made = draft_bytes(
            [Mailbox(reader.name, reader.email)],
            letter.subject,
            letter.mail,
            attached=[Attached(name=called, media=PDF, octets=paper)],
        )
        self.drafts += 1
        return self._named(self._known_by(one), self._t("extract"), reader.name, ".eml"), (made,)

    def _print_job(self, printed: Sequence[tuple[Extract, Recipient]]) -> bytes:
        """Each letter with its extract behind it, in one file to print."""
        from ctj_desktop.documents.blocks import Document
        from ctj_desktop.documents.post.letter import letters_facts
        from ctj_desktop.documents.writers.pdf import write_pdf

        first, parts = printed[0][0], list["BoundPaper"]()
        for one, reader in printed:
            parts += self._bound(one, reader)
        self.letters = len(printed)
        options = self._options(printed[0][1].written_in)
        office = sender(self._store, first.committee, self._order.on)
        facts = letters_facts(office, TITLE, *self._voices, options)
        return write_pdf(Document(facts=facts, parts=tuple(parts)), options.layout, lambda _done, _total: self._tick(0))

    def _bound(self, one: Extract, reader: Recipient) -> Iterator["BoundPaper"]:
        from ctj_desktop.documents.blocks import BoundPaper
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.post.letter import LetterPaper, document

        on, spoken = self._order.on, reader.written_in
        letter = extract_letter(self._store, one, reader, on)
        t = load_translator(LOCALES[spoken])
        paper = LetterPaper(
            sender=sender(self._store, one.committee, on),
            language=spoken,
            dated=on,
            address=reader.address or (reader.name,),
            country=reader.country,
            subject=letter.subject,
            text=letter.text,
            signers=letter.signers,
            identity=f"{one.committee} extract {reader.key}",
            enclosed=(f"{t('Extract')} {self._known_by(one)}",),
        )
        alone = replace(self._options(spoken), layout=Layout.DE if spoken is Language.DE else Layout.FR)
        yield BoundPaper(
            name=reader.name,
            language=spoken,
            document=document(paper, *self._voices, alone),
            addressed=bool(reader.address),
        )
        options = self._options(spoken)
        made = extract_document(self._store, one, self._order, options)
        yield BoundPaper(name="", language=made.facts.language, document=made, layout=options.layout)

    def _options(self, spoken: Language) -> "PaperOptions":
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.papers import PaperOptions

        alone = Layout.DE if spoken is Language.DE else Layout.FR
        layout = Layout.COLUMNS if self._order.bilingual else alone
        return PaperOptions(printed_on=self._order.on, layout=layout, sample=is_sample(self._store))

    def _known_by(self, one: Extract) -> str:
        """The number of the decision, of several that of their meeting."""
        if len(one.decisions) == 1:
            decision = self._store.get(AnyDecision, one.decisions[0])
            if decision is not None and decision.number:
                return decision.number
        meeting = self._store.get(Meeting, one.meeting) if one.meeting is not None else None
        return (meeting.number if meeting is not None else None) or ""

    def _named(self, *parts: str) -> str:
        """Of the parts and the ending."""
        *words, ending = parts
        return safe_name(" ".join(filter(None, words)) + ending)

    def _tick(self, count: int = 1) -> None:
        self._done += count
        self._step(self._done, self._total)
