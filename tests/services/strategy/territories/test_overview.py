"""Does the page of a territory say what its records say, and do the territories stand beside each other by it?"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ctj_desktop.domain.funding.portfolio import Fact, Grouping
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import OrganisationKind, Side, Territory
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.territories import FigureKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import committees, people, territories
from ctj_desktop.services.projects import life, money
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.resources import matinees
from ctj_desktop.services.strategy.territories.comparison import TerritoryComparison, territory_comparison
from ctj_desktop.services.strategy.territories.overview import TerritoryOverview, territory_overview
from ctj_desktop.services.strategy.territories.part_table import PARTS, part_table
from ctj_desktop.services.strategy.territory_figures import add_territory_figure
from ctj_desktop.storage.store import Store
from tests.office import TODAY, Office, text
from tests.services.projects.portfolio.invented import invented
from tests.services.projects.portfolio.test_figures import by_hand

FR = load_translator("fr_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def territory(office: Office) -> Territory:
    """With inhabitants of both sides, a commune, an association that is gone, and a committee."""
    made: Territory = office.do_fields(territories.add_territory, code="VAL", name=text("Le Val", "Das Tal")).record
    for side, value in ((Side.FR, 30_000), (Side.CH, 20_000)):
        office.do_fields(
            add_territory_figure,
            territory=made.id,
            figure=FigureKind.INHABITANTS,
            side=side,
            value=value,
            year=2014,
            source="Secrétariat",
        )
    for name, kind, end in (
        ("Commune", OrganisationKind.COMMUNE, None),
        ("Parc", OrganisationKind.PARK, None),
        ("Disparue", OrganisationKind.ASSOCIATION, date(2020, 1, 1)),
    ):
        office.do_fields(
            people.add_organisation, name=text(name), organisation_kind=kind, territory=made.id, side=Side.FR, end=end
        )
    return made


def of(office: Office, territory: Territory) -> TerritoryOverview:
    return territory_overview(office.store, read_standing(office.store), territory.id, TODAY)


def compared(store: Store) -> TerritoryComparison:
    return territory_comparison(store, read_standing(store), TODAY)


def test_a_territory_of_which_nothing_is_known_says_nothing(office: Office) -> None:
    bare = office.do_fields(territories.add_territory, code="VAL", name=text("Le Val")).record
    found = of(office, bare)
    assert (found.figures, found.inhabitants, found.bodies, found.communes, found.committees) == ((), None, (), (), ())
    assert (found.money.total.projects, found.money.groups[Grouping.STAGE]) == (0, ())


def test_the_page_gathers_bodies_committees_meetings_projects_and_mornings(
    office: Office, territory: Territory
) -> None:
    committee = office.a_committee()
    office.do_fields(committees.change_committee, committee=committee.id, territory=territory.id)
    past, off, ahead = (office.a_meeting(committee.id, on) for on in ("2026-11-20", "2027-03-01", "2027-04-01"))
    office.do_fields(meetings.cancel_meeting, meeting=off.id, on=TODAY, reason=text("Neige"))
    project = office.do_fields(
        life.add_project, committee=committee.id, title=text("Marchés"), territories=(territory.id,)
    ).record
    office.do_fields(
        money.add_financing_line,
        project=project.id,
        side=Side.FR,
        label=text("Région"),
        requested=Money(500_00, Currency.EUR),
    )
    office.do_fields(life.add_project, committee=committee.id, title=text("Ailleurs"))
    office.do_fields(matinees.add_matinee, title=text("L’eau"), territory=territory.id)
    found = of(office, territory)
    assert found.inhabitants is not None
    assert (found.inhabitants.count, found.inhabitants.year) == (50_000, 2014)
    assert [one.name.fr.text for one in found.communes] == ["Commune"]
    assert [one.name.fr.text for one in found.bodies] == ["Parc"]
    (ours,) = found.committees
    assert ours.last is not None
    assert ours.next is not None
    assert (ours.last.id, ours.next.id) == (past.id, ahead.id)
    assert [one.project for one in found.money.projects] == [project.id]
    (stage,) = found.money.groups[Grouping.STAGE]
    assert stage.figures.of(Fact.REQUESTED) == Sums(500_00, 0)
    assert [one.title.fr.text for one in found.mornings] == ["L’eau"]
    rows = {part: part_table(FR, found, part).rows for part in PARTS}
    assert [row[2:6] for row in rows["figures"]] == [("France", "", 30_000, 2014), ("Suisse", "", 20_000, 2014)]
    assert rows["projects"][-1][:3] == (FR("In all"), 1, Decimal("500.00"))
    assert rows["committees"] == (("Comité MOC", "Ausschuss MOC", ahead.on, past.on),)
    assert [len(rows[part]) for part in ("communes", "bodies", "proposals", "mornings")] == [1, 1, 0, 1]
    assert all(len(row) == len(part_table(FR, found, part).headings) for part in PARTS for row in rows[part])


def test_territories_are_compared_by_what_is_said_of_the_whole(office: Office, territory: Territory) -> None:
    committee = office.a_committee()
    project = office.do_fields(
        life.add_project, committee=committee.id, title=text("Marchés"), territories=(territory.id,)
    ).record
    office.do_fields(
        money.add_financing_line,
        project=project.id,
        side=Side.FR,
        label=text("Région"),
        requested=Money(500_00, Currency.EUR),
    )
    office.do_fields(
        add_territory_figure, territory=territory.id, figure=FigureKind.COMMUNES, side=Side.CH, value=7, year=2014
    )
    found = compared(office.store)
    one = next(one for one in found.territories if one.territory.id == territory.id)
    assert one.for_thousand(Fact.REQUESTED) == Sums(10_00, 0)
    assert [(said.side, said.value) for said in one.figures[FigureKind.COMMUNES]] == [(Side.CH, 7)]
    assert found.behind(one, Fact.REQUESTED) == (project.id,)
    assert found.behind(one, Fact.PAID) == ()
    others = [other for other in found.territories if other is not one]
    assert all(other.counted.projects == 0 and found.behind(other, Fact.PROJECTS) == () for other in others)
    office.do_fields(add_territory_figure, territory=territory.id, figure=FigureKind.COMMUNES, value=20, year=2014)
    one = next(one for one in compared(office.store).territories if one.territory.id == territory.id)
    assert [said.value for said in one.figures[FigureKind.COMMUNES]] == [20]


def test_every_sum_is_counted_by_hand(tmp_path: Path) -> None:
    with invented(tmp_path / "f.ctj", 1, 20) as store:
        everything = store.all(Project)
        for one in compared(store).territories:
            ours = [project for project in everything if one.territory.id in project.territories]
            assert one.counted == by_hand(store, ours)
            page = territory_overview(store, read_standing(store), one.territory.id, TODAY)
            assert page.money.total == by_hand(store, ours)
            assert sum(stage.figures.projects for stage in page.money.groups[Grouping.STAGE]) == len(ours)
