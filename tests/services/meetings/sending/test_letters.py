"""Does a letter about a meeting say to each reader what is true of them, and nothing else?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeHeld
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.statutes import QuorumRule, SecondCallRule
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import add_item_document
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.meetings.sending.letters import (
    Asking,
    LetterValues,
    MeetingLetter,
    composed,
    meeting_letter,
    secretariat_mail,
)
from ctj_desktop.services.membership import committees
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.texts.letter_texts import USUAL, keep_letter_text
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import change_standard_text
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling

ASKING = Asking(dated=TODAY)


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def letter(calling: Calling, name: str, asking: Asking = ASKING) -> MeetingLetter:
    one = calling.reader(name)
    return meeting_letter(calling.office.store, calling.meeting, (one,), one.written_in, asking)


def test_a_letter_says_when_and_where_and_as_what(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    anne, beat = letter(calling, "Siège 1 Personne-1"), letter(calling, "Siège 2 Personne-2")
    assert plain(anne.subject) == "Convocation à la séance du 12 mars 2027 : Comité MOC"
    assert plain(beat.subject) == "Einladung zur Sitzung vom 12. März 2027: Ausschuss MOC"
    assert [plain(said) for _, said in beat.facts] == ["Freitag, 12. März 2027", "14.00 bis 16.30 Uhr", "Pontarlier"]
    assert anne.text.startswith("Madame,")
    assert "voix délibérative" in anne.text
    assert "Stimmrecht" in beat.text
    assert anne.facts_at == 2
    assert "{" not in anne.text + beat.text + anne.mail
    assert [name for name, _ in anne.signers] == ["Siège 1 Personne-1", "Siège 2 Personne-2"]
    assert plain(anne.mail).split("\n\n")[2].splitlines()[0] == "Date : vendredi 12 mars 2027"


def test_a_second_call_says_of_which_meeting(tmp_path: Path) -> None:
    """Its members must know that it decides whoever comes."""
    calling = Calling(tmp_path)
    again = replace(calling.meeting, number=None, second_call_of=calling.key)
    one = calling.reader("Siège 2 Personne-2")
    said = meeting_letter(calling.office.store, again, (one,), one.written_in, ASKING).facts[0]
    number = calling.meeting.number
    assert (said[0], plain(said[1])) == ("Zweite Einberufung", f"Sitzung Nr. {number} vom 12. März 2027")
    assert "Quorum" not in dict(meeting_letter(calling.office.store, again, (one,), one.written_in, ASKING).facts)
    rules = {
        "quorum": QuorumRule(numerator=1, denominator=2, article="art. 7"),
        "second_call": SecondCallRule(article="art. 8"),
    }
    in_force = {"committee": again.committee, "title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    calling.office.do_fields(adopt_statutes, **in_force, **rules)
    facts = dict(meeting_letter(calling.office.store, again, (one,), one.written_in, ASKING).facts)
    assert plain(facts["Quorum"]) == "Keines erforderlich; es entscheidet, wer anwesend ist (Art. 8)."


@pytest.mark.parametrize(
    ("name", "said"),
    [("Zoé Suppléante", "suppléance"), ("Experte", "personne invitée"), ("Préfecture", "pour information")],
)
def test_each_is_told_why_they_receive_it(tmp_path: Path, name: str, said: str) -> None:
    assert said in letter(Calling(tmp_path), name).text


def test_an_answer_is_asked_of_those_who_may_come(tmp_path: Path) -> None:
    calling, asking = Calling(tmp_path), replace(ASKING, answer_by=date(2027, 3, 5))
    assert "5 mars 2027" in plain(letter(calling, "Zoé Suppléante", asking).text)
    assert "absence" in letter(calling, "Zoé Suppléante").text
    assert "absence" not in letter(calling, "Préfecture", asking).text


def test_to_several_only_what_is_true_of_some_of_them_is_said(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    readers = [calling.reader("Siège 1 Personne-1"), calling.reader("Zoé Suppléante")]
    said = meeting_letter(calling.office.store, calling.meeting, readers, Language.FR, ASKING).text
    assert said.startswith("Mesdames, Messieurs,")
    assert "suppléances siègent" in said
    assert "personnes invitées" not in said
    assert "\n\n\n" not in said


def test_documents_to_follow_are_announced_where_there_are_any(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    assert "suivre" not in letter(calling, "Zoé Suppléante").text
    item = calling.office.store.all(AgendaItem, meeting=calling.key)[0]
    calling.office.do_fields(add_item_document, item=item.id, title=text("Budget"), to_follow=True)
    assert "plus tard" in letter(calling, "Zoé Suppléante").text
    calling.office.do_fields(change_meeting, meeting=calling.key, documents_by=date(2027, 3, 8))
    assert "8 mars 2027" in plain(letter(calling, "Zoé Suppléante").text)


@pytest.mark.parametrize("what", [DispatchKind.COMPLEMENT, DispatchKind.CHANGE, DispatchKind.CANCELLATION])
@pytest.mark.parametrize("name", ["Siège 1 Personne-1", "Siège 2 Personne-2"])
def test_each_act_has_a_text_of_its_own(tmp_path: Path, what: DispatchKind, name: str) -> None:
    calling = Calling(tmp_path)
    usual, said = (
        letter(calling, name),
        letter(calling, name, replace(ASKING, what=what, reason=text("Neige", "Schnee"))),
    )
    assert said.subject != usual.subject
    assert said.facts == usual.facts
    reason = "Schnee" if said.language is Language.DE else "Neige"
    assert (reason in said.text) is (what is DispatchKind.CANCELLATION)


@pytest.mark.parametrize(
    ("to", "french", "german"),
    [
        (date(2027, 3, 19), "Elle est reportée au 19 mars 2027", "Sie wird auf den 19. März 2027 verschoben"),
        (None, "Elle est reportée ; la nouvelle date", "Sie wird verschoben; das neue Datum"),
    ],
)
def test_of_a_meeting_that_is_put_off_it_is_said_to_when(
    tmp_path: Path, to: date | None, french: str, german: str
) -> None:
    calling, reason = Calling(tmp_path), text("Neige", "Schnee")
    asking = Asking(dated=TODAY, what=DispatchKind.CANCELLATION, reason=reason, put_off=True, to=to)
    anne, beat = (plain(letter(calling, name, asking).text) for name in ("Siège 1 Personne-1", "Siège 2 Personne-2"))
    assert french in anne
    assert german in beat
    assert "Neige" in anne
    assert "reportée" not in letter(calling, "Siège 1 Personne-1", replace(asking, put_off=False)).text


def test_the_committee_has_its_own_words_and_an_unknown_field_is_refused(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    about = LetterAbout.CONVOCATION
    own = calling.office.do(keep_letter_text, committee=calling.committee.id, letter=about).record
    with pytest.raises(UnknownFields):
        calling.office.do_fields(change_standard_text, standard_text=own.id, text=text("{appel}\n\n{météo}"))
    calling.office.do_fields(change_standard_text, standard_text=own.id, text=text("{appel}\n\nVenez : {quand et où}."))
    said = letter(calling, "Siège 1 Personne-1")
    assert said.facts == ()
    assert "Venez : Date : vendredi 12" in plain(said.text)
    with calling.office.store.write(OperationLabel("standard_text.changed")) as unit:
        unit.save(replace(own, text=text("{météo}")), before=calling.office.store.get(type(own), own.id))
    with pytest.raises(UnknownFields):
        letter(calling, "Siège 1 Personne-1")


def test_a_committee_may_say_in_its_own_text_by_which_days_the_meeting_is_prepared(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    own = calling.office.do(keep_letter_text, committee=calling.committee.id, letter=LetterAbout.CONVOCATION).record
    said = text("{appel}\n\n{délais}\n\nMerci", "{appel}\n\n{délais}\n\nDanke")
    calling.office.do_fields(change_standard_text, standard_text=own.id, text=said)
    assert plain(letter(calling, "Siège 1 Personne-1").text).endswith(",\n\nMerci")
    days = {"proposals_until": date(2027, 2, 26), "file_closed_on": date(2027, 3, 8)}
    calling.office.do_fields(change_meeting, meeting=calling.key, **days)
    assert "Propositions jusqu’au 26 février 2027" in plain(letter(calling, "Siège 1 Personne-1").text)
    assert "Dossierschluss am 8. März 2027." in plain(letter(calling, "Siège 2 Personne-2").text)


def test_where_nobody_presides_the_secretariat_signs(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    for held in calling.office.store.all(OfficeHeld):
        calling.office.do_fields(committees.end_office, office_held=held.id, end=date(2026, 6, 1))
    assert letter(calling, "Siège 2 Personne-2").mail.endswith("Freundliche Grüsse\n\nPNR du Doubs")


def test_the_secretariat_is_reached_at_its_body(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    assert secretariat_mail(calling.office.store, calling.meeting) == ("Préfecture", "pref@doubs.example")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("Madame,", "d’agréer, Madame, l’expression de nos salutations distinguées."),
        ("Bonjour Camille Exemple,", "vous prions d’agréer l’expression de nos salutations distinguées."),
        ("Monsieur le Maire", "d’agréer, Monsieur le Maire, l’expression de nos salutations distinguées."),
    ],
)
def test_a_french_letter_ends_by_the_title_it_began_with_and_by_no_bare_name(opening: str, closing: str) -> None:
    subject, written = (load_translator("fr_CH")(part) for part in USUAL[LetterAbout.CONVOCATION])
    values = LetterValues(language=Language.FR, by_name={"appel": opening}, facts=(), signers=())
    made = composed(text(subject), text(written), values)
    assert made.text.startswith(f"{opening}\n\nNous avons le plaisir de vous convoquer")
    assert made.text.endswith(closing)
