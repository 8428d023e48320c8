"""Are conflicts seen, compared and settled by keys alone, and does every screen lead there?"""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from ctj_desktop.domain.ids import ApprovedVersionId
from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.conflicts import conflicts, count_conflicts
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.lists import partners, received, sent, unsent
from ctj_desktop.services.exchange.merging import take_back, take_in
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.life import cancel_meeting, convene_meeting
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.bundle_inbox import Pending, keep_pending, pending_bundles, pending_pieces
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.log.takeback import NoMergeToTakeBack
from ctj_desktop.ui.exchange.compare import LINES_A_PAGE, ComparePanel
from ctj_desktop.ui.exchange.log_columns import sent_lines
from ctj_desktop.ui.exchange.page import ExchangePage
from ctj_desktop.ui.exchange.version_card import VersionCard
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.page import persons_in
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.sidebar import SidebarItem
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.contradiction import DECISION, Other, another_office, office_name_of, publish
from tests.ui.desktop import ALT, CTRL, Desktop, InDialog, Key


def exchange(office: Desktop) -> ComparePanel:
    """The section, by its key."""
    office.press(Key.Key_8, CTRL)
    return office.find(ComparePanel, "compare")


def the_page(office: Desktop) -> ExchangePage:
    """The page of the exchange, on the screen."""
    page = office.view.page
    assert isinstance(page, ExchangePage)
    return page


def card(office: Desktop, block: int, version: int) -> VersionCard:
    return office.find(VersionCard, f"compare.{block}.version.{version}")


def an_item(office: Desktop, place: int) -> AgendaItem | None:
    meeting = office.store.all(Meeting, order="on")[-1]
    items = office.store.all(AgendaItem, meeting=meeting.id, parent=None, order="position, id", deleted=True)
    return office.store.get(AgendaItem, items[place].id)


@pytest.mark.long
def test_the_sidebar_counts_what_waits_and_the_key_leads_there(office: Desktop, other: Other) -> None:
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName().endswith("(3)")
    exchange(office)
    t = office.window.desk.t
    assert office.text("compare.count") == t("{place} of {count}").format(place=1, count=3)
    assert "Grand Pontarlier" in office.text("page.subtitle")
    assert office.focused() is card(office, 1, 1)


def test_a_conflict_is_settled_by_keys_alone(office: Desktop, other: Other) -> None:
    exchange(office)
    acts = len(history(office.store, limit=999))
    office.press(Key.Key_2)
    assert card(office, 1, 2).isChecked()
    assert not card(office, 1, 1).isChecked()
    assert "plafond" in office.find(QPlainTextEdit, "compare.1.result").toPlainText()
    office.press(Key.Key_Return)
    assert office.focused() is card(office, 2, 1)
    office.press(Key.Key_1)
    office.press(Key.Key_Return)
    office.press(Key.Key_1)
    office.press(Key.Key_Return, CTRL)
    assert count_conflicts(office.store) == 0
    assert len(history(office.store, limit=999)) == acts + 1
    item, timed = an_item(office, 2), an_item(office, 3)
    assert item is not None
    assert timed is not None
    assert item.proposed_decision.fr.text.endswith("plafond de l’appel.")
    assert timed.minutes == 25
    assert office.shows("compare.empty")
    assert office.shows("status.undo")
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName() == office.window.desk.t("Exchanges")
    office.press(Key.Key_Z, CTRL)
    assert an_item(office, 3) != timed


def test_both_paragraphs_are_kept_with_one_key(office: Desktop, other: Other) -> None:
    exchange(office)
    office.press(Key.Key_B)
    kept = office.find(QPlainTextEdit, "compare.1.result").toPlainText()
    assert kept.count(DECISION) == 2
    assert "\n\n" in kept
    office.press(Key.Key_Return, CTRL)
    item = an_item(office, 2)
    assert item is not None
    assert item.proposed_decision.fr.text == kept
    assert count_conflicts(office.store) == 2


