"""What is made when a decision is put to the vote by circulation: drafts, letters with forms, in one folder?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.mail_drafts import Attached, draft_bytes
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.circulations.letters import circulation_letter, is_asked
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK, vote_workbook
from ctj_desktop.services.papers.circulation_paper import both_voices, form_document, layout_of, letter_document
from ctj_desktop.services.papers.made_folder import PDF, made_folder, print_of
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.papers import PaperOptions

LETTERS: Final = N_("Letters about a decision by circulation")


class CirculationOrder(NamedValue):
    """What is to be made: for whom, dated when; a reminder says less."""

    told: Circulation
    readers: tuple[Recipient, ...]
    dated: date
    reminder: bool = False


class CirculationFiles(NamedValue):
    """What stands in the folder, and the fingerprints of what was made for each line."""

    folder: Path
    files: tuple[str, ...]
    drafts: int
    letters: int
    prints: Mapping[UUID, tuple[str, ...]]


def produce_circulation(
    store: Store, order: CirculationOrder, into: Path, t: Translator, step: Step = no_step
) -> CirculationFiles:
    """Everything in a folder of its own inside `into`; the names of files are in the language of `t`.

    Raises `Nobody`, `NotReached`, `UnknownFields`, `FileFailed`, or what `step` raises: then nothing is left of it.
    """
    need_reached(order.readers)
    what = t("reminder") if order.reminder else t("decision by circulation")
    base = safe_name(" ".join(filter(None, (order.told.number, what))))
    making = _Making(store, order, t, step, base)
    written = made_folder(into, base, t("unfinished"), making.files())
    return CirculationFiles(
        folder=written.path,
        files=written.names,
        drafts=making.drafts,
        letters=making.letters,
        prints=making.prints,
    )


class _Making:
    """What is made for whom; `files` gives each file once, and fills `prints` on its way."""

    def __init__(self, store: Store, order: CirculationOrder, t: Translator, step: Step, base: str) -> None:
        self._store, self._order, self._t, self._step, self._base = store, order, t, step, base
        self._by_mail = [one for one in order.readers if DeliveryChannel.MAIL in one.channel.ways]
        self._by_paper = [one for one in order.readers if one.channel.printed]
        self._done, self._total = 0, len(self._by_mail) + len(self._by_paper) + 1
        self.drafts, self.letters = len(self._by_mail), len(self._by_paper)
        self.prints: dict[UUID, tuple[str, ...]] = {}

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        for one in self._by_mail:
            yield safe_name(f"{self._base} {one.name}.eml"), (self._draft(one),)
            self._tick()
        if self._by_paper:
            yield safe_name(f"{self._base} {self._t('letters')}.pdf"), (self._print_job(),)
            self._tick()

    def _draft(self, one: Recipient) -> bytes:
        order, t = self._order, load_translator(LOCALES[one.written_in])
        letter = circulation_letter(self._store, order.told, one, order.dated, reminder=order.reminder)
        attached = []
        if is_asked(one):
            called, book = t("Reply form"), vote_workbook(self._store, order.told, one, order.dated)
            called = " ".join(filter(None, (called, order.told.number)))
            attached.append(Attached(name=safe_name(f"{called}.pdf"), media=PDF, octets=self._form(one)))
            attached.append(Attached(name=safe_name(f"{called}.xlsx"), media=WORKBOOK, octets=book))
        made = draft_bytes([Mailbox(one.name, one.email)], letter.subject, letter.mail, attached=attached)
        self._print(one, made, *(file.octets for file in attached))
        return made

    def _form(self, one: Recipient) -> bytes:
        from ctj_desktop.documents.writers.pdf import write_pdf

        options = self._options(one.written_in)
        return write_pdf(form_document(self._store, self._order.told, one, options), options.layout)

    def _print_job(self) -> bytes:
        """Each letter with its form behind it."""
        from ctj_desktop.documents.blocks import BoundPaper, Document
        from ctj_desktop.documents.post.letter import letters_facts
        from ctj_desktop.documents.writers.pdf import write_pdf

        order, papers = self._order, list[BoundPaper]()
        for one in self._by_paper:
            options = self._options(one.written_in)
            papers.append(letter_document(self._store, order.told, one, options, reminder=order.reminder))
            if is_asked(one):
                form = form_document(self._store, order.told, one, options)
                papers.append(BoundPaper(name="", language=one.written_in, document=form, layout=options.layout))
            self._tick()
        options = self._options(self._by_paper[0].written_in)
        office = sender(self._store, order.told.committee, order.dated)
        facts = letters_facts(office, LETTERS, *both_voices(), options)
        job = write_pdf(Document(facts=facts, parts=tuple(papers)), options.layout)
        for one in self._by_paper:
            self._print(one, job)
        return job

    def _print(self, one: Recipient, *files: bytes) -> None:
        found = (print_of(file) for file in files)
        self.prints[one.key] = (*self.prints.get(one.key, ()), *found)

    def _options(self, language: Language) -> "PaperOptions":
        from ctj_desktop.documents.papers import PaperOptions

        return PaperOptions(printed_on=self._order.dated, layout=layout_of(language), sample=is_sample(self._store))

    def _tick(self) -> None:
        self._done += 1
        self._step(self._done, self._total)
