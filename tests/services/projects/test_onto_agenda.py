"""Does a project come onto an agenda in one step, and does what is decided there come back as an opinion?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, ItemDocument, ItemKind
from ctj_desktop.domain.records.projects import OpinionKind, Project
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.meetings.agenda import add_standing_items
from ctj_desktop.services.meetings.life import change_meeting, convene_meeting
from ctj_desktop.services.meetings.standing_items import add_standing_item
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.projects.conditions import change_condition
from ctj_desktop.services.projects.onto_agenda import ask_committee, meetings_to_ask, preparation_of
from ctj_desktop.services.projects.opinions import conditions_to_meet, opinions_to_record, proposed_opinion
from ctj_desktop.services.projects.refusals import AnotherCommittee, OnAgendaAlready
from ctj_desktop.services.projects.sheet import conditions_on
from tests.office import Office, text

DAY, TODAY = date(2027, 3, 12), date(2027, 3, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_project(office: Office) -> Project:
    committee = office.a_committee(seats=2).id
    return office.do_fields(
        projects.add_project,
        committee=committee,
        title=text("Marchés", "Märkte"),
        for_meeting=text("Demander la lettre de la commune"),
    ).record


def test_the_next_meeting_is_asked_with_the_usual_decision_and_the_note_of_the_sheet(office: Office) -> None:
    project = a_project(office)
    later, first = (office.a_meeting(project.committee, on) for on in ("2027-06-11", "2027-03-12"))
    office.a_meeting(project.committee, "2027-01-15")
    assert [one.id for one in meetings_to_ask(office.store, project, TODAY)] == [first.id, later.id]
    item = office.do_fields(ask_committee, project=project.id, meeting=first.id).record
    assert (item.item_kind, item.project, item.title) == (ItemKind.OPINION, project.id, project.title)
    assert item.proposed_decision.fr.text == "Le comité rend un avis favorable sur le projet «\u202fMarchés\u202f»."
    assert "befürwortend" in item.proposed_decision.de.text
    assert item.note.fr.text == "Demander la lettre de la commune"
    (announced,) = office.store.all(ItemDocument, item=item.id)
    assert (announced.title.de.text, announced.to_follow) == ("Vorbereitung der Stellungnahme", True)
    assert preparation_of(office.store, item) == announced
    emptied = office.store.get(Project, project.id)
    assert emptied is not None
    assert emptied.for_meeting == NO_TEXT
    with pytest.raises(OnAgendaAlready):
        office.do_fields(ask_committee, project=project.id, meeting=first.id)
    office.undo()
    assert office.store.count(AgendaItem, project=project.id) == 0
    assert office.store.get(Project, project.id) == project


def test_it_stands_below_the_standing_item_for_opinions_until_the_agenda_is_sent(office: Office) -> None:
    project = a_project(office)
    opinions, closing = text("Examen de projets", "Projekte"), text("Clôture", "Schluss")
    for title, kind in ((opinions, ItemKind.OPINION), (closing, ItemKind.INFORMATION)):
        office.do_fields(add_standing_item, title=title, item_kind=kind, committee=project.committee)
    meetings = [office.a_meeting(project.committee, on) for on in ("2027-03-12", "2027-06-11")]
    for meeting in meetings:
        office.do(add_standing_items, meeting=meeting.id)
    office.do_fields(convene_meeting, meeting=meetings[1].id, on=TODAY)
    first, second = (
        office.do_fields(ask_committee, project=project.id, meeting=one.id, late_reason=text("Reçu hier", "Neu")).record
        for one in meetings
    )
    [above] = office.store.all(AgendaItem, id=first.parent)
    assert above.title == opinions
    assert second.parent is None
    agenda = office.store.all(AgendaItem, meeting=meetings[1].id, order="position")
    assert agenda[-1].id == second.id


def test_no_paper_is_announced_after_the_file_was_closed_without_a_reason(office: Office) -> None:
    project = a_project(office)
    meeting = office.a_meeting(project.committee, "2030-03-12")
    office.do_fields(change_meeting, meeting=meeting.id, file_closed_on=date(2020, 1, 1))
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record
    assert preparation_of(office.store, item) is None
    assert office.store.count(ItemDocument, item=item.id) == 0


def test_only_the_committee_of_a_project_is_asked(office: Office) -> None:
    project = a_project(office)
    elsewhere = office.a_meeting(office.a_committee("HJ-VJ").id, "2027-03-12")
    with pytest.raises(AnotherCommittee):
        office.do_fields(ask_committee, project=project.id, meeting=elsewhere.id)


def test_what_was_decided_comes_back_as_an_opinion_once(office: Office) -> None:
    project = a_project(office)
    meeting = office.a_meeting(project.committee, DAY.isoformat())
    item = office.do_fields(ask_committee, project=project.id, meeting=meeting.id).record
    office.opened(meeting)
    words = text("Avis favorable sous réserve :\n- confirmer le cofinancement")
    decision = office.do_fields(
        decisions.record_decision, item=item.id, decision_kind=DecisionKind.OPINION, text=words
    ).record
    (waiting,) = opinions_to_record(office.store, DAY, project.committee)
    assert (waiting.key, waiting.project) == (decision.id, project.id)
    said = proposed_opinion(decision)
    assert (said.opinion_kind, said.conditions.fr.text) == (
        OpinionKind.WITH_RESERVATION,
        "confirmer le cofinancement",
    )
    office.do_fields(
        links.give_opinion, project=project.id, opinion_kind=said.opinion_kind, conditions=said.conditions, on=DAY
    )
    assert opinions_to_record(office.store, DAY, project=project.id) == []


def test_a_rejected_decision_proposes_nothing(office: Office) -> None:
    project = a_project(office)
    item = office.opened(office.a_meeting(project.committee, DAY.isoformat(), items=1))
    under = office.store.all(AgendaItem, meeting=item.id)[0]
    rejected = office.do_fields(
        decisions.record_decision,
        item=under.id,
        decision_kind=DecisionKind.OPINION,
        text=text("Avis favorable"),
        result=DecisionResult.REJECTED,
        project=project.id,
    ).record
    assert proposed_opinion(rejected).opinion_kind is None
    assert proposed_opinion(None).opinion_kind is None


def test_a_condition_is_told_before_it_falls_due_until_it_is_met(office: Office) -> None:
    project = a_project(office)
    office.do_fields(
        links.give_opinion, project=project.id, opinion_kind=OpinionKind.WITH_RESERVATION, conditions=text("a\nb")
    )
    assert conditions_to_meet(office.store, TODAY) == []
    first, second = (one.condition for one in conditions_on(office.store, project.id, TODAY))
    office.do_fields(change_condition, condition=first.id, due=date(2027, 2, 20))
    office.do_fields(change_condition, condition=second.id, due=date(2027, 3, 20))
    assert [one.left for one in conditions_to_meet(office.store, TODAY, project.committee)] == [-9]
    assert [one.left for one in conditions_to_meet(office.store, DAY)] == [-20, 8]
    office.do_fields(change_condition, condition=first.id, fulfilled_on=DAY)
    assert [one.key for one in conditions_to_meet(office.store, DAY)] == [second.id]
