"""Which lists of a file are still to be taken in once one of them was, and what does each seem to hold?"""

from collections.abc import Collection, Iterator

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.tables.reading import SourceFile
from ctj_desktop.files.tables.table import Cell
from ctj_desktop.i18n import Translator
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.columns import is_usable
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.sections import PART
from ctj_desktop.storage.open_file import OpenFile


class LeftList(NamedValue):
    """One list: where it stands in the file, its sheet, its rows, what it is; `stand_in` where all are substitutes."""

    at: int
    sheet: str
    rows: int
    kind: ListKind
    stand_in: bool = False


def left_lists(store: OpenFile, source: SourceFile, taken: Collection[int]) -> tuple[LeftList, ...]:
    """Those that were not `taken`, in the order of the file; no hidden one, and none of which no row says who it is."""
    return tuple(_left(store, source, taken))


def left_words(t: Translator, left: LeftList) -> str:
    """“Suppléants” (3 rows): substitutes of members."""
    rows = t.n("{count} row", "{count} rows", left.rows).format(count=t.number(left.rows))
    holds = t("substitutes of the members") if left.stand_in else t.p("imported list", KINDS[left.kind].title)
    name = t.quote(left.sheet) if left.sheet else t("without a name")
    return t("{sheet} ({rows}): {holds}").format(sheet=name, rows=rows, holds=holds)


def _left(store: OpenFile, source: SourceFile, taken: Collection[int]) -> Iterator[LeftList]:
    for at, table in enumerate(source.tables):
        if at in taken or table.hidden:
            continue
        order = prepared(store, source, at=at)
        if is_usable([name for name in order.columns if name], order.kind):
            yield LeftList(
                at=at,
                sheet=table.sheet,
                rows=len(order.table.rows),
                kind=order.kind,
                stand_in=_all_stand_in(order.columns, [row.cells for row in order.table.rows]),
            )


def _all_stand_in(columns: Collection[str], rows: Collection[tuple[Cell, ...]]) -> bool:
    """Whether the list names whom each replaces, or says of everybody that they replace somebody."""
    names = list(columns)
    if "substitute_of" in names:
        return True
    at = names.index(PART) if PART in names else -1
    return at >= 0 and bool(rows) and all(cells.SUBSTITUTES.get(cells.plain(row[at])) == "yes" for row in rows)
