"""How does a dialog ask for a text in two languages?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.forms.entries.entry import PairEntry
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.text_area import AreaField


class LinePair(Rows):
    """A line for each, with the tag of its language, side by side where there is room for both."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        label: str,
        spoken: tuple[str, str],
        parent: QWidget,
        *,
        icon: str = "",
        several: bool = False,
    ) -> None:
        """`spoken` is what a screen reader calls the French text, and the German one; `several` is of lines."""
        super().__init__(desk.theme, parent)
        self._several = several
        self._desk = desk
        self.fr, self.de = (self._line(desk, name, one, icon) for one in (Language.FR, Language.DE))
        self.fr.say(label, spoken=spoken[0])
        self.de.say(label, spoken=spoken[1])
        self.add([self.fr, self.de], least=PairEntry.least)

    @property
    def first(self) -> Field:
        """The one that is asked for first: that of the window."""
        return self.de if content_language(self._desk.t) is Language.DE else self.fr

    def _line(self, desk: Desk, name: str, language: Language, icon: str) -> Field:
        field = Field(desk.theme, parent=self)
        full = f"{name}.{language.value}"
        area = AreaField(desk.theme, full, field) if self._several else None
        field.hold(area or LineEdit(desk.theme, full, icon=icon, parent=field), tag=language.value.upper())
        return field
