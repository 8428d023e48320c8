"""Does the board show what matters of each project, and keep its ends folded?"""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline, StageRole
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.lists import Next, ProjectLine, found_projects, project_lines, read_standing
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.ui.projects.board.cards import BoardCard, board_columns, due_of
from ctj_desktop.ui.projects.view_choice import ALL, BOARD, LIST, OPEN, ProjectsView
from tests.office import TODAY, Office, text


@pytest.fixture(params=["fr_CH", "de_CH"])
def t(request: pytest.FixtureRequest) -> Translator:
    return load_translator(request.param, on_screen=True)


def a_line(kind: Next | None = None, on: date | None = None, *, lead: str = "ADNV") -> ProjectLine:
    return ProjectLine(
        key=uuid4(),
        committee=CommitteeId(uuid4()),
        number="P-2027-001",
        title=Bilingual.of("Marché", ""),
        pipeline=None,
        stage=None,
        sides=(Side.FR, Side.CH),
        lead=Bilingual.of(lead, lead),
        eur=Money(1_200_000, Currency.EUR),
        chf=Money(50, Currency.CHF),
        territories=(),
        next_kind=kind,
        next_on=on,
    )


def test_a_card_keeps_both_currencies_and_never_an_empty_title(t: Translator) -> None:
    card = BoardCard(t, a_line(), TODAY)
    assert card.title == "Marché"
    assert len(card.money) == 2
    assert ",00" not in card.money[0]
    assert "0.50" in card.money[1]
    assert not card.no_lead
    assert BoardCard(t, a_line(lead=""), TODAY).no_lead


@pytest.mark.parametrize(("days", "colour"), [(-3, "error"), (0, "warning"), (14, "warning"), (15, "text")])
def test_the_countdown_grows_louder(t: Translator, days: int, colour: str) -> None:
    on = date.fromordinal(TODAY.toordinal() + days)
    due = due_of(t, a_line(Next.ENDS, on), TODAY)
    assert due.colour == colour
    assert due.second
    assert BoardCard(t, a_line(Next.ENDS, on), TODAY).dated
    assert not BoardCard(t, a_line(), TODAY).dated


def test_ends_are_folded_and_empty_stages_left_out(t: Translator, tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    committee, route = office.a_committee().id, office.store.all(Pipeline, code="FPPT")[0].id
    for reason in ("", "dissous"):
        made = office.do_fields(
            projects.add_project, committee=committee, title=text("Fête"), pipeline=route, on=TODAY
        ).record
        if reason:
            office.do(projects.move_project, project=made.id, to="abandoned", on=TODAY, reason=text(reason))
    standing = read_standing(office.store)
    numbers = found_projects(office.store, standing, standing.in_role(StageRole.ACTIVE), TODAY)
    lines = project_lines(office.store, standing, numbers, TODAY)
    columns = board_columns(t, standing, route, lines, (), TODAY)
    assert [(column.count, column.folded, column.ends) for column in columns] == [(1, False, False), (1, True, True)]
    every = board_columns(t, standing, route, lines, (), TODAY, empty=True)
    assert len(every) == 20
    assert [column.ends for column in every] == sorted(column.ends for column in every)


def test_a_look_is_kept_and_nothing_unreadable_breaks_it() -> None:
    look = ProjectsView(mode=LIST, stage=ALL, side=Side.CH, empty=True)
    assert ProjectsView.read(look.kept()) == look
    for broken in (None, "", "[]", "{", '{"order": "moon"}', '{"pipeline": "x"}', '{"side": 3}'):
        assert ProjectsView.read(broken) == ProjectsView()
    assert ProjectsView().mode == BOARD
    assert look.cleared().stage == OPEN
