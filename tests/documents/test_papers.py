"""What all papers share: several facts in one line keep their languages, hours are planned ones or those held."""

from datetime import time

import pytest

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both, words
from ctj_desktop.documents.papers import SEMICOLON, MeetingHours, held_hours, joined, paper_facts, planned_hours
from ctj_desktop.domain.clock import Agenda, after
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from tests.documents.records import a_meeting, a_sender, options, text


def test_a_name_of_the_other_language_keeps_its_language_beside_a_word() -> None:
    french_only = Pair(words("chargée de mission", Language.FR), words("chargée de mission", Language.FR))
    line = joined([both("secrétaire", "Sekretärin"), french_only], ", ")
    assert line.de.text == "Sekretärin, chargée de mission"
    assert [run.language for run in line.de.runs] == [None, None, Language.FR]
    assert [run.language for run in line.fr.runs] == [None, None, None]


def an_agenda(minutes: int | None, start: time = time(14)) -> Agenda:
    return Agenda((), minutes or 0, after(start, minutes or 0), minutes is not None, ())


OPENED, CLOSED, START, END = time(16, 7), time(18, 2), time(14), time(16, 30)


@pytest.mark.parametrize(
    ("changes", "planned", "held"),
    [
        ({}, MeetingHours(START, END), MeetingHours(START, END)),
        ({"opened_at": OPENED}, MeetingHours(START, END), MeetingHours(OPENED)),
        ({"opened_at": OPENED, "closed_at": CLOSED}, MeetingHours(START, END), MeetingHours(OPENED, CLOSED)),
        (
            {"opened_at": OPENED, "closed_at": CLOSED, "end": None},
            MeetingHours(START, END),
            MeetingHours(OPENED, CLOSED),
        ),
        ({"opened_at": START, "closed_at": END, "without_clock": True}, MeetingHours(), MeetingHours()),
    ],
)
def test_planned_hours_and_those_held_are_never_mixed(
    changes: dict[str, object], planned: MeetingHours, held: MeetingHours
) -> None:
    meeting = a_meeting(**changes)
    assert planned_hours(meeting, an_agenda(150)) == planned
    assert held_hours(meeting) == held


@pytest.mark.parametrize(
    ("name", "title", "head"),
    [
        ("Comité MOC", ("Procès-verbal", "Protokoll"), ("Comité MOC", "Procès-verbal / Protokoll · 2027")),
        ("Parcs du Doubs – Aire urbaine Delle", ("Annuaire", "Verzeichnis"), ("MOC", "Annuaire / Verzeichnis · 2027")),
        ("Comité", ("De l’action au versement", "Von der Massnahme"), ("Comité", "De l’action au versement · 2027")),
        ("Un nom de cinq mots longs", ("Un titre qui prend à lui seul huit mots", "Titel"), ("MOC", "2027")),
    ],
)
def test_the_running_head_is_never_as_long_as_a_sentence(
    name: str, title: tuple[str, str], head: tuple[str, str]
) -> None:
    sender = a_sender()
    sender = replace(sender, committee=replace(sender.committee, short_name=text(name, name)))
    facts = paper_facts(sender, both(*title), "X", options(), about="2027", identity="")
    assert (facts.running_left, facts.running_right) == head


def test_entries_in_a_line_are_parted_as_each_language_does() -> None:
    line = joined([both("Bus", "Bus"), both("Fête", "Fest")], SEMICOLON)
    assert (line.fr.text, line.de.text) == ("Bus\u202f; Fête", "Bus; Fest")


def test_an_agenda_says_the_end_that_was_announced_though_its_items_take_longer() -> None:
    meeting = a_meeting(start=START, end=END)
    assert planned_hours(meeting, an_agenda(165)) == MeetingHours(START, END)
    assert planned_hours(meeting, an_agenda(None)) == planned_hours(meeting) == MeetingHours(START, END)
    assert planned_hours(replace(meeting, end=None), an_agenda(None)) == MeetingHours(START)
