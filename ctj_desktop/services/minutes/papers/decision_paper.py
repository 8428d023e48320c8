"""What does a record of decisions print: of a meeting, of a year, of a committee?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, MeetingId
from ctj_desktop.domain.numbers import REPEATS, Number, Series, parse_number
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, AnyVote, DecisionResult, PublishedDecision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.senders import approved_on, sender, town_of
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.electorate import Electorates, counting
from ctj_desktop.services.minutes.origins import owner_of
from ctj_desktop.services.minutes.papers.meeting_paper import decision_facts
from ctj_desktop.services.minutes.rooms import Rooms, article_of_quorum
from ctj_desktop.services.minutes.signers import chairs
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.naming.record_versions import RecordVersion, as_entered, versions, withdrawn
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.decisions import (
        Decided,
        DecisionGroup,
        DecisionsPaper,
        Published,
        Removed,
        VersionAuthor,
    )
    from ctj_desktop.documents.follow_up import TaskFacts
    from ctj_desktop.documents.results import DecisionFacts

R = TypeVar("R", bound=Record)


def meeting_decisions(store: Store, meeting: Meeting) -> "DecisionsPaper":
    """The decisions of one meeting, with those who preside over the committee as signers."""
    from ctj_desktop.documents.decisions import DecisionsPaper

    gathered = _Gathered(store, meeting.committee, meeting.id, None)
    statutes = statutes_of(store, meeting)
    return DecisionsPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        groups=tuple(gathered.groups()),
        unknown=gathered.unknown(),
        removed=gathered.removed(),
        signers=tuple(chairs(store, meeting)),
        signed_at=town_of(store, meeting.place),
        signed_on=approved_on(store, meeting),
        prevailing=statutes.prevails if statutes else None,
    )


def committee_decisions(store: Store, committee: CommitteeId, year: int | None, day: date) -> "DecisionsPaper":
    """The decisions of a committee, all or those numbered in a year, meeting by meeting."""
    from ctj_desktop.documents.decisions import DecisionsPaper

    gathered = _Gathered(store, committee, None, year)
    return DecisionsPaper(
        sender=sender(store, committee, day),
        year=year,
        groups=tuple(gathered.groups()),
        unknown=gathered.unknown(),
        lost=gathered.lost(year),
        removed=gathered.removed(),
    )


class _Gathered:
    """The decisions a paper is about, and the meetings they were taken at."""

    def __init__(self, store: Store, committee: CommitteeId, meeting: MeetingId | None, year: int | None) -> None:
        self._store, self._committee, self._electorates = store, committee, Electorates(store)
        self._no_quorum: dict[UUID, str] = {}
        found = store.all(AnyDecision, committee=committee)
        self._decisions = sorted(
            (one for one in found if meeting in (None, one.meeting) and year in (None, year_of(one.number, one.on))),
            key=lambda one: (_order(one.number), one.id),
        )
        taken = {one.id: one.meeting for one in found}
        self._here = frozenset(taken)
        published = [
            (one, taken.get(one.decision))
            for one in store.all(PublishedDecision, committee=committee)
            if year in (None, year_of(one.number, one.on))
        ]
        closed = {one.decision for one, _ in published} & {one.id for one in found if self._closed(one)}
        self._published = sorted(
            (pair for pair in published if meeting in (None, pair[1]) and pair[0].decision not in closed),
            key=lambda pair: (_order(pair[0].number), pair[0].on, pair[0].id),
        )

    def groups(self) -> Iterator["DecisionGroup"]:
        """One for each meeting, the earliest first; decisions of a meeting that is not here stand last."""
        from ctj_desktop.documents.decisions import DecisionGroup

        named = {one.meeting for one in self._decisions} | {meeting for _, meeting in self._published}
        known = {one: self._store.get(Meeting, one) for one in named if one is not None}
        for meeting in sorted(named, key=lambda one: _when(known.get(one) if one else None)):
            self._look_for_quorum(known.get(meeting) if meeting else None)
            yield DecisionGroup(
                meeting=known.get(meeting) if meeting else None,
                in_writing=meeting is None and not self._unknown_meeting(),
                decided=tuple(self._decided(one) for one in self._decisions if one.meeting == meeting),
                published=tuple(self._made_public(one) for one, taken in self._published if taken == meeting),
            )

    def _look_for_quorum(self, meeting: Meeting | None) -> None:
        """Which decisions of a meeting were entered while it had none, and by which article."""
        if meeting is None or meeting.opened_at is None:
            return
        rooms = Rooms(self._store, meeting, facts_of(self._store, meeting))
        taken = (one for one in self._decisions if one.meeting == meeting.id)
        article = article_of_quorum(self._store, meeting)
        self._no_quorum |= {one.id: article for one in rooms.without_quorum(taken)}

    def _unknown_meeting(self) -> bool:
        """Whether a decision without meeting was not taken by circulation: what it was taken at was not sent."""
        lacking = [one for one in self._decisions if one.meeting is None]
        elsewhere = any(meeting is None and one.decision not in self._here for one, meeting in self._published)
        return elsewhere or any(one.circulation is None for one in lacking)

    def unknown(self) -> tuple[str, ...]:
        """Numbers between the first and the last of a year that no record here ever had: they were not sent."""
        listed = [one.number for one in self._decisions] + [one.number for one, _ in self._published]
        given = {
            number for cls in (AnyDecision, PublishedDecision) for number in self._store.numbers(cls, self._committee)
        }
        lost = not_used_or_lost(self._store, Series.DECISION, self._committee)
        return tuple(_between(_parsed(listed), _parsed([*given, *lost])))

    def lost(self, year: int | None) -> tuple[str, ...]:
        """The numbers that a computer which was replaced may have given, all or those of a year."""
        found = not_used_or_lost(self._store, Series.DECISION, self._committee)
        return tuple(one for one in found if year in (None, year_of(one, None)))

    def removed(self) -> "Removed":
        """What a public version leaves out: closed items first, then what was never published."""
        from ctj_desktop.documents.decisions import Removed

        public = {published.decision for published, _ in self._published}
        left = [one for one in self._decisions if one.id not in public]
        return Removed(
            closed=tuple((one.number or "", self._subject(one)) for one in left if self._closed(one)),
            unpublished=tuple(one.number or "" for one in left if not self._closed(one)),
        )

    def _closed(self, decision: AnyDecision) -> bool:
        if is_restricted(decision):
            return True
        item = self._store.get(AgendaItem, decision.item) if decision.item else None
        return item is not None and item.closed

    def _subject(self, decision: AnyDecision) -> Bilingual:
        """The title of the item; empty without one, or where it was not sent here."""
        item = self._store.get(AgendaItem, decision.item) if decision.item else None
        return item.title if item else Bilingual()

    def _decided(self, decision: AnyDecision) -> "Decided":
        from ctj_desktop.documents.decisions import Decided

        votes = counting(votes_on(self._store, decision))
        return Decided(
            versions=tuple(self._versions(decision, votes)),
            subject=self._subject(decision) if decision.item else None,
            closed=self._closed(decision),
            withdrawn=any(withdrawn(self._store, record) for record in (decision, *votes)),
            no_quorum=self._no_quorum.get(decision.id),
            tasks=tuple(self._tasks(decision)),
        )

    def _versions(
        self, decision: AnyDecision, votes: Sequence[AnyVote]
    ) -> Iterator[tuple["DecisionFacts", "VersionAuthor"]]:
        """As each device has decision and vote; two votes recorded apart are versions as well."""
        for vote in votes or (None,):
            for version in versions(self._store, (decision, vote) if vote else (decision,)):
                written = version.records[0]
                count = version.records[1] if vote else None
                assert isinstance(written, AnyDecision)
                assert count is None or isinstance(count, AnyVote)
                if count is not None and len(votes) > 1 and version.at is None:
                    version = replace(as_entered(self._store, count), records=version.records)
                yield decision_facts(self._store, written, count, self._electorates), self._written(version)

    def _made_public(self, published: PublishedDecision) -> "Published":
        from ctj_desktop.documents.decisions import Published

        found, taken = versions(self._store, (published,)), self._store.get(AnyDecision, published.decision)
        return Published(
            versions=tuple(
                (one, self._written(version))
                for version in found
                for one in version.records
                if isinstance(one, PublishedDecision)
            ),
            withdrawn=withdrawn(self._store, published),
            rejected=taken is not None and taken.result is DecisionResult.REJECTED,
        )

    def _written(self, version: RecordVersion) -> "VersionAuthor":
        from ctj_desktop.documents.decisions import VersionAuthor

        known = version.author is None or self._store.get(Person, version.author) is not None
        return VersionAuthor(at=version.at, author=name_of_person(self._store, version.author), known=known)

    def _tasks(self, decision: AnyDecision) -> Iterator["TaskFacts"]:
        """The tasks that stand after the decision in the minutes of its item."""
        from ctj_desktop.documents.follow_up import TaskFacts

        if decision.item is None:
            return
        for task in self._store.all(AnyTask, item=decision.item, order="number, id"):
            if decision_before(self._store, decision.item, task.id) in (decision.id, None):
                yield TaskFacts(task=task, owner=owner_of(self._store, task))


def decision_before(store: Store, item: AgendaItemId, task: UUID) -> UUID | None:
    """The decision that stands last before a task in the minutes, else the first of the item."""
    blocks = blocks_of(store, item)
    decisions = [block.ref for block in blocks if block.block_kind is MinuteBlockKind.DECISION]
    last = decisions[0] if decisions else None
    for block in blocks:
        if block.block_kind is MinuteBlockKind.DECISION:
            last = block.ref
        elif block.ref == task:
            break
    return last


def year_of(number: str | None, on: date | None) -> int | None:
    """The year of the number; without one that of the day."""
    parsed = parse_number(number, Series.DECISION) if number else None
    if parsed is not None:
        return parsed.year
    return on.year if on else None


def _order(number: str | None) -> tuple[int, int, int, str]:
    """As numbers run; those of another form, and decisions without number, stand last."""
    parsed = parse_number(number, Series.DECISION) if number else None
    if parsed is None:
        return 10_000, 0, 0, number or "\uffff"
    return parsed.year, parsed.serial, REPEATS.index(parsed.repeat), ""


def _when(meeting: Meeting | None) -> tuple[bool, date, str, str]:
    if meeting is None:
        return True, date.max, "", ""
    return False, meeting.on or date.max, meeting.number or "", str(meeting.id)


def _parsed(numbers: Iterable[str | None]) -> set[tuple[int, int]]:
    found = (parse_number(number, Series.DECISION) for number in numbers if number)
    return {(one.year, one.serial) for one in found if one is not None}


def _between(listed: set[tuple[int, int]], given: set[tuple[int, int]]) -> Iterator[str]:
    for year in sorted({year for year, _ in listed}):
        serials = [serial for one, serial in listed if one == year]
        for serial in range(min(serials), max(serials) + 1):
            if (year, serial) not in given:
                yield str(Number(Series.DECISION, year, serial))
