"""Can the radar be read, filtered by month and by what, and left for what is to be put right?"""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText
from ctj_desktop.services.membership.radar import ENDS, RadarKind
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.letters_dialog import LettersDialog
from ctj_desktop.ui.membership.radar_page import RadarPage
from ctj_desktop.ui.membership.radar_picture import RadarPicture
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.text_area import AreaField, TextArea
from tests.documents.writers import word_reading as read
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def shown(office: Desktop) -> RadarPage:
    """The page, gone to by the switch of the section."""
    office.press(Key.Key_6, CTRL)
    switch = office.find(Switch, "members.switch")
    switch.choose("radar")
    office.settle()
    return office.find(RadarPage, "page.radar")


def test_what_ends_is_filtered_by_month_and_by_what_it_is(office: Desktop) -> None:
    page = shown(office)
    every = page.model.rows
    assert every
    assert [line.kind in ENDS for line in every] == sorted(line.kind in ENDS for line in every)
    ending = next(line for line in every if line.last_day is not None)
    assert ending.last_day is not None
    month = office.find(ComboBox, "radar.month")
    office.press(Key.Key_F, CTRL)
    assert month.hasFocus()
    while month.chosen() != ending.last_day.replace(day=1):
        office.press(Key.Key_Down)
    assert ending in page.model.rows
    assert {line.last_day.replace(day=1) for line in page.model.rows if line.last_day} == {month.chosen()}
    month.choose(None)
    which = office.find(ComboBox, "radar.which")
    which.setFocus()
    office.press(Key.Key_End)
    assert {line.kind for line in page.model.rows} <= {RadarKind.NO_SUBSTITUTE}


@pytest.mark.long
def test_the_twelve_months_are_shown_on_paper(office: Desktop) -> None:
    shown(office)
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", f"radar {office.workspace.today().isoformat()}")


