"""Whose is a row that the conference, an office or a committee may keep, and which of them come first?"""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, HomeId, ctj_home
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office, OfficeKind
from ctj_desktop.services.steps.records import home_of, kept_elsewhere, the
from ctj_desktop.services.steps.refusals import CodeMissing, CodeTaken
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)


def home_for(store: OpenFile, committee: CommitteeId | None) -> HomeId:
    """Where reference data of one's own is at home: with the committee that is named, else with this office.

    The conference's own office enters what is for all. `NotHere` for a committee that is not.
    """
    if committee is not None:
        return home_of(the(store, Committee, committee).id)
    return ctj_home() if is_conference(store) else store.home()


def home_beside(store: OpenFile, record: Record, committee: CommitteeId | None) -> HomeId:
    """Where something said of a record is at home: with it where it is kept here, else with whoever says it."""
    return record.home if committee is None and kept_here(store, record) else home_for(store, committee)


def is_conference(store: OpenFile) -> bool:
    """Whether the conference's own office keeps this workspace."""
    office = store.get(Office, store.office_id)
    return office is not None and office.office_kind is OfficeKind.CTJ


def need_kept_here(store: OpenFile, record: Record) -> None:
    """`KeptElsewhere` for a row that is kept elsewhere."""
    if not kept_here(store, record):
        raise kept_elsewhere(store, record)


def kept_here(store: OpenFile, record: Record) -> bool:
    """Whether this office keeps it: its own, a committee's that is here; what is for all at the conference's office."""
    if record.home == ctj_home():
        return is_conference(store)
    return record.home == store.home() or store.get(Committee, CommitteeId(record.home)) is not None


def kept_homes(store: OpenFile) -> frozenset[HomeId]:
    """Every home whose rows are kept here, as `kept_here` says of one: for a list of thousands."""
    own = {store.home(), *(home_of(committee.id) for committee in store.all(Committee))}
    return frozenset(own | {ctj_home()} if is_conference(store) else own)


def own_first(store: OpenFile, rows: Iterable[R]) -> list[R]:
    """Rows of this office and of the committees here, then the conference's, then other offices'; else as they are."""
    rank = home_rank(store)
    return sorted(rows, key=lambda row: rank(row.home))


def home_rank(store: OpenFile) -> Callable[[UUID], int]:
    """Which home comes first: this office and the committees here, then the conference, then other offices."""
    own = {store.home(), *(committee.id for committee in store.all(Committee))}
    return lambda home: 0 if home in own else 1 if home == ctj_home() else 2


def for_committee(store: OpenFile, rows: Iterable[R], committee: CommitteeId) -> list[R]:
    """What concerns one committee: its own rows and this office's first, then the conference's, and no others."""
    concerned = {store.home(), home_of(committee), ctj_home()}
    return own_first(store, (row for row in rows if row.home in concerned))


def need_code(code: str, others: Iterable[Record], but: UUID | None = None) -> str:
    """The code without spaces around it: `CodeMissing` where it is empty, `CodeTaken` where another row has it."""
    wanted = code.strip()
    if not wanted:
        raise CodeMissing
    if any(getattr(other, "code", None) == wanted and other.id != but for other in others):
        raise CodeTaken(wanted[:60])
    return wanted
