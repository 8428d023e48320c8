"""How much waits for a person under Exchanges: contradictions to settle, files that cannot be taken in yet?"""

from ctj_desktop.domain.ids import REFERENCE_REPLICA
from ctj_desktop.services.exchange.conflicts import count_conflicts
from ctj_desktop.services.exchange.disputes import disputes
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from ctj_desktop.storage.open_file import OpenFile


def count_waiting(store: OpenFile) -> int:
    """Fields with several versions, and files that wait: quick enough after every act."""
    return count_conflicts(store) + len(pending_bundles(store))


def count_disputes(store: OpenFile) -> int:
    """Contradicting moves, numbers and approvals: looked for across all meetings, so not after every act.

    There are none where one device alone has written.
    """
    writers = {replica for vector in store.streams.vectors().values() for replica in vector} - {REFERENCE_REPLICA}
    return len(disputes(store)) if len(writers) > 1 else 0
