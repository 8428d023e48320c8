"""Do statutes start from a pattern in one act, marked as one, and do they rule what its name says?"""

import json
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    NoticeRule,
    QuorumBase,
    QuorumRule,
    Statutes,
    StatutesPattern,
    TieRule,
)
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.refusals import NoTwoSides
from ctj_desktop.services.membership.rules.in_force import open_version
from ctj_desktop.services.membership.rules.in_words import in_both_languages
from ctj_desktop.services.steps.refusals import TextMissing
from tests.office import Office, text

DAY = date(2027, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def test_a_pattern_enters_the_version_and_its_rule_in_one_act(office: Office) -> None:
    committee = office.a_committee(seats=4)
    given = {"committee": committee.id, "title": text("Statuts", "Statuten"), "in_force_from": DAY}
    done = office.do_fields(statutes.adopt_statutes, **given, pattern=StatutesPattern.BY_SIDE)
    version: Statutes = done.record
    assert version.title.fr.text == "Statuts (modèle, à vérifier avec le texte)"
    assert version.title.de.text == "Statuten (Vorlage, am Papier zu prüfen)"
    assert version.quorum == QuorumRule(base=QuorumBase.SEATS, strict=False, minimum_per_side=1)
    (rule,) = office.store.all(DecisionRule)
    assert (rule.mode, rule.double_majority, rule.default) == (DecisionMode.MAJORITY, DoubleMajority.SIDE, True)
    assert {kind for kind, _ in done.outcome.changed} == {"statutes", "decision_rule"}


def test_what_is_given_beside_a_pattern_stays(office: Office) -> None:
    committee = office.a_committee(seats=4)
    own = QuorumRule(article="7")
    version = office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts"),
        in_force_from=DAY,
        quorum=own,
        pattern=StatutesPattern.SIMPLE_MAJORITY,
    ).record
    assert (version.quorum, version.title.de.text) == (own, "")


def test_a_committee_without_two_sides_has_no_majority_of_each(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.do_fields(committees.change_committee, committee=committee.id, sides=())
    given = {"committee": committee.id, "in_force_from": DAY, "title": text("Statuts")}
    with pytest.raises(NoTwoSides):
        office.do_fields(statutes.adopt_statutes, **given, pattern=StatutesPattern.BY_SIDE)
    with pytest.raises(TextMissing):
        office.do_fields(statutes.adopt_statutes, **{**given, "title": text("")}, pattern=StatutesPattern.CONSENSUS)
    assert not office.store.all(Statutes)


def test_a_line_of_steps_starts_from_a_pattern_too(office: Office) -> None:
    committee = office.a_committee("MOC", seats=2)
    line = {
        "at": "2027-01-01T08:00:00+01:00",
        "do": "adopt_statutes",
        "committee": str(committee.id),
        "title": {"fr": "Statuts"},
        "in_force_from": "2027-01-01",
        "pattern": "consensus",
    }
    apply_steps(office.store, [json.dumps(line)])
    (version,) = office.store.all(Statutes)
    (rule,) = office.store.all(DecisionRule)
    assert (version.quorum, rule.mode, rule.statutes) == (None, DecisionMode.CONSENSUS, version.id)


@pytest.mark.parametrize("pattern", StatutesPattern)
def test_every_pattern_can_be_entered_and_is_said_whole_in_both_languages(
    office: Office, pattern: StatutesPattern
) -> None:
    committee = office.a_committee(seats=4)
    given = {"committee": committee.id, "title": text("Statuts", "Statuten"), "in_force_from": DAY}
    version: Statutes = office.do_fields(statutes.adopt_statutes, **given, pattern=pattern).record
    said = [one for one in in_both_languages(office.store, version) if not one.missing]
    assert all(one.fr and one.de for one in said)
    assert {one.part for one in said} >= {name for name in ("quorum", "notice", "proxies") if getattr(version, name)}


def test_the_franco_swiss_pattern_asks_more_than_half_of_each_side_and_ten_clear_days(office: Office) -> None:
    committee = office.a_committee(seats=4)
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": DAY}
    version = office.do_fields(statutes.adopt_statutes, **given, pattern=StatutesPattern.FRANCO_SWISS).record
    assert (version.quorum, version.notice) == (QuorumRule(each_side=True), NoticeRule(days=10))
    (rule,) = office.store.all(DecisionRule)
    assert (rule.tie, rule.base) == (TieRule.CO_CHAIRS_TOGETHER, MajorityBase.CAST)
    office.do_fields(committees.change_committee, committee=committee.id, sides=())
    with pytest.raises(NoTwoSides):
        office.do_fields(statutes.change_statutes, statutes=version.id, quorum=QuorumRule(each_side=True, article="7"))


def test_a_rule_is_proposed_for_the_version_that_runs(office: Office) -> None:
    committee = office.a_committee(seats=2)
    assert open_version(office.store, {}) == {}
    given = {"committee": committee.id, "title": text("Statuts")}
    first = office.do_fields(statutes.adopt_statutes, **given, in_force_from=DAY).record
    assert open_version(office.store, {"committee": committee.id}) == {"statutes": first.id}
    second = office.do_fields(statutes.adopt_statutes, **given, in_force_from=date(2028, 1, 1)).record
    assert open_version(office.store, {}) == {"statutes": second.id}
