"""What does a screen know of a record that does not follow from the types of its fields?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.services.catalogue.record_lines import called, values_of
from ctj_desktop.services.naming.doubts import doubts
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.labels import Tone


class Pill(PositionalValue):
    """The state of a record in the head of its sheet."""

    word: str
    tone: Tone
    icon: str = ""


class SheetRemark(PositionalValue):
    """A sentence below the head: what one must know of the record before one reads on; `key` tells it from others."""

    key: str
    text: str
    icon: str = "info"
    colour: str = "muted"


class Told(PositionalValue):
    """A sentence of a part; one about what is missing is muted."""

    text: str
    missing: bool = False


class ChipLine(PositionalValue):
    """Another record: its short name on a chip that opens it, and below that what it is about."""

    icon: str
    text: str
    about: str
    place: Place


class RecordAct(NamedValue):
    """What can be done with the shown record: a button of the sheet, an entry of its menu, an act of the page.

    `why_not` is the reason against it now; one that is not `offered` has no button.
    """

    key: str
    word: str
    icon: str
    do: Callable[[], object]
    why_not: Callable[[], str]
    offered: Callable[[], bool] = lambda: True
    rank: ButtonKind = ButtonKind.PLAIN
    tip: str = ""


class Particulars:
    """Reads of the record what its sheet shows beside the fields; a room that has more to say makes its own.

    `look_at` is told which record is shown before anything else is asked; `owner` is the sheet, for dialogs.
    """

    owner: QWidget

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        self._desk, self._workspace, self._screen = desk, workspace, screen

    def look_at(self, record: Any) -> None:
        """The record that is shown from now on, read anew; None for none."""

    def title(self, record: Any) -> str:
        """What the record is called."""
        return called(self._desk.t, subject_of(self._workspace.store, self._screen.kind, record.id))

    def second(self, record: Any) -> str:
        """What stands below its name."""
        workspace, names = self._workspace, self._screen.second
        words = values_of(workspace.store, self._desk.t, workspace.today(), [record], names)
        return " · ".join(filter(None, (words[record.id, name].text for name in names)))

    def state(self, _record: Any) -> Pill | None:
        """Its state, if it has one."""
        return None

    def remarks(self, record: Any) -> Sequence[SheetRemark]:
        """What is said below the head: what of it no source confirms."""
        found = ", ".join(doubts(self._desk.t, record))
        if not found:
            return ()
        text = self._desk.t("No source confirms all of this: {doubts}.").format(doubts=found)
        return (SheetRemark(key="doubt", text=text, icon="question", colour="warning"),)

    def why_not_change(self, _record: Any, _field: str) -> str:
        """Why one of its fields cannot be changed any more, whoever keeps the record."""
        return ""

    def beside(self, _record: Any) -> Collection[UUID]:
        """Records whose conflicts are conflicts of this one."""
        return ()

    def why_not_remove(self, _record: Any) -> str:
        """Why it cannot be taken away any more, whoever keeps it."""
        return ""

    def told(self, name: str, record: Any) -> Told:
        """A sentence that the screen declares by this name; without a text it is not there."""
        raise NotImplementedError

    def chips(self, name: str, record: Any) -> Sequence[ChipLine]:
        """The other records that the screen declares by this name."""
        raise NotImplementedError

    def nothing_there(self, _name: str) -> str:
        """What stands in the place of these chips where there are none; empty for nothing."""
        return ""

    def acts(self) -> Sequence[RecordAct]:
        """What can be done with the shown record."""
        return ()

    def page_acts(self) -> Sequence[RecordAct]:
        """What can be done with the list as a whole: buttons in the head of the page."""
        return ()

    def usual(self) -> None:
        """What the space bar does in the list."""

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page that are about the list, such as printing it."""
        return {}

    def why_not(self, _key: str) -> str:
        """Why one of these cannot be done."""
        return ""
