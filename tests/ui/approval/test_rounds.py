"""Do minutes go round from the window, and do the remarks that come back end where they belong?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.remark_forms.form import FormPassage, FormReference, RemarkForm
from ctj_desktop.files.remark_forms.writing import form_bytes
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.minutes.blocks import change_block
from ctj_desktop.services.minutes.remarks.round_refusals import ChangedSinceRound
from ctj_desktop.services.minutes.remarks.rounds import close_remark_round, last_round, passages_of
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.approval.remarks.panes import RemarksPane
from ctj_desktop.ui.approval.rounds.circulate import Circulate
from ctj_desktop.ui.approval.rounds.sent import SentWithMinutes
from ctj_desktop.ui.approval.rounds.taking import TakeRemarks
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.table import Table
from tests.files.remark_forms.made import filled
from tests.files.tables.made import a_workbook
from tests.ui.approval.test_page import CIRCULATED, approve, reason
from tests.ui.circulated import goes_all_the_same, sent_by_other_means
from tests.ui.desktop import Desktop, InDialog, Key


def meeting(office: Desktop) -> Meeting:
    return office.meeting(CIRCULATED)


def the_round(office: Desktop) -> RemarkRound:
    found = last_round(office.store, meeting(office))
    assert found is not None
    return found


def circulate(office: Desktop, in_dialog: InDialog) -> RemarkRound:
    """Once more: the sample's minutes went round before anybody asked."""
    in_dialog(lambda: office.trigger("action.circulate"), lambda: sent_by_other_means(office))
    return the_round(office)


def a_form(office: Desktop, reader: object = None, name: str = "Siège inconnu") -> bytes:
    """As it was sent, with a remark on the first passage and one that names none."""
    opened = the_round(office)
    passages = passages_of(office.store, opened)
    sent = form_bytes(
        RemarkForm(
            reference=FormReference(
                meeting=opened.meeting,
                round=opened.id,
                text_sha256=opened.sha256,
                language=Language.FR,
                reader=reader,  # type: ignore[arg-type]
            ),
            title="PV",
            name=name,
            passages=tuple(FormPassage(number=one.number, text=one.text.or_other(Language.FR)) for one in passages),
        )
    )
    rows = 6 + len(passages)  # title, note, name, heads
    return filled(sent, ("C7", "Une remarque."), (f"C{rows + 1}", "Merci à toutes."))


@pytest.mark.long
def test_everything_is_made_and_the_round_is_opened(office: Desktop, in_dialog: InDialog) -> None:
    approve(office)
    invited = recipients(office.store, meeting(office), office.workspace.today())

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Circulate)
        assert [line.one.name for line in dialog.chosen.lines] == [one.name for one in invited]
        office.fill("dialog.convene.answer", "")
        office.click("dialog.circulate.go")
        assert office.text("dialog.convene.answer.note") != ""
        office.fill("dialog.convene.answer", office.window.desk.t.date_short(office.workspace.today()))
        goes_all_the_same(office, "dialog.circulate.go")
        office.bot.waitUntil(lambda: not dialog.isVisible() or dialog.refusal.isVisible(), timeout=60_000)
        assert not dialog.isVisible(), dialog.refusal.text()

    in_dialog(lambda: office.trigger("action.circulate"), go)
    opened = the_round(office)
    assert opened.until == office.workspace.today()
    sent = office.store.all(Dispatch, meeting=opened.meeting, what=DispatchKind.MINUTES)
    assert len(sent) == sum(len(one.channel.ways) for one in invited)
    made = [path for path in office.store.path.parent.iterdir() if path.is_dir() and CIRCULATED in path.name]
    [folder] = made
    by_mail = [one for one in invited if DeliveryChannel.MAIL in one.channel.ways]
    groups = {(one.written_in, one.seated, one.informed is not None) for one in by_mail}
    assert len(list(folder.glob("*.eml"))) == len(groups) < len(by_mail), "as few as the convocation"
    assert meeting_state(office.store, opened.meeting) is MeetingState.CIRCULATED


@pytest.mark.long
def test_a_form_that_is_dropped_is_shown_and_taken_in(office: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    approve(office)
    circulate(office, in_dialog)
    reader = next(one for one in recipients(office.store, meeting(office), office.workspace.today()) if one.person)
    path = tmp_path / "retour.xlsx"
    path.write_bytes(a_form(office, reader.person, reader.name))

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, TakeRemarks)
        assert not office.shows("dialog.take_remarks.notes")
        assert not office.shows("dialog.take_remarks.name")
        table = office.find(Table, "dialog.take_remarks.table")
        assert [row.included for row in dialog.model.rows] == [True, True]
        table.setFocus()
        office.press(Key.Key_Return)
        assert office.text("dialog.take_remarks.refusal") != "", "it names no passage"
        box = office.find(ComboBox, "dialog.take_remarks.place")
        box.setCurrentIndex(1)
        box.activated.emit(1)
        office.click("dialog.take_remarks.go")

    in_dialog(lambda: office.window.receive(path), go)
    assert sorted(one.comment.fr.text for one in office.store.all(AnyRemark)) == ["Merci à toutes.", "Une remarque."]
    assert {one.person for one in office.store.all(AnyRemark)} == {reader.person}
    assert office.text("status.sentence") != ""
    office.window.desk.theme.set_text_size(125)
    office.window.resize(960, 600)
    office.settle()
    assert office.shows("remarks.silent")
    foot = office.find(RemarksPane, "remarks.all").card.foot
    area, table = office.find(QScrollArea, "remarks.area"), office.find(Table, "remarks.table")
    office.bot.waitUntil(lambda: area.geometry().bottom() < foot.y() and foot.geometry().bottom() < table.y())
    assert foot.height() >= office.find(Button, "remarks.accept").height()


