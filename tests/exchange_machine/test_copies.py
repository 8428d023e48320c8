"""What becomes of a workspace that two processes continue under one name, because its data folder was copied too?"""

import shutil
from collections.abc import Iterator

import pytest

from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.merging import SetApart, take_in
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from tests.exchange_machine import invariants
from tests.exchange_machine.machine import Exchange
from tests.exchange_machine.parties import Party, device_at
from tests.storage.agreement import image


@pytest.fixture
def forked(machine: type[Exchange]) -> Iterator[tuple[Exchange, Party]]:
    """Three parties, and the first once more with all that it knows of itself (a stick with file and data folder)."""
    made = machine()
    made.begin(third="conference")
    one = made.parties[0]
    one.store.close()
    twin = device_at(made.folder, 7)
    shutil.copyfile(one.device.path, twin.path)
    shutil.copytree(one.device.data_folder, twin.data_folder)
    one.device.open()
    twin.open()
    assert (twin.store.notice, one.store.notice) == (None, None)
    assert twin.store.replica == one.store.replica
    yield made, Party(7, "A", twin)
    twin.store.close()
    made.shut()


def test_the_second_of_two_contents_is_set_apart(forked: tuple[Exchange, Party]) -> None:
    """Neither side's work is written over, and neither is lost: the file is kept, and somebody is told."""
    three, twin = forked
    one, other = three.parties[:2]
    for party, pick in ((one, 4), (twin, 2)):
        three.act(party, Person, 1, pick)
    mine, theirs = three.send(one, other), three.send(twin, other)
    assert mine
    assert theirs
    take_in(other.store, theirs.path)
    before = image(other.store)
    with pytest.raises(SetApart):
        take_in(other.store, mine.path)
    invariants.only_kept(before, image(other.store), other.store, mine.path.read_bytes())
    assert [kept.state for kept in pending_bundles(other.store)] == [PendingState.FORKED]
    for party in (one, twin):
        assert {name for name in party.names() if name[2] == str(party.store.replica)} >= party.written
