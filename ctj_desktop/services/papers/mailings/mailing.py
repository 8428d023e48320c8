"""What is made of anything that is sent: drafts by group or each, one print job, labels, in a folder whole or not?"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.mail_drafts import Attached, draft_bytes
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.letters import MeetingLetter, committee_mail
from ctj_desktop.services.membership.senders import LetterSubject, sender
from ctj_desktop.services.papers.letter_paper import both_voices, bound_letter, layout_of
from ctj_desktop.services.papers.made_folder import made_folder, print_of
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions, Sender

File = tuple[str, Iterable[bytes]]
M = TypeVar("M", bound="Mailed")


class Mailed(NamedValue):
    """What stands in the folder: its files, so many drafts and letters."""

    folder: Path
    files: tuple[str, ...]
    drafts: int
    letters: int


class Gone(NamedValue):
    """What was made for a reader by a way, as fingerprints of its files."""

    reader: Recipient
    way: DeliveryChannel
    prints: tuple[str, ...]


class Mailing(ABC):
    """What is made for whom; a mailing says what its letter says, what goes with it and what is printed behind it.

    Without more it goes to each reader alone, and is printed in the language of the first letter.
    """

    title: ClassVar[str]
    """Of the print job, marked with N_."""
    each: bool = True
    label_format: str = ""
    first_label: int = 1
    base: str
    """What the names of its files begin with."""

    def __init__(
        self, store: Store, subject: LetterSubject, readers: Sequence[Recipient], dated: date, t: Translator, step: Step
    ) -> None:
        self.store, self.subject, self.readers, self.dated, self.t, self._step = store, subject, readers, dated, t, step
        self.by_mail = [one for one in readers if DeliveryChannel.MAIL in one.channel.ways]
        self.by_paper = [one for one in readers if one.channel.printed]
        self.gone: list[Gone] = []
        self._drafts = 0
        self._done, self._total = 0, len(self.by_mail) + 3 * len(self.by_paper) + 1

    # the five things that a mailing says

    @abstractmethod
    def letter(self, readers: Sequence[Recipient]) -> MeetingLetter:
        """To one reader, or to several of one language at once."""

    @abstractmethod
    def identity(self, one: Recipient) -> str:
        """What the printed letter to a reader is made from."""

    @abstractmethod
    def enclosed(self, one: Recipient) -> Iterable[str]:
        """What goes with the printed letter, as it says itself."""

    @abstractmethod
    def attached(self, readers: Sequence[Recipient]) -> Iterable[Attached]:
        """What goes with the draft; its fingerprints are kept."""

    @abstractmethod
    def behind(self, one: Recipient) -> "Iterable[BoundPaper]":
        """What stands behind the printed letter."""

    # what it may say besides

    def group(self, _one: Recipient) -> str:
        """As what the reader gets the draft of a group, in the name of its file."""
        return ""

    def also_attached(self, _papers: Sequence[Attached], _language: Language) -> tuple[Sequence[Attached], str]:
        """What goes with the draft besides, and what its text says of that."""
        return (), ""

    def before(self) -> Iterable[File]:
        """Files that are made first."""
        return ()

    def after(self) -> Iterable[File]:
        """Files that are put beside what is printed."""
        return ()

    def base_for(self, _one: Recipient) -> str:
        """What the name of a draft begins with."""
        return self.base

    def layout(self) -> "Layout":
        """In which the print job is set."""
        return layout_of(self.by_paper[0].written_in)

    # what is made of it

    def made(self, into: Path, called: str, kept: Callable[..., M]) -> M:
        """Everything in a folder of its own inside `into`, as `kept` says it; file names are in the language of `t`.

        Raises `UnknownFields`, `FileFailed`, or what the step raises: then nothing is left of it. What was made before
        may have been sent: it stays as it is, and what is made once more has another folder.
        """
        written = made_folder(into, safe_name(called), self.t("unfinished"), self._files())
        drafts, letters = self._drafts, len(self.by_paper)
        return kept(folder=written.path, files=written.names, drafts=drafts, letters=letters)

    def named(self, *parts: str) -> str:
        """Of the parts and the ending."""
        *words, ending = parts
        return safe_name(" ".join(filter(None, words)) + ending)

    def options(self, layout: "Layout") -> "PaperOptions":
        """Of what is printed in that layout."""
        from ctj_desktop.documents.papers import PaperOptions

        return PaperOptions(printed_on=self.dated, layout=layout, sample=is_sample(self.store))

    def tick(self, count: int = 1) -> None:
        """So much more is done; after nothing it can be stopped too."""
        self._tick_to(self._done + count)

    # inside

    def _files(self) -> Iterator[File]:
        yield from self.before()
        for readers in self._groups():
            yield self._draft_name(readers), (self._draft(readers),)
            self.tick(len(readers))
        if self.by_paper:
            yield self.named(self.base, self.t("letters"), ".pdf"), (self._print_job(),)
            labels = [one.address for one in self.by_paper if one.channel.posted]
            if labels and self.label_format:
                yield self.named(self.base, self.t("labels"), ".pdf"), (self._labels(labels),)
        yield from self.after()

    def _groups(self) -> Iterable[Sequence[Recipient]]:
        """Who gets a draft together."""
        groups: dict[Hashable, list[Recipient]] = {}
        for number, one in enumerate(self.by_mail):
            groups.setdefault(number if self.each else (one.written_in, self.group(one)), []).append(one)
        return groups.values()

    def _draft_name(self, readers: Sequence[Recipient]) -> str:
        one = readers[0]
        told = (one.name,) if self.each else (self.group(one), one.written_in.value.upper())
        return self.named(self.base_for(one), *told, ".eml")

    def _draft(self, readers: Sequence[Recipient]) -> bytes:
        letter, own = self.letter(readers), tuple(self.attached(readers))
        more, said = self.also_attached(own, readers[0].written_in)
        office = Mailbox(*committee_mail(self.store, self.subject.committee, self.subject.on))
        seen = [Mailbox(one.name, one.email) for one in readers]
        made = draft_bytes(
            seen if self.each else [office],
            letter.subject,
            "\n\n".join(filter(None, (letter.mail, said))),
            hidden=() if self.each else seen,
            attached=(*own, *more),
        )
        self._drafts += 1
        prints = (print_of(made), *(print_of(file.octets) for file in own))
        self.gone += (Gone(reader=one, way=DeliveryChannel.MAIL, prints=prints) for one in readers)
        return made

    def _print_job(self) -> bytes:
        """Each letter with what is printed behind it, in the order of the readers."""
        from ctj_desktop.documents.blocks import Document
        from ctj_desktop.documents.post.letter import letters_facts
        from ctj_desktop.documents.writers.pdf import write_pdf

        layout, parts = self.layout(), list["BoundPaper"]()
        options = self.options(layout)
        for one in self.by_paper:
            parts.append(
                bound_letter(
                    self.store,
                    self.subject,
                    one,
                    self.letter((one,)),
                    options,
                    dated=self.dated,
                    identity=self.identity(one),
                    enclosed=self.enclosed(one),
                )
            )
            parts += self.behind(one)
            self.tick()
        facts = letters_facts(self._sender(), self.title, *both_voices(), options)
        begun, share = self._done, 2 * len(self.by_paper)
        job = write_pdf(
            Document(facts=facts, parts=tuple(parts)),
            layout,
            lambda done, total: self._tick_to(begun + share * done // total),
        )
        prints = (print_of(job),)
        for one in self.by_paper:
            self.gone += (Gone(reader=one, way=way, prints=prints) for way in one.channel.ways if way.printed)
        return job

    def _labels(self, labels: Sequence[tuple[str, ...]]) -> bytes:
        from ctj_desktop.documents.blocks import LabelFormat
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.post.address_labels import LabelsPaper, document
        from ctj_desktop.documents.writers.pdf import write_pdf

        paper = LabelsPaper(
            sender=self._sender(),
            on=self.dated,
            labels=tuple(labels),
            label_format=LabelFormat(self.label_format),
            start=self.first_label,
        )
        made = document(paper, *both_voices(), self.options(Layout.FR))
        return write_pdf(made, Layout.FR, lambda _done, _total: self.tick(0))

    def _sender(self) -> "Sender":
        return sender(self.store, self.subject.committee, self.subject.on)

    def _tick_to(self, done: int) -> None:
        self._done = done
        self._step(done, self._total)


def behind_letter(document: "Document", layout: "Layout") -> "BoundPaper":
    """A paper as it is bound behind a letter."""
    from ctj_desktop.documents.blocks import BoundPaper

    return BoundPaper(name="", language=document.facts.language, document=document, layout=layout)
