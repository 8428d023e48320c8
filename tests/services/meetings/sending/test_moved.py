"""Is a meeting that takes place otherwise told from one whose agenda alone was completed?"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.services.meetings.life import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    postpone_meeting,
    resume_meeting,
)
from ctj_desktop.services.meetings.sending.moved import has_moved, next_kinds
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling

CONVOCATION, COMPLEMENT, CHANGE = DispatchKind.CONVOCATION, DispatchKind.COMPLEMENT, DispatchKind.CHANGE


def change(calling: Calling, **fields: object) -> None:
    calling.office.do_fields(change_meeting, meeting=calling.key, **fields)


def did(calling: Calling, act: Callable[..., Any], **fields: object) -> None:
    calling.office.do_fields(act, meeting=calling.key, on=TODAY, **fields)


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    return Calling(tmp_path)


def test_before_it_was_convened_there_is_only_the_convocation(calling: Calling) -> None:
    change(calling, on=date(2027, 3, 19))
    assert not has_moved(calling.office.store, calling.key)
    assert next_kinds(calling.office.store, calling.key) == (CONVOCATION,)


@pytest.mark.parametrize(
    ("fields", "moved"),
    [
        ({"on": date(2027, 3, 19)}, True),
        ({"start": time(9)}, True),
        ({"end": None}, True),
        ({"place": text("Morteau", "Pontarlier")}, True),
        ({"remote_link": "https://salle.example/1"}, True),
        ({"title": text("Ordinaire", "Ordentlich")}, False),
        ({"documents_by": date(2027, 3, 8)}, False),
    ],
)
def test_what_a_letter_says_of_the_meeting_has_moved(calling: Calling, fields: dict[str, Any], moved: bool) -> None:
    did(calling, convene_meeting)
    assert next_kinds(calling.office.store, calling.key)[0] is COMPLEMENT
    change(calling, **fields)
    assert has_moved(calling.office.store, calling.key) is moved
    assert next_kinds(calling.office.store, calling.key)[0] is (CHANGE if moved else COMPLEMENT)
    calling.office.undo()
    assert not has_moved(calling.office.store, calling.key)
    change(calling, **fields)
    did(calling, convene_meeting)
    assert not has_moved(calling.office.store, calling.key), "the second convocation said it"


def test_what_is_called_again_as_it_was_is_convened_and_what_was_put_off_has_changed(calling: Calling) -> None:
    did(calling, convene_meeting)
    did(calling, cancel_meeting)
    did(calling, resume_meeting)
    assert next_kinds(calling.office.store, calling.key) == (CONVOCATION, CHANGE)
    did(calling, convene_meeting)
    did(calling, postpone_meeting, to=date(2027, 3, 19))
    did(calling, resume_meeting)
    assert next_kinds(calling.office.store, calling.key) == (CHANGE, CONVOCATION)
