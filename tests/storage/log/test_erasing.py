"""Are words found wherever the log holds them, and taken out wherever they can be?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import MeetingMoveId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.redactions import KIND
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.erasing import erase, forget_drafts, forget_filters, in_headers, says, with_words
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save

NAME = "Zéphyrine Ünique"


@pytest.fixture
def meeting() -> Meeting:
    """Of a committee that stands in no file."""
    return a_meeting(a_committee())


@pytest.fixture
def store(tmp_path: Path, meeting: Meeting) -> Iterator[Store]:
    """An empty workspace with a meeting."""
    with a_store(tmp_path / "a.ctj") as made:
        save(made, meeting)
        yield made


def test_a_name_is_found_and_goes_with_what_still_shows_it(store: Store, meeting: Meeting) -> None:
    item = an_item(meeting, NAME)
    save(store, item)
    with store.write(OperationLabel("x")) as unit:
        unit.save(replace(item, title=Bilingual.of("Point")), before=item)
    [found] = with_words(store, [NAME])
    with store.write(OperationLabel("x")) as unit:
        assert erase(unit, [found, *with_words(store, [])]) == []
    assert with_words(store, [NAME]) == []
    assert store.get(AgendaItem, item.id) == replace(item, title=Bilingual.of("Point"))
    with store.write(OperationLabel("x")) as unit:
        again = next(one for one in store.changesets() if one.payload is None)
        assert erase(unit, [again]) == []


def test_the_same_words_of_two_go_together(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    """Two equal values wait for nobody: they are written once more, and both contents go."""
    item = an_item(meeting)
    save(store, item)
    with a_store(tmp_path / "b.ctj") as other:
        merge.take_from(other, store)
        for office in (store, other):
            with office.write(OperationLabel("x")) as unit:
                unit.save(replace(item, title=Bilingual.of(NAME)), before=item)
        merge.take_from(store, other)
    one, twin = with_words(store, [NAME])
    assert one.payload == twin.payload
    with store.write(OperationLabel("x")) as unit:
        assert erase(unit, [one]) == []
    [left] = with_words(store, [NAME])
    assert left.operation.id == unit.outcome.operation
    [kept] = store.all(AgendaItem)
    assert kept.title == Bilingual.of(NAME)
    assert_agrees(store)


def test_what_an_erasure_that_goes_itself_had_named_is_gone_everywhere(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    """It is written once more by somebody who saw more: the same words written meanwhile elsewhere go along."""
    item, scope = an_item(meeting), Scope(meeting.home, DataClass.INTERNAL)
    save(store, item)
    with a_store(tmp_path / "b.ctj") as other:
        merge.take_from(other, store)
        for office in (store, other):
            with office.write(OperationLabel("x")) as unit:
                unit.write("agenda_item", item.id, scope, {"note": NAME})
        [first] = with_words(store, [NAME])
        with store.write(OperationLabel("x")) as unit:
            unit.write("agenda_item", item.id, scope, {"note": "…"})
            assert erase(unit, [first]) == []
        merge.take_from(store, other)
        [twin] = with_words(store, [NAME])
        assert twin.payload_sha == first.payload_sha
        erasing = next(one for one in store.changesets() if first.payload_sha.hex().encode() in (one.payload or b""))
        with store.write(OperationLabel("x")) as unit:
            assert erase(unit, [erasing]) == [erasing]  # two versions of the note wait
        with store.write(OperationLabel("x")) as unit:
            unit.write("agenda_item", item.id, scope, {"note": "fin"})
            assert erase(unit, [erasing]) == []
        assert with_words(store, [NAME]) == []
        merge.take_from(other, store)
        assert with_words(other, [NAME]) == []
        assert_agrees(other)
    assert_agrees(store)


def test_a_row_that_is_written_once_stays_word_for_word(store: Store, meeting: Meeting) -> None:
    """Its own words stay with it, those that stood beside it go."""
    move = MeetingMove(
        id=MeetingMoveId(uuid7(1, b"m" * 10)),
        home=meeting.home,
        meeting=meeting.id,
        from_state=MeetingState.DRAFT,
        to_state=MeetingState.CANCELLED,
        on=date(2027, 3, 1),
        reason=Bilingual.of(NAME),
    )
    item = an_item(meeting, f"avec {NAME}")
    save(store, move, item)
    [found] = with_words(store, [NAME])
    with store.write(OperationLabel("x")) as unit:
        unit.save(replace(item, title=Bilingual.of("Point")), before=item)
        assert erase(unit, [found]) == []
    [left] = with_words(store, [NAME])
    assert [(change.kind, "avec" in str(change.registers)) for change in left.rows()][-1:] == [(KIND, False)]
    assert store.all(MeetingMove) == [move]
    assert in_headers(store, [NAME]) == []
    assert in_headers(store, ["test.saved"]) == []  # a header of today holds no words of persons


def test_what_was_typed_or_looked_for_is_forgotten_and_nothing_else(store: Store, meeting: Meeting) -> None:
    store.save_draft(meeting.id, "title.fr", "anything")
    other = uuid7(2, b"n" * 10)
    store.save_draft(other, "title.fr", f"with {NAME}")
    store.save_draft(other, "title.de", "without")
    store.keep_setting("filter one", f'{{"words": "{NAME}"}}')
    store.keep_setting("filter two", '{"words": "x"}')
    store.keep_setting("plain", NAME)
    with store.transaction():
        forget_drafts(store, [meeting.id], lambda text: NAME in text)
        forget_filters(store, lambda text: NAME in text)
    assert [(one.record, one.register) for one in store.drafts()] == [(other, "title.de")]
    assert [store.setting(name) for name in ("filter one", "filter two", "plain")] == [None, '{"words": "x"}', NAME]


@pytest.mark.parametrize(
    ("value", "said"),
    [(NAME, True), ({"text": f"x {NAME}"}, True), ([1, ["a", NAME]], True), (["a", 1, None, {"b": True}], False)],
)
def test_a_row_says_a_word_in_whatever_it_holds(value: object, said: bool) -> None:
    change = RowChange("roll", uuid7(3, b"r" * 10), {"holder_name": value})  # type: ignore[dict-item]
    assert says(change, [NAME]) is said
