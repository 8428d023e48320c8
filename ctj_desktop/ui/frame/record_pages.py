"""Which page shows which kind of record?"""

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.services.naming.search import Found
from ctj_desktop.ui.frame.navigation import Place


class Shown(NamedValue):
    """The page that shows a kind of record.

    `of` names the kind of the record that the page takes, where it is not the found one itself: an item is shown by
    the page of its meeting. `part` is then the detail of the place, as that page understands it; `{id}` is the found
    record, `{item}` the agenda item it belongs to.
    """

    page: str
    icon: str
    of: str = ""
    part: str = "{id}"


WHERE: dict[str, Shown] = {
    "person": Shown(page="members", icon="user"),
    "meeting": Shown(page="prepare", icon="calendar-blank"),
    "agenda_item": Shown(page="prepare", icon="list-numbers", of="meeting", part="item:{id}"),
    "item_document": Shown(page="prepare", icon="paperclip", of="meeting", part="papers:{item}"),
    "minute_block": Shown(page="approve", icon="article", of="meeting"),
    "restricted_minute_block": Shown(page="approve", icon="article", of="meeting"),
    "decision": Shown(page="registers", icon="gavel"),
    "restricted_decision": Shown(page="registers", icon="gavel"),
    "task": Shown(page="registers", icon="check-square"),
    "project": Shown(page="project", icon="kanban"),
    "action": Shown(page="strategy", icon="compass"),
    "proposal": Shown(page="strategy", icon="compass"),
    "attachment": Shown(page="documents", icon="paperclip"),
}
"""Kinds of record that a page shows, by kind. To make a kind findable add one line."""


def place_of(found: Found) -> Place | None:
    """Where a record is shown; None where no page of the program shows it."""
    shown = WHERE.get(found.kind)
    if shown is None:
        return None
    if not shown.of:
        return Place(page=shown.page, record=found.id)
    owner, item = found.subject.nearest(shown.of), found.subject.nearest("agenda_item")
    if owner is None:
        return None
    detail = shown.part.format(id=found.id, item=item.id if item is not None else "")
    return Place(page=shown.page, record=owner.id, detail=detail)


def capital(word: str) -> str:
    """As the first word of a line."""
    return word[:1].upper() + word[1:]
