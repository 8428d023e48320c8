"""Does a letter that asks for an opinion, and its reminder, say what is true of the request, and nothing else?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.letter_proof import letter_proof
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.consulting.letters import opinion_example, opinion_language, opinion_letter
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.standard_texts import change_standard_text
from tests.office import TODAY, text
from tests.services.meetings.consulting.test_requests import AFTER, UNTIL, Asking


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def said(asking: Asking, asked: AnyRequestedOpinion, language: Language = Language.FR, *, late: bool = False) -> str:
    day = AFTER if late else TODAY
    letter = opinion_letter(asking.office.store, asked, language, day, reminder=late)
    return f"{letter.subject}\n{letter.text}".replace("\u00a0", " ")


def test_it_asks_until_a_day_and_says_what_silence_means(asking: Asking) -> None:
    plain, assenting = asking.ask(), asking.ask(until=UNTIL, silence_assents=True)
    assert said(asking, plain).startswith("Demande de préavis : Point 1\n")
    assert "Défrichement ?" in said(asking, plain)
    assert not any(word in said(asking, plain) for word in ("jusqu’au", "d’accord", "{", "\n\n\n"))
    assert "réponse jusqu’au 6 mars 2027. Sans réponse" in said(asking, assenting)
    german = said(asking, assenting, Language.DE)
    assert "Traktandum 1" in german
    assert "bis zum 6. März 2027. Ohne Antwort" in german


def test_a_reminder_after_the_day_does_not_ask_to_keep_it(asking: Asking) -> None:
    reminder = said(asking, asking.ask(until=UNTIL), late=True)
    assert "Le 24 février 2027" in reminder
    assert "était attendue jusqu’au 6 mars 2027" in reminder
    assert "d’accord" not in reminder


def test_of_a_closed_item_the_title_is_not_written(asking: Asking) -> None:
    asking.office.do_fields(change_agenda_item, item=asking.item.id, closed=True)
    letter = said(asking, asking.ask())
    assert "Point 1" not in letter
    assert "huis clos" in letter


def test_it_is_in_the_language_of_the_body_and_goes_to_its_address(asking: Asking) -> None:
    french = asking.office.do_fields(
        add_organisation, name=text("Préfecture", "Präfektur"), side=Side.FR, email="pref@doubs.example"
    ).record
    asked = asking.ask(organisation=french.id)
    assert opinion_language(asking.office.store, asked) is Language.FR
    letter = opinion_letter(asking.office.store, asked, Language.FR, TODAY)
    assert (letter.mail, letter.address, letter.unknown) == ("pref@doubs.example", ("Préfecture",), ())


def test_a_committee_words_it_itself_and_reads_it_with_an_example(asking: Asking) -> None:
    store = asking.office.store
    committee = asking.committee.id
    own = asking.office.do(keep_letter_text, committee=committee, letter=LetterAbout.OPINION_ASKED).record
    invented = opinion_example(store, own.id, TODAY)
    assert invented is not None
    assert [one for _, _, one in letter_proof(own, invented).read if "{" in one] == []
    asked = asking.ask()
    found = opinion_example(store, own.id, TODAY + timedelta(days=1))
    assert found is not None
    assert found.name == "Office des forêts"
    asking.office.do_fields(change_standard_text, standard_text=own.id, text=text("Avis sur {objet} : {question}"))
    assert said(asking, asked).endswith("Avis sur Point 1 : Défrichement ?")
    other = asking.office.do(keep_letter_text, committee=committee, letter=LetterAbout.TASKS).record
    assert opinion_example(store, other.id, TODAY) is None
