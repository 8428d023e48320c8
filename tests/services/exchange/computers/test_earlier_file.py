"""Does what a lost computer wrote besides come in from its bare file, once that is found?"""

import lzma
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange import earlier_file
from ctj_desktop.services.exchange.disputes import Dispute, disputes
from ctj_desktop.services.exchange.earlier_file import NotAnEarlierFile, WrittenTwice, found_lines, take_earlier_file
from ctj_desktop.services.exchange.replacing import LastNumber, take_numbering
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.numbers.repeated import confirm_repeat
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import NoSuchWorkspace, NotAWorkspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of, generations
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office
from tests.services.exchange.exchanging import an_office
from tests.services.exchange.test_number_loans import decide
from tests.services.meetings.test_attached_files import attach
from tests.storage.file.test_old_stores import OLD


class Found:
    """The old computer wrote two more decisions after the copy was made, and one number twice with the new one."""

    def __init__(self, folder: Path) -> None:
        self.old = an_office(folder, "morteau", 1)
        self.committee: Committee = self.old.a_committee("MOC", seats=2)
        self.meeting: Meeting = self.old.opened(self.old.a_meeting(self.committee.id, items=2))
        decide(self.old, self.meeting)
        self.path = self.old.store.path
        self.new = self.copy(folder / "nouveau-poste", 9)
        for _ in range(2):
            decide(self.old, self.meeting, 1)
        last = (LastNumber(series=Series.DECISION, number="2027-002"),)
        self.new.do(take_numbering, committee=self.committee.id, last=last)
        decide(self.new, self.meeting)
        self.new.store.environment = replace(self.new.store.environment, backs_up=True)
        self.old.store.close()

    def copy(self, folder: Path, seed: int) -> Office:
        path = folder / self.path.name
        folder.mkdir()
        self.old.store.close()
        shutil.copy(self.path, path)
        self.old.reopen()
        made: Office = object.__new__(Office)
        Workspace.__init__(made, Store.open(path, environment=Environment.seeded(seed, NOW, folder / "data")))
        return made

    def numbers(self) -> list[str]:
        return sorted(one.number for one in self.new.store.all(AnyDecision) if one.number)


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Found]:
    made = Found(tmp_path)
    yield made
    made.new.store.close()


def test_it_comes_in_as_the_stream_of_the_old_one_and_the_later_number_becomes_bis(found: Found) -> None:
    """First a trial; what was taken for lost is not lost, the right to number stays where it is."""
    store, path = found.new.store, found.path
    before = path.read_bytes()
    assert not_used_or_lost(store, Series.DECISION, found.committee.id) == ["2027-002"]
    trial = take_earlier_file(store, path, dry_run=True)
    assert (trial.twice, found.numbers()) == (("2027-003",), ["2027-001", "2027-003"])
    assert generations(store.path) == []
    taken = take_earlier_file(store, path)
    assert found.numbers() == ["2027-001", "2027-002", "2027-003", "2027-003"]
    assert len(generations(store.path)) == 1
    assert not_used_or_lost(store, Series.DECISION, found.committee.id) == []
    assert holds_right(store, found.committee.id)
    lines = found_lines(load_translator("en"), taken)
    assert lines[0] == "“morteau.ctj” of the earlier computer."
    assert any(line.startswith("New: ") and "2 decisions" in line for line in lines)
    assert lines[-1].startswith("The number 2027-003 was given out twice")
    later = confirmable(found)
    found.new.do(confirm_repeat, record=later)
    assert found.numbers() == ["2027-001", "2027-002", "2027-003", "2027-003bis"]
    assert decide(found.new, found.meeting).number == "2027-004"
    assert path.read_bytes() == before, "the file is only read"


def confirmable(found: Found) -> DecisionId:
    """The record that Exchanges names as the later one."""
    (later,) = (one for one in disputes(found.new.store) if one.dispute is Dispute.NUMBER_TWICE)
    return DecisionId(later.subject.id)


def test_a_second_time_it_brings_nothing(found: Found) -> None:
    take_earlier_file(found.new.store, found.path)
    again = take_earlier_file(found.new.store, found.path)
    assert (again.report.applied, again.twice) == (0, ())
    assert found_lines(load_translator("en"), again)[-1] == "Everything in it was here already."


