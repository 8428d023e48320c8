"""What does the application of a project read, of whom, and of which projects where nobody named one?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import Instrument, Project, RuleKind
from ctj_desktop.services.membership import people
from ctj_desktop.services.papers.making import Printing, make, paper_pdf
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.projects import calls, documents, links, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.papers.application_paper import applicants, application_paper
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def project(office: Office) -> Project:
    """On the route of the fund, answering a call that confirms one rule of two."""
    committee = office.a_committee(seats=2)
    route = office.do_fields(routes.add_pipeline, code="F", name=text("Fonds"), instrument=Instrument.FPPT).record
    call = office.do_fields(calls.add_call, pipeline=route.id, code="2027", name=text("Appel"), opens=DAY).record
    for said, confirmed in (("Les deux côtés", True), ("Le taux", False)):
        kind = RuleKind.PARTNER_BOTH_SIDES if confirmed else RuleKind.MAX_RATE
        office.do_fields(calls.add_call_rule, call=call.id, rule_kind=kind, text=text(said), confirmed=confirmed)
    return office.do_fields(
        projects.add_project,
        committee=committee.id,
        title=text("Marchés", "Märkte"),
        pipeline=route.id,
        call=call.id,
    ).record


def test_it_reads_the_bodies_with_how_they_are_reached_the_rules_and_the_documents(
    office: Office, project: Project
) -> None:
    body = office.do_fields(
        people.add_organisation,
        name=text("Commune de Jougne"),
        side=Side.FR,
        organisation_kind=OrganisationKind.COMMUNE,
        email="mairie@jougne.example",
        phone="+33381000000",
    ).record
    person = office.do_fields(
        people.add_person, family_name="Exemple", given_name="Camille", work_email="camille@jougne.example"
    ).record
    office.do_fields(links.add_partner, project=project.id, side=Side.CH, name="Amis")
    office.do_fields(
        links.add_partner, project=project.id, organisation=body.id, side=Side.FR, lead=True, contact=person.id
    )
    office.do_fields(documents.add_project_document, project=project.id, title=text("Lettre"))
    paper = application_paper(office.store, project.id, DAY)
    lead, other = paper.bodies
    assert (lead.body_kind, lead.contact) == (OrganisationKind.COMMUNE, "Camille Exemple")
    assert lead.reached == ("+33381000000", "camille@jougne.example"), "the person before the body"
    assert (other.name.fr.text, other.body_kind, other.reached) == ("Amis", None, ())
    assert [(one.rule.fr.text, one.confirmed) for one in paper.verdicts] == [
        ("Le taux", False),
        ("Les deux côtés", True),
    ]
    assert [(one.document.title.fr.text, one.files) for one in paper.enclosures] == [("Lettre", 0)]
    assert (paper.instrument, paper.call is not None, paper.found is not None) == (Instrument.FPPT, True, True)


def test_of_all_only_those_on_a_route_of_the_fund_are_meant_and_any_that_is_named(
    office: Office, project: Project
) -> None:
    other = office.do_fields(projects.add_project, committee=project.committee, title=text("Autre")).record
    assert applicants(office.store, project.committee, ()) == [project.id]
    assert applicants(office.store, project.committee, (other.id,)) == [other.id]
    printing, named = Printing(printed_on=DAY), OfCommittee(committee=project.committee, named=(other.id,))
    every = OfCommittee(committee=project.committee)
    assert paper_pdf(office.store, "fppt-application", named, printing).startswith(b"%PDF")
    assert make(office.store, "fppt-application", every, printing, PaperForm.WORD).file.startswith(b"PK")
