"""Is a computer that was replaced no longer listened to, once its office says so?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.exchange.exporting import plan_export
from ctj_desktop.services.exchange.identity import OfAnotherOffice, card_in, earlier_cards, trust, write_card
from ctj_desktop.services.exchange.lists import partners, received
from ctj_desktop.services.exchange.merging import SenderReplaced, take_in
from ctj_desktop.services.exchange.partners import find_partner
from ctj_desktop.storage.log.partners import peers
from tests.office import Office
from tests.services.exchange.computers.test_earlier_file import Found
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send


class Replaced(Found):
    """The partner knew the old computer and has now the card of the new one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.old.reopen()
        self.partner: Office = an_office(folder, "pontarlier", 2)
        introduce(self.old, self.partner, Profile.PARTNER)
        pass_on(self.old, self.partner)
        (known,) = peers(self.partner.store)
        self.old_key = known.key
        self.card = folder / "neuf.ctjcard"
        write_card(self.new.store, self.card)
        write_card(self.partner.store, folder / "partenaire.ctjcard")
        trust(self.new.store, folder / "partenaire.ctjcard", Profile.PARTNER)

    def close(self) -> None:
        for office in (self.old, self.new, self.partner):
            office.store.close()


@pytest.fixture
def replaced(tmp_path: Path) -> Iterator[Replaced]:
    made = Replaced(tmp_path)
    yield made
    made.close()


def test_what_the_old_computer_writes_is_refused_and_the_new_one_is_heard(replaced: Replaced) -> None:
    store = replaced.partner.store
    assert [one.key for one in earlier_cards(store, card_in(replaced.card))] == [replaced.old_key]
    came = len(received(store))
    partner = trust(store, replaced.card, replaces=replaced.old_key)
    assert earlier_cards(store, card_in(replaced.card)) == []
    assert [one.key for one in partners(store)] == [partner.key]
    assert find_partner(store, "Bureau morteau") == partner, "there is one of that name again"
    assert len(received(store)) == came, "what came from it stays in the list, with its name"
    replaced.old.a_meeting(replaced.committee.id, "2027-05-07")
    path, _ = send(replaced.old, replaced.partner, number=77)
    for dry_run in (True, False):
        with pytest.raises(SenderReplaced):
            take_in(store, path, dry_run=dry_run)
    assert store.count(Meeting) == 1
    assert pass_on(replaced.new, replaced.partner).report.applied


def test_nothing_is_made_for_it_any_more(replaced: Replaced) -> None:
    store = replaced.partner.store
    trust(store, replaced.card, replaces=replaced.old_key)
    plan = plan_export(store, "Bureau morteau")
    assert plan.partner is not None
    assert plan.partner.key != replaced.old_key


def test_a_further_computer_leaves_the_earlier_one_as_it_is(replaced: Replaced) -> None:
    trust(replaced.partner.store, replaced.card)
    assert len(partners(replaced.partner.store)) == 2
    replaced.old.a_meeting(replaced.committee.id, "2027-05-07")
    path, _ = send(replaced.old, replaced.partner, number=78)
    assert take_in(replaced.partner.store, path).report.applied


def test_whoever_is_accepted_anew_is_heard_again(replaced: Replaced, tmp_path: Path) -> None:
    store = replaced.partner.store
    trust(store, replaced.card, replaces=replaced.old_key)
    write_card(replaced.old.store, tmp_path / "ancien.ctjcard")
    trust(store, tmp_path / "ancien.ctjcard")
    assert {one.key for one in partners(store)} == {one.key for one in peers(store)}
    path, _ = send(replaced.old, replaced.partner, number=79)
    take_in(store, path)


def test_only_a_computer_of_that_office_is_replaced(replaced: Replaced, tmp_path: Path) -> None:
    third = an_office(tmp_path, "nods", 3)
    introduce(third, replaced.partner, Profile.PARTNER)
    key = next(one.key for one in peers(replaced.partner.store) if one.office == third.store.office_id)
    third.store.close()
    for wrong in (key, card_in(replaced.card).signing_key, b"x" * 32):
        with pytest.raises(OfAnotherOffice):
            trust(replaced.partner.store, replaced.card, replaces=wrong)
    assert len(partners(replaced.partner.store)) == 2
