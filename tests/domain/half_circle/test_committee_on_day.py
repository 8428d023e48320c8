"""Which signs stand in the legend of a committee?"""

from datetime import date
from uuid import UUID

import pytest

from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held, LegendSign, SideShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual

COMMUNES = Bilingual.of("Communes", "Gemeinden")


def a_seat(held: Held = Held.FILLED, *, chairs: bool = False, college: Bilingual = NO_TEXT) -> CircleSeat:
    return CircleSeat(
        key=UUID(int=1),
        mark="1",
        side=Side.FR,
        held=held,
        chairs=chairs,
        label=NO_TEXT,
        college=college,
        holder="",
        until=None,
    )


@pytest.mark.parametrize(
    ("voting", "advisory", "signs"),
    [
        ([], [], set()),
        ([a_seat()], [], {LegendSign.FILLED}),
        ([a_seat(Held.ENDING), a_seat(Held.VACANT)], [], {LegendSign.ENDING, LegendSign.VACANT}),
        ([a_seat(chairs=True)], [], {LegendSign.FILLED, LegendSign.CHAIR}),
        ([a_seat(college=COMMUNES)], [], {LegendSign.FILLED, LegendSign.COLLEGE}),
        ([], [a_seat(college=COMMUNES)], {LegendSign.FILLED, LegendSign.ADVISORY}),
    ],
)
def test_what_is_there_stands_in_the_legend(
    voting: list[CircleSeat], advisory: list[CircleSeat], signs: set[LegendSign]
) -> None:
    shares = (SideShare(side=Side.FR, held=1, seats=2), SideShare(side=Side.CH, held=2, seats=2))
    circle = HalfCircle(
        day=date(2027, 3, 12),
        voting=tuple(voting),
        advisory=tuple(advisory),
        sides=shares,
        quorum=0,
        of_sides={},
        endings=(),
    )
    assert circle.signs == signs
    assert circle.held == 3
