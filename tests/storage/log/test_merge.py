"""The promises of merging, one by one: nobody's work is lost, and a person sees only real conflicts."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import ApprovedVersionId, ReplicaId, uuid7
from ctj_desktop.domain.log.changes import Dot, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset
from ctj_desktop.domain.record import DataClass, Record, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, AttendanceStatus, ItemKind, Meeting, Reply
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.storage.log import history, merge, takeback
from ctj_desktop.storage.store import Rollback, Store
from tests.storage.agreement import assert_agrees, image, raw_log
from tests.storage.devices import (
    AUTHORS,
    HOME,
    MEETINGS,
    REFERENCE_SCOPE,
    SEATS,
    START,
    TERRITORIES,
    Device,
    changeset,
    copied_devices,
    make_template,
    merge_with_way_back,
    new_record,
    reference_stream,
)

ITEM = "agenda_item"
INTERNAL = Scope(HOME, DataClass.INTERNAL)
NEWER_REPLICA = ReplicaId(UUID(int=0xFE))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files, made once."""
    folder = tmp_path_factory.mktemp("devices") / "template"
    folder.mkdir()
    make_template(folder)
    return folder


@pytest.fixture
def devices(template: Path, tmp_path: Path) -> Iterator[list[Device]]:
    """Three devices that hold the same; at the end each is what its log says."""
    made = copied_devices(template, tmp_path / "devices")
    meet(*made)
    yield made
    for device in made:
        assert_agrees(device.store)
        device.store.close()


def meet(*devices: Device) -> None:
    """Everybody gets everything."""
    for _ in range(2):
        for target in devices:
            for source in devices:
                merge.take_from(target.store, source.store)


def change(device: Device, record: Record, before: Record | None = None) -> None:
    """One operation."""
    with device.store.write(OperationLabel("test.change"), author=AUTHORS[0]) as unit:
        unit.save(record, before)


def the_item(device: Device) -> AgendaItem:
    (item,) = device.store.all(AgendaItem)
    return item


def retitled(item: AgendaItem, language: Language, text: str) -> AgendaItem:
    passage = replace(item.title.passage(language), text=text)
    return replace(item, title=replace(item.title, **{str(language): passage}))


def conflicts(store: Store) -> list[tuple[str, str]]:
    return [name for name, row in assert_agrees(store).items() if row.conflict]


def test_french_here_and_german_there_merge_without_a_conflict(devices: list[Device]) -> None:
    desk, field, _ = devices
    item = the_item(desk)
    change(desk, retitled(item, Language.FR, "Budget"), item)
    change(field, retitled(item, Language.DE, "Voranschlag"), item)
    meet(*devices)
    for device in devices:
        merged = the_item(device)
        assert (merged.title.fr.text, merged.title.de.text) == ("Budget", "Voranschlag")
        assert conflicts(device.store) == []


def test_two_different_texts_are_both_kept_until_a_person_decides_once_for_all(devices: list[Device]) -> None:
    desk, field, chair = devices
    item = the_item(desk)
    change(desk, replace(item, minutes=5), item)
    change(field, replace(item, minutes=10), item)
    meet(*devices)
    shown = the_item(desk)
    assert len({the_item(device).minutes for device in devices}) == 1
    for device in devices:
        assert conflicts(device.store) == [(ITEM, str(item.id))]
        heads = device.store.rows_door.full_heads(ITEM, item.id)["minutes"]
        assert {head.value for head in heads} == {5, 10}
    change(chair, replace(shown, minutes=7), shown)
    meet(*devices)
    for device in devices:
        assert the_item(device).minutes == 7
        assert conflicts(device.store) == []


def test_the_same_text_typed_twice_is_no_conflict(devices: list[Device]) -> None:
    item = the_item(devices[0])
    for device in devices:
        change(device, replace(item, minutes=20), item)
    meet(*devices)
    assert [conflicts(device.store) for device in devices] == [[], [], []]


