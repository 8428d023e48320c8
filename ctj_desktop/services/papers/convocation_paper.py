"""What is printed of a convocation: the letters, each with its agenda where it is wanted, and the proof of sending?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import DispatchId
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Guest, Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel, Person
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient, addressed, recipients
from ctj_desktop.services.meetings.sending.dispatches import reader_of
from ctj_desktop.services.meetings.sending.enclosed_files import enclosed_files
from ctj_desktop.services.meetings.sending.judged import JudgedSending, judged_sendings
from ctj_desktop.services.meetings.sending.letters import Asking, asking_of, meeting_letter
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.remarks.reading import counted_as
from ctj_desktop.services.papers.letter_paper import bound_letter
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.post.dispatch_proof import DispatchLine, LastDayByWay, ProofPaper

TITLE, NOBODY = N_("Letters of convocation"), N_("Nobody receives this letter.")
PUT_OFF = N_("The meeting was put off. There are letters again when it is convened anew.")
WITH_AGENDA = frozenset({DispatchKind.CONVOCATION, DispatchKind.COMPLEMENT, DispatchKind.CHANGE})
"""Whoever is only told that a meeting does not take place, or reminded to answer, has it or needs none."""
Voiced = tuple[Translator, Translator]


def letters_document(store: OpenFile, meeting: Meeting, voices: Voiced, options: "PaperOptions") -> "Document":
    """What was last sent about the meeting, to everybody who receives it; a page says where there is no letter."""
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to

    day, put_off = options.printed_on, meeting_state(store, meeting.id) is MeetingState.POSTPONED
    found = [] if put_off else addressed(store, recipients(store, meeting, day), meeting.on or day)
    asking = asking_of(store, meeting, day)
    enclosed = enclosures(store, meeting, asking.what)
    letters = tuple(
        bound_letter(
            store,
            meeting,
            one,
            meeting_letter(store, meeting, (one,), one.written_in, asking),
            options,
            dated=asking.dated,
            identity=letter_identity(meeting, asking, one),
            enclosed=enclosed[one.written_in],
        )
        for one in found
    )
    office = sender(store, meeting.committee, meeting.on)
    if not letters:
        return nobody_to_write_to(office, TITLE, *voices, options, PUT_OFF if put_off else NOBODY)
    return Document(facts=letters_facts(office, TITLE, *voices, options), parts=letters)


def letter_identity(meeting: Meeting, asking: Asking, reader: Recipient) -> str:
    """What a letter about a meeting is made from."""
    return f"{meeting.id} {asking.what} {reader.key}"


def enclosures(
    store: OpenFile, meeting: Meeting, what: DispatchKind = DispatchKind.CONVOCATION
) -> dict[Language, tuple[str, ...]]:
    """What goes with a letter, in its language: the agenda and files of open items; nothing with what calls nobody."""
    if what not in WITH_AGENDA:
        return dict.fromkeys((Language.FR, Language.DE), ())
    files = enclosed_files(store, meeting)
    return {
        language: (
            load_translator(LOCALES[language])("Agenda"),
            *(one.title.or_other(language) for one in files),
        )
        for language in (Language.FR, Language.DE)
    }


def proof_paper(store: OpenFile, meeting: Meeting) -> "ProofPaper":
    """What is noted as sent about a meeting, by what it was and in which revision."""
    from ctj_desktop.documents.post.dispatch_proof import ProofGroup, ProofPaper

    groups: dict[tuple[int, DispatchKind, str], list[Dispatch]] = {}
    found = store.all(Dispatch, meeting=meeting.id, order="revision, id")
    counted, judged = counted_as(store, found), judged_sendings(store, meeting, found)
    for one in found:
        groups.setdefault((one.revision, one.what, counted[one.id]), []).append(one)
    return ProofPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        groups=tuple(
            ProofGroup(
                what=what,
                revision=told,
                lines=tuple(_line(store, one, judged.get(one.id)) for one in sent),
                rule=next((judged[one.id].rule for one in sent if one.id in judged), None),
                last_days=tuple(_last_days(sent, judged)),
            )
            for (_revision, what, told), sent in groups.items()
        ),
    )


def _last_days(sent: Sequence[Dispatch], judged: Mapping[DispatchId, JudgedSending]) -> Iterator["LastDayByWay"]:
    """One for each way that was taken by what is judged, and for each last day of it."""
    from ctj_desktop.documents.post.dispatch_proof import LastDayByWay

    by_way: dict[tuple[DeliveryChannel, date], list[JudgedSending]] = {}
    for one in sent:
        if one.id in judged:
            by_way.setdefault((one.channel, judged[one.id].last), []).append(judged[one.id])
    for (way, day), found in by_way.items():
        late, undated = sum(one.late is True for one in found), sum(one.late is None for one in found)
        yield LastDayByWay(channel=way, day=day, readers=len(found), late=late, undated=undated)


def _line(store: OpenFile, one: Dispatch, judged: JudgedSending | None) -> "DispatchLine":
    from ctj_desktop.documents.post.dispatch_proof import DispatchLine

    person = store.get(Person, one.person) if one.person is not None else None
    guest = store.get(Guest, one.guest) if one.guest is not None else None
    said = person or guest
    return DispatchLine(
        name=reader_of(store, one),
        function=said.function if said is not None else NO_TEXT,
        channel=one.channel,
        language=one.language,
        made_on=one.made_at,
        sent_on=one.sent_on,
        by=name_of_person(store, one.by),
        undeliverable=one.undeliverable,
        remark=one.remark,
        fingerprints=one.papers_sha256,
        late=judged is not None and judged.late is True,
    )
