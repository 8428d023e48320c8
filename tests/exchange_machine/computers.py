"""How do computers fail in the machine: clocks, restarts, crashes, copies, old backups?"""

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ctj_desktop.domain.log.bundle_results import Direction
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.merging import take_back, take_in
from ctj_desktop.storage.log.bundle_inbox import bundles, pending_bundles
from ctj_desktop.storage.log.takeback import can_take_back
from tests.exchange_machine import invariants
from tests.exchange_machine.crashes import CrashPoint
from tests.exchange_machine.files import Files
from tests.exchange_machine.mailbox import Letter
from tests.exchange_machine.parties import OldCopy, Party, device_at, introduce, profile_between
from tests.storage.agreement import image
from tests.storage.devices import START

LATE = 40  # of the 90 statements that the machine draws from
TEN_YEARS = timedelta(days=3660)


class Computers(Files):
    """What happens to machines and files behind the program's back."""

    def move_clock(self, party: Party, jump: int) -> None:
        """By some milliseconds, at most ten years either way."""
        moment = party.device.clock.now + timedelta(milliseconds=jump)
        party.device.clock.now = moment if abs(moment - START) <= TEN_YEARS else START

    def close_and_open(self, party: Party) -> None:
        """Nothing changed, and nobody is told anything."""
        before = image(party.store)
        party.device.restart()
        assert party.store.notice is None
        assert image(party.store) == before

    # crashes

    def crashing(self, party: Party, at: int, act: Callable[[], object], *, deadly: bool) -> bool:
        """Do it up to a statement; a dead process is started again. Whether it came so far."""
        with CrashPoint(party.store, at, deadly=deadly) as point:
            act()
        if point.fired and deadly:
            party.kill()
            party.device.open()
            assert party.store.notice is None
        return point.fired

    def write_and_crash(self, party: Party, act: Any, at: int, *, deadly: bool) -> None:
        """The operation is there whole, or nothing of it."""
        before, names = image(party.store), party.names()

        def write() -> None:
            with self.operation(party) as unit:
                self.write_one(party.store, unit, party.office, act)

        if self.crashing(party, at, write, deadly=deadly) and party.names() == names:
            invariants.nothing_happened(before, image(party.store))

    def export_and_crash(self, party: Party, other: Party, at: int, *, deadly: bool) -> None:
        """The file may be there whole though its log does not know it, never half; the store is as before."""
        if party is other:
            return
        before, sent = image(party.store), []
        path = self.folder / f"crashed-{self.sent}.ctjx"
        self.sent += 1
        usual = profile_between(party.office, other.office)

        def leave() -> None:
            plan = plan_export(party.store, other.called, usual, plain=True)
            sent.append(export(party.store, plan, path))

        fired = self.crashing(party, at, leave, deadly=deadly)
        logged = any(one.file == path.name for one in bundles(party.store, Direction.OUT))
        if fired and not logged:
            invariants.nothing_happened(before, image(party.store))
        if path.exists():
            party.unrecorded = party.unrecorded or not logged
            take_in(other.store, path)
            self.touched.add(other.n)
            self.doubted.add((other.n, party.n))
            path.unlink()
        assert not [left for left in self.folder.iterdir() if left.name.endswith(".part")]

    def merge_and_crash(self, target: Party, letter: Letter, at: int, *, deadly: bool) -> None:
        """The bundle is in with everything that belongs to it, or nothing happened at all; then it comes again."""
        store, before, names = target.store, image(target.store), target.names()
        content = letter.path.read_bytes()
        if at > LATE:  # about where the trial run ends, so that what stands around the commit is met as well
            with CrashPoint(store, 0) as point:
                take_in(store, letter.path, dry_run=True)
            at = max(1, point.count + 60 - at)
        fired = self.crashing(target, at, lambda: take_in(target.store, letter.path), deadly=deadly)
        store = target.store
        if fired and not invariants.came_in(store, content):
            assert target.names() == names
            changed = {name for name, rows in image(store).items() if rows != before[name]}
            if changed:
                invariants.only_kept(before, image(store), store, content)
            else:
                invariants.nothing_happened(before, image(store))
        elif fired:
            assert target.names() >= names | letter.names
        self.take(target, letter, letter.path, tried=False)

    def take_back_and_crash(self, party: Party, at: int, *, deadly: bool) -> None:
        """It went back, or it can still go back."""
        if not can_take_back(party.store):
            return
        before, names = image(party.store), party.names()
        fired = self.crashing(party, at, lambda: take_back(party.store), deadly=deadly)
        if fired and party.names() == names:
            invariants.nothing_happened(before, image(party.store))
            assert can_take_back(party.store)
        else:
            self.went_back(party, names - party.names())

    # copies

    def keep_copy(self, party: Party) -> None:
        """The file is copied while nobody works with it."""
        path = self.folder / f"copy-{party.n}-{len(party.copies)}.ctj"
        party.store.close()
        shutil.copyfile(party.device.path, path)
        party.device.open()
        assert party.store.notice is None
        party.copies.append(
            OldCopy(
                path=path,
                names=party.names(),
                lives=tuple(other.life for other in self.parties),
                doubted=frozenset(other for mine, other in self.doubted if mine == party.n),
                replica=str(party.store.replica),
            )
        )

    def return_to_copy(self, party: Party, which: int) -> None:
        """An old copy takes the file's place: told where own work is missing, and never two under one name."""
        if not party.copies:
            return
        copy = party.copies[which % len(party.copies)]
        own = {name for name in party.names() if name[2] == str(party.store.replica)}
        continued = copy.replica == str(party.store.replica) and own <= copy.names
        replica = str(party.store.replica)
        party.store.close()
        shutil.copyfile(copy.path, party.device.path)
        party.device.open()
        assert party.store.notice == (None if continued else "restored")
        assert (str(party.store.replica) == replica) == continued
        party.written = {name for name in party.written if name in copy.names}
        if not continued:
            party.clock, party.numbers = 0, {}
        self.became_older(party)
        self.doubted = {(mine, other) for mine, other in self.doubted if mine != party.n}
        for other in self.parties:
            known = other.n < len(copy.lives) and copy.lives[other.n] == other.life
            if other is not party and (other.n in copy.doubted or not known):
                self.doubted.add((party.n, other.n))
        self.introduce_again(party)

    def introduce_again(self, party: Party) -> None:
        """The copy may be older than the acquaintance with a new partner."""
        for other in self.parties:
            if other.n == 3 and other is not party:
                introduce(party, other, self.folder)

    def continue_elsewhere(self, party: Party) -> None:
        """A copy on another computer: another replica and other keys, so that it is a partner like any other."""
        device = device_at(self.folder, 3)
        party.store.close()
        shutil.copyfile(party.device.path, device.path)
        party.device.open()
        replica, key = party.store.replica, party.key
        device.clock.now = party.device.clock.now
        device.source.seed(2_000)
        device.open()
        made = Party(3, party.office, device)
        self.parties.append(made)
        made.inherited = frozenset(one.sha256 for one in pending_bundles(device.store))
        assert device.store.notice == "copied"
        assert device.store.replica != replica
        assert made.key != key
        for other in self.parties[:-1]:
            introduce(made, other, self.folder)
            if (party.n, other.n) in self.doubted:
                self.doubted.add((3, other.n))
        self.touched.add(3)
