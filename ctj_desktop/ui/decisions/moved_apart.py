"""Two offices moved a task or a decision apart: what counts meanwhile, and which of the two moves holds?"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from ctj_desktop.i18n import N_
from ctj_desktop.services.exchange.moved_apart import AnyWay, settle_moves, state_within, way_said
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct, SheetRemark
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note

Ways: TypeAlias = Sequence[AnyWay]


class WhichCounts(Frame):
    """One of the states to which the offices moved it; what the others noted is taken away, and can be undone."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, about: str, found: Ways, parent: QWidget) -> None:
        t, name = desk.t, "dialog.moved_apart"
        super().__init__(desk, name, t("Which state counts?"), t("Let it count"), parent)
        self.widen(WIDE)
        self._workspace, self._found = workspace, found
        self.which = ComboBox(desk.theme, f"{name}.which")
        offered = [(way_said(t, workspace.store, way), way.last.id) for way in found]
        self.which.offer(list(offered), found[0].last.id)
        field = Field(desk.theme, self.which)
        field.say(about)
        said = t("Two offices noted it differently. What you do not choose is taken away; the history keeps it.")
        field.note(said, Note.HELP)
        self.column.addWidget(field)
        self.which.setFocus()

    def go(self) -> None:
        chosen = next(way for way in self._found if way.last.id == self.which.chosen())
        self._workspace.do(settle_moves, move=chosen.last.id)


def apart_remark(desk: Desk, workspace: OpenWorkspace, found: Ways) -> list[SheetRemark]:
    """What counts meanwhile, where two offices moved it apart."""
    if len(found) < 2:
        return []
    t = desk.t
    counts, *others = (state_within(t, workspace.store, way) for way in found)
    said = t("Two offices noted it differently: “{counts}” counts until you choose; “{state}” does not.")
    return [SheetRemark("apart", said.format(counts=counts, state=t.join(others)), "warning", "warning")]


class MovedApart:
    """Of the record that is shown: `shown` gives what it is called, and the ways to read its moves."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, shown: Callable[[], tuple[str, Ways]], page: Particulars
    ) -> None:
        self._desk, self._workspace, self._shown, self._page = desk, workspace, shown, page

    def act(self) -> RecordAct:
        """The button of the sheet, there only where there is something to choose."""
        return RecordAct(
            key="settle_moves",
            word=N_("Choose what counts…"),
            icon="warning",
            do=self._choose,
            why_not=self._why_not,
            rank=ButtonKind.PRIMARY,
            offered=lambda: len(self._shown()[1]) > 1,
        )

    def _why_not(self) -> str:
        t = self._desk.t
        if len(self._shown()[1]) < 2:
            return t("No two offices have moved it apart: there is nothing to choose.")
        return self._workspace.why_not_write(t)

    def _choose(self) -> None:
        called, found = self._shown()
        why_not = self._why_not()
        if why_not:
            self._desk.bus.refused.emit(why_not)
            return
        WhichCounts(self._desk, self._workspace, called, found, self._page.owner).exec()
