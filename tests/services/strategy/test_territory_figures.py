"""Does a territory have its figures, each with its year and its source, from whoever says so?"""

from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import HomeId, ctj_home
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.catalogue.record_lines import record_lines
from ctj_desktop.services.membership import territories
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.strategy import territory_figures as figures
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")


def own_territory(office: Office) -> Territory:
    committee = office.a_committee().id
    return office.do_fields(territories.add_territory, code="X", name=text("Aire X"), committee=committee).record


def test_figures_stand_with_their_year_and_go_with_the_territory(tmp_path: Path) -> None:
    office = Office(tmp_path)
    own = own_territory(office)
    entered = office.do_fields(
        figures.add_territory_figure,
        territory=own.id,
        figure=FigureKind.INHABITANTS,
        value=328_000,
        year=2017,
        rounded=True,
        source="INSEE",
    ).record
    assert entered.home == own.home
    office.do_fields(
        figures.add_territory_figure,
        territory=own.id,
        figure=FigureKind.OTHER,
        label=text("lacs", "Seen"),
        value=2,
        side=Side.CH,
    )
    lines = record_lines(office.store, FR, "territory_figure", TODAY, among={"territory": own.id}, name=("counted",))
    assert {(line.name, line.side) for line in lines} == {
        ("Habitants\xa0: env. 328\u202f000 · 2017", ""),
        ("Lacs\xa0: 2 · année non précisée", "CH"),
    }
    changed = office.do_fields(figures.change_territory_figure, territory_figure=entered.id, value=330_000).record
    assert (changed.value, changed.year) == (330_000, 2017)
    office.do(figures.remove_territory_figure, territory_figure=entered.id)
    assert [row["territory_code"] for row in rows_of(office.store, "figures", ListFilter())] == ["X"]
    office.undo()
    office.do(territories.remove_territory, territory=own.id)
    assert office.store.count(TerritoryFigure) == 0


def test_a_figure_of_a_territory_of_the_conference_is_ones_own(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    committee, published = office.a_committee().id, office.store.all(Territory, home=ctj_home())[0]
    said = {"territory": published.id, "figure": FigureKind.JOBS, "value": 5}
    assert office.do_fields(figures.add_territory_figure, **said).record.home == office.store.home()
    own = office.do_fields(figures.add_territory_figure, committee=committee, **said).record
    assert own.home == HomeId(committee)


WRONG: list[tuple[type[Refused], dict[str, Any]]] = [
    (NegativeAmount, {"value": -1}),
    (figures.BadYear, {"value": 1, "year": 21}),
    (figures.BadYear, {"value": 1, "year": 20_210}),
    (figures.LabelMissing, {"value": 1, "figure": FigureKind.OTHER}),
]


@pytest.mark.parametrize(("error", "given"), WRONG)
def test_what_makes_no_sense_is_refused(tmp_path: Path, error: type[Refused], given: dict[str, Any]) -> None:
    office = Office(tmp_path)
    own = own_territory(office)
    with pytest.raises(error):
        office.do_fields(figures.add_territory_figure, **({"territory": own.id, "figure": FigureKind.JOBS} | given))
    assert office.store.count(TerritoryFigure) == 0
