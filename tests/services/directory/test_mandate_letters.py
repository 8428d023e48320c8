"""Is the body that appoints written to in its language, with the committee's own wording where it has one?"""

from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.people import Address, Organisation, Person, Side
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import letter_to
from ctj_desktop.services.directory.mandate_letters import (
    LetterDraft,
    NobodyAppoints,
    NoBodyBehind,
    draft_letter,
    draft_letters,
    joined_paragraphs,
    usual_language,
)
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.membership.committees import add_seat, appoint, give_office
from ctj_desktop.services.membership.people import add_organisation, change_organisation, change_person
from ctj_desktop.services.membership.radar import RadarKind, RadarLine, radar
from ctj_desktop.services.papers.letter_paper import letter_file, letter_name, letter_names, letters_file
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.texts.letter_texts import FIELDS, USUAL, keep_letter_text, letter_text
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import change_standard_text, remove_standard_text
from tests.documents import reading
from tests.office import Office, text

DAY = date(2027, 2, 24)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    """A Swiss commune whose mandate ends in June, held by somebody who reads German."""
    made = office.a_committee("MOC")
    address = Address(street="Rue A", number="2", postcode="2350", place="Saignelégier", country=Side.CH)
    commune = office.do_fields(
        add_organisation,
        name=text("Commune de Saignelégier", "Gemeinde Saignelégier"),
        side=Side.CH,
        address=address,
        email="commune@saignelegier.example",
    ).record
    seat = office.do_fields(add_seat, committee=made.id, side=Side.CH, organisation=commune.id).record
    holder = office.a_person("Froidevaux", "Isabelle", side=Side.CH)
    office.do(change_person, replace(holder, language=Language.DE), holder)
    office.a_mandate(seat, holder.id, end=date(2027, 7, 1))
    return made


def line_of(office: Office, body: Committee, kind: RadarKind) -> RadarLine:
    return next(one for one in radar(office.store, body.id, DAY).lines if one.kind is kind)


def drafted(office: Office, body: Committee, kind: RadarKind, language: Language = Language.FR) -> LetterDraft:
    return draft_letter(office.store, line_of(office, body, kind), language, DAY)


def test_a_letter_says_whose_mandate_ends_when_and_whom_it_is_for(office: Office, body: Committee) -> None:
    draft = drafted(office, body, RadarKind.MANDATE_ENDS)
    assert draft.address == ("Commune de Saignelégier", "Rue A 2", "2350 Saignelégier")
    assert (draft.mail, draft.country, draft.addressed) == ("commune@saignelegier.example", Side.CH, True)
    assert draft.subject.endswith("Comité MOC")
    assert "Isabelle Froidevaux" in draft.text
    assert "30\u00a0juin\u00a02027" in draft.text
    assert "{" not in draft.subject + draft.text
    assert draft.unknown == ()
    german = drafted(office, body, RadarKind.MANDATE_ENDS, Language.DE)
    assert german.address[0] == "Gemeinde Saignelégier"
    assert "30.\u00a0Juni\u00a02027" in german.text
    assert german.text.endswith("Freundliche Grüsse")


def test_the_language_is_that_of_whoever_sits_there_else_of_the_committee(office: Office, body: Committee) -> None:
    assert usual_language(office.store, line_of(office, body, RadarKind.MANDATE_ENDS)) is Language.DE
    assert usual_language(office.store, line_of(office, body, RadarKind.NO_SUBSTITUTE)) is Language.DE
    office.a_seat(body.id, held=False)
    assert usual_language(office.store, line_of(office, body, RadarKind.VACANT)) is Language.FR


@pytest.mark.parametrize("letter", LetterAbout)
def test_every_usual_text_has_both_languages_and_known_names_only(
    office: Office, body: Committee, letter: LetterAbout
) -> None:
    usual = letter_text(office.store, body.id, letter)
    assert usual.own is None
    for said in (usual.subject, usual.text):
        assert said.fr.text != said.de.text
        assert said.fr.text not in USUAL[letter]
    own = office.do(keep_letter_text, committee=body.id, letter=letter).record
    assert (own.name, own.text, own.fields) == (usual.subject, usual.text, FIELDS[letter])


