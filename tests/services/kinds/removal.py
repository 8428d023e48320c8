"""Is a record of each kind taken away with what its entry says goes with it, kept by all else, and brought back?

What hangs on a record is looked for here in the plain values of all records, by nothing but their ids.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.record import HomeKind, NamedValue, Record, RecordKey, fields
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.errors import UserError
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.kinds.entry import Kind
from ctj_desktop.services.meetings.refusals import WasConvened
from ctj_desktop.services.minutes.extracts.refusals import ExtractSent
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.session.refusals import NotOnTheRoll, StillThere
from ctj_desktop.services.steps.refusals import KeptElsewhere, NotHere
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.storage.store import Rollback, Store
from tests.services.kinds.walk import Related

OF_ITS_OWN: Mapping[str, type[UserError]] = {
    "territory": KeptElsewhere,
    "meeting": WasConvened,
    "guest": StillThere,
    "recusal": NotOnTheRoll,
    "chair_note": NotHere,
    "excuse": NotHere,
    "extract": ExtractSent,
    "refused_recusal": NotHere,
    "project_action": NotHere,
    "proposal_action": NotHere,
    "stage_transition": NotHere,
    "rule_check": NotHere,
}
"""What a step refuses of a planted record though nothing hangs on it: the conference keeps it, it is not as steps make
such records, or its id does not follow from what it links."""


class Hanging(NamedValue):
    """All records; what goes with one of them, itself too; and what else refers to one of these."""

    records: Mapping[RecordKey, Record]
    going: frozenset[RecordKey]
    keeping: frozenset[RecordKey]


def removed(here: Related, entry: Kind) -> Iterator[str]:
    """What keeps it refuses; without that it goes with what goes with it, and undo brings all of it back."""
    for cls in entry.records if entry.steps.remove else ():
        row = here.one(cls)
        with as_before(here.store):
            found = hanging(here.store, row)
            if (len(found.going) > 1) != any(one.goes for one in what_hangs(here.store, row)):
                yield f"what goes with it is not said: {sorted(kind for kind, _ in found.going)}"
            if found.keeping and not isinstance(take_away(here, entry, row), UserError):
                yield f"it is taken away although {sorted(kind for kind, _ in found.keeping)} refer to it"
        with as_before(here.store):
            yield from _gone_and_back(here, entry, row, found)


def _gone_and_back(here: Related, entry: Kind, row: Record, found: Hanging) -> Iterator[str]:
    while found.keeping:
        with here.store.write(OperationLabel("test.deleted")) as unit:
            for key in found.keeping:
                unit.delete_along(found.records[key])
        found = hanging(here.store, row)
    done = take_away(here, entry, row)
    if isinstance(done, UserError):
        if type(done) is not OF_ITS_OWN.get(row.kind):
            yield f"nothing refers to it, and it is kept: {done!r}"
        return
    gone = {(kind, key) for kind, key in done.changed if here.store.get(BY_NAME[kind], key) is None}
    if gone != found.going:
        yield f"{sorted(kind for kind, _ in gone)} go, not {sorted(kind for kind, _ in found.going)}"
    here.office.undo()
    if any(here.store.get(BY_NAME[kind], key) != found.records[kind, key] for kind, key in done.changed):
        yield "undo does not bring it back as it was"


def take_away(here: Related, entry: Kind, row: Record) -> Outcome | UserError:
    """By the step of its entry; what it wrote, or refuses."""
    step = step_named(entry.steps.remove)
    needed = (field.name for field in form_of(step).fields if field.required)
    try:
        return here.office.do_fields(step, **{name: getattr(row, name, row.id) for name in needed}).outcome
    except UserError as refused:
        return refused


def hanging(store: Store, row: Record) -> Hanging:
    """By the ids in the fields of all records."""
    records = {(kind, record.id): record for kind, cls in BY_NAME.items() for record in store.all(cls)}
    written = {key: _written(record) for key, record in records.items()}
    going, size = {(row.kind, row.id)}, 0
    while size != len(going):
        size = len(going)
        going |= {key for key, held in written.items() if _goes(key, held, going)}
    whole = {key for key in going if BY_KIND[key[0]].part_of is None}  # the id of a part is that of the whole
    keeping = {key for key, held in written.items() if key not in going and _names(key, held, whole)}
    if isinstance(row, Committee):
        keeping |= {key for key, one in records.items() if one.home == row.id and one.home_kinds > {HomeKind.COMMITTEE}}
    return Hanging(records=records, going=frozenset(going), keeping=frozenset(keeping - going))


def _goes(key: RecordKey, held: Mapping[str, str], going: set[RecordKey]) -> bool:
    entry = BY_KIND[key[0]]
    if entry.part_of is not None and (entry.part_of.kind, key[1]) in going:
        return True
    owners = [str(one) for kind, one in going if BY_KIND[kind].part_of is None]
    return any(one in held.get(name, "") for name in entry.goes_with for one in owners)


def _names(key: RecordKey, held: Mapping[str, str], wanted: set[RecordKey]) -> bool:
    texts = " ".join(text for name, text in held.items() if name not in BY_KIND[key[0]].outlives)
    return any(str(one) in texts for _, one in wanted)


def _written(record: Record) -> dict[str, str]:
    values = ((part.name, getattr(record, part.name)) for part in fields(record) if part.name not in ("id", "home"))
    return {name: str(value) for name, value in values if value}


@contextmanager
def as_before(store: Store) -> Iterator[None]:
    """Whatever is done inside was never done."""
    with store.batch():
        yield
        raise Rollback
