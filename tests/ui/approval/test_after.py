"""Are signatures, the signed copy and errata entered, seen, put right and printed where minutes are approved?"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyAttachment, MinuteBlock
from ctj_desktop.domain.records.remarks import AnyErratum, Erratum, MinutesSignature, SigningRole
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.approved.errata import add_erratum, adopting_decisions
from ctj_desktop.ui.approval.after.card import AfterApproval
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.dropping import drop

APPROVED = "2026-01"
DAY = date(2027, 1, 15)


@pytest.fixture
def card(office: Desktop) -> AfterApproval:
    office.window.desk.navigator.go(Place(page="approve", record=office.meeting(APPROVED).id))
    return office.find(AfterApproval, "approve.after")


def an_erratum(office: Desktop) -> Erratum:
    """By the step: one to the first passage that has both languages."""
    meeting = office.meeting(APPROVED).id
    items = office.store.all(AgendaItem, meeting=meeting, order="position, id")
    block = next(one for item in items for one in office.store.all(MinuteBlock, item=item.id) if one.text.de.text)
    wrong = Bilingual.of(*(" ".join(side.text.split()[:3]) for side in (block.text.fr, block.text.de)))
    made = office.workspace.do_fields(
        add_erratum, meeting=meeting, item=block.item, wrong=wrong, text=Bilingual.of("Autre", "Anders"), on=DAY
    )
    assert isinstance(made, Erratum)
    return made


@pytest.mark.long
def test_a_signature_is_entered_corrected_and_taken_away(
    office: Desktop, card: AfterApproval, in_dialog: InDialog
) -> None:
    waiting = [one for one in card.findChildren(QWidget) if one.objectName().startswith("approve.unsigned.")]
    assert len(waiting) == 3

    def enter() -> None:
        office.fill("dialog.new_minutes_signature.place", "Morteau")
        office.fill("dialog.new_minutes_signature.on", "15.1.2099")
        office.press(Key.Key_Return)
        assert any("2099" in said for said in office.refusals().values())  # that day is still to come
        office.fill("dialog.new_minutes_signature.on", "15.1.2027")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("approve.sign"), enter)
    [made] = office.store.all(MinutesSignature)
    assert (made.role, made.place, made.on) == (SigningRole.PRESIDENT, "Morteau", DAY)
    assert office.shows(f"approve.signature.{made.id}")
    office.click(f"approve.signature.{made.id}")
    menu = office.window.findChild(QMenu, "approve.signature.menu")
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    assert office.store.all(MinutesSignature) == []
    office.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    [again] = office.store.all(MinutesSignature)

    def correct() -> None:
        office.fill("dialog.signature.place", "Pontarlier")
        office.leave()
        dialog = office.dialog()
        assert dialog is not None
        dialog.close()

    in_dialog(lambda: card._correct(again), correct)
    assert [one.place for one in office.store.all(MinutesSignature)] == ["Pontarlier"]


@pytest.mark.long
def test_the_signed_copy_is_dropped_verified_replaced_and_taken_away(
    office: Desktop, card: AfterApproval, tmp_path: Path
) -> None:
    said: list[str] = []
    for signal in (office.workspace.bus.said, office.workspace.bus.refused):
        signal.connect(said.append)
    opened: list[QUrl] = []

    def show(url: QUrl) -> bool:
        opened.append(url)
        return True

    card.open_url = show
    actions = office.window.desk.actions
    assert not actions["open_signed_copy"].isEnabled()
    first, better, other = (tmp_path / name for name in ("pv.pdf", "mieux.png", "pv.txt"))
    first.write_bytes(b"%PDF-1.7 one")
    better.write_bytes(b"\x89PNG\r\n\x1a\n")
    other.write_bytes(b"text")
    drop(card, first, better)  # which of them is meant? the window is asked, and refuses
    assert office.store.count(AnyAttachment, name="pv.pdf") == 0
    assert drop(card, other)
    assert "pv.txt" in said[-1]
    assert drop(card, first)
    [file] = office.store.all(AnyAttachment, name="pv.pdf")
    assert file.sha256[:8] in office.text("approve.copy.hash")
    actions["open_signed_copy"].trigger()
    assert [Path(url.toLocalFile()).read_bytes() for url in opened] == [b"%PDF-1.7 one"]
    assert said[-1] == office.window.desk.t("Unchanged since {date}: the fingerprint was compared.").format(
        date=card._filed_on(card._copy)  # type: ignore[arg-type]
    )
    office.store.connection.run(
        "UPDATE blob_chunk SET data = ? WHERE sha256 = unhex(?)", (b"%PDF-1.7 two", file.sha256)
    )
    actions["open_signed_copy"].trigger()
    assert len(opened) == 1
    assert "pv.pdf" in said[-1]
    card.choose = lambda: better
    office.click("approve.copy.file")
    assert "mieux.png" in office.text("approve.copy")
    actions["remove_signed_copy"].trigger()
    assert not office.shows("approve.copy.hash")


def test_an_erratum_is_entered_at_the_passage_and_adopted_on_its_page(
    office: Desktop, card: AfterApproval, in_dialog: InDialog
) -> None:
    table = office.find(Table, "approve.table")
    line = next(one for one in table.rows_model.rows if one.block is not None and one.text.de.text)
    assert table.select(line.key)

    def enter() -> None:
        assert office.find(QWidget, "dialog.new_erratum.item").text()  # type: ignore[attr-defined]
        for side, right in (("fr", "Autrement"), ("de", "Anders")):
            office.fill(f"dialog.new_erratum.text.{side}", right)
        office.find(QWidget, "dialog.new_erratum.go").setFocus()
        office.press(Key.Key_Space)

    in_dialog(lambda: office.click("approve.erratum"), enter)
    [made] = office.store.all(AnyErratum)
    assert (made.number, made.wrong.fr.text, made.text.de.text) == (1, line.text.fr.text, "Anders")
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("errata", made.id)
    in_dialog(office.window.desk.actions["adopt_erratum"].trigger, lambda: office.click("dialog.adopt_erratum.go"))
    [latest, *_] = adopting_decisions(office.store, office.meeting(APPROVED))
    assert office.store.all(AnyErratum)[0].decision == latest.id
    assert office.find(QPlainTextEdit, "errata.sheet.text.fr").isReadOnly()
    office.window.desk.actions["take_back_adoption"].trigger()
    assert office.store.all(AnyErratum)[0].decision is None


@pytest.mark.long
def test_errata_lead_to_their_page_and_to_the_print_centre(office: Desktop, card: AfterApproval) -> None:
    made = an_erratum(office)
    office.click(f"approve.erratum.{made.id}")
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("errata", made.id)
    office.window.desk.navigator.go(Place(page="approve", record=made.meeting))
    office.click("approve.errata.print")
    office.settle()
    assert "1" in office.text("documents.errata_exist")
    assert office.find(QWidget, "documents.errata").isChecked()  # type: ignore[attr-defined]


def test_before_the_approval_the_acts_say_what_is_lacking(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="approve", record=office.meeting("2026-02").id))
    assert not office.shows("approve.after")
    action = office.window.desk.actions["add_erratum"]
    assert not action.isEnabled()
    assert action.statusTip()