@pytest.mark.long
def test_whoever_was_not_asked_is_named_and_nothing_is_chosen(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    approve(office)
    opened = circulate(office, in_dialog)
    office.workspace.do(close_remark_round, remark_round=opened.id, on=office.workspace.today())
    path = tmp_path / "retour.xlsx"
    path.write_bytes(a_form(office))

    def go() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, TakeRemarks)
        notes = office.text("dialog.take_remarks.notes.sentence")
        assert "Siège inconnu" in notes
        assert len(notes.splitlines()) == 2, "and the round is closed"
        office.click("dialog.take_remarks.go")
        assert office.text("dialog.take_remarks.refusal") != "", "nothing is chosen"
        dialog.table.select(dialog.model.rows[1].key)
        office.click("dialog.take_remarks.leave_out")
        office.fill("dialog.take_remarks.name", "")
        office.click("dialog.take_remarks.go")
        assert office.text("dialog.take_remarks.name.note") != ""
        office.fill("dialog.take_remarks.name", "La mairie")
        office.click("dialog.take_remarks.go")

    in_dialog(lambda: office.window.receive(path), go)
    assert [one.name for one in office.store.all(AnyRemark)] == ["La mairie"]


def test_what_is_no_form_says_so(office: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(a_workbook([["Voilà"], ["x"]]))
    office.window.receive(path)
    office.settle()
    assert "liste.xlsx" in office.text("status.sentence")
    assert office.store.all(AnyRemark) == []


@pytest.mark.long
def test_the_silent_are_reminded_and_the_last_day_is_another(office: Desktop, in_dialog: InDialog) -> None:
    approve(office)
    assert reason(office, "remind_remarks") != ""
    circulate(office, in_dialog)
    t = office.window.desk.t

    def later() -> None:
        office.fill("dialog.change_round.until", t.date_short(office.workspace.today().replace(year=2031)))
        office.click("dialog.change_round.go")

    in_dialog(lambda: office.trigger("action.change_round"), later)
    assert the_round(office).until.year == 2031

    def remind() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Circulate)
        assert office.shows("dialog.circulate.twice"), "they were written to today"
        assert dialog.chosen.included == []
        dialog.chosen.view.toggled.emit(dialog.chosen.lines[0])
        sent_by_other_means(office)

    in_dialog(lambda: office.trigger("action.remind_remarks"), remind)
    sent = office.store.all(Dispatch, meeting=the_round(office).meeting, what=DispatchKind.MINUTES)
    assert [one for one in sent if one.remark]
    assert office.store.count(RemarkRound) == 1


@pytest.mark.long
def test_what_went_goes_once_more_as_it_was_and_not_once_it_changed(office: Desktop, in_dialog: InDialog) -> None:
    approve(office)
    opened = circulate(office, in_dialog)
    before = len(office.store.all(Dispatch, meeting=opened.meeting))

    def look(again: Callable[[], None]) -> None:
        dialog = office.dialog()
        assert isinstance(dialog, SentWithMinutes)
        line = next(line for line in dialog.model.rows if line.one.what is DispatchKind.MINUTES)
        dialog.table.select(line.key)
        in_dialog(lambda: office.click("dialog.sent.again"), again)

    def once_more() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, Circulate)
        assert len(dialog.chosen.included) == 1
        sent_by_other_means(office)

    in_dialog(lambda: office.trigger("action.sent"), lambda: look(once_more))
    assert len(office.store.all(Dispatch, meeting=opened.meeting)) > before
    assert office.store.count(RemarkRound) == 1
    block = passages_of(office.store, opened)[0].block
    office.workspace.do_fields(change_block, block=block.id, text=Rewording(fr="Autrement."))

    def refused() -> None:
        office.find(CheckBox, "dialog.convene.make").setChecked(False)
        office.click("dialog.circulate.go")
        assert office.text("dialog.circulate.refusal") == sentence(office.window.desk.t, ChangedSinceRound())

    in_dialog(lambda: office.trigger("action.sent"), lambda: look(refused))


@pytest.mark.long
def test_from_the_dialog_one_comes_to_the_wording(office: Desktop, in_dialog: InDialog) -> None:
    approve(office)
    in_dialog(lambda: office.trigger("action.circulate"), lambda: office.click("dialog.convene.own"))
    assert office.shows("page.texts")
    [own] = office.store.all(StandardText, use=TextUse.LETTER)
    assert "{réponse}" in own.text.fr.text


def test_who_approves_before_the_time_for_remarks_is_over_reads_it(office: Desktop, in_dialog: InDialog) -> None:
    approve(office, CIRCULATED)
    opened = circulate(office, in_dialog)
    day = office.window.desk.t.date_long(opened.until)

    def told() -> None:
        assert day in office.text("dialog.approve.open")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.approve"), told)
    office.workspace.do(close_remark_round, remark_round=opened.id, on=office.workspace.today())

    def over() -> None:
        assert not office.shows("dialog.approve.open")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.approve"), over)
