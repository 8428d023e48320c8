"""Is a rule refused that nobody could ever meet, and only remarked where the committee of today cannot?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    CollegeMinimum,
    DecisionMode,
    DoubleMajority,
    NoticeRule,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
)
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.refusals import (
    BadFraction,
    MinimaTooHigh,
    MoreThanAll,
    NoSuchCollege,
    RuleOfOthers,
)
from ctj_desktop.services.membership.rules.by_example import examples
from ctj_desktop.services.steps.refusals import NegativeAmount, StillUsed
from tests.office import TODAY, Office, text
from tests.services.membership.rules.test_by_example import rule_of, said, statutes_of

DAY = date(2027, 1, 1)
NUMBER = QuorumBase.NUMBER


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


@pytest.mark.parametrize(
    ("rules", "refusal", "field"),
    [
        ({"quorum": QuorumRule(base=NUMBER, numerator=8, denominator=7)}, BadFraction, "numerator"),
        ({"quorum": QuorumRule(numerator=3, denominator=2, strict=False)}, BadFraction, "numerator"),
        ({"quorum": QuorumRule(numerator=1, denominator=1)}, MoreThanAll, "numerator"),
        (
            {"quorum": QuorumRule(base=NUMBER, numerator=6, denominator=7, minimum_per_side=4)},
            MinimaTooHigh,
            "minimum_per_side",
        ),
        ({"circulation": CirculationRule(numerator=3, denominator=2)}, BadFraction, "numerator"),
        ({"circulation": CirculationRule(strict=True)}, MoreThanAll, "numerator"),
        ({"second_call": SecondCallRule(numerator=3, denominator=2)}, BadFraction, "numerator"),
        ({"notice": NoticeRule(days=-1)}, NegativeAmount, ""),
        ({"proxies": ProxyRule(per_holder=-1)}, NegativeAmount, ""),
    ],
)
def test_what_can_never_be_met_is_refused_at_its_field(
    office: Office, rules: dict[str, Any], refusal: type[UserError], field: str
) -> None:
    committee = office.a_committee(seats=4)
    with pytest.raises(refusal) as refused:
        statutes_of(office, committee, **rules)
    assert not field or refused.value.speaks_of(field)
    version = statutes_of(office, committee)
    with pytest.raises(refusal):
        office.do_fields(statutes.change_statutes, statutes=version.id, **rules)
    if rules.keys() <= set(SittingRule.__struct_fields__):
        with pytest.raises(refusal):
            office.do_fields(statutes.add_sitting_rule, statutes=version.id, sitting=SittingKind.SECOND_CALL, **rules)


def test_a_kind_of_meeting_decides_by_a_rule_of_its_own_version_that_stays_as_long(office: Office) -> None:
    committee, other = office.a_committee(seats=4), office.a_committee("HJ")
    version, others = statutes_of(office, committee), statutes_of(office, other)
    mine, theirs = (rule_of(office, one, default=True) for one in (version, others))
    given = {"statutes": version.id, "sitting": SittingKind.SECOND_CALL}
    with pytest.raises(RuleOfOthers) as refused:
        office.do_fields(statutes.add_sitting_rule, **given, rule=theirs.id)
    assert refused.value.speaks_of("rule")
    own = office.do_fields(statutes.add_sitting_rule, **given, rule=mine.id).record
    with pytest.raises(RuleOfOthers):
        office.do_fields(statutes.change_sitting_rule, sitting_rule=own.id, rule=theirs.id)
    with pytest.raises(StillUsed):
        office.do(statutes.remove_decision_rule, decision_rule=mine.id)
    office.do(statutes.remove_statutes, statutes=version.id)
    assert office.store.all(SittingRule) == []


def test_minima_of_colleges_are_no_more_than_the_seats_that_are_named(office: Office) -> None:
    committee = office.a_committee(seats=4)
    college = office.do_fields(committees.add_college, committee=committee.id, name=text("Élus")).record
    minima = (CollegeMinimum(college=college.id, minimum=5),)
    with pytest.raises(MinimaTooHigh):
        statutes_of(office, committee, quorum=QuorumRule(base=NUMBER, numerator=3, denominator=4, colleges=minima))
    statutes_of(office, committee, quorum=QuorumRule(colleges=minima))
    with pytest.raises(NoSuchCollege):
        statutes_of(office, office.a_committee("HJ"), quorum=QuorumRule(colleges=minima))


def test_a_decision_by_more_than_all_is_refused_and_by_all_is_not(office: Office) -> None:
    version = statutes_of(office, office.a_committee(seats=4))
    whole = {"numerator": 1, "denominator": 1}
    with pytest.raises(MoreThanAll):
        rule_of(office, version, mode=DecisionMode.MAJORITY, **whole)
    rule = rule_of(office, version, mode=DecisionMode.MAJORITY, strict=False, **whole)
    with pytest.raises(MoreThanAll):
        office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, strict=True)
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, mode=DecisionMode.CONSENSUS, strict=True)


@pytest.mark.parametrize(
    ("quorum", "why"),
    [
        (QuorumRule(minimum_per_side=3), "France"),
        (QuorumRule(base=NUMBER, numerator=5, denominator=6), "minimum requis : 5 sur 6"),
    ],
)
def test_what_the_committee_of_today_cannot_meet_is_entered_and_remarked(
    office: Office, quorum: QuorumRule, why: str
) -> None:
    version = statutes_of(office, office.a_committee(seats=4), quorum=quorum)
    first, *_ = examples(office.store, load_translator("fr_CH"), version, "quorum", TODAY)
    assert first.warns
    assert "Même avec tous les membres présents" in first.text
    assert why in said(office, version, "quorum")


def test_a_rule_by_which_nothing_is_ever_adopted_is_remarked(office: Office) -> None:
    version = statutes_of(office, office.a_committee(seats=4))
    rule = rule_of(office, version, mode=DecisionMode.MAJORITY, double_majority=DoubleMajority.COLLEGE)
    (remark,) = examples(office.store, load_translator("fr_CH"), rule, "", TODAY)
    assert remark.warns
    assert "rien n’est adopté" in remark.text
