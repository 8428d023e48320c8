"""How does the window or the command line do something in a workspace?"""

from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.services.steps.by_fields import by_fields
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.storage.log import history
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

P = ParamSpec("P")
R = TypeVar("R")


class Done(PositionalValue, Generic[R]):
    """What a step did: what changed, and the record it returned."""

    outcome: Outcome
    record: R

    @property
    def number(self) -> str | None:
        """The number the record got, where it has one."""
        number = getattr(self.record, "number", None)
        return number if isinstance(number, str) else None


class Workspace:
    """An open store and who is at the keyboard; every act is one operation."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def author(self) -> PersonId | None:
        """Who is at the keyboard."""
        return self.store.author

    def do(self, step: Callable[Concatenate[Unit, P], R], *args: P.args, **fields: P.kwargs) -> Done[R]:
        """Do one step as one operation; what the step refuses is raised, and nothing was written."""
        with self.store.write(OperationLabel(getattr(step, "__name__", "step"))) as unit:
            record = step(unit, *args, **fields)
        return Done(unit.outcome, record)

    def do_fields(self, step: Callable[..., R], **fields: Any) -> Done[R]:  # each field has its own type
        """As `do`, for whoever has only some fields of the record that the step takes (`by_fields`)."""
        with self.store.write(OperationLabel(getattr(step, "__name__", "step"))) as unit:
            record = by_fields(unit, step, **fields)
        return Done(unit.outcome, record)

    def undo(self, step: Step = no_step) -> Outcome:
        """Take back the newest operation of the person at the keyboard; approved minutes stay as they are.

        What `step` raises stops it, and nothing was changed.
        """
        operation = history.next_undo(self.store, self.author)
        if operation is not None:
            need_unlocked(self.store, operation.id)
        return history.undo(self.store, self.author, step)

    def redo(self, step: Step = no_step) -> Outcome:
        """Do again what was taken back last; as `undo`."""
        operation = history.next_redo(self.store, self.author)
        if operation is not None:
            need_unlocked(self.store, operation.id)
        return history.redo(self.store, self.author, step)

    def today(self) -> date:
        """A sample carries its own day; otherwise the day in the Arc jurassien."""
        return today_in(self.store)
