"""Does what partners call public stand on the site only as a person here agreed to it, with whose it is?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.cli.program import main
from ctj_desktop.domain.ids import HomeId, ResourceId, SiteConsentId, ctj_home, link_id
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.people import OfficeKind, Person, Side
from ctj_desktop.domain.records.resources import Competence, Resource, SiteConsent
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.papers.resource_site import produce_site
from ctj_desktop.services.resources import competences, library, matinees
from ctj_desktop.services.resources.consent import (
    Agreement,
    agree_to_publish,
    entries_among,
    partner_entries,
    withdraw_consent,
)
from ctj_desktop.services.resources.refusals import ChangedSinceRead, NothingToAgreeTo
from ctj_desktop.services.resources.site.contents import site_of
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.storage.log.merge import take_from
from tests.office import TODAY, Office, text
from tests.services.exchange.two_offices import Two
from tests.services.resources.site.reading import faults, read_site

FR = load_translator("fr_CH")
LABEL = OperationLabel("resource.changed", {"title": "x"})


class Neighbours:
    """This office, and a partner whose records came by an exchange."""

    def __init__(self, folder: Path) -> None:
        self.here = Office(folder)
        self.there = Office(folder, name="voisin", seed=2, called=text("Bureau voisin", "Nachbarstelle"))
        self.morning = self.there.do_fields(
            matinees.add_matinee, title=text("L’eau", "Wasser"), place="Fleurier"
        ).record
        said = {"link": "https://voisin.example/", "public": True, "matinee": self.morning.id}
        self.resource: Resource = self.there.do_fields(
            library.add_resource, title=text("Guide", "Leitfaden"), **said
        ).record
        self.person = self.there.a_person("Voisine", "Dominique")
        entry = {"theme": text("Eau", "Wasser"), "side": Side.CH, "person": self.person.id, "public": True}
        self.competence: Competence = self.there.do_fields(competences.add_competence, **entry).record
        self.come()

    def come(self) -> None:
        """What the partner wrote is here."""
        take_from(self.here.store, self.there.store)

    def change(self, record: Record, after: Record) -> None:
        """The partner writes, and it comes here."""
        with self.there.store.write(LABEL) as unit:
            unit.save(after, before=record)
        self.come()

    def agreement(self, record: Record) -> Agreement:
        return next(one.agreement for one in partner_entries(self.here.store) if one.record.id == record.id)

    def on_site(self) -> list[str]:
        site = site_of(self.here.store, TODAY)
        return [one.title.fr.text for one in site.resources] + [one.person for one in site.competences]


def test_nothing_of_a_partner_is_published_unasked(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    own = both.here.do_fields(library.add_resource, title=text("Propre", ""), link="https://ici.example", public=True)
    assert both.on_site() == ["Propre"]
    site = site_of(both.here.store, TODAY)
    assert [(one.title.fr.text, one.keeper.fr.text, one.agreement) for one in site.waiting] == [
        ("Eau", "Bureau voisin", Agreement.NEW),
        ("Guide", "Bureau voisin", Agreement.NEW),
    ]
    assert site.mornings == ()
    assert partner_entries(both.there.store) == []
    with pytest.raises(NothingToAgreeTo):
        both.here.do(agree_to_publish, record=own.record.id)
    with pytest.raises(NotHere):
        both.here.do(agree_to_publish, record=ResourceId(both.person.id))


def test_what_a_person_agreed_to_stands_there_with_whose_it_is(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    for record in (both.resource, both.competence):
        both.here.do(agree_to_publish, record=record.id)
    assert both.on_site() == ["Guide", "Dominique Voisine"]
    assert sentence_of(FR, happened(both.here.store)[0]).endswith("Publication «\u202fEau\u202f» acceptée")
    made = produce_site(both.here.store, tmp_path, "site", FR)
    assert made.waiting == ()
    assert faults(made.folder) == []
    pages = read_site(made.folder)
    naming = [name for name, page in pages.items() if "Bureau voisin" in " ".join(page.texts)]
    assert {name.partition("/")[2].partition("-")[0] for name in naming} == {"people.html", "resource"}
    both.here.undo()
    assert both.on_site() == ["Guide"]
    both.here.redo()
    assert both.on_site() == ["Guide", "Dominique Voisine"]


def test_a_new_version_is_asked_again_and_says_what_changed(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    both.here.do(agree_to_publish, record=both.resource.id)
    changed = replace(both.resource, title=text("Guide piégé", "Leitfaden"), link="https://ailleurs.example/")
    both.change(both.resource, changed)
    assert both.agreement(both.resource) is Agreement.CHANGED
    assert both.on_site() == []
    (entry,) = entries_among(both.here.store, [changed])
    assert entry.changed == ("title", "link")
    with pytest.raises(ChangedSinceRead):
        both.here.do(agree_to_publish, record=both.resource.id, read="0" * 64)
    both.here.do(agree_to_publish, record=both.resource.id, read=entry.print)
    assert both.on_site() == ["Guide piégé"]
    assert both.here.store.count(SiteConsent) == 1
    both.change(changed, replace(changed, title=both.resource.title, link=both.resource.link))
    assert both.on_site() == []  # the version before last is not the one that was agreed to


@pytest.mark.parametrize("said", ["function", "morning", "file"])
def test_whatever_the_site_says_of_it_belongs_to_the_version(tmp_path: Path, said: str) -> None:
    both = Neighbours(tmp_path)
    for record in (both.resource, both.competence):
        both.here.do(agree_to_publish, record=record.id)
    if said == "function":
        both.change(both.person, replace(both.person, function=text("Présidente", "Präsidentin")))
    elif said == "morning":
        both.change(both.morning, replace(both.morning, place="Ailleurs", on=date(2027, 1, 1)))
    else:
        both.change(both.resource, replace(both.resource, name="guide.pdf", size=4, sha256="ab" * 32))
    changed = {one.record.id: one.changed for one in partner_entries(both.here.store) if one.changed}
    assert (
        changed
        == {
            "function": {both.competence.id: ("person",)},
            "morning": {both.resource.id: ("matinee",)},
            "file": {both.resource.id: ("name",)},
        }[said]
    )


def test_what_is_not_on_the_site_is_not_asked_again(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    both.here.do(agree_to_publish, record=both.resource.id)
    both.change(both.resource, replace(both.resource, source="archives"))
    assert both.agreement(both.resource) is Agreement.AGREED


def test_an_agreement_is_withdrawn_and_comes_back_by_undo(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    consent = both.here.do(agree_to_publish, record=both.resource.id).record
    both.here.do(withdraw_consent, site_consent=consent.id)
    assert both.on_site() == []
    both.here.undo()
    assert both.on_site() == ["Guide"]
    both.here.do(withdraw_consent, site_consent=consent.id)
    again = both.here.do(agree_to_publish, record=both.resource.id).record
    assert (again, both.on_site()) == (consent, ["Guide"])


def test_a_partner_that_no_longer_calls_it_public_takes_it_off(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    both.here.do(agree_to_publish, record=both.resource.id)
    both.change(both.resource, replace(both.resource, public=False))
    assert both.on_site() == []
    assert [one.record.id for one in partner_entries(both.here.store)] == [both.competence.id]
    with pytest.raises(NothingToAgreeTo):
        both.here.do(agree_to_publish, record=both.resource.id)


def test_the_second_device_of_the_office_has_the_agreement_and_nobody_else(tmp_path: Path) -> None:
    two = Two(tmp_path)
    away = Resource(
        id=ResourceId(two.here.store.environment.new_id()),
        home=HomeId(two.here.store.environment.new_id()),
        title=text("Guide", ""),
        link="https://voisin.example",
        public=True,
    )
    with two.here.store.write(LABEL) as unit:
        unit.save(away)
    two.here.do(agree_to_publish, record=away.id)
    two.exchange()
    assert [one.agreement for one in partner_entries(two.there.store)] == [Agreement.AGREED]
    assert partner_entries(two.there.store)[0].keeper == Bilingual()
    assert SiteConsent.data_class == "personal"


def test_of_a_committee_it_is_asked_what_another_office_wrote(tmp_path: Path) -> None:
    two = Two(tmp_path)
    said = {"link": "https://moc.example", "public": True, "committee": two.committee.id}
    two.here.do_fields(library.add_resource, title=text("Notre texte", ""), **said)
    two.there.do_fields(library.add_resource, title=text("Leur texte", ""), **said)
    two.exchange()
    (entry,) = partner_entries(two.here.store)
    assert (entry.title.fr.text, entry.keeper) == ("Leur texte", two.committee.name)


def test_the_conference_asks_nobody_for_what_it_keeps(tmp_path: Path) -> None:
    for kind, waiting in ((OfficeKind.CTJ, 0), (OfficeKind.SECRETARIAT, 1)):
        office = Office(tmp_path, name=kind.value, kind=kind)
        row = Resource(
            id=ResourceId(office.store.environment.new_id()),
            home=ctj_home(),
            title=text("Convention", ""),
            link="https://ctj.example",
            public=True,
        )
        with office.store.write(LABEL) as unit:
            unit.save(row)
        found = partner_entries(office.store)
        assert [one.keeper.fr.text for one in found] == ["CTJ"] * waiting


def test_what_is_dangerous_stays_harmless_once_agreed(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    for link in ("javascript:alert(1)", "data:text/html,x", "https://user:pass@voisin.example/"):
        resource = both.there.store.get(Resource, both.resource.id)
        person = both.there.store.get(Person, both.person.id)
        assert resource is not None
        assert person is not None
        both.change(resource, replace(resource, link=link, name="Protokoll\u202efdp.exe", size=1, sha256="cd" * 32))
        for entry in partner_entries(both.here.store):
            both.here.do(agree_to_publish, record=entry.record.id)
        made = produce_site(both.here.store, tmp_path, f"site {len(link)}", FR)
        whole = "".join(path.read_text("utf-8") for path in made.folder.rglob("*.html"))
        assert link not in whole
        assert "\u202e" not in whole
        assert not (made.folder / "files").exists()


def test_the_command_leaves_out_what_nobody_agreed_to_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = Neighbours(tmp_path)
    both.here.do(agree_to_publish, record=both.competence.id)
    both.here.store.close()
    assert main(["--lang", "fr", "site", str(both.here.store.path), str(tmp_path / "site")]) == 0
    said = capsys.readouterr().out
    assert "Écarté, faute d’accord donné ici\u00a0: Guide (Bureau voisin)" in said
    assert "Guide" not in "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))


def test_a_partner_neither_agrees_in_our_place_nor_writes_as_us(tmp_path: Path) -> None:
    both = Neighbours(tmp_path)
    ours = both.here.store.home()
    forged = replace(
        both.resource, id=ResourceId(both.there.store.environment.new_id()), home=ours, title=text("Faux", "")
    )
    consent = both.here.do(agree_to_publish, record=both.competence.id).record
    with both.there.store.write(LABEL) as unit:
        unit.save(forged)
        version = next(one.version for one in partner_entries(both.here.store) if one.record.id == both.resource.id)
        made = link_id("site_consent", ours, both.resource.id)
        unit.save(replace(consent, id=SiteConsentId(made), record=both.resource.id, version=version))
    both.come()
    assert both.here.store.count(SiteConsent) == 2
    assert both.on_site() == ["Dominique Voisine"]
    waiting = site_of(both.here.store, TODAY).waiting
    assert sorted((one.title.fr.text, one.keeper.fr.text) for one in waiting) == [
        ("Faux", "Secrétariat d’exemple"),
        ("Guide", "Bureau voisin"),
    ]
    both.here.do(agree_to_publish, record=both.resource.id)
    assert both.on_site() == ["Guide", "Dominique Voisine"]