def test_the_wording_of_a_committee_is_its_own_and_gives_way_to_the_usual_one(office: Office, body: Committee) -> None:
    usual = drafted(office, body, RadarKind.MANDATE_ENDS).text
    own = office.do(keep_letter_text, committee=body.id, letter=LetterAbout.MANDATE_ENDS).record
    assert isinstance(own, StandardText)
    with pytest.raises(UnknownFields) as refused:
        office.do(change_standard_text, replace(own, text=text("Cher {maire}", "{maire}")), own)
    assert refused.value.at_field == "text"
    changed = replace(own, text=text("Fin\u00a0: {dernier jour}, {secrétariat}", "Ende: { dernier jour }"))
    office.do(change_standard_text, changed, own)
    assert drafted(office, body, RadarKind.MANDATE_ENDS).text.startswith("Fin\u00a0: 30\u00a0juin\u00a02027")
    assert office.do(keep_letter_text, committee=body.id, letter=LetterAbout.MANDATE_ENDS).record.text == changed.text
    other = office.a_committee("PDA")
    assert letter_text(office.store, other.id, LetterAbout.MANDATE_ENDS).own is None
    office.do(remove_standard_text, standard_text=own.id)
    assert drafted(office, body, RadarKind.MANDATE_ENDS).text == usual
    again = office.do(keep_letter_text, committee=body.id, letter=LetterAbout.MANDATE_ENDS).record
    assert again.id == own.id


def test_a_name_that_nobody_fills_in_is_seen_and_named(office: Office, body: Committee) -> None:
    own = office.do(keep_letter_text, committee=body.id, letter=LetterAbout.MANDATE_ENDS).record
    odd = replace(own, text=text("{maire} {dernier jour}", "{maire}"), fields=(*own.fields, "maire"))
    office.do(change_standard_text, odd, own)
    draft = drafted(office, body, RadarKind.MANDATE_ENDS)
    assert draft.unknown == ("maire",)
    assert draft.text.startswith("{maire} 30")


def test_a_body_gets_one_letter_about_all_its_seats(office: Office, body: Committee) -> None:
    commune = office.store.all(Organisation, email="commune@saignelegier.example")[0]
    office.do_fields(add_seat, committee=body.id, side=Side.CH, organisation=commune.id)
    office.a_seat(body.id, held=False)  # of no body
    found = draft_letters(office.store, radar(office.store, body.id, DAY).lines, DAY)
    (letter,) = found.drafts
    assert found.about == (4,)  # a mandate that ends, a vacant seat, and nobody who could stand in on either
    assert len(found.nobody) == 2
    assert letter.language is Language.DE
    paragraphs = letter.text.split("\n\n")
    assert len(paragraphs) == len(set(paragraphs))
    assert sum("Isabelle Froidevaux" in part for part in paragraphs) == 1
    assert (paragraphs[0], paragraphs[-1]) == ("Sehr geehrte Damen und Herren", "Freundliche Grüsse")
    assert letter.subject.count(" / ") == 2


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        ((["a", "b", "z"],), ["a", "b", "z"]),
        ((["a", "b", "z"], ["a", "c", "z"]), ["a", "b", "c", "z"]),
        ((["a", "b", "x", "z"], ["a", "c", "x", "z"]), ["a", "b", "c", "x", "z"]),
        ((["a", "z"], ["a", "z"]), ["a", "z"]),
        ((["a"], ["a", "a"]), ["a", "a"]),
        ((["a", "b"], ["c", "d"]), ["a", "b", "c", "d"]),
        (([""], ["", "b"]), ["", "b"]),
    ],
)
def test_what_texts_share_at_both_ends_stands_once(texts: tuple[list[str], ...], together: list[str]) -> None:
    assert joined_paragraphs(texts) == together


@pytest.mark.long
@pytest.mark.slow
def test_letters_are_one_file_each_with_its_own_head(office: Office, body: Committee, tmp_path: Path) -> None:
    french = office.do_fields(add_organisation, name=text("Ville de Morteau"), side=Side.FR).record
    office.do_fields(add_seat, committee=body.id, side=Side.FR, organisation=french.id)
    drafts = draft_letters(office.store, radar(office.store, body.id, DAY).lines, DAY).drafts
    assert len(drafts) == 2
    path = tmp_path / "letters.pdf"
    path.write_bytes(letters_file(office.store, drafts, DAY))
    assert path.read_bytes() == letters_file(office.store, drafts, DAY)
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
    about = OfCommittee(committee=body.id, as_of=DAY)
    made = make(office.store, "mandate-letter", about, Printing(printed_on=DAY))
    assert made.gaps.unaddressed == ("Ville de Morteau",)
    assert letter_names(load_translator("fr_CH"), [*drafts, drafts[0]], DAY, ".eml") == [
        "2027-02-24 lettre Gemeinde Saignelégier.eml",
        "2027-02-24 lettre Ville de Morteau.eml",
        "2027-02-24 lettre Gemeinde Saignelégier 2.eml",
    ]


def test_where_there_is_nobody_to_write_to_a_page_says_so(office: Office) -> None:
    about = OfCommittee(committee=office.a_committee("MOC").id, as_of=DAY)
    made = make(office.store, "mandate-letter", about, Printing(printed_on=DAY))
    assert made.file.startswith(b"%PDF")
    assert not made.gaps


