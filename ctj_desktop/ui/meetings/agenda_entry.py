"""How does what was typed or moved in the agenda become an act, and where does a refusal stand?"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import add_agenda_item, change_agenda_item
from ctj_desktop.services.meetings.agenda_order import Spot
from ctj_desktop.services.steps.change import Rewording, changed
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.typed_values import read_minutes
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_columns import COLUMNS
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid

P = ParamSpec("P")


class _Typed(NamedValue):
    """A change that met somebody else's."""

    theirs: AgendaItem
    column: str
    value: object


def new_item(
    workspace: OpenWorkspace, meeting: MeetingId, title: Bilingual, parent: AgendaItemId | None = None
) -> AgendaItem:
    """An item as it is typed into the agenda; its step puts it in its place."""
    return AgendaItem(
        id=AgendaItemId(workspace.new_id()),
        home=the(workspace.store, Meeting, meeting).home,
        meeting=meeting,
        parent=parent,
        position=UNPLACED,
        title=title,
    )


def typed_item(workspace: OpenWorkspace, meeting: MeetingId, spot: Spot, column: str, text: str) -> AgendaItem:
    """An item whose title was typed in one language."""
    title = Bilingual.of(de=text.strip()) if column == "de" else Bilingual.of(fr=text.strip())
    return new_item(workspace, meeting, title, spot.parent)


class AgendaActs:
    """Refusals of a cell stand at the cell, those of a move in the strip."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, grid: AgendaGrid, both: BothValues) -> None:
        self._desk, self._workspace, self._grid, self._both = desk, workspace, grid, both
        self._waiting: _Typed | None = None
        both.keep_mine.connect(self._keep_mine)

    def do(self, step: Callable[Concatenate[Unit, P], object], *args: P.args, **fields: P.kwargs) -> bool:
        """A move, an addition, a removal; False when it was refused."""
        try:
            self._workspace.do(step, *args, **fields)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return False
        return True

    def add(self, meeting: MeetingId, spot: Spot, column: str, text: str) -> AgendaItemId | None:
        """A new item; nothing for an empty line. Raises UserError or StoreError: the line stays open."""
        if not text.strip():
            return None
        new = typed_item(self._workspace, meeting, spot, column, text)
        return self._workspace.do(add_agenda_item, new, place=spot.place).id

    def change(self, seen: AgendaItem, column: str, value: object) -> None:
        """One cell of the item as it was when the cell was opened; nothing when it says what was there."""
        self._change(seen, column, value)

    def _change(self, seen: AgendaItem, column: str, value: object) -> None:
        try:
            self._save(seen, column, value)
        except ChangedMeanwhile as met:
            assert isinstance(met.theirs, AgendaItem)
            self._waiting = _Typed(theirs=met.theirs, column=column, value=value)
            self._both.offer(self._desk.t, self._named(column), self._shown(met.theirs, column), str(value))
        except (UserError, StoreError) as error:
            self._grid.reopen(seen.id, column, str(value), sentence(self._desk.t, error))

    def _save(self, seen: AgendaItem, column: str, value: object) -> None:
        after = self._after(seen, column, value)
        if after != seen:
            self._workspace.do(change_agenda_item, after, seen)

    def _after(self, seen: AgendaItem, column: str, value: object) -> AgendaItem:
        """The item with what was typed into the cell."""
        text = str(value).strip()
        if column == "kind":
            return replace(seen, item_kind=ItemKind(str(value)))
        if column == "minutes":
            return replace(seen, minutes=read_minutes(text))
        if column == "presenter":
            return self._reworded(seen, "presenter", content_language(self._desk.t), text)
        return self._reworded(seen, "title", Language(column), text)

    def _reworded(self, seen: AgendaItem, name: str, language: Language, text: str) -> AgendaItem:
        if text == getattr(seen, name).text(language):
            return seen
        return changed(self._workspace.store, seen, {name: Rewording.of(language, text)})

    def _keep_mine(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._change(waiting.theirs, waiting.column, waiting.value)

    def _named(self, column: str) -> str:
        t = self._desk.t
        names = {"fr": t("The French title"), "de": t("The German title")}
        return names.get(column) or t(next(c.heading for c in COLUMNS if c.key == column))

    def _shown(self, item: AgendaItem, column: str) -> str:
        if column in ("fr", "de"):
            return item.title.text(Language(column))
        if column == "presenter":
            return item.presenter.text(content_language(self._desk.t))
        return str(item.minutes if column == "minutes" else item.item_kind)
