"""Two offices at the command line, and what a refusal must leave behind: nothing but one sentence."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.storage.store import Store
from tests.office import Office
from tests.services.exchange.exchanging import an_office, introduce
from tests.storage.agreement import image

PENDING = {"pending_bundle", "pending_chunk"}  # the bytes are kept on purpose
BESIDE = ("-wal", "-shm", ".backups", ".lock")
ENGLISH = re.compile(r"\b(?:the|nothing|file|is not|and|with|of)\b", re.IGNORECASE)
Call = Callable[..., tuple[int, str, str]]


@dataclass
class Desk:
    """An office whose window is closed: its file, its data folder, its commands."""

    office: Office
    call: Call

    @property
    def file(self) -> Path:
        return self.office.store.path

    @property
    def data(self) -> Path:
        return self.office.store.environment.data_folder

    def ctj(self, command: str, *words: object, lang: str = "en") -> tuple[int, str, str]:
        return self.call(self.data, command, self.file, *words, "--lang", lang)

    @contextmanager
    def at_work(self) -> Iterator[Office]:
        """The window open."""
        self.office.reopen()
        try:
            yield self.office
        finally:
            self.office.store.close()

    def image(self) -> dict[str, list[tuple[object, ...]]]:
        with Store.open(self.file, read_only=True) as store:
            return {name: rows for name, rows in image(store).items() if name not in PENDING}

    def pending(self) -> list[str]:
        """The states of what waits."""
        with Store.open(self.file, read_only=True) as store:
            return [row.state for row in store.rows("SELECT state FROM pending_bundle ORDER BY at")]

    def bundle_for(self, other: "Desk", *, plain: bool = False, name: str = "fichier.ctjx") -> Path:
        target = self.file.parent / name
        words = ("--plain",) if plain else ()
        code, _, err = self.ctj("export", "--to", f"Bureau {other.file.stem}", *words, "-o", target)
        assert (code, err) == (0, "")
        return target


def assert_refused(desk: Desk, *words: object, says: tuple[str, str, str], names: str = "") -> None:
    """In each language one sentence, which names the file; the store is what it was, and nothing lies about.

    `says` is a word of the French, the German and the English sentence.
    """
    before, folder = desk.image(), _listed(desk)
    sentences = []
    for lang, word in zip(("fr", "de", "en"), says, strict=True):
        code, out, err = desk.ctj(str(words[0]), *words[1:], lang=lang)
        assert (code, out, err.count("\n")) == (3, "", 1), (code, out, err)
        assert word in err, err
        assert names in err, err
        assert "problems.txt" not in err
        assert lang == "en" or not ENGLISH.search(re.sub(r"[«“].*?[»”]", "", err)), err
        sentences.append(err)
    assert len(set(sentences)) == 3
    assert desk.image() == before
    assert _listed(desk) == folder
    assert_nothing_unpacked(desk)


def assert_nothing_unpacked(desk: Desk) -> None:
    room = desk.data / "unpacked"
    assert not room.exists() or [*room.iterdir()] == []


def _listed(desk: Desk) -> set[str]:
    """What lies in the folder, but for the backups and the log beside the workspace."""
    backups = desk.file.with_name(f"{desk.file.name}.backups")
    assert not backups.exists() or not [path for path in backups.iterdir() if path.name.endswith(".new")]
    return {path.name for path in desk.file.parent.iterdir() if not path.name.endswith(BESIDE)}


def two_desks(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> tuple[Desk, Desk]:
    """Pontarlier, which has a committee and a meeting, and Saint-Imier, which has nothing yet; both closed."""

    def call(data: Path, *words: object) -> tuple[int, str, str]:
        monkeypatch.setenv("CTJ_DATA_DIR", str(data))
        capfd.readouterr()
        code = cli.main([*map(str, words)])
        out, err = capfd.readouterr()
        return code, out, err

    offices = []
    for number, name in enumerate(("pontarlier", "imier"), 1):
        (folder / name).mkdir()
        offices.append(an_office(folder / name, name, number))
    introduce(offices[0], offices[1], Profile.PARTNER)
    offices[0].a_meeting(offices[0].a_committee(seats=3).id, items=2)
    for office in offices:
        office.store.close()
    return Desk(offices[0], call), Desk(offices[1], call)
