"""What a faulty or hostile partner may send is refused whole, with one sentence and nothing changed."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import REFERENCE_REPLICA, HomeId, ReplicaId, uuid7
from ctj_desktop.domain.log.changes import Dot, RowChange, Scope
from ctj_desktop.domain.log.changesets import MAX_LINE, BrokenChain, Changeset
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import admission, merge
from ctj_desktop.storage.log.admission import REFERENCE_SCOPE
from ctj_desktop.storage.log.held import deps_at
from ctj_desktop.storage.store import Rollback, Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_store_with_agenda
from tests.storage.devices import changeset

THEM = ReplicaId(UUID(int=0xBAD))
ROW = "0192f0c4-0000-7000-8000-000000000001"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Store, AgendaItem, Scope]]:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    yield store, item, store.rows_door.scope_of("agenda_item", item.id)
    assert_agrees(store)
    assert [found.code for found in check(store) if found.severity == "error"] == []
    store.close()


def sound(store: Store, scope: Scope, *rows: RowChange, seq: int = 1) -> Changeset:
    """What a partner who holds everything would send."""
    written = rows or (RowChange("agenda_item", UUID(ROW), {"position": "a"}),)
    deps = {replica: last for replica, last in store.streams.vector(scope).items() if replica != THEM}
    return changeset(scope, Dot(store.last_hlc() + seq, THEM, seq), deps, written)


def with_payload(one: Changeset, payload: bytes) -> Changeset:
    return replace(one, payload=payload, payload_sha=hashlib.sha256(payload).digest())


def with_header(one: Changeset, **fields: Any) -> Changeset:  # any JSON, also what no header may hold
    header = {**json.loads(one.header), **fields}
    return replace(one, header=json.dumps({k: v for k, v in header.items() if v != "absent"}).encode())


def refused(store: Store, *changesets: Changeset) -> BrokenChain:
    before = image(store)
    with pytest.raises(BrokenChain) as refusal:
        merge.apply(store, changesets, strict=True)
    assert image(store) == before
    for language in ("en", "fr_CH", "de_CH"):
        assert "{" not in sentence(load_translator(language), refusal.value)
    return refusal.value


LINES = {
    "words of no operation": b'["_label",5,{"title":"Un"}]\n',
    "words that are a list": b'["_label","%s",["Un"]]\n' % ROW.encode(),
    "no JSON": b"nonsense\n",
    "an empty line": b"\n",
    "no line end": b'["agenda_item","%s",{"position":"a"}]' % ROW.encode(),
    "an object": b'{"kind":"agenda_item"}\n',
    "two members": b'["agenda_item","%s"]\n' % ROW.encode(),
    "a number for a kind": b'[5,"%s",{"position":"a"}]\n' % ROW.encode(),
    "a list for a kind": b'[["agenda_item"],"%s",{"position":"a"}]\n' % ROW.encode(),
    "a kind that is SQL": b'["person; DROP TABLE person","%s",{"a":1}]\n' % ROW.encode(),
    "a register that is SQL": b'["agenda_item","%s",{"a\\" = 1":1}]\n' % ROW.encode(),
    "no register": b'["agenda_item","%s",{}]\n' % ROW.encode(),
    "a row that is no id": b'["agenda_item","one",{"position":"a"}]\n',
    "a row in capitals": b'["agenda_item","%s",{"position":"a"}]\n' % ROW.upper().encode(),
    "a row in braces": b'["agenda_item","{%s}",{"position":"a"}]\n' % ROW.encode(),
    "a row that is a number": b'["agenda_item",5,{"position":"a"}]\n',
    "a name twice": b'["agenda_item","%s",{"position":"a","position":"b"}]\n' % ROW.encode(),
    "a row twice": b'["agenda_item","%s",{"position":"a"}]\n' % ROW.encode() * 2,
    "a fraction": b'["agenda_item","%s",{"minutes":1.5}]\n' % ROW.encode(),
    "not a number": b'["agenda_item","%s",{"minutes":NaN}]\n' % ROW.encode(),
    "infinity": b'["agenda_item","%s",{"minutes":-Infinity}]\n' % ROW.encode(),
    "a giant number": b'["agenda_item","%s",{"minutes":%s}]\n' % (ROW.encode(), b"9" * 5_000),
    "a number above 2^53": b'["agenda_item","%s",{"minutes":9007199254740993}]\n' % ROW.encode(),
    "half of a pair": b'["agenda_item","%s",{"title.fr":{"text":"\\ud800"}}]\n' % ROW.encode(),
    "no UTF-8": b'["agenda_item","%s",{"position":"\xff"}]\n' % ROW.encode(),
    "a carriage return": b'["agenda_item",\r"%s",{"position":"a"}]\n' % ROW.encode(),
    "depth": b'["agenda_item","%s",{"x":%s}]\n' % (ROW.encode(), b"[" * 40 + b"]" * 40),
    "bottomless depth": b'["agenda_item","%s",{"x":%s}]\n' % (ROW.encode(), b"[" * 100_000 + b"]" * 100_000),
    "a line too long": b'["agenda_item","%s",{"position":"%s"}]\n' % (ROW.encode(), b"a" * MAX_LINE),
}


@pytest.mark.parametrize("line", LINES)
def test_a_payload_that_is_none_is_refused(held: tuple[Store, AgendaItem, Scope], line: str) -> None:
    store, _, scope = held
    refused(store, with_payload(sound(store, scope), LINES[line]))


HEADERS: dict[str, dict[str, Any]] = {
    "half of a pair in a label of version 1": {"v": 1, "l": ["agenda_item.changed", {"title": "\ud800"}]},
    "another replica": {"r": str(UUID(int=1))},
    "another number": {"s": 2},
    "a number that is true": {"s": True},
    "no clock": {"h": "absent"},
    "a clock with a sign": {"h": "+00000000000001f"},
    "a clock that is a number": {"h": 5},
    "a clock beyond 2100": {"h": f"{4_133_980_800_000 << 16:016x}"},
    "a clock at the beginning": {"h": f"{0:016x}"},
    "deps that are a list": {"d": []},
    "deps without an id": {"d": {"me": 1}},
    "deps that are text": {"d": {str(UUID(int=1)): "1"}},
    "deps below one": {"d": {str(UUID(int=1)): 0}},
    "deps on itself": {"d": {str(THEM): 1}},
    "no operation": {"op": "absent"},
    "an operation that is no id": {"op": "x"},
    "no label": {"l": "absent"},
    "a label that is text": {"l": "agenda_item.changed"},
    "a label of a number": {"l": [5, {}]},
    "an argument that is a list": {"l": ["x", {"name": ["a"]}]},
    "half of a pair in a label": {"l": ["x", {"name": "\ud800"}]},
    "no wall time": {"w": "absent"},
    "a wall time of no zone": {"w": "2027-03-01T08:00:00.000"},
    "a wall time that is none": {"w": "yesterday"},
    "an author that is no id": {"u": 5},
    "something undone that is no id": {"x": "y"},
    "no version": {"v": "absent"},
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_is_none_is_refused(held: tuple[Store, AgendaItem, Scope], name: str) -> None:
    store, _, scope = held
    refused(store, with_header(sound(store, scope), **HEADERS[name]))


@pytest.mark.parametrize("header", [b"[]", b"null", b"nonsense", b"\xff", b"[" * 100_000, b""])
def test_a_header_that_is_no_object_is_refused(held: tuple[Store, AgendaItem, Scope], header: bytes) -> None:
    store, _, scope = held
    refused(store, replace(sound(store, scope), header=header))


def test_content_that_is_not_what_its_hash_says_is_refused(held: tuple[Store, AgendaItem, Scope]) -> None:
    store, _, scope = held
    one = sound(store, scope)
    refused(store, replace(one, payload=(one.payload or b"").replace(b'"a"', b'"b"')))


def test_a_clock_must_be_later_than_all_its_author_had_seen(held: tuple[Store, AgendaItem, Scope]) -> None:
    store, _, scope = held
    rows = [RowChange("agenda_item", UUID(ROW), {"position": "a"})]
    seen = dict(store.streams.vector(scope))
    refused(store, changeset(scope, Dot(store.last_hlc(), THEM, 1), seen, rows))
    first = changeset(scope, Dot(store.last_hlc() + 5, THEM, 1), seen, rows)
    refused(store, first, changeset(scope, Dot(store.last_hlc() + 5, THEM, 2), seen, rows))


def test_a_row_never_changes_its_scope_or_class(held: tuple[Store, AgendaItem, Scope]) -> None:
    store, item, scope = held
    elsewhere = Scope(HomeId(UUID(int=7)), DataClass.INTERNAL)
    refused(store, sound(store, elsewhere, RowChange("agenda_item", item.id, {"position": "z"})))
    opened = Scope(scope.home, DataClass.OPEN)
    refused(store, sound(store, opened, RowChange("agenda_item", UUID(ROW), {"position": "z"})))


def test_nobody_passes_for_the_reference_data(held: tuple[Store, AgendaItem, Scope]) -> None:
    """Its heads yield silently, so it must not speak in a committee's scope."""
    store, item, scope = held
    rows = [RowChange("agenda_item", item.id, {"_del": True})]
    refused(store, changeset(scope, Dot(store.last_hlc() + 1, REFERENCE_REPLICA, 1), {}, rows))


