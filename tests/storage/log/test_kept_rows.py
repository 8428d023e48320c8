"""What is written once stays when the words beside it are erased: the same rows everywhere, and no row more."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import MeetingMoveId, ReplicaId, uuid7
from ctj_desktop.domain.log.changes import Dot, Json, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset
from ctj_desktop.domain.log.redactions import KEPT, KIND, PAYLOADS, Redaction
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import history, merge, redaction, takeback
from ctj_desktop.storage.log.erasing import erase
from ctj_desktop.storage.store import Rollback, Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save
from tests.storage.devices import changeset, merge_with_way_back

SECRET = "Nom sur la liste figée"


class Convened:
    """Two workspaces, and a meeting convened in the first: its move was written together with a name."""

    def __init__(self, folder: Path) -> None:
        self.mine, self.theirs = a_store(folder / "a.ctj"), a_store(folder / "b.ctj")
        committee = a_committee()
        self.meeting = a_meeting(committee)
        self.item = an_item(self.meeting, SECRET)
        self.move = MeetingMove(
            id=MeetingMoveId(uuid7()),
            home=self.meeting.home,
            meeting=self.meeting.id,
            from_state=MeetingState.DRAFT,
            to_state=MeetingState.CONVENED,
            on=date(2027, 3, 1),
            revision=1,
        )
        save(self.mine, committee, self.meeting)
        save(self.mine, self.move, self.item)
        self.before = [*self.mine.changesets()]
        [self.first] = self.holding(self.mine)

    @property
    def stores(self) -> tuple[Store, Store]:
        return self.mine, self.theirs

    def holding(self, store: Store) -> list[Changeset]:
        return [one for one in store.changesets() if SECRET.encode() in (one.payload or b"")]

    def erase(self, store: Store) -> None:
        [item] = store.all(AgendaItem)
        with store.write(OperationLabel("x")) as unit:
            unit.save(replace(item, title=item.title.with_text(Language.FR, "…").with_text(Language.DE, "…")), item)
            assert erase(unit, self.holding(store)) == []

    def bare(self) -> list[Changeset]:
        """The log of before as it is sent after an erasure."""
        return [replace(one, payload=None) if one == self.first else one for one in self.before]

    def part(self, move: MeetingMove | None = None, **other: Json) -> list[Json]:
        """A row that stays, as the line holds it."""
        registers = {**self.first_move(), **other}
        return [self.first.payload_sha.hex(), "meeting_move", str((move or self.move).id), registers]

    def first_move(self) -> Mapping[str, Json]:
        return next(line.registers for line in self.first.rows() if line.kind == MeetingMove.kind)

    def redact(self, store: Store, *kept: Json, payload: bytes | None = None) -> None:
        """As a faulty program would write it."""
        sha = (payload or self.first.payload_sha).hex()
        with store.write(OperationLabel("x")) as unit:
            unit.write(KIND, uuid7(), self.first.scope, {PAYLOADS: [sha], **({KEPT: [*kept]} if kept else {})})

    def write_over(self, store: Store) -> None:
        """What of the first changeset is not written once."""
        with store.write(OperationLabel("x")) as unit:
            for change in redaction.still_shown(store, self.first) or []:
                unit.write(change.kind, change.row, self.first.scope, change.registers)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Convened]:
    made = Convened(tmp_path)
    yield made
    for store in made.stores:
        assert_agrees(store)
        assert [found.code for found in check(store) if found.severity == "error"] == []
        store.close()


def assert_equal(two: Convened) -> None:
    scopes = two.mine.streams.scopes()
    assert [two.mine.streams.digest(one) for one in scopes] == [two.theirs.streams.digest(one) for one in scopes]
    for cls in (Meeting, AgendaItem, MeetingMove):
        assert two.mine.all(cls) == two.theirs.all(cls)


@pytest.mark.parametrize("knew", [False, True], ids=["told once", "told before and after"])
def test_the_move_stays_and_the_name_goes_here_and_there(two: Convened, knew: bool) -> None:
    if knew:
        merge.take_from(two.theirs, two.mine)
    two.erase(two.mine)
    report = merge.apply(two.theirs, two.mine.changesets(two.theirs.streams.vectors()), strict=True)
    assert (MeetingMove.kind, two.move.id) in (report.new if not knew else {(MeetingMove.kind, two.move.id)})
    assert_equal(two)
    for store in two.stores:
        assert two.holding(store) == []
        assert SECRET not in repr({name: rows for name, rows in image(store).items() if name[:6] != "search"})
        assert store.all(MeetingMove) == [two.move]
        changes = history.record_history(store, two.move.id)
        assert {one.new for one in changes if one.register == "to_state"} == {"convened"}
        assert not any(one.erased for one in changes)
        [entry] = history.history(store, two.move.id)
        assert (entry.erased, {key[2] for key in entry.kept}) == (True, {one.register for one in changes})


def test_what_stays_is_taken_in_again_without_a_change(two: Convened) -> None:
    two.erase(two.mine)
    sent = [*two.mine.changesets()]
    merge.apply(two.theirs, sent)
    before = image(two.theirs)
    assert merge.apply(two.theirs, [*sent, *two.before]).applied == 0
    assert image(two.theirs) == before


ALTERED: dict[str, Callable[[Convened], list[Json]]] = {
    "another value": lambda two: two.part(on="2027-03-02"),
    "true for 1": lambda two: two.part(revision=True),
    "another row": lambda two: two.part(replace(two.move, id=MeetingMoveId(UUID(int=9)))),
    "a kind that is not written once": lambda two: [
        two.first.payload_sha.hex(),
        "agenda_item",
        str(UUID(int=9)),
        {"a": 1},
    ],
    "a kind that nobody knows": lambda two: [two.first.payload_sha.hex(), "hologram", str(UUID(int=9)), {"a": 1}],
    "a row of another class": lambda two: [
        two.first.payload_sha.hex(),
        "restricted_task_move",
        str(UUID(int=9)),
        {"on": "2027-03-01"},
    ],
    "not as agreed": lambda two: [*two.part()[:3], {"_del": True}],
}


@pytest.mark.parametrize("name", ALTERED)
def test_whoever_holds_the_content_takes_no_other_row(two: Convened, name: str) -> None:
    merge.take_from(two.theirs, two.mine)
    two.write_over(two.theirs)
    two.redact(two.theirs, ALTERED[name](two))
    before = image(two.mine)
    with pytest.raises(BrokenChain):
        merge.take_from(two.mine, two.theirs)
    assert image(two.mine) == before


def test_a_row_more_beside_the_right_one_is_refused(two: Convened) -> None:
    merge.take_from(two.theirs, two.mine)
    two.write_over(two.theirs)
    two.redact(two.theirs, two.part(), ALTERED["another row"](two))
    with pytest.raises(BrokenChain):
        merge.take_from(two.mine, two.theirs)


def test_whoever_holds_the_content_loses_no_row_that_is_written_once(two: Convened) -> None:
    merge.take_from(two.theirs, two.mine)
    two.write_over(two.theirs)
    two.redact(two.theirs)
    with pytest.raises(BrokenChain):
        merge.take_from(two.mine, two.theirs)


@pytest.mark.parametrize("name", [*ALTERED][3:])
def test_whoever_never_had_the_content_takes_no_row_that_cannot_be(two: Convened, name: str) -> None:
    two.write_over(two.mine)
    two.redact(two.mine, ALTERED[name](two))
    sent = [replace(one, payload=None) if one.payload == two.first.payload else one for one in two.mine.changesets()]
    before = image(two.theirs)
    with pytest.raises(BrokenChain):
        merge.apply(two.theirs, sent, strict=True)
    assert image(two.theirs) == before


def test_a_row_of_content_that_the_author_never_saw_is_refused(two: Convened) -> None:
    """Neither of a changeset that is nowhere, nor of one that was written apart."""
    merge.take_from(two.theirs, two.mine)
    part = two.part()
    two.redact(two.theirs, [bytes(32).hex(), *part[1:]], payload=bytes(32))
    with pytest.raises(BrokenChain):
        merge.take_from(two.mine, two.theirs)
    apart = changeset(
        two.first.scope,
        Dot(1 << 20, ReplicaId(UUID(int=5)), 1),
        {},
        [RowChange("meeting_move", UUID(int=4), {"on": "2027-01-01"})],
    )
    merge.apply(two.mine, [apart])
    with two.mine.write(OperationLabel("x")) as unit:
        unit.write(KIND, uuid7(), apart.scope, {PAYLOADS: [apart.payload_sha.hex()]})
        with pytest.raises(BrokenChain):
            redaction.check_named(
                two.mine,
                apart.scope,
                Redaction((apart.payload_sha,), {apart.payload_sha: {("meeting_move", UUID(int=4)): {"on": "x"}}}),
                {},
            )


def test_content_is_missing_only_where_its_erasure_had_seen_it(two: Convened) -> None:
    """The name of a payload alone is not enough: the same words may have been written by somebody else."""
    two.erase(two.mine)
    copy = changeset(two.first.scope, Dot(1 << 20, ReplicaId(UUID(int=5)), 1), {}, two.first.rows())
    twin = replace(copy, payload=None, payload_sha=two.first.payload_sha)
    with pytest.raises(BrokenChain):
        merge.apply(two.theirs, [twin, *two.mine.changesets()], strict=True)


def test_both_erase_and_nobody_loses_anything(two: Convened) -> None:
    merge.take_from(two.theirs, two.mine)
    for store in two.stores:
        two.erase(store)
    mine, theirs = [*two.mine.changesets()], [*two.theirs.changesets()]
    merge.apply(two.mine, theirs)
    merge.apply(two.theirs, mine)
    assert_equal(two)
    for order in ((mine, theirs), (theirs, mine)):
        with a_store(two.mine.path.with_name(f"{uuid7()}.ctj")) as third:
            for one in order:
                merge.apply(third, one, strict=True)
            assert third.all(MeetingMove) == [two.move]
            assert_agrees(third)


def test_the_same_row_written_and_erased_again_is_no_contradiction(two: Convened) -> None:
    """The second erasure names the same content and lets nothing stay: the first write of the row is the one shown."""
    row, sent = UUID(int=9), list[Changeset]()
    merge.take_from(two.theirs, two.mine)
    for _ in range(2):
        with two.mine.write(OperationLabel("x")) as unit:
            unit.write("meeting_move", row, two.first.scope, {**two.first_move()})
        [wanted] = [
            one
            for one in two.mine.changesets()
            if str(row).encode() in (one.payload or b"") and one.rows()[0].row == row
        ]
        with two.mine.write(OperationLabel("x")) as unit:
            assert erase(unit, [wanted]) == []
        merge.apply(two.theirs, two.mine.changesets(two.theirs.streams.vectors()), strict=True)
        sent = [*two.mine.changesets()]
    said = [KEPT in change.registers for one in sent for change in one.rows() if change.kind == KIND]
    assert said == [True, False]
    with a_store(two.mine.path.with_name("c.ctj")) as third:
        merge.apply(third, sent, strict=True)
        assert {move.id for move in third.all(MeetingMove)} == {two.move.id, row}
        assert_agrees(third)
    assert_equal(two)


def test_a_second_erasure_brings_no_row_that_the_first_does_not_know(two: Convened) -> None:
    """Not even where the content is gone: the row would be shown, and whoever erased first had held it."""
    two.erase(two.mine)
    merge.take_from(two.theirs, two.mine)
    other = replace(two.move, id=MeetingMoveId(UUID(int=9)))
    for part in (two.part(other), two.part(on="2027-03-02")):
        with a_store(two.mine.path.with_name(f"{uuid7()}.ctj")) as third:
            merge.take_from(third, two.mine)
            two.redact(third, part)
            before = image(two.theirs)
            with pytest.raises(BrokenChain):
                merge.take_from(two.theirs, third)
            assert image(two.theirs) == before


def test_the_same_row_written_earlier_by_another_stays_the_first(two: Convened) -> None:
    """Where it came before the erasure nothing stays of the later one; where it comes after, both know of it."""
    registers = {"on": "2027-02-01", "to_state": "cancelled"}
    earlier = changeset(
        two.first.scope,
        Dot(1 << 20, ReplicaId(UUID(int=5)), 1),
        {},
        [RowChange("meeting_move", two.move.id, registers)],
    )
    merge.take_from(two.theirs, two.mine)
    two.erase(two.mine)
    merge.apply(two.theirs, [earlier])
    two.erase(two.theirs)
    for store in two.stores:
        said = [change for one in store.changesets() for change in one.rows() if change.kind == KIND]
        assert KEPT in said[0].registers
    sent = [*two.mine.changesets()]
    merge.take_from(two.mine, two.theirs)
    merge.apply(two.theirs, sent)
    assert_equal(two)
    [move] = two.mine.all(MeetingMove)
    assert (move.on, move.from_state) == (date(2027, 2, 1), MeetingState.DRAFT)


def test_of_a_row_that_another_wrote_first_nothing_stays(two: Convened) -> None:
    [line] = [line for line in two.first.rows() if line.kind == MeetingMove.kind]
    earlier = changeset(two.first.scope, Dot(1 << 20, ReplicaId(UUID(int=5)), 1), {}, [line])
    merge.take_from(two.theirs, two.mine)
    merge.apply(two.theirs, [earlier])
    two.erase(two.theirs)
    [said] = [change for one in two.theirs.changesets() for change in one.rows() if change.kind == KIND]
    assert KEPT not in said.registers
    two.erase(two.mine)
    sent = [*two.mine.changesets()]
    merge.take_from(two.mine, two.theirs)
    merge.apply(two.theirs, sent)
    assert_equal(two)


def test_what_is_too_long_for_a_line_stays(two: Convened) -> None:
    long = replace(two.move, id=MeetingMoveId(uuid7()), reason=Bilingual.of("x" * 999_000))
    save(two.mine, long)
    wanted = [one for one in two.mine.changesets() if b"xxx" in (one.payload or b"")]
    assert redaction.still_shown(two.mine, wanted[0]) is None
    with two.mine.write(OperationLabel("x")) as unit:
        assert erase(unit, wanted) == wanted


# taking back, undoing


def test_a_merge_that_brought_what_stays_is_taken_back_whole(two: Convened) -> None:
    two.erase(two.mine)
    before = image(two.theirs)
    merge_with_way_back(two.theirs, two.mine.changesets(), strict=True)
    assert two.theirs.all(MeetingMove) == [two.move]
    assert (MeetingMove.kind, two.move.id) in takeback.take_back_merge(two.theirs)
    now = image(two.theirs)
    assert {name: now[name] for name in ("row_meta", "meeting_move", "touched", "changeset")} == {
        name: before[name] for name in ("row_meta", "meeting_move", "touched", "changeset")
    }


def test_a_later_merge_is_taken_back_to_what_stays(two: Convened) -> None:
    two.erase(two.mine)
    merge.take_from(two.theirs, two.mine)
    with two.mine.write(OperationLabel("x")) as unit:
        unit.delete_along(two.move)
    merge_with_way_back(two.theirs, two.mine.changesets(two.theirs.streams.vectors()))
    assert two.theirs.all(MeetingMove) == []
    takeback.take_back_merge(two.theirs)
    assert two.theirs.all(MeetingMove) == [two.move]


def test_what_came_bare_is_completed_when_its_erasure_comes(two: Convened) -> None:
    """A computer next to it hands on what it has; no merge brought the content, so none takes it back."""
    merge.apply(two.theirs, two.bare())
    assert two.theirs.all(MeetingMove) == []
    two.erase(two.mine)
    merge_with_way_back(two.theirs, two.mine.changesets(two.theirs.streams.vectors()))
    assert two.theirs.all(MeetingMove) == [two.move]
    assert not takeback.can_take_back(two.theirs)
    assert_equal(two)


@pytest.mark.parametrize("knew", [False, True])
def test_a_move_that_was_taken_away_since_comes_back_by_undo(two: Convened, knew: bool) -> None:
    two.erase(two.mine)
    if not knew:
        merge.take_from(two.theirs, two.mine)
    store = two.mine if knew else two.theirs
    with store.write(OperationLabel("x")) as unit:
        unit.delete_along(two.move)
    assert store.all(MeetingMove) == []
    history.undo(store, None)
    assert store.all(MeetingMove) == [two.move]


def test_an_erasure_that_lets_something_stay_is_for_good(two: Convened) -> None:
    two.erase(two.mine)
    assert history.next_undo(two.mine, None) is None
    with pytest.raises(history.ErasedWithIt):
        history.undo(two.mine, None)


@pytest.mark.parametrize("knew", [False, True])
def test_what_stays_is_checked_as_if_its_content_were_there(two: Convened, knew: bool) -> None:
    """Whoever changes the column of such a row is seen, and whoever loses which changeset wrote it."""
    two.erase(two.mine)
    merge.take_from(two.theirs, two.mine)
    store = two.mine if knew else two.theirs
    for sql, code in (
        ("UPDATE meeting_move SET to_state = 'cancelled'", "row.differs"),
        ("UPDATE touched SET registers = 'on' WHERE tbl = 'meeting_move'", "log.look_up"),
        ("DELETE FROM touched WHERE tbl = 'meeting_move'", "log.look_up"),
    ):
        with store.batch():
            store.connection.run(sql)
            assert [one.code for one in check(store) if one.severity == "error"] == [code]
            raise Rollback


def test_who_lacks_what_stays_needs_a_reader_that_knows_it(two: Convened) -> None:
    scope: Scope = two.first.scope
    assert not redaction.KeptRows(two.mine).any_beyond(scope, {})
    two.erase(two.mine)
    kept = redaction.KeptRows(two.mine)
    assert kept.any_beyond(scope, {})
    assert kept.any_beyond(scope, {two.mine.replica: two.mine.streams.vector(scope)[two.mine.replica] - 1})
    assert not kept.any_beyond(scope, two.mine.streams.vector(scope))
