"""Papers say of everybody how they were there, for whom and when, in words that are true in every minute."""

from datetime import time

import pytest

from ctj_desktop.documents.blocks import AttendanceTable, Pair
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import document
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.presence import away_sentences
from ctj_desktop.domain.ids import PresenceId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import InclusiveForm
from ctj_desktop.domain.records.meetings import AttendanceStatus
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import IDS, Session, a_meeting, options, printed

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
OPEN, CLOSE = time(14, 0), time(16, 35)
WOMAN, MAN = Salutation.MADAME, Salutation.MONSIEUR
REPRESENTED = AttendanceStatus.REPRESENTED


def said(pair: Pair) -> tuple[str, str]:
    return pair.fr.text.replace("\u00a0", " "), pair.de.text.replace("\u00a0", " ")


def table(session: Session, **changes: object) -> AttendanceTable:
    paper = document(session.paper(**changes), FRENCH, GERMAN, options())
    (found,) = (block for block in paper.blocks if isinstance(block, AttendanceTable))
    return found


def states(session: Session, **changes: object) -> dict[str, tuple[str, str]]:
    rows = [row for group in table(session, **changes).groups for row in group.rows]
    return {row.name if isinstance(row.name, str) else said(row.name)[0]: said(row.state) for row in rows}


def away(session: Session, form: InclusiveForm = InclusiveForm.NEUTRAL) -> list[tuple[str, str]]:
    attended = session.paper().attended
    assert attended is not None
    return [said(pair) for pair in away_sentences(attended, Voices(FRENCH, GERMAN, form))]


def at(wall: str) -> time:
    return time.fromisoformat(wall)


def test_leaving_with_a_proxy_and_coming_after_one_stand_on_the_paper() -> None:
    session = Session()
    bearer = session.seat("Porte", Side.FR, (OPEN, CLOSE))
    left = ((OPEN, at("15:10")),)
    session.seat("Part", Side.FR, *left, salutation=WOMAN, proxies=((bearer, at("15:10"), None),))
    session.seat("Arrive", Side.CH, (at("14:30"), None), salutation=MAN, proxies=((bearer, None, at("14:30")),))
    session.seat("De à", Side.CH, proxies=((bearer, at("14:20"), at("15:00")),), salutation=WOMAN)
    session.seat("Plus tard", Side.CH, *left, proxies=((bearer, at("15:30"), at("16:00")),))
    assert states(session) == {
        "Porte": ("présence", "anwesend"),
        "Part": (
            "présente jusqu’à 15 h 10, puis représentée par Porte",
            "anwesend bis 15.10 Uhr, danach vertreten durch Porte",
        ),
        "Arrive": (
            "représenté par Porte jusqu’à 14 h 30, puis présent",
            "vertreten durch Porte bis 14.30 Uhr, danach anwesend",
        ),
        "De à": ("représentée par Porte de 14 h 20 à 15 h 00", "vertreten durch Porte von 14.20 bis 15.00 Uhr"),
        "Plus tard": (
            "présence jusqu’à 15 h 10, représentation par Porte de 15 h 30 à 16 h 00",
            "anwesend bis 15.10 Uhr, vertreten durch Porte von 15.30 bis 16.00 Uhr",
        ),
    }
    assert away(session) == [
        (
            "Représentations : De à (Commune d’exemple) par Porte de 14 h 20 à 15 h 00.",
            "Vertreten: De à (Gemeinde Beispiel) durch Porte von 14.20 bis 15.00 Uhr.",
        )
    ]


def test_a_proxy_is_said_as_long_as_somebody_is_there_to_carry_it() -> None:
    session = Session()
    bearer = session.seat("Porte", Side.FR, (OPEN, at("15:00")))
    nobody = session.seat("Jamais là", Side.FR)
    session.seat("Un temps", Side.CH, status=REPRESENTED, proxies=((bearer, None, None),))
    session.seat("Pour rien", Side.CH, status=REPRESENTED, represented_by=nobody, salutation=WOMAN)
    found = states(session)
    assert found["Un temps"][0] == "représentation par Porte jusqu’à 15 h 00"
    assert found["Pour rien"] == (
        "absente, procuration à Jamais là sans effet",
        "abwesend, Vollmacht an Jamais là ohne Wirkung",
    )
    assert away(session)[1][0] == (
        "Absences non excusées : Jamais là (Commune d’exemple), Pour rien (Commune d’exemple)."
    )


