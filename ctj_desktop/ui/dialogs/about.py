"""Which program is this, under which licence, and of whose work is it made?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ctj_desktop import __version__
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.labels import Label


class About(QDialog):
    """Name, version, licences."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.about")
        self.setWindowTitle(t("About CTJ Desktop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(8))
        for kind, colour, text in (
            (Type.PAGE, "text", t("CTJ Desktop")),
            (Type.BODY, "text", t("Version {version}").format(version=__version__)),
            (Type.BODY, "muted", t("Licence: EUPL-1.2. Icons: Phosphor (MIT). Font: Source Sans 3 (OFL).")),
            (Type.BODY, "muted", t("Everything stays on this computer. Nothing is sent anywhere.")),
        ):
            label = Label(theme, kind, colour, wrap=True, parent=self)
            label.say(text)
            column.addWidget(label)
        close = Button(theme, "dialog.about.close", Kind.PRIMARY, parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        column.addSpacing(theme.px(8))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.px(440))

    @classmethod
    def show_to(cls, desk: Desk, parent: QWidget) -> None:
        """Shows it until it is closed."""
        cls(desk.theme, desk.t, parent).exec()
