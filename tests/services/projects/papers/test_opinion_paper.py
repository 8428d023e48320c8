"""What do the papers of a project read: its sheet, what prepares an opinion, and the opinion once it was given?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project, RuleKind
from ctj_desktop.domain.records.statutes import DecisionMode
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.item_documents import fill_document
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.minutes import course, decisions
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.opinion_file import make_preparation, outdated_preparation, renewed_preparation
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.papers.print_centre import offers, printables, subject
from ctj_desktop.services.projects import calls, conditions, indicators, links, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.onto_agenda import ask_committee
from ctj_desktop.services.projects.papers.opinion_paper import opinion_paper
from ctj_desktop.services.projects.papers.project_paper import project_on_paper
from ctj_desktop.services.projects.refusals import OpinionRecorded
from ctj_desktop.services.session.course import close_session
from tests.office import TODAY, Office, text
from tests.services.papers.test_making import words

FR = load_translator("fr_CH")
DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def project(office: Office) -> Project:
    """With a commune as lead partner, whose delegate sits on the committee."""
    committee = office.a_committee(seats=2)
    made = office.do_fields(
        projects.add_project, committee=committee.id, title=text("Marchés", "Märkte"), for_meeting=text("Lettre")
    ).record
    body = office.do_fields(
        people.add_organisation, name=text("Commune de Jougne", "Gemeinde Jougne"), side=Side.FR
    ).record
    assert isinstance(body, Organisation)
    office.do_fields(links.add_partner, project=made.id, organisation=body.id, side=Side.FR, lead=True)
    return made


def test_an_opinion_is_prepared_and_then_said(office: Office, project: Project) -> None:
    prepared = opinion_paper(office.store, project.id, DAY)
    assert (prepared.opinion, prepared.meeting, prepared.note.fr.text) == (None, None, "Lettre")
    assert "favorable" in prepared.proposed.fr.text
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(
        ask_committee, project=project.id, meeting=meeting.id, proposed_decision=text("Avis favorable")
    ).record
    prepared = opinion_paper(office.store, project.id, DAY)
    assert prepared.meeting is not None
    assert (prepared.meeting.id, prepared.proposed.fr.text) == (meeting.id, "Avis favorable")
    folder = office.store.path.parent
    made = make_preparation(office.store, item.id, folder)
    assert made is not None
    document, path = made
    assert path.read_bytes().startswith(b"%PDF")
    office.do(fill_document, document=document, path=path)
    assert make_preparation(office.store, item.id, folder) is None
    office.opened(meeting)
    decision = office.do_fields(
        decisions.record_decision, item=item.id, decision_kind=DecisionKind.OPINION, text=text("Avis réservé")
    ).record
    office.do_fields(
        links.give_opinion, project=project.id, opinion_kind=OpinionKind.WITH_RESERVATION, conditions=text("a\nb")
    )
    said = opinion_paper(office.store, project.id, DAY)
    assert said.opinion is not None
    assert (said.decision, said.provisional) == (decision, True)
    assert [one.text.fr.text for one, _state in said.opinion.conditions] == ["a", "b"]


def test_a_sheet_names_what_the_project_refers_to(office: Office, project: Project) -> None:
    office.do_fields(conditions.add_condition, project=project.id, text=text("Logo"))
    office.do_fields(indicators.add_indicator, project=project.id, label=text("Visiteurs"), target="500")
    shown = project_on_paper(office.store, project.id, DAY)
    assert [one.name.fr.text for one in shown.partners] == ["Commune de Jougne"]
    assert [one.text.fr.text for one, _state in shown.conditions] == ["Logo"]
    assert [one.target for one in shown.indicators] == ["500"]
    assert shown.rate is None


def test_one_project_is_chosen_in_the_print_centre_or_all_of_them(office: Office, project: Project) -> None:
    other = office.do_fields(projects.add_project, committee=project.committee, title=text("Autre")).record
    about = subject(office.store, project.committee)
    found = {one.place.name: one for one in offers(about, DAY, {"project_sheet": str(project.id)})}
    named = found["project_sheet"].about
    assert named == OfCommittee(committee=project.committee, named=(project.id,))
    assert [one.key for one in printables(office.store, found["project_sheet"])] == [other.id, project.id]
    printing = Printing(printed_on=DAY)
    assert paper_name(FR, office.store, "project-sheet", named, printing) == f"{project.number} fiche projet FR-DE.pdf"
    alone = make(office.store, "project-sheet", named, printing).file
    every = make(office.store, "project-sheet", OfCommittee(committee=project.committee), printing).file
    assert len(every) > len(alone)


def test_the_rules_of_the_call_are_judged_in_the_preparation(office: Office, project: Project) -> None:
    route = office.do_fields(routes.add_pipeline, code="F", name=text("Fonds"), instrument="fppt").record
    call = office.do_fields(calls.add_call, pipeline=route.id, code="2027", name=text("Appel"), opens=DAY).record
    office.do_fields(
        calls.add_call_rule, call=call.id, rule_kind=RuleKind.PARTNER_BOTH_SIDES, text=text("Les deux côtés")
    )
    office.do_fields(projects.change_project, project=project.id, call=call.id)
    (verdict,) = opinion_paper(office.store, project.id, DAY).verdicts
    assert verdict.rule.fr.text == "Les deux côtés"
    assert verdict.french
    assert verdict.french != verdict.german


def joined(office: Office, item: AgendaItemId) -> AnyItemDocumentId:
    """The paper that prepares the opinion, joined to its item."""
    made = make_preparation(office.store, item, office.store.path.parent)
    assert made is not None
    office.do(fill_document, document=made[0], path=made[1])
    return made[0]


def test_a_preparation_that_would_say_something_else_is_found_and_renewed(office: Office, project: Project) -> None:
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record.id
    assert outdated_preparation(office.store, item) is None  # not joined yet
    document = joined(office, item)
    assert outdated_preparation(office.store, item) is None
    office.do_fields(projects.change_project, project=project.id, summary=text("Quatre marchés", "Vier Märkte"))
    found = outdated_preparation(office.store, item)
    assert found is not None
    assert (found.document, found.on) == (document, TODAY)
    made = renewed_preparation(office.store, item, office.store.path.parent)
    assert made is not None
    office.do(fill_document, document=made[0], path=made[1])
    assert outdated_preparation(office.store, item) is None
    assert renewed_preparation(office.store, item, office.store.path.parent) is None
    office.undo()
    assert outdated_preparation(office.store, item) is not None


def test_a_file_that_somebody_joined_instead_and_a_meeting_that_began_are_left_alone(
    office: Office, project: Project
) -> None:
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record.id
    document = joined(office, item)
    office.do_fields(projects.change_project, project=project.id, summary=text("Quatre marchés"))
    own = office.store.path.parent / "mine.pdf"
    own.write_bytes(b"%PDF-1.7 mine")
    office.do(fill_document, document=document, path=own)
    assert outdated_preparation(office.store, item) is None
    office.undo()
    assert outdated_preparation(office.store, item) is not None
    office.opened(meeting)
    assert outdated_preparation(office.store, item) is None


def test_a_committee_that_is_asked_again_gets_a_preparation_again(office: Office, project: Project) -> None:
    office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.UNFAVOURABLE, on=DAY)
    assert opinion_paper(office.store, project.id, DAY).opinion is not None
    assert opinion_paper(office.store, project.id, DAY, prepares=True).opinion is None


def somebody_presides(office: Office, project: Project) -> None:
    """Whoever signs the paper."""
    office.do_fields(
        committees.give_office,
        committee=project.committee,
        person=office.a_person().id,
        office=OfficeOfCommittee.PRESIDENT,
        start=TODAY,
    )


def test_an_opinion_says_when_the_minutes_were_approved_once_they_are(office: Office, project: Project) -> None:
    somebody_presides(office, project)
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record
    office.opened(meeting)
    said = {"decision_kind": DecisionKind.OPINION, "text": text("Avis favorable"), "result": DecisionResult.CONSENSUS}
    office.do_fields(decisions.record_decision, item=item.id, **said)
    office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE)
    office.do(close_session, meeting=meeting.id, on=DAY, closed_at=time(16))
    assert opinion_paper(office.store, project.id, DAY).approved is None
    office.do(course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do(course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 11))
    about, printing = OfCommittee(committee=project.committee, named=(project.id,)), Printing(printed_on=DAY)
    shown = words(make(office.store, "opinion", about, printing).file).replace("\u00a0", " ")
    assert "procès-verbal approuvé le 11 juin 2027" in shown


def test_an_opinion_is_printed_where_no_article_says_which_language_prevails(office: Office, project: Project) -> None:
    somebody_presides(office, project)
    office.do(statutes.adopt_usage, committee=project.committee, since=TODAY, mode=DecisionMode.MAJORITY)
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record
    office.opened(meeting)
    said = {"decision_kind": DecisionKind.OPINION, "text": text("Avis favorable"), "result": DecisionResult.CONSENSUS}
    office.do_fields(decisions.record_decision, item=item.id, **said)
    office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE)
    about, printing = OfCommittee(committee=project.committee, named=(project.id,)), Printing(printed_on=DAY)
    shown = words(make(office.store, "opinion", about, printing).file)
    assert "Avis favorable" in shown
    assert "foi" not in shown


def test_a_decision_gives_one_opinion(office: Office, project: Project) -> None:
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record
    office.opened(meeting)
    said = {"decision_kind": DecisionKind.OPINION, "text": text("Avis réservé"), "result": DecisionResult.CONSENSUS}
    decision = office.do_fields(decisions.record_decision, item=item.id, **said).record
    given = {"project": project.id, "decision": decision.id}
    office.do_fields(links.give_opinion, opinion_kind=OpinionKind.WITH_RESERVATION, **given)
    with pytest.raises(OpinionRecorded) as refused:
        office.do_fields(links.give_opinion, opinion_kind=OpinionKind.FAVOURABLE, **given)
    assert str(decision.number) in sentence(FR, refused.value)
    assert [one.opinion_kind for one in office.store.all(Opinion)] == [OpinionKind.WITH_RESERVATION]


def test_a_paper_says_what_was_found_and_not_what_is_to_be_done_at_the_program(
    office: Office, project: Project
) -> None:
    route = office.do_fields(routes.add_pipeline, code="F", name=text("Fonds"), instrument="fppt").record
    call = office.do_fields(calls.add_call, pipeline=route.id, code="2027", name=text("Appel"), opens=DAY).record
    for kind in RuleKind:
        limit = {"amount_eur": Money(1_00, Currency.EUR)} if kind in (RuleKind.MAX_AID, RuleKind.MAX_BUDGET) else {}
        office.do_fields(calls.add_call_rule, call=call.id, rule_kind=kind, text=text(kind.value), **limit)
    office.do_fields(projects.change_project, project=project.id, call=call.id)
    found = {
        one.rule.fr.text: (one.french, one.german) for one in opinion_paper(office.store, project.id, DAY).verdicts
    }
    assert found["max_aid"] == found["territory"] == found["other"] == ("inconnue", "unbekannt")
    assert found["partner_both_sides"][0].startswith("non respectée\u00a0: Aucun partenaire")
