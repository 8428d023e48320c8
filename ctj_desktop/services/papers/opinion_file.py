"""How is the paper that prepares an opinion joined to the item at which it is asked for?"""

from pathlib import Path

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.storage.store import Store


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
