"""What do rows say that are none: “Côté suisse” above its members, or the name of a sheet with the substitutes?

Such words hold for the rows below them until the next ones. They become columns of their own, which are shown and can
be left out like any other. A cell that holds for a block and stands in its first row alone is filled down.
"""

from collections.abc import Sequence
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.files.tables.table import Cell, SourceRow, SourceTable
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.columns import UNUSED, recognised
from ctj_desktop.services.imports.kinds import ListKind

SIDE, PART = "side", "substitute_flag"


def _words(**said: str) -> dict[str, str]:
    return {word: name for name, words in said.items() for word in words.split()}


OF_SIDES: Final = _words(
    FR="france francais francaise francaises frankreich franzosisch franzosische franzosischer french",
    CH="suisse suisses schweiz schweizer schweizerische swiss switzerland",
)
OF_PARTS: Final = _words(
    suppléant="suppleant suppleante suppleants suppleantes suppleances stellvertretung stellvertretungen "
    "stellvertreter stellvertreterinnen ersatzmitglieder substitutes deputies",
    titulaire="titulaire titulaires",
    invité="invite invites invitees gast gaste guests observateurs beobachter",
    secrétariat="secretariat secretariats sekretariat sekretariate",
)
AROUND: Final = _words(
    any="cote partie delegation delegations membre membres representants representantes seite mitglied mitglieder "
    "teil vertreter vertreterinnen vertretung side part members delegates de du des la le les der die das permanents "
    "permanentes permanent standige ordentliche et und pour liste e s n es"
).keys()
"""Words that stand around these."""
LONGEST: Final = 60


def with_sections(table: SourceTable) -> SourceTable:
    """The list with what holds for several of its rows in each of them."""
    meant = recognised(table.headings, ListKind.MEMBERS)
    table = _filled_down(table, meant)
    sheet = {name: said for name, said in _of(table.sheet).items() if said != "titulaire"}
    now, rows, said = sheet, list[SourceRow](), list[dict[str, str]]()
    for row in table.rows:
        filled = [cell for cell in row.cells if cell != ""]
        section = _of(filled[0]) if len(filled) == 1 and len(row.cells) > 1 else {}
        if section:
            now |= section
        else:
            rows.append(row)
            said.append(dict(now))
    extra = [name for name in (SIDE, PART) if name not in meant and any(name in one for one in said)]
    if not extra and len(rows) == len(table.rows):
        return table
    more = [tuple(one.get(name, "") for name in extra) for one in said]
    wider = (SourceRow(row.number, (*row.cells, *cells)) for row, cells in zip(rows, more, strict=True))
    return replace(table, headings=(*table.headings, *extra), rows=tuple(wider))


def _of(cell: Cell) -> dict[str, str]:
    """What the words say of the rows below; nothing where one of them says something else."""
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return {}
    words = set(cells.plain(cell).split())
    sides = {OF_SIDES[word] for word in words if word in OF_SIDES}
    parts = {OF_PARTS[word] for word in words if word in OF_PARTS}
    if words - OF_SIDES.keys() - OF_PARTS.keys() - AROUND or len(sides) > 1 or len(parts) > 1:
        return {}
    found = dict((*((SIDE, side) for side in sides), *((PART, part) for part in parts)))
    return found if found or not words & {"membres", "mitglieder", "members"} else {PART: "titulaire"}


def _filled_down(table: SourceTable, meant: Sequence[str]) -> SourceTable:
    """Write the side into every row, where it stands in the first row of each block alone."""
    at = meant.index(SIDE) if SIDE in meant else -1
    column = [row.cells[at] for row in table.rows] if at >= 0 else []
    said = [cell for cell in column if cell != ""]
    blocks = len(said) == len(set(said)) > 1 and 2 * len(said) <= len(column) and bool(column and column[0] != "")
    if not blocks or UNUSED in said:
        return table
    rows, last = list[SourceRow](), column[0]
    for row, cell in zip(table.rows, column, strict=True):
        last = cell if cell != "" else last
        rows.append(SourceRow(row.number, (*row.cells[:at], last, *row.cells[at + 1 :])))
    return replace(table, rows=tuple(rows))
