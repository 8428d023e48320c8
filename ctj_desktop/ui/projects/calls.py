"""Calls for projects: what one says otherwise than the one before it, and how the next one is made from it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import Call
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.naming.difference_words import day_difference, rule_difference
from ctj_desktop.services.projects.call_copies import compared_with, differences_from
from ctj_desktop.services.projects.calls import overlap_found, overlapping
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.copy_call import CopyCall


def calls_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Calls with their rules."""
    screen = desk.screens["call"]
    return ListPage(desk, workspace, screen, more=CallParticulars(desk, workspace, screen), parent=parent)


class CallParticulars(Particulars):
    """What differs from the call it was copied from, and from that of the conference."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._call: Call | None = None

    def look_at(self, record: Call | None) -> None:
        self._call = record

    def remarks(self, record: Call) -> Sequence[SheetRemark]:
        found = [overlap_found(record, other) for other in overlapping(self._workspace.store, record)]
        said = (finding_text(self._desk.t, one) for one in found)
        more = [SheetRemark(f"overlap.{at}", text, "warning", "warning") for at, text in enumerate(said)]
        return (*super().remarks(record), *more)

    def told(self, name: str, record: Call) -> Told:
        others = compared_with(self._workspace.store, record)
        return Told("\n\n".join(self._differences(record, other) for other in others) if name == "differs" else "")

    def chips(self, _name: str, record: Call) -> Sequence[ChipLine]:
        """The page with its envelope and its projects, and the call it was copied from."""
        t = self._desk.t
        lines = [ChipLine("kanban", t("Envelope and ranking"), "", Place(page="call", record=record.id))]
        base = self._workspace.store.get(Call, record.based_on) if record.based_on is not None else None
        if base is not None:
            lines.append(ChipLine("flag", base.code, t("Copied from this call"), self._screen.at(base.id)))
        return lines

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="copy_call",
                word=N_("Copy for another year…"),
                icon="copy",
                do=self._copy,
                why_not=self._why_not_copy,
                tip=N_("A new call with the same rules, rates and shares; days and amounts are asked"),
            ),
        )

    def why_not(self, key: str) -> str:
        return self._desk.t("Choose a call first.") if self._call is None else super().why_not(key)

    # inside

    def _differences(self, call: Call, other: Call) -> str:
        t = self._desk.t
        found = differences_from(self._workspace.store, call, other)
        lines = [day_difference(t, *day) for day in found.days]
        lines += [rule_difference(t, one) for one in found.rules]
        name = t.quote(other.name.or_other(t.language))
        if not lines:
            return t("The same days and rules as {call}.").format(call=name)
        head = t("What differs from {call}:").format(call=name)
        return "\n".join((head, *(f"– {line}" for line in lines)))

    def _copy(self) -> None:
        if self._call is None:
            return
        made = CopyCall.ask(self._desk, self._workspace, self._call, self.owner)
        if made is not None:
            self._desk.navigator.go(self._screen.at(made))

    def _why_not_copy(self) -> str:
        t = self._desk.t
        return t("Choose a call first.") if self._call is None else self._workspace.why_not_write(t)
