"""Can a meeting be convened, put off and called off by keys, late or in time, and does the screen say why not?"""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState, Roll
from ctj_desktop.domain.records.people import DeliveryChannel, Person
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.meetings.life import change_meeting, convene_meeting
from ctj_desktop.services.meetings.notice_period import latest_days
from ctj_desktop.services.membership.committees import change_committee
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.meetings.convene import Convene
from ctj_desktop.ui.meetings.sending.sent import SentList
from ctj_desktop.ui.meetings.sending.wishes import FOLDER, made_words
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key

NUMBER = "2027-01"


@pytest.fixture(autouse=True)
def whole(office: Desktop) -> None:
    """Nothing is odd about the meeting: its agenda has both languages, and the post is there on the day."""
    committee = office.meeting(NUMBER).committee
    office.workspace.do_fields(change_committee, committee=committee, post_days=0, registered_days=0)
    for line in agenda_table(office.store, office.meeting(NUMBER).id).lines:
        title = line.item.title
        both = Bilingual.of(title.fr.text, title.de.text or title.fr.text)
        office.workspace.do_fields(change_agenda_item, item=line.key, title=both)


def state(office: Desktop) -> MeetingState:
    return meeting_state(office.store, office.meeting(NUMBER).id)


def convened(office: Desktop) -> None:
    """Convenes by the button, and waits until everything is made."""
    office.find(QWidget, "dialog.convene.go").setFocus()
    office.press(Key.Key_Return)
    office.until_convened()


def made(office: Desktop) -> dict[str, list[str]]:
    """The folders that were made beside the workspace, with their files."""
    found = [path for path in office.store.path.parent.iterdir() if path.is_dir() and path.name.startswith(NUMBER)]
    return {path.name: sorted(file.name for file in path.iterdir()) for path in found}


def sent_late(office: Desktop, in_dialog: InDialog, *said: str) -> None:
    """Convenes without making anything; the one question says that it is late, and it goes all the same."""

    def late() -> None:
        asked = office.text("dialog.doubts.0.sentence").replace("\u00a0", " ")
        assert all(words in asked for words in said), asked
        office.click("dialog.doubts.go")

    office.click("dialog.convene.make")
    in_dialog(lambda: office.click("dialog.convene.go"), late)


def test_convening_shows_the_recipients_and_freezes_roll_and_numbers(office: Desktop, in_dialog: InDialog) -> None:
    meeting, t = office.meeting(NUMBER), office.window.desk.t
    office.prepare(NUMBER)
    invited = recipients(office.store, meeting, office.workspace.today())

    def look_and_go() -> None:
        table = office.find(Table, "dialog.convene.recipients")
        assert office.cells(table, 0) == [one.name for one in invited]
        assert t.n("{count} day left", "{count} days left", 2).format(count=2) in office.text(
            "dialog.convene.guard.sentence"
        )
        assert not office.shows("dialog.convene.over")
        convened(office)

    in_dialog(lambda: office.press(Key.Key_C, CTRL_SHIFT), look_and_go)
    assert state(office) is MeetingState.CONVENED
    assert office.store.count(Roll, meeting=meeting.id) > 0
    sent = office.store.all(Dispatch, meeting=meeting.id)
    assert len(sent) == sum(len(one.channel.ways) for one in invited)
    (files,) = made(office).values()
    assert {name.rpartition(".")[2] for name in files} == {"eml", "ics", "pdf"}
    assert all(line.item.number for line in agenda_table(office.store, meeting.id).lines)
    assert not office.shows("prepare.convene")
    assert not office.shows("prepare.notice")
    office.press(Key.Key_Z, CTRL)
    assert state(office) is MeetingState.DRAFT
    assert office.shows("prepare.convene")


