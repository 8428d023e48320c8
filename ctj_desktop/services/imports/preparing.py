"""What shall be imported from a file, as far as it can be told from the file and from earlier ones?"""

from collections.abc import Mapping
from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.files.tables.reading import SourceFile
from ctj_desktop.files.tables.table import SourceTable
from ctj_desktop.services.imports.columns import guessed_kind, known
from ctj_desktop.services.imports.contents import proposed
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.refusals import BadMapping
from ctj_desktop.services.imports.sections import with_sections
from ctj_desktop.services.imports.verdicts import ImportOrder
from ctj_desktop.services.membership.import_mappings import mapping_of
from ctj_desktop.storage.open_file import OpenFile


def prepared(
    store: OpenFile,
    source: SourceFile,
    *,
    at: int = 0,
    kind: ListKind | None = None,
    given: Mapping[str, str] | None = None,
    committee: CommitteeId | None = None,
    sender: str = "",
    since: date | None = None,
) -> ImportOrder:
    """The order for one list of the file; `given` are meanings by title, over what is remembered and recognised."""
    table = source.tables[at]
    seated = store.count(Committee) > 0
    chosen = kind or guessed_kind_of(table, seated=seated)
    if chosen is not ListKind.PROJECTS:
        table = with_sections(table)
        chosen = kind or guessed_kind_of(table, seated=seated)
    return ImportOrder(
        table=table,
        kind=chosen,
        columns=_columns(store, table, chosen, given or {}, sender),
        committee=committee,
        since=since or store.environment.clock().date(),
        source=source.name,
        sha256=source.sha256,
        sender=sender,
    )


def guessed_kind_of(table: SourceTable, *, seated: bool = True) -> ListKind:
    """What the list is, by its titles, and where these are not known by what stands below them.

    `seated` where there is a committee in which its persons may sit.
    """
    told = proposed(table, ListKind.MEMBERS)
    unknown = [name for title, name in zip(table.headings, told, strict=True) if not known(title)]
    return guessed_kind(table.headings, unknown, seated=seated)


def _columns(
    store: OpenFile, table: SourceTable, kind: ListKind, given: Mapping[str, str], sender: str
) -> tuple[str, ...]:
    offered = {target.name for target in KINDS[kind].targets} | {""}
    for title, meaning in given.items():
        if title not in table.headings:
            raise BadMapping(title[:60])
        if meaning not in offered:
            raise BadMapping(meaning[:60])
    kept = mapping_of(store, sender, table.headings)
    of_before = kept is not None and set(kept.columns) <= offered
    columns = kept.columns if kept is not None and of_before else proposed(table, kind)
    taken = set(given.values())
    return tuple(
        given.get(title, "" if column in taken else column)
        for title, column in zip(table.headings, columns, strict=True)
    )
