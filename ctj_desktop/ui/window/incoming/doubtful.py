"""Which of the answers that may have come from somebody else are taken all the same? A person ticks them."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import Label

NAME = "dialog.doubtful"


class DoubtfulAnswer(NamedValue):
    """What is answered in whose name, and why it is asked about."""

    answer: str
    why: str


class DoubtfulAnswers(Frame):
    """A line for each, none of them ticked; whoever only presses Enter takes nothing in."""

    def __init__(self, desk: Desk, answers: Sequence[DoubtfulAnswer], parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, NAME, t("Are these answers theirs?"), t("Take in what is ticked"), parent)
        self.cancel.say(t("Leave them out"))
        about = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        about.say(t("Ask whoever is named, by telephone for instance, and tick what they confirm."))
        self.column.addWidget(about)
        self.lines = [self._line(at, one) for at, one in enumerate(answers)]

    @classmethod
    def ask(cls, desk: Desk, answers: Sequence[DoubtfulAnswer], parent: QWidget) -> Collection[int]:
        """The places of those that are taken; none where the dialog is left."""
        dialog = cls(desk, answers, parent)
        return [at for at, line in enumerate(dialog.lines) if line.isChecked()] if dialog.exec() else []

    def go(self) -> None:
        """Nothing is to be checked here: what is ticked is read once it is closed."""

    def _line(self, at: int, one: DoubtfulAnswer) -> CheckBox:
        line = CheckBox(self.desk.theme, f"{NAME}.{at}", self)
        line.say(one.answer)
        line.setAccessibleDescription(one.why)
        why = Label(self.desk.theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.{at}.why", parent=self)
        why.say(one.why)
        self.column.addWidget(line)
        self.column.addWidget(why)
        return line
