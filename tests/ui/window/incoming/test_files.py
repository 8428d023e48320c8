"""Is a file that the system hands over shown where it belongs?"""

import threading
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.meetings import Attendance, Reply, ReplyWay
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.exchange.refusals import NotACard
from ctj_desktop.files.forms.returned import FormUnread
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.sending.letters import asking_of
from ctj_desktop.services.meetings.sending.silent import asked
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.roll import roll_expected
from ctj_desktop.services.papers.answer_workbooks import reply_workbook
from ctj_desktop.services.papers.mailings.convocation_files import calendar_of
from ctj_desktop.services.session.replying.refusals import NotAsked, RepliedSo
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.services.workspace import demo
from ctj_desktop.ui.forms.choose_person import ChoosePerson
from ctj_desktop.ui.session.replying.page import ReplyTable
from ctj_desktop.ui.widgets.table import Table
from tests.files.answer_forms.made import ticked
from tests.files.tables.made import a_workbook
from tests.office import Office
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.dropping import drop
from tests.ui.sitting import DAY, convened, the_meeting


def test_a_file_for_a_workspace_without_one_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    bundle = tmp_path / "fichier.ctjx"
    bundle.write_bytes(b"x")
    desktop.window.receive(bundle)
    assert "fichier.ctjx" in desktop.window.welcome.refusal.sentence()


@pytest.mark.long
def test_a_bundle_from_the_system_is_looked_at_under_the_exchanges(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    file = tmp_path / "fichier.ctjx"
    file.write_bytes(b"Madame, Monsieur")

    def look() -> None:
        office.settle()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.window.receive(file), look)
    assert office.shows("page.exchange")


