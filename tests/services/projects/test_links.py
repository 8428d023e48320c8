"""Does a project find its actions, its territory and its decision, and does the decision find the project?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project, ProjectAction
from ctj_desktop.domain.records.strategy import ProposalAction, WorkingProposal
from ctj_desktop.domain.records.voting import Decision, DecisionKind, PublishedDecision
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import committees, territories
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.minutes.lists import decision_sheet
from ctj_desktop.services.minutes.refusals import PublishedAlready
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.steps.refusals import CodeTaken, KeptElsewhere, StillUsed
from ctj_desktop.services.workspace.reference import renew
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    return made


def under_way(office: Office, committee: CommitteeId) -> AgendaItem:
    """An item of a meeting in session."""
    meeting = office.opened(office.a_meeting(committee, DAY.isoformat(), items=1))
    return office.store.all(AgendaItem, meeting=meeting.id)[0]


def test_a_proposal_brings_the_actions_that_its_sources_name(office: Office) -> None:
    committee = office.a_committee().id
    doubtful = office.store.all(ProposalAction, confirmed=False)[0]
    sure = office.store.all(ProposalAction, confirmed=True)[0]
    for wanted in (sure, doubtful):
        made = office.do(projects.project_from_proposal, committee=committee, proposal=wanted.proposal).record
        linked = {link.action for link in office.store.all(ProjectAction, project=made.id)}
        assert linked == {
            one.action for one in office.store.all(ProposalAction, proposal=wanted.proposal) if one.confirmed
        }
    assert office.store.count(ProjectAction) > 0
    office.undo()
    office.undo()
    assert (office.store.count(Project), office.store.count(ProjectAction)) == (0, 0)


def test_a_committee_elsewhere_has_a_territory_of_its_own_and_its_projects_too(office: Office) -> None:
    committee = office.a_committee("APX").id
    own = office.do_fields(
        territories.add_territory, code="APX", name=text("Aire de proximité X", "Nahbereich X"), committee=committee
    ).record
    office.do_fields(committees.change_committee, committee=committee, territory=own.id)
    proposal = office.store.all(WorkingProposal)[0].id
    made = office.do(projects.project_from_proposal, committee=committee, proposal=proposal).record
    assert made.territories == (own.id,)
    with pytest.raises(CodeTaken):
        office.do_fields(territories.add_territory, code="APX", name=text("Encore", "Noch"))
    with pytest.raises(StillUsed):
        office.do(territories.remove_territory, territory=own.id)
    renamed = office.do_fields(territories.change_territory, territory=own.id, name=text("Aire X", "Bereich X")).record
    assert renamed.name.fr.text == "Aire X"
    published = next(one for one in office.store.all(Territory) if one.id != own.id)
    with pytest.raises(KeptElsewhere):
        office.do_fields(territories.change_territory, territory=published.id, name=text("Autre", "Andere"))
    with pytest.raises(KeptElsewhere):
        office.do(territories.remove_territory, territory=published.id)


def test_an_opinion_finds_the_decision_and_the_decision_the_project(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    project = office.do_fields(projects.add_project, committee=committee, title=text("Marché")).record
    item = under_way(office, committee)
    office.do_fields(
        decisions.record_decision,
        item=item.id,
        text=text("Plus tard.", "Später."),
        decision_kind=DecisionKind.ADJOURNMENT,
    )
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui.", "Ja.")).record
    assert decision_sheet(office.store, decision.id).project is None
    office.do_fields(agenda.change_agenda_item, item=item.id, project=project.id)  # later than the decision
    assert decision_sheet(office.store, decision.id).project == project
    given = office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE).record
    assert given.decision == decision.id
    ((opinion, about),) = decision_sheet(office.store, decision.id).opinions
    assert (opinion.id, about.id) == (given.id, project.id)


def test_a_decision_that_names_no_project_is_found_by_the_opinion_that_names_it(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    project = office.do_fields(projects.add_project, committee=committee, title=text("Marché")).record
    decision = office.do_fields(
        decisions.record_decision, item=under_way(office, committee).id, text=text("Oui.", "Ja.")
    ).record
    office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE, decision=decision.id)
    assert decision_sheet(office.store, decision.id).project == project
    other = office.do_fields(projects.add_project, committee=committee, title=text("Sentier")).record
    office.do_fields(decisions.change_decision, decision=decision.id, project=other.id)
    assert decision_sheet(office.store, decision.id).project == other
    assert office.store.count(Opinion) == 1


def test_a_decision_is_published_once(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    item = under_way(office, committee).id
    office.do_fields(decisions.record_decision, item=item, text=text("Oui.", "Ja."))
    (decision,) = office.store.all(Decision)
    office.do(decisions.publish_decision, decision=decision.id, on=DAY)
    with pytest.raises(PublishedAlready):
        office.do(decisions.publish_decision, decision=decision.id, on=DAY, text=text("Autrement.", "Anders."))
    assert office.store.count(PublishedDecision) == 1
    office.undo()
    office.do(decisions.publish_decision, decision=decision.id, on=DAY, text=text("Autrement.", "Anders."))
    assert office.store.count(PublishedDecision) == 1
