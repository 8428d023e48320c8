"""Is what is damaged called as a person knows it?"""

from pathlib import Path

import pytest

from ctj_desktop.i18n import load_translator
from ctj_desktop.services.workspace.damage import SHOWN, Damage, damage_of, damage_text
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, an_attachment, save
from tests.storage.test_first_check import altered, overwritten


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "« a.ctj » est endommagé : Personne Forgé. Plus rien n’y est écrit, afin que le dommage"),
        ("de", "«a.ctj» ist beschädigt: Person Forgé. Es wird nichts mehr hineingeschrieben"),
    ],
)
def test_a_person_by_name(tmp_path: Path, language: str, said: str) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        save(store, a_person(store.office_id, "Levier"))
    altered(tmp_path / "a.ctj", "UPDATE person SET family_name = 'Forgé'")
    with Store.open(tmp_path / "a.ctj") as store:
        text = damage_text(load_translator(language), "a.ctj", damage_of(store))
    assert said in text.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_cannot_be_read_any_more_is_called_as_in_the_last_backup(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        save(store, a_person(store.office_id, "Levier"))
        back_up(store)
    overwritten(tmp_path / "a.ctj", "person", None)
    with Store.open(tmp_path / "a.ctj") as store:
        damage = damage_of(store)
    assert [one.name.fr.text for one in damage.records] == ["Levier"]


def test_meeting_and_attached_file_by_their_names(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        committee = a_committee()
        meeting = a_meeting(committee)
        save(store, committee, meeting, an_attachment(store, meeting, b"carte" * 1000))
    for statement in ("UPDATE meeting SET place_fr = 'x'", "UPDATE blob_chunk SET data = x'00'"):
        altered(tmp_path / "a.ctj", statement)
    with Store.open(tmp_path / "a.ctj") as store:
        damage = damage_of(store)
    assert {one.kind for one in damage.records} == {"meeting", "attachment"}
    assert all(one.named is not None for one in damage.records)


def test_many_are_counted_and_nobody_knows_of_none() -> None:
    t = load_translator("en")
    tables = ("draft", "local", "peer", "bundle_log", "blob", "search_row", "person", "strange")
    text = damage_text(t, "a.ctj", Damage(records=(), tables=tables))
    assert "a part of the list “persons”" not in text
    assert f"{len(tables) - SHOWN} other parts" in text
    assert damage_text(t, "a.ctj", None) == damage_text(t, "a.ctj", Damage(records=(), tables=()))
    assert "a part of the list" in damage_text(t, "a.ctj", Damage(records=(), tables=("person",)))
    assert "the structure of the file" in damage_text(t, "a.ctj", Damage(records=(), tables=("strange",)))
