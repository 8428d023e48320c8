"""Would one import do more to the others' work than anybody means to? Then it stops before it is kept."""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import Refused

MANY_CHANGES: Final = 200  # rows of all kinds
SMALL_TABLE: Final = 50  # rows; in smaller tables a share says nothing
SHARE: Final = 20  # per cent of a table


class MassChange(Refused):
    """This would delete or overwrite much of what others wrote: {changes}. Nothing was applied. Accept it only if the
    sender says that it is meant.

    `changes` are (kind, rows, of how many), the most rows first; `earlier`: what the same partner took within a day is
    counted with it.
    """

    changes: tuple[tuple[str, int, int], ...]
    earlier: bool = False


Losses = Mapping[str, tuple[int, int]]
"""Of each kind: rows deleted or overwritten, of how many that stood here before."""


class Guard(PositionalValue):
    """The mass-change guard (exchange/FORMAT.md 7.8): more than 200 rows, or over 20 % of a table of at least 50 rows.

    Counted are the rows that stood here before the import and that it deletes, and those of which it replaces a
    shown value by another one of a different replica than wrote it. What a partner changes in what the same partner
    wrote is not counted, nor are new rows, nor values that stay visible beside another one without being shown.
    `earlier` is what the same partner took within a day: many small files do not do what one large one may not.
    """

    accept: bool = False
    earlier: Losses = {}

    def check(self, losses: Losses) -> None:
        """MassChange where the losses, with the earlier ones, go beyond it, unless it was accepted."""
        if self.accept or not any(count for count, _ in losses.values()):
            return
        counted = sorted(
            ((kind, *_together(losses.get(kind), self.earlier.get(kind))) for kind in losses.keys() | self.earlier),
            key=lambda one: (-one[1], one[0]),
        )
        many = sum(count for _, count, _ in counted) > MANY_CHANGES
        large = any(of >= SMALL_TABLE and count * 100 > of * SHARE for _, count, of in counted)
        if many or large:
            raise MassChange(tuple(one for one in counted if one[1]), bool(self.earlier))


def together(one: Losses, other: Losses) -> Losses:
    """Losses one after the other: of as many as stood here before the first of them."""
    return {kind: _together(one.get(kind), other.get(kind)) for kind in one.keys() | other}


def _together(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int]:
    (lost, of), (more, also_of) = one or (0, 0), other or (0, 0)
    return lost + more, max(of, also_of)
