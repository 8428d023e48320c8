"""Does a meeting keep what was frozen when it opened?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.statutes import QuorumRule, Statutes
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import statutes_of
from tests.office import Office, text


def adopted(office: Office, committee: CommitteeId, start: date) -> Statutes:
    return office.do_fields(
        statutes.adopt_statutes,
        committee=committee,
        title=text("Statuts", "Statuten"),
        in_force_from=start,
        quorum=QuorumRule(article="art. 8"),
    ).record


def test_statutes_entered_later_do_not_reach_an_opened_meeting(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    first = adopted(office, committee.id, date(2026, 1, 1))
    planned = office.a_meeting(committee.id, items=1)
    held = office.the_meeting(office.opened(office.a_meeting(committee.id, items=1)))
    later = adopted(office, committee.id, date(2027, 3, 1))  # in force before both meetings
    governing = statutes_of(office.store, held)
    assert governing is not None
    assert governing.id == first.id
    assert statutes_of(office.store, planned) == later


def test_statutes_entered_during_a_first_meeting_count(tmp_path: Path) -> None:
    """Nothing was frozen, so nothing is changed."""
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    held = office.the_meeting(office.opened(office.a_meeting(committee.id, items=1)))
    assert statutes_of(office.store, held) is None
    version = adopted(office, committee.id, date(2026, 1, 1))
    assert statutes_of(office.store, held) == version
