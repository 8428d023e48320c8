"""Does a manifest say the same after it was written, and nothing half?"""

import json
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.log.strict_json import Malformed
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.exchange.manifest import (
    MIN_READER,
    BlobEntry,
    End,
    FileEntry,
    ManifestHead,
    Range,
    a_scope,
    manifest_bytes,
    needed_reader,
    parse_manifest,
    scope_text,
    scopes_in_order,
)
from ctj_desktop.i18n import load_translator
from tests.exchange.bundles import a_log, a_manifest, a_replica
from tests.exchange.bundles import a_scope as scope_of

EMPTY = {a_replica("silent"): Range(5, 4, b"c" * 32, b"c" * 32)}
MANIFEST = replace(
    a_manifest(a_log(), streams=a_log().streams() | {scope_of("quiet"): EMPTY, scope_of("nobody"): {}}),
    files={"changes-0001.jsonl": FileEntry(10, "ab" * 32, 2)},
    blobs={"cd" * 32: BlobEntry(5, True), "ef" * 32: BlobEntry(2**40, False)},
)


def test_it_comes_back() -> None:
    data = manifest_bytes(MANIFEST)
    assert parse_manifest(data) == MANIFEST
    assert manifest_bytes(parse_manifest(data)) == data
    plain = replace(MANIFEST, previous=None, recipients=(), lacks=(), results=(), streams={}, ack={}, digest={})
    assert parse_manifest(manifest_bytes(plain)) == plain


def test_a_person_can_read_it() -> None:
    data = manifest_bytes(MANIFEST)
    assert "Secrétariat du Mont d’Or".encode() in data
    assert list(json.loads(data)) == sorted(json.loads(data))
    assert needed_reader(data) == ManifestHead(min_reader=MIN_READER, version="0.1.0", number=12)


def test_what_a_later_version_adds_is_left_out() -> None:
    source = json.loads(manifest_bytes(MANIFEST))
    source["weather"] = {"fine": True}
    source["app"]["colour"] = "blue"
    source["blobs"]["cd" * 32]["type"] = "pdf"
    assert parse_manifest(json.dumps(source).encode()) == MANIFEST


@pytest.mark.parametrize("name", sorted(json.loads(manifest_bytes(MANIFEST))))
def test_nothing_may_be_missing_or_of_another_shape(name: str) -> None:
    source = json.loads(manifest_bytes(MANIFEST))
    wrong = [True, -1, 1.5, "\0", [[]], {"x": {"y": []}}, ["x"], {"x": 1}]
    refused = 0
    for value in wrong:
        try:
            parse_manifest(json.dumps(source | {name: value}).encode())
        except Malformed:
            refused += 1
    assert refused >= len(wrong) - 1  # at most a text may be any text
    del source[name]
    with pytest.raises(Malformed):
        parse_manifest(json.dumps(source).encode())


@pytest.mark.parametrize(
    "span",
    [[0, 0], [1, -1], [3, 1], [True, 1], ["1", 1], [2**53, 2**53], [1]],
)
def test_a_range_is_a_range(span: list[object]) -> None:
    source = json.loads(manifest_bytes(MANIFEST))
    scope = source["streams"][scope_text(scope_of("quiet"))]
    scope[str(a_replica("silent"))] = [*span, "ab" * 32, "ab" * 32]
    with pytest.raises(Malformed):
        parse_manifest(json.dumps(source).encode())


def test_an_empty_range_has_one_chain() -> None:
    with pytest.raises(ValueError, match="one chain"):
        Range(3, 2, b"a" * 32, b"b" * 32)


def test_scopes_are_numbered_by_home_then_class() -> None:
    low, high = HomeId(UUID(int=1)), HomeId(UUID(int=2))
    given = [(high, DataClass.INTERNAL), (low, DataClass.RESTRICTED), (low, DataClass.OPEN), (low, DataClass.INTERNAL)]
    scopes = [replace(scope_of(), home=home, data_class=data_class) for home, data_class in given]
    assert scopes_in_order(scopes) == tuple(scopes[n] for n in (3, 2, 1, 0))
    assert scopes_in_order(reversed(scopes)) == scopes_in_order(scopes)


