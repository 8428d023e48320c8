"""Which papers are made of projects: the sheet, the opinion of the committee, or what prepares it?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Lead, Moment, Paper, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

SHEETS, OPINIONS = N_("Project sheets"), N_("Opinions of the committee")
APPLICATIONS: Final = N_("Applications to the small-projects fund")
NO_PROJECT: Final = N_("There is no project yet.")
NO_APPLICANT: Final = N_("No project follows the route of the small-projects fund.")
OPEN_PROJECT: Final = N_("Open a project first.")


def _sheet(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.project_sheet import document
    from ctj_desktop.services.projects.papers.project_paper import project_on_paper

    made = [
        document(project_on_paper(asked.store, project, asked.options.printed_on), *asked.voices, asked.options)
        for project in _projects(asked)
    ]
    return _bound(asked, made, SHEETS)


def _opinion(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.opinion import document
    from ctj_desktop.services.projects.papers.opinion_paper import opinion_paper

    made = [
        document(opinion_paper(asked.store, project, asked.options.printed_on), *asked.voices, asked.options)
        for project in _projects(asked)
    ]
    return _bound(asked, made, OPINIONS)


def _application(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.application import document
    from ctj_desktop.services.projects.papers.application_paper import applicants, application_paper

    wanted = applicants(asked.store, asked.body.committee, tuple(map(ProjectId, asked.named)))
    made = [
        document(application_paper(asked.store, project, asked.options.printed_on), *asked.voices, asked.options)
        for project in wanted
    ]
    return _bound(asked, made, APPLICATIONS, NO_APPLICANT)


def _projects(asked: Asked) -> list[ProjectId]:
    from ctj_desktop.services.projects.papers.project_paper import wanted_projects

    return wanted_projects(asked.store, asked.body.committee, tuple(map(ProjectId, asked.named)))


def _bound(asked: Asked, made: "list[Document]", title: str, nobody: str = NO_PROJECT) -> "Document":
    """One alone is a paper by itself; of several each has its own head and page numbers; of none a page says so."""
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to
    from ctj_desktop.services.membership.senders import sender

    if len(made) == 1:
        return made[0]
    office = sender(asked.store, asked.body.committee, asked.options.printed_on)
    if not made:
        return nobody_to_write_to(office, title, *asked.voices, asked.options, nobody)
    layout = asked.options.layout
    parts = tuple(BoundPaper(name="", language=one.facts.language, document=one, layout=layout) for one in made)
    return Document(facts=letters_facts(office, title, *asked.voices, asked.options), parts=parts)


PROJECT_PAPERS: Final = (
    Paper(
        name="project-sheet",
        layout="columns",
        forms=PDF_OR_WORD,
        as_draft=True,
        places=(
            PaperPlace(
                name="project_sheet",
                moment=Moment.PROJECTS,
                word=N_("Project sheet"),
                span=Span.PROJECTS,
                make=_sheet,
                lead=Lead(text=N_("Preview of the pro&ject sheet"), missing=OPEN_PROJECT, icon="kanban"),
            ),
        ),
    ),
    Paper(
        name="opinion",
        layout="columns",
        forms=PDF_OR_WORD,
        as_draft=True,
        places=(
            PaperPlace(
                name="opinion",
                moment=Moment.PROJECTS,
                word=N_("Opinion on a project"),
                span=Span.PROJECTS,
                make=_opinion,
                lead=Lead(text=N_("Preview of the &opinion"), missing=OPEN_PROJECT, icon="chats"),
            ),
        ),
    ),
    Paper(
        name="fppt-application",
        layout="columns",
        forms=PDF_OR_WORD,
        as_draft=True,
        places=(
            PaperPlace(
                name="fppt_application",
                moment=Moment.COMMITTEE,
                word=N_("Application to the small-projects fund"),
                span=Span.PROJECTS,
                make=_application,
                lead=Lead(text=N_("Preview of the application to the &fund"), missing=OPEN_PROJECT, icon="file-text"),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
