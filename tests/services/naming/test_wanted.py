"""Is what a person looks for in a list there again, and under the name that they gave it?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.services.naming.wanted import Wanted, forget_named, keep_named, kept, named, read
from tests.office import Office

WANTED = Wanted(words="vélo", chosen={"year": 2026, "kind": "opinion"}, on=date(2026, 3, 1), sort="-number")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat."""
    return Office(tmp_path)


def test_what_was_looked_for_is_read_as_it_was_kept() -> None:
    assert read(kept(WANTED)) == WANTED
    assert read(kept(Wanted())) == Wanted()


def test_what_earlier_versions_kept_is_read_too() -> None:
    text = '{"words": "x", "year": null, "kind": "opinion", "result": null, "project": null}'
    assert read(text) == Wanted(words="x", chosen={"kind": "opinion"})


@pytest.mark.parametrize(
    "broken",
    [None, "", "{", "[]", "3", '{"words": 3}', '{"as_of": "x"}', '{"as_of": 3}', '{"sort": []}', '{"year": [1]}'],
)
def test_what_cannot_be_read_is_nothing_looked_for(broken: str | None) -> None:
    assert read(broken) == Wanted()


def test_an_order_leaves_nothing_out() -> None:
    assert not Wanted(sort="number").narrows
    assert all(one.narrows for one in (Wanted(words="x"), Wanted(chosen={"year": 1}), Wanted(on=date(2026, 1, 1))))


def test_filters_have_names_of_their_own_list_until_they_are_forgotten(office: Office) -> None:
    keep_named(office.store, "registers.tasks", "À relancer", WANTED)
    keep_named(office.store, "registers.tasks", "Vélo", Wanted(words="vélo"))
    keep_named(office.store, "registers.tasks", "À relancer", Wanted(words="autre"))
    assert named(office.store, "registers.tasks") == {
        "À relancer": Wanted(words="autre"),
        "Vélo": Wanted(words="vélo"),
    }
    assert named(office.store, "registers.decisions") == {}
    forget_named(office.store, "registers.tasks", "À relancer")
    forget_named(office.store, "registers.tasks", "unknown")
    assert list(named(office.store, "registers.tasks")) == ["Vélo"]
