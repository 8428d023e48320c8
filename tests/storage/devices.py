"""Three devices of one office, each with its own file, clock and data folder, for the proof of merging.

The files are made once and copied for each run, so that a run costs milliseconds and its replicas have fixed names.
"""

import hashlib
import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import (
    REFERENCE_REPLICA,
    AgendaItemId,
    AttendanceId,
    HomeId,
    MeetingId,
    MeetingMoveId,
    OfficeId,
    OperationId,
    PersonId,
    ReplicaId,
    RestrictedMinuteBlockId,
    SeatId,
    TerritoryId,
    committee_id,
    ctj_home,
    link_id,
    uuid7,
)
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset, make_header, make_payload
from ctj_desktop.domain.record import DataClass, Record
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Meeting,
    MeetingMove,
    MeetingState,
    Reply,
)
from ctj_desktop.domain.records.minutes import RestrictedMinuteBlock
from ctj_desktop.domain.records.people import Office, Person, PersonPrivate, Territory
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.file import anchor
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.takeback import way_back
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, save

START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
OFFICE = OfficeId(UUID(int=0x0FF1CE))
COMMITTEE = committee_id("MOC")
HOME = HomeId(COMMITTEE)
INTERNAL = Scope(HOME, DataClass.INTERNAL)
AUTHORS = tuple(PersonId(UUID(int=n)) for n in (0xA1, 0xA2, 0xA3))
NAMES = ("desk", "field", "chair")
TERRITORIES = tuple(TerritoryId(UUID(int=0x7E0 + n)) for n in range(2))
MEETINGS = tuple(MeetingId(UUID(int=0x3E0 + n)) for n in range(2))
SEATS = tuple(SeatId(UUID(int=0x5EA + n)) for n in range(2))


@dataclass(slots=True)
class Clock:
    """A clock that stands still unless it is set, so that equal times are common."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Device:
    """A store that can be closed and opened again."""

    path: Path
    data_folder: Path
    seed: int
    clock: Clock = field(default_factory=Clock)
    store: Store = field(init=False)
    source: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.source = random.Random(self.seed)

    @property
    def environment(self) -> Environment:
        return Environment(clock=self.clock, new_id=self.new_id, data_folder=self.data_folder)

    def new_id(self) -> UUID:
        return uuid7(int(START.timestamp() * 1000), self.source.randbytes(10))

    def open(self) -> Store:
        self.store = Store.open(self.path, environment=self.environment)
        return self.store

    def restart(self) -> Store:
        self.store.close()
        return self.open()


def make_template(folder: Path) -> None:
    """Desk and field make the same rows apart; the chair's file is a copy of the desk's."""
    replicas = iter(ReplicaId(UUID(int=n)) for n in (0xB0, 0xA0, 0xC0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchor, "new_replica", lambda: next(replicas))
        for number, name in enumerate(NAMES):
            device = _device(folder, number)
            if name == "chair":
                shutil.copy(folder / "desk.ctj", device.path)
                assert device.open().notice == "copied"
            else:
                device.store = Store.create(device.path, office=_office(), environment=device.environment)
                save(device.store, a_committee(), *(new_record(kind, 0, device.store) for kind in KINDS))
            device.store.close()


def copied_devices(template: Path, folder: Path) -> list[Device]:
    """The three devices in a folder of their own, open."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    devices = [_device(folder, number) for number in range(len(NAMES))]
    for device in devices:
        device.source.seed(1_000 + device.seed)  # other ids than the template gave
        device.open()
    return devices


def _device(folder: Path, number: int) -> Device:
    return Device(folder / f"{NAMES[number]}.ctj", folder / f"{NAMES[number]}-data", number)


def _office() -> Office:
    return Office(id=OFFICE, home=HomeId(OFFICE), name=Bilingual.of("Secrétariat", "Sekretariat"))


# what people write

