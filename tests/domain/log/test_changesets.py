"""Do the words of an operation stand in its payload alone, and does a header hold keys only?"""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import OperationId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Operation, OperationLabel
from ctj_desktop.domain.log.changesets import deps_of, label_line, make_header, make_payload, with_its_words
from ctj_desktop.domain.record import replace

DOT = Dot(1 << 16, ReplicaId(UUID(int=1)), 1)
OPERATION = Operation(
    id=OperationId(UUID(int=2)),
    label=OperationLabel("agenda_item.changed", {"title": "Budget"}),
    author=None,
    at=datetime(2027, 3, 1, 9, 30, tzinfo=UTC),
)
BARE = replace(OPERATION, label=OperationLabel("agenda_item.changed"))


def words(operation: Operation) -> bytes:
    line = label_line(operation)
    assert line is not None
    return make_payload([line])


def test_a_header_holds_the_key_and_the_payload_the_words() -> None:
    header = make_header(DOT, {ReplicaId(UUID(int=3)): 4}, OPERATION)
    assert b"Budget" not in header
    assert b"agenda_item.changed" in header
    assert deps_of(header) == {ReplicaId(UUID(int=3)): 4}
    assert with_its_words(BARE, words(OPERATION)) == OPERATION
    assert label_line(BARE) is None


def test_a_sentence_for_a_key_is_refused() -> None:
    """It would stand in every scope, and nobody could ever erase it."""
    with pytest.raises(ValueError, match="key of a label"):
        make_header(DOT, {}, replace(OPERATION, label=OperationLabel("Mme Favre est malade")))


def test_words_of_another_operation_say_nothing() -> None:
    other = replace(OPERATION, id=OperationId(UUID(int=9)))
    assert with_its_words(BARE, words(other)) == BARE
    assert with_its_words(BARE, None) == BARE
    assert with_its_words(BARE, b'["agenda_item","x",{}]\n') == BARE