@pytest.mark.long
def test_a_third_text_is_typed_safe_within_a_second_and_kept(office: Desktop, other: Other) -> None:
    exchange(office)
    area = office.find(QPlainTextEdit, "compare.1.result")
    area.setFocus()
    area.selectAll()
    office.keys("Avis favorable, 1 condition b.")
    assert area.toPlainText() == "Avis favorable, 1 condition b."
    office.bot.waitUntil(lambda: any(draft.text.startswith("Avis") for draft in office.store.drafts()))
    office.press(Key.Key_Return, CTRL)
    item = an_item(office, 2)
    assert item is not None
    assert item.proposed_decision.fr.text == "Avis favorable, 1 condition b."
    assert office.store.drafts() == []
    assert count_conflicts(office.store) == 2


def test_what_was_typed_before_a_crash_stands_there_again(office: Desktop, other: Other) -> None:
    one = conflicts(office.store)[0]
    office.store.save_draft(one.row, f"choice.{one.register}", "Troisième texte")
    exchange(office)
    assert office.find(QPlainTextEdit, "compare.1.result").toPlainText() == "Troisième texte"


def test_escape_leaves_the_text_and_later_leaves_the_screen(office: Desktop, other: Other) -> None:
    exchange(office)
    office.find(QPlainTextEdit, "compare.1.result").setFocus()
    office.press(Key.Key_Escape)
    assert office.focused() is card(office, 1, 1)
    office.click("compare.later")
    assert office.view.page is not None
    assert office.view.page.section == "meetings"
    assert count_conflicts(office.store) == 3


def test_one_side_is_taken_for_a_whole_meeting(office: Desktop, other: Other) -> None:
    panel = exchange(office)
    office.click("compare.all_theirs")
    assert count_conflicts(office.store) == 3
    assert panel.choices.counts(conflicts(office.store)) == (0, 3)
    office.click("compare.keep")
    timed, kept = an_item(office, 3), an_item(office, -1)
    assert timed is not None
    assert timed.minutes == 40
    assert kept is not None
    assert count_conflicts(office.store) == 0


def test_nothing_chosen_keeps_nothing_and_says_why(office: Desktop, other: Other) -> None:
    exchange(office)
    office.press(Key.Key_Return, CTRL)
    assert count_conflicts(office.store) == 3
    assert office.text("status.sentence")


def test_the_french_digit_row_needs_no_shift(office: Desktop, other: Other) -> None:
    exchange(office)
    office.keys("é")
    assert card(office, 1, 2).isChecked()
    office.keys("&")
    assert card(office, 1, 1).isChecked()


@pytest.mark.long
def test_the_meeting_says_that_it_has_two_versions_and_leads_there(office: Desktop, other: Other) -> None:
    office.prepare()
    note = office.text("prepare.conflicts.sentence")
    assert "2" in note
    office.click("prepare.conflicts.button")
    assert isinstance(office.view.page, ExchangePage)
    assert office.focused() is card(office, 1, 1)
    office.press(Key.Key_Left, ALT)
    assert office.shows("prepare.conflicts")


@pytest.mark.long
def test_a_person_says_so_too(office: Desktop, other: Other) -> None:
    person = office.store.all(Person, order="family_name, id")[0]
    take_from(other.workspace.store, office.store)
    for store, phone in ((office.store, "1"), (other.workspace.store, "2")):
        before = store.get(Person, person.id)
        assert before is not None
        with store.write(OperationLabel("test")) as unit:
            unit.save(replace(before, work_phone=phone), before=before)
    take_from(office.store, other.workspace.store)
    office.window.desk.navigator.go(Place(page="members", record=person.id, detail="persons"))
    assert office.text("persons.sheet.conflicts.sentence")
    office.click("persons.sheet.conflicts.button")
    assert isinstance(office.view.page, ExchangePage)


def test_a_workspace_without_conflicts_says_so_and_offers_a_file(office: Desktop) -> None:
    exchange(office)
    assert office.shows("compare.empty")
    assert not office.shows("compare.keep")
    assert not office.shows("prepare.conflicts")
    assert office.text("exchange.partners.nothing")


@pytest.mark.each_language
def test_every_card_and_button_is_spoken(office: Desktop, other: Other) -> None:
    panel = exchange(office)
    names = []
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy().value:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget.objectName()
            names.append(interface.text(QAccessible.Text.Name))
    t = office.window.desk.t
    assert any(t("This computer") in name and "2. " not in name for name in names)
    radio = QAccessible.queryAccessibleInterface(card(office, 1, 1))
    assert radio.role() is QAccessible.Role.RadioButton


