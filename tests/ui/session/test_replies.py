"""Are the replies to a convocation entered by one key each, and do counts and quorum follow?"""

from collections.abc import Sequence
from datetime import date, time

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Reply, ReplyWay
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.errors import article_in, sentence
from ctj_desktop.i18n.telephone import telephone
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.sending.dispatches import record_dispatch
from ctj_desktop.services.meetings.sending.silent import silent
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.session.refusals import NoSubstitute
from ctj_desktop.services.session.replies import Replies, read_replies
from ctj_desktop.services.session.reply_entry import NobodyNamed
from ctj_desktop.services.session.screen import Here, read_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.columns import ANNOUNCED
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.session.replying.columns import LETTERS, bearer_words, name_of_line
from ctj_desktop.ui.session.replying.forecast import OF_SIDE, OUTDATED
from ctj_desktop.ui.session.replying.page import RepliesPage, ReplyTable
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import Desktop, InDialog, Key, shrink
from tests.ui.sitting import DAY, convened, seats, the_meeting

REPLY = 3


def open_replies(office: Desktop) -> ReplyTable:
    """The replies of the meeting of the spring, as opened from its preparation."""
    office.prepare()
    office.trigger("action.replies")
    table = office.find(ReplyTable, "replies.table")
    table.setFocus()
    return table


def replies(office: Desktop) -> Replies:
    """As the service reads them."""
    return read_replies(office.store, the_meeting(office.workspace).id, DAY)


def answer(office: Desktop, table: ReplyTable, row: int, *said: Reply) -> None:
    """The letters of the replies, typed on a row."""
    table.setCurrentIndex(table.rows_model.index(row, 0))
    table.setFocus()
    for reply in said:
        office.keys(office.window.desk.t.p("key of a reply", LETTERS[reply]).lower())


def entered(office: Desktop, row: int) -> Attendance:
    """The attendance of a seat, in the order of the list."""
    seat = seats(office.workspace)[row]
    return office.store.all(Attendance, meeting=the_meeting(office.workspace).id, seat=seat)[0]


def spoken(table: ReplyTable, row: int) -> str:
    """The reply of a row as it is read aloud."""
    return str(table.rows_model.index(row, REPLY).data(CELL_ROLE).spoken())


def words(office: Desktop, table: ReplyTable) -> Sequence[str]:
    """The replies shown."""
    return office.cells(table, REPLY)


@pytest.mark.each_language
def test_one_letter_enters_a_reply_another_corrects_it_and_it_is_taken_back(office: Desktop) -> None:
    convened(office.workspace)
    table, t = open_replies(office), office.window.desk.t
    answer(office, table, 0, Reply.PRESENT)
    assert entered(office, 0).reply is Reply.PRESENT
    assert entered(office, 0).replied_on == DAY
    assert words(office, table)[0] == word_within(t, Reply.PRESENT)
    answer(office, table, 0, Reply.EXCUSED)
    assert (entered(office, 0).reply, entered(office, 0).status) == (Reply.EXCUSED, AttendanceStatus.EXCUSED)
    office.press(Key.Key_Backspace)
    gone = entered(office, 0)
    assert (gone.reply, gone.replied_on, gone.status) == (None, None, None)
    assert words(office, table)[0] == t("no answer")
    office.workspace.undo()
    assert words(office, table)[0] == word_within(t, Reply.EXCUSED)
    assert table.currentIndex().row() == 0


def test_a_letter_is_of_one_reply_only_in_every_language(office: Desktop) -> None:
    for locale in ("fr_CH", "de_CH", "en"):
        office.window.desk.language.switch(locale)
        letters = {office.window.desk.t.p("key of a reply", letter) for letter in LETTERS.values()}
        assert len(letters) == len(LETTERS)


