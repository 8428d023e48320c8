"""Are the best hits of the index the first, of the kinds that are wanted?"""

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.storage import search_index
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, an_item, save


@pytest.fixture(name="titles")
def _titles(store: Store) -> list[AgendaItem]:
    committee = a_committee()
    meeting = a_meeting(committee)
    save(store, committee)
    save(store, meeting)
    items = [an_item(meeting, title) for title in ("Un long point où le budget est cité", "Divers", "Budget du comité")]
    for item in items:
        save(store, item)
    return items


def test_what_begins_with_the_words_stands_first(store: Store, titles: list[AgendaItem]) -> None:
    cited, _other, begins = titles
    assert [hit.id for hit in store.search("budg")] == [begins.id, cited.id]
    assert [hit.id for hit in store.search("budget", limit=1)] == [begins.id]
    assert store.search_keys("budget", ["agenda_item"], limit=2) == [("agenda_item", one.id) for one in (begins, cited)]


def test_only_the_kinds_that_are_wanted_are_found(store: Store, titles: list[AgendaItem]) -> None:
    assert titles
    assert store.search("mont", kinds=["agenda_item"]) == []
    assert [hit.kind for hit in store.search("mont", kinds=["agenda_item", "committee"])] == ["committee"]


def test_among_too_many_the_newest_stand_first(
    store: Store, titles: list[AgendaItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    cited, _other, begins = titles
    monkeypatch.setattr(search_index, "MANY_HITS", 1)
    assert [hit.id for hit in store.search("comite budget")] == [begins.id]
    assert [hit.id for hit in store.search("bu")] == [begins.id, cited.id]


def test_no_word_finds_nothing(store: Store) -> None:
    assert store.search("") == store.search(" – ") == []
