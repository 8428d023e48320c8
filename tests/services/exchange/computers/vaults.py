"""Key stores for the tests: each entry is a file of a folder, so that a process that is killed leaves what it wrote."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from urllib.parse import quote

from ctj_desktop.storage.file.key_store import KeyStore, Vault


class FolderVault:
    """What `keyring` asks of a store. As macOS does, it takes the earlier entry away before it writes the new one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def _path(self, service: str, username: str) -> Path:
        return self.folder / quote(f"{service}|{username}", safe="")

    def get_password(self, service: str, username: str) -> str | None:
        try:
            return str(json.loads(self._path(service, username).read_text("utf-8")))
        except FileNotFoundError:
            return None

    def set_password(self, service: str, username: str, password: str) -> None:
        path = self._path(service, username)
        path.unlink(missing_ok=True)
        part = path.with_suffix(".new")
        part.write_text(json.dumps(password), "utf-8")
        part.rename(path)

    def delete_password(self, service: str, username: str) -> None:
        self._path(service, username).unlink()

    @property
    def secrets(self) -> list[str]:
        """All that it holds."""
        return [json.loads(path.read_text("utf-8")) for path in self.folder.iterdir() if path.suffix != ".new"]


class RefusingVault(FolderVault):
    """A locked one: whoever asks is told so. It counts how often it is asked."""

    asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        raise RuntimeError("locked")


class ForgetfulVault(FolderVault):
    """It takes every secret and keeps none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Says nothing."""


class AskingVault(FolderVault):
    """It asks the person on the screen, and answers once they have answered."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answered = Event()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.answered.wait()
        return super().get_password(service, username)


def key_store(vault: Vault, patience: float = 60.0) -> KeyStore:
    """One that asks this vault."""
    made: Callable[[], Vault] = lambda: vault  # noqa: E731
    return KeyStore(made, patience)
