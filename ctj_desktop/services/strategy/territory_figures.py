"""How are the figures of a territory kept: how many, of which year, and who says so?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.errors import Refused
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import home_beside, need_kept_here
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit

FIRST_YEAR, LAST_YEAR = 1800, 2100


class BadYear(Refused):
    """“{year}” is no year of a figure. Write it with four digits, such as 2021, or leave it out."""

    at_field = "year"
    year: str


class LabelMissing(Refused):
    """Say what is counted: choose one of the words, or write it."""

    at_field = "label"


@step
def add_territory_figure(unit: Unit, new: TerritoryFigure, *, committee: CommitteeId | None = None) -> TerritoryFigure:
    """Enters a figure of a territory, or of its part on one side; kept with the territory, else one of one's own."""
    territory = the(unit.store, Territory, new.territory)
    made = _sound(replace(new, home=home_beside(unit.store, territory, committee)))
    unit.name("territory_figure.added", made, **titled(territory.name))
    return unit.save(made)


@step(without=("territory",))
def change_territory_figure(unit: Unit, after: TerritoryFigure, before: TerritoryFigure) -> TerritoryFigure:
    """Changes a figure of a territory; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, TerritoryFigure, before.id))
    unit.name("territory_figure.changed", before, **titled(the(unit.store, Territory, before.territory).name))
    return unit.save(_sound(after), before=before)


remove_territory_figure = removal(TerritoryFigure, "Takes a figure of a territory away.")


def _sound(figure: TerritoryFigure) -> TerritoryFigure:
    if figure.value < 0:
        raise NegativeAmount
    if figure.year is not None and not FIRST_YEAR <= figure.year <= LAST_YEAR:
        raise BadYear(str(figure.year))
    if figure.figure is FigureKind.OTHER and not figure.label.says_something():
        raise LabelMissing
    return figure