def test_what_is_read_at_a_glance_is_believed_no_more(held: tuple[Store, AgendaItem, Scope]) -> None:
    """A header in the one form that speaks of another change, and reference data that claims to follow something."""
    store, _, scope = held
    honest = sound(store, scope)
    assert honest.said is not None
    refused(store, replace(honest, replica=ReplicaId(UUID(int=0xBAD1))))
    refused(store, replace(honest, seq=2))
    reference = changeset(REFERENCE_SCOPE, Dot(store.last_hlc() + 1, REFERENCE_REPLICA, 1), {THEM: 1}, [])
    assert reference.said is not None
    refused(store, reference)


def test_more_ids_than_are_remembered(held: tuple[Store, AgendaItem, Scope], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "REMEMBERED", 1)
    store, _, scope = held
    rows = [RowChange("agenda_item", UUID(int=number), {"position": "a"}) for number in (1, 2, 3)]
    report = merge.apply(store, [sound(store, scope, *rows)], strict=True)
    assert report.new == {(row.kind, row.row) for row in rows}


def test_one_number_with_two_contents_is_named_as_a_fork(held: tuple[Store, AgendaItem, Scope]) -> None:
    store, _, scope = held
    first = sound(store, scope)
    merge.apply(store, [first])
    other = replace(first, header=first.header.replace(b"reference.updated", b"something.else"))
    refusal = refused(store, other)
    assert isinstance(refusal, merge.Fork)
    assert (refusal.replica, refusal.seq) == (str(THEM), 1)


