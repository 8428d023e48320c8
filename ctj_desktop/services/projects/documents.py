"""Which documents does a project have, and how do files become theirs?"""

from collections.abc import Iterable
from pathlib import Path

from ctj_desktop.domain.ids import AttachmentId, ProjectDocumentId, ProjectId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.project_work import ProjectDocument, ProjectDocumentKind
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.meetings.attached_files import AttachedFile, file_of_no_item
from ctj_desktop.services.meetings.item_documents import keep_file
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import LONGEST_TITLE, need_text, source_language, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class DocumentLine(NamedValue):
    """A document of a project with its files, which may follow."""

    document: ProjectDocument
    files: tuple[AttachedFile, ...]

    @property
    def key(self) -> ProjectDocumentId:
        """The id of the document."""
        return self.document.id


@step(first=("project", "title"))
def add_project_document(unit: Unit, new: ProjectDocument) -> ProjectDocument:
    """Notes a document of a project; its files are joined to it, or follow."""
    the(unit.store, Project, new.project)
    unit.name("project_document.added", **titled(need_text(new.title)))
    return unit.save(new)


@step(without=("project",))
def change_project_document(unit: Unit, after: ProjectDocument, before: ProjectDocument) -> ProjectDocument:
    """Changes what a document of a project is called, what it is or its day; its files stay."""
    the(unit.store, ProjectDocument, before.id)
    saved = unit.save(after, before=before)
    unit.name("project_document.changed", **titled(need_text(saved.title)))
    return saved


remove_project_document = removal(
    ProjectDocument, "Takes a document of a project away with its files; what it proved stays, without it."
)


def join_project_files(
    unit: Unit,
    *,
    project: ProjectId,
    paths: Iterable[Path],
    document_kind: ProjectDocumentKind = ProjectDocumentKind.OTHER,
) -> list[ProjectDocument]:
    """Each file becomes a document of the project, of today, called as the file is; all of them or none.

    Raises NotPlainFile, FileNotRead, FileEmpty or FileTooLarge; nothing is written then.
    """
    owner = the(unit.store, Project, project)
    made = []
    for path in paths:
        document = unit.save(
            ProjectDocument(
                id=ProjectDocumentId(unit.new_id()),
                home=owner.home,
                project=project,
                document_kind=document_kind,
                title=_title(unit.store, owner, path),
                on=unit.at.date(),
            )
        )
        keep_file(unit, path, owner=document.id, home=owner.home)
        made.append(document)
    names = ", ".join(one.title.fr.text or one.title.de.text for one in made)
    unit.name("project_document.added", title=names[:LONGEST_TITLE])
    return made


def join_to_document(unit: Unit, *, document: ProjectDocumentId, paths: Iterable[Path]) -> ProjectDocument:
    """Further files of a document that is noted already; all of them or none, refused as `join_project_files`."""
    stored = the(unit.store, ProjectDocument, document)
    for path in paths:
        keep_file(unit, path, owner=stored.id, home=stored.home)
    unit.name("project_document.changed", **titled(stored.title))
    return stored


def remove_project_file(unit: Unit, *, file: AttachmentId) -> Attachment:
    """Takes one file off its document, which stays."""
    stored = the(unit.store, Attachment, file)
    unit.name("attachment.deleted", title=stored.name)
    unit.delete(stored)
    return stored


def documents_of(store: OpenFile, project: ProjectId) -> tuple[DocumentLine, ...]:
    """The documents of a project by what they are, the latest first."""
    found = store.all(ProjectDocument, project=project)
    kinds = list(ProjectDocumentKind)
    found.sort(key=lambda one: (-one.on.toordinal() if one.on else 0, one.id.int))
    found.sort(key=lambda one: kinds.index(one.document_kind))
    return tuple(_line(store, one) for one in found)


def files_of(store: OpenFile, document: ProjectDocument) -> list[Attachment]:
    """The files of a document, as they were joined."""
    return store.all(Attachment, owner=document.id, order="id")


def _line(store: OpenFile, document: ProjectDocument) -> DocumentLine:
    files = tuple(file_of_no_item(store, file, document.title) for file in files_of(store, document))
    return DocumentLine(document=document, files=files)


def _title(store: OpenFile, owner: Project, path: Path) -> Bilingual:
    name = path.stem.replace("_", " ").strip() or path.stem
    german = source_language(store, owner.committee) is Language.DE
    return Bilingual.of(de=name) if german else Bilingual.of(fr=name)
