"""Who is told what changed? One signal per outcome; views decide whether it concerns them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Kinds and ids that one operation touched; `label` is the sentence of the act, for the strip."""

    kinds: frozenset[str]
    ids: frozenset[UUID]
    label: str = ""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, UUID]], label: str = "") -> "Changes":
        """From (kind, id) pairs as an outcome lists them."""
        listed = list(pairs)
        return cls(
            kinds=frozenset(kind for kind, _ in listed),
            ids=frozenset(identity for _, identity in listed),
            label=label,
        )

    def touches(self, *kinds: str) -> bool:
        """Whether any of the kinds changed."""
        return not self.kinds.isdisjoint(kinds)


class ChangeBus(QObject):
    """Carries ids and kinds only, never rows: whoever listens reads again."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tells everybody, after the transaction."""
        if changes.kinds:
            self.changed.emit(changes)
