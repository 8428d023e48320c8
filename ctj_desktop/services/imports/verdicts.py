"""What was ordered, and what becomes of every row of a list?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue, PositionalValue, Record
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import SourceTable
from ctj_desktop.services.imports.kinds import ListKind


class RowFate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


TAKEN: Final = frozenset({RowFate.NEW, RowFate.CHANGED, RowFate.SAME})


class Answer(StrEnum):
    """What a person said of a row that may be a duplicate."""

    JOIN = "join"
    APART = "apart"


class PartKind(StrEnum):
    """What somebody of a list is in the committee."""

    VOTE = "vote"
    ADVICE = "advice"
    SUBSTITUTE = "substitute"
    SECRETARY = "secretary"
    NONE = "none"


class PartTaken(PositionalValue):
    """What the person of a row is, and of a substitute whose."""

    kind: PartKind
    of: str = ""


class Touched(NamedValue):
    """A field that a row changes: as it is and as it shall be."""

    kind: str
    row: UUID
    register: str
    before: Any  # of the register's type
    after: Any


class RowVerdict(NamedValue):
    """What becomes of a row, whom it is about, and why: refusals and what was left out."""

    number: int
    verdict: RowFate
    name: str
    twin: str = ""
    """Of whom it may be a duplicate."""
    of: str = Person.kind
    """Of which kind these are."""
    further: str = ""
    """With which body that person would have a further function, were the two joined."""
    joined: tuple[str, ...] = ()
    """With whom it is joined, as a person has said."""
    added: tuple[str, ...] = ()
    """Kinds of the records that it adds."""
    sums: tuple[tuple[str, str, Money], ...] = ()
    """The money in them: kind, field and amount."""
    touched: tuple[Touched, ...] = ()
    why: tuple[UserError, ...] = ()
    part: PartTaken | None = None
    """What the person is in the committee; None of a list that says nothing of it."""

    @property
    def remarked(self) -> bool:
        """Whether it is taken, and something of it is not or not as it stands there."""
        return bool(self.why) and self.verdict is not RowFate.REFUSED


class ImportOrder(NamedValue):
    """What shall be imported, and how."""

    table: SourceTable
    kind: ListKind
    columns: tuple[str, ...]
    committee: CommitteeId | None = None
    since: date
    """First day of mandates of which the list says none."""
    answers: Mapping[int, Answer] = {}
    """By the number of the row."""
    parts: Mapping[int, PartTaken] = {}
    """What a person said somebody is, by the number of the row: it goes before what the list says."""
    sides: Mapping[int, Side] = {}
    """On which side of the border the seat is, by the number of the row, where the list does not say it."""
    source: str = ""
    """The name of the file, kept with what is private."""
    sha256: str = ""
    sender: str = ""
    """Whose list it is: what its columns mean is remembered for the next one."""


class ImportPlan(NamedValue):
    """The verdicts of all rows, and the rows of the workspace as they shall be."""

    order: ImportOrder
    verdicts: tuple[RowVerdict, ...]
    changes: tuple[tuple[Record, Record | None], ...]

    @property
    def counts(self) -> Mapping[RowFate, int]:
        """How many rows have each verdict."""
        found = Counter(one.verdict for one in self.verdicts)
        return {verdict: found[verdict] for verdict in RowFate}

    @property
    def remarked(self) -> int:
        """How many rows are taken with a remark."""
        return sum(one.remarked for one in self.verdicts)
