"""Are the best hits of the index the first, of the kinds that are wanted?"""

import pytest

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.storage import index_upkeep, search_index
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_resource, an_item, save


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


def test_the_words_of_a_content_are_known_once_it_was_read(store: Store) -> None:
    resources = [a_resource(store.office_id, f"{sign}.txt", sign * 64) for sign in "abc"]
    save(store, *resources)
    index_upkeep.keep_text(store, "a" * 64, "Bois, FORÊT; bois-énergie. Мост", None)
    index_upkeep.keep_text(store, "b" * 64, "", Unread.DAMAGED)
    used = index_upkeep.words_used(store, ["a" * 64, "b" * 64, "c" * 64])
    assert {one.word: one.times for one in used["a" * 64]} == {"bois": 2, "foret": 1, "energie": 1, "boisenergie": 1}
    assert min(used["a" * 64], key=lambda one: one.first).word == "bois"
    assert {sha256: bool(words) for sha256, words in used.items()} == {"a" * 64: True, "b" * 64: False}


def test_no_word_finds_nothing(store: Store) -> None:
    assert store.search("") == store.search(" – ") == []


def _titled(store: Store, *titles: str) -> dict[str, AgendaItem]:
    committee = a_committee()
    meeting = a_meeting(committee)
    items = {title: an_item(meeting, title) for title in titles}
    save(store, committee, meeting, *items.values())
    return items


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("strasse", "Neue Straße"),
        ("Straße", "Neue Strasse"),
        ("boeuf", "Viande de bœuf"),
        ("bœuf", "Viande de boeuf"),
        ("aequo", "Deux ex æquo"),
        ("l'eau", "Prix de l’eau"),
        ("l’eau", "Prix de lʼeau"),
        ("francosuisse", "Conférence franco-suisse"),
        ("franco-suisse", "Conférence franco‑suisse"),
        ("franco-suisse", "Conférence francosuisse"),
        ("franco suisse", "Conférence franco-suisse"),
        ("yverdonlesbains", "Gare d'Yverdon-les-Bains"),
        ("dangelo", "Lettre de Mme D’Angelo"),
        ("gemeinde", "Antrag der Gemein\u00adde"),
    ],
)
def test_however_a_word_is_written_it_is_found(store: Store, typed: str, title: str) -> None:
    item = _titled(store, title, "Divers")[title]
    assert [hit.id for hit in store.search(typed)] == [item.id]
    assert [hit.id for hit in store.search(f"{typed} {title.split()[0]}")] == [item.id]


def test_an_elision_is_no_part_of_a_word(store: Store) -> None:
    """`lac` would find every accord."""
    assert _titled(store, "Suivi de l'accord", "L'accord de 2024")
    assert store.search("lac") == store.search("lacc") == []


def _as_before(store: Store, items: dict[str, AgendaItem]) -> None:
    """The index as a version wrote it that folded nothing."""
    with store.transaction():
        for title, item in items.items():
            number = store.connection.run("SELECT n FROM search_row WHERE row_id = ?", (item.id.bytes,)).scalar()
            store.connection.run("DELETE FROM search_text WHERE rowid = ?", (number,))
            store.connection.run("INSERT INTO search_text (rowid, title, body) VALUES (?, ?, '')", (number, title))
        store.connection.run("DELETE FROM local WHERE name = ?", (search_index.SETTING,))


def test_an_index_of_before_is_made_anew_piece_by_piece(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    items = _titled(store, "Neue Straße", "Viande de bœuf", "Divers")
    gone = items["Divers"]
    with store.write(OperationLabel("x")) as unit:
        unit.delete(gone)
    assert not index_upkeep.is_outdated(store)
    _as_before(store, {title: item for title, item in items.items() if item is not gone})
    assert index_upkeep.is_outdated(store)
    assert store.search("strasse") == []
    monkeypatch.setattr(search_index, "RENEWED_TOGETHER", 1)
    steps = list(index_upkeep.renew(store))
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert {total for _, total in steps} == {len(steps)}
    assert not index_upkeep.is_outdated(store)
    for typed, title in (("strasse", "Neue Straße"), ("boeuf", "Viande de bœuf")):
        assert [hit.id for hit in store.search(typed)] == [items[title].id]
    assert store.search("divers") == []


def test_who_stops_begins_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    items = _titled(store, "Neue Straße")
    _as_before(store, items)
    monkeypatch.setattr(search_index, "RENEWED_TOGETHER", 1)
    assert next(index_upkeep.renew(store))[0] == 1
    assert index_upkeep.is_outdated(store)
    again = [done for done, _ in index_upkeep.renew(store)]
    assert again[0] == 1
    assert not index_upkeep.is_outdated(store)
    assert [hit.title for hit in store.search("strasse")] == ["Neue Straße"]
