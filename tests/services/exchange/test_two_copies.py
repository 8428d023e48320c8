"""What becomes of work on two copies of one workspace? Nothing of it is lost or overwritten in silence."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import identity, trust, write_card
from ctj_desktop.services.exchange.lists import received
from ctj_desktop.services.exchange.merging import SetApart, Taken, take_in
from ctj_desktop.services.membership import people
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.bundle_inbox import Pending, keep_pending, pending_bundles
from ctj_desktop.storage.store import Store
from tests.office import NOW, TODAY, Office
from tests.services.exchange.exchanging import an_office, introduce, send
from tests.services.refusing import PENDING, Desk, assert_refused, two_desks
from tests.storage.agreement import assert_agrees, image


@dataclass
class Copies:
    """A third office, an office, and whoever goes on with a copy of its file."""

    third: Office
    office: Office
    folder: Path
    copy: Store | None = None

    def copy_file(self, data: Path) -> Store:
        """As a person copies it while it is open: the file and what stands beside it."""
        target = self.folder / "copie" / self.office.store.path.name
        target.parent.mkdir()
        for suffix in ("", "-wal"):
            beside = self.office.store.path.with_name(self.office.store.path.name + suffix)
            shutil.copy(beside, target.with_name(target.name + suffix))
        environment = Environment.seeded(77, NOW, data)
        self.copy = Store.open(target, environment=environment)
        return self.copy

    def give(self, store: Store, name: str) -> Path:
        path = self.folder / f"{name}.ctjx"
        export(store, plan_export(store, "Bureau tiers"), path)
        return path

    def take(self, path: Path) -> Taken:
        return take_in(self.third.store, path)

    def persons(self) -> set[str]:
        return {person.family_name for person in self.third.store.all(Person)}


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    third, office = an_office(tmp_path, "tiers", 1), an_office(tmp_path, "morteau", 2)
    introduce(third, office, Profile.PARTNER)
    office.a_meeting(office.a_committee("MOC").id, items=1)
    path, _ = send(office, third)
    take_in(third.store, path)
    made = Copies(third, office, tmp_path)
    yield made
    for store in (third.store, office.store, made.copy):
        if store is not None:
            store.close()


def write(store: Store, family_name: str) -> None:
    Workspace(store).do_fields(people.add_person, family_name=family_name)


def assert_sound(*stores: Store) -> None:
    for store in stores:
        assert_agrees(store)
        assert [one for one in check_all(store, TODAY).findings if one.severity is Severity.ERROR] == []


def test_a_copy_on_another_computer_goes_on_under_its_own_name(copies: Copies) -> None:
    """Both go on, both send; the third has the work of both, once it has accepted the second computer."""
    copy = copies.copy_file(copies.folder / "other-data")
    assert copy.notice == "copied"
    write(copies.office.store, "Originale")
    write(copy, "Copie")
    copies.take(copies.give(copies.office.store, "a"))
    card = copies.folder / "copie.ctjcard"
    write_card(copy, card)
    trust(copies.third.store, card, Profile.PARTNER)
    copies.take(copies.give(copy, "b"))
    assert {"Originale", "Copie"} <= copies.persons()
    assert_sound(copies.third.store, copies.office.store, copy)


def test_a_copy_on_the_same_computer_is_noticed_at_the_third_office(copies: Copies) -> None:
    """Opened beside the original, both write under one name: the second file is set apart with its bytes."""
    copy = copies.copy_file(copies.office.store.environment.data_folder)
    write(copies.office.store, "Originale")
    write(copy, "Copie")
    first, second = copies.give(copies.office.store, "a"), copies.give(copy, "b")
    copies.take(first)
    before = image(copies.third.store)
    with pytest.raises(SetApart):
        copies.take(second)
    after = image(copies.third.store)
    assert {name for name in after if after[name] != before[name]} == PENDING
    assert received(copies.third.store)[0].state is PendingState.FORKED
    assert "Originale" in copies.persons()
    assert copy.count(Person, family_name="Copie") == 1
    assert_sound(copies.third.store, copies.office.store, copy)


def test_two_files_that_went_on_under_one_name_are_told_apart_when_next_opened(copies: Copies) -> None:
    """The anchor remembers the chain and not the number alone: whoever does not continue it gets a new name."""
    data = copies.office.store.environment.data_folder
    copy = copies.copy_file(data)
    assert copy.replica == copies.office.store.replica  # neither has written since
    write(copies.office.store, "Originale")
    write(copy, "Copie")
    copies.office.store.close()
    copy.close()
    copies.office.reopen()
    copies.copy = Store.open(copy.path, environment=replace(copy.environment))
    notices = {copies.office.store.notice, copies.copy.notice}
    assert "restored" in notices
    assert copies.copy.replica != copies.office.store.replica


def test_a_whole_computer_that_was_set_back_is_noticed_by_its_partner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A snapshot of a machine: file, anchor and keys twice. The sentence names the sender; both keep their work."""
    giver, taker = two_desks(tmp_path, monkeypatch, capfd)
    twin = _twin(giver, tmp_path / "twin")
    for desk, name in ((giver, "Originale"), (twin, "Jumelle"), (twin, "Jumelle-2")):
        with desk.at_work() as office:
            assert office.store.notice is None
            office.a_person(name)
    assert taker.ctj("merge", giver.bundle_for(taker))[0] == 0
    second = twin.bundle_for(taker)
    assert_refused(taker, "merge", second, says=("Bureau pontarlier", "Büro pontarlier", "Bureau pontarlier"))
    second.unlink()
    assert taker.pending() == ["taken_in", "forked"]
    for desk, name in ((giver, "Originale"), (twin, "Jumelle"), (taker, "Originale")):
        with desk.at_work() as office:
            assert office.store.count(Person, family_name=name) == 1
            assert_sound(office.store)
    with giver.at_work() as office:
        office.a_person("Suivante")
    assert taker.ctj("merge", giver.bundle_for(taker))[0] == 0  # the first one is not held up


