"""Which offices exchange files in the machine, what does each keep, and what must not be lost of it?

Two secretariats of one committee and, as a third, the conference or a second device of the first office. Their files
are made once and copied for each run, so that a run costs milliseconds and its replicas have fixed names.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId, PersonId, ReplicaId
from ctj_desktop.domain.log.bundle_results import Result
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.people import Office, OfficeKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.exchange.signing import digits
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import identity, trust, write_card
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.storage.file import anchor
from ctj_desktop.storage.store import Store
from tests.exchange_machine.records import OFFICES, first_records
from tests.storage.agreement import raw_log
from tests.storage.builders import a_committee, save
from tests.storage.devices import Device

Name = tuple[str, str, str, int]  # scope, replica and number: a changeset
THIRDS = ("conference", "device")
AUTHORS = tuple(PersonId(UUID(int=n)) for n in (0xA1, 0xA2, 0xA3, 0xA4))
REPLICAS = tuple(ReplicaId(UUID(int=n)) for n in (0xB0, 0xA0, 0xC0))


@dataclass(slots=True)
class OldCopy:
    """A file that was copied aside, and what was known of it then."""

    path: Path
    names: frozenset[Name]
    lives: tuple[int, ...]
    doubted: frozenset[int]
    replica: str


@dataclass
class Party:
    """One workspace on one computer. `office` is its letter; `life` counts how often an older file took its place."""

    n: int
    office: str
    device: Device
    life: int = 0
    written: set[Name] = field(default_factory=set)  # its own, by whatever replica it was
    clock: int = 0
    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)
    copies: list[OldCopy] = field(default_factory=list)
    inherited: frozenset[bytes] = frozenset()  # files that waited in the workspace it was copied from
    unrecorded: bool = False  # a file of it is about that its own log does not know

    @property
    def store(self) -> Store:
        """Open."""
        return self.device.store

    @cached_property
    def key(self) -> bytes:
        """Its signing key."""
        return identity(self.store).signing.public

    def moment(self) -> tuple[int, int]:
        """Another one whenever anything was written, also what was rolled back."""
        return id(self.store.connection), self.store.connection.raw.total_changes

    @property
    def called(self) -> str:
        """A name that fits nobody else: the digits of its key."""
        return "".join(digits(self.key))

    def names(self) -> frozenset[Name]:
        """Every changeset it holds."""
        return frozenset(raw.name for raw in raw_log(self.store))

    def kill(self) -> None:
        """The process is gone; what it had not committed is not in the file."""
        self.store.connection.close()
        if self.store._lock:
            self.store._lock.release()


def profile_between(giver: str, taker: str) -> Profile:
    """What an office gives to another by its letter."""
    if giver == taker:
        return Profile.ALL
    return Profile.CTJ if "C" in (giver, taker) else Profile.PARTNER


def carried(profile: Profile, giver: str, taker: str, home: str, data_class: str) -> bool:
    """Whether a scope may leave, said once more by the words of exchange/FORMAT.md 9; homes are A, B, C, M and ctj."""
    if profile is Profile.ALL or home in ("ctj", taker):
        return True
    classes = {
        Profile.CTJ: {"open", "internal"},
        Profile.CHAIR: {"open", "internal", "restricted"},
        Profile.PARTNER: {"open", "internal", "restricted"},
        Profile.PUBLICATION: {"open"},
    }[profile]
    if home == "M":
        return data_class in classes
    return home == giver and data_class in classes - {"restricted"}


def home_of(scope: Scope) -> str:
    """A, B, C for an office, M for the committee, ctj for what the conference keeps."""
    for letter, office in OFFICES.items():
        if scope.home == office:
            return letter
    return "M" if scope.home == a_committee().id else "ctj"


# the files each run starts from


def make_templates(folder: Path) -> None:
    """One folder for each kind of third party: files, data folders, cards accepted, the committee shared."""
    for third in THIRDS:
        (folder / third).mkdir()
        replicas = iter(REPLICAS)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(anchor, "new_replica", lambda replicas=replicas: next(replicas))
            parties = [
                Party(n, letter, _made(folder / third, n, letter)) for n, letter in enumerate(letters_with(third))
            ]
        _fill(parties, folder / third)
        for party in parties:
            party.store.close()


def letters_with(third: str) -> tuple[str, str, str]:
    """The offices of the three files."""
    return ("A", "B", "C") if third == "conference" else ("A", "B", "A")


def _made(folder: Path, n: int, letter: str) -> Device:
    device = device_at(folder, n)
    office = OFFICES[letter]
    if n == 2 and letter == "A":
        device.store = Store.prepare(device.path, office, device.environment, None)
        return device
    kind = OfficeKind.CTJ if letter == "C" else OfficeKind.SECRETARIAT
    record = Office(id=office, home=HomeId(office), name=Bilingual.of(letter, letter), office_kind=kind)
    device.store = Store.create(device.path, office=record, environment=device.environment)
    return device


def device_at(folder: Path, n: int) -> Device:
    """The device of a number; its file and data folder need not be there."""
    return Device(folder / f"{n}.ctj", folder / f"{n}-data", n)


def _fill(parties: list[Party], folder: Path) -> None:
    save(parties[0].store, a_committee(), *first_records(parties[0].store, "A"))
    save(parties[1].store, *first_records(parties[1].store, "B"))
    for one, other in _pairs(parties):
        introduce(one, other, folder)
    for giver, taker in ((0, 1), (0, 2), (1, 2), (1, 0), (2, 1)):
        pass_on(parties[giver], parties[taker], folder / "first.ctjx")
    (folder / "first.ctjx").unlink()


def _pairs(parties: list[Party]) -> Iterator[tuple[Party, Party]]:
    return ((one, other) for one in parties for other in parties if one.n < other.n)


def introduce(one: Party, other: Party, folder: Path) -> None:
    """Each accepts the other's card."""
    for giver, taker in ((one, other), (other, one)):
        card = folder / "office.ctjcard"
        write_card(giver.store, card)
        trust(taker.store, card, profile_between(taker.office, giver.office))
        card.unlink()


def pass_on(giver: Party, taker: Party, path: Path) -> Any:
    """A bundle made, carried and taken in."""
    export(giver.store, plan_export(giver.store, taker.called, plain=True), path)
    taken = take_in(taker.store, path)
    assert taken.result in (Result.APPLIED, Result.REPEATED)
    return taken


def copied_parties(template: Path, folder: Path, third: str) -> list[Party]:
    """The three parties in a folder of their own, open."""
    shutil.copytree(template / third, folder, dirs_exist_ok=True)
    parties = [Party(n, letter, device_at(folder, n)) for n, letter in enumerate(letters_with(third))]
    for party in parties:
        party.device.source.seed(1_000 + party.n)  # other ids than the template gave
        party.device.open()
        party.written = {name for name in party.names() if name[2] == str(party.store.replica)}
    return parties
