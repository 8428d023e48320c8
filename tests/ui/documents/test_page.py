"""Is the print centre right: the set of a meeting, its choices, the very file, several at once, attached files?"""

import io
import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ctj_desktop.domain.ids import AgendaItemId, AttachmentId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import add_item_document, change_agenda_item
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.naming.refusals import NothingNamed
from ctj_desktop.services.papers.making import Printing, make, paper_pdf
from ctj_desktop.services.papers.paper import PaperForm
from ctj_desktop.services.papers.print_centre import PrintOrder, choices_of, file_names
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage import blobs
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.documents import batch
from ctj_desktop.ui.documents.gap_notes import GapLine
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.documents.paper import PrintedPaper, make_paper
from ctj_desktop.ui.documents.paper_view import PaperView
from ctj_desktop.ui.documents.printing import POINTS_PER_INCH, NoPrinter
from ctj_desktop.ui.documents.row import PaperRow
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.office import Office, text
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key


class FilePrinter(QPrinter):
    """A printer that writes one file for each job, by the name of the job."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.folder = folder
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    def setDocName(self, name: str) -> None:
        super().setDocName(name)
        self.setOutputFileName(str(self.folder / name))


def seen(office: Desktop, number: str = "2027-01", kind: str = "agenda") -> PaperView:
    """A paper of a meeting, drawn."""
    place = Place(page="documents", record=office.meeting(number).id, detail=kind)
    office.window.desk.navigator.go(place)
    return drawn(office)


def drawn(office: Desktop) -> PaperView:
    """Until what is seen is drawn."""
    view = office.find(PaperView, "preview.view")
    office.settle()
    office.bot.waitUntil(lambda: view.pictured() > 0)
    office.settle()
    return view


def page(office: Desktop) -> DocumentsPage:
    """The page itself."""
    return office.find(DocumentsPage, "page.documents")


MINUTES = ("2026-01 procès-verbal FR-DE", "2026-01 Protokoll FR-DE")
DECISIONS = ("2026-01 relevé de décisions FR-DE", "2026-01 Beschlussprotokoll FR-DE")


def paper(office: Desktop) -> PrintedPaper:
    """What is seen."""
    found = page(office).pane.paper
    assert found is not None
    return found


def file_name(office: Desktop) -> str:
    """Under which it would be saved."""
    [name] = file_names(office.window.desk.t, office.store, [paper(office).order])
    return name


def named(office: Desktop, french: str, german: str) -> str:
    """A file name in the language of the window."""
    return f"{german if office.window.desk.t.language is Language.DE else french}.pdf"


def row(office: Desktop, name: str) -> PaperRow:
    """A line of the set."""
    return office.find(PaperRow, f"documents.paper.{name}")


def to_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the person answers in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def to_folder(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The folder the person chooses."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(path))


# one paper


def test_what_is_saved_is_what_the_service_makes(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: list[Path]
) -> None:
    seen(office)
    to_file(monkeypatch, tmp_path / "a.pdf")
    office.click("documents.save")
    office.settle()
    printing = Printing(printed_on=office.workspace.today(), layout="alternate")
    expected = paper_pdf(office.store, "agenda", office.meeting("2027-01").id, printing)
    assert (tmp_path / "a.pdf").read_bytes() == expected
    assert "a.pdf" in office.text("status.sentence")
    assert tmp_path.name in office.text("status.sentence")
    office.click("status.folder")
    assert folders == [tmp_path]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "number", "kinds"), [("minutes", "2026-01", ["*.pdf", "*.docx"]), ("attendance", "2027-01", ["*.pdf"])]
)
def test_a_paper_to_go_on_writing_in_is_saved_for_word(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: str, kinds: list[str]
) -> None:
    offered: list[str] = []

    def asked(*said: object) -> tuple[str, str]:
        offered.extend(re.findall(r"\*\.\w+", str(said[-1])))
        return str(tmp_path / kinds[-1].replace("*", "a")), ""

    seen(office, number, name)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    office.trigger("action.save_pdf")
    office.settle()
    order = paper(office).order
    form = PaperForm(kinds[-1].removeprefix("*."))
    made = make(office.store, order.paper, order.about, order.printing, form)
    assert offered == kinds
    assert (tmp_path / f"a.{form.value}").read_bytes() == made.file
    assert office.find(Button, "documents.save").text().startswith("PDF, Word" if len(kinds) > 1 else "PDF…")


@pytest.mark.each_language
@pytest.mark.parametrize("layout", ["sequential", "de"])
@pytest.mark.long
def test_the_layout_is_chosen_and_remembered_for_the_committee(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    seen(office, "2026-01", "minutes")
    if layout == "de":
        office.find(Switch, "documents.languages").choose(layout)
        assert not office.shows("layout.columns")
    else:
        office.click(f"layout.{layout}")
    drawn(office)
    to_file(monkeypatch, tmp_path / "m.pdf")
    office.click("documents.save")
    office.settle()
    printing = Printing(printed_on=office.workspace.today(), layout=layout)
    expected = paper_pdf(office.store, "minutes", office.meeting("2026-01").id, printing)
    assert (tmp_path / "m.pdf").read_bytes() == expected
    seen(office, "2026-02", "minutes")
    assert paper(office).order.printing.layout == layout
    seen(office, "2026-02", "agenda")
    assert paper(office).order.printing.layout == "alternate"


@pytest.mark.long
def test_what_one_paper_alone_asks_stands_on_its_card_and_nowhere_else(office: Desktop) -> None:
    seen(office, "2026-01", "nameplates")
    first, own = paper(office).sizes[0], page(office).options.own
    assert first.width > first.height
    office.find(ComboBox, "documents.format").setFocus()
    office.press(Key.Key_Down)
    drawn(office)
    office.settle()
    assert paper(office).order.printing.chosen == (("format", "a5"),)
    assert paper(office).sizes[0].width < paper(office).sizes[0].height
    seen(office, "2026-01", "attendance")
    assert own.isHidden()
    seen(office, "2026-01", "nameplates")
    assert own.chosen() == (("format", "a5"),)


@pytest.mark.long
def test_the_papers_of_a_meeting_are_walked_by_arrow_keys(office: Desktop) -> None:
    seen(office, "2026-01", "agenda")
    row(office, "agenda").setFocus()
    office.press(Key.Key_Down)
    drawn(office)
    assert paper(office).order.paper == "attendance"
    office.press(Key.Key_Down)
    drawn(office)
    assert paper(office).order.paper == "nameplates"
    for following in ("convocation", "reply-form", "proof", "running-sheet", "minutes"):
        office.press(Key.Key_Down)
        drawn(office)
        assert paper(office).order.paper == following
    assert "Procès-verbal" in paper(office).text()
    assert str(len(paper(office).sizes)) in row(office, "minutes").note()
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.detail == "minutes"
    before = row(office, "minutes").isChecked()
    office.press(Key.Key_Space)
    assert row(office, "minutes").isChecked() is not before
    office.press(Key.Key_Return)
    assert office.focused() is office.find(PaperView, "preview.view")


@pytest.mark.long
def test_the_preview_follows_a_change(office: Desktop) -> None:
    seen(office)
    item = office.store.all(AgendaItem, meeting=office.meeting("2027-01").id)[0]
    office.workspace.do_fields(change_agenda_item, item=item.id, title=Rewording(fr="Accueil & vœux"))
    drawn(office)
    assert "Accueil & vœux" in paper(office).text()


@pytest.mark.long
def test_a_missing_translation_leads_to_its_record(office: Desktop) -> None:
    seen(office)
    assert "2" in office.text("preview.gaps.title")
    line = office.find(GapLine, "preview.gap.0")
    wanted = line.text().replace("\u00a0", " ").replace("\u202f", " ")
    line.setFocus()
    office.press(Key.Key_Return)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("prepare", office.meeting("2027-01").id)
    grid = office.find(AgendaGrid, "agenda.table")
    titles = {item.id: item.title.fr.text for item in office.store.all(AgendaItem)}
    assert titles[AgendaItemId(grid.current_key() or UUID(int=0))] in wanted
    assert office.focused().objectName() == "agenda.editor.de"
    assert office.find(QLineEdit, "agenda.editor.de").text() == ""


@pytest.mark.long
def test_a_line_of_the_paper_leads_to_its_record(office: Desktop) -> None:
    view = seen(office)
    item = office.store.all(AgendaItem, meeting=office.meeting("2027-01").id)[1]
    view.setFocus()
    for _ in range(60):
        office.press(Key.Key_Down)
        if view.line().replace("\u00a0", " ") == item.title.de.text:
            break
    office.press(Key.Key_Return)
    office.settle()
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("prepare", office.meeting("2027-01").id)
    assert office.find(AgendaGrid, "agenda.table").current_key() == item.id


@pytest.mark.long
def test_zoom_and_pages_by_key_and_button(office: Desktop) -> None:
    view = seen(office, "2026-01", "minutes")
    fitting = view.zoom
    view.setFocus()
    office.keys("+")
    assert view.zoom > fitting
    office.keys("0")
    assert view.zoom == pytest.approx(fitting)
    office.press(Key.Key_Right)
    assert view.current_page() == 1
    office.click("preview.before")
    assert view.current_page() == 0
    assert not office.find(QWidget, "preview.before").isEnabled()
    drawn(office)


@pytest.mark.long
@pytest.mark.each_language
def test_a_public_version_says_what_it_leaves_out(office: Desktop) -> None:
    seen(office, "2026-01", "minutes")
    assert office.shows("documents.draft")
    seen(office, "2026-01", "attendance")
    assert not office.shows("documents.public")
    assert not office.shows("documents.draft"), "an attendance sheet is never a draft"
    seen(office, "2026-01", "roster")
    office.find(CheckBox, "documents.public").setFocus()
    office.press(Key.Key_Space)
    drawn(office)
    assert paper(office).made.left_out
    german = office.window.desk.t.language.value == "de"
    assert paper(office).made.left_out[0][german] in office.text("documents.left_out")
    assert file_name(office).endswith(named(office, " version publique", " Öffentliche Fassung"))


@pytest.mark.long
def test_the_day_of_printing_is_an_option_and_a_wrong_one_is_said_beside_it(office: Desktop) -> None:
    seen(office, "2026-01", "roster")
    office.fill("documents.printed_on", "31.2.2027")
    office.press(Key.Key_Return)
    assert "31.2.2027" in office.text("documents.printed_on.note")
    office.fill("documents.printed_on", "1.3.2027")
    office.press(Key.Key_Return)
    drawn(office)
    assert "1er mars 2027" in paper(office).text().replace("\u00a0", " ")
    office.fill("documents.day", "1.12.2026")
    office.press(Key.Key_Return)
    drawn(office)
    assert file_name(office) == named(office, "2026-12-01 annuaire FR-DE", "2026-12-01 Verzeichnis FR-DE")


# which meeting


@pytest.mark.long
def test_a_meeting_is_found_by_typing(office: Desktop) -> None:
    office.press(Key.Key_7, CTRL)
    drawn(office)
    assert "2027-01" in office.text("documents.subject")
    office.press(Key.Key_F, CTRL)
    office.keys("2026-02")
    office.press(Key.Key_Return)
    drawn(office)
    assert "2026-02" in office.text("documents.subject")
    assert page(office).set.ticked_names() == ("minutes", "decisions")
    office.press(Key.Key_F, CTRL)
    office.keys("chasseron")
    office.press(Key.Key_Up)
    office.press(Key.Key_End)
    while not page(office).set.finder.hits()[page(office).set.finder._current].icon.startswith("users"):
        office.press(Key.Key_Down)
    office.press(Key.Key_Return)
    drawn(office)
    assert not office.shows("documents.paper.agenda")
    assert paper(office).order.paper == "roster"


@pytest.mark.long
def test_the_print_centre_opens_for_what_is_seen(office: Desktop) -> None:
    office.find(Table, "meetings.table").select(office.meeting("2026-01").id)
    office.press(Key.Key_P, CTRL_SHIFT)
    drawn(office)
    assert "2026-01" in office.text("documents.subject")
    office.press(Key.Key_6, CTRL)
    office.find(Switch, "members.switch").choose("composition")
    office.fill("members.day", "1.12.2026")
    office.press(Key.Key_Return)
    office.press(Key.Key_P, CTRL)
    drawn(office)
    assert file_name(office) == named(office, "2026-12-01 annuaire FR-DE", "2026-12-01 Verzeichnis FR-DE")
    assert "Commissariat de massif" in paper(office).text()


@pytest.mark.long
def test_the_decisions_of_a_year_are_chosen(office: Desktop) -> None:
    seen(office, "2026-01", "year")
    assert file_name(office) == named(office, "relevé de décisions 2026 FR-DE", "Beschlussprotokoll 2026 FR-DE")
    years = page(office).options.years
    years.choose(0)
    years.activated.emit(0)
    drawn(office)
    assert file_name(office) == named(office, "toutes les décisions FR-DE", "Alle Beschlüsse FR-DE")


@pytest.mark.long
def test_a_workspace_that_can_only_be_read_prints_and_remembers_nothing(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.window.close_workspace()
    with Store.open(office.sample) as store:
        path, key = store.path, store.key
    monkeypatch.setattr(Store, "open", _read_only(Store.open))
    assert office.window.open_file(path)
    assert key is None
    assert office.store.read_only
    seen(office, "2026-01", "minutes")
    office.click("layout.sequential")
    drawn(office)
    about, offer = page(office).now.subject, page(office).now.offer
    assert about is not None
    assert offer is not None
    assert choices_of(office.store, about.committee, offer).layout == "columns"
    to_folder(monkeypatch, tmp_path)
    office.trigger("action.save_all")
    office.settle()
    assert (tmp_path / named(office, *MINUTES)).is_file()


def _read_only(opening: object) -> object:
    def opened(path: Path, **options: object) -> Store:
        found = opening(path, **{**options, "read_only": True})  # type: ignore[operator]
        assert isinstance(found, Store)
        return found

    return staticmethod(opened)


@pytest.mark.long
def test_a_meeting_that_was_taken_back_gives_way_to_another(office: Desktop) -> None:
    committee = office.meeting("2027-01").committee
    planned = office.workspace.do_fields(plan_meeting, committee=committee, on=date(2028, 5, 2))
    office.window.desk.navigator.go(Place(page="documents", record=planned.id, detail="agenda"))
    drawn(office)
    assert "2028" in office.text("documents.subject.note")
    office.workspace.undo()
    drawn(office)
    assert "2027-01" in office.text("documents.subject")


@pytest.mark.long
def test_an_empty_workspace_leads_to_its_first_meeting(office: Desktop, tmp_path: Path) -> None:
    empty = Office(tmp_path, name="vide")
    empty.store.close()
    office.window.close_workspace()
    assert office.window.open_file(empty.store.path)
    office.press(Key.Key_7, CTRL)
    assert office.shows("documents.empty.state.primary")
    assert not office.shows("documents.set")
    assert office.window.desk.actions["print"].isEnabled() is False
    office.find(Switch, "documents.mode").choose("attached")
    assert office.shows("documents.attached.card.empty")


# several


@pytest.mark.long
def test_several_papers_are_saved_into_a_folder(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog, folders: list[Path]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    seen(office, "2026-01", "minutes")
    to_folder(monkeypatch, folder)
    office.click("documents.save_all")
    office.settle()
    names = [
        named(office, *DECISIONS),
        named(office, *MINUTES),
    ]
    assert {path.name for path in folder.iterdir()} == set(names)
    assert (folder / names[1]).read_bytes() == paper(office).pdf
    assert "2" in office.text("status.sentence")
    assert folder.name in office.text("status.sentence")
    office.click("status.folder")
    assert folders == [folder]
    assert not office.shows("status.progress")
    (folder / names[0]).write_bytes(b"mine")

    def keep() -> None:
        assert names[0] in office.text("dialog.overwrite.lines")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.click("documents.save_all"), keep)
    office.settle()
    assert (folder / names[0]).read_bytes() == b"mine"
    in_dialog(lambda: office.click("documents.save_all"), lambda: office.click("dialog.overwrite.go"))
    office.settle()
    assert (folder / names[0]).read_bytes().startswith(b"%PDF")


@pytest.mark.long
def test_several_papers_are_saved_for_word_where_they_have_such_a_form(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    seen(office, "2027-01", "agenda")
    to_folder(monkeypatch, folder)
    office.trigger("action.save_all_word")
    office.settle()
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]


@pytest.mark.long
def test_a_folder_that_cannot_be_written_is_one_sentence(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(office, "2026-01", "minutes")
    to_folder(monkeypatch, tmp_path / "gone")
    office.click("documents.save_all")
    office.settle()
    assert named(office, *MINUTES) in office.text("status.sentence")
    to_file(monkeypatch, tmp_path / "gone" / "a.pdf")
    office.click("documents.save")
    office.settle()
    assert "a.pdf" in office.text("status.sentence")
    assert not office.shows("status.folder")


@pytest.mark.long
def test_of_a_set_the_others_are_printed_where_one_is_refused(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(office, "2026-01", "agenda")
    row(office, "minutes").setChecked(True)
    row(office, "decisions").setChecked(True)

    def refuse_minutes(store: Store, wanted: PrintOrder) -> PrintedPaper:
        if wanted.paper == "minutes":
            raise NothingNamed("P-2099-001")
        return make_paper(store, wanted)

    monkeypatch.setattr(batch, "make_paper", refuse_minutes)
    monkeypatch.setattr(page(office).batch, "ask", lambda *_args: FilePrinter(tmp_path))
    office.trigger("action.print_all")
    office.bot.waitUntil(lambda: office.window.desk.jobs.pending() == 0, timeout=20000)
    assert [path.name for path in tmp_path.glob("*.pdf")] == [named(office, *DECISIONS)]
    assert named(office, *MINUTES) in office.text("status.sentence")
    assert "P-2099-001" in office.text("status.sentence")
    assert not office.shows("status.progress")


@pytest.mark.long
def test_printing_draws_every_page_in_its_size_as_often_as_wanted(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    seen(office, "2026-01", "agenda")
    office.find(LineEdit, "documents.copies").setFocus()
    office.fill("documents.copies", "2")
    asked: list[int] = []

    def printer(_parent: QWidget, _title: str, _name: str, copies: int) -> QPrinter:
        asked.append(copies)
        made = FilePrinter(tmp_path)
        made.setCopyCount(copies)
        return made

    monkeypatch.setattr(page(office).batch, "ask", printer)
    office.press(Key.Key_P, CTRL)
    office.settle()
    printed = PdfReader(tmp_path / file_name(office))
    assert asked == [2]
    assert len(printed.pages) == 2 * len(paper(office).sizes)
    assert abs(float(printed.pages[0].mediabox.width) - paper(office).sizes[0].width) < POINTS_PER_INCH / 20
    row(office, "roster").setChecked(True)
    monkeypatch.setattr(page(office).batch, "ask", lambda *_args: FilePrinter(tmp_path))
    row(office, "minutes").setChecked(False)
    office.trigger("action.print_all")
    office.bot.waitUntil(lambda: office.window.desk.jobs.pending() == 0, timeout=20000)
    assert (tmp_path / named(office, *DECISIONS)).is_file()
    assert (tmp_path / named(office, "2026-09-18 annuaire FR-DE", "2026-09-18 Verzeichnis FR-DE")).is_file()
    assert "2" in office.text("status.sentence")
    assert not office.shows("status.progress")


# attached


def test_where_no_printer_is_set_up_it_is_said(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opens no dialog then, and a button that does nothing says nothing."""
    monkeypatch.setattr("ctj_desktop.ui.documents.printing.DIALOG_WANTS_PRINTER", True)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    seen(office)
    office.press(Key.Key_P, CTRL)
    assert office.text("status.sentence") == sentence(office.window.desk.t, NoPrinter())


