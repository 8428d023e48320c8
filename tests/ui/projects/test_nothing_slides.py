"""Does what lies under the mouse on the page of a project stay there while counts, hints and notices come and go?"""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline, Project
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.projects.stages.way import next_stage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from tests.office import text
from tests.services.projects.asking_nothing import ask_nothing
from tests.ui.desktop import Desktop

pytestmark = [pytest.mark.each_language, pytest.mark.parametrize("size", [(1366, 768), (960, 600)])]


def a_project(desktop: Desktop, size: tuple[int, int], part: str) -> Project:
    """The first one, on its page."""
    do = desktop.workspace.do_fields
    ask_nothing(desktop.store)
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    route = desktop.store.all(Pipeline, code="FPPT")[0]
    titled = {"title": text("Marché de la frontière", "Markt an der Grenze"), "pipeline": route.id}
    project: Project = do(step_named("add_project"), committee=committee.id, **titled)
    desktop.window.resize(*size)
    desktop.window.desk.navigator.go(Place(page="project", record=project.id, detail=part))
    desktop.settle()
    return project


def where(desktop: Desktop, *names: str) -> list[QPoint]:
    """The corners of what has these names, in the window."""
    desktop.settle()
    return [desktop.find(QWidget, name).mapTo(desktop.window, QPoint()) for name in names]


def tabs(desktop: Desktop) -> list[QRect]:
    """Where each part can be clicked."""
    desktop.settle()
    shown = desktop.find(Tabs, "project.tabs")
    return [rect.translated(shown.mapTo(desktop.window, QPoint())) for rect in shown.rects()]


def both_plans(desktop: Desktop, project: Project) -> None:
    """A cost and a source on each side; that in francs does not balance."""
    for side, currency in ((Side.FR, Currency.EUR), (Side.CH, Currency.CHF)):
        line = {"project": project.id, "side": side, "label": text("Salle", "Saal")}
        desktop.workspace.do_fields(step_named("add_budget_line"), **line, amount=Money(50_000, currency))
        paid = Money(50_000 if side is Side.FR else 20_000, currency)
        desktop.workspace.do_fields(step_named("add_financing_line"), **line, requested=paid)


@pytest.mark.long
def test_a_count_or_a_flag_moves_no_tab(empty: Desktop, size: tuple[int, int]) -> None:
    project, do = a_project(empty, size, "facts"), empty.workspace.do_fields
    before = tabs(empty)
    for side in Side:
        do(step_named("add_partner"), project=project.id, side=side, name="Association")
    do(step_named("add_indicator"), project=project.id, label=text("Visiteurs", "Gäste"))
    both_plans(empty, project)
    assert tabs(empty) == before


@pytest.mark.long
def test_a_longer_hint_moves_no_button(empty: Desktop, size: tuple[int, int]) -> None:
    project = a_project(empty, size, "budget")
    names = [f"project.budget.{currency}.add_{what}" for currency in ("eur", "chf") for what in ("cost", "source")]
    before, lines = where(empty, *names[: 2 if size[0] < 1000 else 4]), empty.find(QLabel, "project.budget.sentence")
    height = lines.height()
    both_plans(empty, project)
    assert where(empty, *names[: len(before)]) == before
    assert lines.height() > height


@pytest.mark.long
def test_a_notice_moves_nothing(empty: Desktop, size: tuple[int, int]) -> None:
    project, do = a_project(empty, size, "partners"), empty.workspace.do_fields
    below = ("project.thread", "project.tabs", "project.partners.card")
    euros = {"project": project.id, "side": Side.FR, "label": text("Salle", "Saal")}
    amount = Money(50_000, Currency.EUR)
    do(step_named("add_budget_line"), **euros, amount=amount)
    line = do(step_named("add_financing_line"), **euros, requested=amount, awarded=amount)
    before = where(empty, *below)
    go_to(empty, project, "accepted")
    for awarded in (None, amount):
        do(step_named("change_financing_line"), line=line.id, awarded=awarded)
        assert where(empty, *below) == before
        assert empty.shows("project.contradicts") is (awarded is None)
    go_to(empty, project, "agreement")
    assert where(empty, *below) == before
    assert empty.shows("project.unfiled")


def go_to(desktop: Desktop, project: Project, stage: str) -> None:
    """As far as a stage of its route."""
    following, on, why = next_stage(desktop.store, project.id), desktop.workspace.today(), text("Suite.", "Weiter.")
    while following is not None:
        desktop.workspace.do_fields(
            step_named("move_project"), project=project.id, to=following.code, on=on, reason=why
        )
        following = next_stage(desktop.store, project.id) if following.code != stage else None
