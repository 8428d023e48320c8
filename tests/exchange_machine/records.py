"""What do people write in the machine? Few rows and few values, so that two of them often mean the same thing.

Every text says its scope by a marker, so that a bundle can be searched for what it must not carry.
"""

import hashlib
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

from ctj_desktop.domain.ids import (
    AgendaItemId,
    ApprovedVersionId,
    AttendanceId,
    DecisionId,
    HomeId,
    MeetingId,
    MeetingMoveId,
    OfficeId,
    PersonId,
    PersonPrivateId,
    PublishedDecisionId,
    RestrictedMinuteBlockId,
    SeatId,
    TerritoryId,
    committee_id,
    ctj_home,
    link_id,
)
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    ItemKind,
    Meeting,
    MeetingMove,
    MeetingState,
    Reply,
)
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion, RestrictedMinuteBlock
from ctj_desktop.domain.records.people import Person, PersonPrivate, Territory
from ctj_desktop.domain.records.voting import PublishedDecision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.storage.store import Store

OFFICES = {letter: OfficeId(UUID(int=0x0FF1CE00 + n)) for n, letter in enumerate("ABC")}
COMMITTEE = committee_id("MOC")
HOME = HomeId(COMMITTEE)
MEETINGS = tuple(MeetingId(UUID(int=0x3E0 + n)) for n in range(2))
SEATS = tuple(SeatId(UUID(int=0x5EA + n)) for n in range(2))
APPROVED_AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

TEXTS = ("", "un", "deux")
EDITS: dict[type[Record], tuple[tuple[str, tuple[object, ...]], ...]] = {
    Meeting: (("number", (None, "2027-01", "2027-02")), ("on", (None, date(2027, 3, 1))), ("title.fr", TEXTS)),
    AgendaItem: (
        ("title.fr", TEXTS),
        ("title.de", TEXTS),
        ("minutes", (None, 5, 10)),
        ("item_kind", tuple(ItemKind)[:3]),
    ),
    Attendance: (("reply", (None, *Reply)), ("status", (None, *AttendanceStatus))),
    RestrictedMinuteBlock: (("text.fr", TEXTS), ("text.de", TEXTS)),
    PublishedDecision: (("text.fr", TEXTS), ("on", (date(2027, 3, 1), date(2027, 3, 2)))),
    Person: (("given_name", TEXTS), ("work_email", TEXTS)),
    PersonPrivate: (("note", TEXTS), ("retention_until", (None, date(2030, 1, 1)))),
    Territory: (("name.de", TEXTS), ("source", TEXTS)),
}
ONCE: tuple[type[Record], ...] = (ApprovedVersion, MeetingMove)
KINDS: tuple[type[Record], ...] = (*EDITS, *ONCE)
_HOMES = {HomeId(COMMITTEE): "M", ctj_home(): "ctj"} | {HomeId(office): name for name, office in OFFICES.items()}


def marker(record: Record) -> str:
    """A word that stands in texts of one scope alone."""
    return f"§{_HOMES[record.home]}-{record.data_class}§"


def new_record(kind: type[Record], number: int, store: Store, office: str) -> Any:  # of that kind
    """A record of the kind; few ids, so that two parties often make the same row."""
    letter = ord(office) - ord("A")
    person = PersonId(UUID(int=0xA00 + 16 * letter + number % 2))
    meeting = MEETINGS[number % 2]
    here = Bilingual.of(TEXTS[number % 3])
    blank = "" if number % 2 else None
    made: dict[type[Record], Record] = {
        Meeting: Meeting(id=meeting, home=HOME, committee=COMMITTEE, title=here),
        AgendaItem: AgendaItem(
            id=AgendaItemId(UUID(int=0xA9E0 + number % 4)), home=HOME, meeting=meeting, position="a", title=here
        ),
        Attendance: Attendance(
            id=AttendanceId(link_id("attendance", meeting, SEATS[number % 2])),
            home=HOME,
            meeting=meeting,
            seat=SEATS[number % 2],
            reply=(None, *Reply)[number % 6],
        ),
        RestrictedMinuteBlock: RestrictedMinuteBlock(
            id=RestrictedMinuteBlockId(UUID(int=0xB10C + number % 2)),
            home=HOME,
            item=AgendaItemId(UUID(int=0xA9E0)),
            position="a",
            text=here,
        ),
        PublishedDecision: PublishedDecision(
            id=PublishedDecisionId(UUID(int=0xDEC + number % 2)),
            home=HOME,
            committee=COMMITTEE,
            decision=DecisionId(UUID(int=0xDEC0)),
            number="D-1",
            text=here,
            on=date(2027, 3, 1),
        ),
        Person: Person(id=person, home=store.home(), family_name="Un"),
        PersonPrivate: PersonPrivate(id=PersonPrivateId(person), home=store.home(), note=blank or ""),
        Territory: Territory(id=TerritoryId(UUID(int=0x7E0 + number % 2)), home=ctj_home(), code="NFC-JU", name=here),
        ApprovedVersion: ApprovedVersion(
            id=ApprovedVersionId(store.environment.new_id()),
            home=HOME,
            meeting=meeting,
            document=ApprovedDocument.MINUTES,
            sha256=hashlib.sha256(f"v{number}".encode()).hexdigest(),
            text=f"v{number}",
            by=None,
            at=APPROVED_AT,
        ),
        MeetingMove: MeetingMove(
            id=MeetingMoveId(store.environment.new_id()),
            home=HOME,
            meeting=meeting,
            from_state=MeetingState.DRAFT,
            to_state=(MeetingState.CONVENED, MeetingState.POSTPONED)[number % 2],
            on=date(2027, 3, 1),
            reason=here,
        ),
    }
    return _marked(made[kind])


def _marked(record: Any) -> Any:
    """With the marker in every text that is not empty."""
    for name in ("title", "text", "name", "reason"):
        value = getattr(record, name, None)
        if isinstance(value, Bilingual) and value.fr.text:
            record = replace(record, **{name: Bilingual.of(f"{value.fr.text} {marker(record)}")})
    if isinstance(record, Person):
        return replace(record, family_name=f"Un {marker(record)}")
    if isinstance(record, ApprovedVersion):
        text = f"{record.text} {marker(record)}"
        return replace(record, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return record


def first_records(store: Store, office: str) -> list[Record]:
    """What an office has before the run begins."""
    kinds = (Person, PersonPrivate) if office != "A" else tuple(EDITS)
    return [new_record(kind, 0, store, office) for kind in kinds]


def edited(record: Any, pick: int) -> Any:
    """The record with one register changed; several picks reach the same value."""
    edits = EDITS[type(record)]
    path, values = edits[pick % len(edits)]
    value = values[pick // len(edits) % len(values)]
    if isinstance(value, str) and value in TEXTS[1:]:
        value = f"{value} {marker(record)}"
    field, _, language = path.partition(".")
    if not language:
        return replace(record, **{field: value})
    text = cast("Bilingual", getattr(record, field))
    passage = replace(text.passage(Language(language)), text=str(value))
    return replace(record, **{field: replace(text, **{language: passage})})
