"""A workspace from somebody else is a file from somebody else: what it names, holds or is makes nothing happen here."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store
from tests.office import NOW
from tests.storage.builders import a_committee, a_store, save


def altered(path: Path, *statements: str, parameters: tuple[str, ...] = ()) -> bytes:
    """What somebody else did to the closed file with a tool of his own; its bytes afterwards."""
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement, parameters)
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("name", ["workspace", "office", "replica"])
@pytest.mark.parametrize("value", ["../keys/mine", "/mine", "", "x"])
def test_an_id_inside_is_an_id(tmp_path: Path, name: str, value: str) -> None:
    """Never a path: an anchor was written over the keys of another workspace. Nothing is written or stays open."""
    path, data = tmp_path / "b.ctj", tmp_path / "data"
    keys = data / "keys" / "mine.json"
    keys.parent.mkdir(parents=True)
    keys.write_text("secret", encoding="ascii")
    a_store(path).close()
    before = altered(path, "UPDATE local SET value = ? WHERE name = '" + name + "'", parameters=(value,))
    environment = Environment.seeded(1, NOW, data)
    for _ in range(2):
        with pytest.raises(DamagedWorkspace):
            Store.open(path, environment=environment)
    assert path.read_bytes() == before
    assert keys.read_text(encoding="ascii") == "secret"
    assert sorted(data.rglob("*.json")) == [keys]


def test_the_same_id_in_another_form_is_the_same_workspace(tmp_path: Path) -> None:
    """One anchor for both, in its one form."""
    path, data = tmp_path / "b.ctj", tmp_path / "data"
    environment = Environment.seeded(1, NOW, data)
    with a_store(path, environment=environment) as store:
        own = store.workspace_id
    altered(path, "UPDATE local SET value = '{' || upper(value) || '}' WHERE name = 'workspace'")
    with Store.open(path, environment=environment) as store:
        save(store, a_committee())
        assert (store.workspace_id, store.count(Committee)) == (own, 1)
    assert [anchor.name for anchor in (data / "anchors").iterdir()] == [f"{own}.json"]
