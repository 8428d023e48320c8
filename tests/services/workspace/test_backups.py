"""Which backups are there, and is what happened since said of the right records?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.membership.people import change_person, remove_person
from ctj_desktop.services.workspace.backups import (
    BackupLine,
    Fate,
    Since,
    as_workspace,
    backup_line,
    backup_lines,
    since,
)
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.errors import NoBackup, NoSuchWorkspace, NotABackup, ReadOnlyWorkspace
from ctj_desktop.storage.queries.since import Count
from ctj_desktop.storage.restoring import ForeignBackup
from tests.office import NOW, Office

NOTHING = dict.fromkeys(Fate, 0)


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def _line(office: Office, made: Path) -> BackupLine:
    lines = backup_lines(office.store.path, office.store.workspace_id)
    return next(line for line in lines if line.generation.path == made)


def _since(office: Office, made: Path) -> Since:
    line = next(
        line for line in backup_lines(office.store.path, office.store.workspace_id) if line.generation.path == made
    )
    return since(office.store, line.generation)


def test_what_was_added_changed_and_removed_is_told_by_kind_and_under_its_record(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=3)
    kept, gone = office.a_person("Levier"), office.a_person("Morteau")
    items = [office.an_item(meeting, f"Point {n}") for n in range(2)]
    made = back_up(office.store)
    assert _since(office, made).nothing
    office.do(change_person, replace(kept, work_phone="+41 21 555 01 23"), kept)
    office.do(remove_person, person=gone.id)
    office.do_fields(change_agenda_item, item=items[0].id, minutes=45)
    office.do(remove_agenda_item, item=items[1].id)
    office.an_item(meeting, "Nouveau")
    found = _since(office, made)
    assert found.tally == {Fate.ADDED: 1, Fate.CHANGED: 2, Fate.REMOVED: 2}
    kinds = {kind.kind: kind for kind in found.kinds}
    assert kinds["person"].tally == {Fate.ADDED: 0, Fate.CHANGED: 1, Fate.REMOVED: 1}
    assert kinds["person"].counted == Count(2, 1)
    assert kinds["agenda_item"].tally == {Fate.ADDED: 1, Fate.CHANGED: 1, Fate.REMOVED: 1}
    of_meeting, *persons = found.records
    assert (of_meeting.subject.id, of_meeting.own) == (meeting.id, None)
    [items_since] = of_meeting.parts
    assert items_since.tally == kinds["agenda_item"].tally
    assert [(one.subject.id, one.own, one.parts) for one in persons] == [
        (gone.id, Fate.REMOVED, ()),
        (kept.id, Fate.CHANGED, ()),
    ]
    assert found.more == 0


def test_what_is_only_in_the_backup_is_called_as_it_is_called_there(office: Office, tmp_path: Path) -> None:
    """After an earlier state was restored, the later backup knows what this file has never seen."""
    early = back_up(office.store)
    office.store.environment = replace(office.store.environment, clock=lambda: NOW + timedelta(days=1))
    person = office.a_person("Levier")
    late = back_up(office.store)
    line = next(
        line for line in backup_lines(office.store.path, office.store.workspace_id) if line.generation.path == late
    )
    with as_workspace(early, "bureau", office.store.environment) as earlier:
        found = since(earlier, line.generation)
    assert found.tally == NOTHING | {Fate.REMOVED: 1}
    [record] = found.records
    assert (record.subject.id, record.own) == (person.id, Fate.REMOVED)
    assert record.subject.name.fr.text == "Camille Levier"


def test_what_was_removed_and_brought_back_was_changed_meanwhile(office: Office) -> None:
    person = office.a_person()
    made = back_up(office.store)
    office.do(remove_person, person=person.id)
    office.do(restore_record, record=person.id)
    assert _since(office, made).tally == NOTHING | {Fate.CHANGED: 1}


def test_one_that_is_looked_at_is_checked_whole_and_nothing_is_written_in_it(office: Office) -> None:
    person = office.a_person()
    made = back_up(office.store)
    office.do(remove_person, person=person.id)
    folder = office.store.environment.data_folder / "unpacked"
    with as_workspace(made, "bureau", office.store.environment) as store:
        assert store.get(Person, person.id) == person
        assert store.path.name == "bureau.ctj"
        with pytest.raises(ReadOnlyWorkspace):
            store.keep_setting("a", "b")
    assert list(folder.iterdir()) == []


def test_what_cannot_be_read_is_in_the_list_with_its_reason(office: Office) -> None:
    made = back_up(office.store)
    nonsense = made.with_name("bureau-20260101T120000Z.ctjbackup")
    nonsense.write_bytes(b"something else")
    good, bad = backup_lines(office.store.path, office.store.workspace_id)
    assert (good.generation.path, good.refused) == (made, None)
    assert good.contents is not None
    assert good.contents.persons == 0
    assert bad.generation.path == nonsense
    assert isinstance(bad.refused, NoBackup)


def test_a_file_chosen_elsewhere_is_one_of_this_workspace_or_says_why_not(office: Office, tmp_path: Path) -> None:
    made, whose = back_up(office.store), office.store.workspace_id
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = stick / "Kopie vom Montag.ctjbackup"
    copied.write_bytes(made.read_bytes())
    line = backup_line(copied, whose)
    assert line.generation.path == copied
    assert since(office.store, line.generation).nothing
    other = Office(stick, name="other", seed=2)
    with pytest.raises(ForeignBackup):
        backup_line(back_up(other.store), whose)
    with pytest.raises(NoSuchWorkspace):
        backup_line(stick / "gone.ctjbackup", whose)
    copied.write_bytes(b"SQLite format 3\0" + b"x" * 9_000)
    with pytest.raises((NoBackup, NotABackup)):
        backup_line(copied, whose)