@pytest.mark.long
@pytest.mark.each_language
def test_a_late_convocation_is_said_with_its_rule_and_still_possible(office: Desktop, in_dialog: InDialog) -> None:
    meeting = office.meeting(NUMBER)
    office.workspace.do_fields(change_meeting, meeting=meeting.id, on=date(2027, 3, 3))
    version = statutes_of(office.store, office.meeting(NUMBER))
    assert version is not None
    wording = {"statutes": version.id, "number": "6", "text": Bilingual.of("Dix jours francs.", "Zehn volle Tage.")}
    office.workspace.do_fields(add_statutes_article, **wording)
    office.prepare(NUMBER)
    article = "Art. 6" if office.window.desk.t.locale == "de_CH" else "art. 6"

    def go() -> None:
        said = office.text("dialog.convene.guard.sentence").replace("\u00a0", " ")
        assert article in said
        assert {"fr": "Dix jours francs.", "de": "Zehn volle Tage."}[office.side()] in said
        sent_late(office, in_dialog, article, "10")

    in_dialog(lambda: office.click("prepare.notice.button"), go)
    assert state(office) is MeetingState.CONVENED


@pytest.mark.long
@pytest.mark.each_language
def test_what_is_late_by_its_way_alone_is_asked_once_with_its_last_day(office: Desktop, in_dialog: InDialog) -> None:
    """A mail is in time for two days more; what goes by post takes three working days before it is there."""
    meeting, t = office.meeting(NUMBER), office.window.desk.t
    office.workspace.do_fields(change_committee, committee=meeting.committee, post_days=3)
    invited = recipients(office.store, meeting, office.workspace.today())
    by_post = sum(DeliveryChannel.POST in one.channel.ways for one in invited)
    last = latest_days(office.store, meeting, invited)[DeliveryChannel.POST]
    office.prepare(NUMBER)

    def go() -> None:
        assert str(by_post) in office.text("dialog.convene.over.sentence")
        sent_late(
            office,
            in_dialog,
            word_within(t, DeliveryChannel.POST),
            t.date_long(last).replace("\u00a0", " "),
            str(by_post),
        )

    in_dialog(lambda: office.press(Key.Key_C, CTRL_SHIFT), go)
    assert state(office) is MeetingState.CONVENED


@pytest.mark.long
def test_what_cannot_be_sent_stays_in_the_dialog_with_its_reason(office: Desktop, in_dialog: InDialog) -> None:
    meeting = office.meeting(NUMBER)
    office.workspace.do_fields(change_meeting, meeting=meeting.id, start=None, end=None)
    office.prepare(NUMBER)

    def go() -> None:
        office.click("dialog.convene.go")
        assert office.text("dialog.convene.refusal")

    in_dialog(lambda: office.click("prepare.convene"), go)
    assert state(office) is MeetingState.DRAFT


