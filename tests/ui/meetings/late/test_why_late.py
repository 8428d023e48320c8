"""Is it asked once why something comes after its day, and is nothing typed lost by that?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, ItemOrigin
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.item_documents import papers_of
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.ui.meetings.item_documents import ItemDocuments
from ctj_desktop.ui.meetings.item_sheet import ItemSheet
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.meetings.test_item_documents import on
from tests.ui.meetings.test_prepare import FR, titles
from tests.ui.meetings.test_prepare import on as at


@pytest.fixture(name="late")
def _late(office: Desktop) -> Desktop:
    """Both days of the meeting that is prepared were yesterday."""
    yesterday = office.workspace.today() - timedelta(days=1)
    meeting = office.meeting("2027-01").id
    office.workspace.do_fields(change_meeting, meeting=meeting, proposals_until=yesterday, file_closed_on=yesterday)
    return office


def first_items(office: Desktop) -> list[AgendaItem]:
    """Those that stand under no other: places are in order among such alone."""
    return office.store.all(AgendaItem, meeting=office.meeting("2027-01").id, parent=None, order="position")


def type_an_item(office: Desktop) -> None:
    at(on(office, "1"), 2, FR)
    office.press(Key.Key_Return)
    office.keys("Motion")
    office.press(Key.Key_Return)


@pytest.mark.long
def test_an_item_typed_after_the_day_is_added_with_its_reason(late: Desktop, in_dialog: InDialog) -> None:
    def say_why() -> None:
        late.click("dialog.late_item.go")
        assert list(late.refusals()) == [f"dialog.late_item.late_reason.{late.side()}.frame"]
        late.fill(f"dialog.late_item.late_reason.{late.side()}", "Délai du canton")
        late.click("dialog.late_item.go")

    in_dialog(lambda: type_an_item(late), say_why)
    assert titles(late)[3] == "4 Motion"
    (item,) = [one for one in late.store.all(AgendaItem) if one.late_reason]
    assert (getattr(item.late_reason, late.side()).text, item.origin) == ("Délai du canton", ItemOrigin.LATE)
    assert late.store.drafts() == []
    assert not late.shows("prepare.draft")


@pytest.mark.long
def test_whoever_gives_no_reason_finds_the_title_again(late: Desktop, in_dialog: InDialog) -> None:
    before = titles(late)
    in_dialog(lambda: type_an_item(late), lambda: late.press(Key.Key_Escape))
    assert titles(late) == before
    assert [draft.text for draft in late.store.drafts()] == ["Motion"]

    def say_why() -> None:
        late.fill("dialog.late_item.late_reason.de", "Frist")
        late.click("dialog.late_item.go")

    in_dialog(lambda: late.click("prepare.draft.button"), say_why)
    assert titles(late)[-1].endswith(" Motion")
    assert late.store.drafts() == []


def test_documents_that_come_late_are_asked_about_once(late: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("plan.txt", "devis.txt")]
    for file in files:
        file.write_text("contenu", encoding="utf-8")

    def say_why() -> None:
        late.click("dialog.late_document.go")
        assert list(late.refusals()) == [f"dialog.late_document.reason.{late.side()}"]
        late.fill(f"dialog.late_document.reason.{late.side()}", "Offre tardive")
        late.click("dialog.late_document.go")

    def join() -> None:
        shown = late.dialog()
        assert isinstance(shown, ItemDocuments)
        shown.choose = lambda _parent, _title: files
        in_dialog(lambda: late.click("papers.join"), say_why)

    on(late, "1")
    in_dialog(lambda: late.press(Key.Key_D, CTRL), join)
    item = first_items(late)[0]
    found = [paper.document.title.fr.text for paper in papers_of(late.store, item.id)]
    assert len(found) == 2
    assert all(title.endswith("Offre tardive)") for title in found)


@pytest.mark.long
def test_the_sheet_of_an_item_leads_to_the_minutes_that_it_approves(office: Desktop, in_dialog: InDialog) -> None:
    items = first_items(office)
    earlier = office.meeting("2026-02").id
    tied = office.workspace.do_fields(change_agenda_item, item=items[1].id, approves=earlier)
    table = on(office, "1")

    def leads_nowhere() -> None:
        assert isinstance(shown := office.dialog(), ItemSheet)
        assert not shown.to_approve.isVisible()

    in_dialog(lambda: office.trigger("action.item_sheet"), leads_nowhere)
    table.select(tied.id)
    in_dialog(lambda: office.trigger("action.item_sheet"), lambda: office.click("dialog.item.to_approve"))
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("approve", earlier)
