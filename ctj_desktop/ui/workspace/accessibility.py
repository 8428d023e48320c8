"""For whom does the program work, what of it was tried with which screen reader, and what was not?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.ui.forms.reading_dialog import ReadingDialog, text_to_read
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.surfaces import Card

STATEMENT: tuple[str, ...] = (
    N_(
        "CTJ Desktop is worked by keys alone, in light, dark and high contrast, with text up to twice its size. A "
        "screen reader is told what is shown, what was done, what came of it, and why something cannot be done. It "
        "is measured by EN 301 549, chapter 11, and does not meet all of it yet; tests hold names, roles, states, the "
        "order of the keyboard and announcements."
    ),
    N_(
        "Tried: Orca 48.1 on Debian 13 under X11, by keys alone, from the agenda to the minutes before their approval, "
        "with projects, members, papers and exchange, in French, and a part of it in German. What Orca hands to the "
        "voice was compared with what must be heard; nobody listened to the voice itself."
    ),
    N_(
        "Not tried: NVDA and JAWS on Windows, VoiceOver on macOS, Orca under Wayland, braille, speech input, screen "
        "magnifiers."
    ),
    N_(
        "Known to lack: German passages are read by the voice of the window’s language, since Orca 48 changes no "
        "voice by the language of a text, and two ways of telling Qt 6.11 the language of a passage failed. Of the "
        "preview of a paper pages and lines are read, not the structure; the PDF itself is tagged. Orca reads whether "
        "somebody is present as a word and not as the state of the row; whoever comes from one list to the same line "
        "of another may hear one cell, until an arrow reads the row; the name of a page follows what has the "
        "keyboard. Names of kinds of fields (“button”) come from the system and may be English."
    ),
    N_(
        "Keys: F6 goes from part to part, also out of the menu bar; F1 lists every key; Ctrl+K finds every act and "
        "every record; Ctrl+Shift and an arrow move an item, or a project on the board, since Orca keeps Alt+Shift and "
        "an arrow to itself."
    ),
)
"""One page; ACCESSIBILITY.md holds it in all three languages."""


def statement(t: Translator) -> str:
    """In the language of the window."""
    return "\n\n".join(t(part) for part in STATEMENT)


class AccessibilityDialog(ReadingDialog):
    """A text that is read line by line with the arrows."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        theme, t = desk.theme, desk.t
        self.setObjectName("dialog.accessibility")
        self.setWindowTitle(t("Accessibility"))
        self.text = text_to_read("dialog.accessibility.text", t("Accessibility"), self)
        self.text.setPlainText(statement(t))
        card = Card(theme, "dialog.accessibility.card", parent=self)
        card.column.addWidget(self.text)
        close = Button(theme, "dialog.accessibility.close", ButtonKind.PRIMARY, parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(metrics.PAGE_MARGIN)] * 4)
        column.setSpacing(theme.px(metrics.GAP))
        column.addWidget(card, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        unfold(self, theme.px(640), theme.px(520))
        self.text.setFocus()
