"""What is made when a meeting is convened: drafts, letters in one print job, labels, appointments, in one folder?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.calendar import Event, calendar_bytes
from ctj_desktop.files.mail_drafts import Attached, fitting
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient
from ctj_desktop.services.meetings.refusals import NoDate, PutOff
from ctj_desktop.services.meetings.sending.convoking import Order, need_reached
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.enclosed_files import (
    MEGABYTE,
    EnclosedFile,
    enclosed_files,
    mailbox_takes,
    pieces_of,
)
from ctj_desktop.services.meetings.sending.letters import MeetingLetter, meeting_letter, secretariat_mail
from ctj_desktop.services.meetings.sending.silent import asked
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK, reply_workbook
from ctj_desktop.services.papers.before_the_meeting import PROPOSALS
from ctj_desktop.services.papers.convocation_paper import TITLE, WITH_AGENDA, enclosures, letter_identity
from ctj_desktop.services.papers.letter_paper import both_voices, layout_of
from ctj_desktop.services.papers.made_folder import PDF
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles, lines_of
from ctj_desktop.services.papers.mailings.mailing import File, Mailing, behind_letter
from ctj_desktop.services.papers.making import Printing, paper_pdf, usual_layout
from ctj_desktop.services.papers.print_centre import chosen_last
from ctj_desktop.services.papers.reply_form_paper import MeetingForms, form_document
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import BoundPaper
    from ctj_desktop.documents.layout import Layout


def produce(store: Store, order: Order, into: Path, t: Translator, step: Step = no_step) -> MadeFiles:
    """Everything in a folder of its own; `Nobody`, `NotReached`, or as `Mailing.made` raises."""
    need_reached(order.readers)
    mailing = _Convocation(store, the(store, Meeting, order.meeting), order, t, step)
    called = f"{mailing.base} {order.revision}"
    return mailing.made(into, called, lambda **made: MadeFiles(**made, dispatches=lines_of(_told(order), mailing.gone)))


def _told(order: Order) -> Dispatch:
    """What all lines of it say."""
    return Dispatch(
        id=DispatchId(order.meeting),
        home=HomeId(order.meeting),
        meeting=order.meeting,
        what=order.asking.what,
        revision=order.revision,
        made_at=order.at,
        answer_by=order.asking.answer_by,
    )


def calendar_of(store: Store, meeting: Meeting, language: Language, at: datetime) -> bytes:
    """The meeting as it stands as an appointment, for no reader by name; `NoDate`, or `PutOff` till then."""
    revision, state = max(revision_of(store, meeting.id), 1), meeting_state(store, meeting.id)
    if meeting.on is None:
        raise NoDate
    if state is MeetingState.POSTPONED:
        raise PutOff
    cancelled = state is MeetingState.CANCELLED
    return calendar_bytes(_event(store, meeting, language, at, revision, cancelled=cancelled))


class _Convocation(Mailing):
    """An appointment, the agenda with the files of its open items, and a reply form for whoever is asked."""

    title = TITLE

    def __init__(self, store: Store, meeting: Meeting, order: Order, t: Translator, step: Step) -> None:
        super().__init__(store, meeting, order.readers, order.asking.dated, t, step)
        self._meeting, self._order, self._asking = meeting, order, order.asking
        self.each, self.label_format, self.first_label = order.each, order.label_format, order.first_label
        self.base = f"{_known_by(meeting)} {word_within(t, order.asking.what)}"
        self._cancelled = order.asking.what is DispatchKind.CANCELLATION
        self._bare = order.asking.what not in WITH_AGENDA
        self._files_enclosed = () if self._bare else enclosed_files(store, meeting)
        self._enclosures = enclosures(store, meeting, order.asking.what)
        self._agendas: dict[bool, BoundPaper] = {}
        self._written: dict[bool, bytes] = {}
        self._read: dict[str, bytes] = {}
        self._forms = MeetingForms(meeting=meeting, asking=order.asking, voices=both_voices())
        with_form = asked(store, meeting, self.dated) if order.forms and not self._cancelled else ()
        self._asked = frozenset(one.key for one in with_form)

    def letter(self, readers: Sequence[Recipient]) -> MeetingLetter:
        return meeting_letter(self.store, self._meeting, readers, readers[0].written_in, self._asking)

    def identity(self, one: Recipient) -> str:
        return letter_identity(self._meeting, self._asking, one)

    def group(self, one: Recipient) -> str:
        return self.t("for information") if one.standing is InvitedAs.INFORMED else ""

    def enclosed(self, one: Recipient) -> Iterator[str]:
        yield from self._enclosures[one.written_in]
        if one.key in self._asked:
            yield load_translator(LOCALES[one.written_in])("Reply form")

    def attached(self, readers: Sequence[Recipient]) -> Iterator[Attached]:
        known_by, one = _known_by(self._meeting), readers[0]
        t = load_translator(LOCALES[one.written_in])
        if not self._bare:
            yield Attached(name=safe_name(f"{t('Agenda')} {known_by}.pdf"), media=PDF, octets=self._agenda_file(one))
        guests = readers if self.each and one.standing is not InvitedAs.INFORMED else ()
        calendar = self._calendar(one.written_in, guests)
        yield Attached(name=safe_name(f"{t('Meeting')} {known_by}.ics"), media="text/calendar", octets=calendar)
        if any(one.key in self._asked for one in readers):
            yield from self._forms_for(readers, f"{t('Reply form')} {known_by}")

    def also_attached(self, papers: Sequence[Attached], language: Language) -> tuple[Sequence[Attached], str]:
        """The files of the agenda that a mailbox takes; the others are named."""
        files = self._files_enclosed
        sizes = [len(one.octets) for one in papers] + [file.size for file in files]
        fits = fitting(sizes, mailbox_takes(self.store, self._meeting))[len(papers) :]
        goes = [file for file, fit in zip(files, fits, strict=True) if fit]
        office = Mailbox(*secretariat_mail(self.store, self._meeting))
        too_large = [file for file, fit in zip(files, fits, strict=True) if not fit]
        return (
            [Attached(name=file.name, media=_media(file), octets=self._octets(file)) for file in goes],
            _left_out(load_translator(LOCALES[language]), too_large, office),
        )

    def behind(self, one: Recipient) -> "Iterator[BoundPaper]":
        if one.key in self._asked:
            options = self.options(layout_of(one.written_in))
            yield behind_letter(form_document(self.store, self._forms, one, options), options.layout)
        if not self._bare:
            yield self._agenda(one)

    def layout(self) -> "Layout":
        """As the agenda is printed."""
        from ctj_desktop.documents.layout import Layout

        return Layout(usual_layout(self.store, "agenda", self._meeting.id, self.dated))

    def before(self) -> Iterator[File]:
        for language in dict.fromkeys(one.written_in for one in self.readers):
            name = self.named(self.base, self.t("appointment"), language.value.upper(), ".ics")
            yield name, (self._calendar(language),)

    def after(self) -> Iterator[File]:
        for file in self._files_enclosed if self.by_paper else ():
            yield file.name, self._watched(pieces_of(self.store, file))

    # what goes with it

    def _watched(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """A large file is written piece by piece, and can be stopped between two."""
        for piece in pieces:
            self.tick(0)
            yield piece

    def _octets(self, file: EnclosedFile) -> bytes:
        """Read once for all drafts: a mailbox takes no more than the memory."""
        if file.sha256 not in self._read:
            self._read[file.sha256] = b"".join(self._watched(pieces_of(self.store, file)))
        return self._read[file.sha256]

    def _calendar(self, language: Language, guests: Sequence[Recipient] = ()) -> bytes:
        order, cancelled = self._order, self._cancelled
        event = _event(self.store, self._meeting, language, order.at, order.revision, cancelled=cancelled)
        return calendar_bytes(replace(event, guests=tuple(Mailbox(one.name, one.email) for one in guests)))

    def _agenda_file(self, one: Recipient) -> bytes:
        """Whoever is only informed gets what anybody may see of it."""
        public = one.standing is InvitedAs.INFORMED
        if public not in self._written:
            chosen = chosen_last(self.store, self._meeting, "agenda")
            printing = Printing(printed_on=self.dated, public=public, chosen=chosen)
            self._written[public] = paper_pdf(self.store, "agenda", self._meeting.id, printing)
        return self._written[public]

    def _agenda(self, one: Recipient) -> "BoundPaper":
        """As `_agenda_file`."""
        from ctj_desktop.documents.agenda import document

        public = one.standing is InvitedAs.INFORMED
        if public not in self._agendas:
            proposals = PROPOSALS in dict(chosen_last(self.store, self._meeting, "agenda"))
            paper, layout = agenda_paper(self.store, self._meeting, proposals=proposals), self.layout()
            made = document(paper, *both_voices(), replace(self.options(layout), public=public))
            self._agendas[public] = behind_letter(made, layout)
        return self._agendas[public]

    def _forms_for(self, readers: Sequence[Recipient], called: str) -> Iterator[Attached]:
        """To be signed, and to be ticked: of one reader; several of one language write their names into it."""
        from ctj_desktop.documents.writers.pdf import write_pdf

        options = self.options(layout_of(readers[0].written_in))
        reader = readers[0] if len(readers) == 1 else None
        paper = write_pdf(form_document(self.store, self._forms, reader, options), options.layout)
        book = reply_workbook(self.store, self._meeting, self._asking, self._order.revision, reader, readers[0])
        yield Attached(name=safe_name(f"{called}.pdf"), media=PDF, octets=paper)
        yield Attached(name=safe_name(f"{called}.xlsx"), media=WORKBOOK, octets=book)


def _event(
    store: Store, meeting: Meeting, language: Language, at: datetime, revision: int, *, cancelled: bool
) -> Event:
    t = load_translator(LOCALES[language])
    committee = sender(store, meeting.committee, meeting.on).committee
    called = (committee.short_name or committee.name).or_other(language)
    name, mail = secretariat_mail(store, meeting)
    assert meeting.on is not None
    link = f"{t.p('meeting', 'Online')}: {meeting.remote_link}" if meeting.remote_link else ""
    return Event(
        uid=f"{meeting.id}@ctj-desktop",
        revision=revision - 1,
        stamp=at.astimezone(UTC),
        on=meeting.on,
        start=meeting.start,
        end=meeting.end,
        summary=" ".join(filter(None, (t("Meeting"), meeting.number, "·", called))),
        language=language.value,
        place=meeting.place.or_other(language) or meeting.remote_link,
        link=meeting.remote_link,
        description="\n".join(filter(None, (link, meeting.title.or_other(language)))),
        organiser=Mailbox(name, mail) if mail else None,
        cancelled=cancelled,
    )


def _left_out(t: Translator, files: Sequence[EnclosedFile], office: Mailbox) -> str:
    """What does not go with the mail, and how to get it."""
    if not files:
        return ""
    sizes = [t("{number} MB").format(number=t.number(file.size / MEGABYTE, 1)) for file in files]
    lines = [f"– {file.title.or_other(t.language)} ({size})" for file, size in zip(files, sizes, strict=True)]
    whom = ", ".join(filter(None, (office.name, office.mail))) or t("the secretariat")
    said = t("Too large for a mailbox and therefore not attached; on request you receive it from {whom}:")
    return "\n".join((said.format(whom=whom), *lines))


def _media(file: EnclosedFile) -> str:
    return file.media if file.media.count("/") == 1 and all(file.media.split("/")) else "application/octet-stream"


def _known_by(meeting: Meeting) -> str:
    return meeting.number or (meeting.on.isoformat() if meeting.on else "")