TEXTS = ("", "un", "deux")
EDITS: dict[type[Record], tuple[tuple[str, tuple[object, ...]], ...]] = {
    Meeting: (("number", (None, "2027-01", "2027-02")), ("on", (None, date(2027, 3, 1))), ("title.fr", TEXTS)),
    AgendaItem: (("title.fr", TEXTS), ("title.de", TEXTS), ("minutes", (None, 5, 10)), ("closed", (False, True))),
    Attendance: (("reply", (None, *Reply)), ("status", (None, *AttendanceStatus))),
    RestrictedMinuteBlock: (("text.fr", TEXTS), ("text.de", TEXTS)),
    Person: (("family_name", ("Un", "Deux")), ("work_email", TEXTS)),
    PersonPrivate: (("note", TEXTS), ("retention_until", (None, date(2030, 1, 1)))),
    Territory: (("name.de", TEXTS), ("source", TEXTS)),
}
KINDS = tuple(EDITS)


def new_record(kind: type[Record], number: int, store: Store) -> Record:
    """A record of the kind; few ids, so that two devices often make the same row."""
    here = Bilingual.of(TEXTS[number % 3])
    meeting = MEETINGS[number % 2]
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
        Person: Person(id=AUTHORS[number % 2], home=store.home(), family_name="Un"),
        PersonPrivate: PersonPrivate(id=AUTHORS[number % 2], home=store.home()),  # type: ignore[arg-type]
        Territory: Territory(id=TERRITORIES[number % 2], home=ctj_home(), code="NFC-JU", name=here),
    }
    return made[kind]


def filed_move(number: int, day: int) -> MeetingMove:
    """A row that is written once; few ids, so that two devices file the same one apart."""
    return MeetingMove(
        id=MeetingMoveId(UUID(int=0x30FE + number)),
        home=HOME,
        meeting=MEETINGS[0],
        from_state=MeetingState.DRAFT,
        to_state=MeetingState.CONVENED,
        on=date(2027, 3, day),
    )


# what the program brings along: the same bytes everywhere

REFERENCE_SCOPE = Scope(ctj_home(), DataClass.OPEN)


def reference_stream() -> list[Changeset]:
    """Four releases: two territories come, are renamed, one goes."""
    releases: Sequence[Iterable[RowChange]] = (
        [_territory(n, {"code": f"T{n}", "name.de": _german("un")}) for n in range(2)],
        [_territory(0, {"name.de": _german("deux"), "source": "A"})],
        [_territory(1, {"_del": True})],
        [_territory(0, {"name.de": _german("")}), _territory(1, {"source": "B", "_del": False})],
    )
    return [
        changeset(REFERENCE_SCOPE, Dot(_reference_hlc(n), REFERENCE_REPLICA, n), {}, rows)
        for n, rows in enumerate(releases, 1)
    ]


def _reference_hlc(number: int) -> int:
    """Between the clocks of the devices: some releases before, some after what people wrote."""
    moment = START + timedelta(milliseconds=number - 2)
    return int(moment.timestamp() * 1000) << 16


def _territory(number: int, registers: dict[str, Json]) -> RowChange:
    return RowChange("territory", TERRITORIES[number], registers)


def _german(text: str) -> Json:
    return {"text": text}


def changeset(scope: Scope, dot: Dot, deps: dict[ReplicaId, int], rows: Iterable[RowChange]) -> Changeset:
    """A changeset as another program would send it."""
    operation = Operation(
        OperationId(UUID(int=dot.hlc << 16 | dot.seq)), OperationLabel("reference.updated"), None, START
    )
    payload = make_payload(rows)
    return Changeset(
        scope=scope,
        replica=dot.replica,
        seq=dot.seq,
        header=make_header(dot, deps, operation),
        payload=payload,
        payload_sha=hashlib.sha256(payload).digest(),
    )


def merge_with_way_back(
    store: OpenFile,
    changesets: Iterable[Changeset],
    *,
    guard: merge.Guard | None = None,
    strict: bool = False,
) -> merge.MergeReport:
    """`merge.apply` that can be taken back; a refused one leaves the way back of the one before."""
    with way_back(store):
        return merge.apply(store, changesets, guard=guard, strict=strict)
