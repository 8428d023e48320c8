"""Are projects found, moved along their route and read on the board and in the list, by keyboard and by mouse?"""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Opinion, Partner, Project, ProjectMove, Stage
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.projects.conditions import add_condition
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.links import add_partner
from ctj_desktop.services.projects.lists import ProjectOrder
from ctj_desktop.services.projects.stages.way import stages_of
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.bar import ProjectsBar
from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.projects.page import ProjectsPage
from ctj_desktop.ui.projects.view_choice import KEPT_AS, ProjectsView
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.services.projects.asking_nothing import ask_nothing
from tests.ui.desktop import ALT_SHIFT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key


def project(office: Desktop, number: str) -> Project:
    return office.store.all(Project, number=number)[0]


def stage(office: Desktop, number: str) -> str:
    """The code of the stage at which it really stands."""
    here = project_stage(office.store, project(office, number).id)
    found = office.store.get(Stage, here) if here else None
    return found.code if found else ""


@pytest.fixture
def board(office: Desktop) -> Board:
    """The board, opened by its key."""
    office.press(Key.Key_4, CTRL)
    return office.find(Board, "projects.board")


def on_board(board: Board) -> dict[str, list[str]]:
    """Numbers by column."""
    return {column.name: [card.number for card in column.cards] for column in board.columns()}


def go_to(board: Board, office: Desktop, number: str) -> UUID:
    key = project(office, number).id
    assert board.select(key)
    board.setFocus()
    return key


@pytest.mark.long
def test_the_board_shows_where_each_project_stands(board: Board, office: Desktop) -> None:
    shown = on_board(board)
    numbers = sorted(number for column in shown.values() for number in column)
    assert numbers == ["P-2026-001", "P-2026-003", "P-2026-005", "P-2027-001", "P-2027-002"]
    go_to(board, office, "P-2027-002")
    office.press(Key.Key_Right)
    card = board.current_card()
    assert card is not None
    assert card.number == "P-2027-001"
    assert len(card.money) == 2
    assert "CHF" in card.money[1]
    office.press(Key.Key_Return)
    assert office.shows("page.project")
    assert office.text("page.title") in ("Fête des bergers", "Hirtenfest")


@pytest.mark.long
def test_a_card_goes_to_the_stage_beside_by_keyboard_and_comes_back_by_undo(board: Board, office: Desktop) -> None:
    key = go_to(board, office, "P-2027-001")
    office.press(Key.Key_Right, ALT_SHIFT)
    assert stage(office, "P-2027-001") == "opinion"
    assert board.current_key() == key
    assert board.refusal() is None
    office.press(Key.Key_Z, CTRL)
    assert stage(office, "P-2027-001") == "preparation"
    assert "P-2027-001" in on_board(board)[board.columns()[1].name]


@pytest.mark.long
def test_a_refused_move_names_what_is_allowed_and_changes_nothing(board: Board, office: Desktop) -> None:
    go_to(board, office, "P-2026-003")
    moves = office.store.count(ProjectMove)
    office.press(Key.Key_Right, ALT_SHIFT)  # accepted, but not under conditions any more
    assert stage(office, "P-2026-003") == "accepted"
    assert office.store.count(ProjectMove) == moves
    refusal = board.refusal()
    assert refusal is not None
    assert "P-2026-003" in refusal.title
    assert any(word in refusal.lines for word in ("conventionné", "Vertrag abgeschlossen"))
    assert refusal.lines.startswith(office.text("status.sentence"))
    office.press(Key.Key_Down)
    assert board.refusal() is None


def test_a_card_is_carried_by_mouse(board: Board, office: Desktop) -> None:
    key = project(office, "P-2027-001").id
    surface, start = board.viewport(), board.rect_of(key).center()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(surface, start + QPoint(30, 0))
    target = next(column for column in board.columns() if any(card.number == "P-2026-005" for card in column.cards))
    QTest.mouseMove(surface, board.column_rect(target.key).center())
    QTest.mouseRelease(
        surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, board.column_rect(target.key).center()
    )
    assert stage(office, "P-2027-001") == "opinion"


def test_a_card_on_its_way_to_the_fund_asks_about_what_is_open(
    board: Board, office: Desktop, in_dialog: InDialog
) -> None:
    ask_nothing(office.store)
    key = go_to(board, office, "P-2026-005")
    office.workspace.do_fields(add_condition, project=key, text=text("Confirmer la salle", "Den Saal bestätigen"))

    def asked() -> None:
        assert "CHF" in office.text("dialog.left_open.0.sentence"), "the plan of the sample does not balance"
        open_condition = office.text("dialog.left_open.1.sentence")
        assert "Confirmer la salle" in open_condition or "Den Saal bestätigen" in open_condition
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_Right, ALT_SHIFT), asked)
    assert stage(office, "P-2026-005") == "opinion"
    in_dialog(lambda: office.press(Key.Key_Right, ALT_SHIFT), lambda: office.click("dialog.left_open.go"))
    assert stage(office, "P-2026-005") == "filed"