def test_attendance_entered_on_two_machines_is_one_row(devices: list[Device]) -> None:
    desk, field, _ = devices
    base = new_record(Attendance, 1, desk.store)
    assert isinstance(base, Attendance)
    change(desk, new_record(Meeting, 1, desk.store))
    meet(*devices)
    change(desk, replace(base, reply=Reply.PRESENT))
    change(field, replace(base, reply=None, status=AttendanceStatus.EXCUSED))
    meet(*devices)
    found = [device.store.all(Attendance, meeting=MEETINGS[1], seat=SEATS[1]) for device in devices]
    assert found[0] == found[1] == found[2] == [replace(base, reply=Reply.PRESENT, status=AttendanceStatus.EXCUSED)]


def test_an_open_form_keeps_what_came_in_and_what_is_typed(devices: list[Device]) -> None:
    desk, field, _ = devices
    form = the_item(desk)
    change(field, replace(form, minutes=30), form)
    merge.take_from(desk.store, field.store)
    change(desk, retitled(form, Language.FR, "Débat"), form)
    assert (the_item(desk).title.fr.text, the_item(desk).minutes) == ("Débat", 30)


def test_an_open_form_is_asked_only_about_what_both_touched(devices: list[Device]) -> None:
    desk, field, _ = devices
    form = the_item(desk)
    change(field, replace(retitled(form, Language.DE, "Debatte"), minutes=30), form)
    merge.take_from(desk.store, field.store)
    mine = replace(retitled(form, Language.FR, "Débat"), minutes=15)
    with pytest.raises(ChangedMeanwhile) as refusal:
        change(desk, mine, form)
    assert refusal.value.registers == ("minutes",)
    assert refusal.value.theirs == the_item(field)
    assert the_item(desk) == the_item(field)


def test_a_row_edited_there_survives_a_deletion_here_until_somebody_decides(devices: list[Device]) -> None:
    desk, field, _ = devices
    item = the_item(desk)
    with desk.store.write(OperationLabel("agenda_item.removed")) as unit:
        unit.delete(item)
    change(field, replace(item, minutes=5), item)
    meet(*devices)
    for device in devices:
        assert the_item(device).minutes == 5
        assert conflicts(device.store) == [(ITEM, str(item.id))]
    with desk.store.write(OperationLabel("agenda_item.removed")) as unit:
        unit.delete(the_item(desk))
    meet(*devices)
    assert [device.store.all(AgendaItem) for device in devices] == [[], [], []]
    assert [conflicts(device.store) for device in devices] == [[], [], []]


def test_old_bundles_never_bring_back_what_was_deleted_knowingly(devices: list[Device]) -> None:
    desk, field, chair = devices
    item = the_item(field)
    change(field, replace(item, minutes=5), item)
    late = list(field.store.changesets())
    merge.take_from(desk.store, field.store)
    with desk.store.write(OperationLabel("agenda_item.removed")) as unit:
        unit.delete(the_item(desk))
    merge.take_from(chair.store, desk.store)
    merge.apply(chair.store, late)
    assert chair.store.all(AgendaItem) == []
    assert conflicts(chair.store) == []


def test_reference_data_renewed_by_the_program_and_then_by_the_ctj(devices: list[Device]) -> None:
    """The CTJ rewrites a row that the program brought; a later program brings it again: no conflict anywhere."""
    desk, field, ctj = devices
    stream = reference_stream()
    merge.apply(ctj.store, stream[:1])
    territory = ctj.store.get(Territory, TERRITORIES[0])
    assert territory is not None
    change(ctj, replace(territory, source="CTJ 2027"), territory)
    for device in devices:
        merge.apply(device.store, stream[:2])  # release 2 says source A
    meet(*devices)
    for device in devices:
        known = device.store.get(Territory, TERRITORIES[0])
        assert known is not None
        assert known.source == "CTJ 2027"
        assert (str(Territory.kind), str(TERRITORIES[0])) not in conflicts(device.store)
    assert "A" in [c.new for c in history.record_history(desk.store, TERRITORIES[0]) if c.register == "source"]
    assert field.store.get(Territory, TERRITORIES[0]) == desk.store.get(Territory, TERRITORIES[0])


