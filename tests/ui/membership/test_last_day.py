"""Is it shown whose mandates end with a term, while the day is typed, before they do?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.each_language
def test_who_is_concerned_is_shown_and_one_undo_brings_all_back(empty: Desktop, in_dialog: InDialog) -> None:
    a_committee(empty, seats=2)
    empty.window.desk.navigator.go(Place(page="committees"))
    t, said = empty.window.desk.t, list[str]()

    def end() -> None:
        empty.fill("dialog.end_term.last", "irgendwann")
        said.append(empty.text("dialog.end_term.who"))
        empty.fill("dialog.end_term.last", "30.6.2090")
        said.append(empty.text("dialog.end_term.who"))
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.end_term"), end)
    assert said[0] == ""
    head = "These run beyond that day and end with it, for the reason “end of term”; undo brings all back:"
    assert said[1].startswith(t(head))
    assert len(said[1].split("\n")) == 1 + empty.store.count(Mandate)
    assert {one.end for one in empty.store.all(Mandate)} == {date(2090, 7, 1)}
    empty.press(Key.Key_Z, CTRL)
    assert {one.end for one in empty.store.all(Mandate)} == {None}


@pytest.mark.long
def test_where_nothing_runs_it_says_so_and_stays_open(empty: Desktop, in_dialog: InDialog) -> None:
    a_committee(empty, seats=1)
    before = empty.store.all(Mandate)
    empty.window.desk.navigator.go(Place(page="committees"))

    def end() -> None:
        empty.fill("dialog.end_term.last", "1.1.1990")
        empty.press(Key.Key_Return)
        assert empty.dialog() is not None
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.end_term"), end)
    assert empty.store.all(Mandate) == before


@pytest.mark.long
@pytest.mark.each_language
def test_a_committee_ends_with_all_that_runs_and_its_sheet_says_so(empty: Desktop, in_dialog: InDialog) -> None:
    a_committee(empty, seats=2)
    empty.window.desk.navigator.go(Place(page="committees"))
    t, said = empty.window.desk.t, list[str]()

    def end() -> None:
        empty.fill("dialog.end_committee.last", "30.6.2090")
        said.append(empty.text("dialog.end_committee.who"))
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.end_committee"), end)
    assert t.n("{count} seat", "{count} seats", 2).format(count="2") in said[0]
    assert {one.end for one in empty.store.all(Seat)} == {date(2090, 7, 1)}
    remark = t("This committee ends on {day}.").format(day=t.date_long(date(2090, 6, 30)))
    assert remark in empty.text("committees.sheet.ended.sentence")
    empty.press(Key.Key_Z, CTRL)
    assert {one.end for one in empty.store.all(Seat)} == {None}
