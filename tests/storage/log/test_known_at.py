"""What was known at a moment, beside what is known now."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import MeetingMoveId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.erasing import erase
from ctj_desktop.storage.log.known_at import as_known_at
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, save

START = datetime(2027, 2, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])
def test_the_log_is_replayed_by_what_was_held(tmp_path: Path, key: bytes | None) -> None:
    """A correction made later does not show earlier; nothing is left on the disk."""
    now = START
    environment = Environment(lambda: now, uuid7, tmp_path / "data")
    with a_store(tmp_path / "a.ctj", key=key, environment=environment) as store:
        person = a_person(store.office_id, "Jougne")
        save(store, person)
        now = START + timedelta(days=2)
        with store.write(OperationLabel("person.changed")) as unit:
            unit.save(replace(person, family_name="Vallorbe"), before=person)
        with as_known_at(store, START + timedelta(days=1)) as then:
            known = then.get(Person, person.id)
            assert known is not None
            assert known.family_name == "Jougne"
            gone = then.path
        with as_known_at(store, START - timedelta(days=1)) as before:
            assert before.get(Person, person.id) is None
        assert not gone.exists()
        still = store.get(Person, person.id)
        assert still is not None
        assert still.family_name == "Vallorbe"


def test_what_stays_of_content_erased_since_was_known_all_along(tmp_path: Path) -> None:
    """Nobody can say any more what stood beside it."""
    now = START
    environment = Environment(lambda: now, uuid7, tmp_path / "data")
    meeting = a_meeting(a_committee())
    move = MeetingMove(
        id=MeetingMoveId(uuid7()),
        home=meeting.home,
        meeting=meeting.id,
        from_state=MeetingState.DRAFT,
        to_state=MeetingState.CONVENED,
        on=date(2027, 2, 1),
    )
    with a_store(tmp_path / "a.ctj", environment=environment) as store:
        save(store, meeting, move)
        [first] = [one for one in store.changesets() if b"meeting_move" in (one.payload or b"")]
        now = START + timedelta(days=2)
        with store.write(OperationLabel("x")) as unit:
            assert erase(unit, [first]) == []
        for days, known in ((1, []), (3, [meeting])):
            with as_known_at(store, START + timedelta(days=days)) as then:
                assert then.all(MeetingMove) == [move]
                assert then.all(Meeting) == known
                assert then.connection.run("PRAGMA foreign_key_check").all() == []
