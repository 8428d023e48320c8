"""The records of this office that a file of another one corrects, and those that it was not to touch.

Its program asks the same rule before it writes (`domain/privacy/correcting.py`), so nothing is expected beyond. It is
asked once more where the records are at home, as it was before the file and as it is after: a right may end with it.
"""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import OfficeId, ReplicaId
from ctj_desktop.domain.privacy.correcting import Corrected, Corrector, may_correct
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Office, Organisation, OrganisationName, Person, PersonFunction
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.naming.hanging import name_in_sentences
from ctj_desktop.services.steps.correcting import corrector, whom_of
from ctj_desktop.storage.log.merge import MergeReport
from ctj_desktop.storage.open_file import OpenFile

KINDS: Final[dict[str, type[Corrected]]] = {
    cls.kind: cls for cls in (Person, Organisation, PersonFunction, OrganisationName)
}


class Rights(PositionalValue):
    """What an office may correct at one moment, and what is entrusted to it."""

    by: Corrector
    entrusted: Collection[UUID]


class Corrections(PositionalValue):
    """The names of the persons and bodies of this office that a file corrects, and that it was not to touch."""

    made: tuple[Bilingual, ...] = ()
    beyond: tuple[Bilingual, ...] = ()


def rights_of(store: OpenFile, office: OfficeId) -> Rights:
    """Read the rights as they are now; an office that is not known here may correct what is entrusted to it."""
    known = store.get(Office, office)
    by = corrector(store, office=known) if known is not None else Corrector(office, None, {})
    return Rights(by, {one.id for cls in (Person, Organisation) for one in store.all(cls, keeper=office)})


def corrections(store: OpenFile, before: Rights, sender: ReplicaId, report: MergeReport) -> Corrections:
    """What the device that sent a file wrote itself in the records of this office, merged already."""
    office = before.by.office
    if office == store.office_id:
        return Corrections()
    after, made, beyond = rights_of(store, office).by, dict[UUID, Bilingual](), dict[UUID, Bilingual]()
    for kind, row in sorted(report.changed_rows | report.deleted):
        record = store.get(KINDS[kind], row, deleted=True) if kind in KINDS else None
        whom = whom_of(store, record) if record is not None and record.home == store.home() else None
        if record is None or whom is None or not _wrote(store, sender, kind, row):
            continue
        allowed = whom.id in before.entrusted or any(may_correct(by, whom, record) for by in (before.by, after))
        found = made if allowed and (kind, row) not in report.deleted else beyond
        found[whom.id] = name_in_sentences(store, whom)
    return Corrections(tuple(made.values()), tuple(beyond.values()))


def _wrote(store: OpenFile, sender: ReplicaId, kind: str, row: UUID) -> bool:
    """What an office lost comes back in the files of others: that it wrote itself."""
    heads = store.rows_door.heads(kind, row)
    return any(head.dot.replica == sender for found in heads.values() for head in found)
