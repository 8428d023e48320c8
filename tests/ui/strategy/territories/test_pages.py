"""Does one see what there is in a territory, beside the others, and does each figure lead to what it counts?"""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.services.projects import life, money
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.page import ProjectsPage
from ctj_desktop.ui.strategy.territories.comparison import ComparisonPage
from ctj_desktop.ui.strategy.territories.page import TerritoryPage
from tests.office import text
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, Key


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_from_a_territory_to_its_projects_and_from_the_comparison_too(
    empty: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committee = a_committee(empty)
    territory = empty.store.all(Territory, code="MOC")[0]
    project = empty.workspace.do_fields(
        life.add_project, committee=committee.id, title=text("Marchés"), territories=(territory.id,)
    )
    empty.workspace.do_fields(
        money.add_financing_line,
        project=project.id,
        side=Side.FR,
        label=text("Région"),
        requested=Money(1_470_00, Currency.EUR),
    )
    go = empty.window.desk.navigator.go
    go(Place(page="territories", record=territory.id))
    empty.click("territories.sheet.open_territory")
    page = empty.find(TerritoryPage, "page.territory")
    assert empty.text("territory.people").replace("\xa0", " ") == "env. 147 000 habitants (2014)"
    assert len(page.model.rows) == empty.store.count(TerritoryFigure, territory=territory.id)
    assert [cell.text for cell in page.model.rows[0].cells][2:] == ["2014", "ADNV"]
    page.tabs.choose("bodies")
    assert page.model.rows
    page.tabs.choose("proposals")
    assert page.card.empty.title() == "Pas encore de proposition de travail de ce territoire"
    page.tabs.choose("projects")
    file = tmp_path / "territoire.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), "(*.xlsx)"))
    empty.trigger("action.export_list")
    empty.bot.waitUntil(lambda: file.is_file() and not empty.window.desk.jobs.pending())
    head, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert (head[1:3], rows[-1][1:3]) == (["Projets", "Demandé EUR"], [1.0, 1_470.0])
    page.table.select(page.model.rows[0].key)
    page.table.setFocus()
    empty.press(Key.Key_Return)
    assert [row.key for row in empty.find(ProjectsPage, "page.projects").model.rows] == [project.id]
    assert empty.text("projects.only.sentence").startswith("Aire de proximité Mont d’Or – Chasseron")
    go(Place(page="territory", record=territory.id))
    empty.press(Key.Key_P, CTRL)
    place = empty.window.desk.navigator.place
    assert place == Place(page="documents", record=committee.id, detail=f"territory_page {territory.id}")
    go(Place(page="territory", record=territory.id))
    empty.trigger("action.compare_territories")
    compared = empty.find(ComparisonPage, "page.comparison")
    asked = next(row for row in compared.model.rows if row.name == "Demandé pour 1000 habitants")
    column = next(at for at, one in enumerate(compared.model.columns) if one.key == str(territory.id))
    assert asked.cells[column - 1].text.replace("\u202f", " ").replace("\xa0", " ") == "10 €"
    empty.press(Key.Key_C, CTRL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert next(line for line in lines if line[0] == "Projets")[column] == "1"
    assert compared.table.select(asked.key, column)
    empty.press(Key.Key_Return)
    assert empty.find(ProjectsPage, "page.projects").model.rows[0].key == project.id
