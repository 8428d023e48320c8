"""How does a meeting of this workspace become a paper?

The documents are pure functions of values; here the values are read from the store. The PDF engine is imported
on first use: it would double the time to the first window.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.committees import Committee, OfficeHeld, OfficeOfCommittee, Secretariat
from ctj_desktop.domain.composition import covers
from ctj_desktop.domain.ids import MeetingId, PersonId
from ctj_desktop.domain.meetings import AgendaItem, Guest, Meeting, MeetingState
from ctj_desktop.domain.people import Person, Salutation, Territory
from ctj_desktop.domain.quorum import quorum
from ctj_desktop.domain.statutes import DecisionRule
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voting import Decision, Recusal, RestrictedDecision, RestrictedVote, Task, Vote
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.agenda_table import agenda_table
from ctj_desktop.services.attendance import facts_of
from ctj_desktop.services.minutes import blocks_of
from ctj_desktop.services.office import is_sample
from ctj_desktop.services.records import name_of_person, person_name, the
from ctj_desktop.services.roll import statutes_of
from ctj_desktop.services.states import meeting_moves
from ctj_desktop.services.tasks import owner_of
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.agenda import AgendaPaper
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.gaps import Gaps
    from ctj_desktop.documents.minutes import MinutesPaper, Signer, TaskFacts
    from ctj_desktop.documents.papers import PaperOptions, Sender
    from ctj_desktop.documents.presence import People
    from ctj_desktop.documents.results import DecisionFacts


class PaperKind(StrEnum):
    """The papers that are made, by the names of `ctj print`."""

    AGENDA = "agenda"
    MINUTES = "minutes"


LAYOUTS: Final = ("columns", "alternate", "sequential", "fr", "de")
DEFAULT_LAYOUT: Final = {PaperKind.AGENDA: "alternate", PaperKind.MINUTES: "columns"}  # documents.md, The set
SIGNING: Final = (OfficeOfCommittee.PRESIDENT, OfficeOfCommittee.CO_PRESIDENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What a person chose: `layout` is one of `LAYOUTS` or None for the paper's own; `printed_on` is given."""

    printed_on: date
    layout: str | None = None
    draft: bool = False
    public: bool = False


def paper_pdf(store: OpenFile, kind: PaperKind, meeting: MeetingId, printing: Printing) -> bytes:
    """The tagged PDF; the same records and choices give the same bytes. `NotHere` for a meeting that is gone."""
    from ctj_desktop.documents.render import render

    options = _options(store, kind, printing)
    return render(_document(store, kind, meeting, options), options.layout)


def paper_gaps(store: OpenFile, kind: PaperKind, meeting: MeetingId, printing: Printing) -> "Gaps":
    """What the paper lacks before it is printed: translations, characters without a glyph."""
    from ctj_desktop.documents.gaps import gaps

    return gaps(_document(store, kind, meeting, _options(store, kind, printing)))


def paper_name(store: OpenFile, kind: PaperKind, meeting: MeetingId, printing: Printing) -> str:
    """A file name that sorts by committee and meeting: MOC-2027-01-agenda-alternate.pdf."""
    owner = the(store, Meeting, meeting)
    committee = store.get(Committee, owner.committee)
    layout = printing.layout or DEFAULT_LAYOUT[kind]
    parts = (committee.code if committee else "", owner.number or "", kind.value, layout)
    return "-".join("".join(c for c in part if c.isalnum() or c in "-_.") for part in parts if part) + ".pdf"


def _options(store: OpenFile, kind: PaperKind, printing: Printing) -> "PaperOptions":
    from ctj_desktop.documents.arrangement import Layout
    from ctj_desktop.documents.papers import PaperOptions

    return PaperOptions(
        printed_on=printing.printed_on,
        layout=Layout(printing.layout or DEFAULT_LAYOUT[kind]),
        draft=printing.draft,
        sample=is_sample(store),
        public=printing.public,
    )


def _document(store: OpenFile, kind: PaperKind, meeting: MeetingId, options: "PaperOptions") -> "Document":
    from ctj_desktop.documents import agenda, minutes

    french, german = load_translator("fr_CH"), load_translator("de_CH")
    owner = the(store, Meeting, meeting)
    if kind is PaperKind.AGENDA:
        return agenda.document(agenda_paper(store, owner), french, german, options)
    return minutes.document(minutes_paper(store, owner), french, german, options)


def agenda_paper(store: OpenFile, meeting: Meeting) -> "AgendaPaper":
    """Everything the agenda of a meeting prints."""
    from ctj_desktop.documents.agenda import AgendaPaper, AgendaPoint

    table = agenda_table(store, meeting.id)
    points = (
        AgendaPoint(row=line.row, documents=line.documents, presenter=line.presenter) for line in table.lines
    )
    return AgendaPaper(
        sender=_sender(store, meeting),
        meeting=meeting,
        agenda=agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start),
        points=tuple(points),
    )


