"""What stands on the resource site? Only what is marked public, a partner's only as one agreed, as plain values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.ids import MatineeId, ResourceId, TerritoryId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Office, Organisation, Person, Side, Territory
from ctj_desktop.domain.records.resources import Competence, Matinee, Resource, ResourceKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.files.names import another_name, safe_name
from ctj_desktop.files.programs import HEAD, could_be_program, is_active, unserved
from ctj_desktop.services.meetings.item_documents import MEGABYTE, MOST_BYTES
from ctj_desktop.services.resources.consent import Agreement, PartnerEntry, partner_entries
from ctj_desktop.services.resources.library import is_link
from ctj_desktop.services.resources.site.words import words_of_files
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage import blobs
from ctj_desktop.storage.open_file import OpenFile

AS_TEXT: Final = ".txt"
"""Put behind the name of what a browser would carry out: it shows it as text then."""


class LeftOut(StrEnum):
    """Why a file is not part of the site."""

    LARGE = "large"
    PROGRAM = "program"
    AWAY = "away"  # its content has not come yet


class SiteFile(NamedValue):
    """The file of a resource: under which name it stands on the site, empty where it is left out, and why it is.

    `words` are those by which the search finds it.
    """

    name: str
    size: int
    sha256: str = ""
    on_site: str = ""
    left_out: LeftOut | None = None
    words: str = ""


class SiteResource(NamedValue):
    """A public resource."""

    key: ResourceId
    title: Bilingual
    kind: ResourceKind
    description: Bilingual
    written_in: tuple[Language, ...]
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    territory: Bilingual
    matinee: MatineeId | None
    author: str
    on: date | None
    link: str
    file: SiteFile | None
    keeper: Bilingual | None = None
    """Whose it is, where it is a partner's; empty for an office that is not known here."""


class SiteMorning(NamedValue):
    """A thematic morning that left something public; its participants and its papers are not on the site."""

    key: MatineeId
    title: Bilingual
    theme: Bilingual
    on: date | None
    place: str


class SiteCompetence(NamedValue):
    """Who knows about a theme, as far as that is public."""

    theme: Bilingual
    side: Side
    person: str
    function: Bilingual
    body: Bilingual
    territory: Bilingual
    note: Bilingual
    keeper: Bilingual | None = None


class Site(NamedValue):
    """Everything that is on the site; `keeper` is the office that made it.

    `waiting` is what partners call public and nobody here agreed to, as it is now: it is not on the site.
    """

    keeper: Bilingual
    made_on: date
    resources: tuple[SiteResource, ...]
    mornings: tuple[SiteMorning, ...]
    competences: tuple[SiteCompetence, ...]
    waiting: tuple[PartnerEntry, ...] = ()

    @property
    def left_out(self) -> tuple[SiteResource, ...]:
        """Resources that are named there without their file."""
        return tuple(one for one in self.resources if one.file is not None and one.file.left_out is not None)


def _go_on() -> None:
    """Of work that nobody stops."""


def site_of(store: OpenFile, made_on: date, go_on: Callable[[], None] = _go_on) -> Site:
    """What is marked public in a workspace: resources with their files, their mornings, and who knows about what.

    What a partner marked so is there only as a person here agreed to it, with whose it is.
    What `go_on` raises while files are read ends it.
    """
    of_partners = {entry.record.id: entry for entry in partner_entries(store)}
    waiting = {key: entry for key, entry in of_partners.items() if entry.agreement is not Agreement.AGREED}
    public = [one for one in store.all(Resource, public=True) if one.id not in waiting]
    known = [one for one in store.all(Competence, public=True) if one.id not in waiting]
    territories = {one.id: one.name for one in store.all(Territory)}
    names: list[str] = []
    resources = []
    words = words_of_files(store, [one for one in public if one.sha256 and _is_offered(store, one)], go_on)
    for one in sorted(public, key=lambda one: (-(one.on.toordinal() if one.on else 0), one.id)):
        file = _file(store, one, names, words)
        if file is not None and file.on_site:
            names.append(file.on_site)
        territory = territories.get(one.territory, NO_TEXT) if one.territory else NO_TEXT
        resources.append(_resource(one, territory, file, of_partners.get(one.id)))
    mornings = store.some(Matinee, {one.matinee for one in public if one.matinee is not None})
    office = store.get(Office, store.office_id)
    return Site(
        keeper=office.name if office is not None else NO_TEXT,
        made_on=made_on,
        resources=tuple(resources),
        mornings=tuple(_morning(one) for one in sorted(mornings, key=_latest_first)),
        competences=tuple(_competence(store, one, territories, of_partners.get(one.id)) for one in known),
        waiting=tuple(waiting.values()),
    )


def _latest_first(one: Matinee) -> tuple[int, int]:
    return (-(one.on.toordinal() if one.on else 0), one.id.int)


def _morning(one: Matinee) -> SiteMorning:
    return SiteMorning(key=one.id, title=one.title, theme=one.theme, on=one.on, place=one.place)


def _resource(one: Resource, territory: Bilingual, file: SiteFile | None, entry: PartnerEntry | None) -> SiteResource:
    return SiteResource(
        key=one.id,
        title=one.title,
        kind=one.resource_kind,
        description=one.description,
        written_in=one.written_in,
        themes=one.themes,
        tags=one.tags,
        territory=territory,
        matinee=one.matinee,
        author=one.author,
        on=one.on,
        link=one.link if is_link(one.link) else "",
        file=file,
        keeper=entry.keeper if entry is not None else None,
    )


def _is_offered(store: OpenFile, one: Resource) -> bool:
    return one.size <= MOST_BYTES and blobs.holds(store, one.sha256)


def _file(store: OpenFile, one: Resource, taken: Sequence[str], words: Mapping[str, str]) -> SiteFile | None:
    if not one.sha256:
        return None
    left_out, head = None, b""
    if one.size > MOST_BYTES:
        left_out = LeftOut.LARGE
    elif not blobs.holds(store, one.sha256):
        left_out = LeftOut.AWAY
    else:
        head, tail = blobs.ends(store, one.sha256, HEAD)
        left_out = LeftOut.PROGRAM if could_be_program(one.name, head, tail) else None
    name = safe_name(one.name)
    if left_out is not None:
        return SiteFile(name=one.name, size=one.size, left_out=left_out)
    name = unserved(name + AS_TEXT if is_active(name, head) else name, AS_TEXT)
    on_site = another_name(name, taken)
    return SiteFile(name=one.name, size=one.size, sha256=one.sha256, on_site=on_site, words=words[one.sha256])


def _competence(
    store: OpenFile, one: Competence, territories: dict[TerritoryId, Bilingual], entry: PartnerEntry | None
) -> SiteCompetence:
    person = store.get(Person, one.person) if one.person is not None else None
    body = store.get(Organisation, one.organisation) if one.organisation is not None else None
    return SiteCompetence(
        theme=one.theme,
        side=one.side,
        person=person_name(person) if person is not None else "",
        function=person.function if person is not None else NO_TEXT,
        body=body.name if body is not None else NO_TEXT,
        territory=territories.get(one.territory, NO_TEXT) if one.territory is not None else NO_TEXT,
        note=one.note,
        keeper=entry.keeper if entry is not None else None,
    )


def megabytes(size: int) -> int:
    """As a person reads the size of a large file."""
    return -(-size // MEGABYTE)
