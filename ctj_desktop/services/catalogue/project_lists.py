"""What do `ctj list` and its tables say of what belongs to projects, beside the fields of each?"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.project_work import ProjectDocument
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.catalogue.following_lists import Told
from ctj_desktop.services.projects.plans.versions import version_lines
from ctj_desktop.storage.open_file import OpenFile


def _documents(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    files = defaultdict[UUID, list[str]](list)
    for file in store.all(Attachment, order="id"):
        files[file.owner].append(file.name)
    for project in _projects(store, committee):
        for document in store.all(ProjectDocument, project=project.id, order="document_kind, on, id"):
            yield document, {"project_number": project.number, "files": files[document.id]}


def _versions(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    for project in _projects(store, committee):
        for line in reversed(version_lines(store, project.id)):
            yield line.version, {"project_number": project.number, "decision_number": line.decision or None}


def _projects(store: OpenFile, committee: CommitteeId | None) -> list[Project]:
    return [one for one in store.all(Project, order="number, id") if committee in (None, one.committee)]


OF_PROJECTS: Final[dict[str, Callable[[OpenFile, CommitteeId | None], Iterator[Told]]]] = {
    "project-documents": _documents,
    "project-versions": _versions,
}
"""By the name of the list."""
