"""Who is listed on which day?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Committee, Mandate
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.lists import PersonLine, person_keys, person_lines, seats_on, vacancies
from ctj_desktop.services.membership.people import remove_person
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store

TODAY = date(2027, 2, 24)


@pytest.fixture
def store(sample: Path) -> Iterator[Store]:
    """The sample."""
    with Store.open(sample) as opened:
        yield opened


def listed(store: Store, words: str = "", *, in_office: bool = False) -> list[PersonLine]:
    """The lines in the order of their keys."""
    keys = person_keys(store, TODAY, words=words, in_office=in_office)
    lines = {line.key.bytes: line for line in person_lines(store, TODAY, keys)}
    return [lines[key] for key in keys]


def test_everybody_is_listed_once_by_name(store: Store) -> None:
    lines = listed(store)
    assert len(lines) == store.count(Person)
    assert [line.name for line in lines[:2]] == ["Commissariat de massif", "Conseil communal Val-de-Travers"]


def test_only_holders_on_request(store: Store) -> None:
    held = {m.person for m in store.all(Mandate) if m.start <= TODAY and (m.end is None or m.end > TODAY)}
    assert {line.key for line in listed(store, in_office=True)} == held


def test_a_mandate_is_half_open(store: Store) -> None:
    ended = store.all(Person, family_name="Commissariat de massif")[0]
    line = store.all(Mandate, person=ended.id, order="-start")[0]
    assert line.end is not None
    last = line.end.replace(day=31, month=12, year=line.end.year - 1)
    holders = {seat.holder for seat in seats_on(store, last)}
    assert ended.id in holders
    assert ended.id not in {seat.holder for seat in seats_on(store, line.end)}


def test_seats_keep_their_order_and_the_vacant_ones_are_counted(store: Store) -> None:
    seats = seats_on(store, TODAY, store.all(Committee)[0].id)
    assert seats[0].label.fr.text == "Ville de Pontarlier"
    assert vacancies(seats) == sum(seat.holder is None for seat in seats) == 1


def test_a_removed_person_is_no_longer_listed(store: Store) -> None:
    person = store.all(Person, family_name="Mairie de Jougne")[0]
    Workspace(store).do(remove_person, person=person.id)
    assert person.id not in {line.key for line in listed(store)}


@pytest.mark.parametrize("words", ['"', "*", "a OR b", "NEAR(", "-", "'); DROP TABLE person; --", "🐄"])
def test_no_typed_sign_breaks_the_filter(store: Store, words: str) -> None:
    assert isinstance(listed(store, words), list)
    assert store.count(Person) > 20
