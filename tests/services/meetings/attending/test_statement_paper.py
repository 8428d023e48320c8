"""The statement of a year holds what was counted, and why a meeting does not count."""

from pathlib import Path

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.attending.statement_paper import statement_paper
from tests.office import TODAY, Office, text
from tests.services.meetings.attending.test_over_period import held


def test_what_was_counted_and_the_meetings_of_the_year(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    first = held(office, office.a_meeting(committee.id, "2027-01-15", items=1), 0, quorum=False)
    again = office.do_fields(life.plan_meeting, committee=committee.id, on=TODAY, second_call_of=first.id).record
    paper = statement_paper(office.store, committee.id, 2027, TODAY)
    assert (paper.year, paper.sender.committee.id) == (2027, committee.id)
    assert (paper.whole.tally.seated, paper.whole.tally.owed) == (1, 2)
    assert [(one.side, one.tally.seated) for one in paper.sides] == [(Side.FR, 1), (Side.CH, 0)]
    assert [one.name for one in paper.bodies] == [text("Siège 1", "Sitz 1"), text("Siège 2", "Sitz 2")]
    assert [(one.name.fr.text, one.body.de.text) for one in paper.persons] == [
        ("Siège 1 Personne-1", "Sitz 1"),
        ("Siège 2 Personne-2", "Sitz 2"),
    ]
    assert [(one.on, one.state, one.again, one.why_not) for one in paper.meetings] == [
        (first.on, MeetingState.INQUORATE, False, ""),
        (again.on, MeetingState.DRAFT, True, "not held yet"),
    ]
    assert paper.counted == paper.meetings[:1]