VALUES: dict[str, Any] = {
    "minutes": [[], "5", True, {"a": 1}, 9007199254740991],
    "closed": [0, 1, "true", None, []],
    "title.fr": [None, "text", {"text": 5}, {"text": "a", "checked": 5}, {"text": "a", "draft": False}, {"texte": "a"}],
    "item_kind": ["ceremony", 5, None, ["decision"]],
    "started_at": ["25:00", "9h", 5, "14:00:00.5", {}],
    "meeting": [5, "x", None, [ROW], ROW.upper()],
    "position": [None, 5, "\x00", "\0in column", []],
    "_del": ["true", 1, None, []],
}


@pytest.mark.parametrize("register", VALUES)
def test_a_value_of_another_form_is_kept_and_hides_the_row(
    held: tuple[Store, AgendaItem, Scope], register: str
) -> None:
    """It may come from a newer version: nothing breaks, nothing is lost, and the next readable value shows again."""
    store, item, scope = held
    for seq, value in enumerate(VALUES[register], 1):
        merge.apply(store, [sound(store, scope, RowChange("agenda_item", item.id, {register: value}), seq=seq)])
        assert store.rows_door.full_heads("agenda_item", item.id)[register][-1].value == value
        assert_agrees(store)
        assert [found.code for found in check(store) if found.severity == "error"] == []


def test_random_damage_never_ends_in_another_error(held: tuple[Store, AgendaItem, Scope]) -> None:
    """Every byte of header and payload, changed and hashed anew: taken in as something sound, or refused."""
    store, _, scope = held
    one, taken = sound(store, scope), 0
    before = image(store)
    for part, length in (("header", len(one.header)), ("payload", len(one.payload or b""))):
        for at in range(length):
            for byte in b'"9z\\\xc3':
                whole = bytearray(getattr(one, part))
                whole[at] = byte
                header = part == "header"
                damaged = replace(one, header=bytes(whole)) if header else with_payload(one, bytes(whole))
                taken += _tried(store, damaged)
    assert image(store) == before
    assert taken > 0


def _tried(store: Store, damaged: Changeset) -> bool:
    with store.batch():
        try:
            merge.apply(store, [damaged])
        except (BrokenChain, merge.Waits):
            return False
        except (StoreError, UserError) as error:
            raise AssertionError(damaged) from error
        raise Rollback
    return True


def test_a_row_id_of_their_own_is_no_fault(held: tuple[Store, AgendaItem, Scope]) -> None:
    """A child whose parent nobody knows: shown, and its parent is a hidden row."""
    store, item, scope = held
    stray = RowChange("agenda_item", uuid7(), {"meeting": str(uuid7()), "position": "a"})
    merge.apply(store, [sound(store, scope, stray)], strict=True)
    assert {found.id for found in store.all(AgendaItem, meeting=item.meeting)} >= {item.id}
    assert store.connection.run("PRAGMA foreign_key_check").all() == []


def test_what_the_writer_of_a_changeset_had_seen_is_read_from_its_header(
    held: tuple[Store, AgendaItem, Scope],
) -> None:
    store, _, scope = held
    one = sound(store, scope)
    merge.apply(store, [one])
    own = next(iter(replica for replica in store.streams.vector(scope) if replica != THEM))
    assert deps_at(store, scope, Dot(0, THEM, 1))[own] == store.streams.vector(scope)[own]