def _twin(desk: Desk, folder: Path) -> Desk:
    """The same computer once more, as it was."""
    shutil.copytree(desk.file.parent, folder)
    store = desk.office.store
    office = object.__new__(Office)
    office.store = object.__new__(Store)
    office.store.path = folder / desk.file.name
    office.store.environment = Environment.seeded(99, NOW, folder / desk.data.name)
    office.store.key = store.key
    return Desk(office, desk.call)


def test_what_is_refused_holds_up_nothing_that_waits_behind_it(tmp_path: Path) -> None:
    """A file that cannot be read any more waits before a good one."""
    one, other = an_office(tmp_path, "a", 1), an_office(tmp_path, "b", 2)
    introduce(one, other, Profile.PARTNER)
    one.a_committee("MOC")
    first, _ = send(one, other)
    one.a_person("Deuxième")
    second, sent = send(one, other)
    manifest, clock = sent.written.manifest, other.store.environment.clock
    for sha256, content in ((bytes(32), b"not a bundle"), (bytes.fromhex(sent.written.sha256), second.read_bytes())):
        waiting = Pending(
            sha256=sha256,
            bundle_id=manifest.bundle_id,
            peer=identity(one.store).signing.public,
            number=2,
            profile="partner",
            file="x.ctjx",
            size=len(content),
            created=clock(),
            at=clock(),
            state=PendingState.WAITING,
            missing=[],
        )
        keep_pending(other.store, waiting, [content])
    taken = take_in(other.store, first)
    assert [late.report.applied for late in taken.others] == [1]
    assert other.store.count(Person, family_name="Deuxième") == 1
    assert [waiting.sha256 for waiting in pending_bundles(other.store)] == [bytes(32)]
    one.store.close()
    other.store.close()
