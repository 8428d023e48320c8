"""What does a command get to work with: what was asked, the workspace, and where its answer goes?"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from getpass import getpass
from pathlib import Path
from typing import Final

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.lookup import look_up
from ctj_desktop.services.steps.file_output import read_text
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.errors import NeedsPassphrase
from ctj_desktop.storage.store import Store

DONE, FINDINGS, USAGE, REFUSED, WAITS, INTERRUPTED = 0, 1, 2, 3, 4, 130
VARIABLE: Final = "CTJ_PASSPHRASE"
LANGUAGES: Final = ("fr", "de", "en")


class WrongCall(Exception):
    """The command line cannot be understood; `message` is said in the reader's language."""

    def __init__(self, message: str, **fields: str) -> None:
        super().__init__(message)
        self.message, self.fields = message, fields


class CommandCall(PositionalValue):
    """One call: what was asked, and the language of its messages."""

    asked: argparse.Namespace
    t: Translator

    @property
    def file(self) -> Path:
        """The workspace file."""
        return Path(self.asked.file)

    def say(self, text: str) -> None:
        """A line on standard output."""
        sys.stdout.write(f"{text}\n")

    def give(self, value: object) -> None:
        """One JSON document on standard output."""
        self.say(json.dumps(value, ensure_ascii=False, indent=1))

    def give_bytes(self, content: bytes) -> None:
        """A file on standard output, byte for byte."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)

    def key(self) -> bytes | None:
        """What opens the workspace, None where it is not protected; NeedsPassphrase, WrongPassphrase, KeysGone …"""
        return next(iter(self.keys()), None)

    def keys(self) -> tuple[bytes, ...]:
        """As `key`, with the others that may open backups; empty where it is not protected."""
        from ctj_desktop.storage.file import protection

        return protection.unlock_all(self.file, self.phrase()) if protection.is_protected(self.file) else ()

    def phrase(self) -> str:
        """The passphrase of the workspace, never from the command line, which others may see; NeedsPassphrase.

        From `--passphrase-file`, unless that is the one of a transfer file, else from the environment, else asked for
        on a terminal.
        """
        if self.asked.passphrase_file is not None and not self.asked.own_phrase:
            return phrase_in(self.asked.passphrase_file)
        found = os.environ.get(VARIABLE, "") or self.typed(self.t("Passphrase of “{name}”:"))
        if not found:
            raise NeedsPassphrase(self.file.name)
        return found

    def typed(self, question: str) -> str:
        """What somebody at a terminal types, unseen; nothing where nobody is."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return ""
        return getpass(f"{question.format(name=self.file.name)} ", sys.stderr)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The workspace for reading, beside a window that holds it."""
        with Store.open(self.file, key=self.key(), read_only=True) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The workspace for writing; `--as` is who acts, else who was chosen last."""
        from ctj_desktop.storage.file.protection import keys_of

        keys = self.keys()
        with Store.open(self.file, key=keys[0] if keys else None) as store:
            if keys or keys_of(self.file).is_file():  # beside one that is not protected they are of a cut
                from ctj_desktop.services.workspace.protecting import tidy

                tidy(store, keys[1:])
            if self.asked.acting is not None:
                store.author = PersonId(look_up(store, Person, self.asked.acting))
            yield Workspace(store)


def phrase_in(path: str) -> str:
    """What stands in a file, without the end of the line; `FileFailed`, `NotText`."""
    return read_text(Path(path)).strip("\r\n")


# What was asked, as typed values


def a_date(text: str | None, option: str) -> date | None:
    """The day written as `2027-03-12`; `WrongCall` naming the option otherwise."""
    if text is None:
        return None
    with suppress(ValueError):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    raise WrongCall(N_("“{value}” is no date for {option}. Write it as 2027-03-12."), value=text, option=option)


def a_time(text: str | None, option: str) -> time | None:
    """The wall time written as `14:05`; `WrongCall` naming the option otherwise."""
    if text is None:
        return None
    with suppress(ValueError):
        if re.fullmatch(r"[0-9]{2}:[0-9]{2}", text):
            return time.fromisoformat(text)
    raise WrongCall(N_("“{value}” is no time for {option}. Write it as 14:05."), value=text, option=option)


def typed_moment(text: str) -> datetime:
    """The instant written with its zone, in UTC; `WrongCall` otherwise."""
    with suppress(ValueError, OverflowError):  # the first and last hours of the calendar lie outside it elsewhere
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    raise WrongCall(
        N_("“{value}” is no time with its zone for {option}. Write it as 2027-03-12T14:05:00+01:00."),
        value=text,
        option="--known-at",
    )


def one_of(value: str, known: Sequence[str], message: str) -> str:
    """The value where it is known; `WrongCall` saying `message` with `{value}` and `{known}` otherwise."""
    if value not in known:
        raise WrongCall(message, value=value, known=", ".join(known))
    return value


def a_committee(store: Store, code: str | None) -> CommitteeId | None:
    """The committee of that code, None where none was asked for."""
    return None if code is None else CommitteeId(look_up(store, Committee, code))