def test_undo_goes_back_to_what_was_shown_not_to_the_newest_write(devices: list[Device]) -> None:
    desk = devices[0]
    stream = reference_stream()
    merge.apply(desk.store, stream[:1])
    first = desk.store.get(Territory, TERRITORIES[0])
    assert first is not None
    mine = replace(first, source="nous")
    change(desk, mine, first)
    renewed = RowChange(Territory.kind, TERRITORIES[0], {"source": "plus tard"})
    later = Dot(desk.store.last_hlc() + 5, stream[0].replica, 2)
    merge.apply(desk.store, [changeset(REFERENCE_SCOPE, later, {}, [renewed])])
    change(desk, replace(mine, source="encore"), mine)
    history.undo(desk.store, AUTHORS[0])
    assert desk.store.get(Territory, TERRITORIES[0]) == mine
    written = [c for c in history.record_history(desk.store, TERRITORIES[0]) if c.register == "source"]
    assert [(c.old, c.new) for c in written[:3]] == [("encore", "nous"), ("nous", "encore"), ("nous", "plus tard")]


def test_a_merge_taken_back_hurts_nobodys_work(devices: list[Device]) -> None:
    """The sender keeps what he wrote, an exchange afterwards brings it again, and the clock never goes back."""
    desk, field, _ = devices
    before = _without_search(image(desk.store))
    item = the_item(field)
    field.clock.now = START.replace(year=2036)
    change(field, retitled(item, Language.FR, "Leur texte"), item)
    merge_with_way_back(desk.store, list(field.store.changesets()))
    assert the_item(desk).title.fr.text == "Leur texte"
    takeback.take_back_merge(desk.store)
    assert _without_search(image(desk.store)) == before
    item = the_item(desk)
    change(desk, replace(item, minutes=12), item)
    meet(*devices)
    for device in devices:
        assert (the_item(device).title.fr.text, the_item(device).minutes) == ("Leur texte", 12)
        assert conflicts(device.store) == []
    assert desk.store.last_hlc() > int(START.replace(year=2036).timestamp() * 1000) << 16