@pytest.mark.long
def test_a_side_exit_asks_for_its_reason(board: Board, office: Desktop, in_dialog: InDialog) -> None:
    go_to(board, office, "P-2027-002")

    def inside() -> None:
        choice = office.find(ComboBox, "dialog.stage.to")
        choice.choose(next(s.id for s in office.store.all(Stage, code="abandoned", pipeline=route)))
        choice.activated.emit(choice.currentIndex())
        office.press(Key.Key_Return)
        assert stage(office, "P-2027-002") == "idea"
        assert office.text(f"dialog.stage.reason.{office.side()}.frame.note")
        office.fill(f"dialog.stage.reason.{office.side()}", "Les deux écoles ont renoncé.")
        office.press(Key.Key_Return)  # a reason may go on in another line
        office.keys("Le budget manque.")
        office.press(Key.Key_Return, CTRL)

    route = project(office, "P-2027-002").pipeline
    in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), inside)
    assert stage(office, "P-2027-002") == "abandoned"
    move = office.store.all(ProjectMove, project=project(office, "P-2027-002").id, order="on")[-1]
    assert move.reason.text(Language(office.side())) == "Les deux écoles ont renoncé.\nLe budget manque."
    assert board.current_key() == project(office, "P-2027-002").id  # what was moved is shown
    office.press(Key.Key_Space)
    assert [(column.count, column.folded) for column in board.columns() if column.ends] == [(1, True)]


@pytest.mark.long
def test_enter_in_the_dialog_of_the_stage_leads_on_and_never_back(
    board: Board, office: Desktop, in_dialog: InDialog
) -> None:
    go_to(board, office, "P-2027-002")
    route = project(office, "P-2027-002").pipeline
    assert route is not None
    stages = [one.code for one in stages_of(office.store, route)]
    for _ in range(2):  # the third asks for an opinion
        before = stages.index(stage(office, "P-2027-002"))
        in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), lambda: office.press(Key.Key_Return))
        assert stages.index(stage(office, "P-2027-002")) > before


@pytest.mark.each_language
def test_in_a_small_window_every_filter_says_what_it_is_set_to(board: Board, office: Desktop) -> None:
    office.window.resize(960, 600)
    for mode in ("board", "list"):
        office.window.desk.navigator.go(Place(page="projects", detail=mode))
        office.settle()
        choices = [one for one in office.find(ProjectsBar, "projects.bar").findChildren(ComboBox) if one.isVisible()]
        assert len(choices) >= 3
        assert all(one.width() >= one.sizeHint().width() for one in choices)
        assert office.find(QLabel, "projects.count").width() > 0


@pytest.mark.long
def test_the_list_filters_sorts_and_remembers(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="projects", detail="list"))
    table = office.find(Table, "projects.table")
    route = office.find(ComboBox, "projects.route")
    route.choose(None)
    route.activated.emit(0)
    assert len(office.cells(table, 0)) == 7
    order = office.find(ComboBox, "projects.order")
    order.choose(ProjectOrder.EUR)
    order.activated.emit(order.currentIndex())
    assert office.cells(table, 0)[0] == "P-2026-005"
    office.press(Key.Key_F, CTRL)
    office.keys("chasseron")
    office.bot.waitUntil(lambda: office.cells(table, 0) == ["P-2026-002", "P-2026-001"])
    office.press(Key.Key_Escape)
    office.keys("quokka")
    office.bot.waitUntil(lambda: office.shows("projects.card.empty.plain"))
    office.click("projects.card.empty.plain")
    assert len(office.cells(table, 0)) == 7
    assert ProjectsView.read(office.store.setting(KEPT_AS)).order is ProjectOrder.EUR
    office.store.damage = "row.differs"  # looking goes on
    order.choose(ProjectOrder.NUMBER)
    order.activated.emit(order.currentIndex())
    assert office.cells(table, 0)[0] == "P-2027-002"
    office.store.damage = ""
    page = ProjectsPage(office.window.desk, office.workspace)
    assert page.bar.order.count() == 0
    page.show_place(Place(page="projects"))
    assert page.switch.switch.current() == "list"
    page.deleteLater()


@pytest.mark.long
def test_a_new_project_starts_at_the_first_stage(board: Board, office: Desktop, in_dialog: InDialog) -> None:
    def inside() -> None:
        office.press(Key.Key_Return)
        assert office.text(f"dialog.project.title.{office.side()}.note")
        office.fill(f"dialog.project.title.{office.side()}", "Sentier des deux rives")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_N, CTRL), inside)
    assert office.text("page.title") == "Sentier des deux rives"
    made = office.store.all(Project, order="id")[-1]
    assert made.number == "P-2027-003"
    assert stage(office, made.number) == "idea"
    assert made.territories
    office.press(Key.Key_Z, CTRL)
    assert office.store.get(Project, made.id) is None
    assert office.shows("page.projects")


