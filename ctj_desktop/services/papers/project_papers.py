"""Which papers are made of projects: the sheet, the opinion of the committee, or what prepares it?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.named.bound import bound
from ctj_desktop.services.papers.paper import (
    PDF_OR_SHEET,
    PDF_OR_WORD,
    Asked,
    Lead,
    Moment,
    Paper,
    PaperChoice,
    PaperPlace,
    Span,
)

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.projects.dashboard import DashboardPaper
    from ctj_desktop.files.cell_table import CellTable

SHEETS, OPINIONS = N_("Project sheets"), N_("Opinions of the committee")
APPLICATIONS: Final = N_("Applications to the small-projects fund")
THREADS: Final = N_("From the action to the payment")
PREPARES: Final = "preparation"
"""The choice of the opinion that leaves aside what was given before."""
NO_PROJECT: Final = N_("There is no project yet.")
NO_APPLICANT: Final = N_("No project follows the route of the small-projects fund.")
OPEN_PROJECT: Final = N_("Open a project first.")


def _sheet(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.project_sheet import document
    from ctj_desktop.services.projects.papers.project_paper import project_on_paper

    papers = (project_on_paper(asked.store, project, asked.options.printed_on) for project in _projects(asked))
    return bound(asked, papers, document, SHEETS, NO_PROJECT)


def _opinion(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.opinion import document
    from ctj_desktop.services.projects.papers.opinion_paper import opinion_paper

    day, prepares = asked.options.printed_on, bool(asked.choice(PREPARES))
    papers = (opinion_paper(asked.store, project, day, prepares=prepares) for project in _projects(asked))
    return bound(asked, papers, document, OPINIONS, NO_PROJECT)


def _application(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.application import document
    from ctj_desktop.services.projects.papers.application_paper import applicants, application_paper

    wanted = applicants(asked.store, asked.body.committee, tuple(map(ProjectId, asked.named)))
    papers = (application_paper(asked.store, project, asked.options.printed_on) for project in wanted)
    return bound(asked, papers, document, APPLICATIONS, NO_APPLICANT)


def _thread(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.thread import document
    from ctj_desktop.services.projects.papers.thread_paper import thread_paper

    papers = (thread_paper(asked.store, project, asked.options.printed_on) for project in _projects(asked))
    return bound(asked, papers, document, THREADS, NO_PROJECT)


def _dashboard(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.dashboard import document

    return document(_dashboard_paper(asked), *asked.voices, asked.options)


def _dashboard_table(asked: Asked) -> "CellTable":
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.services.projects.portfolio.sheet import dashboard_table

    return dashboard_table(_dashboard_paper(asked).shown, Voices(*asked.voices), asked.options.layout)


def _dashboard_paper(asked: Asked) -> "DashboardPaper":
    from ctj_desktop.services.projects.portfolio.paper import dashboard_paper

    return dashboard_paper(asked.store, asked.body.committee, asked.body.year, asked.options.printed_on)


def _projects(asked: Asked) -> list[ProjectId]:
    from ctj_desktop.services.projects.papers.project_paper import wanted_projects

    return wanted_projects(asked.store, asked.body.committee, tuple(map(ProjectId, asked.named)))


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
        choices=(PaperChoice(name=PREPARES, word=N_("What prepares it, even where one was given")),),
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
                moment=Moment.PROJECTS,
                word=N_("Application to the small-projects fund"),
                span=Span.PROJECTS,
                make=_application,
                lead=Lead(text=N_("Preview of the application to the &fund"), missing=OPEN_PROJECT, icon="file-text"),
            ),
        ),
    ),
    Paper(
        name="thread",
        layout="columns",
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(
                name="thread",
                moment=Moment.PROJECTS,
                word=N_("From the action to the payment"),
                span=Span.PROJECTS,
                make=_thread,
                lead=Lead(text=N_("Preview of the t&hread"), missing=OPEN_PROJECT, icon="arrow-right"),
            ),
        ),
    ),
    Paper(
        name="dashboard",
        layout="alternate",
        forms=PDF_OR_SHEET,
        places=(
            PaperPlace(
                name="dashboard",
                moment=Moment.PROJECTS,
                word=N_("Dashboard {year}"),
                every=N_("Dashboard"),
                span=Span.YEAR,
                make=_dashboard,
                table=_dashboard_table,
                lead=Lead(
                    text=N_("Preview of the dash&board"), missing=N_("Choose a committee first."), icon="columns"
                ),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
