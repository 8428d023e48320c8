"""How much waits for a person under Exchanges: contradictions to settle, files that cannot be taken in yet?"""

from ctj_desktop.services.conflicts import count_conflicts
from ctj_desktop.services.disputes import disputes
from ctj_desktop.storage.inbox import pending_bundles
from ctj_desktop.storage.open_file import OpenFile


def count_waiting(store: OpenFile) -> int:
    """Fields with several versions, contradicting moves, numbers and approvals, and files that wait."""
    return count_conflicts(store) + len(disputes(store)) + len(pending_bundles(store))
