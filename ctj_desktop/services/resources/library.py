"""How do files and links become resources of the library, and how are these kept?"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote

from ctj_desktop.domain.ids import CommitteeId, MatineeId, ResourceId
from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.resources import Matinee, Resource, ResourceKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.files.names import is_unseen
from ctj_desktop.files.programs import HEAD, could_be_program
from ctj_desktop.services.meetings.attached_files import AttachedFile, is_away_for_good
from ctj_desktop.services.meetings.item_documents import kept_content
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.resources.refusals import BadLink, CouldBeProgram, LinkMissing
from ctj_desktop.services.steps.homes import home_for, need_kept_here
from ctj_desktop.services.steps.records import LONGEST_TITLE, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage import blobs
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

FILE: Final = ("name", "media_type", "size", "sha256")
"""The fields of the file, which it brings itself."""
OTHERWISE: Final = (*FILE, "author")
"""Who made it is `made_by` in a file of steps, where `author` is who does the step."""
LINK: Final = re.compile(r"https?://[^\s<>\"'`\\]+|mailto:[^\s<>\"'`\\]+@[^\s<>\"'`\\]+", re.IGNORECASE)
HOST_ENDS: Final = re.compile(r"[/?#]")
KIND_BY_ENDING: Final = dict.fromkeys(("ppt", "pptx", "odp", "key"), ResourceKind.SLIDES)


@step(without=OTHERWISE)
def add_resource(unit: Unit, new: Resource, *, committee: CommitteeId | None = None, made_by: str = "") -> Resource:
    """Enters a resource, such as a link; its file is joined to it, or follows. Only what is public is on the site."""
    made = replace(_sound(new), home=home_for(unit.store, committee), author=made_by or new.author)
    unit.name("resource.added", made, **titled(made.title))
    return unit.save(made)


@step(without=OTHERWISE, in_forms=("author",))
def change_resource(unit: Unit, after: Resource, before: Resource, *, made_by: str | None = None) -> Resource:
    """Changes what is said of a resource; fields not given stay, and so does its file."""
    need_kept_here(unit.store, the(unit.store, Resource, before.id))
    unit.name("resource.changed", before, **titled(need_text(after.title)))
    after = after if made_by is None else replace(after, author=made_by)
    return unit.save(_sound(after), before=before)


remove_resource = removal(Resource, "Takes a resource with its file out of the library.")


def join_resources(
    unit: Unit,
    *,
    paths: Iterable[Path],
    language: Language = Language.FR,
    matinee: MatineeId | None = None,
    committee: CommitteeId | None = None,
) -> list[Resource]:
    """Each file becomes a resource of the library, called as the file is in this language; all of them or none.

    Of a thematic morning they are kept with it. Raises CouldBeProgram, NotPlainFile, FileNotRead, FileEmpty or
    FileTooLarge; nothing is written then.
    """
    home = home_for(unit.store, committee)
    if matinee is not None:
        morning = the(unit.store, Matinee, matinee)
        need_kept_here(unit.store, morning)
        home = morning.home
    made = []
    for path in paths:
        new = Resource(
            id=ResourceId(unit.new_id()),
            home=home,
            title=_title(path, language),
            resource_kind=KIND_BY_ENDING.get(path.suffix[1:].lower(), ResourceKind.TEXT),
            matinee=matinee,
        )
        made.append(unit.save(_with_file(unit, new, path)))
    names = ", ".join(one.title.fr.text or one.title.de.text for one in made)
    unit.name("resource.added", title=names[:LONGEST_TITLE])
    return made


def give_file(unit: Unit, *, resource: ResourceId, path: Path) -> Resource:
    """The file of a resource, instead of the one it has; refused as `join_resources`."""
    stored = the(unit.store, Resource, resource)
    need_kept_here(unit.store, stored)
    unit.name("resource.changed", stored, **titled(stored.title))
    return unit.save(_with_file(unit, stored, path), before=stored)


def take_file_off(unit: Unit, *, resource: ResourceId) -> Resource:
    """The resource stays, without its file."""
    stored = the(unit.store, Resource, resource)
    need_kept_here(unit.store, stored)
    unit.name("resource.changed", stored, **titled(stored.title))
    return unit.save(replace(stored, name="", media_type="", size=0, sha256=""), before=stored)


def file_of_resource(store: OpenFile, resource: Resource) -> AttachedFile | None:
    """The file of a resource as it is opened and saved; None where it has none."""
    if not resource.sha256:
        return None
    return AttachedFile(
        key=resource.id,
        name=resource.name,
        size=resource.size,
        sha256=resource.sha256,
        closed=False,
        held=blobs.holds(store, resource.sha256),
        erased=is_away_for_good(store, resource.sha256),
        document=resource.title,
        item_number="",
        item=NO_TEXT,
        meeting=None,
        number=None,
        on=None,
    )


def is_link(text: str) -> bool:
    """Whether it is the address of a page or a mail address, and nothing that a browser would carry out.

    None that is read otherwise than it is, by signs that are not seen or by a name before the host, as in
    `https://office.example@elsewhere.example`; none with a password; no mail that goes to others as well.
    """
    if LINK.fullmatch(text) is None or any(is_unseen(sign) for sign in unquote(text)):
        return False
    scheme, _, rest = text.partition(":")
    if scheme.lower() == "mailto":
        to, _, more = rest.partition("?")
        return is_mail_address(unquote(to)) and all(_is_for_the_text(part) for part in more.split("&") if part)
    host = HOST_ENDS.split(rest[2:], maxsplit=1)[0]
    return bool(host) and "@" not in unquote(host)


def _is_for_the_text(part: str) -> bool:
    return unquote(part.partition("=")[0]).lower() in ("subject", "body")


def need_no_program(name: str, source: BinaryIO, size: int) -> None:
    """`CouldBeProgram` by a name of no known kind, or by what stands first and last in the file."""
    head = source.read(HEAD)
    source.seek(max(0, size - HEAD))
    if could_be_program(name, head, source.read(HEAD)):
        raise CouldBeProgram(name)


def _with_file(unit: Unit, resource: Resource, path: Path) -> Resource:
    def judge(source: BinaryIO) -> None:
        need_no_program(path.name, source, path.stat().st_size)

    kept = kept_content(unit, path, judge)
    return replace(resource, name=kept.name, media_type=kept.media_type, size=kept.size, sha256=kept.sha256)


def _sound(resource: Resource) -> Resource:
    need_text(resource.title)
    link = resource.link.strip()
    if link and not is_link(link):
        raise BadLink(link[:LONGEST_TITLE])
    if resource.resource_kind is ResourceKind.LINK and not link:
        raise LinkMissing
    return replace(resource, link=link)


def _title(path: Path, language: Language) -> Bilingual:
    name = path.stem.replace("_", " ").strip() or path.stem
    return Bilingual.of(de=name) if language is Language.DE else Bilingual.of(fr=name)