def test_a_proxy_goes_on_in_other_hands() -> None:
    session = Session()
    first = session.seat("Première", Side.FR, (OPEN, at("15:00")), substitute="La suppléante")
    second = session.seat("Seconde", Side.FR, (OPEN, None))
    session.seat("Mandant", Side.CH, proxies=((first, None, at("15:00")), (second, at("15:00"), None)))
    assert states(session)["Mandant"] == (
        "représentation par La suppléante jusqu’à 15 h 00, puis représentation par Seconde",
        "vertreten durch La suppléante bis 15.00 Uhr, danach vertreten durch Seconde",
    )


def test_a_proxy_that_is_there_in_writing_is_said_so() -> None:
    session = Session()
    bearer = session.seat("Porte", Side.FR, (OPEN, CLOSE))
    session.seat("Par écrit", Side.CH, salutation=WOMAN, proxies=((bearer, None, at("15:00")),), in_writing=True)
    assert states(session)["Par écrit"] == (
        "représentée par Porte (procuration écrite) jusqu’à 15 h 00",
        "vertreten durch Porte (schriftliche Vollmacht) bis 15.00 Uhr",
    )
    assert away(session) == [
        (
            "Représentations : Par écrit (Commune d’exemple) par Porte (procuration écrite) jusqu’à 15 h 00.",
            "Vertreten: Par écrit (Gemeinde Beispiel) durch Porte (schriftliche Vollmacht) bis 15.00 Uhr.",
        )
    ]


def test_who_is_on_leave_is_neither_excused_nor_absent() -> None:
    session = Session()
    session.seat("Là", Side.FR, (OPEN, None))
    session.seat("En congé", Side.CH, status=AttendanceStatus.EXCUSED, on_leave=True)
    assert states(session)["En congé"] == ("en congé", "beurlaubt")
    assert away(session) == [("En congé : En congé (Commune d’exemple).", "Beurlaubt: En congé (Gemeinde Beispiel).")]


def test_a_guest_with_a_seat_is_told_from_the_members_of_its_side() -> None:
    session = Session()
    session.seat("Membre", Side.CH, (OPEN, None))
    session.seat("Nicolet", Side.CH, (OPEN, None), may_vote=False)
    rows = {str(row.name): [said(one) for one in row.details] for group in table(session).groups for row in group.rows}
    assert rows == {"Membre": [], "Nicolet": [("sans droit de vote", "ohne Stimmrecht")]}


def test_who_is_sworn_in_or_leaves_the_body_is_listed_once_with_the_minute() -> None:
    session = Session()
    empty = session.seat("", Side.FR, until=at("15:30"))
    session.seat("Assermentée", Side.FR, (at("15:30"), None), since=at("15:30"), of=empty)
    leaving = session.seat("S’en va", Side.CH, (OPEN, at("15:45")), until=at("15:45"))
    session.seat("Suit", Side.CH, (at("16:00"), None), since=at("15:45"), of=leaving)
    session.seat("", Side.CH)
    assert states(session) == {
        "Assermentée": ("membre dès 15 h 30, présence", "Mitglied ab 15.30 Uhr, anwesend"),
        "S’en va": ("membre jusqu’à 15 h 45, présence", "Mitglied bis 15.45 Uhr, anwesend"),
        "Suit": ("membre dès 15 h 45, présence dès 16 h 00", "Mitglied ab 15.45 Uhr, anwesend ab 16.00 Uhr"),
        "siège vacant": ("–", "–"),
    }


def test_who_changes_between_the_room_and_the_distance_says_it_in_one_breath() -> None:
    session = Session()
    session.seat("Change", Side.FR, (OPEN, at("15:00")))
    (stay,) = session.presences
    online = replace(stay, id=PresenceId(next(IDS)), start=at("15:00"), end=None, remote=True)
    session.presences.append(online)
    assert states(session)["Change"][0] == "présence jusqu’à 15 h 00, puis présence à distance"


