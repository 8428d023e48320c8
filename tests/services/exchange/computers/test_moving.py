"""Does everything go on when a workspace moves to another computer, and nothing on the one that it left?"""

import os
import zipfile
from pathlib import Path

import pytest
from pyrage import DecryptError, passphrase

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.protection.passphrases import PhraseTooShort
from ctj_desktop.exchange.transfer import NotATransfer, WrongPhrase
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.exchange.moving import take_transfer, write_transfer
from ctj_desktop.services.exchange.replacing import replace_computer, to_take_over, waits_to_replace
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import MovedAway, NotPlainFile, WorkspaceExists
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office
from tests.services.exchange.computers.test_replacing import Lost, decide_in, lost
from tests.services.exchange.exchanging import introduce
from tests.services.exchange.test_number_loans import decide
from tests.storage.agreement import assert_agrees

__all__ = ["lost"]
PHRASE = "cheval juste pile agrafe"


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase is turned into a key in a second, on purpose; the long profile waits for it."""
    if request.node.get_closest_marker("long") is None:
        monkeypatch.setattr(passphrase, "encrypt", lambda secret, phrase: phrase.encode() + b"|" + secret)
        monkeypatch.setattr(passphrase, "decrypt", _opened)


def _opened(locked: bytes, phrase: str) -> bytes:
    start, _, secret = locked.partition(b"|")
    if start != phrase.encode():
        raise DecryptError("wrong")
    return secret


def elsewhere(folder: Path, seed: int = 9) -> Environment:
    """Another computer."""
    return Environment(
        Environment.seeded(seed, NOW).clock,
        Environment.seeded(seed, NOW).new_id,
        folder / f"ailleurs-{seed}",
        machine=lambda: "b" * 32,
    )


@pytest.fixture
def moved(lost: Lost) -> tuple[Lost, Path]:
    """A transfer file of an office that knows a partner."""
    partner = Office(lost.folder, name="pontarlier", seed=2)
    introduce(lost.office, partner, Profile.PARTNER)
    lost.new = partner
    target = lost.folder / "morteau.ctjtransfer"
    write_transfer(lost.office.store, target, PHRASE)
    return lost, target


@pytest.mark.long
def test_a_real_phrase_opens_it_and_no_other(lost: Lost) -> None:
    file, target = lost.folder / "a.ctjtransfer", lost.folder / "nouveau.ctj"
    write_transfer(lost.office.store, file, PHRASE)
    with pytest.raises(WrongPhrase):
        take_transfer(file, target, PHRASE + "s", elsewhere(lost.folder))
    take_transfer(file, target, PHRASE, elsewhere(lost.folder)).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_a_pipe_is_no_transfer_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.ctjtransfer")
    with pytest.raises(NotPlainFile):
        take_transfer(tmp_path / "a.ctjtransfer", tmp_path / "a.ctj", PHRASE, elsewhere(tmp_path))


def test_everything_goes_on_partners_included(moved: tuple[Lost, Path]) -> None:
    """The same name, the same keys: nobody has to do anything, and numbers go on at once."""
    lost, file = moved
    old, partner = lost.office.store, lost.new
    assert partner is not None
    with take_transfer(file, lost.folder / "nouveau.ctj", PHRASE, elsewhere(lost.folder)) as store:
        assert store.notice is None
        assert not waits_to_replace(store)
        assert store.replica == old.replica
        assert identity(store).signing.public == identity(old).signing.public
        assert holds_right(store, lost.committee.id)
        assert decide_in(store, lost.meeting) == "2027-002"
        assert check(store) == []
        assert_agrees(store)
        bundle = lost.folder / "a.ctjx"
        export(store, plan_export(store, "Secrétariat d’exemple"), bundle)
        assert take_in(partner.store, bundle).report.applied
    with Store.open(lost.folder / "nouveau.ctj", environment=elsewhere(lost.folder)) as again:
        assert again.notice is None


def test_the_earlier_file_is_only_read_and_says_where_it_went(moved: tuple[Lost, Path]) -> None:
    lost, _file = moved
    with pytest.raises(MovedAway) as refused:
        decide(lost.office, lost.meeting)
    assert refused.value.file == "morteau.ctjtransfer"
    lost.office.store.close()
    lost.office.reopen()
    assert lost.office.store.notice == "moved"
    with pytest.raises(MovedAway):
        decide(lost.office, lost.meeting)


def test_where_the_transfer_file_was_lost_the_earlier_computer_goes_on_by_a_word(moved: tuple[Lost, Path]) -> None:
    """Under a new name, since nobody knows what was done elsewhere."""
    lost, _file = moved
    store, old = lost.office.store, lost.office.store.replica
    assert [one.committee.id for one in to_take_over(store)] == [lost.committee.id]
    store.come_back()
    assert store.replica != old
    assert decide(lost.office, lost.meeting).number is None
    lost.office.do(replace_computer, last={lost.committee.id: ()})
    assert decide(lost.office, lost.meeting).number is not None
    store.close()
    lost.office.reopen()
    assert lost.office.store.notice is None


def test_a_second_opening_on_one_computer_never_goes_on_under_the_same_name(moved: tuple[Lost, Path]) -> None:
    lost, file = moved
    environment = elsewhere(lost.folder)
    with take_transfer(file, lost.folder / "a.ctj", PHRASE, environment) as first:
        own = first.replica
        decide_in(first, lost.meeting)
    with take_transfer(file, lost.folder / "b.ctj", PHRASE, environment) as second:
        assert second.notice == "restored"
        assert second.replica != own
        assert not holds_right(second, lost.committee.id)


@pytest.mark.parametrize("phrase", ["", "court", "           "])
def test_a_phrase_that_could_be_guessed_is_refused_and_nothing_moved(lost: Lost, phrase: str) -> None:
    with pytest.raises(PhraseTooShort):
        write_transfer(lost.office.store, lost.folder / "a.ctjtransfer", phrase)
    assert decide(lost.office, lost.meeting).number == "2027-002"


def test_a_folder_that_is_not_there_moves_nothing(lost: Lost) -> None:
    with pytest.raises(FileFailed):
        write_transfer(lost.office.store, lost.folder / "absent" / "a.ctjtransfer", PHRASE)
    assert decide(lost.office, lost.meeting).number == "2027-002"
    lost.office.store.close()
    lost.office.reopen()
    assert lost.office.store.notice is None


def test_what_is_no_transfer_or_was_altered_leaves_nothing(moved: tuple[Lost, Path]) -> None:
    lost, file = moved
    target, environment = lost.folder / "nouveau.ctj", elsewhere(lost.folder)
    whole = file.read_bytes()
    broken, foreign, other = (lost.folder / f"{name}.ctjtransfer" for name in ("cut", "text", "zip"))
    foreign.write_text("bonjour")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("key.age", b"x" * 100)
    for content in (whole[: len(whole) // 2], whole[:900] + b"\x00" + whole[901:]):
        broken.write_bytes(content)
        with pytest.raises((NotATransfer, WrongPhrase)):
            take_transfer(broken, target, PHRASE, environment)
    for one in (foreign, other):
        with pytest.raises(NotATransfer):
            take_transfer(one, target, PHRASE, environment)
    with pytest.raises(WrongPhrase):
        take_transfer(file, target, PHRASE + "s", environment)
    with pytest.raises(FileFailed):
        take_transfer(lost.folder / "absent.ctjtransfer", target, PHRASE, environment)
    assert not target.exists()
    assert not (environment.data_folder / "anchors").exists()
    target.write_text("x")
    with pytest.raises(WorkspaceExists):
        take_transfer(file, target, PHRASE, environment)