def test_the_lists_say_what_came_what_goes_and_who_has_it(office: Desktop, other: Other) -> None:
    exchange(office)
    t = office.window.desk.t
    assert office.cells(office.find(Table, "exchange.received.table"), 1) == [t("to settle")]
    assert office.cells(office.find(Table, "exchange.partners.table"), 0) == ["Grand Pontarlier"]
    assert len(office.cells(office.find(Table, "exchange.outgoing.table"), 0)) >= 2
    office.click("compare.all_mine")
    office.click("compare.keep")
    assert office.cells(office.find(Table, "exchange.received.table"), 1) == [t("taken in")]


@pytest.mark.long
def test_many_conflicts_come_page_by_page(office: Desktop, other: Other) -> None:
    take_from(other.workspace.store, office.store)
    meeting = office.store.all(Meeting, order="on")[-1]
    for item in office.store.all(AgendaItem, meeting=meeting.id):
        for workspace, minutes in ((office.workspace.silent, 11), (other.workspace, 12)):
            workspace.do_fields(change_agenda_item, item=item.id, minutes=minutes, note=Rewording(fr=str(minutes)))
    take_from(office.store, other.workspace.store)
    panel = exchange(office)
    count = count_conflicts(office.store)
    assert count > LINES_A_PAGE
    for _ in range(LINES_A_PAGE):
        office.press(Key.Key_Return)
    counted = office.window.desk.t("{place} of {count}").format(place=LINES_A_PAGE + 1, count=count)
    assert office.text("compare.count") == counted
    assert office.focused() is card(office, 1, 1)
    panel.choose_all(0)
    office.press(Key.Key_Return, CTRL)
    assert count_conflicts(office.store) == 0


def test_the_window_speaks_the_other_language_at_once(office: Desktop, other: Other) -> None:
    exchange(office)
    office.press(Key.Key_2)
    office.window.desk.language.switch("en")
    QApplication.processEvents()
    assert office.text("compare.count") == "1 of 3"
    assert card(office, 1, 2).isChecked()


def test_a_file_is_tried_first_and_then_taken_in(office: Desktop, other: Other, in_dialog: InDialog) -> None:
    exchange(office)
    page = the_page(office)
    item = an_item(office, 1)
    assert item is not None
    other.workspace.do_fields(change_agenda_item, item=item.id, minutes=55)
    name = str(other.send(2, office_name_of(office.store)))

    def inside() -> None:
        office.settle()
        assert an_item(office, 1) == item
        office.click("dialog.take_in.go")
        office.settle()

    in_dialog(lambda: page.lists.take_in(name), inside)
    changed = an_item(office, 1)
    assert changed is not None
    assert changed.minutes == 55
    assert len(office.cells(office.find(Table, "exchange.received.table"), 0)) == 2


@pytest.mark.long
def test_what_a_file_brings_is_shown_though_it_is_older_than_the_last_act_here(
    office: Desktop, other: Other, in_dialog: InDialog
) -> None:
    person = other.workspace.do_fields(add_person, given_name="Odile", family_name="Zwahlen").record
    name = str(other.send(2, office_name_of(office.store)))
    item = an_item(office, 1)
    assert item is not None
    for minutes in (35, 40, 45):
        office.workspace.do_fields(change_agenda_item, item=item.id, minutes=minutes)
    assert person.id.bytes not in persons_in(office.workspace)
    exchange(office)

    def inside() -> None:
        office.settle()
        office.click("dialog.take_in.go")
        office.settle()

    in_dialog(lambda: the_page(office).lists.take_in(name), inside)
    office.window.desk.navigator.go(Place(page="members"))
    table = office.find(RecordTable, "members.table")
    assert table.select(person.id)
    assert table.current_key() == person.id


def test_a_file_that_is_none_is_refused_in_a_sentence(office: Desktop, tmp_path: Path, in_dialog: InDialog) -> None:
    exchange(office)
    page = the_page(office)
    bad = tmp_path / "faux.ctjx"
    bad.write_bytes(b"rien")

    def inside() -> None:
        office.settle()
        assert "faux.ctjx" in office.text("dialog.take_in.refusal")

    in_dialog(lambda: page.lists.take_in(str(bad)), inside)
    assert office.text("exchange.received.nothing")


