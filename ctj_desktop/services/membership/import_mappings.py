"""What do the columns of a sender's lists mean, as somebody settled it once?"""

from collections.abc import Sequence

from ctj_desktop.domain.ids import ImportMappingId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.imports import ImportMapping
from ctj_desktop.services.membership.refusals import ColumnsAmiss
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def keep_import_mapping(
    unit: Unit, *, sender: str, headings: tuple[str, ...], columns: tuple[str, ...]
) -> ImportMapping:
    """Keeps which field each heading of a sender's lists means, empty for one that is left out."""
    if len(headings) != len(columns):
        raise ColumnsAmiss
    key, home, today = mapping_id(unit.store, sender, headings), unit.store.home(), unit.at.date()
    unit.name("import_mapping.added", name=sender)
    stored = unit.store.get(ImportMapping, key)
    if stored is not None:
        return unit.save(replace(stored, columns=columns, used_on=today), before=stored)
    made = ImportMapping(id=key, home=home, sender=sender, headings=headings, columns=columns, used_on=today)
    return save_derived(unit, made)


def mapping_of(store: OpenFile, sender: str, headings: Sequence[str]) -> ImportMapping | None:
    """What was settled for these headings of a sender; None where nothing was."""
    return store.get(ImportMapping, mapping_id(store, sender, headings))


def mapping_id(store: OpenFile, sender: str, headings: Sequence[str]) -> ImportMappingId:
    """The same on every device of this office."""
    return ImportMappingId(link_id("import_mapping", store.home(), sender, *headings))
