"""How does an address stand on a letter, and how does the letter begin? Said below the fields, also while one types."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.letters import Addressed, letter_to, letter_to_body
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label


class LetterLines(QWidget):
    """The lines of the address in the language of letters, what speaks against them, and the opening in both."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._record: Person | Organisation | None = None
        theme = desk.theme
        self.title = Label(theme, Type.CAPTION, "muted", parent=self)
        self.lines = Label(theme, Type.BODY, wrap=True, name=f"{name}.lines", parent=self)
        self.unfit = Label(theme, Type.CAPTION, "warning", wrap=True, name=f"{name}.unfit", parent=self)
        self.opening = Label(theme, Type.BODY, "muted", wrap=True, name=f"{name}.opening", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for label in (self.title, self.lines, self.unfit, self.opening):
            column.addWidget(label)

    def say(self, record: Person | Organisation) -> None:
        """What stands in the fields now."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        record, t = self._record, self._desk.t
        if record is None:
            return
        store, today = self._workspace.store, self._workspace.today()
        if isinstance(record, Person):
            said = letter_to(store, record, record.language, today)
            openings = [letter_to(store, record, one, today).opening for one in (Language.FR, Language.DE)]
        else:
            said, openings = letter_to_body(store, record, content_language(t), today), []
        self.title.say(t("On letters"))
        self._say(said, openings)

    def _say(self, said: Addressed, openings: Sequence[str]) -> None:
        t = self._desk.t
        self.lines.say("\n".join(said.lines))
        self.unfit.say(" ".join(one.sentence(t) for one in said.unfit))
        self.opening.say(t("Begins: {words}").format(words=" · ".join(openings)))
        for label, shown in ((self.lines, said.lines), (self.unfit, said.unfit), (self.opening, openings)):
            label.setVisible(bool(shown))
        self.setVisible(bool(said.lines or openings))