def test_a_single_minute_and_what_lies_outside_the_session() -> None:
    session = Session()
    session.seat("Passe", Side.FR, (at("15:00"), at("15:00")))
    session.seat("Trop tôt", Side.FR, (at("13:20"), at("13:40")))
    session.seat("À l’ouverture", Side.CH, (at("13:50"), OPEN))
    session.seat("À la clôture", Side.CH, (CLOSE, None))
    session.guest("Avant", (at("13:00"), at("13:30")))
    assert states(session) == {
        "Passe": ("présence à 15 h 00", "anwesend um 15.00 Uhr"),
        "Trop tôt": ("absence", "abwesend"),
        "À l’ouverture": ("présence jusqu’à 14 h 00", "anwesend bis 14.00 Uhr"),
        "À la clôture": ("présence dès 16 h 35", "anwesend ab 16.35 Uhr"),
        "Avant": ("personne invitée", "Gast"),
    }


def test_a_meeting_of_a_single_minute_lists_who_was_there() -> None:
    session = Session()
    session.seat("Là", Side.FR, (OPEN, OPEN))
    assert states(session, meeting=a_meeting(opened_at=OPEN, closed_at=OPEN))["Là"] == ("présence", "anwesend")


@pytest.mark.parametrize("sides", [(), (Side.CH,)])
def test_a_committee_without_two_sides_lists_its_members_under_none(sides: tuple[Side, ...]) -> None:
    session = Session()
    session.seat("A", Side.CH, (OPEN, None))
    session.seat("B", Side.FR, (OPEN, None))
    session.guest("C", (OPEN, None))
    found = table(session, sides=sides).groups
    assert [(said(group.label)[0], [row.name for row in group.rows]) for group in found] == [
        ("", ["A", "B"]),
        ("Personnes invitées", ["C"]),
    ]


def test_nothing_is_timed_of_a_meeting_without_clock() -> None:
    session = Session()
    bearer = session.seat("Là", Side.FR, (OPEN, at("15:00")))
    session.seat("Représenté", Side.CH, proxies=((bearer, None, None),))
    meeting = a_meeting(opened_at=OPEN, closed_at=CLOSE, without_clock=True)
    assert states(session, meeting=meeting) == {
        "Là": ("présence", "anwesend"),
        "Représenté": ("représentation par Là", "vertreten durch Là"),
    }


@pytest.mark.parametrize(
    ("layout", "here", "gone"),
    [(Layout.FR, "siège vacant", "vakanter Sitz"), (Layout.DE, "vakanter Sitz", "siège vacant")],
)
def test_a_paper_of_one_language_says_a_vacant_seat_in_that_language_alone(
    layout: Layout, here: str, gone: str
) -> None:
    session = Session()
    session.seat("A", Side.FR, (OPEN, None))
    session.seat("", Side.CH)
    text = " ".join(
        node.full_text for node in reading.structure(printed(document, session.paper(), options(layout))).find("P")
    )
    assert here in text
    assert gone not in text


@pytest.mark.parametrize(
    ("form", "guests", "states_said", "away_said"),
    [
        (
            InclusiveForm.NEUTRAL,
            "Personnes invitées",
            ["présence", "absence excusée", "absente"],
            ["Absences excusées", "Absences non excusées"],
        ),
        (
            InclusiveForm.PAIRED,
            "Invitées et invités",
            ["présente ou présent", "excusée ou excusé", "absente"],
            ["Excusées et excusés", "Absentes et absents sans excuse"],
        ),
        (
            InclusiveForm.SHORTENED,
            "Invité-e-s",
            ["présent-e", "excusé-e", "absente"],
            ["Excusé-e-s", "Absent-e-s sans excuse"],
        ),
    ],
)
def test_women_and_men_are_named_as_the_committee_chose(
    form: InclusiveForm, guests: str, states_said: list[str], away_said: list[str]
) -> None:
    session = Session()
    session.seat("Là", Side.FR, (OPEN, CLOSE))
    session.seat("S’excuse", Side.FR, status=AttendanceStatus.EXCUSED)
    session.seat("Manque", Side.FR, salutation=WOMAN)
    session.guest("Vient", (OPEN, CLOSE))
    sender = session.paper().sender
    chosen = replace(sender, committee=replace(sender.committee, inclusive=form))
    found = table(session, sender=chosen)
    assert [said(row.state)[0] for row in found.groups[0].rows] == states_said
    assert said(found.groups[-1].label)[0] == guests
    assert [french.split("\u00a0:")[0].split(" :")[0] for french, _german in away(session, form)] == away_said
