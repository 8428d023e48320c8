"""Is what is odd about a convocation found before it goes, from the records alone?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.statutes import NoticeRule, QuorumBase, QuorumRule
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.meetings.life import cancel_meeting, change_meeting, convene_meeting
from ctj_desktop.services.meetings.sending.doubts import convening_doubts
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.session.attendance import add_guest
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    return Calling(tmp_path)


def said(calling: Calling) -> list[str]:
    """What the secretary is asked, in French."""
    found = convening_doubts(calling.office.store, calling.meeting, calling.readers(), TODAY)
    return [finding_text(load_translator("fr_CH"), one).replace("\u00a0", " ").replace("\u202f", " ") for one in found]


POST = (
    "Trop tard par la poste : l’envoi devait partir le 23 février 2027 au plus tard. Destinataires atteints par cette "
    "voie : 2 (art. 6)."
)


def on(calling: Calling, day: date, what: DispatchKind = DispatchKind.CONVOCATION) -> list[str]:
    """What the secretary is asked on that day, in French."""
    found = convening_doubts(calling.office.store, calling.meeting, calling.readers(), day, what)
    return [finding_text(load_translator("fr_CH"), one).replace("\u00a0", " ").replace("\u202f", " ") for one in found]


def change(calling: Calling, **fields: object) -> None:
    calling.office.do_fields(change_meeting, meeting=calling.key, **fields)


def test_an_ordinary_convocation_asks_nothing(calling: Calling) -> None:
    assert said(calling) == []
    change(calling, on=None)
    assert said(calling) == []  # refused elsewhere


def test_without_a_place_on_a_sunday(calling: Calling) -> None:
    change(calling, place=NO_TEXT, on=date(2027, 3, 14))
    no_place, sunday = said(calling)
    assert no_place.startswith("Ni lieu ni lien")
    assert sunday == "Le 14 mars 2027 est un dimanche."
    change(calling, remote_link="https://salle.example/1", on=date(2027, 3, 15))
    assert said(calling) == []


def test_on_a_holiday_of_one_side(calling: Calling) -> None:
    change(calling, on=date(2027, 3, 1))  # the Republic Day of Neuchâtel
    assert said(calling) == ["Le 1er mars 2027 est un jour férié (NE)."]


def test_while_some_of_its_people_sit_elsewhere(calling: Calling) -> None:
    """A guest here who has a seat there; whoever is only a substitute is not called for sure."""
    office = calling.office
    change(calling, end=time(16, 30))
    other = office.a_committee("AUTRE", seats=1)
    office.a_mandate(office.a_seat(other.id, 2, held=False), calling.beat.id)
    meeting = office.a_meeting(other.id, on="2027-03-12")
    assert said(calling) == ["À la même heure, la séance 2027-01 (AUTRE) convoque Siège 2 Personne-2."]
    office.do_fields(change_meeting, meeting=meeting.id, start=time(16, 30))
    assert said(calling) == []
    office.do_fields(change_meeting, meeting=meeting.id, start=time(8), end=time(14, 30))
    office.do_fields(add_guest, meeting=meeting.id, person=calling.stand_in.id, name="Zoé")
    assert "Zoé" not in said(calling)[0]
    office.do(cancel_meeting, meeting=meeting.id, on=TODAY)
    assert said(calling) == []


def test_where_no_quorum_is_possible(calling: Calling) -> None:
    office = calling.office
    rule = QuorumRule(base=QuorumBase.SEATS, numerator=1, denominator=1, strict=False, article="art. 7")
    given = {"committee": calling.committee.id, "title": text("Statuts"), "in_force_from": date(2026, 1, 1)}
    office.do_fields(statutes.adopt_statutes, **given, quorum=rule)
    assert said(calling) == []
    mandate = office.store.all(Mandate, person=calling.beat.id)[0]
    office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(2027, 1, 1))
    (lacking,) = said(calling)
    assert (
        lacking
        == "Même si tout le monde vient, le quorum n’est pas atteint ; sièges occupés qui manquent : 1 (art. 7)."
    )
    given = {"seat": mandate.seat, "person": calling.stand_in.id, "start": date(2027, 1, 2)}
    office.do_fields(committees.appoint, **given, substitute=True)
    assert said(calling) == []  # who comes for the vacant seat counts


def test_without_the_language_of_a_reader(calling: Calling) -> None:
    calling.office.an_item(calling.meeting, "Divers", "")
    assert said(calling) == ["Points sans titre en allemand, langue de certains destinataires : 3."]
    calling.office.do_fields(people.change_person, person=calling.beat.id, language=Language.FR)
    assert said(calling) == []


def test_a_meeting_without_an_end_is_taken_to_the_end_of_its_half_day_and_said_so(calling: Calling) -> None:
    office = calling.office
    other = office.a_committee("AUTRE", seats=1)
    office.a_mandate(office.a_seat(other.id, 2, held=False), calling.beat.id)
    meeting = office.a_meeting(other.id, on="2027-03-12")
    office.do_fields(change_meeting, meeting=meeting.id, start=time(9), end=None)
    assert said(calling) == []  # a morning is over at noon
    office.do_fields(change_meeting, meeting=meeting.id, start=time(12, 15))
    (perhaps,) = said(calling)
    assert perhaps.startswith("Peut-être à la même heure, la séance 2027-01 (AUTRE) convoque Siège 2 Personne-2.")
    office.do_fields(change_meeting, meeting=meeting.id, end=time(13, 30))
    assert said(calling) == []
    office.do_fields(change_meeting, meeting=meeting.id, start=time(15), end=None)
    assert said(calling)[0].startswith("À la même heure"), "it begins while the other sits"


def test_the_notice_is_asked_with_the_rest_and_by_its_way(calling: Calling) -> None:
    office = calling.office
    notice = NoticeRule(days=10, clear=True, article="art. 6")
    given = {"committee": calling.committee.id, "title": text("Statuts"), "in_force_from": date(2026, 1, 1)}
    office.do_fields(statutes.adopt_statutes, **given, notice=notice)
    assert [on(calling, day) for day in (date(2027, 2, 23), date(2027, 3, 1))] == [[], [POST]]
    (short,) = on(calling, date(2027, 3, 4))
    assert short.startswith("Le délai de convocation est trop court")
    assert on(calling, date(2027, 3, 4), DispatchKind.COMPLEMENT) == []  # it says only more of what was called
    office.do_fields(convene_meeting, meeting=calling.key, on=date(2027, 2, 24))
    assert on(calling, date(2027, 3, 4), DispatchKind.CHANGE) == []  # the day is the one that was told in time
    change(calling, on=date(2027, 3, 11))
    assert on(calling, date(2027, 3, 4), DispatchKind.CHANGE)[0].startswith("Le délai de convocation est trop court")
