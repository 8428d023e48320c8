"""Where is a passphrase typed? Unseen unless it is wanted, and the field says when Caps Lock is on."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.errors import WrongPassphrase
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label


class NotTheSame(UserError):
    """The two passphrases are not the same. Type them once more."""


class PhraseEdit(LineEdit):
    """One line whose signs are dots; no tip shows them, and nothing of it is kept."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self.caps = False
        self.show_typed(shown=False)

    def show_typed(self, *, shown: bool) -> None:
        """Dots or signs."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps = event.text().isupper() != shift
        super().keyPressEvent(event)


class PhraseDialog(Frame):
    """Fields for passphrases, what is said of them, and a square by which all are seen."""

    def __init__(self, desk: Desk, name: str, title: str, verb: str, about: str, parent: QWidget) -> None:
        super().__init__(desk, name, title, verb, parent)
        if about:
            label = Label(desk.theme, Type.BODY, "muted", wrap=True, name=f"{name}.about", parent=self)
            label.say(about)
            self.column.addWidget(label)
        self._edits: list[PhraseEdit] = []
        self._seen = CheckBox(desk.theme, f"{name}.seen", self)
        self._seen.say(desk.t("Show what is typed"))
        self._seen.toggled.connect(self._show_typed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)  # else it empties a field first

    def phrase(self, name: str, word: str, note: str = "") -> Field:
        """A further field."""
        edit = PhraseEdit(self.desk.theme, f"{self.objectName()}.{name}")
        field = Field(self.desk.theme, edit)
        field.say(word)
        if note:
            field.note(note)
        edit.textEdited.connect(lambda: self._say_caps(field, edit))
        self._edits.append(edit)
        self.column.addWidget(field)
        return field

    def seen_below(self) -> None:
        """The square, once the fields are there; the first one has the keyboard."""
        self.column.addWidget(self._seen)
        self._edits[0].setFocus()

    def fresh(self) -> tuple[Field, Field]:
        """A new passphrase, typed twice."""
        t = self.desk.t
        note = t("At least 12 characters: four words that nobody would guess are good.")
        return self.phrase("new", t("New passphrase"), note), self.phrase("again", t("Once more"))

    def typed_twice(self, new: Field, again: Field) -> str:
        """The new passphrase; Unreadable where the two differ."""
        phrase = phrase_of(new)
        if phrase_of(again) != phrase:
            again.note(sentence(self.desk.t, NotTheSame()), Note.ERROR)
            again.editor.setFocus()
            raise Unreadable
        return phrase

    @contextmanager
    def refused_at(self, field: Field, *, named: bool = True) -> Iterator[None]:
        """What is wrong with a passphrase stands at its field, which is emptied; a key takes most of a second."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        except WrongPassphrase as error:
            said = (
                sentence(self.desk.t, error) if named else self.desk.t("This passphrase does not open the workspace.")
            )
            field.note(f"{said} {self._keyboard()}".strip(), Note.ERROR)
            field.editor.setFocus()
            self._edits[0].selectAll()
            raise Unreadable from error
        finally:
            QApplication.restoreOverrideCursor()

    def _keyboard(self) -> str:
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        return self.desk.t("The keyboard writes {language}.").format(language=language) if language else ""

    def _say_caps(self, field: Field, edit: PhraseEdit) -> None:
        if edit.caps:
            field.note(self.desk.t("Caps Lock is on."), Note.CHANGED)
        elif not field.refused:
            field.clear_note()

    def _show_typed(self, shown: bool) -> None:
        for edit in self._edits:
            edit.show_typed(shown=shown)


def phrase_of(field: Field) -> str:
    """What was typed, with its spaces."""
    editor = field.editor
    assert isinstance(editor, LineEdit)
    return editor.text()
