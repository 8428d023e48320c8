"""A committee without written statutes says once how it decides, and that is kept as its usage."""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionMode, SittingKind, SourceText, Statutes
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.refusals import SeatWithoutVote, SittingRuled, StatutesOverlap
from ctj_desktop.services.minutes.electorate import default_rules
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_usage_decides_from_the_day_of_the_meeting_on_and_names_no_article(office: Office) -> None:
    committee = office.a_committee(seats=2)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    made = office.do(statutes.adopt_usage, committee=committee.id, since=DAY, mode=DecisionMode.MAJORITY).record
    assert (made.usage, made.title.fr.text, made.title.de.text) == (True, "Usage du comité", "Brauch des Ausschusses")
    (rule,) = default_rules(office.store, office.the_meeting(meeting))
    assert (rule.name.fr.text, rule.article) == ("Majorité, selon l’usage", "")


def test_no_version_of_a_paper_prevails_until_somebody_says_so(office: Office) -> None:
    """Neither by usage nor by statutes that do not say it; then no paper says it either."""
    committee = office.a_committee(seats=2)
    meeting = office.a_meeting(committee.id)
    usage = office.do(statutes.adopt_usage, committee=committee.id, since=DAY, mode=DecisionMode.MAJORITY).record
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": DAY}
    assert minutes_paper(office.store, office.the_meeting(meeting)).prevailing is None
    office.do(statutes.remove_statutes, statutes=usage.id)
    written = office.do_fields(statutes.adopt_statutes, **given).record
    assert (usage.prevails, written.prevails) == (None, None)
    assert minutes_paper(office.store, office.the_meeting(meeting)).prevailing is None
    office.do_fields(statutes.change_statutes, statutes=written.id, prevailing=SourceText.BOTH)
    assert minutes_paper(office.store, office.the_meeting(meeting)).prevailing is SourceText.BOTH


def test_written_statutes_take_the_place_of_a_usage(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.do(statutes.adopt_usage, committee=committee.id, since=DAY, mode=DecisionMode.CONSENSUS)
    with pytest.raises(StatutesOverlap):
        office.do(statutes.adopt_usage, committee=committee.id, since=DAY, mode=DecisionMode.CONSENSUS)
    office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=date(2028, 1, 1)
    )
    usage, written = office.store.all(Statutes, order="in_force_from")
    assert (usage.in_force_to, written.usage) == (date(2028, 1, 1), False)


def test_a_version_rules_each_kind_of_meeting_once_and_the_rule_comes_and_goes(office: Office) -> None:
    committee = office.a_committee(seats=2)
    version = office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=DAY
    ).record
    given = {"statutes": version.id, "sitting": SittingKind.SECOND_CALL}
    rule = office.do_fields(statutes.add_sitting_rule, **given).record
    with pytest.raises(SittingRuled):
        office.do_fields(statutes.add_sitting_rule, **given)
    office.do_fields(statutes.change_sitting_rule, sitting_rule=rule.id, sitting=SittingKind.EXTRAORDINARY)
    office.do_fields(statutes.add_sitting_rule, **given)
    office.do(statutes.remove_sitting_rule, sitting_rule=rule.id)


def test_a_seat_has_a_vote_or_several(office: Office) -> None:
    committee = office.a_committee()
    with pytest.raises(SeatWithoutVote):
        office.do_fields(
            committees.add_seat, committee=committee.id, side=Side.FR, label=text("Siège", "Sitz"), weight=0
        )