@pytest.mark.long
def test_a_project_without_a_route_is_found_and_chooses_one(board: Board, office: Desktop, in_dialog: InDialog) -> None:
    committee = project(office, "P-2027-001").committee
    made = office.workspace.do_fields(
        add_project, committee=committee, title=text("Sans filière"), on=office.workspace.today()
    )
    office.click("projects.routeless")
    table = office.find(Table, "projects.table")
    assert table.current_key() == made.id
    table.setFocus()
    office.press(Key.Key_Return)
    in_dialog(lambda: office.click("project.move"), lambda: office.press(Key.Key_Return))
    assert stage(office, made.number or "") == "idea"
    office.press(Key.Key_Z, CTRL)
    assert stage(office, made.number or "") == ""
    assert board.refusal() is None


@pytest.mark.long
def test_the_search_leads_to_the_sheet(office: Desktop) -> None:
    office.press(Key.Key_K, CTRL)
    office.keys("P-2026-004")
    finder = office.find(Finder, "finder")
    office.bot.waitUntil(lambda: any("Vallorbe" in hit.text for hit in finder.hits()[:1]))
    office.press(Key.Key_Return)
    assert office.shows("page.project")
    assert "Vallorbe" in office.text("page.title")


@pytest.mark.long
@pytest.mark.parametrize("mode", ["board", "list"])
def test_a_project_entered_by_mistake_is_taken_away_with_what_belongs_to_it_and_one_that_is_kept_says_by_what(
    office: Desktop, in_dialog: InDialog, mode: str
) -> None:
    """By Delete on the board and in the list, and from its sheet by the menu; undo brings all of it back."""
    store, other = office.store, project(office, "P-2027-001")
    made = office.workspace.do_fields(
        add_project, committee=other.committee, title=text("Été", "Été"), pipeline=other.pipeline
    )
    office.workspace.do_fields(add_partner, project=made.id, side=Side.FR, name="Été")
    office.window.desk.navigator.go(Place(page="projects", record=made.id, detail=mode))
    in_dialog(lambda: office.press(Key.Key_Delete), lambda: office.press(Key.Key_Return))
    assert store.get(Project, made.id) is None
    assert not store.count(Partner, project=made.id)
    office.press(Key.Key_Z, CTRL)
    assert store.count(Partner, project=made.id) == 1
    office.window.desk.navigator.go(Place(page="project", record=made.id))
    in_dialog(lambda: office.trigger("action.remove_project"), lambda: office.press(Key.Key_Escape))
    assert store.get(Project, made.id) == made
    in_dialog(lambda: office.trigger("action.remove_project"), lambda: office.press(Key.Key_Return))
    assert store.get(Project, made.id) is None
    assert office.shows("page.projects")
    assert office.text("status.sentence") == ""
    kept = next(one for one in store.all(Project) if store.count(Opinion, project=one.id))
    office.window.desk.navigator.go(Place(page="project", record=kept.id))
    office.trigger("action.remove_project")
    assert counted(office.window.desk.t, "opinion", store.count(Opinion, project=kept.id)) in office.text(
        "status.sentence"
    )
    assert store.get(Project, kept.id) == kept


@pytest.mark.long
def test_a_figure_leads_to_the_projects_it_counts_and_the_look_before_comes_back(office: Desktop) -> None:
    office.press(Key.Key_4, CTRL)
    counted_ones = tuple(project(office, number).id for number in ("P-2027-001", "P-2026-002"))  # one is closed
    navigator = office.window.desk.navigator
    navigator.go(Place(page="projects", only=counted_ones, said="Marchés"))
    table = office.find(Table, "projects.table")
    assert [row.key for row in table.rows_model.rows] == list(counted_ones)
    assert office.text("projects.only.sentence") == "Marchés"
    office.press(Key.Key_Return)
    assert office.shows("page.project")
    navigator.back()
    assert [row.key for row in table.rows_model.rows] == list(counted_ones)
    navigator.go(Place(page="today"))
    office.press(Key.Key_4, CTRL)
    assert office.shows("projects.board")
    assert not office.shows("projects.only")
    navigator.go(Place(page="projects", only=counted_ones[1:], said="Marchés"))
    office.click("projects.only.button")
    assert table.rows_model.rowCount() > 2
    assert not office.shows("projects.only")


@pytest.mark.long
@pytest.mark.parametrize(("language", "side"), [("fr_CH", "fr"), ("de_CH", "de")], indirect=["language"])
def test_a_title_is_asked_for_first_in_the_language_of_the_window(
    office: Desktop, in_dialog: InDialog, side: str
) -> None:
    office.press(Key.Key_4, CTRL)

    def fill() -> None:
        assert office.focused().objectName() == f"dialog.project.title.{side}"
        office.press(Key.Key_Return)
        assert office.shows(f"dialog.project.title.{side}.note")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_N, CTRL), fill)
