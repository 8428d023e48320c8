"""Does the wording of a letter read with real names where there are any, and with invented ones where not?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText, TextUse
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.letter_proof import letter_example, letter_proof
from ctj_desktop.services.membership.committees import add_seat
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.standard_texts import add_standard_text
from tests.office import Office, text

DAY = date(2027, 2, 24)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    return office.a_committee("MOC")


def kept(office: Office, body: Committee, letter: LetterAbout) -> StandardText:
    made = office.do(keep_letter_text, committee=body.id, letter=letter).record
    assert isinstance(made, StandardText)
    return made


def test_a_body_of_the_committee_is_the_example_and_what_it_lacks_is_invented(office: Office, body: Committee) -> None:
    commune = office.do_fields(add_organisation, name=text("Commune de Morteau", "Gemeinde Morteau")).record
    office.do_fields(add_seat, committee=body.id, side=Side.FR, organisation=commune.id)
    own = kept(office, body, LetterAbout.MANDATE_ENDS)
    example = letter_example(office.store, own.id, DAY)
    assert example is not None
    assert example.name == "Commune de Morteau"
    proof = letter_proof(own, example)
    assert [language for language, _subject, _text in proof.read] == [Language.FR, Language.DE]
    assert "Anne Exemple" in proof.read[0][2]
    assert not any("{" in said for one in proof.read for said in one[1:])
    typed = replace(own, text=text("{organisme} {maire}", ""))
    assert letter_proof(typed, example).read[0][2] == "Commune de Morteau {maire}"
    assert letter_proof(typed, example).unknown == ("maire",)
    assert len(letter_proof(typed, example).read) == 1


def test_a_line_of_the_same_kind_is_taken_before_any_other(office: Office, body: Committee) -> None:
    for name, held in (("A", False), ("B", True)):
        commune = office.do_fields(add_organisation, name=text(name, name)).record
        seat = office.do_fields(add_seat, committee=body.id, side=Side.FR, organisation=commune.id).record
        if held:
            office.a_mandate(seat, office.a_person("Rochat", "Anne").id, end=date(2027, 7, 1))
    example = letter_example(office.store, kept(office, body, LetterAbout.MANDATE_ENDS).id, DAY)
    assert example is not None
    assert example.values[Language.FR]["personne"] == "Anne Rochat"
    assert example.name == "B"


def test_without_a_body_all_is_invented_and_another_text_has_no_proof(office: Office, body: Committee) -> None:
    example = letter_example(office.store, kept(office, body, LetterAbout.VACANT).id, DAY)
    assert example is not None
    assert (example.name, example.values[Language.DE]["organisme"]) == ("Commune d’Exemple", "Gemeinde Beispiel")
    made = office.do_fields(add_standard_text, use=TextUse.LETTER, name=text("A", "A"), text=text("B", "B")).record
    assert letter_example(office.store, made.id, DAY) is None