def test_attachments_come_along(found: Found) -> None:
    found.old.reopen()
    made = attach(found.old, found.old.a_meeting(found.committee.id, "2027-05-07"), "annexe.pdf", "Annexe")
    found.old.store.close()
    take_earlier_file(found.new.store, found.path)
    assert b"".join(blobs.pieces(found.new.store, made.sha256)) == b"%PDF"


def test_without_room_for_a_backup_it_comes_in_and_says_so(found: Found) -> None:
    folder_of(found.new.store.path).parent.mkdir(exist_ok=True, parents=True)
    folder_of(found.new.store.path).write_text("somebody’s note")
    taken = take_earlier_file(found.new.store, found.path)
    assert taken.report.applied
    assert found_lines(load_translator("en"), taken)[-1].startswith("No backup could be made before: ")


def test_a_file_that_cannot_be_read_is_said_to_be_so(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_source: Path, _target: Path, _step: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(earlier_file, "copy_pieces", broken)
    with pytest.raises(FileFailed):
        take_earlier_file(found.new.store, found.path)


def test_it_is_stopped_while_it_is_read_and_nothing_came(found: Found) -> None:
    class StoppedHere(Exception):
        """Raised by a step."""

    heard = list[tuple[int, int]]()

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        raise StoppedHere

    with pytest.raises(StoppedHere):
        take_earlier_file(found.new.store, found.path, step=stop)
    assert heard == [(0, found.path.stat().st_size)]
    assert "2027-004" not in found.numbers()


def test_what_a_computer_had_beside_its_file_when_it_stopped_comes_too(found: Found, tmp_path: Path) -> None:
    found.old.reopen()
    decide(found.old, found.meeting, 1)
    stick = tmp_path / "cle"
    stick.mkdir()
    for path in found.path.parent.glob(f"{found.path.name}*"):
        if path.is_file():
            shutil.copy(path, stick)
    assert (stick / f"{found.path.name}-wal").stat().st_size
    found.old.store.close()
    take_earlier_file(found.new.store, stick / found.path.name)
    assert "2027-004" in found.numbers()


@pytest.mark.long
def test_a_file_of_an_older_version_is_read_by_a_copy(tmp_path: Path) -> None:
    """The same workspace brought up to date holds all of it already."""
    stored = lzma.decompress((OLD / "workspace-format-7.ctj.xz").read_bytes())
    for name in ("alt", "neu"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "w.ctj").write_bytes(stored)
    environment = Environment.seeded(9, NOW, tmp_path / "data")
    with Store.open(tmp_path / "neu" / "w.ctj", environment=environment) as store:
        found = take_earlier_file(store, tmp_path / "alt" / "w.ctj")
        assert (found.report.applied, found.file) == (0, "w.ctj")
    assert (tmp_path / "alt" / "w.ctj").read_bytes() == stored


def test_a_file_of_somebody_else_or_this_one_is_refused(found: Found, tmp_path: Path) -> None:
    other = an_office(tmp_path, "pontarlier", 2)
    other.store.close()
    text = tmp_path / "notes.ctj"
    text.write_text("Bonjour")
    cases: dict[Path, type[UserError]] = {
        other.store.path: NotAnEarlierFile,
        found.new.store.path: NotAnEarlierFile,
        tmp_path / "absent.ctj": NoSuchWorkspace,
        text: NotAWorkspace,
    }
    for path, refused in cases.items():
        with pytest.raises(refused):
            take_earlier_file(found.new.store, path)


def test_two_files_that_went_on_under_one_name_are_told_apart(tmp_path: Path) -> None:
    """File and data folder were both copied: each went on as the same computer, and nothing is mixed."""
    office = an_office(tmp_path, "morteau", 1)
    committee = office.a_committee("MOC", seats=2)
    meeting = office.opened(office.a_meeting(committee.id, items=2))
    office.store.close()
    shutil.copytree(office.store.path.parent, tmp_path / "double")
    data = office.store.environment.data_folder.relative_to(office.store.path.parent)
    office.reopen()
    decide(office, meeting)
    twin: Office = object.__new__(Office)
    there = tmp_path / "double" / office.store.path.name
    Workspace.__init__(twin, Store.open(there, environment=Environment.seeded(7, NOW, tmp_path / "double" / data)))
    assert twin.store.replica == office.store.replica
    decide(twin, meeting, 1)
    before = office.store.count(AnyDecision)
    office.store.close()
    with pytest.raises(WrittenTwice):
        take_earlier_file(twin.store, office.store.path)
    assert twin.store.count(AnyDecision) == before
    twin.store.close()
