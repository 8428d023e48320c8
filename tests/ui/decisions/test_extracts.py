"""Is an extract made from a decision for its readers, followed in its register, and said to hold no longer?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.extracts.delivering import deliver_extract, make_extract, owe_extract
from ctj_desktop.services.minutes.extracts.register import standings_of
from ctj_desktop.services.minutes.lists import decision_sheet
from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.sending.wishes import FOLDER
from ctj_desktop.ui.today.rows import LineRow
from tests.office import text
from tests.ui.decisions.test_page import under_a_closed_item
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def an_open_one(office: Desktop) -> Decision:
    """A decision whose minutes are not approved yet."""
    return next(one for one in office.store.all(Decision) if not decision_sheet(office.store, one.id).fixed)


def reached(office: Desktop) -> Organisation:
    """A body with a mail address."""
    return next(one for one in office.store.all(Organisation, order="id") if one.email)


def dialog(office: Desktop) -> ExtractDialog:
    found = office.window.findChild(ExtractDialog, "dialog.extract")
    assert found is not None
    return found


def owed(office: Desktop) -> Extract:
    decision = an_open_one(office)
    return office.workspace.do_fields(owe_extract, decisions=(decision.id,), organisation=reached(office).id)


def register(office: Desktop, extract: Extract) -> RecordTable:
    """The list of extracts at one of them."""
    office.window.desk.navigator.go(Place(page="registers", record=extract.id, detail="extracts"))
    return office.find(RecordTable, "extracts.table")


@pytest.mark.long
def test_from_a_decision_to_paper_and_draft_in_one_act(office: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    decision, body = an_open_one(office), reached(office)
    office.workspace.unfinished[FOLDER] = tmp_path
    office.window.desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))

    def choose() -> None:
        shown = dialog(office)
        assert shown.draft.isVisible()
        assert not shown.closed.isVisible()
        assert [line.decision.id for line in shown.picked.ticked()] == [decision.id]
        for line in [one for one in shown._lines if one.one.organisation != body.id]:
            shown._toggle(line)
        shown.body.put(body.id)
        shown._picked_reader(shown.body)
        assert [line.one.organisation for line in shown._lines if line.included] == [body.id]
        shown.act.click()
        office.bot.waitUntil(lambda: not shown.isVisible())

    in_dialog(lambda: office.window.desk.actions["extract_decision"].trigger(), choose)
    [made] = office.store.all(Extract)
    assert (made.decisions, made.organisation, made.made_on) == ((decision.id,), body.id, office.workspace.today())
    [folder] = (path for path in tmp_path.iterdir() if path.name.startswith(decision.number or "–"))
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".eml"}
    office.press(Key.Key_Z, CTRL)
    assert office.store.all(Extract) == []


@pytest.mark.long
def test_it_is_only_noted_as_owed_and_the_first_page_says_so(office: Desktop, in_dialog: InDialog) -> None:
    decision, body = an_open_one(office), reached(office)
    office.window.desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))

    def note() -> None:
        shown = dialog(office)
        shown._extracts.clear()
        shown.body.put(body.id)
        shown._picked_reader(shown.body)
        shown.owe.click()

    in_dialog(lambda: office.window.desk.actions["extract_decision"].trigger(), note)
    [one] = office.store.all(Extract)
    assert (one.made_on, one.organisation) == (None, body.id)
    office.window.desk.navigator.go(Place(page="today"))
    said = office.window.desk.t("Extract {numbers} for {name}").format(
        numbers=decision.number, name=body.name.or_other(office.window.desk.t.language)
    )
    rows = office.window.findChildren(LineRow)
    assert any(row.line.title == said for row in rows if row.isVisible())


@pytest.mark.long
def test_one_that_no_longer_holds_says_so_and_space_notes_it_as_sent(office: Desktop) -> None:
    extract = owed(office)
    office.workspace.do(make_extract, extract=extract.id, on=office.workspace.today(), sha256="ab" * 32)
    table, t = register(office, extract), office.window.desk.t
    assert word(t, ExtractState.MADE) in " ".join(office.cells(table, 3))
    table.setFocus()
    office.press(Key.Key_Space)
    stored = office.store.get(Extract, extract.id)
    assert stored is not None
    assert stored.sent_on == office.workspace.today()
    decision = office.store.get(Decision, extract.decisions[0])
    assert decision is not None
    office.workspace.do(change_decision, replace(decision, text=text("Autrement", "Anders")), decision)
    assert word(t, ExtractStanding.CHANGED) in " ".join(office.cells(table, 3))
    assert office.text("extracts.sheet.standing.sentence") == t(
        "It is no longer what the minutes say: make it anew, and tell the recipient."
    )
    office.window.desk.actions["extract_back"].trigger()
    stored = office.store.get(Extract, extract.id)
    assert stored is not None
    assert stored.undeliverable


@pytest.mark.long
def test_what_was_sent_is_made_anew_beside_it(office: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    extract, today = owed(office), office.workspace.today()
    office.workspace.unfinished[FOLDER] = tmp_path
    office.workspace.do(make_extract, extract=extract.id, on=today, sha256="ab" * 32)
    office.workspace.do(deliver_extract, extract=extract.id, on=today)
    register(office, extract)

    def make() -> None:
        shown = dialog(office)
        assert not shown.picked.isVisible()
        shown.act.click()
        office.bot.waitUntil(lambda: not shown.isVisible())

    in_dialog(lambda: office.window.desk.actions["make_extract"].trigger(), make)
    first, second = office.store.all(Extract, order="id")
    assert (first.sent_on, second.made_on, second.sent_on) == (today, today, None)
    assert second.decisions == first.decisions
    assert standings_of(office.store, [first])[first.id] is ExtractStanding.HOLDS


@pytest.mark.long
def test_all_that_are_owed_are_made_at_once(office: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    extract = owed(office)
    office.workspace.unfinished[FOLDER] = tmp_path
    other = next(one for one in office.store.all(Decision) if one.id not in extract.decisions)
    office.workspace.do_fields(owe_extract, decisions=(other.id,), organisation=reached(office).id)
    register(office, extract)

    def make() -> None:
        shown = dialog(office)
        assert len(shown.order().extracts) == 2
        shown.act.click()
        office.bot.waitUntil(lambda: not shown.isVisible())

    in_dialog(lambda: office.window.desk.actions["make_owed"].trigger(), make)
    assert all(one.made_on is not None for one in office.store.all(Extract))
    assert office.window.desk.t("No extract is owed.") in office.window.desk.actions["make_owed"].toolTip()


@pytest.mark.long
def test_a_closed_decision_says_that_it_leaves_the_circle(office: Desktop, in_dialog: InDialog) -> None:
    decision = under_a_closed_item(office, an_open_one(office))
    office.window.desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))

    def look() -> None:
        shown = dialog(office)
        assert shown.closed.isVisible()
        shown.reject()

    in_dialog(lambda: office.window.desk.actions["extract_decision"].trigger(), look)
