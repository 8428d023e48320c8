"""Is whatever may arrive on a stick refused in one sentence, with nothing changed and nothing left behind?"""

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.exchange import checking, medium
from ctj_desktop.exchange.manifest import MANIFEST_FORMAT
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import identity, trust
from ctj_desktop.services.exchange.lists import received
from ctj_desktop.services.exchange.merging import take_pending
from ctj_desktop.services.meetings import agenda
from tests.exchange.forging import parts_of, signed, written_json
from tests.services.exchange.exchanging import an_office, introduce
from tests.services.refusing import Desk, assert_nothing_unpacked, assert_refused, two_desks

Two = tuple[Desk, Desk]


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Two:
    return two_desks(tmp_path, monkeypatch, capfd)


# a file that is not as it was


@pytest.mark.parametrize("plain", [False, True], ids=["sealed", "plain"])
def test_a_file_that_was_cut(two: Two, plain: bool) -> None:
    giver, taker = two
    bundle = giver.bundle_for(taker, plain=plain)
    whole = bundle.read_bytes()
    for length in (1, 10, 60, len(whole) // 2, len(whole) - 1):
        bundle.write_bytes(whole[:length])
        assert_refused(taker, "merge", bundle, says=("Rien n’a été intégré", "Nichts wurde", "Nothing was"))
    bundle.write_bytes(b"")
    assert_refused(taker, "merge", bundle, says=("vide", "leer", "empty"), names=bundle.name)
    bundle.write_bytes(whole)
    assert taker.ctj("merge", bundle)[0] == 0


@pytest.mark.parametrize("plain", [False, True], ids=["sealed", "plain"])
def test_a_file_that_was_altered(two: Two, plain: bool) -> None:
    giver, taker = two
    bundle = giver.bundle_for(taker, plain=plain)
    whole = bundle.read_bytes()
    for place in (300, len(whole) // 2, len(whole) - 40):
        bundle.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
        code, _, err = taker.ctj("merge", bundle, lang="fr")
        if code:  # a bit of the zip's own dates changes nothing that is said
            assert_refused(taker, "merge", bundle, says=("Rien n’a été intégré", "Nichts wurde", "Nothing was"))
            assert bundle.name in err
    bundle.write_bytes(whole + b"x")
    assert_refused(taker, "merge", bundle, says=("Rien n’a été intégré", "Nichts wurde", "Nothing was"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_what_is_no_bundle(two: Two, tmp_path: Path) -> None:
    """A letter, a zip of something, a card, a workspace, a folder, nothing, a pipe."""
    giver, taker = two
    card, letter, folder = tmp_path / "b.ctjcard", tmp_path / "lettre.ctjx", tmp_path / "dossier.ctjx"
    giver.ctj("identity", "-o", card)
    letter.write_text("Chère collègue", encoding="utf-8")
    folder.mkdir()
    assert_refused(taker, "merge", card, says=("carte de visite", "Visitenkarte", "card"), names="b.ctjcard")
    assert_refused(taker, "merge", letter, says=(".ctjx", ".ctjx", ".ctjx"), names="lettre.ctjx")
    assert_refused(taker, "merge", folder, says=("dossier", "Ordner", "folder"))
    assert_refused(taker, "merge", giver.file, says=("espace de travail", "Arbeitsbereich", "workspace"))
    assert_refused(taker, "merge", tmp_path / "none.ctjx", says=("pas de fichier", "keine Datei", "no file"))
    os.mkfifo(tmp_path / "tube.ctjx")
    assert_refused(taker, "merge", tmp_path / "tube.ctjx", says=(".ctjx", ".ctjx", ".ctjx"))


def test_a_giant_file_is_refused_before_it_is_copied(two: Two, tmp_path: Path) -> None:
    """Sparse: it takes no room here, and must take none in the private folder."""
    _, taker = two
    giant = tmp_path / "enorme.ctjx"
    with giant.open("wb") as file:
        file.truncate(3_000_000_000)
    assert_refused(taker, "merge", giant, says=("plus grand", "grösser", "larger"), names="enorme.ctjx")


# a file from somebody else, or for somebody else


def test_a_file_from_a_stranger(two: Two, tmp_path: Path) -> None:
    """The digits to compare are in the sentence."""
    _, taker = two
    stranger = an_office(tmp_path, "inconnu", 3)
    card = tmp_path / "imier.ctjcard"
    taker.ctj("identity", "-o", card)
    trust(stranger.store, card, Profile.PARTNER)
    stranger.a_committee()
    path = tmp_path / "inconnu.ctjx"
    export(stranger.store, plan_export(stranger.store, "Bureau imier"), path)
    stranger.store.close()
    assert_refused(taker, "merge", path, says=("carte de visite", "Visitenkarte", "card"), names="inconnu.ctjx")
    _, _, err = taker.ctj("merge", path)
    own = json.loads(taker.call(taker.data, "inspect", path, "--json")[1])["digits"]
    assert own in err


def test_a_file_for_another_office_or_another_network(two: Two, tmp_path: Path) -> None:
    giver, taker = two
    third = an_office(tmp_path, "locle", 3)
    with giver.at_work() as office:
        introduce(office, third, Profile.PARTNER)
    third.store.close()
    for plain, words in (
        (True, ("autre secrétariat", "anderes Sekretariat", "another office")),
        (False, ("clé", "Schlüssel", "key")),
    ):
        bundle = giver.file.parent / f"locle-{plain}.ctjx"
        giver.ctj("export", "--to", "Bureau locle", *(["--plain"] if plain else []), "-o", bundle)
        assert_refused(taker, "merge", bundle, says=words)
    with giver.at_work() as office:
        office.store.keep_setting("network", "leman")
    bundle = giver.bundle_for(taker)
    assert_refused(taker, "merge", bundle, says=("leman", "leman", "leman"))


def test_a_file_from_a_newer_version_waits_and_comes_in_after_the_upgrade(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are kept as they came; the stick may go."""
    giver, taker = two
    bundle = giver.bundle_for(taker, plain=True)
    parts = parts_of(bundle)
    parts.manifest["min_reader"] = MANIFEST_FORMAT + 1
    parts.manifest["app"]["version"] = "9.9"
    with giver.at_work() as office:
        signed(bundle, written_json(parts.manifest), parts.files, identity(office.store).signing)
    assert_refused(taker, "merge", bundle, says=("9.9", "9.9", "9.9"), names=bundle.name)
    bundle.unlink()
    assert taker.pending() == ["newer"]
    with taker.at_work() as office:
        (waiting,) = received(office.store)
        assert (waiting.state, waiting.name_fr) == (PendingState.NEWER, "Bureau pontarlier")
        monkeypatch.setattr(checking, "MANIFEST_FORMAT", MANIFEST_FORMAT + 1)
        assert take_pending(office.store, waiting.sha256).result is Result.APPLIED
        assert office.store.count(Meeting) == 1
        assert [one.state for one in received(office.store)] == [None]
    assert taker.pending() == ["taken_in"]


def test_one_file_under_two_names_and_one_name_for_two_files(two: Two, tmp_path: Path) -> None:
    giver, taker = two
    bundle = giver.bundle_for(taker)
    copy = shutil.copy(bundle, tmp_path / "copie (2).ctjx")
    assert taker.ctj("merge", bundle)[0] == 0
    before = taker.image()
    code, out, _ = taker.ctj("merge", copy, lang="fr")
    assert (code, "déjà" in out) == (0, True)
    after = taker.image()
    assert {name for name in after if after[name] != before[name]} <= {"bundle_log"}
    with giver.at_work() as office:
        office.a_person("Nouvelle")
    again = giver.bundle_for(taker)  # the same name, in place of the old one
    assert again == bundle
    assert taker.ctj("merge", again)[0] == 0


@pytest.mark.long
def test_a_file_that_would_change_very_much(two: Two) -> None:
    """A person must say yes; the kinds are named in the reader’s language."""
    giver, taker = two
    assert taker.ctj("merge", giver.bundle_for(taker))[0] == 0
    with taker.at_work() as office:
        meeting = office.store.all(Meeting)[0]
        for number in range(60):
            office.an_item(meeting, f"Point {number}")
    assert giver.ctj("merge", taker.bundle_for(giver))[0] == 0
    with giver.at_work() as office:
        for item in office.store.all(AgendaItem)[10:50]:
            office.do(agenda.remove_agenda_item, item=item.id)
    bundle = giver.bundle_for(taker)
    trial = ("merge", bundle, "--dry-run")
    assert_refused(taker, *trial, says=("c’était un essai", "Probelauf", "trial run"), names=" 62")
    assert taker.pending() == []
    kinds = ("points de l’ordre du jour sur 62", "Traktanden von 62", "agenda items of 62")
    assert_refused(taker, "merge", bundle, says=kinds)
    assert taker.pending() == ["mass_change"]
    assert taker.ctj("merge", bundle, "--accept-mass-change")[0] == 0
    assert taker.pending() == ["taken_in"]


def test_a_file_whose_result_is_another_than_the_senders(two: Two) -> None:
    """Rightly signed, and yet the same changes make something else here: nothing is taken in."""
    giver, taker = two
    bundle = giver.bundle_for(taker, plain=True)
    parts = parts_of(bundle)
    for scope in parts.manifest["digest"]:
        parts.manifest["digest"][scope] = "ab" * 32
    with giver.at_work() as office:
        signed(bundle, written_json(parts.manifest), parts.files, identity(office.store).signing)
    assert_refused(
        taker, "merge", bundle, says=("un défaut du programme", "ein Fehler des Programms", "a fault of the program")
    )
    assert taker.pending() == ["differs"]


def test_a_sender_who_counts_from_afar(two: Two) -> None:
    """Its number is believed, and does not fill the memory with those that never came."""
    giver, taker = two
    assert taker.ctj("merge", giver.bundle_for(taker))[0] == 0
    bundle = giver.bundle_for(taker, plain=True)
    parts = parts_of(bundle)
    parts.manifest["export_no"] = 2**53 - 1
    with giver.at_work() as office:
        signed(bundle, written_json(parts.manifest), parts.files, identity(office.store).signing)
    code, out, err = taker.ctj("merge", bundle)
    assert (code, err) == (0, "")
    assert len(out) < 2_000


# cards


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_a_card_that_is_no_file(two: Two, tmp_path: Path) -> None:
    """A pipe made the program wait for ever."""
    os.mkfifo(tmp_path / "tube.ctjcard")
    assert_refused(two[1], "trust", tmp_path / "tube.ctjcard", says=("tuyau", "Pipe", "pipe"))


@pytest.mark.long
def test_a_card_that_is_no_card(two: Two, tmp_path: Path) -> None:
    giver, taker = two
    card = tmp_path / "x.ctjcard"
    giver.ctj("identity", "-o", card)
    whole = card.read_bytes()
    bundle = giver.bundle_for(taker)
    for content in (
        b"",
        b"x",
        b"\x00" * 5_000_000,
        whole[:-30],
        whole.replace(b"Bureau", b"Burxau"),
        b"{" * 100_000,
        b'{\n "ctj_card": ' + b"[" * 100_000,
        whole + whole,
    ):
        card.write_bytes(content)
        assert_refused(taker, "trust", card, says=("carte de visite", "Visitenkarte", "card"))
    assert_refused(taker, "trust", bundle, says=("fichier d’échange", "Austauschdatei", "bundle"))
    taker.ctj("identity", "-o", card)
    assert_refused(taker, "trust", card, says=("lui-même", "selbst", "itself"))
    card.write_bytes(whole.replace(b'"ctj_card": 1', b'"ctj_card": 2'))
    assert_refused(taker, "trust", card, says=("version plus récente", "neueren Version", "newer version"))
    assert_refused(taker, "trust", tmp_path, says=("dossier", "Ordner", "folder"))
    assert_refused(taker, "trust", tmp_path / "none", says=("none", "none", "none"))


def test_an_export_that_cannot_be(two: Two, tmp_path: Path) -> None:
    """To nobody known, into no folder, onto a folder."""
    giver, _ = two
    out = tmp_path / "x.ctjx"
    words = ("export", "--to", "Inconnu", "--profile", "ctj", "-o", out)
    assert_refused(giver, *words, says=("partenaire connu", "bekannter Partner", "known partner"), names="Inconnu")
    there = ("export", "--to", "Bureau imier", "-o")
    assert_refused(giver, *there, tmp_path / "rien" / "x.ctjx", says=("dossier", "Ordner", "folder"))
    (tmp_path / "plein.ctjx").mkdir()
    assert_refused(giver, *there, tmp_path / "plein.ctjx", says=("dossier", "Ordner", "folder"))
    assert giver.ctj(*there, tmp_path / "x.zip")[0] == 2
    assert giver.ctj("export", "--to", "Bureau imier", "--profile", "king", "-o", out)[0] == 2
    assert not out.exists()


# a medium that goes


class Failing:
    """A file that fails after its first bytes."""

    def __init__(self, file: Any) -> None:
        self._file, self._reads = file, 0

    def read(self, size: int = -1) -> bytes:
        self._reads += 1
        if self._reads > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return bytes(self._file.read(min(size, 100) if size > 0 else 100))

    def __enter__(self) -> "Failing":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def test_a_stick_pulled_while_it_is_read(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    giver, taker = two
    bundle = giver.bundle_for(taker)
    plain_open = Path.open

    def failing(path: Path, *words: Any, **more: Any) -> Any:
        file = plain_open(path, *words, **more)
        return Failing(file) if path == bundle else file

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing)
        assert_refused(taker, "merge", bundle, says=("n’a pas pu être lu", "nicht gelesen", "could not be read"))
    assert taker.ctj("merge", bundle)[0] == 0


def test_a_newer_file_whose_stick_is_pulled_before_it_is_kept(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes that were checked are those that are kept, not whatever lies there a moment later."""
    giver, taker = two
    bundle = giver.bundle_for(taker, plain=True)
    parts = parts_of(bundle)
    parts.manifest["min_reader"] = MANIFEST_FORMAT + 1
    with giver.at_work() as office:
        signed(bundle, written_json(parts.manifest), parts.files, identity(office.store).signing)
    whole, copy_in = bundle.read_bytes(), medium.copy_in

    def pulled(source: Path, target: Path) -> tuple[str, int]:
        found = copy_in(source, target)
        source.unlink()
        return found

    monkeypatch.setattr(medium, "copy_in", pulled)
    assert taker.ctj("merge", bundle)[0] == 3
    assert not bundle.exists()
    with taker.at_work() as office:
        kept = office.store.rows("SELECT data FROM pending_chunk ORDER BY n")
        assert b"".join(bytes(row.data) for row in kept) == whole


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no folder go while a file in it is open")
def test_a_target_that_goes_during_the_export(two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    giver, taker = two
    stick = tmp_path / "stick"
    settle = medium.settle
    before = giver.image()

    def pulled(path: Path) -> None:
        shutil.rmtree(stick)
        settle(path)

    for lang, word in (("fr", "écrit"), ("de", "geschrieben"), ("en", "written")):
        stick.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(medium, "settle", pulled)
            code, out, err = giver.ctj("export", "--to", "Bureau imier", "-o", stick / "x.ctjx", lang=lang)
        assert (code, out, err.count("\n"), word in err) == (3, "", 1, True), err
        assert not stick.exists()
    assert giver.image() == before
    assert_nothing_unpacked(giver)
    assert taker.ctj("merge", giver.bundle_for(taker))[0] == 0


# a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes disks of so many kilobytes, where that is permitted."""
    made: list[Path] = []

    def make(size: int) -> Path:
        place = tmp_path / f"disk-{len(made)}"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("no disk may be mounted here")
        made.append(place)
        return place

    if shutil.which("mount") is None:
        pytest.skip("no disk may be mounted here")
    yield make
    for place in made:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def fill(disk: Path, leave: int) -> Path:
    """A file that leaves so many bytes."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    with suppress(OSError), ballast.open("wb") as file:
        file.write(b"\0" * max(0, free - leave))
    return ballast


def grow(desk: Desk, count: int = 400) -> None:
    """Much to send, hard to pack."""
    with desk.at_work() as office:
        meeting = office.store.all(Meeting)[0]
        for _ in range(count // 20):
            office.an_item(meeting, os.urandom(2_000).hex(), os.urandom(2_000).hex())


@pytest.mark.parametrize("leave", [0, 4_096, 40_000])
def test_an_export_onto_a_full_stick(two: Two, small_disk: Callable[[int], Path], leave: int) -> None:
    giver, taker = two
    grow(giver)
    stick = small_disk(400)
    ballast = fill(stick, leave)
    target = stick / "x.ctjx"
    assert_refused(giver, "export", "--to", "Bureau imier", "-o", target, says=("plein", "voll", "full"))
    assert [path.name for path in stick.iterdir()] == ["ballast"]
    ballast.unlink()
    assert giver.ctj("export", "--to", "Bureau imier", "-o", target)[0] == 0
    assert taker.ctj("merge", target)[0] == 0


@pytest.mark.parametrize("leave", [0, 30_000, 150_000])
def test_a_merge_where_the_private_folder_is_full(two: Two, small_disk: Callable[[int], Path], leave: int) -> None:
    giver, taker = two
    grow(giver)
    bundle = giver.bundle_for(taker)
    disk = small_disk(1_000)
    shutil.copytree(taker.data, disk / "data")
    taker.office.store.environment = replace(taker.office.store.environment, data_folder=disk / "data")
    ballast = fill(disk, leave)
    assert_refused(taker, "merge", bundle, says=("plein", "voll", "full"))
    ballast.unlink()
    assert taker.ctj("merge", bundle)[0] == 0


@pytest.mark.parametrize("leave", [0, 60_000, 400_000, 900_000, 1_400_000])
@pytest.mark.long
def test_a_merge_into_a_workspace_on_a_full_disk(two: Two, small_disk: Callable[[int], Path], leave: int) -> None:
    """Whatever runs out first: the snapshot, the log, the pages, the attachments."""
    giver, taker = two
    grow(giver, 2_000)
    bundle = giver.bundle_for(taker)
    disk = small_disk(8_000)
    moved = Path(shutil.copy(taker.file, disk / taker.file.name))
    taker.office.store.path = moved
    ballast = fill(disk, leave)
    before = taker.image()
    code, out, err = taker.ctj("merge", bundle, lang="fr")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert "plein" in err
    assert taker.image() == before
    assert_nothing_unpacked(taker)
    assert sorted(path.name for path in moved.with_name(f"{moved.name}.backups").glob("*.new")) == []
    ballast.unlink()
    assert taker.ctj("merge", bundle)[0] == 0
    assert taker.ctj("check")[0] == 0


def test_an_export_from_a_workspace_on_a_full_disk(two: Two, small_disk: Callable[[int], Path], tmp_path: Path) -> None:
    """What cannot be remembered does not leave: the file is taken away again."""
    giver, taker = two
    disk = small_disk(8_000)
    giver.office.store.path = Path(shutil.copy(giver.file, disk / giver.file.name))
    ballast = fill(disk, 0)
    target = tmp_path / "x.ctjx"
    assert_refused(giver, "export", "--to", "Bureau imier", "-o", target, says=("plein", "voll", "full"))
    assert not target.exists()
    fill_less = fill(disk, 80_000)
    code, _, err = giver.ctj("export", "--to", "Bureau imier", "-o", target)
    assert (code == 0) == target.exists(), err
    for path in (ballast, fill_less):
        path.unlink(missing_ok=True)
    assert giver.ctj("export", "--to", "Bureau imier", "-o", target)[0] == 0
    assert taker.ctj("merge", target)[0] == 0


def test_a_huge_file_where_there_is_no_room_for_it(two: Two, small_disk: Callable[[int], Path], tmp_path: Path) -> None:
    """Nearly 2 GB, sparse, that begins like a bundle: the copy stops where the disk ends."""
    giver, taker = two
    huge = giver.bundle_for(taker)
    with huge.open("r+b") as file:
        file.truncate(1_900_000_000)
    disk = small_disk(1_000)
    shutil.copytree(taker.data, disk / "data")
    taker.office.store.environment = replace(taker.office.store.environment, data_folder=disk / "data")
    assert_refused(taker, "merge", huge, says=("plein", "voll", "full"))
