"""Which papers are made of projects: the sheet, the opinion of the committee, or what prepares it?"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId, ProjectId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Lead, Moment, OfCommittee, Paper, PaperPlace, Span
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

SHEETS, OPINIONS = N_("Project sheets"), N_("Opinions of the committee")
NO_PROJECT: Final = N_("There is no project yet.")
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


def make_preparation(store: Store, item: AgendaItemId, folder: Path) -> tuple[AnyItemDocumentId, Path] | None:
    """The paper that prepares the opinion asked for at an item, as a file in `folder`, and the document it is.

    None where it is not announced any more, or has its file.
    """
    from ctj_desktop.services.papers.making import Printing, make, paper_name
    from ctj_desktop.services.projects.onto_agenda import preparation_of

    owner = the(store, AgendaItem, item)
    announced = preparation_of(store, owner)
    project = store.get(Project, owner.project) if owner.project is not None else None
    if announced is None or project is None:
        return None
    about = OfCommittee(committee=project.committee, named=(project.id,))
    printing = Printing(printed_on=today_in(store))
    t = load_translator(LOCALES[source_language(store, project.committee)])
    path = folder / paper_name(t, store, "opinion", about, printing)
    path.write_bytes(make(store, "opinion", about, printing).file)
    return announced.id, path


def _projects(asked: Asked) -> list[ProjectId]:
    from ctj_desktop.services.projects.papers.project_paper import wanted_projects

    return wanted_projects(asked.store, asked.body.committee, tuple(map(ProjectId, asked.named)))


def _bound(asked: Asked, made: "list[Document]", title: str) -> "Document":
    """One alone is a paper by itself; of several each has its own head and page numbers; of none a page says so."""
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to
    from ctj_desktop.services.membership.senders import sender

    if len(made) == 1:
        return made[0]
    office = sender(asked.store, asked.body.committee, asked.options.printed_on)
    if not made:
        return nobody_to_write_to(office, title, *asked.voices, asked.options, NO_PROJECT)
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
                moment=Moment.COMMITTEE,
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
                moment=Moment.COMMITTEE,
                word=N_("Opinion on a project"),
                span=Span.PROJECTS,
                make=_opinion,
                lead=Lead(text=N_("Preview of the &opinion"), missing=OPEN_PROJECT, icon="chats"),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