def test_counts_and_the_quorum_of_each_side_follow_what_was_said(office: Desktop) -> None:
    convened(office.workspace)
    table = open_replies(office)
    before = replies(office)
    assert before.quorum.present == 0
    assert not before.quorum.reached
    voters = office.text("replies.voters.all")
    for row, line in enumerate(before.lines):
        if line.answers and line.votes:
            answer(office, table, row, Reply.PRESENT)
    after = replies(office)
    assert after.quorum.reached
    for side in after.quorum.sides:
        assert side.present == after.count(Reply.PRESENT, side.side)
        assert str(side.present) in office.text(f"replies.voters.{side.side.value}")
    assert office.text("replies.voters.all") != voters
    answer(office, table, 0, Reply.EXCUSED)
    assert replies(office).quorum.present == after.quorum.present - 1
    assert replies(office).count(Reply.EXCUSED, Side.FR) == 1
    assert "1" in office.text("replies.answers.fr")


@pytest.mark.long
def test_the_list_stays_where_it_is_when_the_quorum_is_reached(office: Desktop) -> None:
    convened(office.workspace)
    table = open_replies(office)
    assert not replies(office).quorum.reached
    top = table.mapTo(office.window, table.rect().topLeft())
    for row, line in enumerate(replies(office).lines):
        if line.votes:
            answer(office, table, row, Reply.PRESENT)
    assert replies(office).quorum.reached
    assert table.mapTo(office.window, table.rect().topLeft()) == top


def test_whoever_could_carry_a_proxy_is_named_with_the_body(office: Desktop) -> None:
    convened(office.workspace)
    line = next(line for line in replies(office).lines if line.holder and line.short)
    assert bearer_words(line, office.window.desk.t).startswith(f"{line.holder}, ")


def test_a_substitute_comes_where_one_is_named_and_is_asked_for_where_not(office: Desktop) -> None:
    convened(office.workspace)
    table, lines = open_replies(office), replies(office).lines
    named = next(row for row, line in enumerate(lines) if line.substitute_person)
    answer(office, table, named, Reply.SUBSTITUTE)
    assert entered(office, named).substitute == lines[named].substitute_person
    nobody = next(row for row, line in enumerate(lines) if line.answers and not line.substitute_person)
    answer(office, table, nobody, Reply.SUBSTITUTE)
    assert replies(office).lines[nobody].reply is None
    body = name_of_line(lines[nobody], office.window.desk.t)
    assert office.text("replies.refusal.sentence") == sentence(office.window.desk.t, NoSubstitute(body))
    answer(office, table, nobody, Reply.EXCUSED)
    assert not office.shows("replies.refusal")


def test_each_reply_has_the_way_that_is_chosen_and_the_dialog_corrects_it_with_its_reason(
    office: Desktop, in_dialog: InDialog
) -> None:
    convened(office.workspace)
    table = open_replies(office)
    office.find(ComboBox, "replies.way").choose(ReplyWay.TELEPHONE)
    answer(office, table, 0, Reply.EXCUSED)
    assert entered(office, 0).replied_by is ReplyWay.TELEPHONE

    def correct() -> None:
        office.find(ComboBox, "dialog.reply.way").choose(ReplyWay.LETTER)
        office.fill("dialog.reply.day", "10.3.2027")
        office.fill("dialog.reply.reason", "Hôpital")
        office.click("dialog.reply.go")

    in_dialog(lambda: office.press(Key.Key_F2), correct)
    assert (entered(office, 0).replied_by, entered(office, 0).replied_on) == (ReplyWay.LETTER, date(2027, 3, 10))
    assert entered(office, 0).reply is Reply.EXCUSED
    assert replies(office).lines[0].excuse == "Hôpital"
    assert "Hôpital" in spoken(table, 0)
    office.workspace.undo()
    assert (replies(office).lines[0].excuse, entered(office, 0).replied_by) == ("", ReplyWay.TELEPHONE)


