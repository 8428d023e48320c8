"""Papers say who could vote from when to when, and of the quorum only what its rule asks."""

from datetime import time

import pytest

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.who_could_vote import LaterRoom, RoomThen, later_sentences, opening_sentences
from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.quorum_and_majority import quorum, quorum_by, voters
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import QuorumBase, QuorumRule, SecondCallRule, WhatHolds
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voters import Voters
from ctj_desktop.i18n import load_translator
from tests.documents.records import Session

VOICES = Voices(load_translator("fr_CH"), load_translator("de_CH"))
BOTH, ONE, NONE = (Side.FR, Side.CH), (Side.FR,), ()
HALF = QuorumRule(article="art. 7")
LOST, AGAIN = time(15, 0), time(15, 20)


def said(pair: Pair) -> tuple[str, str]:
    return pair.fr.text.replace("\u00a0", " "), pair.de.text.replace("\u00a0", " ")


def a_room(rule: QuorumRule | None, *how: How, vacant: int = 0) -> RoomThen:
    """Seats of the French side that are there so; those represented by the first."""
    rolls = [Session().seat(f"M{number}") for number in range(len(how))]
    seats = [
        SeatAt(roll, one, carried_by=rolls[0].seat if one is How.REPRESENTED else None)
        for roll, one in zip(rolls, how, strict=True)
    ]
    seats += [SeatAt(Session().seat(""), How.AWAY) for _ in range(vacant)]
    snapshot = Snapshot(tuple(seats))
    judged = quorum_by(rule, snapshot) if rule is not None else quorum(WhatHolds(), snapshot)
    return RoomThen(Voters.of(voters(snapshot)), judged)


ROOM, REMOTE, PROXY, AWAY = How.ROOM, How.REMOTE, How.REPRESENTED, How.AWAY


@pytest.mark.parametrize(
    ("room", "sides", "french", "german"),
    [
        (
            a_room(HALF, ROOM, ROOM, AWAY),
            BOTH,
            "Le quorum est atteint : 2 membres à voix délibérative sur 3 sont présents, dont 2 du côté français "
            "et 0 du côté suisse. "
            "Le minimum requis est de 2 (statuts, art. 7).",
            "Der Ausschuss ist beschlussfähig: 2 von 3 stimmberechtigten Mitgliedern sind anwesend, davon 2 der "
            "französischen und 0 der Schweizer Seite. Erforderlich sind mindestens 2 (Statuten, Art. 7).",
        ),
        (
            a_room(HALF, ROOM, ROOM, PROXY),
            ONE,
            "Le quorum est atteint : 2 membres à voix délibérative sur 3 sont présents. Le minimum requis est de 2 "
            "(statuts, art. 7). À l’ouverture : 3 votants dont 1 procuration.",
            "Der Ausschuss ist beschlussfähig: 2 von 3 stimmberechtigten Mitgliedern sind anwesend. Erforderlich sind "
            "mindestens 2 (Statuten, Art. 7). Bei der Eröffnung: 3 Stimmberechtigte, davon 1 mit Vollmacht.",
        ),
        (
            a_room(replace(HALF, proxies_count=True, article=""), ROOM, PROXY, AWAY),
            NONE,
            "Le quorum est atteint : 2 membres à voix délibérative sur 3 sont présents ou représentés. Le minimum "
            "requis est de 2. À l’ouverture : 2 votants dont 1 procuration.",
            "Der Ausschuss ist beschlussfähig: 2 von 3 stimmberechtigten Mitgliedern sind anwesend oder vertreten. "
            "Erforderlich sind mindestens 2. Bei der Eröffnung: 2 Stimmberechtigte, davon 1 mit Vollmacht.",
        ),
        (
            a_room(replace(HALF, base=QuorumBase.SEATS, article=""), ROOM, AWAY, vacant=1),
            NONE,
            "Le quorum n’est pas atteint : 1 siège à voix délibérative sur 3 est présent. Le minimum requis est de 2. "
            "Sans quorum, le comité peut prendre acte, mais non décider.",
            "Der Ausschuss ist nicht beschlussfähig: 1 von 3 stimmberechtigten Sitzen ist anwesend. Erforderlich sind "
            "mindestens 2. Ohne Beschlussfähigkeit kann der Ausschuss zur Kenntnis nehmen, aber nichts beschliessen.",
        ),
        (
            a_room(replace(HALF, remote_counts=False, article=""), ROOM, REMOTE, AWAY),
            NONE,
            "Le quorum n’est pas atteint : 1 membre à voix délibérative sur 3 compte pour le quorum. Le minimum "
            "requis est de 2. Sans quorum, le comité peut prendre acte, mais non décider. À l’ouverture : 2 votants.",
            "Der Ausschuss ist nicht beschlussfähig: 1 von 3 stimmberechtigten Mitgliedern zählt für das Quorum. "
            "Erforderlich sind mindestens 2. Ohne Beschlussfähigkeit kann der Ausschuss zur Kenntnis nehmen, aber "
            "nichts beschliessen. Bei der Eröffnung: 2 Stimmberechtigte.",
        ),
        (
            a_room(None, ROOM, ROOM, PROXY),
            BOTH,
            "À l’ouverture : 3 votants dont 1 procuration.",
            "Bei der Eröffnung: 3 Stimmberechtigte, davon 1 mit Vollmacht.",
        ),
        (a_room(None, AWAY), BOTH, "À l’ouverture : aucun votant.", "Bei der Eröffnung: keine Stimmberechtigten."),
    ],
)
def test_the_opening_says_the_quorum_by_its_rule_and_who_can_vote(
    room: RoomThen, sides: tuple[Side, ...], french: str, german: str
) -> None:
    assert said(opening_sentences(room, sides, VOICES)) == (french, german)


