"""Offices that know one another and pass files, for the tests."""

from pathlib import Path

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.services.exchange.exporting import Sent, export, plan_export
from ctj_desktop.services.exchange.identity import trust, write_card
from ctj_desktop.services.exchange.merging import Taken, take_in
from tests.office import Office, text


def an_office(folder: Path, name: str, seed: int) -> Office:
    """An office with an installation of its own, called as its file."""
    return Office(folder, name=name, seed=seed, called=text(f"Bureau {name}", f"Büro {name}"))


def introduce(one: Office, other: Office, profile: Profile) -> None:
    """Each accepts the other's card."""
    for giver, taker in ((one, other), (other, one)):
        card = giver.store.path.with_suffix(".ctjcard")
        write_card(giver.store, card)
        trust(taker.store, card, profile)
        card.unlink()


def send(giver: Office, taker: Office, *, number: int = 0, plain: bool = False) -> tuple[Path, Sent]:
    """A bundle for the other office, in the giver's folder."""
    target = giver.store.path.with_name(f"{giver.store.path.stem}-{number or giver.store.last_hlc()}.ctjx")
    sent = export(giver.store, plan_export(giver.store, f"Bureau {taker.store.path.stem}", plain=plain), target)
    return sent.written.path, sent


def pass_on(giver: Office, taker: Office, *, plain: bool = False) -> Taken:
    """A bundle made, carried and taken in."""
    path, _ = send(giver, taker, plain=plain)
    return take_in(taker.store, path)
