"""Are the texts to use again of a committee and of this office found by a few letters, and none of another?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId, HomeId
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import add_standard_text, remove_standard_text
from ctj_desktop.services.texts.text_blocks import blocks_like, text_blocks
from tests.office import Office, text


def a_block(office: Office, french: str, said: str, committee: CommitteeId | None = None) -> StandardText:
    made = {"use": TextUse.BLOCK, "name": text(french), "text": text(said), "committee": committee}
    return office.do_fields(add_standard_text, **made).record


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def named(found: list[StandardText]) -> list[str]:
    return [one.name.fr.text for one in found]


def test_those_of_the_committee_come_first_and_none_of_another_or_of_a_letter(office: Office) -> None:
    committee, other = office.a_committee(seats=1), office.a_committee("AUTRE", seats=1)
    a_block(office, "Abstention", "Le bureau s’abstient.")
    a_block(office, "Préavis favorable", "Le comité préavise.", committee.id)
    a_block(office, "Ailleurs", "Ailleurs.", other.id)
    office.do_fields(add_standard_text, use=TextUse.LETTER, name=text("Lettre"), text=text("Madame"))
    home = HomeId(committee.id)
    assert named(text_blocks(office.store, home)) == ["Préavis favorable", "Abstention"]
    assert named(text_blocks(office.store, None)) == ["Abstention"]


def test_a_few_letters_mean_a_name_then_what_it_says(office: Office) -> None:
    a_block(office, "Zèle", "Il est pris note du préavis.")
    kept = a_block(office, "Préavis favorable", "Le comité approuve.")
    for words, expected in [
        ("", ["Préavis favorable", "Zèle"]),
        ("prea", ["Préavis favorable", "Zèle"]),
        ("fav", ["Préavis favorable"]),
        ("note", ["Zèle"]),
        ("rien", []),
    ]:
        assert named(blocks_like(office.store, None, words, 7)) == expected, words
    assert named(blocks_like(office.store, None, "", 1)) == ["Préavis favorable"]
    office.do(remove_standard_text, standard_text=kept.id)
    assert named(blocks_like(office.store, None, "", 7)) == ["Zèle"]


def test_what_is_filled_in_need_not_be_declared_and_anything_else_is_refused(office: Office) -> None:
    assert a_block(office, "Point", "Point {point} : {objet}.").fields == ()
    with pytest.raises(UnknownFields) as met:
        a_block(office, "Météo", "{météo}")
    assert "point" in met.value.known
    letter = {"use": TextUse.LETTER, "name": text("Lettre"), "text": text("{point}")}
    with pytest.raises(UnknownFields):
        office.do_fields(add_standard_text, **letter)
