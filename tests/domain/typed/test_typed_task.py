"""Is a task read as a secretary of either side types it, with its owner and its last day?"""

from datetime import date
from uuid import UUID

import pytest

from ctj_desktop.domain.typed.typed_task import TypedTask, due_day, read_task

TODAY = date(2027, 2, 24)
"""A Wednesday, on which the meeting is held."""
PERSON = UUID("01890000-0000-7000-8000-000000000001")
PROJECT = UUID("01890000-0000-7000-8000-000000000002")


def task_of(typed: str) -> TypedTask:
    return read_task(typed, TODAY, lambda one: one == PERSON)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("jusqu'au 15.1.2028", date(2028, 1, 15)),
        ("jusqu’au 15.3.2027.", date(2027, 3, 15)),
        ("jusqu’au 15.1.", date(2028, 1, 15)),
        ("jusqu’au 15 mars", date(2027, 3, 15)),
        ("Jusqu’au 1er mars", date(2027, 3, 1)),
        ("jusqu’à vendredi", date(2027, 2, 26)),
        ("jusqu’à mercredi prochain", date(2027, 3, 3)),
        ("jusqu’à fin mars", date(2027, 3, 31)),
        ("d’ici le 3 mars", date(2027, 3, 3)),
        ("d'ici au 3.3.", date(2027, 3, 3)),
        ("d’ici vendredi 26 février", date(2027, 2, 26)),
        ("d’ici à la fin janvier", date(2028, 1, 31)),
        ("d’ici fin février 2028", date(2028, 2, 29)),
        ("d’ici la fin de l’année", date(2027, 12, 31)),
        ("d’ici la fin du mois", date(2027, 2, 28)),
        ("au plus tard le 3 mars", date(2027, 3, 3)),
        ("au plus tard jusqu’au 3 mars", date(2027, 3, 3)),
        ("(délai : 3.3.)", date(2027, 3, 3)),
        ("; échéance au 3 mars 2027", date(2027, 3, 3)),
        ("bis Freitag", date(2027, 2, 26)),
        ("bis nächsten Mittwoch", date(2027, 3, 3)),
        ("bis am Freitag", date(2027, 2, 26)),
        ("bis 15.1.", date(2028, 1, 15)),
        ("bis zum 15. März", date(2027, 3, 15)),
        ("bis spätestens am 15.3.2027", date(2027, 3, 15)),
        ("bis Freitag, den 26. Februar", date(2027, 2, 26)),
        ("bis Fr. 26.2.", date(2027, 2, 26)),
        ("bis und mit 3. März 2027", date(2027, 3, 3)),
        ("bis Ende März", date(2027, 3, 31)),
        ("bis Ende Monat", date(2027, 2, 28)),
        ("bis Ende Jahr", date(2027, 12, 31)),
        ("spätestens am 3. März", date(2027, 3, 3)),
        ("spätestens bis Ende Januar", date(2028, 1, 31)),
        ("per 3.3.", date(2027, 3, 3)),
        (", Frist: 3.3.2027", date(2027, 3, 3)),
        ("-> Freitag", date(2027, 2, 26)),
        ("→ fin mars", date(2027, 3, 31)),
        ("→ bis Ende März", date(2027, 3, 31)),
    ],
)
def test_the_last_day_at_the_end_is_when_it_is_due(when: str, day: date) -> None:
    task = task_of(f"Vérifier le budget {when}")
    assert (task.text, task.due, task.unread) == ("Vérifier le budget", day, "")


def test_the_day_may_stand_before_the_name_of_whoever_does_it() -> None:
    name = f"@[Secrétariat CH]({PERSON})"
    task = task_of(f"Vérifier le budget jusqu’au 15.3. {name}")
    assert (task.text, task.owner, task.due) == (f"Vérifier le budget {name}", PERSON, date(2027, 3, 15))


@pytest.mark.parametrize(
    "typed",
    [
        "Réserver la salle pour le 3 mars",
        "Réunir le groupe le 3 mars",
        "Relancer jusqu’à 3 personnes",
        "Prolonger le mandat jusqu’à nouvel avis",
        "Plan du 1er mars jusqu’au 15 mars",
        "Ferien vom 1.3. bis 15.3.",
        "Bericht bis zur nächsten Sitzung",
        "Saal öffnen bis 18 Uhr",
        "bis Freitag",
        "Liste bis 2028",
        "Superbis Freitag",
        "Courrier au préfet, d’ici partir",
    ],
)
def test_other_words_stay_in_the_task(typed: str) -> None:
    assert task_of(typed) == TypedTask(typed)


@pytest.mark.parametrize(
    ("when", "unread"),
    [
        ("jusqu’au 31.2.2027", "31.2.2027"),
        ("bis 32.1.", "32.1"),
        ("d’ici le 31 février", "le 31 février"),
        ("bis Freitag, 27.2.2027", "Freitag, 27.2.2027"),
        ("→ bientôt", "bientôt"),
    ],
)
def test_a_day_that_there_is_not_is_said_and_kept(when: str, unread: str) -> None:
    typed = f"Envoyer la lettre {when}"
    assert task_of(typed) == TypedTask(typed, unread=unread)


def test_a_day_is_meant_as_seen_from_the_meeting() -> None:
    friday = date(2027, 2, 26)
    assert due_day("Freitag", friday) == date(2027, 3, 5)
    assert due_day("26.2.", friday) == friday
    assert due_day("bientôt", friday) is None
    assert due_day("fin février 0001", friday) is None


def test_a_task_names_its_owner_and_its_day() -> None:
    task = task_of(f"@[Secrétariat CH]({PERSON}) compléter le budget → 15.03.")
    assert (task.text, task.owner, task.due) == ("compléter le budget", PERSON, date(2027, 3, 15))


def test_a_record_is_no_owner_and_stays_in_the_text() -> None:
    typed = f"revoir @[P-2027-003]({PROJECT}) -> 15 mars"
    task = task_of(typed)
    assert (task.text, task.owner, task.due) == (f"revoir @[P-2027-003]({PROJECT})", None, date(2027, 3, 15))


def test_a_task_without_a_day_has_none() -> None:
    task = task_of(f"compléter le budget avec @[Secrétariat CH]({PERSON})")
    assert (task.owner, task.due, task.unread) == (PERSON, None, "")
    assert task.text.startswith("compléter")