def _without_search(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """The search index is made anew in another order."""
    return {name: rows for name, rows in tables.items() if not name.startswith("search")}


def test_after_an_own_operation_a_merge_can_no_longer_be_taken_back(devices: list[Device]) -> None:
    desk, field, _ = devices
    item = the_item(field)
    change(field, replace(item, minutes=9), item)
    merge_with_way_back(desk.store, list(field.store.changesets()))
    assert takeback.can_take_back(desk.store)
    change(desk, replace(the_item(desk), closed=True), the_item(desk))
    assert not takeback.can_take_back(desk.store)
    with pytest.raises(takeback.NoMergeToTakeBack):
        takeback.take_back_merge(desk.store)


def test_what_does_not_follow_waits_and_is_named(devices: list[Device]) -> None:
    desk, field, _ = devices
    for minutes in (5, 10, 15):
        change(field, replace(the_item(field), minutes=minutes), the_item(field))
    lacking = list(field.store.changesets(desk.store.streams.vectors()))
    report = merge.apply(desk.store, lacking[1:])
    assert (report.applied, report.waiting[0][1:]) == (0, (field.store.replica, lacking[0].seq))
    assert merge.apply(desk.store, lacking).applied == 3


def test_an_effect_waits_for_its_cause_on_another_stream(devices: list[Device]) -> None:
    desk, field, chair = devices
    change(field, replace(the_item(field), minutes=5), the_item(field))
    merge.take_from(chair.store, field.store)
    change(chair, replace(the_item(chair), minutes=6), the_item(chair))
    effect = list(chair.store.changesets(desk.store.streams.vectors()))[-1:]
    assert merge.apply(desk.store, effect).waiting[0][1] == field.store.replica
    assert the_item(desk).minutes is None


def test_one_number_never_has_two_contents(devices: list[Device]) -> None:
    desk, field, _ = devices
    change(field, replace(the_item(field), minutes=5), the_item(field))
    whole = list(field.store.changesets(desk.store.streams.vectors()))
    merge.apply(desk.store, whole)
    before = image(desk.store)
    forged = replace(whole[-1], header=whole[-1].header.replace(b"test.change", b"test.forged"))
    with pytest.raises(BrokenChain):
        merge.apply(desk.store, [forged])
    assert image(desk.store) == before


def test_a_clock_beyond_the_year_2100_is_malformed(devices: list[Device]) -> None:
    desk = devices[0]
    replica = ReplicaId(uuid7())
    dot = Dot(4_133_980_800_000 << 16, replica, 1)
    far = changeset(INTERNAL, dot, {}, [RowChange(ITEM, uuid7(), {"position": "a"})])
    before = image(desk.store)
    with pytest.raises(BrokenChain):
        merge.apply(desk.store, [far])
    assert image(desk.store) == before


def test_an_import_that_fails_at_any_statement_changes_nothing(devices: list[Device]) -> None:
    """Crash points between all statements of an import; memory and file then both go on as if it had not been."""
    desk, field, _ = devices
    for minutes in (5, 10):
        change(field, replace(the_item(field), minutes=minutes), the_item(field))
    change(field, new_record(Meeting, 1, field.store))
    lacking = list(field.store.changesets(desk.store.streams.vectors()))
    before, point = image(desk.store), 0
    while not _survived(desk.store, lacking, point := point + 1):
        assert image(desk.store) == before, point
        assert_agrees(desk.store)
    assert point > 15
    assert the_item(desk).minutes == 10
    assert [found.code for found in check(desk.store) if found.severity == "error"] == []


class _Stop(Exception):
    """The process was stopped here."""


def _survived(store: Store, changesets: list[Changeset], point: int) -> bool:
    """Whether an import came through although its statement number `point` did not come back; ROLLBACK does."""
    with _failing(store, point):
        try:
            merge.apply(store, changesets)
        except _Stop:
            return False
    return True


@contextmanager
def _failing(store: Store, point: int) -> Iterator[None]:
    """Statements are counted until one commits."""
    connection, left = store.connection, [point]
    originals = {"run": connection.run, "run_many": connection.run_many}

    def failing(original: Any) -> Any:
        def counted(statement: str, *arguments: Any) -> Any:
            if not statement.startswith("ROLLBACK"):
                left[0] -= 1
                if left[0] == 0:
                    raise _Stop(statement)
            result = original(statement, *arguments)
            if statement == "COMMIT":
                left[0] = -1
            return result

        return counted

    for name, original in originals.items():
        setattr(connection, name, failing(original))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(connection, name, original)


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_afterwards_as_it_was(devices: list[Device], *, is_on: bool) -> None:
    mine, theirs, _ = devices
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        merge.take_from(mine.store, theirs.store)
        with pytest.raises(BrokenChain):
            merge.apply(mine.store, [replace(one, payload_sha=b"") for one in theirs.store.changesets()])
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def from_newer(device: Device, *rows: RowChange, seq: int = 1) -> None:
    """What a later version of the program, which had seen everything, sends."""
    deps = device.store.streams.vector(INTERNAL)
    dot = Dot(device.store.last_hlc() + 1, NEWER_REPLICA, seq)
    merge.apply(device.store, [changeset(INTERNAL, dot, deps, rows)])


def test_what_a_newer_version_adds_is_kept_and_carried_on(devices: list[Device]) -> None:
    """Unknown registers and kinds lie in the log, go on to others, and do not hide what is known."""
    desk, field, _ = devices
    item = the_item(desk)
    from_newer(
        desk,
        RowChange(ITEM, item.id, {"mood": "calm", "minutes": 25}),
        RowChange("hologram", uuid7(), {"colour": "green"}),
    )
    merge.take_from(field.store, desk.store)
    for device in (desk, field):
        assert the_item(device).minutes == 25
        written = history.record_history(device.store, item.id)
        assert ("mood", "calm") in [(change.register, change.new) for change in written]
    change(field, replace(the_item(field), closed=True), the_item(field))
    assert the_item(field).closed


def test_a_row_that_cannot_be_read_is_hidden_and_what_is_typed_over_it_is_kept(devices: list[Device]) -> None:
    """A form is open when a value of a newer version comes in: what was typed must not vanish with the row."""
    desk, field, _ = devices
    form = the_item(desk)
    from_newer(desk, RowChange(ITEM, form.id, {"item_kind": "ceremony"}))
    assert desk.store.all(AgendaItem) == []
    change(desk, replace(form, minutes=40), form)
    assert desk.store.rows_door.full_heads(ITEM, form.id)["minutes"][0].value == 40
    with pytest.raises(ChangedMeanwhile):
        change(desk, replace(form, item_kind=ItemKind.DECISION), form)
    merge.take_from(field.store, desk.store)
    with field.store.write(OperationLabel("agenda_item.removed")) as unit:
        unit.delete(form)
    assert conflicts(field.store) == []


def test_a_form_on_a_row_that_was_never_saved_is_a_mistake_of_ours(devices: list[Device]) -> None:
    stranger = new_record(Meeting, 1, devices[0].store)
    assert isinstance(stranger, Meeting)
    with pytest.raises(LookupError):
        change(devices[0], replace(stranger, number="2027-01"), stranger)


def test_choosing_the_shown_value_settles_a_conflict_everywhere(devices: list[Device]) -> None:
    """An edit to the same value writes nothing, so the choice is written as such."""
    desk, field, _ = devices
    item = the_item(desk)
    change(desk, replace(item, minutes=5), item)
    change(field, replace(item, minutes=10), item)
    meet(*devices)
    with desk.store.write(OperationLabel("conflict.settled")) as unit:
        unit.settle(ITEM, item.id, "minutes", the_item(desk).minutes)
    meet(*devices)
    assert [conflicts(device.store) for device in devices] == [[], [], []]


def test_a_number_taken_back_is_never_free_again(devices: list[Device]) -> None:
    store = devices[0].store
    (meeting,) = store.all(Meeting)
    change(devices[0], replace(meeting, number="2027-01"), meeting)
    history.undo(store, AUTHORS[0])
    assert [known.number for known in store.all(Meeting)] == [None]
    assert store.numbers(Meeting, meeting.committee) == ["2027-01"]


def test_a_wall_clock_far_in_the_future_makes_nothing_that_others_refuse(devices: list[Device]) -> None:
    desk, field, _ = devices
    desk.clock.now = START.replace(year=2150)
    for minutes in (1, 2, 3):
        change(desk, replace(the_item(desk), minutes=minutes), the_item(desk))
    merge.take_from(field.store, desk.store)
    assert the_item(field).minutes == 3


def test_merging_in_any_grouping_ends_equal(devices: list[Device]) -> None:
    """(desk + field) + chair and desk + (field + chair): the same rows, heads and flags."""
    for number, device in enumerate(devices):
        change(device, replace(the_item(device), minutes=5 * number), the_item(device))
    desk, field, chair = devices
    parts = [list(device.store.changesets()) for device in devices]
    for order, device in (((1, 2), desk), ((2, 0), field), ((0, 1), chair)):
        for number in order:
            merge.apply(device.store, parts[number])
    states = [assert_agrees(device.store) for device in devices]
    assert states[0] == states[1] == states[2]
    logs = [{raw.name: raw.header for raw in raw_log(device.store)} for device in devices]
    assert logs[0] == logs[1] == logs[2]


def filed(device: Device, text: str) -> ApprovedVersion:
    """The same version, approved on a machine of its own."""
    version = ApprovedVersion(
        id=ApprovedVersionId(UUID(int=0xA99)),
        home=HOME,
        meeting=MEETINGS[0],
        document=ApprovedDocument.MINUTES,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        by=None,
        at=START,
    )
    change(device, version)
    return version


def test_an_approved_version_never_changes_whatever_a_program_claims(devices: list[Device]) -> None:
    """The first write wins for ever, also against one that says it has seen it; its hash verifies everywhere."""
    desk, field, _ = devices
    version = filed(desk, "Procès-verbal")
    meet(*devices)
    forged = {"text": "Faux", "sha256": hashlib.sha256(b"Faux").hexdigest(), "signature": "x"}
    with field.store.write(OperationLabel("x")) as unit:
        unit.write(version.kind, version.id, INTERNAL, forged)
    meet(*devices)
    for device in devices:
        known = device.store.get(ApprovedVersion, version.id)
        assert known == version  # nor is it signed afterwards in somebody's name
        assert [found.code for found in check(device.store) if found.severity == "error"] == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_of_two_versions_filed_apart_the_first_stands_in_any_order(
    devices: list[Device], order: tuple[int, ...]
) -> None:
    for number in (1, 0, 2):  # the second device files first
        devices[number].clock.now = START + timedelta(hours=number != 1)
        filed(devices[number], f"Version {number}")
    for target in order:
        for source in order:
            merge.take_from(devices[target].store, devices[source].store)
    meet(*devices)
    for device in devices:
        known = device.store.get(ApprovedVersion, ApprovedVersionId(UUID(int=0xA99)))
        assert known is not None
        assert known.text == "Version 1"
        assert (ApprovedVersion.kind, str(known.id)) not in conflicts(device.store)


def test_an_altered_approved_version_is_found(devices: list[Device]) -> None:
    store = devices[0].store
    filed(devices[0], "Procès-verbal")
    with store.batch():
        store.connection.run("UPDATE approved_version SET text = 'Faux'")
    assert "approved.altered" in {found.code for found in check(store)}
    with store.batch():
        store.connection.run("UPDATE approved_version SET text = 'Procès-verbal'")


def test_a_digest_that_was_altered_is_found(devices: list[Device]) -> None:
    store = devices[0].store
    (kept,) = store.connection.run("SELECT digest FROM scope WHERE n = 1").one()
    with store.batch():
        store.connection.run("UPDATE scope SET digest = zeroblob(32) WHERE n = 1")
    store.forget()
    assert "digest.differs" in {found.code for found in check(store)}
    with store.batch():
        store.connection.run("UPDATE scope SET digest = ? WHERE n = 1", (kept,))
    store.forget()


def test_a_dry_run_and_a_failed_operation_leave_the_digest(devices: list[Device]) -> None:
    desk, field, _ = devices
    change(field, replace(the_item(field), minutes=5), the_item(field))
    digest = desk.store.streams.digest(INTERNAL)
    with desk.store.batch():
        merge.take_from(desk.store, field.store)
        assert desk.store.streams.digest(INTERNAL) != digest
        raise Rollback
    assert desk.store.streams.digest(INTERNAL) == digest
    with desk.store.batch():
        with pytest.raises(_Stop), desk.store.write(OperationLabel("x")) as unit:
            unit.save(replace(the_item(desk), minutes=7), the_item(desk))
            raise _Stop
        assert desk.store.streams.digest(INTERNAL) == digest
    merge.take_from(desk.store, field.store)
    assert desk.store.streams.digest(INTERNAL) == field.store.streams.digest(INTERNAL)
