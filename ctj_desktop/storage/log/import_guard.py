"""Would one import do more to the others' work than anybody means to? Then it stops before it is kept."""

from collections.abc import Iterable
from typing import Final

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import N_

MANY_CHANGES: Final = 200  # rows of all kinds
SMALL_TABLE: Final = 50  # rows; in smaller tables a share says nothing
SHARE: Final = 20  # per cent of a table


class MassChange(Refused):
    """An import that goes beyond the guard; `changes` are (kind, rows, of how many), the most rows first."""

    message = N_(
        "This would delete or overwrite much of what others wrote: {changes}. Nothing was applied. "
        "Accept it only if the sender says that it is meant."
    )
    changes: tuple[tuple[str, int, int], ...]


class Guard(PositionalValue):
    """The mass-change guard (exchange/FORMAT.md 7.8): more than 200 rows, or over 20 % of a table of at least 50 rows.

    Counted are the rows that stood here before the import and that it deletes, and those of which it replaces a
    shown value by another one of a different replica than wrote it. What a partner changes in what the same partner
    wrote is not counted, nor are new rows, nor values that stay visible beside another one without being shown.
    """

    accept: bool = False

    def check(self, changes: Iterable[tuple[str, int, int]]) -> None:
        """MassChange where the counts (kind, rows, of how many) go beyond it, unless it was accepted."""
        counted = sorted((one for one in changes if one[1]), key=lambda one: (-one[1], one[0]))
        many = sum(count for _, count, _ in counted) > MANY_CHANGES
        large = any(of >= SMALL_TABLE and count * 100 > of * SHARE for _, count, of in counted)
        if (many or large) and not self.accept:
            raise MassChange(tuple(counted))
