"""Does the system keep secrets for this person, and how is it asked for one? Windows' vault, macOS' keychain, and the
Secret Service of a Linux desktop, through the library `keyring`.

The one of the system is taken by its name: what else somebody installed beside it, a plain file too, is never used. It
may ask the person, be locked, refuse or not answer; nothing waits for it longer than its patience.
"""

import sys
from collections.abc import Callable
from threading import Lock, Thread
from typing import Final, Protocol, TypeVar

from ctj_desktop import paths
from ctj_desktop.errors import StoreError

Answer = TypeVar("Answer")
Asked = TypeVar("Asked")
SERVICE: Final = "CTJ Desktop"
PATIENCE: Final = 10.0
"""Seconds: as long as the window stands still at most while the system asks the person for a password."""


class Vault(Protocol):
    """What is asked of a store, as `keyring` names it."""

    def get_password(self, service: str, username: str) -> str | None:
        """None where there is no such entry."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """What stood there is gone."""

    def delete_password(self, service: str, username: str) -> None:
        """Raises where there is no such entry."""


class KeyStoreClosed(StoreError):
    """The keys of this workspace lie in the key store of the system, which is locked or does not answer ({detail}).
    Unlock it, or answer what it asks on the screen, and do it again.

    `detail` is the name of what it said.
    """

    detail: str


class KeyStore:
    """Secrets of up to 1,000 letters by their names, each an entry of its own. Nothing is loaded before the first.

    One that did not take a secret is not offered another one: a locked store would ask the person each time.
    """

    def __init__(self, vault: Callable[[], Vault], patience: float = PATIENCE) -> None:
        self._make, self._patience = vault, patience
        self._vault: Vault | None = None
        self._asking: Thread | None = None
        self._alone = Lock()
        self._refused = False

    def fetch(self, name: str) -> str | None:
        """What was kept under this name, None where nothing is; KeyStoreClosed."""
        return self._answer(lambda vault: vault.get_password(_service(name), name))

    def keep(self, name: str, secret: str) -> bool:
        """Whether it lies there now, read back; what lay there under this name is gone."""

        def kept(vault: Vault) -> bool:
            service = _service(name)
            if vault.get_password(service, name) != secret:  # some take the earlier one away before they write
                vault.set_password(service, name, secret)
            return vault.get_password(service, name) == secret

        try:
            self._refused = self._refused or not self._answer(kept)
        except KeyStoreClosed:
            self._refused = True
        return not self._refused

    def forget(self, name: str) -> bool:
        """Whether nothing lies there any more."""

        def forgotten(vault: Vault) -> bool:
            if vault.get_password(_service(name), name) is not None:
                vault.delete_password(_service(name), name)
            return vault.get_password(_service(name), name) is None

        try:
            return self._answer(forgotten)
        except KeyStoreClosed:
            return False

    def _answer(self, question: Callable[[Vault], Answer]) -> Answer:
        """KeyStoreClosed, at once as well where an earlier question never got its answer. Loading is not answering."""
        vault = self._loaded()
        answers: list[Answer] = []
        refusals: list[KeyStoreClosed] = []

        def ask() -> None:
            try:
                answers.append(_asked(question, vault))
            except KeyStoreClosed as error:
                refusals.append(error)

        if self._alone.acquire(timeout=self._patience):  # window and worker may both ask
            try:
                if self._asking is None or not self._asking.is_alive():
                    self._asking = Thread(target=ask, name="key store", daemon=True)
                    self._asking.start()
                    self._asking.join(self._patience)
            finally:
                self._alone.release()
        for refusal in refusals:
            raise refusal
        if not answers:
            raise KeyStoreClosed("TimeoutError")
        return answers[0]

    def _loaded(self) -> Vault:
        if self._vault is None:
            self._vault = _asked(lambda make: make(), self._make)
        return self._vault


def _asked(question: Callable[[Asked], Answer], of: Asked) -> Answer:
    try:
        return question(of)
    except Exception as error:  # what stands behind it raises anything: of the system, of its bus, of the library
        raise KeyStoreClosed(type(error).__name__) from error


def of_system() -> KeyStore:
    """That of this computer. On Linux it is asked only where `keyring` is installed beside the program."""
    return KeyStore(_vault)


def of_person() -> KeyStore | None:
    """Where the keys of workspaces lie; None where the data folder was moved: it may travel, and no store does."""
    return of_system() if paths.is_usual() else None


def _vault() -> Vault:
    vault: Vault
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        vault = WinVaultKeyring()
        vault.persist = "local machine"  # else the profile takes it to other computers, without the data folder
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring

        vault = Keyring()
    else:
        from keyring.backends.SecretService import Keyring

        vault = Keyring()
    return vault


def _service(name: str) -> str:
    """One for each entry: Windows renames the earlier one when a second comes to the same service."""
    return f"{SERVICE} {name}"
