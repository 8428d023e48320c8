"""Does what was written since the last good backup come in from the damaged file that it took the place of?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.earlier_file import take_earlier_file
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.check import need_sound
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.restoring import Restoration
from ctj_desktop.storage.store import Store
from tests.office import Office
from tests.storage.test_first_check import altered


def restored_after(folder: Path, statement: str) -> tuple[Workspace, Path]:
    """Levier stands in the backup, Morteau was written since; then something wrote around the door."""
    office = Office(folder)
    office.do_fields(add_person, given_name="Camille", family_name="Levier")
    made = back_up(office.store)
    office.do_fields(add_person, given_name="Camille", family_name="Morteau")
    place = office.store.place()
    office.store.close()
    altered(place.path, statement)
    restoration = Restoration.prepare(place, made, readable=False)
    restoration.put_in_place()
    assert restoration.aside is not None
    return Workspace(Store.open(place.path, environment=place.environment)), restoration.aside


def names(workspace: Workspace) -> list[str]:
    return sorted(one.family_name for one in workspace.store.all(Person))


def test_it_comes_from_the_log_whatever_the_tables_show(tmp_path: Path) -> None:
    workspace, aside = restored_after(tmp_path, "UPDATE person SET family_name = 'Forgé'")
    before = aside.read_bytes()
    assert names(workspace) == ["Levier"]
    take_earlier_file(workspace.store, aside)
    assert names(workspace) == ["Levier", "Morteau"]
    need_sound(workspace.store)
    assert aside.read_bytes() == before
    workspace.store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changeset SET payload = CAST(replace(payload, 'Morteau', 'Martoue') AS BLOB)",
        "UPDATE changeset SET header = CAST(replace(header, '1', '2') AS BLOB) "
        "WHERE rowid = (SELECT max(rowid) FROM changeset)",
        "UPDATE changeset SET header = CAST(header || ' ' AS BLOB) WHERE rowid = (SELECT max(rowid) FROM changeset)",
    ],
)
def test_of_a_damaged_log_nothing_comes_in(tmp_path: Path, statement: str) -> None:
    workspace, aside = restored_after(tmp_path, statement)
    with pytest.raises(DamagedWorkspace):
        take_earlier_file(workspace.store, aside)
    assert names(workspace) == ["Levier"]
    need_sound(workspace.store)
    workspace.store.close()
