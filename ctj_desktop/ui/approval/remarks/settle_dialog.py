"""In which words is a remark accepted otherwise, or why is it refused?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.minutes.remarks.reading import RemarkLine
from ctj_desktop.services.minutes.remarks.settling import settle_remark
from ctj_desktop.ui.approval.remarks.words import where, whose
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import set_text, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.text_area import AreaField

NAME = "dialog.settle"
LINES, LEAST = 6, 3
"""Of a passage that are seen at once; with larger text fewer, so that its beginning is on the screen of a laptop."""


class SettleRemark(Frame):
    """The words of the passage, for a remark that is accepted otherwise, and the reason, which a refusal needs."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, line: RemarkLine, ruling: RemarkRuling, parent: QWidget
    ) -> None:
        t = desk.t
        otherwise = ruling is RemarkRuling.OTHERWISE
        title = t("Accept the remark otherwise") if otherwise else t("Refuse the remark")
        super().__init__(desk, NAME, title, t("Accept otherwise") if otherwise else t("Refuse"), parent)
        self._workspace, self._line, self._ruling = workspace, line, ruling
        about = Label(desk.theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.about", parent=self)
        about.say(f"{whose(t, line)} · {where(t, line)}")
        spoken = (t("The minutes shall say, French"), t("The minutes shall say, German"))
        label = t("The minutes shall say") if line.number else t("New last passage of the item")
        self.words = LinePair(desk, f"{NAME}.text", label, spoken, self, several=True)
        spoken = (t("Reason, French"), t("Reason, German"))
        label = t("Reason (optional)") if otherwise else t("Reason")
        self.reasons = LinePair(desk, f"{NAME}.reason", label, spoken, self, several=True)
        self.named = {"text": self.words.first, "reason": self.reasons.first}
        for part in (about, self.words, self.reasons):
            self.column.addWidget(part)
        self.words.setVisible(otherwise)
        for field, language in ((self.words.fr, Language.FR), (self.words.de, Language.DE)):
            if isinstance(field.editor, AreaField):
                field.editor.area.marked = True
                field.editor.area.most = max(LEAST, 100 * LINES // desk.theme.px(100))
            set_text(field, self._begins_with(language))
        self.widen(WIDE)
        self.keep_typed(workspace, line.key, ruling.value)
        (self.words if otherwise else self.reasons).first.editor.setFocus()

    def go(self) -> None:
        self._workspace.do(
            settle_remark,
            remark=self._line.remark.id,
            ruling=self._ruling,
            on=self._workspace.today(),
            text=self._words() if self._ruling is RemarkRuling.OTHERWISE else NO_TEXT,
            reason=Bilingual.of(typed(self.reasons.fr), typed(self.reasons.de)),
        )

    def _begins_with(self, language: Language) -> str:
        """What the passage would say with the proposal, else what it says."""
        today = self._line.today.text(language) if self._line.today is not None else ""
        return self._line.accepted.get(language, today)

    def _words(self) -> Bilingual:
        """Nothing where the passage is left as it is."""
        now = Bilingual.of(typed(self.words.fr), typed(self.words.de))
        today = self._line.today or NO_TEXT
        same = (now.fr.text, now.de.text) == (today.fr.text.strip(), today.de.text.strip())
        return NO_TEXT if same else now
