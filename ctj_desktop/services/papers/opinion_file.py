"""How is the paper that prepares an opinion joined to the item at which it is asked for, and renewed there?"""

import re
from datetime import date
from pathlib import Path
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.papers.paper import YES, OfCommittee
from ctj_desktop.services.papers.project_papers import PREPARES
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.storage import blobs
from ctj_desktop.storage.queries.exchange import moment_of
from ctj_desktop.storage.queries.written import last_written
from ctj_desktop.storage.store import Store

IDENTITY: Final = re.compile(rb"/ID\s*\[<([0-9a-f]+)>")
"""Of a PDF: which paper of which project, laid out how, printed on which day."""


class OutdatedPaper(NamedValue):
    """A paper that prepares an opinion and would say something else today; it was joined on a day."""

    document: AnyItemDocumentId
    on: date


def make_preparation(store: Store, item: AgendaItemId, folder: Path) -> tuple[AnyItemDocumentId, Path] | None:
    """The paper that prepares the opinion asked for at an item, as a file in `folder`, and the document it is.

    None where it is not announced any more, or has its file.
    """
    from ctj_desktop.services.projects.onto_agenda import preparation_of

    announced = preparation_of(store, the(store, AgendaItem, item))
    path = _as_file(store, item, folder) if announced is not None else None
    return (announced.id, path) if announced is not None and path is not None else None


def renewed_preparation(store: Store, item: AgendaItemId, folder: Path) -> tuple[AnyItemDocumentId, Path] | None:
    """The same for a paper that is joined already and would say something else today."""
    outdated = outdated_preparation(store, item)
    path = _as_file(store, item, folder) if outdated is not None else None
    return (outdated.document, path) if outdated is not None and path is not None else None


def items_with_outdated(store: Store, meeting: MeetingId) -> list[AgendaItem]:
    """The items of a meeting that is not convened yet of whose papers `outdated_preparation` says so, in order."""
    items = store.all(AgendaItem, meeting=meeting, order="position")
    return [one for one in items if outdated_preparation(store, one.id) is not None]


def outdated_preparation(store: Store, item: AgendaItemId) -> OutdatedPaper | None:
    """The paper of an item that prepares the opinion and would say something else today; None where there is none.

    It is made as on the day on which it was joined, and compared. A file that somebody joined instead is left alone,
    as is one of a meeting that was held or of an opinion that was given.
    """
    from ctj_desktop.services.meetings.agenda import BUILDING
    from ctj_desktop.services.projects.onto_agenda import preparations
    from ctj_desktop.services.projects.opinions import given_at
    from ctj_desktop.services.steps.states import meeting_state

    owner = store.get(AgendaItem, item)
    project = store.get(Project, owner.project) if owner is not None and owner.project is not None else None
    if owner is None or project is None:
        return None
    if meeting_state(store, owner.meeting) not in BUILDING or given_at(store, owner):
        return None
    for document in preparations(store, owner):
        found = _outdated(store, project, document)
        if found is not None:
            return found
    return None


def _outdated(store: Store, project: Project, document: AnyItemDocument) -> OutdatedPaper | None:
    from ctj_desktop.services.meetings.item_documents import file_of

    file = file_of(store, document)
    if file is None or not blobs.holds(store, file.sha256):
        return None
    day, kept = _joined_on(store, file), b"".join(blobs.pieces(store, file.sha256))
    made = _made(store, project, day)
    if kept == made or _identity(kept) != _identity(made):
        return None
    return OutdatedPaper(document=document.id, on=day)


def _joined_on(store: Store, file: AnyAttachment) -> date:
    """A sample carries its own day."""
    if store.setting("today"):
        return today_in(store)
    return moment_of(last_written(store, file.id)).astimezone(ZONE).date()


def _identity(pdf: bytes) -> bytes:
    found = IDENTITY.search(pdf)
    return found[1] if found is not None else b""


def _as_file(store: Store, item: AgendaItemId, folder: Path) -> Path | None:
    from ctj_desktop.services.papers.making import Printing, paper_name

    owner = the(store, AgendaItem, item)
    project = store.get(Project, owner.project) if owner.project is not None else None
    if project is None:
        return None
    t, today = load_translator(LOCALES[source_language(store, project.committee)]), today_in(store)
    name = paper_name(t, store, "opinion", _about(project), Printing(printed_on=today))
    path = folder / name
    path.write_bytes(_made(store, project, today))
    return path


def _made(store: Store, project: Project, day: date) -> bytes:
    from ctj_desktop.services.papers.making import Printing, paper_pdf

    return paper_pdf(store, "opinion", _about(project), Printing(printed_on=day, chosen=((PREPARES, YES),)))


def _about(project: Project) -> OfCommittee:
    return OfCommittee(committee=project.committee, named=(project.id,))