def test_two_moves_from_one_state_stand_above_and_one_is_chosen(
    office: Desktop, other: Other, in_dialog: InDialog
) -> None:
    meeting = office.store.all(Meeting, order="on")[-1]
    day = office.workspace.today()
    take_from(other.workspace.store, office.store)
    office.workspace.silent.do(convene_meeting, meeting=meeting.id, on=day)
    other.workspace.do(cancel_meeting, meeting=meeting.id, on=day, reason=text("Neige", "Schnee"))
    take_from(office.store, other.workspace.store)
    publish(office.workspace)
    office.workspace.bus.exchanged.emit()
    office.settle()
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName().endswith("(4)")
    exchange(office)
    assert "2027-01" in office.text("exchange.dispute.1.sentence")
    before = meeting_state(office.store, meeting.id)

    def choose() -> None:
        office.find(ComboBox, "dialog.moved_apart.which").setCurrentIndex(1)
        office.click("dialog.moved_apart.go")

    in_dialog(lambda: office.click("exchange.dispute.1.button"), choose)
    assert {before, meeting_state(office.store, meeting.id)} == {MeetingState.CONVENED, MeetingState.CANCELLED}
    assert not office.shows("exchange.dispute.1")


@pytest.mark.long
def test_two_approvals_that_differ_lead_to_the_meeting(office: Desktop, other: Other) -> None:
    meeting = office.store.all(Meeting, order="on")[-1]
    given: dict[str, Any] = {"meeting": meeting.id, "document": ApprovedDocument.MINUTES, "by": None}
    with office.store.write(OperationLabel("test")) as unit:
        for content in "ab":
            key = ApprovedVersionId(unit.new_id())
            said: dict[str, Any] = {
                "id": key,
                "home": meeting.home,
                "sha256": content * 64,
                "text": content,
                "at": unit.at,
            }
            unit.save(ApprovedVersion(**given, **said))
    publish(office.workspace)
    office.workspace.bus.exchanged.emit()
    exchange(office)
    assert "2027-01" in office.text("exchange.dispute.1.sentence")
    office.click("exchange.dispute.1.button")
    assert office.view.page is not None
    assert office.view.page.objectName() == "page.prepare"


def test_in_a_file_that_is_only_read_nothing_is_kept(office: Desktop, other: Other, tmp_path: Path) -> None:
    path = office.store.path
    office.window.close_workspace()
    assert office.window.open_file(path, read_only=True)
    exchange(office)
    office.press(Key.Key_1)
    office.press(Key.Key_Return, CTRL)
    assert count_conflicts(office.store) == 3
    assert not office.find(QWidget, "compare.keep").isEnabled()
    assert not office.find(QWidget, "exchange.received.button").isEnabled()


@pytest.mark.each_language
def test_in_a_narrow_window_the_lists_stand_below(office: Desktop, other: Other) -> None:
    panel = exchange(office)
    lists = office.find(QWidget, "exchange.lists")
    assert panel.x() > lists.x()
    office.window.setMinimumSize(0, 0)  # as large text makes it
    office.window.resize(840, 700)
    QApplication.processEvents()
    assert panel.y() < lists.y()
    assert panel.x() == lists.x()


def received_table(office: Desktop) -> Table:
    return office.find(Table, "exchange.received.table")


@pytest.mark.long
def test_the_last_file_is_taken_back_by_keys_and_comes_again(
    office: Desktop, other: Other, in_dialog: InDialog
) -> None:
    """Every page reads again, the file waits as taken back, and Enter on it takes it in again."""
    t = office.window.desk.t
    item = an_item(office, 1)
    assert item is not None
    assert item.note.fr.text == "Remis en séance."
    table = office.prepare()
    exchange(office)
    button = office.find(QWidget, "exchange.take_back")
    button.setFocus()

    def take_back() -> None:
        assert "pontarlier-0001.ctjx" in office.text("dialog.take_back.lines")
        office.press(Key.Key_Return)
        office.settle()
        assert office.dialog() is None

    in_dialog(lambda: office.press(Key.Key_Return), take_back)
    before = an_item(office, 1)
    assert before is not None
    assert before.note.fr.text != "Remis en séance."
    assert count_conflicts(office.store) == 0
    assert office.cells(received_table(office), 1) == [t("taken back")]
    assert "pontarlier-0001.ctjx" in office.text("status.sentence")
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName().endswith("(1)")
    assert not button.isEnabled()
    assert button.toolTip() == sentence(t, NoMergeToTakeBack())
    assert not office.window.desk.actions["take_back"].isEnabled()
    assert office.shows("compare.empty")
    received_table(office).setFocus()

    def take_in_again() -> None:
        office.settle()
        office.press(Key.Key_Return)
        office.settle()

    in_dialog(lambda: office.press(Key.Key_Return), take_in_again)
    assert an_item(office, 1) == item
    assert count_conflicts(office.store) == 3
    assert office.cells(received_table(office), 1) == [t("to settle"), t("taken back")]
    assert table.rows_model.rowCount() == len(office.store.all(AgendaItem, meeting=item.meeting))


