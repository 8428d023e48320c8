"""How does a committee's own wording of a letter read with an example, while it is typed?"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import StandardTextId
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.directory.letter_proof import LetterExample, letter_example, letter_proof
from ctj_desktop.services.texts.letter_texts import APPOINTING
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import remove_standard_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

TITLE = N_("Proof, with {example} as the example")


class ProofOfLetter(QWidget):
    """Subject and text in both languages with real names in place of the fields, and the way back to the usual text.

    Only below a wording of a letter to a body that appoints: any other text has fields of its own.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._text: StandardText | None = None
        self._example: LetterExample | None = None  # of that text: typing reads it once
        theme = desk.theme
        self.title = Label(theme, Type.STRONG, wrap=True, parent=self)
        self.unknown = Label(theme, Type.CAPTION, "warning", wrap=True, name="texts.proof.unknown", parent=self)
        self.read = Label(theme, Type.BODY, wrap=True, name="texts.proof", parent=self)
        self.usual = Button(theme, "texts.proof.usual", icon="arrow-counter-clockwise", compact=True, parent=self)
        self.usual.clicked.connect(self._to_usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.title, self.unknown, self.read, self.usual):
            column.addWidget(widget)

    def say(self, record: StandardText) -> None:
        """What stands in the fields now."""
        if self._text is None or self._text.id != record.id:
            workspace = self._workspace
            self._example = letter_example(workspace.store, StandardTextId(record.id), workspace.today())
        self._text = record
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew; the proof is in both languages whatever the window speaks."""
        text, example, t = self._text, self._example, self._desk.t
        self.setVisible(example is not None)
        if text is None or example is None:
            return
        proof = letter_proof(text, example)
        self.title.say(t(TITLE).format(example=example.name))
        parts = (f"{word(t, language)} – {subject}\n\n{said}" for language, subject, said in proof.read)
        self.read.say("\n\n".join(parts))
        self.unknown.say(sentence(t, UnknownFields(proof.unknown, APPOINTING)) if proof.unknown else "")
        self.unknown.setVisible(bool(proof.unknown))
        self.usual.say(t("Back to the usual wording"))
        self.usual.usable_unless(self._workspace.why_not_write(t))

    def _to_usual(self) -> None:
        """The wording of the committee goes; it is in the bin."""
        text = self._text
        if text is not None:
            key = StandardTextId(text.id)
            self._desk.attempt(lambda: self._workspace.do(remove_standard_text, standard_text=key))
