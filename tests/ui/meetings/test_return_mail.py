"""Is it said before anything is made that answers have nowhere to come back to?"""

import pytest

from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.services.membership.people import change_organisation, change_person
from ctj_desktop.services.minutes.extracts.letters import proposed
from ctj_desktop.ui.approval.rounds.circulate import Circulate
from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog
from ctj_desktop.ui.meetings.convene import Convene
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key

NUMBER = "2027-01"


def without_mail(office: Desktop) -> None:
    for body in office.store.all(Organisation):
        if body.email:
            office.workspace.do_fields(change_organisation, organisation=body.id, email="")
    for person in office.store.all(Person):
        if person.work_email:
            office.workspace.do_fields(change_person, person=person.id, work_email="")


@pytest.mark.long
def test_where_nobody_can_answer_by_mail_each_dialog_says_so(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    shown = list[bool]()

    def look() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        shown.append(dialog.no_mail.isVisible())
        dialog.wishes.make.setChecked(False)
        shown.append(dialog.no_mail.isVisible())
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_C, CTRL_SHIFT), look)
    without_mail(office)
    in_dialog(lambda: office.press(Key.Key_C, CTRL_SHIFT), look)
    assert shown == [False, False, True, False]
    window, workspace = office.window, office.workspace
    held = next(one for one in office.store.all(Decision) if proposed(office.store, [one]))
    extract = ExtractDialog(window.desk, workspace, [held], window)
    assert extract.no_mail.isVisibleTo(extract)
    circulated = Circulate(window.desk, workspace, office.meeting(NUMBER), window)
    assert circulated.no_mail.isVisibleTo(circulated)
