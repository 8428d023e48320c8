"""What is done in the dialog by which minutes go round, for the tests of several pages."""

from ctj_desktop.ui.widgets.check import CheckBox
from tests.ui.desktop import Desktop


def sent_by_other_means(office: Desktop) -> None:
    """Nothing is made: it is only noted that everybody was written to."""
    office.find(CheckBox, "dialog.convene.make").setChecked(False)
    office.click("dialog.circulate.go")
    assert office.dialog() is None or not office.shows("dialog.circulate"), office.text("dialog.circulate.refusal")