@pytest.mark.long
def test_the_agenda_is_looked_at_from_the_dialog(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    in_dialog(lambda: office.click("prepare.convene"), lambda: office.click("dialog.convene.preview"))
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", "agenda")
    assert state(office) is MeetingState.DRAFT


def test_a_meeting_is_put_off_with_a_reason_and_a_new_day_then_taken_up(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)

    def without_reason_then_with() -> None:
        office.fill("dialog.call_off.to", "19.3.2027")
        office.click("dialog.call_off.go")
        assert state(office) is MeetingState.DRAFT
        office.fill("dialog.call_off.reason.fr", "Salle occupée")
        office.click("dialog.call_off.go")

    in_dialog(lambda: office.trigger("action.postpone_meeting"), without_reason_then_with)
    meeting = office.meeting(NUMBER)
    assert (state(office), meeting.on) == (MeetingState.POSTPONED, date(2027, 3, 19))
    moves = office.store.all(MeetingMove, meeting=meeting.id, order="id")
    assert moves[-1].reason.fr.text == "Salle occupée"
    office.trigger("action.resume_meeting")
    assert state(office) is MeetingState.DRAFT


def test_a_cancelled_meeting_is_not_convened_and_the_reason_stands_in_the_menu(
    office: Desktop, in_dialog: InDialog
) -> None:
    office.prepare(NUMBER)

    def go() -> None:
        office.fill("dialog.call_off.reason.de", "Zu wenig Geschäfte")
        office.click("dialog.call_off.go")

    in_dialog(lambda: office.trigger("action.cancel_meeting"), go)
    assert state(office) is MeetingState.CANCELLED
    action = office.window.desk.actions["convene"]
    assert not action.isEnabled()
    assert action.statusTip()
    assert office.window.desk.actions["resume_meeting"].isEnabled()
    assert office.store.get(Meeting, office.meeting(NUMBER).id) is not None


@pytest.mark.long
def test_a_revision_carries_its_number(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)

    def noted() -> None:
        office.click("dialog.convene.make")
        office.click("dialog.convene.go")

    in_dialog(lambda: office.click("prepare.convene"), noted)

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        assert "2" in dialog.act.text()
        office.click("dialog.convene.make")
        office.click("dialog.convene.go")

    in_dialog(lambda: office.trigger("action.convene"), go)
    moves = office.store.all(MeetingMove, meeting=office.meeting(NUMBER).id, order="id")
    assert [move.revision for move in moves] == [1, 2]


@pytest.mark.long
def test_way_and_language_are_changed_in_place_by_keys_and_stay(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    first = recipients(office.store, office.meeting(NUMBER), office.workspace.today())[0]

    def change() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        table = office.find(Table, "dialog.convene.recipients")
        table.setFocus()
        office.press(Key.Key_C)  # by post
        office.press(Key.Key_L)  # in German
        office.press(Key.Key_Space)
        assert not dialog.model.rows[0].included
        office.press(Key.Key_Space)
        assert dialog.model.rows[0].included
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.convene"), change)
    person = office.store.get(Person, first.key)
    assert person is not None
    assert (person.channel, person.language) == (DeliveryChannel.POST, Language.DE)
    assert state(office) is MeetingState.DRAFT
    office.press(Key.Key_Z, CTRL)
    office.press(Key.Key_Z, CTRL)
    again = office.store.get(Person, first.key)
    assert again is not None
    assert (again.channel, again.language) == (first.channel, first.language)


@pytest.mark.long
def test_who_is_not_reached_is_said_and_entered_there(office: Desktop, in_dialog: InDialog) -> None:
    last = recipients(office.store, office.meeting(NUMBER), office.workspace.today())[-1]
    office.workspace.do_fields(change_person, person=last.key, work_email="")
    office.prepare(NUMBER)

    def enter() -> None:
        office.fill("dialog.reach.work_email", "neu@exemple.example")
        office.click("dialog.reach.go")

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        office.click("dialog.convene.go")
        assert last.name in office.text("dialog.convene.refusal")
        assert made(office) == {}
        assert dialog.table.current_key() == last.key  # nobody looks for it in a long list
        in_dialog(lambda: office.click("dialog.convene.complete"), enter)
        assert dialog.model.rows[-1].one.reached
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.convene"), go)
    person = office.store.get(Person, last.key)
    assert person is not None
    assert person.work_email == "neu@exemple.example"


def test_what_lacks_is_asked_of_whoever_lacks_it(office: Desktop, in_dialog: InDialog) -> None:
    """The button opened the first recipient, who lacked nothing."""
    last = recipients(office.store, office.meeting(NUMBER), office.workspace.today())[-1]
    office.workspace.do_fields(change_person, person=last.key, work_email="")
    office.prepare(NUMBER)

    def enter() -> None:
        office.fill("dialog.reach.work_email", "neu@exemple.example")
        office.click("dialog.reach.go")

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        assert dialog.table.current_key() == last.key, "nobody looks for it in a long list"
        dialog.table.select(dialog.model.rows[0].key)
        in_dialog(lambda: office.click("dialog.convene.complete"), enter)
        assert dialog.model.rows[-1].one.reached
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.convene"), go)


def test_a_folder_that_cannot_be_written_moves_nothing(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    office.workspace.unfinished[FOLDER] = office.store.path  # a file, in which nothing can be put

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        office.click("dialog.convene.go")
        office.bot.waitUntil(dialog.refusal.isVisible, timeout=20_000)
        assert office.text("dialog.convene.refusal")
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.convene"), go)
    assert state(office) is MeetingState.DRAFT
    assert office.store.all(Dispatch) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_whoever_was_called_is_told_that_it_does_not_take_place(office: Desktop, in_dialog: InDialog) -> None:
    meeting = office.meeting(NUMBER)
    office.workspace.do(convene_meeting, meeting=meeting.id, on=office.workspace.today())
    office.prepare(NUMBER)

    def call_off() -> None:
        office.fill("dialog.call_off.reason.fr", "Neige")
        in_dialog(lambda: office.click("dialog.call_off.go"), lambda: convened(office))

    in_dialog(lambda: office.trigger("action.cancel_meeting"), call_off)
    assert state(office) is MeetingState.CANCELLED
    sent = office.store.all(Dispatch, meeting=meeting.id)
    assert {one.what for one in sent} == {DispatchKind.CANCELLATION}
    assert list(made(office)) == [f"{NUMBER} annulation 2"]


@pytest.mark.long
def test_what_was_sent_is_marked_and_noted_by_hand(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)

    def noted() -> None:
        office.click("dialog.convene.make")
        office.click("dialog.convene.go")

    in_dialog(lambda: office.click("prepare.convene"), noted)
    today, t = office.workspace.today(), office.window.desk.t

    def mark() -> None:
        table = office.find(Table, "dialog.sent.table")
        assert table.model().rowCount() > 0
        assert not office.find(QWidget, "dialog.sent.all_sent").isEnabled()
        office.click("dialog.sent.back")
        dialog = office.dialog()
        assert isinstance(dialog, SentList)
        assert dialog.model.rows[0].one.undeliverable
        assert dialog.back.width() == dialog.back.sizeHint().width(), "its other words have room"
        cell = table.rows_model.data(table.rows_model.index(0, 3), CELL_ROLE)
        assert isinstance(cell, Cell)
        assert (cell.text, cell.second) == (t("came back"), t.date_short(today)), "when it left is still said"
        office.click("dialog.sent.go")

    in_dialog(lambda: office.trigger("action.sent"), mark)
    sent = office.store.all(Dispatch)
    assert {one.sent_on for one in sent} == {today}
    assert sum(one.undeliverable for one in sent) == 1


def test_before_anything_was_sent_the_list_leads_to_convening(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    began: list[object] = []
    convene = office.window.desk.actions["convene"]
    convene.triggered.disconnect()
    convene.triggered.connect(lambda: began.append(office.dialog()))
    in_dialog(lambda: office.trigger("action.sent"), lambda: office.click("dialog.sent.card.empty.primary"))
    assert began == [None], "once the list is closed"


def test_only_what_is_made_is_said(office: Desktop, in_dialog: InDialog) -> None:
    office.prepare(NUMBER)
    t = office.window.desk.t
    assert made_words(t, 2, 0) == t.n("{count} draft", "{count} drafts", 2).format(count=2)

    def look() -> None:
        assert office.shows("dialog.convene.own")
        office.click("dialog.convene.make")
        assert not office.shows("dialog.convene.own"), "no wording leaves"
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.convene"), look)


@pytest.mark.long
def test_what_moved_is_a_change_and_labels_are_said(office: Desktop, in_dialog: InDialog) -> None:
    meeting, t = office.meeting(NUMBER), office.window.desk.t
    office.workspace.do(convene_meeting, meeting=meeting.id, on=office.workspace.today())
    office.prepare(NUMBER)
    assert not office.shows("prepare.notice")
    office.workspace.do_fields(change_meeting, meeting=meeting.id, on=date(2027, 3, 24))
    office.settle()

    def look() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        assert dialog.wishes.what is DispatchKind.CHANGE
        assert t("address labels") not in dialog.plan.text()
        dialog.wishes.labels_box.choose("3x8")
        dialog.wishes.changed.emit()
        assert t("address labels") in dialog.plan.text()
        office.fill("dialog.convene.answer", "31.2.2027")
        office.click("dialog.convene.go")
        office.fill("dialog.convene.answer", "")
        dialog.refusal.say("–")
        dialog.refusal.show()
        office.click("dialog.convene.leave_out")
        assert not dialog.refusal.isVisible(), "it was of what is changed now"
        office.click("dialog.convene.cancel")

    in_dialog(lambda: office.click("prepare.notice.button"), look)


@pytest.mark.long
def test_sent_again_it_asks_by_the_same_day_and_a_day_is_noted_once(office: Desktop, in_dialog: InDialog) -> None:
    meeting, day = office.meeting(NUMBER), date(2027, 3, 1)
    office.prepare(NUMBER)

    def noted() -> None:
        office.fill("dialog.convene.answer", office.window.desk.t.date_short(day))
        office.click("dialog.convene.make")
        office.click("dialog.convene.go")

    def again() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        assert (dialog.wishes.what, dialog.wishes.answer_by()) == (DispatchKind.CONVOCATION, day)
        chosen = dialog.readers.current()
        assert chosen is not None
        assert chosen.included
        office.click("dialog.convene.cancel")

    def look() -> None:
        sent = office.find(QWidget, "dialog.sent.sent")
        assert not sent.isEnabled()
        assert sent.toolTip()
        in_dialog(lambda: office.click("dialog.sent.again"), again)
        office.click("dialog.sent.go")

    in_dialog(lambda: office.click("prepare.convene"), noted)
    in_dialog(lambda: office.trigger("action.sent"), look)
    assert office.store.all(Dispatch, meeting=meeting.id)


@pytest.mark.long
def test_that_it_is_put_off_to_another_day_stands_in_the_letter(office: Desktop, in_dialog: InDialog) -> None:
    meeting = office.meeting(NUMBER)
    office.workspace.do(convene_meeting, meeting=meeting.id, on=office.workspace.today())
    office.prepare(NUMBER)

    def tell() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        asking = dialog.order().asking
        assert (asking.put_off, asking.to) == (True, date(2027, 3, 19))
        office.click("dialog.convene.make")
        office.click("dialog.convene.go")

    def call_off() -> None:
        office.fill("dialog.call_off.to", "19.3.2027")
        office.fill("dialog.call_off.reason.fr", "Neige")
        in_dialog(lambda: office.click("dialog.call_off.go"), tell)

    in_dialog(lambda: office.trigger("action.postpone_meeting"), call_off)
    assert (state(office), office.meeting(NUMBER).on) == (MeetingState.POSTPONED, date(2027, 3, 19))


@pytest.mark.long
def test_escape_keeps_what_was_typed_and_the_button_gives_it_up(office: Desktop, in_dialog: InDialog) -> None:
    office.workspace.do(convene_meeting, meeting=office.meeting(NUMBER).id, on=office.workspace.today())
    office.prepare(NUMBER)
    found: list[str] = []

    def look(leave: Callable[[], None], *, typed: str = "") -> Callable[[], None]:
        def inside() -> None:
            found.append(office.find(TextArea, "dialog.call_off.reason.fr").text())
            if typed:
                office.fill("dialog.call_off.reason.fr", typed)
            leave()

        return inside

    escape, cancel = partial(office.press, Key.Key_Escape), partial(office.click, "dialog.call_off.cancel")
    for inside in (look(escape, typed="Neige"), look(escape), look(cancel), look(escape)):
        in_dialog(lambda: office.trigger("action.cancel_meeting"), inside)
        if len(found) == 1:
            assert office.dialog() is None, "one Escape, and no field was emptied"
            assert office.text("status.sentence") != ""
    assert found == ["", "Neige", "Neige", ""]


@pytest.mark.long
def test_from_a_cancellation_one_comes_to_its_wording(office: Desktop, in_dialog: InDialog) -> None:
    """Neither dialog stands in the way, and what was typed is there again."""
    meeting, t = office.meeting(NUMBER), office.window.desk.t
    office.workspace.do(convene_meeting, meeting=meeting.id, on=office.workspace.today())
    office.prepare(NUMBER)

    def tell() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Convene)
        assert t("an appointment") not in dialog.plan.text()
        assert not dialog.preview.isVisible(), "no agenda goes with it"
        assert word_within(t, Language.DE) in office.text("dialog.convene.over.sentence"), "they read it in French"
        office.click("dialog.convene.own")

    def call_off() -> None:
        office.fill("dialog.call_off.reason.fr", "Neige")
        in_dialog(lambda: office.click("dialog.call_off.go"), tell)
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.cancel_meeting"), call_off)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page == "texts"
    assert state(office) is MeetingState.CONVENED
    office.prepare(NUMBER)

    def again() -> None:
        assert office.find(TextArea, "dialog.call_off.reason.fr").text() == "Neige"
        office.click("dialog.call_off.cancel")

    in_dialog(lambda: office.trigger("action.cancel_meeting"), again)