def attach(office: Desktop, name: str, content: bytes = b"%PDF-1.7 rapport") -> Attachment:
    """A file of the first item of a meeting."""
    item = office.store.all(AgendaItem, meeting=office.meeting("2026-01").id)[0]
    document = office.workspace.do_fields(add_item_document, item=item.id, title=text("Rapport d’activité"))
    return office.workspace.do(put_in, document, name, content)


def put_in(unit: Unit, document: AnyItemDocument, name: str, content: bytes) -> Attachment:
    """As an import does it: the content once, its record, and the document that names it."""
    unit.name("attachment.added", name=name)
    sha256, size = blobs.keep_blob(unit.store, io.BytesIO(content))
    saved = unit.save(
        Attachment(
            id=AttachmentId(unit.new_id()),
            home=document.home,
            owner=document.id,
            name=name,
            media_type="application/pdf",
            size=size,
            sha256=sha256,
        )
    )
    unit.save(replace(document, attachment=saved.id), before=document)
    return saved


@pytest.mark.long
def test_attached_files_are_filtered_opened_and_saved(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog
) -> None:
    office.press(Key.Key_7, CTRL)
    office.settle()
    office.find(Switch, "documents.mode").choose("attached")
    table = office.find(Table, "documents.attached")
    before = set(office.cells(table, 0))
    attach(office, "rapport.pdf")
    attach(office, "outil.exe", b"MZ")
    office.find(Switch, "documents.mode").choose("centre")
    office.find(Switch, "documents.mode").choose("attached")
    assert set(office.cells(table, 0)) - before == {"outil.exe", "rapport.pdf"}
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    office.press(Key.Key_F, CTRL)
    office.keys("outil")
    office.press(Key.Key_Return)
    assert office.cells(table, 0) == ["outil.exe"]

    def look_and_save() -> None:
        assert "outil.exe" in office.text("dialog.not_opened.why")
        to_file(monkeypatch, tmp_path / "outil-copie.exe")
        office.click("dialog.not_opened.go")

    in_dialog(lambda: office.press(Key.Key_Return), lambda: office.press(Key.Key_Return))
    assert not (tmp_path / "outil-copie.exe").exists()
    in_dialog(lambda: office.press(Key.Key_Return), look_and_save)
    assert opened == []
    assert (tmp_path / "outil-copie.exe").read_bytes() == b"MZ"
    office.fill("documents.attached.search", "rapport.pdf")
    office.press(Key.Key_Return)
    office.press(Key.Key_Return)
    assert Path(opened[0]).read_bytes() == b"%PDF-1.7 rapport"
    to_file(monkeypatch, tmp_path / "copie.pdf")
    office.click("documents.attached.save")
    assert (tmp_path / "copie.pdf").read_bytes() == b"%PDF-1.7 rapport"
    office.click("status.folder")
    assert opened[1:] == [str(tmp_path)]


def test_the_paper_that_is_seen_is_in_sight_in_the_list(office: Desktop) -> None:
    """Whoever comes from the minutes to print them finds their line, however low the window is."""
    office.window.resize(1024, 640)
    seen(office, "2026-01", "minutes")
    line = row(office, "minutes")
    assert line.visibleRegion().boundingRect().height() == line.height()
