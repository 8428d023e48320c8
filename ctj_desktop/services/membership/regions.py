"""Where are the holidays of a committee?"""

from ctj_desktop.domain.holidays import REGIONS, Region
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.storage.open_file import OpenFile


def regions_of(store: OpenFile, committee: CommitteeId) -> frozenset[Region]:
    """Where the committee's holidays are: by its territory, else by the sides of its seats.

    Of a Swiss seat outside the four territories the canton is not known: then the days of every canton count, since
    a day too early does no harm.
    """
    owner = store.get(Committee, committee)
    territory = store.get(Territory, owner.territory) if owner and owner.territory else None
    if territory and territory.code in REGIONS:
        return REGIONS[territory.code]
    sides = {seat.side for seat in store.all(Seat, committee=committee)}
    return frozenset(region for side in sides for region in regions_in(side))


def regions_in(side: Side) -> frozenset[Region]:
    """France, or every canton of the arc."""
    france = frozenset({Region.FRANCE})
    return france if side is Side.FR else frozenset(Region) - france
