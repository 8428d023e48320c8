"""Which extracts are owed, made or sent, and which of them no longer say what the minutes say?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState, extract_state, replaces
from ctj_desktop.domain.ids import CommitteeId, ExtractId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.remarks import AnyErratum
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.minutes.extracts.delivering import is_closed, reader_of
from ctj_desktop.services.naming.earlier_texts import changed_since
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import decisions as queries

SIGNS = ("sha256", "made_on")
"""The registers that are written when an extract is made, and by nothing else."""
LOOKED_AT = 400
"""Days after which a first page no longer asks whether an extract still holds; the register always does."""


class ExtractLine(NamedValue):
    """One extract in the list; `numbers` are those of its decisions that are here, `text` is what the first says.

    `committee` is the code where several are meant.
    """

    key: ExtractId
    numbers: tuple[str, ...]
    text: Bilingual
    reader: Bilingual
    meeting: str
    on: date | None
    language: Language
    channel: DeliveryChannel
    made_on: date | None
    sent_on: date | None
    certified_by: str
    state: ExtractState
    standing: ExtractStanding
    closed: bool
    remark: Bilingual
    committee: str = ""

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state is not ExtractState.SENT or self.standing.is_outdated


class OwedExtract(NamedValue):
    """One on the first page."""

    key: ExtractId
    numbers: tuple[str, ...]
    reader: Bilingual
    state: ExtractState
    standing: ExtractStanding


def extracts(store: OpenFile, committee: CommitteeId | None = None) -> list[Extract]:
    """All of them, or those of a committee, the latest meeting first."""
    return _records(store, queries.extract_rows(store, committee))


def extract_keys(store: OpenFile, committee: CommitteeId | None, wanted: Wanted) -> list[bytes]:
    """The keys of those with these words in the state that is wanted, what is open first."""
    found, state = queries.extract_rows(store, committee), wanted.choice(ExtractState, "state")
    kept = [row for row in found if state is None or extract_state(row) is state]
    if wanted.words:
        words, said = wanted.words.casefold().split(), _said(store, _records(store, kept))
        kept = [row for row in kept if all(word in said[row.id] for word in words)]
    return [row.id for row in sorted(kept, key=lambda row: extract_state(row) is ExtractState.SENT)]


def extract_lines(store: OpenFile, keys: Sequence[bytes], *, several: bool = False) -> list[ExtractLine]:
    """The lines of these, in no order; with `several` they tell their committee."""
    found = store.some(Extract, [UUID(bytes=key) for key in keys])
    standings = standings_of(store, found)
    return [_line(store, one, standings[one.id], several=several) for one in found]


def extract_line(store: OpenFile, extract: Extract) -> ExtractLine:
    """One of them."""
    return _line(store, extract, standings_of(store, [extract])[extract.id], several=False)


def of_decision(store: OpenFile, decision: UUID) -> list[ExtractLine]:
    """Every extract that tells of a decision, the latest first."""
    found = _records(store, queries.extract_rows(store, None, decision=str(decision)))
    standings = standings_of(store, found)
    return [_line(store, one, standings[one.id], several=False) for one in found]


def owed(store: OpenFile, day: date, committee: CommitteeId | None = None) -> list[OwedExtract]:
    """What is to be made or sent, then what no longer holds: the first page."""
    since = days_later(day, -LOOKED_AT)
    found = _records(store, queries.extract_rows(store, committee, since=since))
    judged = standings_of(store, [one for one in found if one.made_on is not None and one.made_on >= since])
    lines = []
    for one in found:
        state, standing = extract_state(one), judged.get(one.id, ExtractStanding.HOLDS)
        if standing.is_outdated or (state is not ExtractState.SENT and standing is not ExtractStanding.REPLACED):
            numbers = tuple(_numbers(store, one))
            lines.append(
                OwedExtract(key=one.id, numbers=numbers, reader=reader_of(store, one), state=state, standing=standing)
            )
    return sorted(lines, key=lambda line: line.standing.is_outdated)


def to_be_made(store: OpenFile, committee: CommitteeId | None = None) -> list[Extract]:
    """Those of which nothing was made or sent, and whose decisions are all here."""
    found = (one for one in extracts(store, committee) if extract_state(one) is ExtractState.OWED)
    return [one for one in found if all(store.get(AnyDecision, key) is not None for key in one.decisions)]


def standings_of(store: OpenFile, found: Iterable[Extract]) -> dict[ExtractId, ExtractStanding]:
    """What each says against what stands now; what was not made holds."""
    judged = {one.id: one for one in found}
    standings = dict.fromkeys(judged, ExtractStanding.HOLDS)
    made = {key: one for key, one in judged.items() if one.made_on is not None}
    if not made:
        return standings
    read = _Reader(store, made.values())
    rows = {key: read.rows_of(one) for key, one in made.items()}
    changed = changed_since(store, {key: one.all for key, one in rows.items()}, SIGNS)
    for key, one in made.items():
        standings[key] = _standing(rows[key], changed.get(key, frozenset()))
        if standings[key] is not ExtractStanding.HOLDS and _is_replaced(store, one):
            standings[key] = ExtractStanding.REPLACED
    return standings


class _Rows(NamedValue):
    """What an extract depends on: its decisions, the votes on them, what was adopted about them since, and that the
    minutes were approved."""

    gone: bool
    said: frozenset[UUID]
    approvals: frozenset[UUID]

    @property
    def all(self) -> frozenset[UUID]:
        """Of which the log is asked."""
        return self.said | self.approvals


class _Reader:
    """Reads each decision and each meeting once, however many extracts depend on it."""

    def __init__(self, store: OpenFile, made: Iterable[Extract]) -> None:
        self._store = store
        decisions = store.some(AnyDecision, {key for one in made for key in one.decisions})
        errata = [one for one in store.all(AnyErratum) if one.decision is not None] if decisions else []
        self._about = {one.id: frozenset(self._said_of(one, errata)) for one in decisions}
        self._approvals: dict[UUID, frozenset[UUID]] = {}

    def rows_of(self, extract: Extract) -> _Rows:
        known = [self._about.get(key) for key in extract.decisions]
        votes = (key for found in known if found is not None for key in found)
        approvals = self._of_meeting(extract.meeting) if extract.meeting is not None else frozenset[UUID]()
        return _Rows(gone=None in known, said=frozenset((*extract.decisions, *votes)), approvals=approvals)

    def _said_of(self, decision: AnyDecision, errata: Iterable[AnyErratum]) -> Iterator[UUID]:
        """Votes on it, also those that were taken back, and adopted errata to its item."""
        yield from (vote.id for vote in self._store.all(AnyVote, decision=decision.id, deleted=True))
        yield from (one.id for one in errata if one.item is not None and one.item == decision.item)

    def _of_meeting(self, key: MeetingId) -> frozenset[UUID]:
        if key not in self._approvals:
            moves = self._store.all(MeetingMove, meeting=key, to_state=MeetingState.APPROVED)
            self._approvals[key] = frozenset(move.id for move in moves)
        return self._approvals[key]


def _standing(rows: _Rows, changed: frozenset[UUID]) -> ExtractStanding:
    if rows.gone:
        return ExtractStanding.GONE
    if changed & rows.said:
        return ExtractStanding.CHANGED
    return ExtractStanding.APPROVED if changed & rows.approvals else ExtractStanding.HOLDS


def _is_replaced(store: OpenFile, extract: Extract) -> bool:
    others = store.all(Extract, person=extract.person, organisation=extract.organisation)
    return any(replaces(other, extract) for other in others)


def _line(store: OpenFile, one: Extract, standing: ExtractStanding, *, several: bool) -> ExtractLine:
    meeting = store.get(Meeting, one.meeting) if one.meeting is not None else None
    decisions = [found for key in one.decisions if (found := store.get(AnyDecision, key)) is not None]
    owner = store.get(Committee, one.committee) if several else None
    return ExtractLine(
        key=one.id,
        numbers=tuple(_numbers(store, one)),
        text=decisions[0].text if decisions else Bilingual(),
        reader=reader_of(store, one),
        meeting=meeting.number or "" if meeting is not None else "",
        on=(meeting.on if meeting is not None else None) or (decisions[0].on if decisions else None),
        language=one.language,
        channel=one.channel,
        made_on=one.made_on,
        sent_on=one.sent_on,
        certified_by=name_of_person(store, one.certified_by),
        state=extract_state(one),
        standing=standing,
        closed=any(is_closed(store, key) for key in one.decisions),
        remark=one.remark,
        committee=owner.code if owner is not None else "",
    )


def _numbers(store: OpenFile, one: Extract) -> Iterator[str]:
    for key in one.decisions:
        decision = store.get(AnyDecision, key)
        if decision is not None:
            yield decision.number or "–"


def _records(store: OpenFile, rows: Sequence[Any]) -> list[Extract]:  # rows of a query
    """In the order of the rows."""
    by_key = {one.id.bytes: one for one in store.some(Extract, [UUID(bytes=row.id) for row in rows])}
    return [by_key[row.id] for row in rows]


def _said(store: OpenFile, found: Sequence[Extract]) -> dict[bytes, str]:
    """By which words each is found: its reader and its numbers, each read once."""
    keys = {key for one in found for key in one.decisions}
    numbers = {one.id: one.number or "" for one in store.some(AnyDecision, keys)}
    readers: dict[tuple[object, object], Bilingual] = {}
    said = {}
    for one in found:
        who = (one.person, one.organisation)
        if who not in readers:
            readers[who] = reader_of(store, one)
        name = readers[who]
        of = (numbers.get(key, "") for key in one.decisions)
        said[one.id.bytes] = " ".join((name.fr.text, name.de.text, *of)).casefold()
    return said