def test_a_side_that_lacks_is_named_whatever_the_committee_says_of_its_sides() -> None:
    room = a_room(replace(HALF, minimum_per_side=1), ROOM, ROOM)
    assert "dont 1 par côté" in said(opening_sentences(room, ONE, VOICES))[0]
    enough = RoomThen(room.voters, replace(room.quorum, sides=()))
    assert "côté" not in said(opening_sentences(enough, ONE, VOICES))[0]


def test_a_college_that_lacks_is_named() -> None:
    room = replace(a_room(HALF, ROOM, AWAY, AWAY), short=(Bilingual.of("Communes", "Gemeinden"),))
    french, german = said(opening_sentences(room, NONE, VOICES))
    assert "Représentation insuffisante : Communes." in french
    assert "Ungenügend vertreten: Gemeinden." in german
    (lost,) = later(LaterRoom(LOST, None, room, turned=True))
    assert lost.endswith(
        "Représentation insuffisante : Communes. Sans quorum, le comité peut prendre acte, mais non décider."
    )


def test_a_second_call_says_that_it_needs_no_quorum() -> None:
    free = quorum_free()
    assert said(opening_sentences(free, BOTH, VOICES))[0] == (
        "Il s’agit d’une seconde convocation, qui n’exige pas de quorum. À l’ouverture : 1 votant."
    )
    assert said(opening_sentences(free, BOTH, VOICES, timed=False))[0].endswith("quorum. 1 votant.")


def quorum_free() -> RoomThen:
    from tests.domain.test_quorum_and_majority import statutes

    snapshot = Snapshot((SeatAt(Session().seat("A"), ROOM),))
    rules = replace(statutes(HALF), second_call=SecondCallRule())
    return RoomThen(Voters.of(voters(snapshot)), quorum(WhatHolds(rules, again=True), snapshot))


def later(*rooms: LaterRoom, sides: tuple[Side, ...] = NONE) -> list[str]:
    return [said(pair)[0] for pair in later_sentences(rooms, sides, VOICES)]


def test_changes_that_leave_the_quorum_alone_stand_in_one_paragraph() -> None:
    first = LaterRoom(time(17, 20), time(17, 55), a_room(HALF, ROOM, ROOM, PROXY))
    second = LaterRoom(time(17, 55), None, a_room(HALF, ROOM, ROOM, AWAY))
    assert later(first, second) == ["De 17 h 20 à 17 h 55 : 3 votants dont 1 procuration. Dès 17 h 55 : 2 votants."]
    (pair,) = later_sentences((first, second), NONE, VOICES)
    assert said(pair)[1] == (
        "Von 17.20 bis 17.55 Uhr: 3 Stimmberechtigte, davon 1 mit Vollmacht. Ab 17.55 Uhr: 2 Stimmberechtigte."
    )


@pytest.mark.parametrize("again", [True, False])
def test_again_is_said_only_where_there_was_a_quorum_before(again: bool) -> None:
    lost = LaterRoom(LOST, AGAIN, a_room(HALF, ROOM, AWAY, PROXY), turned=True)
    back = LaterRoom(AGAIN, None, a_room(HALF, ROOM, ROOM, AWAY), turned=True, again=again)
    gone, found = later(lost, back)
    assert gone == (
        "Dès 15 h 00, le quorum n’est plus atteint : 1 membre à voix délibérative sur 3 est présent. "
        "Sans quorum, le comité peut prendre acte, mais non décider. "
        "De 15 h 00 à 15 h 20 : 2 votants dont 1 procuration."
    )
    assert ("de nouveau" in found) is again
    assert found.endswith("2 membres à voix délibérative sur 3 sont présents.")


def test_a_share_of_each_side_is_said_with_the_number_that_it_is_on_each() -> None:
    room = a_room(HALF, ROOM, ROOM)
    sides = tuple(replace(side, needed=needed) for side, needed in zip(room.quorum.sides, (4, 3), strict=True))
    uneven = RoomThen(room.voters, replace(room.quorum, sides=sides))
    french, german = said(opening_sentences(uneven, BOTH, VOICES))
    assert "dont 4 du côté français et 3 du côté suisse (statuts, art. 7)" in french
    assert "davon 4 der französischen und 3 der Schweizer Seite (Statuten, Art. 7)" in german
    bare = RoomThen(room.voters, replace(uneven.quorum, rule=replace(HALF, article="")))
    assert "dont 4 du côté français et 3 du côté suisse." in said(opening_sentences(bare, BOTH, VOICES))[0]
