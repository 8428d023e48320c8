"""A route of which no move asks for anything, for tests of something else than what moves need."""

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import StageTransition
from ctj_desktop.storage.store import Store


def ask_nothing(store: Store) -> None:
    """Of every route that is here."""
    with store.write(OperationLabel("stage_transition.changed")) as unit:
        for move in store.all(StageTransition):
            unit.save(replace(move, needs=()), before=move)
