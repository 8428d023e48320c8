"""What is done in the dialog by which minutes go round, for the tests of several pages."""

from PySide6.QtCore import QTimer

from ctj_desktop.ui.forms.asked_once import AskedOnce
from ctj_desktop.ui.widgets.check import CheckBox
from tests.ui.desktop import Desktop


def sent_by_other_means(office: Desktop) -> None:
    """Nothing is made: it is only noted that everybody was written to; what is odd goes all the same."""
    office.find(CheckBox, "dialog.convene.make").setChecked(False)
    goes_all_the_same(office, "dialog.circulate.go")
    assert office.dialog() is None or not office.shows("dialog.circulate"), office.text("dialog.circulate.refusal")


def goes_all_the_same(office: Desktop, button: str) -> None:
    """Presses the button, and answers the question that it may ask."""

    def answer() -> None:
        if isinstance(office.dialog(), AskedOnce):
            office.click("dialog.doubts.go")

    answering = QTimer(interval=50)
    answering.timeout.connect(answer)
    answering.start()
    office.click(button)
    answering.stop()
