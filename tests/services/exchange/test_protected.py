"""Does a protected workspace exchange, and is nothing of it readable beside the encrypted file?"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.merging import take_back, take_in, take_pending
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from tests.office import Office, text
from tests.services.exchange.exchanging import introduce

WORD = "Zwetschgenbaum"
KEY = bytes(range(32))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """An office and a protected one."""
    plain = Office(tmp_path, name="offen", seed=1, called=text("Bureau ouvert", "Büro offen"))
    (tmp_path / "zu").mkdir()
    shut = Office(tmp_path / "zu", name="zu", seed=2, key=KEY, called=text("Bureau fermé", "Büro zu"))
    introduce(plain, shut, Profile.PARTNER)
    yield plain, shut
    plain.store.close()
    shut.store.close()


def assert_unreadable(office: Office, *words: bytes) -> None:
    """Not in the file, its log, its backups, nor in what the exchange unpacked."""
    looked = [path for path in office.store.path.parent.rglob("*") if path.is_file()]
    assert any(path.suffix == ".ctj" for path in looked)
    for path in looked:
        content = path.read_bytes()
        assert not [word for word in (*words, b"SQLite format 3", b"manifest.json") if word in content], path


def bundle(giver: Office, to: str, name: str, *, plain: bool = False) -> Path:
    target = giver.store.environment.data_folder.parent / name
    export(giver.store, plan_export(giver.store, to, plain=plain), target)
    return target


def test_it_takes_in_and_sends_back(pair: tuple[Office, Office], tmp_path: Path) -> None:
    plain, shut = pair
    meeting = plain.a_meeting(plain.a_committee("MOC").id)
    plain.an_item(meeting, WORD)
    path = bundle(plain, "Bureau fermé", "hin.ctjx", plain=True)
    assert take_in(shut.store, path).report.applied > 0
    assert shut.store.count(AgendaItem) == 1
    assert_unreadable(shut, WORD.encode())
    shut.a_person(WORD)
    back = tmp_path / "her.ctjx"
    export(shut.store, plan_export(shut.store, "Bureau ouvert"), back)
    assert take_in(plain.store, back).report.applied > 0
    assert plain.store.count(Person, family_name=WORD) == 1
    assert_unreadable(shut, WORD.encode())


def test_what_waits_and_the_way_back_are_inside(pair: tuple[Office, Office]) -> None:
    """The bytes of a plain bundle that waits, and the snapshot before a merge."""
    plain, shut = pair
    plain.a_person(WORD)
    first = bundle(plain, "Bureau fermé", "eins.ctjx", plain=True)
    marked = os.urandom(16).hex()
    plain.a_person(marked)
    take_in(shut.store, first)
    assert_unreadable(shut, WORD.encode(), first.read_bytes()[100:160])
    take_back(shut.store)
    (waiting,) = pending_bundles(shut.store)
    assert waiting.state is PendingState.TAKEN_BACK
    shut.store.close()
    assert_unreadable(shut, WORD.encode(), first.read_bytes()[100:160])
    shut.reopen()
    first.unlink()
    assert take_pending(shut.store, waiting.sha256).report.applied > 0
    assert shut.store.count(Person, family_name=WORD) == 1
    assert_unreadable(shut, WORD.encode())
