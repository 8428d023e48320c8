"""Does the paper of the radar print what the radar of that day holds?"""

from datetime import date
from pathlib import Path

from ctj_desktop.services.directory.radar_paper import radar_paper
from ctj_desktop.services.membership.radar import place_of, radar
from tests.office import Office

ON = date(2027, 2, 24)


def test_every_line_month_and_share_is_printed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee("MOC", seats=2)
    office.a_seat(committee.id, held=False)
    office.a_mandate(office.a_seat(committee.id, held=False), office.a_person().id, end=date(2027, 7, 1))
    found, paper = radar(office.store, committee.id, ON), radar_paper(office.store, committee.id, ON)
    assert [entry.last_day for entry in paper.ends] == [date(2027, 6, 30)]
    assert len(paper.open_now) + len(paper.ends) == len(found.lines)
    assert dict(paper.months)[date(2027, 6, 1)] == 1
    assert (paper.on, paper.until) == (ON, date(2028, 2, 23))
    assert [(share.seats, share.held) for share in paper.sides] == [
        (shares.seats, shares.held) for _side, shares in found.balance.sides
    ]
    assert paper.colleges == ()
    assert [entry.place for entry in (*paper.open_now, *paper.ends)] == [place_of(line) for line in found.lines]
