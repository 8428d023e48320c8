"""Is the line of an amendment and of a pause read as it was meant?"""

from datetime import time
from uuid import UUID

import pytest

from ctj_desktop.domain.typed.typed_in_session import TypedAmendment, TypedPause, read_amendment, read_pause

ANNE = UUID("0192f0c4-0000-7000-8000-000000000001")


def test_a_person_who_stands_first_proposes_it_and_one_named_later_does_not() -> None:
    named = f"@[Anne Exemple]({ANNE})"
    assert read_amendment(f"{named} : deux au lieu de trois", {ANNE}.__contains__) == TypedAmendment(
        "deux au lieu de trois", ANNE
    )
    later = f"deux, dit {named}"
    assert read_amendment(later, {ANNE}.__contains__) == TypedAmendment(later)
    assert read_amendment(f"{named} refuse", lambda _key: False).proposed_by is None
    assert read_amendment("  ", {ANNE}.__contains__) == TypedAmendment("")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("propose de porter le montant à 2’000", "porter le montant à 2’000"),
        (" : propose d’ajouter deux bancs", "ajouter deux bancs"),
        ("proposent que l’article 3 tombe", "que l’article 3 tombe"),
        ("propose des bancs", "des bancs"),
        ("demande de reporter le point", "reporter le point"),
        ("demande que le point soit reporté", "que le point soit reporté"),
        ("demande de subvention : deux au lieu de trois", "demande de subvention : deux au lieu de trois"),
        ("beantragt, den Betrag zu erhöhen", "den Betrag zu erhöhen"),
        ("schlägt vor, dass Artikel 3 entfällt", "dass Artikel 3 entfällt"),
        ("stellt den Antrag: drei statt zwei", "drei statt zwei"),
        ("deux bancs que propose la commune", "deux bancs que propose la commune"),
    ],
)
def test_that_the_person_proposes_is_not_said_twice(said: str, text: str) -> None:
    read = read_amendment(f"@[Anne Exemple]({ANNE}) {said}", {ANNE}.__contains__)
    assert (read.text, read.proposed_by) == (text, ANNE)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("", TypedPause()),
        ("10:15", TypedPause(time(10, 15))),
        ("10 h 15 – 10 h 30", TypedPause(time(10, 15), time(10, 30))),
        ("von 10.15 bis 10.30 Uhr", TypedPause(time(10, 15), time(10, 30))),
        ("10:00 10:10 10:20", None),
        ("café à 10:15", None),
    ],
)
def test_a_pause_says_its_times_or_nothing(said: str, read: TypedPause | None) -> None:
    assert read_pause(said) == read
