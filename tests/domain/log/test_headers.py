"""Is a header that is read at a glance read as JSON would be, and nothing read so that JSON would not hold?"""

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.ids import OperationId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Operation, OperationLabel
from ctj_desktop.domain.log.changesets import WITH_WORDS, make_header
from ctj_desktop.domain.log.headers import LATEST_YEAR_MS, said_by
from ctj_desktop.domain.log.strict_json import Malformed, loads

OWN, OTHER = ReplicaId(UUID(int=1)), ReplicaId(UUID(int=3))
OPERATION = Operation(
    id=OperationId(UUID(int=2)),
    label=OperationLabel("person.changed"),
    author=PersonId(UUID(int=4)),
    at=datetime(2027, 3, 1, 9, 30, tzinfo=UTC),
    undoes=OperationId(UUID(int=5)),
)
HEADER = make_header(Dot(7 << 16, OWN, 12), {OTHER: 4}, OPERATION)

ids = st.uuids()
headers = st.builds(
    make_header,
    st.builds(Dot, st.integers(0, (LATEST_YEAR_MS << 16) - 1), st.just(OWN), st.integers(1, 10**15 - 1)),
    st.dictionaries(ids.filter(lambda one: one != OWN).map(ReplicaId), st.integers(1, 10**15 - 1), max_size=3),
    st.builds(
        Operation,
        id=ids,
        label=st.builds(
            OperationLabel, st.sampled_from(["person.changed", "undo"]), st.sampled_from([{}, {"key": "a.b"}])
        ),
        author=st.none() | ids,
        at=st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
        undoes=st.none() | ids,
    ),
)


@given(headers)
def test_what_is_written_is_read_at_a_glance(header: bytes) -> None:
    said, fields = said_by(header), json.loads(header)
    assert said is not None
    assert (str(said.replica), said.seq, f"{said.hlc:016x}") == (fields["r"], fields["s"], fields["h"])
    assert {str(replica): seq for replica, seq in said.deps.items()} == fields["d"]
    assert UUID(bytes=said.operation) == UUID(fields["op"])
    assert (said.author and str(UUID(bytes=said.author))) == fields.get("u")
    assert (said.undoes and str(UUID(bytes=said.undoes))) == fields.get("x")


@given(headers, st.data())
def test_what_is_read_at_a_glance_is_strict_json_in_the_one_form(header: bytes, data: st.DataObject) -> None:
    """Whatever bytes are changed in it: either it says nothing, or JSON finds the same in it."""
    at = data.draw(st.integers(0, len(header) - 1))
    changed = header[:at] + data.draw(st.binary(max_size=2)) + header[at + data.draw(st.integers(0, 2)) :]
    said = said_by(changed)
    if said is not None:
        fields = loads(changed)
        assert isinstance(fields, dict)
        assert json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == changed
        assert (str(said.replica), said.seq) == (fields["r"], fields["s"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"d":{"%b":4}' % str(OTHER).encode(), b'{"d":{"%b":4}' % str(OWN).encode()),  # its own past is implied
        (b'":4}', b'":4,"%b":5}' % str(OTHER).encode()),  # a replica twice
        (b'":4}', b'":04}'),
        (b'":4}', b'":9007199254740993}'),
        (b'"h":"0000', b'"h":"f000'),  # beyond the year 2100
        (b'"w":"2027-03-01T09:30:00.000+00:00"', b'"w":"2027-03-01T09:30:00.000"'),
        (b'"w":"2027-03-01', b'"w":"2027-13-01'),
        (b'["person.changed",{}]', b'["Mme Favre",{}]'),
        (b'["person.changed",{}]', b'["person.changed",{"name":"Favre"}]'),
        (b'"s":12', b'"s": 12'),
        (b'"v":2', b'"v":3'),
        (b'"v":2', b'"v":2,"v":2'),
        (b'"op":"0', b'"op":"A'),
        (b"}", b"}\n"),
    ],
)
def test_what_is_otherwise_is_judged_as_json(old: bytes, new: bytes) -> None:
    before, mark, after = HEADER.rpartition(old) if old == b"}" else HEADER.partition(old)
    assert said_by(HEADER) is not None
    assert mark == old
    assert said_by(before + new + after) is None


def test_words_in_a_header_are_judged_as_json() -> None:
    header = make_header(
        Dot(1, OWN, 1), {}, Operation(OPERATION.id, OperationLabel("a", {"b": "c"}), None, OPERATION.at), 1
    )
    assert WITH_WORDS == 1
    assert said_by(header) is None
    with pytest.raises(Malformed):
        loads(header + b"x")