def test_the_dialog_takes_a_reply_back_and_asks_for_whom_it_needs(office: Desktop, in_dialog: InDialog) -> None:
    convened(office.workspace)
    table, t = open_replies(office), office.window.desk.t
    answer(office, table, 1, Reply.PRESENT)

    def choose(reply: Reply | None) -> None:
        box = office.find(ComboBox, "dialog.reply.reply")
        box.choose(reply)
        box.activated.emit(box.currentIndex())

    def represented() -> None:
        choose(Reply.REPRESENTED)
        assert not office.shows("dialog.reply.substitute")
        office.click("dialog.reply.go")
        assert office.text("dialog.reply.refusal") == sentence(t, NobodyNamed())
        office.find(ComboBox, "dialog.reply.bearer").choose(replies(office).lines[0].key)
        office.click("dialog.reply.go")

    in_dialog(lambda: office.press(Key.Key_F2), represented)
    assert entered(office, 1).represented_by == replies(office).lines[0].key

    def nothing() -> None:
        choose(None)
        office.click("dialog.reply.go")

    in_dialog(lambda: office.press(Key.Key_F2), nothing)
    assert (entered(office, 1).reply, entered(office, 1).represented_by) == (None, None)


def test_a_proxy_that_must_be_written_says_so_with_the_article(office: Desktop, in_dialog: InDialog) -> None:
    meeting, title = the_meeting(office.workspace), Bilingual.of(fr="Statuts", de="Statuten")
    rule, since = ProxyRule(per_holder=1, article="8", written=True), date(2027, 1, 1)
    given = {"committee": meeting.committee, "title": title, "in_force_from": since}
    office.workspace.do_fields(adopt_statutes, **given, proxies=rule)
    convened(office.workspace)
    table, t = open_replies(office), office.window.desk.t
    answer(office, table, 1, Reply.REPRESENTED)
    choose(open_menu(office), f"replies.by.{replies(office).lines[0].key}")
    said = t("not in writing yet ({article})").format(article=article_in("8", t.language))
    assert said in spoken(table, 1)
    second = table.rows_model.index(1, REPLY).data(CELL_ROLE).second
    assert second.startswith(said)  # the end is cut in a narrow window, and who votes for them can be asked

    def correct() -> None:
        field: QWidget | None = office.find(ComboBox, "dialog.reply.bearer")
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        assert field is not None
        assert article_in("8", t.language) in field.note_text()
        office.find(ComboBox, "dialog.reply.way").choose(ReplyWay.FORM)
        office.click("dialog.reply.go")

    in_dialog(lambda: office.press(Key.Key_F2), correct)
    assert said not in spoken(table, 1)


@pytest.mark.each_language
def test_what_lacks_for_the_quorum_is_said_with_its_side(office: Desktop) -> None:
    convened(office.workspace)
    table = open_replies(office)
    t, quorum = office.window.desk.t, replies(office).quorum
    more = quorum.lacking
    assert more > 0
    assert t.number(more) in office.text("replies.missing")
    for side in quorum.sides:
        lacks = t(OF_SIDE[side.side]).format(count=t.number(side.needed - side.present))
        assert (lacks in office.text("replies.missing")) is not side.reached
    for row, line in enumerate(replies(office).lines):
        if line.answers and line.votes:
            answer(office, table, row, Reply.PRESENT)
    assert not office.text("replies.missing").strip()


def test_an_answer_from_before_a_change_is_marked_and_asked_for_again(office: Desktop) -> None:
    convened(office.workspace)
    table, t, meeting = open_replies(office), office.window.desk.t, the_meeting(office.workspace)
    answer(office, table, 0, Reply.PRESENT)
    row = next(row for row in roll_of(office.store, meeting.id) if row.holder is not None)
    told = {"what": DispatchKind.CHANGE, "sent_on": date(2027, 3, 13), "person": row.holder, "revision": 2}
    office.workspace.do_fields(record_dispatch, meeting=meeting.id, **told)
    assert t.n(*OUTDATED, 1).format(count=t.number(1)) in office.text("replies.missing")
    assert t("before the change") in str(table.rows_model.index(0, REPLY + 1).data(CELL_ROLE).spoken())


