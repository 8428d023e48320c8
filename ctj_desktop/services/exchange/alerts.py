"""How much waits for a person under Exchanges: contradictions to settle, files that cannot be taken in yet?"""

from ctj_desktop.domain.ids import REFERENCE_REPLICA
from ctj_desktop.services.exchange.conflicts import count_conflicts
from ctj_desktop.services.exchange.disputes import Disputed, disputes
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from ctj_desktop.storage.open_file import OpenFile


def count_waiting(store: OpenFile) -> int:
    """Fields with several versions, and files that wait: quick enough after every act."""
    return count_conflicts(store) + len(pending_bundles(store))


def count_disputes(store: OpenFile) -> int:
    """Contradicting moves, numbers and approvals."""
    return len(possible_disputes(store))


def possible_disputes(store: OpenFile) -> list[Disputed]:
    """As `disputes`, which looks across all meetings and so not after every act; none where one device alone wrote."""
    writers = {replica for vector in store.streams.vectors().values() for replica in vector} - {REFERENCE_REPLICA}
    return disputes(store) if len(writers) > 1 else []
