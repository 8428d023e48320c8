"""How do pages learn what a file wrote?"""

from collections.abc import Collection
from uuid import UUID

from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace


def tell(workspace: OpenWorkspace, changed: Collection[tuple[str, UUID]] = ()) -> None:
    """Every page reads again what a file wrote; where it wrote no record, the exchange alone does."""
    if changed:
        workspace.bus.publish(Outcome(None, OperationLabel("merged"), frozenset(changed)))
    else:
        workspace.bus.exchanged.emit()
