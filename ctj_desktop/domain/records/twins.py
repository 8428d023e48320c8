"""Which records are kept twice, and under which of the two types is one kept?

What hangs on an item is internal, and the conference may see it; what hangs on a closed item is its restricted twin and
stays with the committee (exchange/FORMAT.md 1.2). Both have the fields of their common type, which
reads either: `store.get(AnyDecision, key)`, `store.all(AnyVote, decision=key)`.
"""

from collections.abc import Mapping
from typing import Final, TypeVar, cast

from ctj_desktop.domain.record import DataClass, Record, fields
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion, RequestedOpinion, RestrictedRequestedOpinion
from ctj_desktop.domain.records.meetings import AnyItemDocument, ItemDocument, RestrictedItemDocument
from ctj_desktop.domain.records.minutes import (
    AnyAttachment,
    AnyBlock,
    Attachment,
    MinuteBlock,
    RestrictedAttachment,
    RestrictedMinuteBlock,
)
from ctj_desktop.domain.records.remarks import (
    AnyErratum,
    AnyRemark,
    Erratum,
    Remark,
    RestrictedErratum,
    RestrictedRemark,
)
from ctj_desktop.domain.records.voting import (
    Amendment,
    AnyAmendment,
    AnyDecision,
    AnyExecutionMove,
    AnyTask,
    AnyTaskMove,
    AnyVote,
    Decision,
    ExecutionMove,
    RestrictedAmendment,
    RestrictedDecision,
    RestrictedExecutionMove,
    RestrictedTask,
    RestrictedTaskMove,
    RestrictedVote,
    Task,
    TaskMove,
    Vote,
)

R = TypeVar("R", bound=Record)

PAIRS: Final[Mapping[type[Record], tuple[type[Record], type[Record]]]] = {
    AnyItemDocument: (ItemDocument, RestrictedItemDocument),
    AnyBlock: (MinuteBlock, RestrictedMinuteBlock),
    AnyDecision: (Decision, RestrictedDecision),
    AnyAmendment: (Amendment, RestrictedAmendment),
    AnyVote: (Vote, RestrictedVote),
    AnyTask: (Task, RestrictedTask),
    AnyTaskMove: (TaskMove, RestrictedTaskMove),
    AnyExecutionMove: (ExecutionMove, RestrictedExecutionMove),
    AnyRequestedOpinion: (RequestedOpinion, RestrictedRequestedOpinion),
    AnyRemark: (Remark, RestrictedRemark),
    AnyErratum: (Erratum, RestrictedErratum),
    AnyAttachment: (Attachment, RestrictedAttachment),
}
"""By their common type: the one that is seen outside, and the restricted one."""
_TWINS: Final = dict(PAIRS.values())
_OTHER: Final = {one.kind: other.kind for pair in PAIRS.values() for one, other in (pair, pair[::-1])}
_SEEN: Final = {twin.kind: seen.kind for seen, twin in PAIRS.values()}


def kept_types(cls: type[R]) -> tuple[type[R], ...]:
    """The types under which records of this one are kept: both of a common type, else itself."""
    return cast("tuple[type[R], ...]", PAIRS.get(cls, (cls,)))


def type_for(cls: type[R], *, closed: bool) -> type[R]:
    """The type under which something of this common type is kept by an item that is closed, or not."""
    return kept_types(cls)[int(closed)]


def kept_as(cls: type[R], record: R, *, closed: bool) -> R:
    """The same values under the type that the item settles."""
    return type_for(cls, closed=closed)(**{part.name: getattr(record, part.name) for part in fields(record)})


def twin_of(cls: type[Record]) -> type[Record] | None:
    """The restricted twin of a type; None where it has none, or is one."""
    return _TWINS.get(cls)


def seen_of(cls: type[Record]) -> type[Record] | None:
    """The type that is seen outside, of a restricted twin; None where it is none."""
    return next((seen for seen, twin in _TWINS.items() if twin is cls), None)


def is_restricted(record: Record) -> bool:
    """Whether it stays with the committee: what a closed item holds."""
    return record.data_class is DataClass.RESTRICTED


def other_kind(kind: str) -> str | None:
    """The name of the kind under which the same record is kept where its item is closed, or is not."""
    return _OTHER.get(kind)


def seen_kind(kind: str) -> str:
    """The name of the kind that a restricted twin adds to; any other kind is called as it is."""
    return _SEEN.get(kind, kind)
