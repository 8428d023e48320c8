"""What is made when minutes go round for remarks: drafts with copy and form, and letters in one print job?"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.files.mail_drafts import Attached, draft_bytes
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.convoking import need_reached
from ctj_desktop.services.meetings.sending.letters import meeting_letter, secretariat_mail
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.remarks.sending import Going, RoundOrder, is_asked, reads_all
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK
from ctj_desktop.services.papers.convocation_paper import letter_document
from ctj_desktop.services.papers.made_folder import PDF, made_folder, print_of
from ctj_desktop.services.papers.mailings.convocation_files import MadeFiles
from ctj_desktop.services.papers.making import usual_layout
from ctj_desktop.services.papers.round_paper import bound_form, circulation_copy, form_file
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

LETTERS: Final = N_("Letters with minutes")
REMINDED: Final = N_("Reminder")
COPY: Final = N_("Draft minutes")


def produce_round(store: Store, order: RoundOrder, into: Path, t: Translator, step: Step = no_step) -> MadeFiles:
    """Everything in a folder of its own inside `into`; the names of files are in the language of `t`.

    Raises `Nobody`, `NotReached`, `UnknownFields`, `FileFailed`, or what `step` raises: then nothing is left of it.
    """
    need_reached(order.readers)
    making = _Making(store, the(store, Meeting, order.round.meeting), order, t, step)
    written = made_folder(into, safe_name(making.called), t("unfinished"), making.files())
    return MadeFiles(
        folder=written.path,
        files=written.names,
        drafts=making.drafts,
        letters=making.letters,
        dispatches=tuple(making.dispatches),
    )


def noted(order: RoundOrder) -> tuple[Dispatch, ...]:
    """What went by other means: noted without papers, as sent on the day it is dated."""
    return tuple(
        replace(_line(order, one, way, ()), made_at=None, sent_on=order.dated)
        for one in order.readers
        for way in one.channel.ways
    )


def _line(order: RoundOrder, one: Recipient, way: DeliveryChannel, prints: tuple[str, ...]) -> Dispatch:
    """Its id and whose row it is are given when it is written."""
    nobody = order.round.meeting
    reminded = (load_translator(LOCALES[language])(REMINDED) for language in (Language.FR, Language.DE))
    return Dispatch(
        id=DispatchId(nobody),
        home=HomeId(nobody),
        meeting=order.round.meeting,
        what=DispatchKind.MINUTES,
        revision=order.round.number,
        round=order.round.key,
        person=one.person,
        guest=one.guest,
        organisation=one.organisation,
        channel=way,
        language=one.written_in,
        papers_sha256=prints,
        made_at=order.at,
        answer_by=order.round.until if is_asked(one) else None,
        remark=Bilingual.of(*reminded) if order.going is Going.REMINDING else NO_TEXT,
    )


class _Making:
    """What is made for whom; `files` gives each file once, and fills `dispatches` on its way."""

    def __init__(self, store: Store, meeting: Meeting, order: RoundOrder, t: Translator, step: Step) -> None:
        self._store, self._meeting, self._order, self._t, self._step = store, meeting, order, t, step
        self.dispatches: list[Dispatch] = []
        self.drafts = self.letters = 0
        self.called = f"{name_of(meeting)} {t('minutes for remarks')} {order.round.told}"
        if order.going is Going.REMINDING:
            self.called += f" {t('reminder')}"
        self._by_mail = [one for one in order.readers if DeliveryChannel.MAIL in one.channel.ways]
        self._by_paper = [one for one in order.readers if one.channel.printed]
        self._done, self._total = 0, len(self._by_mail) + 3 * len(self._by_paper) + 1
        self._copies: dict[bool, bytes] = {}
        self._voices = load_translator("fr_CH"), load_translator("de_CH")

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        for name, made in self._drafts():
            yield name, (made,)
        if self._by_paper:
            for name, made in self._print_job():
                yield name, (made,)

    # by mail

    def _drafts(self) -> Iterator[tuple[str, bytes]]:
        if self._order.each:
            for one in self._by_mail:
                yield self._draft((one,), self._named(one.name, None, ".eml"))
                self._tick()
            return
        groups: dict[tuple[Language, bool, bool], list[Recipient]] = {}
        for one in self._by_mail:
            groups.setdefault((one.written_in, reads_all(one), is_asked(one)), []).append(one)
        for (language, whole, asked), readers in groups.items():
            about = "" if whole else self._t("guests") if asked else self._t("for information")
            yield self._draft(readers, self._named(about, language, ".eml"))
            self._tick(len(readers))

    def _draft(self, readers: Sequence[Recipient], name: str) -> tuple[str, bytes]:
        store, meeting, order, one = self._store, self._meeting, self._order, readers[0]
        letter = meeting_letter(store, meeting, readers, one.written_in, order.asking)
        t = load_translator(LOCALES[one.written_in])
        papers = []
        if order.going is not Going.REMINDING:
            called = safe_name(f"{t(COPY)} {name_of(meeting)}.pdf")
            papers.append(Attached(name=called, media=PDF, octets=self._copy(one)))
        if order.forms and is_asked(one):
            own = one if len(readers) == 1 else None
            called = safe_name(f"{t('Remark form')} {name_of(meeting)}.xlsx")
            form = form_file(store, meeting, order.round, own, one)
            papers.append(Attached(name=called, media=WORKBOOK, octets=form))
        office = Mailbox(*secretariat_mail(store, meeting))
        seen = [Mailbox(each.name, each.email) for each in readers]
        made = draft_bytes(
            seen if order.each else [office],
            letter.subject,
            letter.mail,
            hidden=() if order.each else seen,
            attached=papers,
        )
        self.drafts += 1
        prints = (print_of(made), *(print_of(paper.octets) for paper in papers))
        self.dispatches += (_line(order, each, DeliveryChannel.MAIL, prints) for each in readers)
        return name, made

    def _copy(self, one: Recipient) -> bytes:
        """One for those who sit, one for all others."""
        from ctj_desktop.documents.writers.pdf import write_pdf

        whole = reads_all(one)
        if whole not in self._copies:
            self._copies[whole] = write_pdf(self._copy_document(whole=whole), self._layout)
        return self._copies[whole]

    def _copy_document(self, *, whole: bool) -> "Document":
        from ctj_desktop.documents.rounds.circulation_copy import document

        paper = circulation_copy(self._store, self._meeting, self._order.round)
        return document(paper, *self._voices, replace(self._options(self._layout), public=not whole))

    @property
    def _layout(self) -> "Layout":
        """As the minutes of this committee are printed."""
        from ctj_desktop.documents.layout import Layout

        return Layout(usual_layout(self._store, "minutes", self._meeting.id, self._order.dated))

    def _options(self, layout: "Layout") -> "PaperOptions":
        from ctj_desktop.documents.papers import PaperOptions

        return PaperOptions(printed_on=self._order.dated, layout=layout, sample=is_sample(self._store))

    # by paper

    def _print_job(self) -> Iterator[tuple[str, bytes]]:
        """Each letter with its form and the minutes behind it, in the order of the recipients."""
        from ctj_desktop.documents.blocks import BoundPaper, Document
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.post.letter import letters_facts
        from ctj_desktop.documents.writers.pdf import write_pdf

        store, meeting, order = self._store, self._meeting, self._order
        options, papers = self._options(self._layout), list[BoundPaper]()
        copies: dict[bool, BoundPaper] = {}
        for one in self._by_paper:
            t, bare = load_translator(LOCALES[one.written_in]), order.going is Going.REMINDING
            with_form = order.forms and is_asked(one)
            enclosed = ((not bare, t(COPY)), (with_form, t("Remark form")))
            beside = tuple(said for goes, said in enclosed if goes)
            papers.append(letter_document(store, meeting, one, order.asking, self._voices, options, beside))
            if with_form:
                laid = replace(options, layout=Layout.DE if one.written_in is Language.DE else Layout.FR)
                papers.append(replace(bound_form(store, meeting, order.round, one, self._voices, laid), name=""))
            if not bare:
                whole = reads_all(one)
                if whole not in copies:
                    made = self._copy_document(whole=whole)
                    copies[whole] = BoundPaper(
                        name="", language=made.facts.language, document=made, layout=self._layout
                    )
                papers.append(copies[whole])
            self._tick()
        facts = letters_facts(sender(store, meeting.committee, meeting.on), LETTERS, *self._voices, options)
        begun, share = self._done, 2 * len(self._by_paper)
        job = write_pdf(
            Document(facts=facts, parts=tuple(papers)),
            self._layout,
            lambda done, total: self._tick_to(begun + share * done // total),
        )
        self.letters, printed = len(self._by_paper), (print_of(job),)
        for one in self._by_paper:
            self.dispatches += (_line(order, one, way, printed) for way in one.channel.ways if way.printed)
        yield self._named(self._t("letters"), None, ".pdf"), job
        labels = [one.address for one in self._by_paper if one.channel.posted]
        if labels and order.label_format:
            yield self._named(self._t("labels"), None, ".pdf"), self._labels(labels)

    def _labels(self, labels: Sequence[tuple[str, ...]]) -> bytes:
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.post.address_labels import document
        from ctj_desktop.documents.writers.pdf import write_pdf
        from ctj_desktop.services.papers.convocation_paper import labels_paper

        order = self._order
        paper = labels_paper(self._store, self._meeting, order.dated, labels, order.label_format, order.first_label)
        return write_pdf(document(paper, *self._voices, self._options(Layout.FR)), Layout.FR)

    # both

    def _named(self, about: str, language: Language | None, ending: str) -> str:
        spoken = language.value.upper() if language is not None else ""
        return safe_name(" ".join(filter(None, (self.called, about, spoken))) + ending)

    def _tick(self, count: int = 1) -> None:
        self._tick_to(self._done + count)

    def _tick_to(self, done: int) -> None:
        self._done = done
        self._step(self._done, self._total)
