"""Is a morning entered, who came ticked by one key, and do dropped files become what it left?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant, MatineeState, Resource, SiteConsent
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.resources.agreeing import NAME as PARTNERS
from ctj_desktop.ui.resources.file_part import FilePart
from ctj_desktop.ui.resources.page import LibraryPage
from ctj_desktop.ui.resources.site_dialog import MakeSite
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.table import Table
from tests.office import Office, text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.dropping import drop


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_morning_its_participants_and_what_it_leaves(empty: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    office = empty
    office.window.desk.navigator.go(Place(page="matinees"))

    def entered() -> None:
        office.fill("dialog.new_matinee.title.fr", "L’eau, bien commun")
        office.fill("dialog.new_matinee.place", "Fleurier")
        office.click("dialog.new_matinee.go")

    in_dialog(lambda: office.press(Key.Key_N, CTRL), entered)
    (morning,) = office.store.all(Matinee, home=office.store.home())
    for name in ("Dominique Modèle", "Camille Exemple"):
        office.workspace.do_fields(step_named("add_matinee_participant"), matinee=morning.id, name=name)
    table = office.find(Table, "matinees.sheet.matinee_participant.0.table")
    assert isinstance(table.rows_model, PagedRows)
    table.select(table.rows_model.key_at(0))
    table.setFocus()
    office.press(Key.Key_Space)
    assert [one.came for one in office.store.all(MatineeParticipant, name="Camille Exemple")] == [True]
    assert "1 sur 2 présences" in office.text("matinees.sheet.second")

    library = tmp_path / "synthèse_2019.txt"
    library.write_text("les sources de l’Areuse", "utf-8")
    office.window.desk.navigator.go(Place(page="resources"))
    shelf = office.find(LibraryPage, "page.resources")
    assert drop(shelf, library)
    (made,) = office.store.all(Resource)
    assert (made.title.fr.text, shelf.sheet.record) == ("synthèse 2019", made.id)
    part = shelf.sheet.findChild(FilePart)
    assert isinstance(part, FilePart)
    opened: list[QUrl] = []
    part.open_url = lambda url: not opened.append(url)  # type: ignore[func-returns-value]
    office.click("resources.file.chip")
    assert Path(opened[0].toLocalFile()).read_text("utf-8") == "les sources de l’Areuse"
    program = tmp_path / "outil.exe"
    program.write_bytes(b"MZ")
    said: list[str] = []
    office.workspace.bus.refused.connect(said.append)
    assert drop(shelf, program)
    assert "pourrait être un programme" in said[0]
    assert office.store.count(Resource) == 1


@pytest.mark.long
@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_the_site_is_made_beside_the_window(empty: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    office = empty
    said = {"title": text("Observatoire", "Statistik"), "link": "https://www.exemple.ch", "public": True}
    office.workspace.do_fields(step_named("add_resource"), **said)
    office.window.desk.navigator.go(Place(page="resources"))

    def made() -> None:
        assert "1 Ressource, 0 Einträge im Verzeichnis" in office.text("dialog.site.lines")
        dialog = office.dialog()
        assert isinstance(dialog, MakeSite)
        dialog.folder = tmp_path
        office.click("dialog.site.go")
        office.bot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)

    in_dialog(lambda: office.trigger("action.make_site"), made)
    page = (tmp_path / "Ressourcen-Website" / "de" / "all.html").read_text("utf-8")
    assert "Statistik" in page


@pytest.mark.long
def test_printing_a_morning_shows_its_programme_then_its_report(empty: Desktop) -> None:
    office = empty
    morning = office.workspace.do_fields(step_named("add_matinee"), title=text("L’eau", "Wasser"))
    office.window.desk.navigator.go(Place(page="matinees", record=morning.id))
    assert not office.find(Button, "matinees.sheet.morning_report").isEnabled()
    committee = office.workspace.do_fields(step_named("add_committee"), code="MOC", name=text("Comité", ""))
    office.press(Key.Key_P, CTRL)
    assert office.window.desk.navigator.place == Place(
        page="documents", record=committee.id, detail=f"matinee_programme {morning.id}"
    )
    office.workspace.do_fields(step_named("change_matinee"), matinee=morning.id, state=MatineeState.HELD)
    office.window.desk.navigator.go(Place(page="matinees", record=morning.id))
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.detail == f"matinee_report {morning.id}"


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_what_partners_call_public_is_agreed_to_one_by_one(empty: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    office = empty
    neighbour = Office(tmp_path, name="voisin", seed=2, called=text("Bureau voisin", "Nachbarstelle"))
    made = []
    for title in ("Carte", "Guide"):
        said = {"title": text(title, ""), "link": f"https://voisin.example/{title}", "public": True}
        made.append(neighbour.do_fields(step_named("add_resource"), **said))
    take_from(office.store, neighbour.store)
    office.window.desk.navigator.go(Place(page="resources"))

    def answer() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, MakeSite)
        assert "0 ressource" in office.text("dialog.site.lines")
        assert "2 entrées publiques de partenaires sont écartées" in office.text("dialog.site.lines")
        assert office.text(f"{PARTNERS}.0.title") == "Carte"
        assert office.text(f"{PARTNERS}.0.whose").startswith("Bureau voisin · ")
        assert "voisin.example/Carte" in office.text(f"{PARTNERS}.0.whose")
        office.click(f"{PARTNERS}.0.answer")
        assert office.store.count(SiteConsent) == 1
        assert [office.text(f"{PARTNERS}.{at}.title") for at in (0, 1)] == ["Guide", "Carte"]
        assert dialog.focusWidget() is dialog.partners.buttons[0]
        office.press(Key.Key_Space)
        assert "2 ressources" in office.text("dialog.site.lines")
        assert dialog.focusWidget() is dialog.act
        office.click(f"{PARTNERS}.0.answer")
        assert office.store.count(SiteConsent) == 1
        neighbour.do_fields(step_named("change_resource"), resource=made[0].record.id, title=text("Autre carte", ""))
        take_from(office.store, neighbour.store)
        office.click(f"{PARTNERS}.1.answer")
        office.settle()

    in_dialog(lambda: office.trigger("action.make_site"), answer)
