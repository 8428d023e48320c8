"""Are the contacts that must be looked at found from the first page, and dealt with by keys and clicks?"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.ids import PersonPrivateId
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.membership.people import add_person, keep_private_contact
from ctj_desktop.services.membership.privacy.contact_review import terms
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.privacy.contact_terms import NoTerm
from ctj_desktop.ui.today.rows import LineRow
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.desktop import Desktop, InDialog, Key, shrink


@pytest.fixture
def person(empty: Desktop) -> Person:
    """Somebody whose contact was to be kept until last year."""
    made = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Rochat")
    empty.workspace.do_fields(keep_private_contact, person=made.id, retention_until=date(2020, 1, 1))
    assert isinstance(made, Person)
    return made


def _kept(desktop: Desktop, person: Person) -> PersonPrivate:
    found = desktop.store.get(PersonPrivate, PersonPrivateId(person.id))
    assert found is not None
    return found


@pytest.mark.long
@pytest.mark.each_language
def test_the_first_page_leads_there_and_the_list_empties_itself(
    empty: Desktop, person: Person, in_dialog: InDialog
) -> None:
    t, today = empty.window.desk.t, empty.workspace.today()
    empty.window.desk.navigator.go(Place(page="today"))
    line = empty.find(LineRow, "today.mandates.line.0")
    assert t.n("{count} contact to review", "{count} contacts to review", 1).format(count=1) in line.text()
    empty.click("today.mandates.line.0")
    table = empty.find(RecordTable, "contact_review.table")
    assert table.current_key() == person.id
    empty.press(Key.Key_Space)
    assert _kept(empty, person).confirmed_on == today
    assert table.rows_model.rowCount() == 1

    def keep_longer() -> None:
        empty.fill("dialog.retention.retention_until", "1.1.2090")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.click("contact_review.sheet.set_retention"), keep_longer)
    assert _kept(empty, person).retention_until == date(2090, 1, 1)
    assert table.rows_model.rowCount() == 0


@pytest.mark.long
def test_other_terms_are_kept(empty: Desktop, person: Person, in_dialog: InDialog) -> None:
    empty.window.desk.navigator.go(Place(page="contact_review"))

    def typed() -> None:
        empty.fill("dialog.terms.years_kept", "zwei")
        empty.press(Key.Key_Return)
        assert empty.refusals() == {"dialog.terms.years_kept": sentence(empty.window.desk.t, NoTerm())}
        empty.fill("dialog.terms.years_kept", "5")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.click("contact_review.contact_terms"), typed)
    assert terms(empty.store).years_kept == 5


@pytest.mark.long
@pytest.mark.parametrize("page", ["members", "persons"])
def test_any_sheet_of_a_person_confirms_the_contact(empty: Desktop, person: Person, page: str) -> None:
    empty.window.desk.navigator.go(Place(page=page, record=person.id))
    empty.trigger("action.confirm_contact")
    assert _kept(empty, person).confirmed_on == empty.workspace.today()


@pytest.mark.long
@pytest.mark.parametrize("ending", [".pdf", ".json"])
def test_all_data_are_saved_as_a_paper_or_as_a_file(
    empty: Desktop, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"data{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    empty.window.desk.navigator.go(Place(page="members", record=person.id))
    empty.trigger("action.person_data")
    empty.bot.waitUntil(lambda: path.exists())
    assert (b"%PDF" if ending == ".pdf" else b"Rochat") in path.read_bytes()


@pytest.mark.long
def test_the_views_stand_in_the_head_as_on_every_page_and_are_not_cut(empty: Desktop, person: Person) -> None:
    shrink(empty.window)
    empty.window.desk.navigator.go(Place(page="contact_review", record=person.id))
    empty.settle()
    choice = empty.find(ComboBox, "contact_review.switch.choice")
    assert choice.currentText() == empty.window.desk.t("To review")
    assert choice.width() >= choice.minimumSizeHint().width()
