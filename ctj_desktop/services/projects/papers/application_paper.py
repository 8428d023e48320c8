"""What does the application of a project to the small-projects fund print?"""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.projects import Call, Instrument, Partner, Pipeline, Project
from ctj_desktop.services.projects.documents import documents_of
from ctj_desktop.services.projects.eligibility import judged_project
from ctj_desktop.services.projects.papers.opinion_paper import verdicts_said
from ctj_desktop.services.projects.papers.project_paper import project_on_paper
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.projects.application import ApplicationPaper, PaperBody
    from ctj_desktop.documents.projects.facts import PaperPartner


def application_paper(store: OpenFile, project: ProjectId, day: date) -> "ApplicationPaper":
    """One project; `NotHere` where it is gone."""
    from ctj_desktop.documents.projects.application import ApplicationPaper, PaperEnclosure

    shown = project_on_paper(store, project, day)
    owner, judged = shown.project, judged_project(store, project, day)
    route = store.get(Pipeline, owner.pipeline) if owner.pipeline is not None else None
    return ApplicationPaper(
        project=shown,
        instrument=route.instrument if route is not None else None,
        call=store.get(Call, owner.call) if owner.call is not None else None,
        bodies=tuple(_body(store, one) for one in shown.partners),
        found=judged.found if judged is not None else None,
        verdicts=tuple(verdicts_said(judged)),
        enclosures=tuple(
            PaperEnclosure(document=line.document, files=len(line.files)) for line in documents_of(store, project)
        ),
    )


def applicants(store: OpenFile, committee: CommitteeId, named: tuple[ProjectId, ...]) -> list[ProjectId]:
    """Those that were named, else every project of the committee on a route of the fund, by its number."""
    if named:
        return list(named)
    routes = {one.id for one in store.all(Pipeline, instrument=Instrument.FPPT)}
    return [one.id for one in store.all(Project, committee=committee, order="number, id") if one.pipeline in routes]


def _body(store: OpenFile, one: "PaperPartner") -> "PaperBody":
    from ctj_desktop.documents.projects.application import PaperBody

    partner = one.partner
    body = store.get(Organisation, partner.organisation) if partner.organisation is not None else None
    return PaperBody(
        partner=partner,
        name=one.name,
        body_kind=body.organisation_kind if body is not None else None,
        address=body.address if body is not None else None,
        contact=one.contact,
        reached=_reached(store, partner, body),
    )


def _reached(store: OpenFile, partner: Partner, body: Organisation | None) -> tuple[str, ...]:
    """The telephone and the mail of the contact at work, else those of the body."""
    person = store.get(Person, partner.contact) if partner.contact is not None else None
    phones = (person.work_phone or person.work_mobile if person is not None else "", body.phone if body else "")
    mails = (person.work_email if person is not None else "", body.email if body else "")
    return tuple(found for points in (phones, mails) if (found := next(filter(None, points), "")))
