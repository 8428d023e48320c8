"""Is a list narrowed by choices, as of a day, and by filters with a name; is it put in another order?"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Organisation, OrganisationKind, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.committees import add_committee, add_seat
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.naming.wanted import Wanted, named, read
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.forms.screens.filter_bar import FilterBar
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.list_source import Option
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.screen import Filter
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

ENTERED = ("Métabief", "Vauxneuf", "Verger sans frontière")


def names(desktop: Desktop, page: str) -> list[str]:
    """What the list shows."""
    return desktop.cells(desktop.find(RecordTable, f"{page}.table"), 0)


def choose(desktop: Desktop, name: str, value: object) -> None:
    """As by the list of the choice."""
    choice = desktop.find(ComboBox, name)
    choice.choose(value)
    choice.activated.emit(choice.currentIndex())


def bar(desktop: Desktop, page: str) -> FilterBar:
    """The filters above a list."""
    return desktop.find(ListPage, f"page.{page}").bar


def entry(menu: QMenu, text: str) -> QAction:
    """An entry of a menu or of one below it."""
    every = [*menu.actions(), *(one for below in menu.findChildren(QMenu) for one in below.actions())]
    return next(action for action in every if action.text() == text)


@pytest.fixture
def bodies(empty: Desktop) -> Desktop:
    """Communes and an association of this office, on their page."""
    for name, kind in (
        ("Métabief", OrganisationKind.COMMUNE),
        ("Vauxneuf", OrganisationKind.COMMUNE),
        ("Verger sans frontière", OrganisationKind.ASSOCIATION),
    ):
        empty.workspace.do_fields(add_organisation, name=Bilingual.of(name, name), organisation_kind=kind, side=Side.FR)
    return empty


def own(desktop: Desktop) -> list[str]:
    """The names of the bodies that this office entered, as far as they are shown."""
    return [
        name for name in names(desktop, "organisations") if name in ("Métabief", "Vauxneuf", "Verger sans frontière")
    ]


@pytest.mark.long
def test_a_choice_narrows_the_list_says_of_how_many_and_is_there_again(bodies: Desktop) -> None:
    every = len(names(bodies, "organisations"))
    choose(bodies, "organisations.organisation_kind", OrganisationKind.ASSOCIATION.value)
    assert own(bodies) == ["Verger sans frontière"]
    shown = len(names(bodies, "organisations"))
    t = bodies.window.desk.t
    assert bodies.text("page.subtitle") == t("{shown} of {all}").format(shown=shown, all=every)
    bodies.window.close_workspace()
    assert bodies.window.open_file(bodies.sample)
    bodies.window.desk.navigator.go(Place(page="organisations"))
    assert own(bodies) == ["Verger sans frontière"]


def test_what_can_be_chosen_is_read_when_somebody_turns_to_it(bodies: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    source = bodies.find(ListPage, "page.organisations").source
    read: list[str] = []
    options = source.options

    def counted(of: Filter) -> Sequence[Option]:
        read.append(of.key)
        return options(of)

    monkeypatch.setattr(source, "options", counted)
    bodies.window.desk.navigator.go(Place(page="persons"))
    bodies.workspace.do_fields(add_organisation, name=Bilingual.of("Morteau", "Morteau"), side=Side.FR)
    bodies.window.desk.navigator.go(Place(page="organisations"))
    kinds = bodies.find(ComboBox, "organisations.organisation_kind")
    assert (read, kinds.count()) == ([], 1)
    kinds.setFocus()
    assert read == ["organisation_kind"]
    assert kinds.count() > 2
    bodies.press(Key.Key_Down)
    assert kinds.currentIndex() == 1
    assert len(names(bodies, "organisations")) < bodies.store.count(Organisation)


@pytest.mark.long
def test_a_record_that_is_asked_for_is_shown_whatever_was_chosen(bodies: Desktop) -> None:
    choose(bodies, "organisations.organisation_kind", OrganisationKind.ASSOCIATION.value)
    (commune,) = [one for one in bodies.store.all(Organisation) if one.name.fr.text == "Métabief"]
    bodies.window.desk.navigator.go(Place(page="persons"))
    bodies.window.desk.navigator.go(Place(page="organisations", record=commune.id))
    assert bodies.find(RecordTable, "organisations.table").current_key() == commune.id


@pytest.mark.long
def test_a_filter_is_kept_under_a_name_taken_again_and_forgotten(bodies: Desktop, in_dialog: InDialog) -> None:
    choose(bodies, "organisations.organisation_kind", OrganisationKind.ASSOCIATION.value)
    t = bodies.window.desk.t

    def give_a_name() -> None:
        bodies.press(Key.Key_Return)
        assert bodies.text("dialog.keep_filter.name.note")
        bodies.keys("Les associations")
        bodies.press(Key.Key_Return)

    keep = entry(bar(bodies, "organisations").menu(), t("Keep this filter under a name…"))
    in_dialog(keep.trigger, give_a_name)
    assert bar(bodies, "organisations").names.text() == "Les associations"
    choose(bodies, "organisations.organisation_kind", None)
    assert len(own(bodies)) == 3
    assert bar(bodies, "organisations").names.text() == ""
    entry(bar(bodies, "organisations").menu(), "Les associations").trigger()
    assert own(bodies) == ["Verger sans frontière"]
    away = [
        one for one in bar(bodies, "organisations").menu().findChildren(QMenu) if one.title() == t("Forget a filter")
    ]
    away[0].actions()[0].trigger()
    assert named(bodies.store, "list.organisations") == {}
    assert own(bodies) == ["Verger sans frontière"]


@pytest.mark.long
def test_a_name_that_is_taken_already_says_so(bodies: Desktop, in_dialog: InDialog) -> None:
    t, here = bodies.window.desk.t, bar(bodies, "organisations")
    keep = t("Keep this filter under a name…")
    assert not entry(here.menu(), keep).isEnabled()
    assert entry(here.menu(), keep).toolTip() == t("Nothing is left out now.")
    for value in (OrganisationKind.ASSOCIATION.value, OrganisationKind.COMMUNE.value):
        choose(bodies, "organisations.organisation_kind", value)

        def give_the_name(value: str = value) -> None:
            bodies.keys("Choix")
            taken = bodies.text("dialog.keep_filter.name.note") if value == OrganisationKind.COMMUNE.value else "x"
            assert taken
            bodies.press(Key.Key_Return)

        in_dialog(entry(here.menu(), keep).trigger, give_the_name)
    assert named(bodies.store, "list.organisations") == {
        "Choix": Wanted(chosen={"organisation_kind": OrganisationKind.COMMUNE.value})
    }


@pytest.fixture
def seats(empty: Desktop) -> tuple[Desktop, Seat]:
    """A seat of the last year beside one of this year, on their page; the desktop, and the seat of the last year."""
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    assert isinstance(committee, Committee)
    seat = {"committee": committee.id, "side": Side.FR}
    today = empty.workspace.today()
    old = empty.workspace.do_fields(
        add_seat, **seat, label=Bilingual.of("Ancien", "Alter"), start=date(2019, 1, 1), end=today
    )
    empty.workspace.do_fields(add_seat, **seat, label=Bilingual.of("Actuel", "Neuer"), start=today)
    empty.window.desk.navigator.go(Place(page="seats"))
    assert isinstance(old, Seat)
    return empty, old


@pytest.mark.long
def test_a_list_is_shown_as_of_a_day(seats: tuple[Desktop, Seat]) -> None:
    desktop, _ = seats
    today, t = desktop.workspace.today(), desktop.window.desk.t
    assert len(names(desktop, "seats")) == 2
    for day, shown in ((today, 1), (today - timedelta(days=1), 1), (date(2018, 12, 31), 0)):
        desktop.fill("seats.as_of", t.date_short(day))
        desktop.press(Key.Key_Return)
        assert desktop.find(ListPage, "page.seats").model.rowCount() == shown
    desktop.click("seats.card.empty.plain")
    assert len(names(desktop, "seats")) == 2
    assert desktop.find(LineEdit, "seats.as_of").text() == ""


@pytest.mark.long
def test_a_day_that_cannot_be_read_is_said_and_leaves_the_list_as_it_is(seats: tuple[Desktop, Seat]) -> None:
    desktop, _ = seats
    desktop.fill("seats.as_of", "31.2.2027")
    desktop.press(Key.Key_Return)
    assert "31.2.2027" in desktop.text("status.sentence")
    assert len(names(desktop, "seats")) == 2


@pytest.fixture
def tasks(empty: Desktop) -> Desktop:
    """Three tasks of a committee, on their page."""
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    for name, due in (("Un", date(2027, 5, 1)), ("Deux", date(2027, 4, 1)), ("Trois", None)):
        empty.workspace.do_fields(add_task, committee=committee.id, text=Bilingual.of(name, name), due=due)
    empty.window.desk.navigator.go(Place(page="registers", detail="tasks"))
    return empty


def texts(desktop: Desktop) -> list[str]:
    """The tasks that are shown, by their text."""
    return desktop.cells(desktop.find(RecordTable, "tasks.table"), 1)


@pytest.mark.long
def test_a_click_on_a_heading_sorts_by_it_and_a_second_one_the_other_way_round(tasks: Desktop) -> None:
    head = tasks.find(RecordTable, "tasks.table").head
    assert texts(tasks) == ["Deux", "Un", "Trois"]

    def click(column: int) -> None:
        at = QPoint(head.sectionViewportPosition(column) + 20, 8)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    click(0)
    assert texts(tasks) == ["Un", "Deux", "Trois"]
    click(0)
    assert texts(tasks) == ["Trois", "Deux", "Un"]
    assert read(tasks.store.setting("registers.tasks")).sort == "-number"
    click(1)
    assert texts(tasks) == ["Trois", "Deux", "Un"]
    t = tasks.window.desk.t
    orders = [one for one in bar(tasks, "tasks").menu().findChildren(QMenu) if one.title() == t("Sort by")]
    entry(orders[0], t("Due")).trigger()
    assert texts(tasks) == ["Deux", "Un", "Trois"]


@pytest.mark.long
def test_only_the_lines_in_sight_are_read(tasks: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    (committee,) = tasks.store.all(Committee)
    with tasks.store.batch():
        for at in range(200):
            tasks.workspace.silent.do_fields(add_task, committee=committee.id, text=Bilingual.of(f"n {at}", ""))
    page = tasks.find(ListPage, "page.tasks")
    read_keys: list[bytes] = []
    lines = page.source.lines

    def load(keys: Sequence[bytes]) -> Sequence[object]:
        read_keys.extend(keys)
        return lines(keys)

    monkeypatch.setattr(page.model, "_load", load)
    tasks.workspace.do_fields(add_task, committee=committee.id, text=Bilingual.of("la dernière", ""))
    tasks.settle()
    assert page.model.rowCount() == 204
    assert 0 < len(set(read_keys)) < 204


@pytest.mark.long
def test_what_is_empty_says_what_comes_first_and_leads_there(empty: Desktop, in_dialog: InDialog) -> None:
    empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    empty.window.desk.navigator.go(Place(page="registers", detail="tasks"))
    assert empty.focused().objectName() == "tasks.card.empty.primary"

    def enter() -> None:
        empty.keys("Réserver la salle")
        empty.press(Key.Key_Return, CTRL)

    in_dialog(lambda: empty.press(Key.Key_Space), enter)
    assert texts(empty) == ["Réserver la salle"]
    empty.window.desk.navigator.go(Place(page="registers", detail="decisions"))
    empty.click("decisions.card.empty.primary")
    place = empty.window.desk.navigator.place
    assert place is not None
    assert place.page == "meetings"


@pytest.mark.long
def test_a_new_task_from_the_decisions_is_shown_among_the_tasks(tasks: Desktop, in_dialog: InDialog) -> None:
    tasks.window.desk.navigator.go(Place(page="registers", detail="decisions"))

    def enter() -> None:
        tasks.keys("Écrire au canton")
        tasks.press(Key.Key_Return, CTRL)

    in_dialog(lambda: tasks.press(Key.Key_N, CTRL), enter)
    key = tasks.find(RecordTable, "tasks.table").current_key()
    assert isinstance(key, UUID)
    assert "Écrire au canton" in texts(tasks)


@pytest.mark.long
def test_a_page_that_is_only_looked_at_writes_no_filter(bodies: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies.window.close_workspace()
    kept = list[str]()
    monkeypatch.setattr(Store, "keep_setting", lambda _store, name, _value: kept.append(name))
    assert bodies.window.open_file(bodies.sample)
    for page in ("seats", "mandates", "organisations"):
        bodies.window.desk.navigator.go(Place(page=page))
    assert [name for name in kept if name.startswith("list.")] == []
    choose(bodies, "organisations.organisation_kind", OrganisationKind.ASSOCIATION.value)
    assert [name for name in kept if name.startswith("list.")] == ["list.organisations"]