@pytest.mark.long
def test_a_click_on_a_month_chooses_it_and_a_second_one_every_month_again(office: Desktop) -> None:
    page = shown(office)
    picture = office.find(RadarPicture, "radar.picture")
    every = page.model.rows
    assert picture.accessibleDescription().count("(") == len({one.last_day.month for one in every if one.last_day})
    where = QPoint(picture.width() * 3 // 26, picture.height() // 2)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert page.month.currentIndex() == 2
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert page.model.rows == every


@pytest.mark.long
def test_a_filter_without_a_match_is_cleared_where_the_list_stands(office: Desktop) -> None:
    page = shown(office)
    every = page.model.rows
    empty = next(at for at in range(1, page.month.count()) if page.month.itemText(at).endswith("(0)"))
    page.month.setFocus()
    for _ in range(empty):
        office.press(Key.Key_Down)
    assert page.model.rows == ()
    office.click("radar.card.empty.plain")
    assert page.model.rows == every


@pytest.mark.long
def test_enter_opens_whoever_holds_what_ends_and_the_seat_that_lacks_somebody(office: Desktop) -> None:
    for wanted in (RadarKind.MANDATE_ENDS, RadarKind.VACANT):
        page = shown(office)
        line = next(one for one in page.model.rows if one.kind is wanted)
        page.table.select(line.key)
        page.table.setFocus()
        office.press(Key.Key_Return)
        office.settle()
        place = office.window.desk.navigator.place
        assert place is not None
        expected = ("members", line.person) if wanted in ENDS else ("seats", line.seat)
        assert (place.page, place.record) == expected


@pytest.mark.long
def test_a_letter_is_read_changed_for_once_and_saved_in_both_forms(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = shown(office)
    page.table.select(next(one.key for one in page.model.rows if one.kind is RadarKind.MANDATE_ENDS))
    names = iter(("brief.pdf", "brief.docx", "brief.eml"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / next(names)), ""))

    def save_as_paper() -> None:
        before = office.find(TextArea, "dialog.letter.text").text()
        languages = office.find(ComboBox, "dialog.letter.language")
        languages.setFocus()
        office.press(Key.Key_Down if languages.currentIndex() == 0 else Key.Key_Up)
        assert office.find(TextArea, "dialog.letter.text").text() != before
        office.fill("dialog.letter.subject", "Objet changé")
        office.click("dialog.letter.go")

    in_dialog(page.write_letter, save_as_paper)
    in_dialog(page.write_letter, save_as_paper)
    office.settle()
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert ("Heading1", "Objet changé") in read.paragraphs(read.body((tmp_path / "brief.docx").read_bytes()))

    def save_as_draft() -> None:
        office.fill("dialog.letter.subject", "Une seule fois")
        office.click("dialog.letter.mail")

    in_dialog(page.write_letter, save_as_draft)
    message = message_from_bytes((tmp_path / "brief.eml").read_bytes(), policy=default)
    assert (message["Subject"], message["X-Unsent"]) == ("Une seule fois", "1")


@pytest.mark.long
def test_the_wording_of_the_committee_is_made_its_own_and_taken_back(office: Desktop, in_dialog: InDialog) -> None:
    page = shown(office)
    page.table.select(next(one.key for one in page.model.rows if one.kind is RadarKind.MANDATE_ENDS))
    in_dialog(page.write_letter, lambda: office.click("dialog.letter.own"))
    office.settle()
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page == "texts"
    own = office.store.get(StandardText, place.record) if place.record else None
    assert own is not None
    assert "Montbenoît" in office.text("texts.proof")
    area = office.find(AreaField, "texts.sheet.text.fr.frame").area
    area.setFocus()
    office.press(Key.Key_A, CTRL)
    office.keys("Au {organisme}, {maire}")
    assert "Montbenoît, {maire}" in office.text("texts.proof")
    assert "maire" in office.text("texts.proof.unknown")
    office.press(Key.Key_Escape)
    assert "{maire}" not in office.text("texts.proof")
    page = shown(office)
    page.table.select(next(one.key for one in page.model.rows if one.kind is RadarKind.MANDATE_ENDS))

    def back() -> None:
        office.click("dialog.letter.usual")
        assert not office.find(Button, "dialog.letter.own").isHidden()
        office.click("dialog.letter.cancel")

    in_dialog(page.write_letter, back)
    assert office.store.get(StandardText, own.id) is None


@pytest.mark.long
def test_an_office_has_nobody_to_write_to(office: Desktop) -> None:
    page = shown(office)
    refused: list[str] = []
    office.workspace.bus.refused.connect(refused.append)
    line = next(one for one in page.model.rows if one.kind is RadarKind.MANDATE_ENDS)
    page.model.replace([replace(line, kind=RadarKind.OFFICE_ENDS)])
    page.table.select(line.key)
    assert page.line() is not None
    page.write_letter()
    assert len(refused) == 1


def letters(office: Desktop) -> LettersDialog:
    found = office.dialog()
    assert isinstance(found, LettersDialog)
    return found


@pytest.mark.long
def test_all_letters_of_the_lines_shown_are_one_file_or_a_draft_for_each_body(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, t = shown(office), office.window.desk.t
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "lettres"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))

    def to_pdf() -> None:
        found = letters(office)
        assert found.bodies.text().count("\n") + 1 == len(bodies(page))
        assert 0 < found.bodies.text().count(t("without an e-mail address")) < len(bodies(page))
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("radar.letters"), to_pdf)
    office.bot.waitUntil(lambda: (tmp_path / "lettres.pdf").is_file())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "lettres.docx"), ""))
    in_dialog(lambda: office.click("radar.letters"), lambda: office.press(Key.Key_Return))
    office.settle()
    parts = read.body((tmp_path / "lettres.docx").read_bytes()).iter(f"{read.W}sectPr")
    assert len(list(parts)) == len(bodies(page))
    which = office.find(ComboBox, "radar.which")
    which.choose("vacant")
    which.activated.emit(2)
    in_dialog(lambda: office.trigger("action.write_letters"), lambda: office.click("dialog.letters.mail"))
    (draft,) = tmp_path.glob("*.eml")
    draft.write_bytes(b"")

    def over_it() -> None:
        in_dialog(lambda: office.click("dialog.letters.mail"), lambda: office.click("dialog.overwrite.go"))

    in_dialog(lambda: office.trigger("action.write_letters"), over_it)
    assert message_from_bytes(draft.read_bytes(), policy=default)["X-Unsent"] == "1"
    monkeypatch.setattr(page.model, "_rows", [line for line in page.model.rows if line.body is None])
    refused: list[str] = []
    office.workspace.bus.refused.connect(refused.append)
    page.write_letters()
    assert refused == [t("There is no body to write to about a mandate.")]


def bodies(page: RadarPage) -> set[object]:
    return {line.body for line in page.model.rows if line.body is not None}


@pytest.mark.long
def test_the_proof_leads_back_to_the_usual_wording(office: Desktop) -> None:
    committee = office.store.all(Committee)[0]
    own = office.workspace.do(keep_letter_text, committee=committee.id, letter=LetterAbout.VACANT)
    office.window.desk.navigator.go(Place(page="texts", record=own.id))
    office.settle()
    office.click("texts.proof.usual")
    assert office.store.get(StandardText, own.id) is None