def test_a_page_that_shows_what_came_reads_again_when_it_is_taken_back(
    office: Desktop, other: Other, in_dialog: InDialog
) -> None:
    exchange(office)
    told: list[Outcome] = []
    office.workspace.bus.changed.connect(told.append)

    def inside() -> None:
        office.press(Key.Key_Return)
        office.settle()

    in_dialog(lambda: office.trigger("action.take_back"), inside)
    (outcome,) = told
    item = an_item(office, 1)
    assert item is not None
    assert ("agenda_item", item.id) in outcome.changed


def test_escape_takes_nothing_back(office: Desktop, other: Other, in_dialog: InDialog) -> None:
    exchange(office)
    in_dialog(lambda: office.trigger("action.take_back"), lambda: office.press(Key.Key_Escape))
    assert count_conflicts(office.store) == 3


@pytest.mark.long
def test_after_an_own_act_the_last_file_stays_and_the_menu_says_why(office: Desktop, other: Other) -> None:
    exchange(office)
    actions, t = office.window.desk.actions, office.window.desk.t
    assert actions["take_back"].isEnabled()
    office.press(Key.Key_1)
    office.press(Key.Key_Return, CTRL)
    assert not actions["take_back"].isEnabled()
    assert actions["take_back"].statusTip() == sentence(t, NoMergeToTakeBack())


def test_a_file_that_came_twice_is_not_the_one_taken_back(office: Desktop, other: Other) -> None:
    """What came again brought nothing: the file before it is marked as taken back."""
    again = other.folder / "encore.ctjx"
    again.write_bytes((other.folder / "pontarlier-0001.ctjx").read_bytes())
    assert take_in(office.store, again).result is Result.REPEATED
    taken_back = take_back(office.store)
    assert taken_back.bundle is not None
    assert taken_back.bundle.file == "pontarlier-0001.ctjx"
    assert taken_back.changed
    states = {one.file: (one.state, one.result) for one in received(office.store)}
    assert states["pontarlier-0001.ctjx"][0] is PendingState.TAKEN_BACK


def a_waiting_file(office: Desktop, state: PendingState) -> None:
    """Bytes that wait here, as the exchange keeps them."""
    now = office.workspace.now()
    pending = Pending(
        sha256=bytes(32),
        bundle_id=UUID(int=7),
        peer=peers(office.store)[0].key,
        number=41,
        profile="partner",
        file="pontarlier-0041.ctjx",
        size=4,
        created=now,
        at=now,
        state=state,
        missing=[],
    )
    keep_pending(office.store, pending, [b"octe"])


@pytest.mark.parametrize("state", [PendingState.WAITING, PendingState.FORKED])
def test_a_file_that_waits_is_given_up_after_one_question(
    office: Desktop, other: Other, in_dialog: InDialog, state: PendingState
) -> None:
    a_waiting_file(office, state)
    exchange(office)
    table = received_table(office)
    table.setFocus()
    assert office.window.desk.actions["give_up"].isEnabled()

    def leave_it() -> None:
        assert "pontarlier-0041.ctjx" in office.text("dialog.give_up.lines")
        office.press(Key.Key_Return)  # Enter alone is the safe answer

    in_dialog(lambda: office.press(Key.Key_Delete), leave_it)
    assert len(received(office.store)) == 2
    in_dialog(lambda: office.press(Key.Key_Delete), lambda: office.click("dialog.give_up.go"))
    assert [one.number for one in received(office.store)] == [1]
    assert pending_bundles(office.store) == []
    assert list(pending_pieces(office.store, bytes(32))) == []
    assert len(office.cells(table, 0)) == 1
    assert "pontarlier-0041.ctjx" in office.text("status.sentence")
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName().endswith("(3)")


