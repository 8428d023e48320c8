"""Does the synthesis of a year take what a committee passes on, and leave what it keeps?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import OpinionKind, Pipeline
from ctj_desktop.domain.records.strategy import ThematicTable
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, DecisionResult
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership import committees
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.papers.reports.synthesis import synthesis_paper
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.strategy.proposals import add_proposal
from ctj_desktop.services.workspace.reference import renew
from tests.office import Office, text

ON = date(2028, 2, 3)
DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    return made


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    made = office.a_committee("X", seats=2)
    territory = office.store.all(Territory, code="MOC")[0].id
    office.do_fields(committees.change_committee, committee=made.id, territory=territory)
    return made.id


@pytest.fixture
def meeting(office: Office, committee: CommitteeId) -> Meeting:
    return office.opened(office.a_meeting(committee, DAY.isoformat(), items=1))


def decide(
    office: Office, meeting: Meeting, kind: DecisionKind, *, closed: bool = False, **more: object
) -> AnyDecision:
    item = office.an_item(meeting)
    if closed:
        office.do_fields(change_agenda_item, item=item.id, closed=True)
    made: AnyDecision = office.do_fields(
        decisions.record_decision, item=item.id, decision_kind=kind, text=text("Oui."), **more
    ).record
    return made


def test_recommendations_and_mandates_are_asked_and_nothing_of_a_closed_item(office: Office, meeting: Meeting) -> None:
    asked = [decide(office, meeting, kind) for kind in (DecisionKind.RECOMMENDATION, DecisionKind.MANDATE)]
    refused = decide(office, meeting, DecisionKind.MANDATE, result=DecisionResult.REJECTED)
    office.do_fields(decisions.publish_decision, decision=refused.id, on=date(2027, 4, 2))
    decide(office, meeting, DecisionKind.MANDATE, closed=True)
    plain = decide(office, meeting, DecisionKind.DECISION)
    office.do_fields(decisions.publish_decision, decision=plain.id, on=date(2027, 4, 2), text=text("Publié."))
    found = synthesis_paper(office.store, meeting.committee, 2027, ON)
    assert [one.number for one in found.asked] == [one.number for one in asked]
    assert {one.provisional for one in found.asked} == {True}
    (public,) = found.published
    assert (public.number, public.text.fr.text, public.on) == (plain.number, "Publié.", date(2027, 4, 2))
    assert synthesis_paper(office.store, meeting.committee, 2026, ON).asked == ()


def test_projects_on_their_way_and_those_that_ended_in_the_year_are_passed_on(
    office: Office, committee: CommitteeId, meeting: Meeting
) -> None:
    route = office.store.all(Pipeline, code="FPPT")[0].id
    made = [
        office.do_fields(
            projects.add_project, committee=committee, title=text(title), pipeline=route, on=date(2025, 1, 5)
        ).record
        for title in ("En route", "Finie avant", "Finie cette année")
    ]
    for project, on in ((made[1], date(2026, 5, 1)), (made[2], date(2027, 2, 1))):
        office.do(projects.move_project, project=project.id, to="abandoned", on=on, reason=text("Porteur dissous"))
    office.do_fields(links.add_partner, project=made[0].id, side=Side.FR, name="Amis", lead=True)
    office.do_fields(projects.add_project, committee=committee, title=text("Sans voie"))
    secret = decide(office, meeting, DecisionKind.OPINION)
    item = secret.item
    office.do_fields(
        links.give_opinion, project=made[0].id, opinion_kind=OpinionKind.FAVOURABLE, decision=secret.id, on=DAY
    )
    assert [one.title.fr.text for one in synthesis_paper(office.store, committee, 2024, ON).projects] == ["Sans voie"]
    found = synthesis_paper(office.store, committee, 2027, ON)
    assert {one.title.fr.text for one in found.projects} == {"En route", "Finie cette année", "Sans voie"}
    assert [[lead.fr.text for lead in one.leads] for one in found.projects if one.leads] == [["Amis"]]
    assert [(one.decision, one.provisional) for one in found.opinions] == [(secret.number, True)]
    office.do_fields(change_agenda_item, item=item, closed=True)
    assert synthesis_paper(office.store, committee, 2027, ON).opinions == (), "what a closed item gave is not told"


def test_the_proposals_of_the_territory_and_its_presidency_stand_there(office: Office, committee: CommitteeId) -> None:
    table, territory = office.store.all(ThematicTable)[0].id, office.store.all(Territory, code="MOC")[0].id
    for title, on in (("Portail", DAY), ("Ancien", date(2025, 1, 1))):
        office.do_fields(add_proposal, table=table, title=text(title), territory=territory, on=on)
    for side, name in ((Side.CH, "Rochat"), (Side.FR, "Jacot")):
        person = office.a_person(name, side=side)
        office.do_fields(
            committees.give_office,
            committee=committee,
            person=person.id,
            office=OfficeOfCommittee.CO_PRESIDENT,
            side=side,
            start=date(2025, 1, 1),
        )
    found = synthesis_paper(office.store, committee, 2027, ON)
    assert [one.fr.text for one in found.proposals] == ["Portail"]
    assert [one.name.split()[-1] for one in found.signers] == ["Jacot", "Rochat"]
    printing, about = Printing(printed_on=ON), OfCommittee(committee=committee, year=2027)
    assert make(office.store, "synthesis", about, printing, PaperForm.WORD).file.startswith(b"PK")
