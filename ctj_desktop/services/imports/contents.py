"""What does a column hold: may it mean what its title says, and what does it mean where its title says nothing?

A title is a hint and the cells are the thing: a column “Qualité” with “Élu” and “Administration” says of nobody that
they are a substitute.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.records.people import OrganisationKind
from ctj_desktop.files.tables.table import Cell, SourceTable, as_text
from ctj_desktop.i18n.folding import folded
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.columns import UNUSED, known_words, recognised
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.refusals import RowRefused, UnknownWordThere

Reads = Callable[[Cell], bool]
FEWEST: Final = 3
"""Cells from which a column is judged: one word that is not understood says nothing of the others."""
LOOKED_AT: Final = 200
HALF, NEARLY_ALL = 0.5, 0.8
"""Shares of the cells that must be understood: where the title says so, and where it does not."""
LONG_AGO: Final = date(1900, 1, 1)
PHONE: Final = re.compile(r"[+(]?[0-9][0-9 ()/.'-]{7,}")
POSTCODE: Final = re.compile(r"(?:CH|F|FR)?[ -]*[0-9]{4,5}")
WORDS: Final = re.compile(r"[^\W\d_][^@/]*")


def _understood(read: Callable[[Cell, str], object]) -> Reads:
    def reads(cell: Cell) -> bool:
        try:
            read(cell, "")
        except (UnknownWordThere, RowRefused):
            return False
        return True

    return reads


def _is(pattern: re.Pattern[str]) -> Reads:
    return lambda cell: bool(pattern.fullmatch(as_text(cell).strip()))


def _is_body(cell: Cell) -> bool:
    return cells.kind_by_name(as_text(cell)) is not OrganisationKind.OTHER


def _is_office(cell: Cell) -> bool:
    """Whether it says an office that few have: where most have it, it is one elsewhere."""
    return cells.plain(cell) in cells.OFFICES


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(WORDS.fullmatch(cell)) and not _is_body(cell)


_DAY: Final = _understood(lambda cell, column: cells.a_day(cell, column, LONG_AGO, last=True))
HOLDS: Final[Mapping[str, Reads]] = {
    "salutation": _understood(cells.salutation),
    "side": _understood(cells.side),
    "language": _understood(cells.language),
    "channel": _understood(cells.channel),
    "capacity": _understood(cells.capacity),
    "substitute_flag": _understood(cells.is_substitute),
    "office": _understood(cells.office),
    "organisation_kind": _understood(cells.body_kind),
    "start": _DAY,
    "end": _DAY,
    "period": _understood(lambda cell, column: cells.a_period(cell, column, LONG_AGO)),
    "work_email": lambda cell: is_mail_address(as_text(cell).removeprefix("mailto:")),
    "work_phone": _is(PHONE),
    "work_mobile": _is(PHONE),
    "work_postcode": _is(POSTCODE),
    "family_name": _is_name,
    "given_name": _is_name,
    "full_name": _is_name,
}
"""What a cell of that meaning can be; of any other meaning it may be anything."""
FORMED: Final = frozenset(("start", "end", "period", "work_email", "work_phone", "work_mobile", "work_postcode"))
"""What is said at its row where it is wrong, and is not another column for that."""
HINTED: Final = frozenset((*HOLDS, "function", "title", "organisation", "work_street", "work_place"))
"""What a word of a title may hint at, so that the cells can be asked whether it is so."""
BY_CONTENT: Final[tuple[str, ...]] = ("work_email", "substitute_flag", "capacity", "salutation", "side", "office")
"""What is told by the cells alone, the surest first."""
TOLD_BY_SEVERAL: Final = frozenset(BY_CONTENT) - {"work_email"}
"""A column of these has more than one value: a single one says nothing."""


def proposed(table: SourceTable, kind: ListKind) -> tuple[str, ...]:
    """The meaning of each column by its title, its cells, and where its title is not known by a word of it."""
    held = [_filled(table, at) for at in range(len(table.headings))]
    found = list(recognised(table.headings, kind, lambda at, meaning: _may_be(held[at], meaning)))
    offered = {target.name for target in KINDS[kind].targets}
    unknown = [at for at, meaning in enumerate(found) if meaning == UNUSED and len(held[at]) >= FEWEST]
    for at in unknown:
        free = [name for name in BY_CONTENT if name in offered and name not in found]
        found[at] = next((name for name in free if _tells(held[at], name)), UNUSED)
    for at in sorted(unknown, key=lambda at: -len(set(held[at]))):  # names differ more than what they belong to
        if found[at] == UNUSED:
            free = [name for name in _hinted(table.headings[at]) if name in offered and name not in found]
            found[at] = next((name for name in free if holds(held[at], name, NEARLY_ALL)), UNUSED)
    if "office" in offered and "office" not in found and "function" in found:
        at = found.index("function")
        found[at] = "office" if _are_parts(held[at]) else "function"
    return tuple(found)


def _are_parts(filled: Sequence[Cell]) -> bool:
    """Whether a column of functions says what everybody is in the committee, and of some that they are members.

    Who is a secretary or presides is so here then, and nowhere else.
    """
    said = [cells.plain(cell) for cell in filled]
    parts = cells.MEMBERSHIP | cells.OFFICES.keys()
    return (
        len(filled) >= FEWEST
        and not cells.MEMBERSHIP.isdisjoint(said)
        and len(set(said)) > 1
        and all(one in parts or cells.is_guest(one) for one in said)
    )


def _may_be(filled: Sequence[Cell], meaning: str) -> bool:
    """Whether the cells speak against what the title says: words of another kind do, a wrong address does not."""
    return meaning.rpartition(".")[2] in FORMED or len(filled) < FEWEST or holds(filled, meaning, HALF)


def holds(filled: Sequence[Cell], meaning: str, share: float) -> bool:
    """Whether so many of the cells can be of that meaning."""
    reads = HOLDS.get(meaning.rpartition(".")[2])
    return reads is None or sum(map(reads, filled)) >= share * len(filled)


def _tells(filled: Sequence[Cell], meaning: str) -> bool:
    several = len({cells.plain(cell) for cell in filled}) > 1
    if meaning == "office" and not 0 < 2 * sum(map(_is_office, filled)) <= len(filled):
        return False
    words = not any(len(cells.plain(cell)) < 2 or cells.plain(cell) in cells.YES | cells.NO for cell in filled)
    return words and (several or meaning not in TOLD_BY_SEVERAL) and holds(filled, meaning, 1)


def _hinted(title: str) -> list[str]:
    """What single words of a title mean that is not known as a whole: `gr_beginn`, `vorname_adr`."""
    words = re.split(r"[^a-z0-9]+", folded(title))
    return [name for word in words if len(word) > 2 for name in known_words(word) if name in HINTED]


def _filled(table: SourceTable, at: int) -> list[Cell]:
    here = (row.cells[at] for row in table.rows[:LOOKED_AT] if at < len(row.cells))
    return [cell for cell in here if as_text(cell).strip() not in ("", "-", "–", "?")]
