"""Does one see which action has a project in which territory, and does each figure lead to what it counts?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.page import ProjectsPage
from ctj_desktop.ui.strategy.coverage.page import CoveragePage
from ctj_desktop.ui.strategy.coverage.picture import CoveragePicture, Square
from ctj_desktop.ui.strategy.coverage.words import line_title
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.switch import Switch
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, Key


def shown(office: Desktop) -> CoveragePage:
    office.window.desk.navigator.go(Place(page="coverage"))
    return office.find(CoveragePage, "page.coverage")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_proposal_that_became_a_project_covers_its_action_and_the_cell_leads_to_it(empty: Desktop) -> None:
    a_committee(empty)
    empty.press(Key.Key_5, CTRL)
    proposal = next(one for one in empty.store.all(WorkingProposal) if "produits locaux" in one.title.fr.text)
    empty.window.desk.navigator.go(Place(page="strategy", record=proposal.id))
    empty.trigger("action.make_project")
    project = empty.store.all(Project)[0]
    page = shown(empty)
    assert empty.text("page.subtitle") == "6 actions sur 7 sans projet"
    assert page.table.select(empty.store.all(Action, code="4.1.2")[0].id, 0)
    empty.press(Key.Key_C, CTRL)
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert next(line for line in copied if line[1] == "4.1.2")[-3] == "1"
    stage = empty.find(ComboBox, "coverage.stage")
    stage.setFocus()
    empty.press(Key.Key_Down)
    empty.press(Key.Key_Down)  # closed ones
    assert empty.text("page.subtitle") == "7 actions sur 7 sans projet"
    page.table.setFocus()
    empty.press(Key.Key_End)
    empty.press(Key.Key_Return)
    assert empty.shows("page.coverage")  # there is nothing to lead to
    stage.setFocus()
    empty.press(Key.Key_Home)
    page.table.setFocus()
    empty.press(Key.Key_Return)
    assert [row.key for row in empty.find(ProjectsPage, "page.projects").model.rows] == [project.id]
    assert empty.text("projects.only.sentence").startswith("4.1.2")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_the_picture_says_the_same_and_a_click_leads_to_the_projects(office: Desktop) -> None:
    page = shown(office)
    office.find(Switch, "coverage.shown_as").choose("picture")
    picture = office.find(CoveragePicture, "coverage.picture")
    said = picture.accessibleDescription()
    assert "4.1.2 S’appuyer sur différents publics pour promouvoir une identité partagée: MOC 4" in said
    none = said.partition("Sans projet")[2]
    assert all(line_title(office.window.desk.t, line) in none for line in page.model.rows if line.bare)
    full = next(one for one in picture.squares() if one.line.row.total.projects and one.column is None)
    bare = next(one for one in picture.squares() if one.line.bare and one.column is None)
    before = office.window.desk.navigator.place
    click(picture, bare)
    assert office.window.desk.navigator.place == before
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.detail == f"strategy_coverage {page.model.rows[-2].key}"
    office.window.desk.navigator.back()
    click(picture, full)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.only == full.line.row.total.projects


def click(picture: CoveragePicture, square: Square) -> None:
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=square.rect.center())
