"""A list as a test pastes it, and what becomes of it."""

from collections.abc import Mapping
from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.files.tables.reading import SourceFile, read_pasted
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, RowFate, RowVerdict
from ctj_desktop.services.imports.writing import write
from tests.office import TODAY, Office


def planned(
    office: Office,
    text: str,
    *,
    kind: ListKind | None = None,
    answers: Mapping[int, Answer] | None = None,
    committee: CommitteeId | None = None,
    since: date = TODAY,
) -> ImportPlan:
    """What the list would change."""
    table = read_pasted(text, known).tables[0]
    source = SourceFile(name="liste.xlsx", sha256="", tables=(table,))
    order = prepared(office.store, source, kind=kind, committee=committee, since=since)
    return plan(office.store, replace(order, answers=answers or {}))


def taken(office: Office, text: str, *, kind: ListKind | None = None, since: date = TODAY) -> ImportPlan:
    """The list taken in."""
    found = planned(office, text, kind=kind, since=since)
    write(office.store, found)
    return found


def verdicts(found: ImportPlan) -> list[RowFate]:
    """What becomes of each row."""
    return [one.verdict for one in found.verdicts]


def why(found: ImportPlan) -> list[str]:
    """The names of what is said of each row."""
    return [type(error).__name__ for one in found.verdicts for error in one.why]


def touched(row: RowVerdict) -> dict[str, tuple[object, object]]:
    """The fields that a row changes."""
    return {one.register: (one.before, one.after) for one in row.touched}
