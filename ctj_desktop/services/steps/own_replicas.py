"""Which replicas are of this office, as far as it is known here?"""

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.records.people import Office
from ctj_desktop.storage.file.anchor import former
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.open_file import OpenFile


def replicas_of_office(store: OpenFile) -> frozenset[ReplicaId]:
    """The earlier replicas of this file, and those of this office that are known otherwise; not the one of now."""
    devices = {one.replica for one in peers(store) if one.office == store.office_id}
    wrote = {
        head.dot.replica
        for heads in store.rows_door.heads(Office.kind, store.office_id).values()
        for head in heads
        if not any(one.replica == head.dot.replica and one.office != store.office_id for one in peers(store))
    }
    before = {replica for replica, _ in former(store)}
    return frozenset(devices | wrote | before) - {store.replica} | frozenset({store.replica} if store.moved else ())
