"""How does a dialog ask for a text of one line in two languages?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.forms.entries.entry import PairEntry
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Field, LineEdit


class LinePair(Rows):
    """A line for each, with the tag of its language, side by side where there is room for both."""

    def __init__(
        self, desk: Desk, name: str, label: str, spoken: tuple[str, str], parent: QWidget, *, icon: str = ""
    ) -> None:
        """`spoken` is what a screen reader calls the French line, and the German one."""
        super().__init__(desk.theme, parent)
        self.fr, self.de = (self._line(desk, name, one, icon) for one in (Language.FR, Language.DE))
        self.fr.say(label, spoken=spoken[0])
        self.de.say(label, spoken=spoken[1])
        self.add([self.fr, self.de], least=PairEntry.least)

    def _line(self, desk: Desk, name: str, language: Language, icon: str) -> Field:
        field = Field(desk.theme, parent=self)
        line = LineEdit(desk.theme, f"{name}.{language.value}", icon=icon, parent=field)
        field.hold(line, tag=language.value.upper())
        return field