def test_who_signs_is_the_secretary_and_stands_below_a_mail_too(office: Office, body: Committee) -> None:
    secretary = office.a_person("Rochat", "Anne")
    given = {"committee": body.id, "office": OfficeOfCommittee.SECRETARY, "start": date(2026, 1, 1)}
    assert drafted(office, body, RadarKind.MANDATE_ENDS).signers == ()
    office.do_fields(give_office, person=secretary.id, **given)
    draft = drafted(office, body, RadarKind.MANDATE_ENDS)
    ((name, function),) = draft.signers
    assert name == "Anne Rochat"
    assert draft.signed.endswith(f"Anne Rochat, {function}")


def test_a_body_without_an_address_is_named_and_a_seat_without_a_body_refused(office: Office, body: Committee) -> None:
    (commune,) = office.store.all(Organisation, email="commune@saignelegier.example")
    office.do(change_organisation, replace(commune, address=None, email=""), commune)
    draft = drafted(office, body, RadarKind.MANDATE_ENDS)
    assert (draft.address, draft.addressed, draft.mail) == (("Commune de Saignelégier",), False, "")
    assert draft.country is Side.CH
    office.a_seat(body.id, held=False)
    with pytest.raises(NoBodyBehind):
        drafted(office, body, RadarKind.VACANT)
    person = office.a_person("Rochat", "Anne").id
    given = {"committee": body.id, "office": OfficeOfCommittee.PRESIDENT, "start": date(2026, 1, 1)}
    office.do_fields(give_office, person=person, end=date(2027, 5, 1), **given)
    with pytest.raises(NobodyAppoints):
        drafted(office, body, RadarKind.OFFICE_ENDS)


def test_a_body_of_others_is_reached_at_the_address_that_the_office_keeps_of_the_same_body(
    office: Office, body: Committee
) -> None:
    (commune,) = office.store.all(Organisation, email="commune@saignelegier.example")
    address = Address(street="Rue B", number="5", postcode="25500", place="Morteau")
    own = {"address": address, "email": "mairie@x.example"}
    hall = office.do_fields(add_organisation, name=text("Mairie"), **own).record
    office.do(declare_same, record=OrganisationId(commune.id), same=OrganisationId(hall.id))
    assert drafted(office, body, RadarKind.MANDATE_ENDS).mail == commune.email
    office.do(change_organisation, replace(commune, address=None, email=""), commune)
    draft = drafted(office, body, RadarKind.MANDATE_ENDS)
    assert draft.address == ("Commune de Saignelégier", "5 Rue B", "25500 MORTEAU")
    assert (draft.mail, draft.country) == ("mairie@x.example", Side.FR)
    person = office.a_person("Rochat", "Anne")
    office.do(change_person, replace(person, organisation=OrganisationId(commune.id)), person)
    assert letter_to(office.store, office.store.all(Person, id=person.id)[0], Language.FR).lines[-1] == "25500 MORTEAU"


def test_a_mandate_held_for_another_body_is_written_about_to_that_body(office: Office, body: Committee) -> None:
    other = office.do_fields(add_organisation, name=text("Association B", "Verein B")).record
    seat = office.store.all(Seat, committee=body.id)[0]
    person = office.a_person("Suppléante", "Anne")
    given = {"seat": seat.id, "person": person.id, "start": date(2026, 1, 1), "end": date(2027, 9, 1)}
    office.do_fields(appoint, substitute=True, on_behalf_of=other.id, **given)
    assert drafted(office, body, RadarKind.SUBSTITUTE_ENDS).address == ("Association B",)
    assert office.store.all(Mandate, person=person.id)
    assert office.store.all(Person, family_name="Suppléante")


@pytest.mark.parametrize("language", [Language.FR, Language.DE])
def test_the_paper_stands_in_the_window_of_the_envelope_and_a_checker_finds_nothing(
    office: Office, body: Committee, language: Language, tmp_path: Path
) -> None:
    draft = drafted(office, body, RadarKind.MANDATE_ENDS, language)
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_file(office.store, draft, DAY))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
    assert letter_file(office.store, draft, DAY) == path.read_bytes()
    tree = reading.structure(path.read_bytes())
    assert [node.full_text for node in tree.find("H1")] == [reading.squeezed(draft.subject)]
    assert reading.squeezed(draft.address[-1]) in [node.full_text for node in tree.find("P")]
    name = letter_name(load_translator("fr_CH"), draft, DAY, ".pdf")
    assert name == f"2027-02-24 lettre {draft.address[0]}.pdf"
