"""A library with what is public and what is not, for the tests of its site."""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import Resource, ResourceKind
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership import people
from ctj_desktop.services.resources import competences, library, matinees
from tests.office import Office, text

SCRIPT = "</title><script>document.title='carried out'</script>"
"""A title that somebody wrote on purpose."""


def shared(office: Office, folder: Path, name: str, content: bytes, title: Bilingual, **said: object) -> Resource:
    """A public resource with a file."""
    path = folder / name
    path.write_bytes(content)
    (made,) = office.do(library.join_resources, paths=[path]).record
    changed: Resource = office.do_fields(
        library.change_resource, resource=made.id, title=title, public=True, **said
    ).record
    return changed


def a_library(office: Office, folder: Path) -> None:
    """Four public resources, one of which stays inside; two persons, one of whom is named in public."""
    morning = office.do_fields(
        matinees.add_matinee, title=text("L’eau", "Wasser"), on=date(2019, 7, 4), place="Fleurier"
    ).record
    office.do_fields(matinees.add_matinee, title=text("Matinée sans trace", "Ohne Spur"))
    office.do_fields(matinees.add_matinee_participant, matinee=morning.id, name="Invitée Discrète")
    shared(
        office,
        folder,
        "synthèse eau.pdf",
        b"%PDF-1.4",
        text("Synthèse de la journée", "Zusammenfassung des Tags"),
        matinee=morning.id,
        resource_kind=ResourceKind.REPORT,
        themes=("Eau",),
        written_in=(Language.FR,),
        on=date(2019, 12, 16),
    )
    shared(office, folder, "page.html", b"<script>1</script>", text(SCRIPT, ""), themes=("<b>Santé</b>",))
    shared(office, folder, "foret.pptx", b"PK\x03\x04", text("Gestion forestière", "Waldpflege"), tags=("climat",))
    link = {"resource_kind": ResourceKind.LINK, "link": "https://www.exemple.ch/?a=1&b=2", "public": True}
    office.do_fields(library.add_resource, title=text("Observatoire", "Beobachtungsstelle"), **link)
    office.do_fields(library.add_resource, title=text("Note interne", "Interne Notiz"), link="https://interne.exemple")
    known = office.do_fields(
        people.add_person, family_name="Exemple", given_name="Camille", function=text("Hydrologue", "Hydrologin")
    ).record
    hidden = office.a_person("Secrète", "Sacha")
    said = {"theme": text("Eau", "Wasser"), "side": Side.CH}
    office.do_fields(competences.add_competence, person=known.id, public=True, **said)
    office.do_fields(competences.add_competence, person=hidden.id, **said)
