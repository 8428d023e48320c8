"""How is a workspace made, kept and brought back from the command line?"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ctj_desktop import __version__
from ctj_desktop.cli.call import DONE, REFUSED, CommandCall, WrongCall, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.records.people import OfficeKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue import terminal

# Services that one command alone needs are imported by it: `ctj version` and `ctj list` start in half the time.


def _version(call: CommandCall) -> int:
    from ctj_desktop.storage.file.opening import sqlite_version
    from ctj_desktop.storage.migrations import SCHEMA_VERSION

    call.say(f"CTJ Desktop {__version__} · SQLite {sqlite_version()} · format {SCHEMA_VERSION}")
    return DONE


def _new(call: CommandCall) -> int:
    from ctj_desktop.services.workspace.setting_up import join, set_up

    if call.asked.join is not None:
        if call.asked.committee or call.asked.role or call.asked.name:
            raise WrongCall(N_("--join takes the office of the card: leave out --committee, --role and --name."))
        join(call.file, Path(call.asked.join)).close()
        call.say(call.t("Workspace “{name}” created.").format(name=call.file.name))
        return DONE
    asked = call.asked.role or "committee"
    role = one_of(asked, ("committee", "ctj"), N_("There is no role “{value}”. Known are: {known}."))
    french, german = load_translator("fr"), load_translator("de")
    kind = OfficeKind.CTJ if role == "ctj" else OfficeKind.SECRETARIAT
    set_up(
        call.file,
        office=call.asked.name or " / ".join((word(french, kind), word(german, kind))),
        side=None,
        committee=Bilingual(),
        code=call.asked.committee or "",
        office_kind=kind,
    ).close()
    call.say(call.t("Workspace “{name}” created.").format(name=call.file.name))
    return DONE


def _sample(call: CommandCall) -> int:
    from ctj_desktop.services.workspace.sample import SAMPLE_SEED, make_sample

    seed = SAMPLE_SEED if call.asked.seed is None else call.asked.seed
    years = 1 if call.asked.years is None else call.asked.years
    territories = 1 if call.asked.territories is None else call.asked.territories
    progress = _percent(call) if sys.stderr.isatty() else None
    try:
        make_sample(call.file, years=years, territories=territories, seed=seed, progress=progress).close()
    finally:
        if progress:
            sys.stderr.write("\r\033[K")
    call.say(call.t("Sample workspace “{name}” created. Everything in it is invented.").format(name=call.file.name))
    return DONE


def _percent(call: CommandCall) -> Callable[[float], None]:
    """One line on a terminal, written over again and again."""

    def tell(part: float) -> None:
        sys.stderr.write("\r" + call.t("Inventing the years: {percent} %").format(percent=int(100 * part)))
        sys.stderr.flush()

    return tell


def _index(call: CommandCall) -> int:
    from ctj_desktop.services.meetings.attached_texts import read_text
    from ctj_desktop.storage.index_upkeep import contents_to_read, keep_text, renew

    with call.writing() as workspace:
        for _ in renew(workspace.store):
            pass
        for content in contents_to_read(workspace.store):
            found = read_text(workspace.store, content, lambda: None)
            keep_text(workspace.store, content.sha256, found.text, found.why)
    call.say(call.t("The search index is up to date."))
    return DONE


def _text(call: CommandCall) -> int:
    from ctj_desktop.bounded_process import keep_small
    from ctj_desktop.domain.file_texts import MOST_BYTES, Unread
    from ctj_desktop.files.texts import FileText, text_of
    from ctj_desktop.services.meetings.attached_texts import within
    from ctj_desktop.services.steps.file_output import read_octets

    piped = call.asked.file == "-"
    if piped:
        keep_small()
    content = sys.stdin.buffer.read(MOST_BYTES + 1) if piped else read_octets(call.file, MOST_BYTES)
    found = text_of(call.file.name, content, within()) if content is not None else FileText("", Unread.TOO_LARGE)
    if call.asked.json:
        call.give({"text": found.text, "why": found.why})
    else:
        for line in found.text.splitlines():
            call.say(terminal.visible(line))
        if found.why is not None:
            sys.stderr.write(f"{word(call.t, found.why)}\n")
    return DONE if found.text or found.why is None else REFUSED


def _backup(call: CommandCall) -> int:
    from ctj_desktop.storage.file.backup import backup

    with call.reading() as store:
        made = backup(store, Path(call.asked.output) if call.asked.output else None)
    call.say(call.t("Backup “{name}” written and checked.").format(name=made.name))
    call.say(str(made))
    return DONE


def _restore(call: CommandCall) -> int:
    from ctj_desktop.storage.restoring import restore_as

    target = Path(call.asked.output)
    restore_as(call.file, target, call.key(), without_files=call.asked.without_files)
    call.say(call.t("“{backup}” restored as “{name}”.").format(backup=call.file.name, name=target.name))
    return DONE


COMMANDS: Final = (
    Command("version", N_("The versions of the program, its database and its file format."), _version),
    Command(
        "new FILE [--committee CODE] [--role committee|ctj] [--name NAME] [--join CARD]",
        N_("Makes an empty workspace with the reference data; --join: another device of the office of a card."),
        _new,
    ),
    Command("sample FILE [--years N] [--territories N] [--seed N]", N_("Makes an invented sample workspace."), _sample),
    Command(
        "index FILE", N_("Makes the search index anew, attached files included; the window does it by itself."), _index
    ),
    Command(
        "text FILE [--json]",
        N_("Prints what the search reads in a PDF, Word or text file; “-” is standard input."),
        _text,
    ),
    Command("backup FILE [-o FOLDER]", N_("Writes a backup and checks it."), _backup),
    Command(
        "restore BACKUP -o FILE [--without-files]",
        N_("Makes a workspace from a backup, read whole before; it never overwrites."),
        _restore,
    ),
)
