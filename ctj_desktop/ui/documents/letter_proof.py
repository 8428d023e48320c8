"""How does a text to use again read where it goes, while it is typed: a committee's letter, a block of the minutes?"""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import StandardTextId
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.directory.letter_proof import LetterProof, letter_example, letter_proof
from ctj_desktop.services.meetings.consulting.letters import opinion_example
from ctj_desktop.services.meetings.sending.letter_proof import MeetingExample, meeting_example, meeting_proof
from ctj_desktop.services.minutes.circulations.letters import circulation_example
from ctj_desktop.services.minutes.extracts.letters import extract_example
from ctj_desktop.services.minutes.following.owner_letters import owner_example
from ctj_desktop.services.texts.letter_texts import CALLING
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import remove_standard_text
from ctj_desktop.services.texts.text_blocks import FILLED_IN
from ctj_desktop.ui.forms.caret.text_blocks import TextBlockList, TextBlocks
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.text_area import AreaField

TITLE: Final = N_("Proof, with {example} as the example")
OF_MEETING: Final = N_p("example", "the meeting {number}")
INVENTED: Final = N_p("example", "an invented meeting")
IN_MINUTES: Final = N_(
    "Inserted by a slash (/) in the minutes or in the note of an item. Filled in there: {names}. "
    "Any other name stays in its braces, to be filled in by hand."
)
Proof = Callable[[StandardText], LetterProof]
EXAMPLES: Final = (letter_example, owner_example, extract_example, circulation_example, opinion_example)
"""Who is the example of a letter to one reader."""


class ProofOfLetter(QWidget):
    """Subject and text in both languages with real names in place of the fields, and the way back to the usual text.

    Only below a committee's wording of a letter; of a block of the minutes it says what is filled in. In the text
    itself `/` offers the blocks.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._text: StandardText | None = None
        self._proof: Proof | None = None  # of that text: typing reads its example once
        self._name: Callable[[], str] = str
        self._known: tuple[str, ...] = ()
        self._offered: TextBlockList | None = None
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
            self._find_example(StandardTextId(record.id))
        self._text = record
        self._offer_blocks()
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew; the proof is in both languages whatever the window speaks."""
        text, t = self._text, self._desk.t
        block = text is not None and text.use is TextUse.BLOCK
        self.setVisible(block or self._proof is not None)
        for widget in (self.title, self.usual):
            widget.setVisible(not block)
        if text is None:
            return
        if block:
            self.unknown.hide()
            self.read.say(t(IN_MINUTES).format(names=t.join([f"{{{name}}}" for name in FILLED_IN])))
        elif self._proof is not None:
            self._say_proof(self._proof(text))

    # inside

    def _find_example(self, text: StandardTextId) -> None:
        store, day = self._workspace.store, self._workspace.today()
        self._proof, found = None, (example(store, text, day) for example in EXAMPLES)
        reader = next((one for one in found if one is not None), None)
        if reader is not None:
            self._proof, self._known = lambda typed: letter_proof(typed, reader), reader.known
            self._name = lambda: reader.name
        elif (meeting := meeting_example(store, text, day)) is not None:
            self._proof, self._known = lambda typed: meeting_proof(typed, meeting), CALLING
            self._name = lambda: self._called(meeting)

    def _called(self, example: MeetingExample) -> str:
        t = self._desk.t
        return t.p("example", OF_MEETING).format(number=example.number) if example.number else t.p("example", INVENTED)

    def _say_proof(self, proof: LetterProof) -> None:
        t = self._desk.t
        self.title.say(t(TITLE).format(example=self._name()))
        parts = (f"{word(t, language)} – {subject}\n\n{said}" for language, subject, said in proof.read)
        self.read.say("\n\n".join(parts))
        self.unknown.say(sentence(t, UnknownFields(proof.unknown, self._known)) if proof.unknown else "")
        self.unknown.setVisible(bool(proof.unknown))
        self.usual.say(t("Back to the usual wording"))
        self.usual.usable_unless(self._workspace.why_not_write(t))

    def _offer_blocks(self) -> None:
        """Once the editors of the text stand beside this one."""
        sheet = self.parentWidget()
        if self._offered is not None or sheet is None:
            return
        areas = {field.objectName().rpartition(".text.")[2]: field for field in sheet.findChildren(AreaField)}
        french, german = (areas.get(f"{language.value}.frame") for language in (Language.FR, Language.DE))
        if french is not None and german is not None:
            blocks = TextBlocks(
                self._desk, self._workspace, lambda: self._text.home if self._text else None, lambda: None
            )
            self._offered = TextBlockList(self._desk, blocks, "texts.blocks", sheet)
            self._offered.serve_pair(french, german)

    def _to_usual(self) -> None:
        """The wording of the committee goes; it is in the bin."""
        text = self._text
        if text is not None:
            key = StandardTextId(text.id)
            self._desk.attempt(lambda: self._workspace.do(remove_standard_text, standard_text=key))
