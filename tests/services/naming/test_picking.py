"""Is a record found while its name is being typed, and is it told from its namesakes?"""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.hit_order import fit
from ctj_desktop.domain.ids import (
    DecisionId,
    HomeId,
    MandateId,
    OfficeHeldId,
    OrganisationId,
    PersonPrivateId,
    RestrictedDecisionId,
    SeatId,
    TerritoryId,
    ctj_home,
    uuid7,
)
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeHeld, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Address, Organisation, Person, PersonPrivate, Side, Territory
from ctj_desktop.domain.records.voting import Decision, RestrictedDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.picking import name_of_record, names_of
from ctj_desktop.storage.queries import picking
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, an_item, save

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with a_store(tmp_path / "picking.ctj") as made:
        yield made


@pytest.fixture(params=["looked through", "by the index"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows, and as if there were more than can be looked through."""
    if request.param == "by the index":
        monkeypatch.setattr(picking, "FEW", -1)
    else:
        monkeypatch.setattr(picking, "MANY_HITS", -1)


def body(store: Store, fr: str, de: str = "", place: str = "", **more: str) -> Organisation:
    """A body."""
    return Organisation(
        id=OrganisationId(uuid7()),
        home=HomeId(store.office_id),
        name=Bilingual.of(fr, de),
        short_name=Bilingual.of(more.get("short", ""), ""),
        address=Address(place=place) if place else None,
    )


def somebody(
    store: Store, given: str, family: str, function: Bilingual = NO_TEXT, organisation: OrganisationId | None = None
) -> Person:
    """A person of this office."""
    person = a_person(store.office_id, family)
    return replace(person, given_name=given, function=function, organisation=organisation)


def a_seat(committee: Committee, *, label: str = "", of: Organisation | None = None) -> Seat:
    """A seat of a body."""
    return Seat(
        id=SeatId(uuid7()),
        home=committee.home,
        committee=committee.id,
        side=Side.CH,
        label=Bilingual.of(label, label),
        organisation=of.id if of else None,
    )


def names(store: Store, kind: str, words: str, t: Translator = FR, **more: object) -> list[str]:
    """What is offered."""
    return [one.name for one in names_of(store, t, [kind], words, **more)]  # type: ignore[arg-type]


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize(
    "words", ["mü", "MULLER", "zoe", "zo mul", "mul zo", "Zoé Müller", "zoe  müller", "Mu\u0308", "l", "lac", "du zoé"]
)
def test_every_word_begins_a_part_of_the_name_in_any_order(store: Store, words: str) -> None:
    save(store, somebody(store, "Zoé", "Müller-du Lac"), somebody(store, "Amélie", "Chappuis"))
    assert names(store, "person", words) == ["Zoé Müller-du Lac"]


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize("words", ["oller", "ac", "zoe x", "mulller", "?", "-", "zoe chappuis"])
def test_nothing_else_is_found(store: Store, words: str) -> None:
    save(store, somebody(store, "Zoé", "Müller-du Lac"), somebody(store, "Amélie", "Chappuis"))
    assert names(store, "person", words) == []


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize(
    "words", ['"', "mul*", "mul%", "[m", "m' OR 1", "NEAR(", "mul^", "\x00", "ﬁ", "a" * 500, "-- "]
)
def test_no_sign_breaks_it(store: Store, words: str) -> None:
    save(store, somebody(store, "Zoé", "Müller"))
    assert names(store, "person", words) in ([], ["Zoé Müller"])


def test_two_letters_in_one_and_accents_of_their_own(store: Store) -> None:
    heart = body(store, "Paroisse du Sacré-Cœur", "Strassenamt Thun")
    save(store, heart, somebody(store, unicodedata.normalize("NFD", "Zoé"), unicodedata.normalize("NFD", "Élie")))
    for words in ("coeur", "CŒUR", "sacre c", "strassen", "straßen"):
        assert names(store, "organisation", words) == ["Paroisse du Sacré-Cœur"]
    assert len(names(store, "person", "elie zoé")) == 1


@pytest.mark.usefixtures("both_ways")
def test_what_is_called_so_comes_before_what_begins_so_before_what_holds_it(store: Store) -> None:
    titles = ("Association du Parc", "Parc", "Parc du Doubs", "Parc de l’Étang", "Zone Parc")
    save(store, *(body(store, title) for title in titles))
    found = ["Parc", "Parc de l’Étang", "Parc du Doubs", "Association du Parc", "Zone Parc"]
    assert names(store, "organisation", "parc") == found
    assert names(store, "organisation", "parc", limit=2) == found[:2]


def test_a_name_is_found_by_either_end_and_in_either_language(store: Store) -> None:
    save(store, somebody(store, "Anne", "Berset"), somebody(store, "Berthe", "Annen"))
    assert names(store, "person", "ber an")[0] in ("Anne Berset", "Berthe Annen")
    assert names(store, "person", "berset anne") == ["Anne Berset"]
    save(store, body(store, "Ville de Bienne", "Stadt Biel"))
    assert names(store, "organisation", "biel") == ["Ville de Bienne"]
    assert names(store, "organisation", "ville", DE) == ["Stadt Biel"]


def test_without_words_the_first_by_name_are_there(store: Store) -> None:
    save(store, *(body(store, name) for name in ("Zurzach", "Éclépens", "Echallens", "arc", "Étoy", "Fribourg")))
    assert names(store, "organisation", "") == ["arc", "Echallens", "Éclépens", "Étoy", "Fribourg", "Zurzach"]
    assert names(store, "organisation", "  ", limit=2) == ["arc", "Echallens"]


def test_what_bears_a_number_begins_with_the_newest(store: Store) -> None:
    committee = a_committee()
    meetings = [a_meeting(committee, number) for number in ("2026-04", "2027-01", "2025-11")]
    save(store, committee, *meetings)
    assert names(store, "meeting", "") == ["2027-01", "2026-04", "2025-11"]
    assert names(store, "meeting", "2026-04") == ["2026-04"]


@pytest.mark.usefixtures("both_ways")
def test_what_is_deleted_is_never_offered(store: Store) -> None:
    gone = somebody(store, "Zoé", "Müller")
    save(store, gone)
    with store.write(OperationLabel("person.deleted")) as unit:
        unit.delete(gone)
    assert names(store, "person", "zoe") == names(store, "person", "") == []


def test_namesakes_are_told_apart(store: Store) -> None:
    town = body(store, "Association pour le développement du Nord vaudois", place="Yverdon-les-Bains", short="ADNV")
    committee = replace(a_committee(), short_name=Bilingual.of("Mont d’Or – Chasseron", ""))
    meeting = replace(a_meeting(committee, "2027-01"), on=date(2027, 3, 12))
    save(store, town, committee, meeting, an_item(meeting, "Marchés", "Märkte"))
    save(store, somebody(store, "Zoé", "Müller", function=Bilingual.of("syndique", "Gemeindepräsidentin")))
    save(store, somebody(store, "Zoé", "Müller", function=Bilingual.of("secrétaire", ""), organisation=town.id))
    save(store, a_seat(committee, label="Coprésidence", of=town), a_seat(committee, of=town))

    def beside(kind: str, words: str, t: Translator = FR) -> list[str]:
        return sorted(one.second for one in names_of(store, t, [kind], words))

    assert beside("person", "zoe") == ["secrétaire · ADNV", "syndique"]
    assert beside("person", "zoe", DE) == ["Gemeindepräsidentin", "secrétaire · ADNV"]
    assert beside("organisation", "association") == ["Yverdon-les-Bains"]
    assert beside("seat", "copresidence") == ["ADNV · Mont d’Or – Chasseron"]
    assert beside("seat", "association") == ["Mont d’Or – Chasseron"]
    assert beside("agenda_item", "marches") == ["2027-01 · 12.03.2027"]
    assert beside("meeting", "2027") == ["12.03.2027 · Mont d’Or – Chasseron"]
    assert beside("committee", "mont") == [""]


def test_a_body_of_ones_own_is_told_from_the_published_one_of_that_name(store: Store) -> None:
    region = Territory(id=TerritoryId(uuid7()), home=ctj_home(), code="MOC", name=Bilingual.of("Mont d’Or – Chasseron"))
    published = replace(body(store, "Ville de Pontarlier"), territory=region.id)
    save(store, region, published, body(store, "Ville de Pontarlier"))
    found = names_of(store, FR, ["organisation"], "pontarlier")
    assert sorted(one.second for one in found) == ["", "Mont d’Or – Chasseron"]


@pytest.mark.usefixtures("both_ways")
def test_what_has_no_name_is_found_by_what_names_it(store: Store) -> None:
    committee, town = a_committee(), body(store, "Préfecture du Doubs")
    seat, labelled = a_seat(committee, of=town), a_seat(committee, label="Coprésidence", of=town)
    holder = somebody(store, "Zoé", "Müller")
    save(store, committee, town, seat, labelled, holder)
    mandate = Mandate(
        id=MandateId(uuid7()),
        home=committee.home,
        committee=committee.id,
        seat=seat.id,
        person=holder.id,
        start=date(2027, 1, 1),
    )
    office = OfficeHeld(
        id=OfficeHeldId(uuid7()),
        home=committee.home,
        committee=committee.id,
        person=holder.id,
        office=OfficeOfCommittee.PRESIDENT,
        start=date(2027, 1, 1),
    )
    save(store, mandate, office)
    assert [one.key for one in names_of(store, FR, ["seat"], "prefecture")] == [seat.id]
    assert [one.key for one in names_of(store, FR, ["seat"], "copres")] == [labelled.id]
    assert names(store, "seat", "prefecture") == ["Préfecture du Doubs"]
    assert names(store, "mandate", "mull") == names(store, "office_held", "mull") == ["Zoé Müller"]
    assert names(store, "mandate", "prefecture") == []


def test_it_is_narrowed_by_equal_values(store: Store) -> None:
    here, there = a_committee("MOC"), a_committee("AUD")
    save(store, here, there, a_seat(here, label="Siège A"), a_seat(there, label="Siège B"))
    assert names(store, "seat", "siege", among={"committee": here.id}) == ["Siège A"]
    assert names(store, "seat", "", among={"committee": there.id}) == ["Siège B"]
    assert names(store, "seat", "siege", among={"committee": here.id, "organisation": None}) == ["Siège A"]
    assert len(names(store, "seat", "siege", among={"side": Side.CH})) == 2


def test_the_restricted_twin_is_meant_as_well(store: Store) -> None:
    committee = a_committee()
    meeting = a_meeting(committee)
    item = an_item(meeting, "Huis clos", "Geheim")
    text = Bilingual.of("Le comité décide", "Der Ausschuss beschliesst")
    shared = {"home": committee.home, "committee": committee.id, "meeting": meeting.id, "item": item.id, "text": text}
    save(store, committee, meeting, item)
    save(store, Decision(id=DecisionId(uuid7()), number="D-1", **shared))  # type: ignore[arg-type]
    save(store, RestrictedDecision(id=RestrictedDecisionId(uuid7()), number="D-2", **shared))  # type: ignore[arg-type]
    assert names(store, "decision", "comite") == ["D-2 Le comité décide", "D-1 Le comité décide"]
    hidden = names_of(store, FR, ["decision"], "d-2")[0].key
    assert name_of_record(store, FR, "decision", hidden) == "D-2 Le comité décide"


def test_a_record_is_called_the_same_when_it_is_chosen(store: Store) -> None:
    committee, town = a_committee(), body(store, "Préfecture du Doubs", "Präfektur Doubs")
    save(store, committee, town, a_seat(committee, of=town), a_seat(committee), somebody(store, "Zoé", "Müller"))
    save(store, a_meeting(committee, None), body(store, "Très " + "long " * 60))
    for kind in ("seat", "organisation", "person", "committee", "meeting"):
        found = names_of(store, DE, [kind], "")
        assert found
        assert all(one.name and name_of_record(store, DE, kind, one.key) == one.name for one in found)
        assert all(len(one.name) <= 120 for one in found)


def test_what_is_not_here_is_said_not_to_be(store: Store) -> None:
    assert name_of_record(store, FR, "person", uuid7()) == "non communiqué"
    assert name_of_record(store, DE, "organisation", uuid7()) == "nicht mitgeteilt"


def test_private_data_is_found_by_the_person(store: Store) -> None:
    zoe = somebody(store, "Zoé", "Müller")
    save(store, zoe, PersonPrivate(id=PersonPrivateId(zoe.id), home=zoe.home, note="à rappeler"))
    assert names(store, "person_private", "mull") == ["Zoé Müller"]


@pytest.mark.usefixtures("both_ways")
def test_every_kind_can_be_asked_for(store: Store) -> None:
    committee = a_committee()
    save(store, committee, somebody(store, "Zoé", "Müller"))
    for kind in BY_KIND:
        assert names(store, kind, "introuvable b") == []
        assert names(store, kind, "", among={"committee": committee.id}) in ([], names(store, kind, ""))
    assert names(store, "kind_of_a_newer_version", "zoe") == []


def test_many_kinds_are_looked_through_at_once(store: Store) -> None:
    save(store, somebody(store, "Zoé", "Marché"), body(store, "Marché couvert"))
    found = names_of(store, FR, ["person", "organisation", "newer"], "marche")
    assert {one.name for one in found} == {"Zoé Marché", "Marché couvert"}


def test_a_long_kind_is_found_by_one_letter_among_hits_of_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "FEW", -1)
    monkeypatch.setattr(picking, "MANY_HITS", 1)
    committee = a_committee()
    meeting = a_meeting(committee)
    save(store, committee, meeting, *(an_item(meeting, f"Vergers {n}", f"Obstgärten {n}") for n in range(20)))
    save(store, somebody(store, "Zoé", "Verger"))
    assert names(store, "person", "v") == names(store, "person", "ver") == ["Zoé Verger"]
    assert len(names(store, "agenda_item", "verg")) == 8


@pytest.mark.parametrize(
    ("wanted", "have"),
    [("saint-ju", "commune de saint-julien"), ("doubs", "prefecture (doubs)"), ("d'or", "mont d'or")],
)
def test_signs_between_words_do_not_matter(wanted: str, have: str) -> None:
    assert fit(wanted, have) is not None


def test_thousands_of_names_are_neither_missed_nor_confused(store: Store) -> None:
    families = ("Aubry", "Besson", "Chédel", "Dörig", "Étique", "Froidevaux", "Güder", "Huguenin")
    people = [somebody(store, f"Nº {n % 97}", f"{families[n % 8]} {n:04}") for n in range(2_000)]
    save(store, *people, *(body(store, f"Étique {n}") for n in range(600)))
    for n in (3, 700, 1_999):
        words = f"{families[n % 8][:3]} {n:04}"
        assert [one.key for one in names_of(store, FR, ["person"], words)] == [people[n].id]
    assert names(store, "person", "et")[0] == "Nº 0 Étique 0388"
    assert all("Güder" in name for name in names(store, "person", "gu"))
    assert len(names(store, "person", "h 19")) == 8
    found = names(store, "person", "9 gud 0")
    assert len(found) == 8
    assert all(name.startswith("Nº 9") and "Güder 0" in name for name in found)


def test_as_many_are_given_as_are_asked_for(store: Store) -> None:
    save(store, *(body(store, f"Commune {n:03}") for n in range(150)))
    assert len(names(store, "organisation", "", limit=200)) == 150
    assert names(store, "organisation", "com", limit=140)[-1] == "Commune 139"


def test_an_item_of_a_meeting_is_found_among_its_own(store: Store) -> None:
    committee = a_committee()
    first, second = a_meeting(committee, "2027-01"), a_meeting(committee, "2027-02")
    items = [an_item(meeting, "Divers", "Varia") for meeting in (first, second)]
    save(store, committee, first, second, *items)
    assert store.count(AgendaItem) == store.count(Meeting) == 2
    found = names_of(store, FR, ["agenda_item"], "div", among={"meeting": second.id})
    assert [one.key for one in found] == [items[1].id]
