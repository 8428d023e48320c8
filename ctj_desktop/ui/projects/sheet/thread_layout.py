"""How much of the width has each knot of a thread, and in which lines does it say what it says?"""

from collections.abc import Sequence

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.services.projects.thread import Reached
from ctj_desktop.ui.projects.words import KnotWords
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import first_lines, width_of

GAP, MOST = 12, 2
"""Pixels between the writing of two knots; so many lines for the name of a knot, and for what it says."""


class KnotLines(NamedValue):
    """A knot with its room, `left` of which begins at the first knot's 0; only its `names` and `says` may be cut."""

    row: int
    left: int
    width: int
    names: tuple[str, ...]
    says: tuple[str, ...]
    day: str


def knot_lines(theme: Theme, knots: Sequence[KnotWords], width: int) -> tuple[KnotLines, ...]:
    """The knots in so many pixels: equally wide, except where a word, an amount or a day needs more.

    Where they have no room beside each other they go on in another row.
    """
    least, found = [_least(theme, knot) for knot in knots], list[KnotLines]()
    count = _in_a_row(least, width)
    for row, first in enumerate(range(0, len(knots), count)):
        shares, left = _shares(least[first : first + count], width, count), 0
        for knot, share in zip(knots[first : first + count], shares, strict=True):
            found.append(_lines(theme, knot, row, left, share))
            left += share
    return tuple(found)


def _in_a_row(least: Sequence[int], width: int) -> int:
    """As many as have room in each of the rows, which hold equally many."""
    for rows in range(1, len(least)):
        count = -(-len(least) // rows)
        if all(sum(least[first : first + count]) <= width for first in range(0, len(least), count)):
            return count
    return 1


def _lines(theme: Theme, knot: KnotWords, row: int, left: int, width: int) -> KnotLines:
    small, room = theme.font(Type.CAPTION), width - theme.px(GAP)
    apart = knot.amounts and width_of(small, knot.second) > room
    return KnotLines(
        row=row,
        left=left,
        width=width,
        names=tuple(first_lines(theme.font(_name_type(knot)), knot.first, room, MOST)),
        says=knot.amounts if apart else tuple(first_lines(small, knot.second, room, MOST)),
        day=knot.third if width_of(small, knot.third) <= room else knot.figures,
    )


def _name_type(knot: KnotWords) -> Type:
    return Type.BODY if knot.reached is Reached.AHEAD else Type.STRONG


def _least(theme: Theme, knot: KnotWords) -> int:
    """What cannot be broken: a word of the name, an amount, a day in figures."""
    small = theme.font(Type.CAPTION)
    words = [width_of(theme.font(_name_type(knot)), one) for one in knot.first.split()]
    facts = [width_of(small, one) for one in (*knot.amounts, knot.figures)]
    return max((*words, *facts)) + theme.px(GAP) + 2


def _shares(least: Sequence[int], width: int, count: int) -> list[int]:
    """Equal ones, as of so many; whoever needs more has it, and the others share what is left."""
    given: dict[int, int] = {}
    while len(given) < len(least):
        equal = max(0, width - sum(given.values())) // (count - len(given))
        more = {at: need for at, need in enumerate(least) if at not in given and need > equal}
        given |= more or {at: equal for at in range(len(least)) if at not in given}
    return [given[at] for at in range(len(least))]
