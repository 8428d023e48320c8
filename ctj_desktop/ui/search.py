"""What can be found from the search line? Acts by their words, records by the full-text index of the workspace."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence

from ctj_desktop.errors import StoreError
from ctj_desktop.storage.search import Hit as Found
from ctj_desktop.ui.acts import ACTS, PAGE_ACTS
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.ranking import ranked
from ctj_desktop.ui.session import Session
from ctj_desktop.ui.widgets.finder import Hit

RECORDS = 7
WHERE: dict[str, tuple[str, str]] = {
    "person": ("members", "user"),
    "meeting": ("prepare", "calendar-blank"),
}
"""Kinds of record that a page shows: its page and icon."""


def find_everything(desk: Desk, session: Session, typed: str) -> Sequence[Hit]:
    """Acts that can be done now, then records; without anything typed the acts of this moment."""
    acts = _acts(desk, typed)
    if len(typed) < 2:
        return acts
    return [*acts[:3], *_records(desk, session, typed)]


def _acts(desk: Desk, typed: str) -> list[Hit]:
    possible = [
        act.spec for act in ACTS if act.spec.key != "search" and desk.actions[act.spec.key].isEnabled()
    ]
    if not typed:
        possible = [spec for spec in possible if spec.key in PAGE_ACTS or spec.key.startswith(("new_", "go_"))]
    names = {spec.key: _plain(desk, spec.key) for spec in possible}
    specs = ranked(typed, possible, lambda spec: names[spec.key], desk.t.sort_key) if typed else possible
    return [
        Hit(
            text=names[spec.key],
            side_note=desk.actions[spec.key].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            icon=spec.icon or "caret-right",
            act=desk.actions[spec.key].trigger,
        )
        for spec in specs
    ]


def _records(desk: Desk, session: Session, typed: str) -> list[Hit]:
    try:
        found = session.store.search(typed, limit=40)
    except StoreError:
        return []
    return [_hit(desk, record) for record in found if record.kind in WHERE][:RECORDS]


def _hit(desk: Desk, record: Found) -> Hit:
    page, icon = WHERE[record.kind]
    note = desk.t("Person") if record.kind == "person" else desk.t("Meeting")
    return Hit(text=record.title, side_note=note, icon=icon, act=_go(desk, Place(page=page, record=record.id)))


def _go(desk: Desk, place: Place) -> Callable[[], None]:
    return lambda: desk.navigator.go(place)


def _plain(desk: Desk, key: str) -> str:
    return desk.actions[key].text().replace("&", "").rstrip("…")