def minutes_paper(store: OpenFile, meeting: Meeting) -> "MinutesPaper":
    """Everything the minutes of a meeting print."""
    from ctj_desktop.documents.minutes import MinutesPaper, MinutesPoint

    rows = agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start).rows
    decisions = _decisions(store, meeting)
    attendance = facts_of(store, meeting) if meeting.opened_at else None
    statutes = statutes_of(store, meeting)
    second = meeting.second_call_of is not None
    return MinutesPaper(
        sender=_sender(store, meeting),
        meeting=meeting,
        attendance=attendance,
        quorum=quorum(statutes, attendance.at_minute(0), second_call=second) if attendance else None,
        guests=tuple(store.all(Guest, meeting=meeting.id, order="name, id")),
        people=_people(store, meeting),
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        points=tuple(
            MinutesPoint(
                item=row.item, number=row.shown_number, depth=row.depth, blocks=tuple(blocks_of(store, row.item.id))
            )
            for row in rows
        ),
        decisions=decisions,
        votes={facts.vote.id: identity for identity, facts in decisions.items() if facts.vote is not None},
        tasks=_tasks(store, meeting),
        signers=tuple(_signers(store, meeting)),
        signed_at=meeting.place,
        signed_on=_approved_on(store, meeting),
        prevailing=statutes.prevailing if statutes else None,
    )


def _sender(store: OpenFile, meeting: Meeting) -> "Sender":
    from ctj_desktop.documents.papers import Sender

    committee = the(store, Committee, meeting.committee)
    territory = store.get(Territory, committee.territory) if committee.territory else None
    found = store.all(Secretariat, committee=committee.id, order="side, id")
    day = meeting.on
    valid = [s for s in found if day is None or covers(s, day)]
    return Sender(
        committee=committee,
        territory=territory.name if territory else Bilingual(),
        secretariats=tuple(sorted(valid, key=lambda s: s.side, reverse=True)),  # France left, Switzerland right
    )


def _decisions(store: OpenFile, meeting: Meeting) -> dict[UUID, "DecisionFacts"]:
    from ctj_desktop.documents.results import DecisionFacts

    found: list[Decision | RestrictedDecision] = [
        *store.all(Decision, meeting=meeting.id),
        *store.all(RestrictedDecision, meeting=meeting.id),
    ]
    facts: dict[UUID, DecisionFacts] = {}
    for decision in found:
        votes: list[Vote | RestrictedVote] = [
            *store.all(Vote, decision=decision.id, order="id"),
            *store.all(RestrictedVote, decision=decision.id, order="id"),
        ]
        vote = votes[0] if votes else None
        facts[decision.id] = DecisionFacts(
            decision=decision,
            vote=vote,
            rule=store.get(DecisionRule, decision.rule) if decision.rule else None,
            recused=store.count(Recusal, item=decision.item) if decision.item else 0,
            tie_broken_by=name_of_person(store, vote.tie_broken_by) if vote else "",
        )
    return facts


def _tasks(store: OpenFile, meeting: Meeting) -> dict[UUID, "TaskFacts"]:
    from ctj_desktop.documents.minutes import TaskFacts

    return {task.id: TaskFacts(task=task, owner=owner_of(store, task)) for task in store.all(Task, meeting=meeting.id)}


def _people(store: OpenFile, meeting: Meeting) -> "People":
    from ctj_desktop.documents.presence import People

    names: dict[PersonId, str] = {}
    salutations: dict[PersonId, Salutation] = {}
    for person in store.all(Person):
        names[person.id] = person_name(person)
        salutations[person.id] = person.salutation
    offices = {held.person: held.office for held in _officers(store, meeting)}
    return People(names=names, salutations=salutations, offices=offices)


def _officers(store: OpenFile, meeting: Meeting) -> Iterable[OfficeHeld]:
    held = store.all(OfficeHeld, committee=meeting.committee, order="start, id")
    return [office for office in held if meeting.on is None or covers(office, meeting.on)]


def _signers(store: OpenFile, meeting: Meeting) -> Iterable["Signer"]:
    """The presidency signs, then who took the minutes; nobody twice."""
    from ctj_desktop.documents.minutes import Signer

    presiding = [held.person for held in _officers(store, meeting) if held.office in SIGNING]
    signing = [*presiding, *([meeting.minute_taker] if meeting.minute_taker else [])]
    for identity in dict.fromkeys(signing):
        person = store.get(Person, identity)
        if person is not None:
            yield Signer(name=person_name(person), function=person.function)


def _approved_on(store: OpenFile, meeting: Meeting) -> date | None:
    """Minutes are signed when they are approved; before that the day is left to be written by hand."""
    approved = [move.on for move in meeting_moves(store, meeting.id) if move.to_state is MeetingState.APPROVED]
    return approved[-1] if approved else None
