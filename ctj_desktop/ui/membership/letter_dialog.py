"""What does a letter to a body say, before it leaves as a paper or as a draft of a mail program?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.mail_drafts import draft_bytes
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.directory.mandate_letters import LetterDraft, draft_letter, usual_language
from ctj_desktop.services.membership.radar import RadarLine
from ctj_desktop.services.papers.letter_paper import letter_file, letter_name, with_wording
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.texts.letter_texts import APPOINTING, keep_letter_text
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import remove_standard_text
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.save_as import paper_forms, save_as
from ctj_desktop.ui.frame.folders import outgoing_folder, saved_in
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.text_area import AreaField

Drafted = Callable[[Language], LetterDraft]


class BodyLetterDialog(Frame):
    """Language, address, subject and text, as the committee words it; changed here for this one letter only.

    The wording of the committee is a standard text: it is made from the usual one and changed there, where a name that
    nobody knows is refused at its place. Taken away it gives way to the usual wording again.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        title: str,
        drafted: Drafted,
        language: Language,
        known: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        """`drafted` makes the letter in a language; `known` are the names that it fills in."""
        t = desk.t
        self.draft = drafted(language)
        super().__init__(desk, "dialog.letter", title, t("Save as…"), parent)
        self.widen(WIDE)
        self._workspace, self._drafted, self._known = workspace, drafted, known
        self._page, self._today = parent, workspace.today()
        self.left = False
        """Whether it was saved, as a paper or for a mail program."""
        theme = desk.theme
        self.language = ComboBox(theme, "dialog.letter.language")
        self._spoken = Field(theme, self.language)
        self._spoken.say(t("Language of the letter"))
        self.address = Label(theme, Type.BODY, wrap=True, name="dialog.letter.address", parent=self)
        self.warning = Label(theme, Type.CAPTION, "warning", wrap=True, name="dialog.letter.warning", parent=self)
        self.subject = Field(theme, LineEdit(theme, "dialog.letter.subject"))
        self.subject.say(t("Subject"))
        self.text = Field(theme, AreaField(theme, "dialog.letter.text"))
        self.text.say(t("Text"))
        self.mail = self._button("mail", t("E-mail draft…"), "envelope-simple", self._save_draft)
        self.own = self._button("own", t("Change the wording of the committee…"), "pencil-simple", self._to_own)
        self.usual = self._button("usual", t("Back to the usual wording"), "arrow-counter-clockwise", self._to_usual)
        self._flow = WidgetFlow(theme, self)
        self._flow.hold([self.mail, self.own, self.usual])
        for widget in (self._spoken, self.address, self.warning, self.subject, self.text, self._flow):
            self.column.addWidget(widget)
        self.language.offer([(t("French"), Language.FR), (t("German"), Language.DE)], self.draft.language)
        self.language.activated.connect(lambda _index: self._read())
        self._show()
        self.text.editor.setFocus()

    def go(self) -> None:
        """As PDF or for Word; the dialog stays where no file was named."""
        t, letter, store, today = self.desk.t, self.letter(), self._workspace.store, self._today
        forms = paper_forms(lambda form: letter_file(store, letter, today, form))
        words = (t("Save the letter"), letter_name(t, self.draft, today, ""))
        if not save_as(self.desk, self._workspace, self._page, words, forms):
            raise Unreadable
        self.left = True

    def letter(self) -> LetterDraft:
        """As it stands in the fields."""
        return with_wording(self.draft, _text_of(self.subject), _text_of(self.text))

    # inside

    def _button(self, name: str, word: str, icon: str, act: Callable[[], None]) -> Button:
        button = Button(self.desk.theme, f"dialog.letter.{name}", icon=icon, parent=self)
        button.say(word)
        button.clicked.connect(lambda: act())
        return button

    def _read(self) -> None:
        language = self.language.chosen()
        assert isinstance(language, Language)
        self.draft = self._drafted(language)
        self._show()

    def _show(self) -> None:
        t, draft = self.desk.t, self.draft
        self.address.say("\n".join(draft.address))
        faults = [one.sentence(t) for one in draft.unfit]
        if not draft.addressed:
            faults.append(t("The body has no address."))
        if not draft.mail:
            faults.append(t("The body has no e-mail address: the draft is without a reader."))
        self.warning.say("\n".join(faults))
        self.warning.setVisible(bool(faults))
        for field, said in ((self.subject, draft.subject), (self.text, draft.text)):
            editor = field.editor
            assert isinstance(editor, LineEdit | AreaField)
            editor.setText(said)
        if draft.unknown:
            self.text.note(sentence(t, UnknownFields(draft.unknown, self._known)), Note.ERROR)
        else:
            self.text.clear_note()
        self.usual.setVisible(draft.wording.own is not None)
        self._flow.arrange()

    def _save_draft(self) -> None:
        t, letter = self.desk.t, self.letter()
        proposal = outgoing_folder(self._workspace.store) / letter_name(t, self.draft, self._today, ".eml")
        kinds = t("E-mail drafts (*.eml)")
        chosen, _ = QFileDialog.getSaveFileName(self, t("Save the letter"), str(proposal), kinds)
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".eml")
        try:
            write_whole(path, draft_bytes(letter.mail, letter.subject, letter.signed))
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.desk.bus.wrote.emit(saved_in(t, path), path)
        self.left = True
        self.accept()

    def _to_own(self) -> None:
        """The standard text of the committee, made from the usual one where there is none yet."""
        draft, workspace = self.draft, self._workspace
        try:
            own = workspace.do(keep_letter_text, committee=draft.committee, letter=draft.letter)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.reject()
        self.desk.navigator.go(Place(page="texts", record=own.id))

    def _to_usual(self) -> None:
        key = self.draft.wording.own
        assert key is not None
        try:
            self._workspace.do(remove_standard_text, standard_text=key)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self._read()


class LetterDialog(BodyLetterDialog):
    """To the body that appoints, about a line of the radar."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, line: RadarLine, parent: QWidget) -> None:
        """Raises `NobodyAppoints` or `NoBodyBehind` before there is a dialog."""
        store, today = workspace.store, workspace.today()

        def drafted(language: Language) -> LetterDraft:
            return draft_letter(store, line, language, today)

        title, language = desk.t("Letter to the appointing body"), usual_language(store, line)
        super().__init__(desk, workspace, title, drafted, language, APPOINTING, parent)


def _text_of(field: Field) -> str:
    editor = field.editor
    assert isinstance(editor, LineEdit | AreaField)
    return editor.text()
