"""Is the preview the very file that is saved and printed?"""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.meetings import AgendaItem
from ctj_desktop.services.agenda import change_agenda_item
from ctj_desktop.services.change import Rewording
from ctj_desktop.services.papers import PaperKind, Printing, paper_pdf
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.printing import POINTS_PER_INCH
from ctj_desktop.ui.views.paper_view import PaperView
from ctj_desktop.ui.views.preview import PreviewPage
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, Key


def preview(office: Desktop, number: str = "2027-01", kind: str = "agenda") -> PaperView:
    """The preview of a meeting, drawn."""
    place = Place(page="preview", record=office.meeting(number).id, detail=kind)
    office.window.desk.navigator.go(place)
    view = office.find(PaperView, "preview.view")
    drawn(office, view)
    return view


def drawn(office: Desktop, view: PaperView) -> None:
    """Until what is seen is drawn."""
    office.settle()
    office.bot.waitUntil(lambda: view.pictured() > 0)
    office.settle()


def page(office: Desktop) -> PreviewPage:
    """The page itself."""
    return office.find(PreviewPage, "page.preview")


def saved(office: Desktop, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What the button saves."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    office.click("preview.save")
    return path.read_bytes()


def test_what_is_saved_is_what_the_service_makes(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(office)
    pdf = saved(office, tmp_path / "a.pdf", monkeypatch)
    printing = Printing(printed_on=office.session.today(), layout="alternate")
    assert pdf == paper_pdf(office.store, PaperKind.AGENDA, office.meeting("2027-01").id, printing)
    assert "a.pdf" in office.text("status.sentence")


@pytest.mark.parametrize("layout", ["columns", "sequential", "fr", "de"])
def test_the_layout_is_chosen(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    view = preview(office, "2026-01", "minutes")
    if layout in ("fr", "de"):
        office.find(Switch, "preview.languages").choose(layout)
        assert not office.shows("layout.columns")
    else:
        office.click(f"layout.{layout}")
    drawn(office, view)
    pdf = saved(office, tmp_path / "m.pdf", monkeypatch)
    printing = Printing(printed_on=office.session.today(), layout=layout)
    assert pdf == paper_pdf(office.store, PaperKind.MINUTES, office.meeting("2026-01").id, printing)


def test_agenda_and_minutes_are_switched_in_place(office: Desktop) -> None:
    view = preview(office, "2026-01", "agenda")
    office.find(Switch, "preview.kind").choose("minutes")
    drawn(office, view)
    paper = page(office)._paper
    assert paper is not None
    assert paper.order.kind is PaperKind.MINUTES
    assert "Procès-verbal" in paper.text()


def test_the_preview_follows_a_change(office: Desktop) -> None:
    view = preview(office)
    item = office.store.all(AgendaItem, meeting=office.meeting("2027-01").id)[0]
    office.session.do(change_agenda_item, item=item.id, title=Rewording(fr="Accueil & vœux"))
    drawn(office, view)
    paper = page(office)._paper
    assert paper is not None
    assert "Accueil & vœux" in paper.text()


def test_missing_translations_are_said_before_printing(office: Desktop) -> None:
    preview(office)
    assert "2" in office.text("preview.gaps.title")


def test_zoom_by_key_and_button(office: Desktop) -> None:
    view = preview(office)
    before = view.zoom
    view.setFocus()
    office.press(Key.Key_Plus)
    office.keys("+")
    assert view.zoom > before
    office.click("preview.smaller")
    office.click("preview.smaller")
    view.setFocus()
    office.keys("0")
    assert view.zoom == pytest.approx(before)
    drawn(office, view)


def test_printing_draws_every_page_in_its_size(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    preview(office, "2026-01", "minutes")
    target = tmp_path / "printer.pdf"

    def printer(_parent: QWidget, _title: str, name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target))
        assert name.endswith(".pdf")
        return made

    monkeypatch.setattr(page(office), "_ask", printer)
    office.press(Key.Key_P, CTRL)
    office.bot.waitUntil(lambda: office.window.desk.jobs.pending() == 0, timeout=20000)
    paper = page(office)._paper
    assert paper is not None
    printed = PdfReader(target)
    assert len(printed.pages) == len(paper.sizes)
    width = float(printed.pages[0].mediabox.width)
    assert abs(width - paper.sizes[0].width) < POINTS_PER_INCH / 20
    assert not office.shows("status.progress")


def test_a_folder_that_cannot_be_written_is_one_sentence(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(office)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "a.pdf"), ""))
    office.click("preview.save")
    assert "a.pdf" in office.text("status.sentence")


def test_the_decisions_of_a_meeting_are_previewed_from_the_list(office: Desktop) -> None:
    office.find(Table, "meetings.table").select(office.meeting("2026-01").id)
    office.trigger("action.preview_decisions")
    drawn(office, office.find(PaperView, "preview.view"))
    paper = page(office)._paper
    assert paper is not None
    assert paper.order.kind is PaperKind.DECISIONS
    assert paper.name == "MOC-2026-01-decisions-columns.pdf"
    assert "Relevé de décisions" in paper.text()
    assert office.find(Switch, "preview.kind").current() == "decisions"


def test_ctrl_p_on_the_members_previews_the_directory_of_the_day_that_is_shown(office: Desktop) -> None:
    office.press(Key.Key_6, CTRL)
    office.find(Switch, "members.switch").choose("composition")
    office.fill("members.day", "1.12.2026")
    office.press(Key.Key_Return)
    office.press(Key.Key_P, CTRL)
    drawn(office, office.find(PaperView, "preview.view"))
    paper, t = page(office)._paper, office.window.desk.t
    assert paper is not None
    assert paper.order.kind is PaperKind.ROSTER
    assert paper.name == "MOC-2026-12-01-roster-alternate.pdf"
    assert "Annuaire du comité" in paper.text()
    assert "Commissariat de massif" in paper.text()
    assert not office.shows("preview.kind")
    assert [word for word, _ in page(office).crumbs()] == [t("Members"), t("Directory")]
    assert page(office).section == "members"


def test_the_preview_of_a_meeting_offers_its_papers_again_after_a_directory(office: Desktop) -> None:
    office.press(Key.Key_6, CTRL)
    office.trigger("action.preview_roster")
    drawn(office, office.find(PaperView, "preview.view"))
    preview(office, "2026-01", "minutes")
    assert office.shows("preview.kind")
    paper = page(office)._paper
    assert paper is not None
    assert paper.order.kind is PaperKind.MINUTES