@pytest.mark.parametrize(
    "text", ["", "/", "x/open", f"{UUID(int=1)}/secret", f"{UUID(int=1)}", f"{UUID(int=10).hex}/open"]
)
def test_a_scope_is_a_home_and_a_class(text: str) -> None:
    with pytest.raises(Malformed):
        a_scope(text)


SPANS = a_log().streams()
SCOPE, REPLICA = next((scope, replica) for scope, spans in SPANS.items() for replica in spans)
LAST = SPANS[SCOPE][REPLICA]
END = End(LAST.last, LAST.chain_after, b"k" * 32, b"s" * 64)


def test_the_ends_of_streams_have_their_place() -> None:
    """Signed with all the rest, and looked at no further; without them not a byte is other than before."""
    assert b"ends" not in manifest_bytes(MANIFEST)
    signed = replace(MANIFEST, ends={SCOPE: {REPLICA: END}})
    assert parse_manifest(manifest_bytes(signed)) == signed
    source = json.loads(manifest_bytes(signed))
    assert source.pop("ends") == {
        scope_text(SCOPE): {str(REPLICA): [LAST.last, LAST.chain_after.hex(), "6b" * 32, "73" * 64]}
    }
    assert parse_manifest(json.dumps(source).encode()) == MANIFEST
    earlier = replace(MANIFEST, ends={SCOPE: {REPLICA: replace(END, seq=LAST.last - 1, chain=b"c" * 32)}})
    assert LAST.last > 1
    assert parse_manifest(manifest_bytes(earlier)) == earlier
    assert parse_manifest(manifest_bytes(replace(MANIFEST, ends={SCOPE: {}}))).ends == {SCOPE: {}}


def _ends(value: object, *, scope: str = scope_text(SCOPE), replica: str = str(REPLICA)) -> object:
    return {scope: {replica: value}}


HONEST = [LAST.last, LAST.chain_after.hex(), "6b" * 32, "73" * 64]


@pytest.mark.parametrize(
    "ends",
    [
        None,
        [],
        "x",
        1,
        {"x": {}},
        {f"{UUID(int=1)}/secret": {}},
        {scope_text(SCOPE): []},
        _ends(None),
        _ends(HONEST[:3]),
        _ends([*HONEST, 1]),
        _ends([0, *HONEST[1:]]),
        _ends([True, *HONEST[1:]]),
        _ends([str(LAST.last), *HONEST[1:]]),
        _ends([LAST.last + 1, *HONEST[1:]]),
        _ends([2**53, *HONEST[1:]]),
        _ends([LAST.last, "ab" * 32, *HONEST[2:]]),
        _ends([LAST.last, LAST.chain_after.hex().upper(), *HONEST[2:]]),
        _ends([*HONEST[:2], "6b" * 31, HONEST[3]]),
        _ends([*HONEST[:3], "73" * 32]),
        _ends([*HONEST[:3], "x" * 128]),
        _ends(HONEST, replica=str(a_replica("somebody else"))),
        _ends(HONEST, replica=str(REPLICA).upper()),
        _ends(HONEST, scope=scope_text(scope_of("nowhere"))),
    ],
)
def test_ends_of_another_form_or_of_other_streams_are_refused(ends: object) -> None:
    source = json.loads(manifest_bytes(MANIFEST))
    with pytest.raises(Malformed):
        parse_manifest(json.dumps(source | {"ends": ends}).encode())


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-14:00", "9999-12-31T12:00:00+00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_moment_that_is_no_day_in_every_zone_is_refused(moment: str) -> None:
    source = json.loads(manifest_bytes(MANIFEST)) | {"created": moment}
    with pytest.raises(Malformed):
        parse_manifest(json.dumps(source).encode())
    shown = parse_manifest(json.dumps(source | {"created": "9999-12-30T12:00:00+00:00"}).encode())
    assert "9999" in load_translator("fr").instant(shown.created)


@pytest.mark.parametrize("moment", ["2027-03-24T12:00:00", "2027-03-24", "noon", ""])
def test_a_moment_has_its_zone(moment: str) -> None:
    source = json.loads(manifest_bytes(MANIFEST)) | {"created": moment}
    with pytest.raises(Malformed):
        parse_manifest(json.dumps(source).encode())