def test_a_file_that_was_taken_in_is_not_given_up(office: Desktop, other: Other) -> None:
    exchange(office)
    received_table(office).setFocus()
    office.press(Key.Key_Delete)
    assert office.dialog() is None
    assert office.text("status.sentence") == office.window.desk.actions["give_up"].statusTip() != ""
    assert office.window.desk.actions["give_up"] in received_table(office).actions()


def test_the_switch_shows_what_was_sent_and_everything_that_passed(
    office: Desktop, other: Other, tmp_path: Path
) -> None:
    t, store = office.window.desk.t, office.store
    export(store, plan_export(store, "Grand Pontarlier"), tmp_path / "pour Pontarlier.ctjx")
    (went,) = sent(store)
    exchange(office)
    switch = office.find(Switch, "exchange.switch")
    switch.setFocus()
    office.press(Key.Key_Right)
    table = office.find(Table, "exchange.log.table")
    assert office.cells(table, 0) == [t("to {name}").format(name="Grand Pontarlier")]
    assert office.cells(table, 1) == ["0001"]
    assert office.cells(table, 2) == [t.instant(went.at)]
    assert office.cells(table, 3) == [str(went.counts["changesets"])]
    assert not office.shows("compare")
    office.press(Key.Key_Right)
    assert office.cells(table, 0) == [way.format(name="Grand Pontarlier") for way in (t("to {name}"), t("from {name}"))]
    office.press(Key.Key_2, CTRL)
    office.press(Key.Key_8, CTRL)
    assert office.focused() is card(office, 1, 1)


def test_before_anything_was_sent_the_list_says_so(office: Desktop) -> None:
    exchange(office)
    office.find(Switch, "exchange.switch").choose("sent")
    assert office.shows("exchange.log.empty.primary")
    assert not office.shows("exchange.log.table")


def test_a_file_for_nobody_in_particular_is_named_as_it_was_made(office: Desktop, other: Other, tmp_path: Path) -> None:
    plan = plan_export(office.store, "Commune de Métabief", Profile.PUBLICATION)
    export(office.store, plan, tmp_path / "public.ctjx")
    (line,) = sent_lines(sent(office.store), partners(office.store))
    assert (line.name_fr, line.number, line.out) == ("Commune de Métabief", 1, True)


def test_the_strip_counts_what_is_to_be_sent_and_leads_there(office: Desktop, other: Other) -> None:
    def said(count: int) -> str:
        t = office.window.desk.t
        return t.n("{count} change to send", "{count} changes to send", count).format(count=t.number(count))

    (partner,) = partners(office.store)
    button = office.find(QAbstractButton, "status.outgoing")
    assert button.text() == said(partner.unconfirmed)
    item = an_item(office, 3)
    assert item is not None
    office.workspace.do_fields(change_agenda_item, item=item.id, minutes=33)
    office.settle()
    assert button.text() == said(partner.unconfirmed + 1)
    office.click("status.outgoing")
    assert office.focused() is office.find(QWidget, "exchange.outgoing.button")
    back = other.folder / "aller.ctjx"
    export(office.store, plan_export(office.store, "Grand Pontarlier"), back)
    take_in(other.workspace.store, back)
    take_in(office.store, other.send(2, office_name_of(office.store)))
    publish(office.workspace)
    office.settle()
    assert not office.shows("status.outgoing")


def test_without_partners_nothing_is_to_be_sent(office: Desktop) -> None:
    assert unsent(office.store) == 0
    exchange(office)
    t = office.window.desk.t
    assert office.text("exchange.outgoing.nothing") == t("Once an office is accepted, what it lacks stands here.")
    assert not office.shows("status.outgoing")


def test_a_change_that_two_partners_lack_counts_once(office: Desktop, other: Other, tmp_path: Path) -> None:
    folder = tmp_path / "third"
    folder.mkdir()
    third = another_office(office.store, folder, replace(Environment.system(), data_folder=folder / "data"))
    third.workspace.store.close()
    lacking = [one.unconfirmed for one in partners(office.store)]
    assert len(lacking) == 2
    assert max(lacking) <= unsent(office.store) < sum(lacking)
