"""How do files travel in the machine, and what becomes of them?"""

import hashlib
from pathlib import Path
from typing import Any

from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.errors import UserError
from ctj_desktop.exchange.refusals import NewerBundle, NotForUs
from ctj_desktop.exchange.sealing import is_sealed
from ctj_desktop.services.exchange.exporting import Sent, export, plan_export
from ctj_desktop.services.exchange.merging import (
    DigestDiffers,
    ForSomebodyElse,
    Taken,
    take_back,
    take_in,
    take_pending,
)
from ctj_desktop.storage.log import bundle_inbox
from ctj_desktop.storage.log.takeback import NoMergeToTakeBack, can_take_back
from tests.exchange_machine import invariants
from tests.exchange_machine.mailbox import (
    Letter,
    altered,
    from_the_future,
    renamed,
    with_one_stream,
    with_wrong_digests,
)
from tests.exchange_machine.parties import Name, Party, carried, home_of, profile_between
from tests.exchange_machine.people import People
from tests.storage.agreement import image

ROUNDS = 4  # of everybody to everybody; what was restored needs a second one, and a clock set back may cost more
READY = (PendingState.WAITING, PendingState.TAKEN_BACK)


class Files(People):
    """Everything between an export and the rows of another store."""

    # leaving

    def send(self, giver: Party, taker: Party, *, plain: bool = True, less: bool = False) -> Letter | None:
        """A bundle in the mailbox; None to oneself."""
        if giver is taker:
            return None
        usual = profile_between(giver.office, taker.office)
        profile = Profile.PUBLICATION if less else usual
        plan = plan_export(giver.store, taker.called, profile, plain=plain)
        path = self.folder / f"{self.sent}.ctjx"
        self.sent += 1
        sent = export(giver.store, plan, path)
        giver.unrecorded = False
        return self.post(giver, taker, sent)

    def post(self, giver: Party, taker: Party, sent: Sent) -> Letter:
        """Into the mailbox, once it is sure that nothing is in it that should not be."""
        self.touched |= {giver.n, taker.n} & {party.n for party in self.parties}
        letter = Letter(
            path=sent.written.path,
            sender=giver.n,
            recipient=taker.n,
            sender_life=giver.life,
            recipient_life=taker.life,
            profile=sent.plan.profile,
            manifest=sent.written.manifest,
            sure=(giver.n, taker.n) not in self.doubted,
        )
        invariants.nothing_withheld_leaves(letter, giver, taker)
        if not letter.names:
            invariants.nothing_new_is_a_receipt(letter)
        self.letters.append(letter)
        self.newest[giver.n, taker.n] = letter
        return letter

    # coming in

    def deliver_to(self, target: Party, letter: Letter, *, tried: bool = False, name: str | None = None) -> None:
        """To its recipient, back to its sender, or to somebody whom it is not for."""
        self.touched.add(target.n)
        path = renamed(letter, name) if name else letter.path
        if target.n == letter.recipient:
            self.take(target, letter, path, tried=tried)
        elif target.n == letter.sender and not is_sealed(path):
            before = target.names()
            assert take_in(target.store, path).result is not None
            assert target.names() == before | letter.names
            self.forget_undone(target)
        else:
            self.is_refused(target, path)

    def is_refused(self, target: Party, path: Path) -> None:
        """Everything stays as it was."""
        before = image(target.store)
        for _ in range(2):
            try:
                take_in(target.store, path)
            except (ForSomebodyElse, NotForUs):
                invariants.nothing_happened(before, image(target.store))
                continue
            raise AssertionError("taken in by somebody else")

    def take(self, target: Party, letter: Letter, path: Path, *, tried: bool) -> None:
        """By whom it is for."""
        store, before, held = target.store, image(target.store), target.names()
        trial = take_in(store, path, dry_run=True) if tried else None
        if trial:
            invariants.nothing_happened(before, image(store))
        taken = take_in(store, path)
        if trial:
            invariants.tried_as_it_was(trial, taken)
        invariants.nothing_is_missing(letter, taken, target.life)
        self.arrived(target, letter, taken)
        if taken.waits:
            invariants.only_kept(before, image(store), store, path.read_bytes())
            return
        assert target.names() >= held | letter.names
        if not taken.others:
            assert target.names() == held | letter.names
        assert (taken.result is Result.REPEATED) == (letter.names <= held)
        once, again = image(store), take_in(store, path)
        invariants.repeating_changes_nothing(once, image(store), again)

    def arrived(self, target: Party, letter: Letter, taken: Taken) -> None:
        """What the recipient now believes of the sender is true, unless the file left before the sender's restore."""
        if taken.waits:
            return
        pair, sender = (target.n, letter.sender), self.parties[letter.sender]
        if letter.sender_life < sender.life:
            self.doubted.add(pair)
        elif self.newest.get((letter.sender, letter.recipient)) is letter:
            self.doubted.discard(pair)
        for _ in taken.others:
            self.doubted.add(pair)  # one that had waited may be older than it

    def deliver_altered(self, letter: Letter, how: str, place: int, value: int) -> None:
        """Refused, or it brings what the honest file brings."""
        target = self.party(letter.recipient)
        before, held = image(target.store), target.names()
        path = altered(letter, how, place, value)
        try:
            taken = take_in(target.store, path)
        except UserError:
            invariants.nothing_happened(before, image(target.store))
            invariants.refused_or_the_same(held, letter, target.names(), refused=True)
            return
        self.arrived(target, letter, taken)
        if not taken.waits and not taken.others:
            invariants.refused_or_the_same(held, letter, target.names(), refused=False)

    def deliver_newer(self, letter: Letter) -> None:
        """It waits for the program, whole."""
        if is_sealed(letter.path):
            return
        target, sender = self.party(letter.recipient), self.parties[letter.sender]
        path = from_the_future(letter, sender)
        before = image(target.store)
        for dry_run in (True, False):
            try:
                take_in(target.store, path, dry_run=dry_run)
            except NewerBundle:
                if dry_run:
                    invariants.nothing_happened(before, image(target.store))
                continue
            raise AssertionError("read what nobody can read")
        invariants.only_kept(before, image(target.store), target.store, path.read_bytes())

    def deliver_wrong(self, letter: Letter) -> None:
        """Where the vectors are equal, another digest stops everything; where they are not, it says nothing."""
        if is_sealed(letter.path):
            return
        target, sender = self.party(letter.recipient), self.parties[letter.sender]
        path, before = with_wrong_digests(letter, sender), image(target.store)
        if _missing_of(letter, target):
            return
        if not must_be_equal(letter, target.names()):
            taken = take_in(target.store, path)
            assert not taken.waits
            self.arrived(target, letter, taken)
            return
        try:
            take_in(target.store, path)
        except DigestDiffers:
            invariants.only_kept(before, image(target.store), target.store, path.read_bytes())
            bundle_inbox.drop_pending(target.store, hashlib.sha256(path.read_bytes()).digest())
            return
        raise AssertionError("two states of equal changesets")

    def relay_in_part(self, chain: list[Party], acts: Any, stream: int) -> None:
        """The first writes, the second writes on it, and the third gets but one stream of both."""
        first, second, third = chain
        if first is second or second is third:
            return
        for act in acts[0]:
            self.act(first, *act)
        letter = self.send(first, second)
        assert letter
        self.deliver_to(second, letter)
        for act in acts[1]:
            self.act(second, *act)
        letter = self.send(second, third)
        assert letter
        self.deliver_part(letter, stream)

    def deliver_part(self, letter: Letter, number: int) -> None:
        """One stream alone: it comes in if all that its changesets build on is here, else it waits as it is."""
        streams = sorted({name[:3] for name in letter.names})
        if is_sealed(letter.path) or not streams:
            return
        target, sender = self.party(letter.recipient), self.parties[letter.sender]
        kept = {(*streams[number % len(streams)], 0)}
        path, before = with_one_stream(letter, sender, kept), image(target.store)
        taken = take_in(target.store, path)
        self.doubted.add((target.n, sender.n))
        if taken.waits:
            invariants.only_kept(before, image(target.store), target.store, path.read_bytes())
        elif not taken.others:
            held = {name for name in letter.names if name[:3] == streams[number % len(streams)]}
            assert held <= target.names()

    # waiting and going back

    def take_what_waits(self, party: Party, number: int) -> None:
        """One of the files that were kept."""
        waiting = [one for one in bundle_inbox.pending_bundles(party.store) if one.sha256 not in party.inherited]
        ready = [one for one in waiting if one.state in READY]
        if not ready:
            return
        one = ready[number % len(ready)]
        before = image(party.store)
        taken = take_pending(party.store, one.sha256)
        for other in self.parties:
            if other is not party:
                self.doubted.add((party.n, other.n))
        if taken.waits:
            after = image(party.store)
            assert {name for name in after if after[name] != before[name]} <= {"pending_bundle", "pending_chunk"}
            assert one.sha256 in {left.sha256 for left in bundle_inbox.pending_bundles(party.store)}
        else:
            assert one.sha256 not in {left.sha256 for left in bundle_inbox.pending_bundles(party.store)}

    def take_last_back(self, party: Party) -> None:
        """The last merge, and its file waits again."""
        store = party.store
        if not can_take_back(store):
            before = image(store)
            try:
                take_back(store)
            except NoMergeToTakeBack:
                invariants.nothing_happened(before, image(store))
                return
            raise AssertionError("nothing to take back")
        before_names = party.names()
        take_back(store)
        assert party.names() < before_names
        assert PendingState.TAKEN_BACK in {one.state for one in bundle_inbox.pending_bundles(store)}
        self.went_back(party, before_names - party.names())

    def went_back(self, party: Party, lost: frozenset[Name]) -> None:
        """Own work that came back from outside goes with the merge that brought it; nothing else of it."""
        party.written -= lost
        if party.unrecorded:
            self.became_older(party)

    def became_older(self, party: Party) -> None:
        """What others believe of it may be too much, until they hear of it."""
        party.life += 1
        self.doubted |= {(other.n, party.n) for other in self.parties if other is not party}

    def forget_undone(self, party: Party) -> None:
        """What came back to its own author counts as written here again."""
        party.written |= {name for name in party.names() if name[2] == str(party.store.replica)}

    # the end

    def exchange_until_quiet(self) -> None:
        """Everybody to everybody, until nobody lacks anything."""
        for _ in range(ROUNDS):
            quiet = True
            for giver in self.parties:
                for taker in self.parties:
                    if giver is not taker and (self.lacks(giver, taker) or self.is_doubtful(giver, taker)):
                        quiet = False
                        letter = self.send(giver, taker)
                        assert letter
                        self.take_quietly(taker, letter)
            if quiet:
                return

    def take_quietly(self, taker: Party, letter: Letter) -> None:
        taken = take_in(taker.store, letter.path)
        invariants.nothing_is_missing(letter, taken, taker.life)
        self.arrived(taker, letter, taken)

    def is_doubtful(self, giver: Party, taker: Party) -> bool:
        """Whether the taker must hear what the giver really holds."""
        return (taker.n, giver.n) in self.doubted

    def lacks(self, giver: Party, taker: Party) -> bool:
        """Whether a bundle would bring anything."""
        profile = profile_between(giver.office, taker.office)
        for scope, vector in giver.store.streams.vectors().items():
            if not carried(profile, giver.office, taker.office, home_of(scope), str(scope.data_class)):
                continue
            held = taker.store.streams.vector(scope)
            if any(seq > held.get(replica, 0) for replica, seq in vector.items()):
                return True
        return False


def must_be_equal(letter: Letter, held: frozenset[Name]) -> bool:
    """Whether the recipient holds the very changesets of some scope that the sender held, once the file is in."""
    after = held | letter.names
    ends: dict[tuple[str, str], dict[str, int]] = {}
    for home, data_class, replica, seq in after:
        vector = ends.setdefault((home, data_class), {})
        vector[replica] = max(vector.get(replica, 0), seq)
    return any(
        ends.get((str(scope.home), str(scope.data_class)))
        == {str(replica): part.last for replica, part in ranges.items() if part.last}
        for scope, ranges in letter.manifest.streams.items()
    )


def _missing_of(letter: Letter, target: Party) -> bool:
    return any(
        target.store.streams.vector(scope).get(replica, 0) < part.first - 1
        for scope, ranges in letter.manifest.streams.items()
        for replica, part in ranges.items()
    )
