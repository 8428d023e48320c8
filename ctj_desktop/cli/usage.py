"""How is a command called? The usage is the parser, so that what is shown cannot drift from what is taken."""

import argparse
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NoReturn

from ctj_desktop.cli.call import LANGUAGES, CommandCall, WrongCall
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator

log = logging.getLogger(__name__)

CALLED_LIKE: Final = N_("This cannot be understood. The command is called like this: {usage}")
PHRASE_FILE: Final = "--passphrase-file"
"""Every command takes it; in two the phrase is that of a transfer file."""
PLACES: Final = {"BACKUP": "file", "ID|NUMBER": "record", "ID": "record"}  # others are named as they are written
PART: Final = re.compile(
    r"\[(?:-[^\]]+|[^\]]+)\]|--?[a-z-]+ [A-Za-z][A-Za-z.|…]*|--?[a-z-]+|[A-Z][A-Za-z.|…]*|[a-z]+(?:\|[a-z]+)+"
)


class Command(PositionalValue):
    """A command: how it is called (its name first), what it does, and what runs it."""

    usage: str
    about: str
    run: Callable[[CommandCall], int]
    names: Callable[[Translator], Mapping[str, str]] | None = None
    """What stands in place of the braces of `about`."""

    @property
    def name(self) -> str:
        """The word after `ctj`."""
        return self.usage.partition(" ")[0]

    def told(self, t: Translator) -> str:
        """What it does, in the reader's language."""
        said = t(self.about)
        return said.format(**self.names(t)) if self.names is not None else said

    def parsed(self, words: Sequence[str]) -> argparse.Namespace:
        """What was asked, by the usage; `WrongCall` showing it where the words do not fit."""
        parser = _Parser(self.usage)
        parser.add_argument("--lang", choices=LANGUAGES)
        parser.add_argument("--as", dest="acting")
        for part in PART.findall(self.usage.partition(" ")[2]):
            _add_part(parser, part)
        parser.set_defaults(own_phrase=PHRASE_FILE in self.usage)
        if PHRASE_FILE not in self.usage:
            parser.add_argument(PHRASE_FILE)
        return parser.parse_args(words)


class _Parser(argparse.ArgumentParser):
    """Never prints by itself: what is wrong is said by the program."""

    def __init__(self, usage: str) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self._called = usage

    def error(self, message: str) -> NoReturn:
        log.debug("%s: %s", self._called, message)
        raise WrongCall(CALLED_LIKE, usage=f"ctj {self._called}")


def _add_part(parser: argparse.ArgumentParser, part: str) -> None:
    """Turns one part of `FILE [ID] [--on DATE] [--json] -o OUT` into an argument; `[--last N…]` may come again."""
    optional = part.startswith("[")
    name, _, value = part.strip("[]").partition(" ")
    if not name.startswith("-") and name.islower():  # set|change
        parser.add_argument("act", choices=name.split("|"))
    elif not name.startswith("-"):
        _add_place(parser, name, optional=optional)
    elif "|" in name:  # [--json|--csv]
        group = parser.add_mutually_exclusive_group()
        for flag in name.split("|"):
            group.add_argument(flag, action="store_true")
    elif not value:
        parser.add_argument(name, action="store_true")
    else:
        dest = "output" if name == "-o" else name.strip("-").replace("-", "_")
        kind = int if value == "N" else _given if name == "-o" else str
        action = "append" if value.endswith("…") else "store"
        parser.add_argument(name, dest=dest, type=kind, required=not optional, action=action)


def _add_place(parser: argparse.ArgumentParser, name: str, *, optional: bool) -> None:
    """`FILE` becomes `file`, `STEPS.jsonl` `steps`, `WORDS…` one word or more."""
    dest = PLACES.get(name) or name.rstrip("…").partition(".")[0].lower()
    if name.endswith("…"):
        parser.add_argument(dest, nargs="+")
    elif optional:
        parser.add_argument(dest, nargs="?")
    else:
        parser.add_argument(dest, type=_given)


def _given(text: str) -> str:
    """An empty name would mean the folder one stands in: a variable of a script that was never set."""
    if not text:
        raise ValueError
    return text
