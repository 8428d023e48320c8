"""What is made when a meeting is convened: drafts, letters in one print job, labels, appointments, in one folder?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.calendar import Event, calendar_bytes
from ctj_desktop.files.mail_drafts import Attached, draft_bytes, fitting
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
from ctj_desktop.services.meetings.sending.letters import meeting_letter, secretariat_mail
from ctj_desktop.services.meetings.sending.silent import asked
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.papers.all_papers import PROPOSALS
from ctj_desktop.services.papers.answer_workbooks import WORKBOOK, reply_workbook
from ctj_desktop.services.papers.convocation_paper import (
    TITLE,
    WITH_AGENDA,
    agenda_document,
    enclosures,
    labels_paper,
    letter_document,
)
from ctj_desktop.services.papers.made_folder import PDF, made_folder, print_of
from ctj_desktop.services.papers.making import Printing, paper_pdf, usual_layout
from ctj_desktop.services.papers.print_centre import chosen_last
from ctj_desktop.services.papers.reply_form_paper import MeetingForms, bound_form, form_document
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.papers import PaperOptions


class MadeFiles(NamedValue):
    """What stands in the folder: so many drafts and letters, its files, and the line of each reader and way."""

    folder: Path
    files: tuple[str, ...]
    drafts: int
    letters: int
    dispatches: tuple[Dispatch, ...]


def produce(store: Store, order: Order, into: Path, t: Translator, step: Step = no_step) -> MadeFiles:
    """Everything in a folder of its own inside `into`; the names of files are in the language of `t`.

    Raises `Nobody`, `NotReached`, `UnknownFields`, `FileFailed`, or what `step` raises: then nothing is left of it.
    What was made before may have been sent: it stays as it is, and what is made once more has another folder.
    """
    need_reached(order.readers)
    meeting = the(store, Meeting, order.meeting)
    called = safe_name(f"{_known_by(meeting)} {word_within(t, order.asking.what)} {order.revision}")
    making = _Making(store, meeting, order, t, step)
    written = made_folder(into, called, t("unfinished"), making.files())
    return MadeFiles(
        folder=written.path,
        files=written.names,
        drafts=making.drafts,
        letters=making.letters,
        dispatches=tuple(making.dispatches),
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


class _Making:
    """What is made for whom; `files` gives each file once, and fills `dispatches` on its way."""

    def __init__(self, store: Store, meeting: Meeting, order: Order, t: Translator, step: Step) -> None:
        self._store, self._meeting, self._order, self._t = store, meeting, order, t
        self._step = step
        self.dispatches: list[Dispatch] = []
        self.drafts = self.letters = 0
        self._by_mail = [one for one in order.readers if DeliveryChannel.MAIL in one.channel.ways]
        self._by_paper = [one for one in order.readers if one.channel.printed]
        self._done, self._total = 0, len(self._by_mail) + 3 * len(self._by_paper) + 1
        self._cancelled = order.asking.what is DispatchKind.CANCELLATION
        self._bare = order.asking.what not in WITH_AGENDA
        self._enclosed = () if self._bare else enclosed_files(store, meeting)
        self._agendas: dict[bool, bytes] = {}
        voices = load_translator("fr_CH"), load_translator("de_CH")
        self._forms = MeetingForms(meeting=meeting, asking=order.asking, voices=voices)
        with_form = asked(store, meeting, order.asking.dated) if order.forms and not self._cancelled else ()
        self._asked = frozenset(one.key for one in with_form)
        self._read: dict[str, bytes] = {}
        self._base = f"{_known_by(meeting)} {word_within(t, order.asking.what)}"

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        calendars = dict(self._calendars())
        for language, made in calendars.items():
            yield self._named(self._t("appointment"), language, ".ics"), (made,)
        for name, made in self._drafts(calendars):
            yield name, (made,)
        if self._by_paper:
            for name, made in self._print_job():
                yield name, (made,)
            for file in self._enclosed:
                yield file.name, self._watched(pieces_of(self._store, file))

    def _watched(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """A large file is written piece by piece, and can be stopped between two."""
        for piece in pieces:
            self._tick(0)
            yield piece

    def _calendars(self) -> Iterator[tuple[Language, bytes]]:
        for language in dict.fromkeys(one.written_in for one in self._order.readers):
            yield language, calendar_bytes(self._event(language))

    def _event(self, language: Language, guests: Sequence[Recipient] = ()) -> Event:
        order = self._order
        event = _event(self._store, self._meeting, language, order.at, order.revision, cancelled=self._cancelled)
        return replace(event, guests=tuple(Mailbox(one.name, one.email) for one in guests))

    # by mail

    def _drafts(self, calendars: Mapping[Language, bytes]) -> Iterator[tuple[str, bytes]]:
        if self._order.each:
            for one in self._by_mail:
                invited = () if one.standing is InvitedAs.INFORMED else (one,)
                calendar = calendar_bytes(self._event(one.written_in, invited))
                yield self._draft((one,), self._named(one.name, None, ".eml"), calendar)
                self._tick()
            return
        groups: dict[tuple[Language, bool], list[Recipient]] = {}
        for one in self._by_mail:
            groups.setdefault((one.written_in, one.standing is InvitedAs.INFORMED), []).append(one)
        for (language, informed), readers in groups.items():
            about = self._t("for information") if informed else ""
            yield self._draft(readers, self._named(about, language, ".eml"), calendars[language])
            self._tick(len(readers))

    def _draft(self, readers: Sequence[Recipient], name: str, calendar: bytes) -> tuple[str, bytes]:
        store, meeting, language = self._store, self._meeting, readers[0].written_in
        letter = meeting_letter(store, meeting, readers, language, self._order.asking)
        t = load_translator(LOCALES[language])
        papers = [self._calendar_file(t, calendar)]
        if not self._bare:
            called = safe_name(f"{t('Agenda')} {_known_by(meeting)}.pdf")
            papers.insert(0, Attached(name=called, media=PDF, octets=self._agenda(readers[0])))
        if any(one.key in self._asked for one in readers):
            papers += self._forms_for(readers, f"{t('Reply form')} {_known_by(meeting)}")
        fits = self._fitting(papers)
        papers += [
            Attached(name=file.name, media=_media(file), octets=self._octets(file))
            for file, goes in zip(self._enclosed, fits, strict=True)
            if goes
        ]
        too_large = [file for file, goes in zip(self._enclosed, fits, strict=True) if not goes]
        office = Mailbox(*secretariat_mail(store, meeting))
        seen = [Mailbox(one.name, one.email) for one in readers]
        made = draft_bytes(
            seen if self._order.each else [office],
            letter.subject,
            "\n\n".join(filter(None, (letter.mail, _left_out(t, too_large, office)))),
            hidden=() if self._order.each else seen,
            attached=papers,
        )
        self.drafts += 1
        own = len(papers) - sum(fits)
        prints = (print_of(made), *(print_of(one.octets) for one in papers[:own]))
        self.dispatches += (self._dispatch(one, DeliveryChannel.MAIL, prints) for one in readers)
        return name, made

    def _octets(self, file: EnclosedFile) -> bytes:
        """Read once for all drafts: a mailbox takes no more than the memory."""
        if file.sha256 not in self._read:
            self._read[file.sha256] = b"".join(self._watched(pieces_of(self._store, file)))
        return self._read[file.sha256]

    def _fitting(self, papers: Sequence[Attached]) -> tuple[bool, ...]:
        sizes = [len(one.octets) for one in papers] + [file.size for file in self._enclosed]
        return fitting(sizes, mailbox_takes(self._store, self._meeting))[len(papers) :]

    def _calendar_file(self, t: Translator, calendar: bytes) -> Attached:
        return Attached(
            name=safe_name(f"{t('Meeting')} {_known_by(self._meeting)}.ics"), media="text/calendar", octets=calendar
        )

    def _agenda(self, reader: Recipient) -> bytes:
        """Whoever is only informed gets what anybody may see of it."""
        public = reader.standing is InvitedAs.INFORMED
        if public not in self._agendas:
            chosen = chosen_last(self._store, self._meeting, "agenda")
            printing = Printing(printed_on=self._order.asking.dated, public=public, chosen=chosen)
            self._agendas[public] = paper_pdf(self._store, "agenda", self._meeting.id, printing)
        return self._agendas[public]

    def _forms_for(self, readers: Sequence[Recipient], called: str) -> Iterator[Attached]:
        """To be signed, and to be ticked: of one reader; several of one language write their names into it."""
        from ctj_desktop.documents.writers.pdf import write_pdf

        store, order, options = self._store, self._order, self._options(readers[0].written_in)
        reader = readers[0] if len(readers) == 1 else None
        paper = write_pdf(form_document(store, self._forms, reader, options), options.layout)
        book = reply_workbook(store, self._meeting, order.asking, order.revision, reader, readers[0])
        yield Attached(name=safe_name(f"{called}.pdf"), media=PDF, octets=paper)
        yield Attached(name=safe_name(f"{called}.xlsx"), media=WORKBOOK, octets=book)

    def _options(self, language: Language) -> "PaperOptions":
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.papers import PaperOptions

        laid = Layout.DE if language is Language.DE else Layout.FR
        return PaperOptions(printed_on=self._order.asking.dated, layout=laid, sample=is_sample(self._store))

    # by paper

    def _print_job(self) -> Iterator[tuple[str, bytes]]:
        """Each letter with its agenda behind it, in the order of the recipients."""
        from ctj_desktop.documents.blocks import BoundPaper, Document
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.papers import PaperOptions
        from ctj_desktop.documents.post.letter import letters_facts
        from ctj_desktop.documents.writers.pdf import write_pdf

        store, meeting, asking = self._store, self._meeting, self._order.asking
        voices = load_translator("fr_CH"), load_translator("de_CH")
        laid = Layout(usual_layout(store, "agenda", meeting.id, asking.dated))
        options = PaperOptions(printed_on=asking.dated, layout=laid, sample=is_sample(store))
        enclosed, papers = enclosures(store, meeting, asking.what), list[BoundPaper]()
        agendas: dict[bool, BoundPaper] = {}
        proposals = PROPOSALS in dict(chosen_last(store, meeting, "agenda"))
        for one in self._by_paper:
            beside = enclosed[one.written_in]
            if one.key in self._asked:
                beside = (*beside, load_translator(LOCALES[one.written_in])("Reply form"))
            papers.append(letter_document(store, meeting, one, asking, voices, options, beside))
            if one.key in self._asked:
                papers.append(replace(bound_form(store, self._forms, one, self._options(one.written_in)), name=""))
            if not self._bare:
                informed = one.standing is InvitedAs.INFORMED
                if informed not in agendas:
                    laid_out = replace(options, public=informed)
                    agendas[informed] = agenda_document(store, meeting, voices, laid_out, proposals=proposals)
                papers.append(agendas[informed])
            self._tick()
        facts = letters_facts(sender(store, meeting.committee, meeting.on), TITLE, *voices, options)
        begun, share = self._done, 2 * len(self._by_paper)
        job = write_pdf(
            Document(facts=facts, parts=tuple(papers)),
            laid,
            lambda done, total: self._tick_to(begun + share * done // total),
        )
        self.letters, printed = len(self._by_paper), (print_of(job),)
        for one in self._by_paper:
            self.dispatches += (self._dispatch(one, way, printed) for way in one.channel.ways if way.printed)
        yield self._named(self._t("letters"), None, ".pdf"), job
        labels = [one.address for one in self._by_paper if one.channel.posted]
        if labels and self._order.label_format:
            yield self._named(self._t("labels"), None, ".pdf"), self._labels(labels)

    def _labels(self, labels: Sequence[tuple[str, ...]]) -> bytes:
        from ctj_desktop.documents.layout import Layout
        from ctj_desktop.documents.papers import PaperOptions
        from ctj_desktop.documents.post.address_labels import document
        from ctj_desktop.documents.writers.pdf import write_pdf

        order, dated = self._order, self._order.asking.dated
        paper = labels_paper(self._store, self._meeting, dated, labels, order.label_format, order.first_label)
        options = PaperOptions(printed_on=dated, layout=Layout.FR, sample=is_sample(self._store))
        made = document(paper, load_translator("fr_CH"), load_translator("de_CH"), options)
        return write_pdf(made, Layout.FR, lambda _done, _total: self._tick(0))

    # both

    def _dispatch(self, one: Recipient, way: DeliveryChannel, prints: tuple[str, ...]) -> Dispatch:
        """Its id and whose row it is are given when it is written."""
        order, nobody = self._order, self._meeting.id
        return Dispatch(
            id=DispatchId(nobody),
            home=HomeId(nobody),
            meeting=self._meeting.id,
            what=order.asking.what,
            revision=order.revision,
            person=one.person,
            guest=one.guest,
            organisation=one.organisation,
            channel=way,
            language=one.written_in,
            papers_sha256=prints,
            made_at=order.at,
            answer_by=order.asking.answer_by if one.standing is not InvitedAs.INFORMED else None,
        )

    def _named(self, about: str, language: Language | None, ending: str) -> str:
        spoken = language.value.upper() if language is not None else ""
        return safe_name(" ".join(filter(None, (self._base, about, spoken))) + ending)

    def _tick(self, count: int = 1) -> None:
        self._tick_to(self._done + count)

    def _tick_to(self, done: int) -> None:
        self._done = done
        self._step(self._done, self._total)


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
