"""Does the wording of a letter about a meeting read as it would leave, without a meeting with an invented one?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId, StandardTextId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.life import cancel_meeting
from ctj_desktop.services.meetings.sending.letter_proof import MeetingExample, meeting_example, meeting_proof
from ctj_desktop.services.meetings.sending.letters import Asking, meeting_letter
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.refusals import UnknownInSubject
from ctj_desktop.services.texts.standard_texts import change_standard_text
from tests.office import TODAY, Office, text
from tests.services.meetings.sending.calling import Calling

FR, DE = Language.FR, Language.DE
CALLED = (LetterAbout.CONVOCATION, LetterAbout.COMPLEMENT, LetterAbout.DATE_CHANGED, LetterAbout.CANCELLED)


def kept(office: Office, committee: CommitteeId, letter: LetterAbout) -> StandardText:
    made = office.do(keep_letter_text, committee=committee, letter=letter).record
    assert isinstance(made, StandardText)
    return made


def example(office: Office, own: StandardText) -> MeetingExample:
    found = meeting_example(office.store, StandardTextId(own.id), TODAY)
    assert found is not None
    return found


def test_it_reads_as_the_letter_to_the_first_reader_of_each_language(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    own = kept(calling.office, calling.committee.id, LetterAbout.CONVOCATION)
    found = example(calling.office, own)
    assert found.number == "2027-01"
    proof = meeting_proof(own, found)
    assert [language for language, _subject, _said in proof.read] == [FR, DE]
    for (language, subject, said), name in zip(proof.read, ("Siège 1 Personne-1", "Siège 2 Personne-2"), strict=True):
        one, asking = calling.reader(name), Asking(dated=TODAY, answer_by=date(2027, 3, 5))
        letter = meeting_letter(calling.office.store, calling.meeting, (one,), language, asking)
        assert (subject, said) == (letter.subject, letter.mail)


def test_a_name_that_nobody_fills_in_is_named_and_seen(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    own = kept(calling.office, calling.committee.id, LetterAbout.CONVOCATION)
    typed = replace(own, name=text("{titre}"), text=text("Séance du {jour}, {météo}.", ""))
    proof = meeting_proof(typed, example(calling.office, own))
    assert proof.unknown == ("titre", "météo")
    ((language, subject, said),) = proof.read
    assert (language, subject) == (FR, "{titre}")
    assert said.replace("\u00a0", " ").startswith("Séance du 12 mars 2027, {météo}.")
    with pytest.raises(UnknownInSubject):
        calling.office.do_fields(change_standard_text, standard_text=own.id, name=text("{titre}"))


@pytest.mark.parametrize("letter", CALLED)
def test_without_a_meeting_one_is_invented_for_every_letter(tmp_path: Path, letter: LetterAbout) -> None:
    office = Office(tmp_path)
    own = kept(office, office.a_committee(seats=1).id, letter)
    found = example(office, own)
    assert found.number == ""
    proof = meeting_proof(own, found)
    assert len(proof.read) == 2
    assert not any("{" in part for one in proof.read for part in one[1:])
    assert ("motif" in proof.read[0][2].lower()) is (letter is LetterAbout.CANCELLED)


def test_the_next_one_that_takes_place_is_taken_else_the_last(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    later = calling.office.a_meeting(calling.committee.id, on="2027-06-04")
    own = kept(calling.office, calling.committee.id, LetterAbout.CONVOCATION)
    calling.office.do_fields(cancel_meeting, meeting=calling.key, on=TODAY)
    assert example(calling.office, own).number == later.number
    found = meeting_example(calling.office.store, StandardTextId(own.id), date(2028, 1, 1))
    assert found is not None
    assert found.number == later.number


def test_of_any_other_text_there_is_none(tmp_path: Path) -> None:
    office = Office(tmp_path)
    own = kept(office, office.a_committee(seats=1).id, LetterAbout.VACANT)
    assert meeting_example(office.store, StandardTextId(own.id), TODAY) is None