def test_substitutes_are_called_with_their_numbers_for_whoever_is_excused(office: Desktop, in_dialog: InDialog) -> None:
    convened(office.workspace)
    table = open_replies(office)
    named = next(row for row, line in enumerate(replies(office).lines) if line.substitute_person and line.holder)
    person = replies(office).lines[named].substitute_person
    office.workspace.do_fields(change_person, person=person, work_mobile="+33600000001", work_phone="")
    assert not office.find(Button, "replies.call").isEnabled()
    answer(office, table, named, Reply.EXCUSED)

    def call() -> None:
        list_of = office.find(Table, "dialog.call.table")
        assert telephone("+33600000001") in office.cells(list_of, 2)
        office.press(Key.Key_Return)
        assert office.shows("dialog.call.card.empty")
        office.click("dialog.call.go")

    in_dialog(lambda: office.click("replies.call"), call)
    assert (entered(office, named).reply, entered(office, named).substitute) == (Reply.SUBSTITUTE, person)
    assert entered(office, named).replied_by is ReplyWay.TELEPHONE


@pytest.mark.long
def test_whoever_is_silent_is_reminded_and_not_twice_a_day_without_a_word(office: Desktop, in_dialog: InDialog) -> None:
    convened(office.workspace)
    table, meeting = open_replies(office), the_meeting(office.workspace)
    answer(office, table, 0, Reply.PRESENT)
    waits = [one.name for one in silent(office.store, meeting, DAY)]

    def note() -> None:
        assert office.cells(office.find(Table, "dialog.convene.recipients"), 0) == waits
        assert not office.shows("dialog.convene.over")
        office.find(CheckBox, "dialog.convene.make").setChecked(False)
        office.click("dialog.convene.go")

    in_dialog(lambda: office.click("replies.remind"), note)
    sent = office.store.all(Dispatch, meeting=meeting.id, what=DispatchKind.REMINDER)
    assert len({one.person for one in sent}) == len(waits)

    def look() -> None:
        t = office.window.desk.t
        said = t("Reminded today already, and therefore left out: {names}.").format(names=t.join(waits))
        assert office.text("dialog.convene.over.sentence") == said
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.click("replies.remind"), look)
    assert len(office.store.all(Dispatch, meeting=meeting.id, what=DispatchKind.REMINDER)) == len(sent)


def open_menu(office: Desktop) -> QMenu:
    """The choices that stand open at a row."""
    QApplication.processEvents()
    [menu] = [menu for menu in office.window.findChildren(QMenu, "replies.menu") if menu.isVisible()]
    return menu


def choose(menu: QMenu, name: str) -> None:
    """One of the choices."""
    action = menu.findChild(QAction, name)
    assert action is not None, name
    action.trigger()
    menu.close()


def test_who_is_represented_says_by_whom(office: Desktop) -> None:
    convened(office.workspace)
    table, bearer = open_replies(office), replies(office).lines[0]
    answer(office, table, 1, Reply.REPRESENTED)
    choose(open_menu(office), f"replies.by.{bearer.key}")
    assert (entered(office, 1).reply, entered(office, 1).represented_by) == (Reply.REPRESENTED, bearer.key)
    assert replies(office).lines[1].by == (bearer.short or bearer.body)


def test_nobody_is_represented_where_the_statutes_allow_no_proxy(office: Desktop) -> None:
    meeting, title = the_meeting(office.workspace), Bilingual.of(fr="Statuts", de="Statuten")
    since = date(2027, 1, 1)
    office.workspace.do_fields(adopt_statutes, committee=meeting.committee, title=title, in_force_from=since)
    convened(office.workspace)
    answer(office, open_replies(office), 1, Reply.REPRESENTED)
    t = office.window.desk.t
    said = t("The statutes allow no proxy. Enter the seat as excused, or call its substitute.")
    assert office.text("replies.refusal.sentence") == said
    assert office.text("status.sentence") == ""
    office.press(Key.Key_Down)
    assert not office.shows("replies.refusal")
    assert replies(office).lines[1].reply is None


