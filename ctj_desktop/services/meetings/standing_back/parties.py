"""Which bodies and persons is an item about: the partners of its project, or whom its text names?"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from ctj_desktop.domain.deciding.standing_back import PartInItem, Party
from ctj_desktop.domain.ids import OrganisationId, ProjectId
from ctj_desktop.domain.record import RecordKey
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.records.people import Organisation, OrganisationName
from ctj_desktop.domain.records.projects import Partner, Project
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.folding import folded
from ctj_desktop.storage.open_file import OpenFile

DECIDING: Final = frozenset({ItemKind.DECISION, ItemKind.OPINION, ItemKind.ELECTION})
"""Items whose text is searched for bodies: where nothing is decided, naming one is no more than that."""
SHORTEST: Final = 4
"""Letters of a name that is looked for in a text."""
MOST: Final = 50


def projects_of(store: OpenFile, item: AgendaItem) -> dict[ProjectId, RecordKey]:
    """The projects that an item and its decisions are about, and what says so; without one, that of its heading."""
    found: dict[ProjectId, RecordKey] = {}
    above = store.get(AgendaItem, item.parent) if item.parent is not None and item.project is None else None
    for one in (item, above):
        if one is not None and one.project is not None:
            found[one.project] = (one.kind, one.id)
    for decision in store.all(AnyDecision, item=item.id):
        if decision.project is not None:
            found.setdefault(decision.project, (decision.kind, decision.id))
    return found


def parties_of_project(store: OpenFile, project: Project, by: RecordKey) -> Iterator[Party]:
    """Its partners, found by their name where they were only written, and the persons who speak for it."""
    if project.contact is not None:
        yield Party(PartInItem.LEAD, project.contact, (by, (project.kind, project.id)), project.id)
    for partner in store.all(Partner, project=project.id):
        part, records = PartInItem.LEAD if partner.lead else PartInItem.PARTNER, (by, (partner.kind, partner.id))
        for body in _bodies_of(store, partner):
            yield Party(part, body, records, project.id)
        if partner.contact is not None:
            yield Party(part, partner.contact, records, project.id)


def named_at(store: OpenFile, item: AgendaItem, among: Callable[[], Collection[Organisation]]) -> Iterator[Party]:
    """Those of some bodies that the text of an item names; they are asked late."""
    if item.item_kind in DECIDING:
        yield from named_in(store, (item.kind, item.id), (item.title, item.proposed_decision), among())


def named_in(
    store: OpenFile, by: RecordKey, texts: Sequence[Bilingual], bodies: Collection[Organisation]
) -> Iterator[Party]:
    """Those of some bodies that texts of a record name, by any name that they have or had."""
    if not bodies:
        return
    said = folded(" · ".join(_texts(*texts)))
    earlier = store.all(OrganisationName)
    for body in bodies:
        names = [body.name, *(one.name for one in earlier if one.organisation == body.id)]
        if any(_stands_in(name, said) for name in _texts(*names)):
            yield Party(PartInItem.NAMED, body.id, (by,))


def _bodies_of(store: OpenFile, partner: Partner) -> list[OrganisationId]:
    return [partner.organisation] if partner.organisation is not None else called(store, partner.name)


def called(store: OpenFile, name: str) -> list[OrganisationId]:
    """The bodies that have or had a name, whole and in any spelling."""
    wanted = folded(name).split()
    if not wanted:
        return []
    hits = store.search_keys(name, (Organisation.kind, OrganisationName.kind), limit=MOST)
    now = store.some(Organisation, [row for kind, row in hits if kind == Organisation.kind])
    then = store.some(OrganisationName, [row for kind, row in hits if kind == OrganisationName.kind])
    found = [(one.id, _texts(one.name, one.short_name)) for one in now]
    found += [(one.organisation, _texts(one.name, one.short_name)) for one in then]
    return sorted({body for body, names in found if any(folded(one).split() == wanted for one in names)})


def _texts(*texts: Bilingual) -> list[str]:
    return [side for text in texts for side in (text.fr.text, text.de.text) if side]


def _stands_in(name: str, said: str) -> bool:
    wanted = folded(name).strip()
    return len(wanted) >= SHORTEST and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", said) is not None