def test_a_card_from_the_system_that_is_none_is_refused_there(office: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "carte.ctjcard"
    file.write_bytes(b"Madame, Monsieur")
    office.window.receive(file)
    office.settle()
    assert office.shows("page.exchange")
    assert office.text("status.sentence") == sentence(office.window.desk.t, NotACard())


@pytest.mark.long
@pytest.mark.parametrize("is_sample", [False, True])
def test_another_workspace_waits_for_the_dialog_of_the_one_that_is_open(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_sample: bool
) -> None:
    """Whether the system hands it over or a sample is ready: the dialog goes on reading the one it was opened for."""
    window, desk, before, found = office.window, office.window.desk, office.workspace, list[int]()
    other = Office(tmp_path, name="other")
    other.store.close()
    monkeypatch.setattr(demo, "fresh_sample", lambda *_: other.store.path)

    def read_on() -> None:
        window.open_sample() if is_sample else window.receive(other.store.path)
        office.bot.waitUntil(lambda: desk.jobs.pending() == 0)
        office.fill("dialog.person.search", before.store.all(Person)[0].family_name)
        found.append(office.find(Table, "dialog.person.table").model().rowCount())

    def ask() -> None:
        ChoosePerson.ask(desk, before, "Qui ?", "Choisir", window)

    in_dialog(ask, read_on)
    assert found > [0]
    assert office.workspace is before
    office.bot.waitUntil(lambda: office.store.path == other.store.path)


def answered(office: Desktop, folder: Path, mail: str, says: str, name: str = "réponse.ics") -> Path:
    """What a calendar writes when somebody answers the appointment of the convocation."""
    meeting = the_meeting(office.workspace)
    made = calendar_of(office.store, meeting, Language.FR, office.workspace.now()).decode()
    guest = f"ATTENDEE;PARTSTAT={says}:mailto:{mail}\r\nEND:VEVENT"
    file = folder / name
    file.write_text("METHOD:REPLY\r\n" + made.replace("END:VEVENT", guest), "utf-8", newline="")
    return file


def reached(office: Desktop, place: int, mail: str) -> Person:
    """Who holds a seat, with a mail address."""
    store, meeting = office.store, the_meeting(office.workspace)
    row = [row for row in roll_expected(store, meeting, DAY) if row.holder is not None][place]
    assert row.holder is not None
    return office.workspace.do_fields(change_person, person=row.holder, work_email=mail)


@pytest.mark.long
@pytest.mark.each_language
def test_answers_that_are_dropped_are_replies_and_why_one_is_none_is_said(office: Desktop, tmp_path: Path) -> None:
    first, second = (reached(office, place, f"siege{place}@doubs.example") for place in (0, 1))
    convened(office.workspace)
    t, meeting = office.window.desk.t, the_meeting(office.workspace)
    one = answered(office, tmp_path, first.work_email, "ACCEPTED")
    assert drop(office.window, one)
    office.settle()
    assert office.shows("page.replies")
    said = t("Reply of {name} entered: {reply}.")
    assert office.text("status.sentence") == said.format(name=person_name(first), reply=word_within(t, Reply.PRESENT))
    other = answered(office, tmp_path, second.work_email, "DECLINED", "autre.ics")
    assert drop(office.window, one, other)
    office.settle()
    replied = {line.reply for line in office.store.all(Attendance, meeting=meeting.id)}
    assert replied == {Reply.PRESENT, Reply.EXCUSED}
    assert office.text("status.sentence").endswith(sentence(t, RepliedSo(person_name(first), Reply.PRESENT)))
    line = office.find(ReplyTable, "replies.table").current_key()
    assert office.store.all(Attendance, meeting=meeting.id, seat=line)[0].reply is Reply.EXCUSED
    assert not drop(office.window)


@pytest.mark.long
def test_a_reply_form_that_is_dropped_is_a_reply_and_a_list_is_none(office: Desktop, tmp_path: Path) -> None:
    person = reached(office, 0, "siege@doubs.example")
    convened(office.workspace)
    meeting, store, today = the_meeting(office.workspace), office.store, office.workspace.today()
    reader = next(one for one in asked(store, meeting, today) if one.person == person.id)
    sent = reply_workbook(store, meeting, asking_of(store, meeting, today), 1, reader, reader)
    form, a_list = tmp_path / "réponse.xlsx", tmp_path / "liste.xlsx"
    form.write_bytes(ticked(sent, Reply.PRESENT, beside="dès 15 h"))
    a_list.write_bytes(a_workbook([["Nom"]]))
    assert drop(office.window, a_list, form)
    office.settle()
    assert office.shows("page.replies")
    [line] = store.all(Attendance, meeting=meeting.id)
    assert (line.reply, line.replied_by) == (Reply.PRESENT, ReplyWay.FORM)
    assert office.text("status.sentence") == sentence(office.window.desk.t, FormUnread("liste.xlsx"))
    assert drop(office.window, form)
    office.settle()
    refused = RepliedSo(person_name(person), Reply.PRESENT)
    assert office.text("status.sentence") == sentence(office.window.desk.t, refused)
    office.trigger("action.undo")
    assert drop(office.window, form)
    office.settle()
    assert "dès 15 h" in office.text("status.sentence")


@pytest.mark.long
@pytest.mark.each_language
def test_an_answer_from_another_address_is_taken_in_only_where_a_person_ticks_it(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    """Whoever wrote with the right file could answer in somebody's name."""
    person = reached(office, 0, "siege@doubs.example")
    convened(office.workspace)
    t, meeting = office.window.desk.t, the_meeting(office.workspace)
    answer = answered(office, tmp_path, person.work_email, "ACCEPTED").read_bytes()
    mail = EmailMessage()
    mail["From"] = "eve@else.example"
    mail.add_attachment(answer, maintype="text", subtype="calendar", filename="invite.ics")
    (tmp_path / "r.eml").write_bytes(mail.as_bytes())

    def drop_it() -> None:
        drop(office.window, tmp_path / "r.eml")
        office.settle()

    in_dialog(drop_it, lambda: office.press(Key.Key_Return))
    assert office.store.all(Attendance, meeting=meeting.id) == [], "Enter alone takes nothing in"

    def confirm() -> None:
        assert "eve@else.example" in office.text("dialog.doubtful.0.why")
        office.click("dialog.doubtful.0")
        office.click("dialog.doubtful.go")

    in_dialog(drop_it, confirm)
    [line] = office.store.all(Attendance, meeting=meeting.id)
    assert line.reply is Reply.PRESENT
    said = t("Reply of {name} entered: {reply}.")
    told = said.format(name=person_name(person), reply=word_within(t, Reply.PRESENT))
    assert office.text("status.sentence").startswith(told)
    assert "eve@else.example" in office.text("status.sentence")


def test_an_answer_is_read_beside_the_window_and_stopped_from_its_strip(office: Desktop, tmp_path: Path) -> None:
    person = reached(office, 0, "siege@doubs.example")
    convened(office.workspace)
    desk, meeting, gate = office.window.desk, the_meeting(office.workspace), threading.Event()
    file = answered(office, tmp_path, person.work_email, "ACCEPTED")
    desk.jobs.run(office.window, lambda _progress: gate.wait(), lambda _waited: None, lambda _error: None)
    office.window.receive(file)
    assert office.store.all(Attendance, meeting=meeting.id) == [], "the worker has not come to it yet"
    office.workspace.bus.stopped.emit()
    gate.set()
    office.settle()
    assert office.text("status.sentence") == desk.t("Stopped: nothing was taken in.")
    assert office.store.all(Attendance, meeting=meeting.id) == []
    office.window.receive(file)
    office.settle()
    assert [line.reply for line in office.store.all(Attendance, meeting=meeting.id)] == [Reply.PRESENT]


def test_an_answer_chosen_as_a_file_is_taken_in_too(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convened(office.workspace)
    file = answered(office, tmp_path, "inconnu@doubs.example", "ACCEPTED")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    office.trigger("action.open")
    office.settle()
    meeting = the_meeting(office.workspace)
    refused = NotAsked(meeting.number or "", "inconnu@doubs.example")
    assert office.text("status.sentence") == sentence(office.window.desk.t, refused)
    assert office.store.all(Attendance, meeting=meeting.id) == []


@pytest.mark.long
def test_nothing_is_taken_into_a_file_that_is_only_read(office: Desktop, tmp_path: Path) -> None:
    convened(office.workspace)
    file = answered(office, tmp_path, "inconnu@doubs.example", "ACCEPTED")
    path = office.store.path
    office.window.close_workspace()
    office.window.open_file(path, read_only=True)
    office.window.receive(file)
    office.settle()
    assert office.text("status.sentence") == office.workspace.why_not_write(office.window.desk.t)
