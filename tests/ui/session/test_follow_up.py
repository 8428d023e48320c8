"""Is what earlier meetings left to be done said at its item, and settled there by one key?"""

from datetime import time

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.late_tasks import speaks_of_tasks
from ctj_desktop.services.minutes.following.at_meeting import to_settle
from ctj_desktop.services.session.course import begin_item
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.follow_up import SettleDialog
from ctj_desktop.ui.widgets.table import Table
from tests.ui import sitting
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key


def test_space_settles_what_is_pending_while_its_item_runs(office: Desktop, in_dialog: InDialog) -> None:
    wall = sitting.under_way(office.workspace)
    meeting, workspace, today = sitting.the_meeting(office.workspace), office.workspace, office.workspace.today()
    office.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    items = office.store.all(AgendaItem, meeting=meeting.id, order="position, id")
    item = next(one for one in items if speaks_of_tasks(one.title) and not one.closed)
    if office.shows("hold.follow_up"):
        workspace.do(begin_item, item=next(one for one in items if one.id != item.id).id, started=time(14, 28))
    assert not office.shows("hold.follow_up")
    wall.set(14, 30)
    workspace.do(begin_item, item=item.id, started=time(14, 29))
    assert office.shows("hold.follow_up")
    before = to_settle(office.store, meeting, today)

    def settle() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, SettleDialog)
        office.press(Key.Key_Space)
        assert len(to_settle(office.store, meeting, today)) == len(before) - 1
        office.press(Key.Key_Space)
        assert len(to_settle(office.store, meeting, today)) == len(before)
        office.click("dialog.settle.done")
        assert dialog.table.rows_model.rowCount() == len(before)
        office.click("dialog.settle.go")

    in_dialog(lambda: office.click("hold.follow_up.button"), settle)
    left = to_settle(office.store, meeting, today)
    assert [one.key for one in left] == [one.key for one in before[1:]]
    assert str(len(left)) in office.text("hold.follow_up.sentence")
    in_dialog(lambda: office.press(Key.Key_F9, CTRL_SHIFT), lambda: office.press(Key.Key_Escape))


def test_what_can_be_done_follows_the_item_that_is_shown(office: Desktop) -> None:
    """Writing what became of the remarks is an act of the item that approves minutes, and says so at the others."""
    sitting.under_way(office.workspace)
    meeting = sitting.the_meeting(office.workspace)
    first, *_, last = office.store.all(AgendaItem, meeting=meeting.id, order="position, id")
    earlier = office.store.all(Meeting, order="on")[0]
    office.workspace.do_fields(change_agenda_item, item=first.id, approves=earlier.id)
    office.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    said = office.window.desk.actions["insert_remarks"].statusTip
    items = office.find(Table, "hold.agenda")
    for one in (last, first, last):
        assert items.select(one.id)
        none = said() == office.window.desk.t("This item approves no minutes.")
        assert none is (one is last)
