"""What can three offices do that exchange files, and what must hold after each step?

A Hypothesis machine over real files and the program's own services (exchange/FORMAT.md 11). People write and undo,
files are lost, repeated, swapped, altered and come from newer versions, computers crash, go wrong in their clocks, are
copied and restored. After each step every touched store is compared with the oracle.
"""

import random
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.storage.file import anchor
from tests.exchange_machine import invariants
from tests.exchange_machine.computers import Computers
from tests.exchange_machine.parties import THIRDS, Party, copied_parties
from tests.exchange_machine.people import DELETE, RESTORE
from tests.exchange_machine.records import KINDS
from tests.storage.agreement import raw_log
from tests.storage.machine import JUMPS

who = st.integers(0, 3)
numbers = st.integers(0, 11)
picks = st.one_of(st.integers(0, 20), st.sampled_from((DELETE, RESTORE)))
acts = st.lists(st.tuples(st.sampled_from(KINDS), numbers, picks), min_size=1, max_size=4)
statements = st.integers(1, 90)


class Exchange(Computers, RuleBasedStateMachine):
    """The machine; `template` holds the files that each run starts from. The parties are told apart modulo three or,
    once a workspace was copied, four.
    """

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.patch = pytest.MonkeyPatch()
        source = random.Random(7)
        self.patch.setattr(anchor, "new_replica", lambda: ReplicaId(UUID(bytes=source.randbytes(16), version=4)))
        self.parties: list[Party] = []
        self.checked: dict[int, tuple[int, int]] = {}

    @initialize(third=st.sampled_from(THIRDS))
    def begin(self, third: str) -> None:
        self.parties = copied_parties(self.template, self.folder, third)
        self.touched = {0, 1, 2}

    def teardown(self) -> None:
        try:
            if self.parties:
                self.everybody_gets_everything()
        finally:
            self.shut()

    def shut(self) -> None:
        """Nothing stays open, and no file is left."""
        self.patch.undo()
        with ExitStack() as closing:  # a planted bug may break one file; the others are closed all the same
            for party in self.parties:
                closing.callback(party.store.close)
        shutil.rmtree(self.folder)

    # what people do

    @rule(n=who, acts=acts)
    def work(self, n: int, acts: list[Any]) -> None:
        """Some edits, deletions and new rows, each an operation."""
        for act in acts:
            self.act(self.party(n), *act)

    @rule(n=who, acts=acts)
    def several_at_once(self, n: int, acts: list[Any]) -> None:
        self.one_operation(self.party(n), acts)

    @rule(n=who, other=who, kind=st.sampled_from(KINDS), number=numbers, picks=st.tuples(picks, picks))
    def both_write(self, n: int, other: int, kind: Any, number: int, picks: tuple[int, int]) -> None:
        """Two write the same row apart, so that conflicts are common."""
        for m, pick in zip((n, other), picks, strict=True):
            self.act(self.party(m), kind, number, pick)

    @rule(n=who, others=st.tuples(who, who), acts=st.tuples(acts, acts), stream=numbers)
    def relay(self, n: int, others: tuple[int, int], acts: tuple[list[Any], list[Any]], stream: int) -> None:
        """What one wrote comes to a third in a part that builds on another part."""
        self.relay_in_part([self.party(m) for m in (n, *others)], acts, stream)

    @rule(n=who, meeting=st.integers(0, 1), how=st.sampled_from(("insert", "insert", "move", "indent")), place=numbers)
    def arrange(self, n: int, meeting: int, how: str, place: int) -> None:
        self.rearrange(self.party(n), meeting, how, place)

    @rule(n=who, times=st.integers(1, 3), again=st.integers(0, 3))
    def undo(self, n: int, times: int, again: int) -> None:
        self.undo_and_redo(self.party(n), times, again)

    @rule(n=who, number=numbers, lowest=st.booleans())
    def resolve(self, n: int, number: int, lowest: bool) -> None:
        self.settle_one(self.party(n), number, lowest=lowest)

    @rule(n=who, number=numbers)
    def erase(self, n: int, number: int) -> None:
        self.erase_one(self.party(n), number)

    @rule(n=who, number=numbers)
    def newer_version(self, n: int, number: int) -> None:
        """Somebody works with a version that knows more, or a faulty one."""
        self.write_unknown(self.party(n), number)

    # what files do

    @rule(n=who, other=who, sealed=st.sampled_from((False,) * 9 + (True,)), less=st.sampled_from((False, False, True)))
    def export(self, n: int, other: int, sealed: bool, less: bool) -> None:
        self.send(self.party(n), self.party(other), plain=not sealed, less=less)

    @rule(n=who, other=who, tried=st.booleans())
    def export_and_deliver(self, n: int, other: int, tried: bool) -> None:
        letter = self.send(self.party(n), self.party(other))
        if letter:
            self.deliver_to(self.party(other), letter, tried=tried)

    @precondition(lambda self: self.letters)
    @rule(number=numbers, n=who, astray=st.sampled_from((False, False, True)), tried=st.booleans())
    def deliver(self, number: int, n: int, astray: bool, tried: bool) -> None:
        """Any file of the mailbox, early, late or again; astray: to whom it is not for."""
        letter = self.letters[number % len(self.letters)]
        target = self.party(n) if astray else self.parties[letter.recipient]
        self.deliver_to(target, letter, tried=tried, name=f"x{number}.ctjx" if number % 3 == 0 else None)

    @precondition(lambda self: self.letters)
    @rule(number=numbers)
    def lose(self, number: int) -> None:
        self.letters.pop(number % len(self.letters))

    @precondition(lambda self: self.letters)
    @rule(
        number=numbers,
        how=st.sampled_from(("cut", "lost", "added", "flipped")),
        place=st.integers(0, 1 << 20),
        value=st.integers(0, 255),
    )
    def alter(self, number: int, how: str, place: int, value: int) -> None:
        self.deliver_altered(self.letters[number % len(self.letters)], how, place, value)

    @precondition(lambda self: self.letters)
    @rule(number=numbers)
    def newer_file(self, number: int) -> None:
        self.deliver_newer(self.letters[number % len(self.letters)])

    @precondition(lambda self: self.letters)
    @rule(number=numbers, stream=numbers)
    def part_of_a_file(self, number: int, stream: int) -> None:
        self.deliver_part(self.letters[number % len(self.letters)], stream)

    @precondition(lambda self: self.letters)
    @rule(number=numbers)
    def wrong_digest(self, number: int) -> None:
        self.deliver_wrong(self.letters[number % len(self.letters)])

    @rule(n=who, number=numbers)
    def take_pending(self, n: int, number: int) -> None:
        self.take_what_waits(self.party(n), number)

    @rule(n=who)
    def take_back(self, n: int) -> None:
        self.take_last_back(self.party(n))

    # what computers do

    @rule(n=who, jump=st.sampled_from(JUMPS))
    def set_clock(self, n: int, jump: int) -> None:
        self.move_clock(self.party(n), jump)

    @rule(n=who)
    def restart(self, n: int) -> None:
        self.close_and_open(self.party(n))

    @rule(n=who, act=st.tuples(st.sampled_from(KINDS), numbers, picks), at=statements, deadly=st.booleans())
    def crash_writing(self, n: int, act: Any, at: int, deadly: bool) -> None:
        self.write_and_crash(self.party(n), act, at, deadly=deadly)

    @rule(n=who, other=who, at=statements, deadly=st.booleans())
    def crash_exporting(self, n: int, other: int, at: int, deadly: bool) -> None:
        self.export_and_crash(self.party(n), self.party(other), at, deadly=deadly)

    @rule(n=who, other=who, at=statements, deadly=st.booleans())
    def crash_merging(self, n: int, other: int, at: int, deadly: bool) -> None:
        letter = self.send(self.party(n), self.party(other))
        if letter:
            self.merge_and_crash(self.party(other), letter, at, deadly=deadly)

    @rule(n=who, at=statements, deadly=st.booleans())
    def crash_taking_back(self, n: int, at: int, deadly: bool) -> None:
        self.take_back_and_crash(self.party(n), at, deadly=deadly)

    @rule(n=who)
    def copy_aside(self, n: int) -> None:
        self.keep_copy(self.party(n))

    @rule(n=who, which=numbers)
    def restore(self, n: int, which: int) -> None:
        self.return_to_copy(self.party(n), which)

    @precondition(lambda self: len(self.parties) == 3)
    @rule(n=who)
    def copy_elsewhere(self, n: int) -> None:
        self.continue_elsewhere(self.party(n))

    # what must hold

    @invariant()
    def every_touched_store_holds(self) -> None:
        for n in sorted(self.touched):
            party = self.parties[n]
            if self.checked.get(n) != party.moment():
                self.check_store(party)
                self.checked[n] = party.moment()
        self.touched.clear()

    def check_store(self, party: Party) -> None:
        store = party.store
        invariants.agrees_with_the_oracle(store)
        log = raw_log(store)
        names = frozenset(raw.name for raw in log)
        invariants.one_content(self.contents, log)
        invariants.clocks_only_grow(party, log)
        invariants.own_work_stays(party, names)
        invariants.keys_hold(store)
        invariants.order_is_whole(store)
        invariants.approved_stays(self.approved, store)
        invariants.one_attendance(store)
        invariants.nothing_waits_in_vain(store, party.inherited)
        for other in self.parties:
            if (other.n, party.n) not in self.doubted and other is not party:
                invariants.confirmations_are_true(other.store, party, names)
            if (party.n, other.n) not in self.doubted and other is not party:
                invariants.confirmations_are_true(store, other, other.names())

    def everybody_gets_everything(self) -> None:
        """Files that were lost are healed by later ones, and all who share something end equal."""
        self.exchange_until_quiet()
        invariants.equal_where_shared(self.parties)
        for party in self.parties:
            rows = invariants.agrees_with_the_oracle(party.store)
            invariants.everything_is_in_history(party.store, rows)
            invariants.references_are_listed(party.store)
            invariants.unknown_things_travelled(party.store, self.unknown)
        for party in self.parties:
            if self.settle_all(party):
                self.exchange_until_quiet()
        invariants.no_flag_is_left(party.store for party in self.parties)
        invariants.equal_where_shared(self.parties)
        for party in self.parties:
            self.touched.add(party.n)
        self.every_touched_store_holds()
        approved = [set(party.store.all(ApprovedVersion, deleted=True)) for party in self.parties]
        assert all(one == approved[0] for one in approved)