@pytest.mark.long
def test_the_mouse_answers_by_the_buttons_and_enter_by_the_choices_of_the_row(office: Desktop) -> None:
    convened(office.workspace)
    table = open_replies(office)
    table.setCurrentIndex(table.rows_model.index(2, 0))
    office.click("replies.remote")
    assert entered(office, 2).reply is Reply.REMOTE
    table.setFocus()
    office.press(Key.Key_Return)
    choose(open_menu(office), "replies.menu.excused")
    assert entered(office, 2).reply is Reply.EXCUSED
    office.click("replies.back")
    assert entered(office, 2).reply is None


def test_before_the_convocation_the_seats_of_the_day_stand_there_and_a_sentence_says_why_nobody_answers_yet(
    office: Desktop, in_dialog: InDialog
) -> None:
    table = open_replies(office)
    assert table.rows_model.rowCount() == len(replies(office).lines) > 0
    answer(office, table, 0, Reply.PRESENT)
    assert office.store.all(Attendance, meeting=the_meeting(office.workspace).id) == []
    assert office.window.desk.t(
        "Replies are entered once the meeting is convened. These are the seats of its day."
    ) == (office.text("replies.note"))
    page = office.view.page
    assert isinstance(page, RepliesPage)
    assert not page.way.isEnabled(), "nothing is answered, and by no way"

    def left() -> None:
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.click("replies.convene"), left)
    assert office.shows("page.prepare")
    convened(office.workspace)
    table = open_replies(office)
    table.select(replies(office).lines[0].key)
    assert page.way.isEnabled()
    assert not office.shows("replies.convene")


def test_the_trail_leads_back_to_the_preparation(office: Desktop) -> None:
    open_replies(office)
    assert office.window.desk.navigator.place == Place(page="replies", record=the_meeting(office.workspace).id)
    office.window.desk.navigator.back()
    assert office.shows("page.prepare")


@pytest.mark.each_language
def test_every_reply_stays_in_a_window_that_becomes_small(office: Desktop) -> None:
    office.window.resize(1400, 900)
    open_replies(office)
    missing = office.text("replies.missing")
    assert missing
    assert office.shows("replies.missing")
    shrink(office.window)
    bars = (office.view.host.around.area.horizontalScrollBar(), office.view.host.around.area.verticalScrollBar())
    assert [bar.maximum() for bar in bars] == [0, 0], "list and foot stay in sight"
    assert not office.shows("replies.missing")
    assert office.find(QWidget, "replies.quorum").toolTip() == missing
    page, right = office.view.page, office.window.rect().right()
    assert isinstance(page, RepliesPage)
    assert all(one.mapTo(office.window, one.rect().topRight()).x() < right for one in page.buttons.values())


def test_whoever_is_entered_in_the_session_comes_as_announced(office: Desktop) -> None:
    """By the one key: from afar, or the substitute; and the list says what was announced."""
    convened(office.workspace)
    table, t = open_replies(office), office.window.desk.t
    lines = replies(office).lines
    named = next(row for row, line in enumerate(lines) if line.substitute_person and line.holder)
    afar = next(row for row, line in enumerate(lines) if line.answers and row != named)
    answer(office, table, named, Reply.SUBSTITUTE)
    answer(office, table, afar, Reply.REMOTE)
    office.window.desk.navigator.go(Place(page="hold", record=the_meeting(office.workspace).id))
    shown = office.find(AttendanceList, "hold.attendance")
    for row, word in ((named, ANNOUNCED[Reply.SUBSTITUTE]), (afar, ANNOUNCED[Reply.REMOTE])):
        index = shown.model().index(row, 0)
        assert t.p("announced", word) in index.data(CELL_ROLE).spoken()
        shown.setCurrentIndex(index)
        shown.setFocus()
        office.press(Key.Key_Space)
    sat = read_session(office.store, the_meeting(office.workspace).id).at(time(13, 59))
    here = {line.key: line.here for line in sat.seats}
    assert (here[lines[named].key], here[lines[afar].key]) == (Here.SUBSTITUTE, Here.REMOTE)
    office.trigger("action.replies")
    assert office.shows("page.replies")
