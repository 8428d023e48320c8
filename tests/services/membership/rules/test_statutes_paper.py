"""Does the paper hold the version of its day, with its rules and the names of the colleges?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.records.statutes import CollegeMinimum, DecisionMode, QuorumRule, SittingKind
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.rules import articles
from ctj_desktop.services.membership.rules.statutes_paper import statutes_paper
from tests.office import Office, text


def test_it_is_the_version_of_the_day(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=4)
    college = office.do_fields(committees.add_college, committee=committee.id, name=text("Élus")).record
    given = {"committee": committee.id, "title": text("Statuts")}
    office.do_fields(statutes.adopt_statutes, **given, in_force_from=date(2024, 1, 1))
    minimum = CollegeMinimum(college=college.id, minimum=1)
    second = office.do_fields(
        statutes.adopt_statutes, **given, in_force_from=date(2027, 1, 1), quorum=QuorumRule(colleges=(minimum,))
    ).record
    rule = {"statutes": second.id, "name": text("Majorité"), "mode": DecisionMode.MAJORITY}
    plain = office.do_fields(statutes.add_decision_rule, **rule).record
    usual = office.do_fields(statutes.add_decision_rule, **rule, default=True).record
    own = office.do_fields(
        statutes.add_sitting_rule, statutes=second.id, sitting=SittingKind.EXTRAORDINARY, quorum=QuorumRule()
    ).record
    for number in ("10", "art. 9", "9.1"):
        office.do_fields(articles.add_statutes_article, statutes=second.id, number=number, text=text("A", "B"))
    paper = statutes_paper(office.store, committee.id, date(2027, 2, 24))
    assert [one.number for one in paper.articles] == ["art. 9", "9.1", "10"]
    assert paper.version == second
    assert [one.id for one in paper.rules] == [usual.id, plain.id]
    assert paper.own == (own,)
    assert dict(paper.colleges) == {college.id: text("Élus")}
    before = statutes_paper(office.store, committee.id, date(2025, 1, 1))
    assert before.version is not None
    assert (before.version.in_force_to, before.rules) == (date(2027, 1, 1), ())
    assert statutes_paper(office.store, committee.id, date(2023, 1, 1)).version is None
