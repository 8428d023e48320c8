"""Does a meeting that was convened say that the committee is another one since, and the first page too?"""

from datetime import date, time

import pytest

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.life import convene_meeting, plan_meeting
from ctj_desktop.services.membership.committees import end_mandate
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.today.rows import LineRow
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.long
@pytest.mark.each_language
def test_the_meeting_and_the_first_page_say_it_until_it_is_convened_anew(empty: Desktop, in_dialog: InDialog) -> None:
    committee, workspace = a_committee(empty, seats=2), empty.workspace
    on = date(workspace.today().year + 1, 1, 15)
    place = Bilingual.of("Morteau", "Morteau")
    meeting = workspace.do_fields(plan_meeting, committee=committee.id, on=on, start=time(14), place=place)
    workspace.do_fields(add_agenda_item, meeting=meeting.id, title=Bilingual.of("Divers", "Varia"))
    workspace.do(convene_meeting, meeting=meeting.id, on=workspace.today())
    page, t = Place(page="prepare", record=meeting.id), empty.window.desk.t
    empty.window.desk.navigator.go(page)
    assert not empty.shows("prepare.changed")
    mandate = empty.store.all(Mandate)[0]
    workspace.do_fields(end_mandate, mandate=mandate.id, end=on)
    said = t.n("{count} seat has changed since the convocation", "{count} seats have changed since the convocation", 1)
    assert empty.text("prepare.changed.sentence") == said.format(count=1)
    empty.window.desk.navigator.go(Place(page="today"))
    line = empty.find(LineRow, "today.mandates.line.0")
    assert line.line.place == page
    assert line.line.second == said.format(count=1)
    empty.window.desk.navigator.go(page)

    def only_note_it() -> None:
        empty.click("dialog.convene.make")
        empty.click("dialog.convene.go")

    in_dialog(lambda: empty.click("prepare.changed.button"), only_note_it)
    assert not empty.shows("prepare.changed")
    empty.press(Key.Key_Z, CTRL)
    assert empty.shows("prepare.changed")
