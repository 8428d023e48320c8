"""What can be sent to whoever looks after computers when something went wrong? It is read before it is saved."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.problems import told
from ctj_desktop.ui.forms.reading_dialog import ReadingDialog, text_to_read
from ctj_desktop.ui.frame.folders import saved_in
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.whole_files import write_whole

NAME = "dialog.report"


def screens() -> str:
    """Say what draws, how large and how fine each screen is, the font, and which languages are wanted."""
    found = [
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}, "
        f"{screen.logicalDotsPerInch():g} dpi"
        for screen in QGuiApplication.screens()
    ]
    wanted = " ".join(QLocale.system().uiLanguages()[:4])
    return f"{QGuiApplication.platformName()}, {'; '.join(found)}, {QApplication.font().family()}, {wanted}"


class ReportDialog(ReadingDialog):
    """The report, line by line with the arrows, once the parts have been tried; it is saved where the person says."""

    def __init__(self, desk: Desk, parent: QWidget, tell: Callable[[str], str] | None = None) -> None:
        """`tell` makes the report of what the screens are; without it the parts are tried."""
        super().__init__(desk, parent)
        self._desk, tells = desk, tell or report
        theme, t = desk.theme, desk.t
        self.setObjectName(NAME)
        self.setWindowTitle(t("Report a problem"))
        about = Label(theme, Type.BODY, "text", wrap=True, name=f"{NAME}.about", parent=self)
        about.say(
            t(
                "The parts of the program are tried on invented records, and what went wrong before is listed. The "
                "report, in English, names no person, no file and no computer. Save it and send it to whoever looks "
                "after your computers, with what you were doing in your own words."
            )
        )
        self.text = text_to_read(f"{NAME}.text", t("Report"), self)
        self.text.setPlainText(t("The parts of the program are being tried…"))
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.note", parent=self)
        self.save = Button(theme, f"{NAME}.save", ButtonKind.PRIMARY, icon="floppy-disk", parent=self)
        self.save.say(t("Save the report…"))
        self.save.usable_unless(t("The parts of the program are being tried…"))
        self.save.clicked.connect(self._save)
        close = Button(theme, f"{NAME}.close", parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        card = Card(theme, f"{NAME}.card", parent=self)
        card.column.addWidget(self.text)
        column, acts = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[theme.px(metrics.PAGE_MARGIN)] * 4)
        column.setSpacing(theme.px(metrics.GAP))
        column.addWidget(about)
        column.addWidget(card, 1)
        acts.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        acts.addWidget(close)
        acts.addWidget(self.save)
        column.addLayout(acts)
        unfold(self, theme.px(720), theme.px(520))
        self.text.setFocus()
        drawn = screens()  # asked of Qt here: the parts are tried beside the window
        desk.jobs.run(self, lambda _progress: tells(drawn), self._show, self._failed)

    def _show(self, told: str) -> None:
        self.text.setPlainText(told)
        self.save.usable_unless("")

    def _failed(self, error: BaseException) -> None:
        """Where it failed is a report too: a full disk lets no part be tried."""
        self._show(told(error))

    def _save(self) -> None:
        t = self._desk.t
        proposal = str(Path.home() / f"{t('Report')} CTJ Desktop.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, t("Save the report"), proposal, t("Texts (*.txt)"))
        if not chosen:
            return
        path = Path(chosen)
        try:
            write_whole(path, [self.text.toPlainText().encode()])
        except OSError:
            self.note.recolour("error")
            self.note.say(t("“{name}” cannot be written there. Choose another folder.").format(name=path.name))
            return
        self.note.recolour("muted")
        self.note.say(saved_in(t, path))


def report(drawn: str) -> str:
    """What is tried, and what is said of it, as `ctj-desktop --check-installation` writes it."""
    from ctj_desktop.installation import LINES, check_installation  # papers and exchange, which no start needs

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tried = Path(folder) / "tried"
        check_installation(tried, ("screens", lambda: drawn), aloud=False)
        return (tried / LINES).read_text("utf-8")
