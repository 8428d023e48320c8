"""Is everybody who has something to do written to once, in their language, about all of it but what is closed?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letter_proof import letter_proof
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership.people import add_organisation, add_person
from ctj_desktop.services.minutes.following.owner_letters import letter_file_names, owner_example, owner_letters
from ctj_desktop.services.minutes.following.still_to_do import Unreached
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import change_standard_text
from tests.office import Office, text

DAY = date(2027, 3, 20)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    return office.a_committee("MOC", seats=2)


def person(office: Office, name: str, mail: str = "", language: Language = Language.FR) -> Person:
    given = {"salutation": Salutation.MONSIEUR, "language": language, "work_email": mail}
    return office.do_fields(add_person, family_name=name, given_name="Luc", **given).record


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_owner_gets_one_letter_in_their_language_with_what_is_late_above(office: Office, body: Committee) -> None:
    favre, keller = person(office, "Favre", "luc@x.example"), person(office, "Keller", "l@x.example", Language.DE)
    commune = office.do_fields(add_organisation, name=text("", "Gemeinde"), email="g@x.example").record
    meeting = office.opened(office.a_meeting(body.id, items=1))
    item = office.an_item(meeting, "Foire", "Messe")
    given = {"text": text("**Compléter** la carte", "Karte ergänzen"), "due": date(2027, 3, 15)}
    office.do_fields(add_task, item=item.id, owner=favre.id, **given)
    office.do_fields(add_task, committee=body.id, owner=favre.id, text=text("Écrire", "Schreiben"))
    done = office.do_fields(add_task, committee=body.id, owner=favre.id, text=text("Fait", "Getan")).record
    office.do(move_task, task=done.id, to=TaskState.DONE, on=DAY)
    office.do_fields(add_task, committee=body.id, owner=keller.id, **given)
    office.do_fields(add_task, committee=body.id, owner_body=commune.id, **given)
    letters = owner_letters(office.store, body.id, DAY)
    assert [one.owner.mail for one in letters.letters] == ["g@x.example", "luc@x.example", "l@x.example"]
    german, french, _keller = letters.letters
    assert plain(french.subject) == "Tâches en cours au 20 mars 2027 : Comité MOC"
    said = plain(french.text)
    assert said.startswith("Monsieur,\n\nSelon notre tableau de suivi")
    first = said.index(
        "– T-2027-001 · Compléter la carte (échéance le 15 mars 2027, 5 jours de retard, séance 2027-01)"
    )
    assert said.index("– T-2027-002 · Écrire (sans date)") > first
    assert "Fait" not in said
    assert "Karte ergänzen (Frist 15. März 2027, 5 Tage überfällig)" in plain(german.text), "its name is German alone"
    names = letter_file_names(load_translator("fr_CH"), (french, french, german), DAY)
    assert names == [
        "2027-03-20 rappel Luc Favre.eml",
        "2027-03-20 rappel Luc Favre 2.eml",
        "2027-03-20 rappel Gemeinde.eml",
    ]


def test_whoever_cannot_be_written_to_is_named(office: Office, body: Committee) -> None:
    silent = person(office, "Muet")
    for owner in ({"owner": silent.id}, {"owner_text": text("Les communes", "Die Gemeinden")}, {}):
        office.do_fields(add_task, committee=body.id, text=text("Écrire", "Schreiben"), **owner)
    letters = owner_letters(office.store, body.id, DAY)
    assert not letters.letters
    assert [(one.name.fr.text, one.why_not) for one in letters.left_out] == [
        ("Les communes", Unreached.WRITTEN),
        ("Luc Muet", Unreached.NO_MAIL),
        ("", Unreached.NOBODY),
    ]


def test_of_a_closed_item_only_number_and_day_are_said(office: Office, body: Committee) -> None:
    favre = person(office, "Favre", "luc@x.example")
    meeting = office.opened(office.a_meeting(body.id, items=1))
    item = office.an_item(meeting, "Secret", "Geheim")
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    due = date(2027, 4, 1)
    office.do_fields(add_task, item=item.id, owner=favre.id, text=text("Licencier", "Künden"), due=due)
    (letter,) = owner_letters(office.store, body.id, DAY).letters
    assert "Licencier" not in letter.text
    assert "T-2027-001 · donnée à huis clos (échéance le 1er avril 2027" in plain(letter.text)


def test_whoever_is_there_twice_gets_one_letter_about_the_tasks_of_both(office: Office, body: Committee) -> None:
    favre, again = person(office, "Favre", "luc@x.example"), person(office, "Favre")
    office.do(declare_same, record=favre.id, same=again.id)
    for owner in (favre, again):
        office.do_fields(add_task, committee=body.id, text=text("Écrire", "Schreiben"), owner=owner.id)
    letters = owner_letters(office.store, body.id, DAY)
    assert [len(one.owner.things) for one in letters.letters] == [2]
    assert not letters.left_out


def test_the_committee_words_it_itself_and_reads_it_with_a_real_owner(office: Office, body: Committee) -> None:
    own = office.do(keep_letter_text, committee=body.id, letter=LetterAbout.TASKS).record
    example = owner_example(office.store, own.id, DAY)
    assert example is not None
    french, german = letter_proof(own, example).read
    assert "Envoyer le procès-verbal aux communes" in french[2]
    assert "9 Tage überfällig" in plain(german[2])
    favre = person(office, "Favre", "luc@x.example")
    office.do_fields(add_task, committee=body.id, text=text("Écrire", "Schreiben"), owner=favre.id)
    known = owner_example(office.store, own.id, DAY)
    assert known is not None
    assert (known.name, "Écrire" in letter_proof(own, known).read[0][2]) == ("Luc Favre", True)
    changed = replace(own, text=Bilingual.of("{tâches}", "{tâches}"))
    office.do(change_standard_text, changed, own)
    assert owner_letters(office.store, body.id, DAY).letters[0].text.startswith("– T-2027-001 · Écrire")
    odd = replace(changed, text=text("{maire} {tâches}", ""), fields=(*own.fields, "maire"))
    office.do(change_standard_text, odd, changed)
    with pytest.raises(UnknownFields):
        owner_letters(office.store, body.id, DAY)
    other = office.do(keep_letter_text, committee=body.id, letter=LetterAbout.VACANT).record
    assert owner_example(office.store, other.id, DAY) is None
