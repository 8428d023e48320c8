"""Do files and links become resources, found by what is written in them, and is a program refused?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.resources import Resource, ResourceKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.attached_files import NotOpened, copy_to_open, save_copy
from ctj_desktop.services.meetings.attached_texts import read_text
from ctj_desktop.services.meetings.item_documents import FileTooLarge
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.resources import competences, library
from ctj_desktop.services.resources.refusals import BadLink, CouldBeProgram, LinkMissing, NoExpertise
from ctj_desktop.storage.index_upkeep import contents_to_read, keep_text
from tests.office import Office, text

FR = load_translator("fr_CH")


def test_a_file_becomes_a_resource_is_found_by_its_words_and_comes_out_again(tmp_path: Path) -> None:
    office = Office(tmp_path)
    paper, slides = tmp_path / "convention_cadre.txt", tmp_path / "Wasser.pptx"
    paper.write_text("coopération sanitaire transfrontalière", "utf-8")
    slides.write_bytes(b"PK\x03\x04 Folien")
    made = office.do(library.join_resources, paths=[paper, slides], language=Language.DE).record
    assert [(one.title.de.text, one.resource_kind, one.public) for one in made] == [
        ("convention cadre", ResourceKind.TEXT, False),
        ("Wasser", ResourceKind.SLIDES, False),
    ]
    for content in contents_to_read(office.store):
        found = read_text(office.store, content, lambda: None)
        keep_text(office.store, content.sha256, found.text, found.why)
    assert [hit.id for hit in search_records(office.store, FR, "sanitaire", ("resource",), 5)] == [made[0].id]
    file = library.file_of_resource(office.store, made[0])
    assert file is not None
    save_copy(office.store, file, tmp_path / "copie.txt")
    assert (tmp_path / "copie.txt").read_bytes() == paper.read_bytes()
    office.do(library.take_file_off, resource=made[0].id)
    bare = office.store.get(Resource, made[0].id)
    assert bare is not None
    assert (bare.name, library.file_of_resource(office.store, bare)) == ("", None)
    office.undo()
    assert office.store.get(Resource, made[0].id) == made[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(("setup.exe", b"x"), ("convention.pdf", b"MZ\x90"), ("lien.pdf.lnk", b"x"), ("notes.txt", b"#!/bin/sh\n")),
        *(("outil.xbap", b"x"), ("sans terminaison", b"x"), ("Protokoll\u202efdp.exe", b"x")),
    ],
)
def test_what_could_be_a_program_is_refused_whatever_it_is_called(tmp_path: Path, name: str, content: bytes) -> None:
    office, path, good = Office(tmp_path), tmp_path / name, tmp_path / "bon.txt"
    path.write_bytes(content)
    good.write_text("bon", "utf-8")
    with pytest.raises(CouldBeProgram) as refused:
        office.do(library.join_resources, paths=[good, path])
    assert "\u202e" not in sentence(FR, refused.value)
    assert office.store.count(Resource) == 0


def test_a_video_of_half_a_gigabyte_is_refused_with_its_size(tmp_path: Path) -> None:
    office, path = Office(tmp_path), tmp_path / "matinée.mp4"
    with path.open("wb") as made:
        made.truncate(500 * 1024 * 1024)  # takes no room on the disk
    with pytest.raises(FileTooLarge) as refused:
        office.do(library.join_resources, paths=[path])
    assert (refused.value.size, office.store.count(Resource)) == (500, 0)


def test_a_page_of_others_is_kept_and_never_opened_from_here(tmp_path: Path) -> None:
    office, path = Office(tmp_path), tmp_path / "carte.svg"
    path.write_text("<svg onload='alert(1)'/>", "utf-8")
    (made,) = office.do(library.join_resources, paths=[path]).record
    file = library.file_of_resource(office.store, made)
    assert file is not None
    with pytest.raises(NotOpened):
        copy_to_open(office.store, file, tmp_path)


WRONG_LINKS = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "exemple.ch",
    "https://",
    "data:text/html,x",
    'https://x/"><script>',
    "https://admin:secret@exemple.ch/",
    "https://exemple.ch%40ailleurs.example/",
    "https://exemple.ch\u202e/fdp.exe",
    "https://exemple.ch/%E2%80%AEfdp.exe",
    "mailto:a@exemple.ch?bcc=b@exemple.ch",
    "mailto:a@exemple.ch?subject=x&%42cc=b@exemple.ch",
    "mailto:a@exemple.ch,b@exemple.ch",
    "mailto:a@exemple.ch?subject=x%0d%0aBcc:%20b@exemple.ch",
]
RIGHT_LINKS = [
    "https://exemple.ch",
    "HTTP://exemple.ch:8080/a?b=c@d#e",
    "https://exemple.ch/M%C3%A9dias/@arc",
    "mailto:info@exemple.ch",
    "mailto:info@exemple.ch?subject=Bonjour%20%C3%A0%20vous",
]


@pytest.mark.parametrize("link", RIGHT_LINKS)
def test_a_link_that_is_what_it_says_is_kept(link: str) -> None:
    assert library.is_link(link)


@pytest.mark.parametrize("link", WRONG_LINKS)
def test_a_link_leads_to_a_page_or_to_a_mailbox(tmp_path: Path, link: str) -> None:
    office = Office(tmp_path)
    with pytest.raises(BadLink):
        office.do_fields(library.add_resource, title=text("Lien"), link=link)
    assert office.store.count(Resource) == 0


def test_a_link_is_corrected_and_whoever_made_it_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with pytest.raises(LinkMissing):
        office.do_fields(library.add_resource, title=text("Lien"), resource_kind=ResourceKind.LINK)
    made = office.do_fields(
        library.add_resource, title=text("OSTAJ"), link=" https://www.exemple.ch/ostaj?a=1 ", made_by="OSTAJ"
    ).record
    assert (made.link, made.author) == ("https://www.exemple.ch/ostaj?a=1", "OSTAJ")
    said = {"public": True, "link": "mailto:a@exemple.ch"}
    changed = office.do_fields(library.change_resource, resource=made.id, **said).record
    assert (changed.public, changed.link, changed.author) == (True, "mailto:a@exemple.ch", "OSTAJ")


def test_an_entry_of_the_directory_leads_to_somebody(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person()
    said = {"theme": text("Eau", "Wasser"), "side": person.side}
    with pytest.raises(NoExpertise):
        office.do_fields(competences.add_competence, **said)
    made = office.do_fields(competences.add_competence, person=person.id, **said).record
    with pytest.raises(Refused):
        office.do_fields(competences.change_competence, competence=made.id, person=None)
    assert (made.home, made.public) == (office.store.home(), False)
    office.do(competences.remove_competence, competence=made.id)
    office.undo()
    assert office.store.get(type(made), made.id) == made
