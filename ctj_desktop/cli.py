"""How do administrators, scheduled jobs and scripts use the program? The same services as the window, no Qt.

Exit codes: 0 done, 1 findings of severity error, 2 wrong usage, 3 refused with one sentence, 4 a bundle waits.
"""

import argparse
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NoReturn

from ctj_desktop import __version__
from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import CommitteeId, MeetingId, PersonId
from ctj_desktop.domain.meetings import Meeting
from ctj_desktop.domain.people import OfficeKind, Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.labels import label_text
from ctj_desktop.i18n.words import word
from ctj_desktop.paths import user_data
from ctj_desktop.services import terminal
from ctj_desktop.services.lookup import find, find_any
from ctj_desktop.services.office import Workspace
from ctj_desktop.services.output import FileFailed, read_text, write_whole
from ctj_desktop.services.step_errors import LineRefused
from ctj_desktop.storage.store import Store

# Services that one command alone needs are imported by it: `ctj version` and `ctj list` start in half the time.

DONE, FINDINGS, USAGE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130
LANGUAGES: Final = ("fr", "de", "en")
log = logging.getLogger(__name__)


class WrongCall(Exception):
    """The command line cannot be understood; `message` is said in the reader's language."""

    def __init__(self, message: str, **fields: str) -> None:
        super().__init__(message)
        self.message, self.fields = message, fields


@dataclass(frozen=True, slots=True)
class Call:
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

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The workspace for reading, beside a window that holds it."""
        with Store.open(self.file, read_only=True) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The workspace for writing; `--as` is who acts, else who was chosen last."""
        with Store.open(self.file) as store:
            if self.asked.acting is not None:
                store.author = PersonId(find(store, Person, self.asked.acting))
            yield Workspace(store)


class _Parser(argparse.ArgumentParser):
    """Never prints by itself: what is wrong is said by `main`."""

    def error(self, message: str) -> NoReturn:
        log.debug("%s: %s", self.prog, message)
        raise WrongCall(CALLED_LIKE, usage=f"ctj {COMMANDS[self.prog].usage}")


HALVES: Final = re.compile("[\ud800-\udfff]")  # how Python shows bytes that are not UTF-8
CALLED_LIKE: Final = N_("This cannot be understood. The command is called like this: {usage}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Never a traceback: what nobody foresaw goes to a log file."""
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a console of another encoding, or a stream of a test
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    words = list(sys.argv[1:] if arguments is None else arguments)
    t = load_translator(_language(words))
    try:
        return _run(words, t)
    except WrongCall as wrong:
        return _refuse(t(wrong.message).format(**wrong.fields), USAGE)
    except LineRefused as refused:
        return _refuse(f"{sentence(t, refused)} {sentence(t, refused.cause)}", REFUSED)
    except (UserError, StoreError) as refused:
        return _refuse(sentence(t, refused), REFUSED)
    except BrokenPipeError:  # the reader of a pipe has gone: `ctj list … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as failed:
        return _refuse(sentence(t, FileFailed.of(failed)), REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the outermost door of the command line)
        return _refuse(_unforeseen(t, error), REFUSED)


def _run(words: Sequence[str], t: Translator) -> int:
    for given in words:
        if HALVES.search(given):
            message = N_("“{value}” holds bytes that are no text. Write it anew, or rename the file.")
            raise WrongCall(message, value=given)
    before, name, after = _split(words)
    if name is None or name in ("-h", "--help"):
        return _help(t, USAGE if name is None else DONE)
    if name not in COMMANDS:
        raise WrongCall(N_("There is no command “{name}”. “ctj --help” lists the commands."), name=name)
    if "-h" in after or "--help" in after:
        sys.stdout.write(f"ctj {COMMANDS[name].usage}\n{t(COMMANDS[name].about)}\n")
        return DONE
    parser = _Parser(prog=name, add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--as", dest="acting")
    _add_parts(parser, COMMANDS[name].usage)
    return COMMANDS[name].run(Call(parser.parse_args([*before, *after]), t))


def _split(words: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Options may stand before the command: what is before it, its name, what is after it."""
    place = 0
    while place < len(words) and words[place].startswith("--") and words[place] != "--help":
        place += 1 if "=" in words[place] else 2
    if place >= len(words):
        return list(words), None, []
    return list(words[:place]), words[place], list(words[place + 1 :])


def _language(words: Sequence[str]) -> str:
    """The language asked for, wherever the option stands; French otherwise."""
    for place, given in enumerate(words):
        name, equals, value = given.partition("=")
        if name == "--lang":
            asked = value if equals else words[place + 1] if place + 1 < len(words) else ""
            return asked if asked in LANGUAGES else "fr"
    return "fr"


def _refuse(text: str, code: int) -> int:
    sys.stderr.write(f"{terminal.visible(text)}\n")
    return code


def _unforeseen(t: Translator, error: Exception) -> str:
    """One sentence; the traceback goes to a file beside the settings."""
    file = user_data() / "ctj-errors.log"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(file, encoding="utf-8")
        log.addHandler(handler)
        log.error("unforeseen", exc_info=error)
        log.removeHandler(handler)
        handler.close()
    return t(
        "Something went wrong that the program did not foresee ({kind}). What was saved is safe. "
        "Please send us the file {name} from the program’s data folder."
    ).format(kind=type(error).__name__, name=file.name)


def _help(t: Translator, code: int) -> int:
    stream = sys.stdout if code == DONE else sys.stderr
    for command in COMMANDS.values():
        stream.write(f"ctj {command.usage}\n    {t(command.about)}\n")
    stream.write(t("Every command takes --lang fr|de|en, --as PERSON and --help.") + "\n")
    return code


# What was asked, as typed values


def _a_date(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    raise WrongCall(N_("“{value}” is no date for {option}. Write it as 2027-03-12."), value=text, option=option)


def _a_moment(text: str) -> datetime:
    with suppress(ValueError, OverflowError):  # the first and last hours of the calendar lie outside it elsewhere
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    raise WrongCall(
        N_("“{value}” is no time with its zone for {option}. Write it as 2027-03-12T14:05:00+01:00."),
        value=text,
        option="--known-at",
    )


def _one_of(value: str, known: Sequence[str], message: str) -> str:
    if value not in known:
        raise WrongCall(message, value=value, known=", ".join(known))
    return value


# The commands


def _version(call: Call) -> int:
    from ctj_desktop.storage.migrate import SCHEMA_VERSION
    from ctj_desktop.storage.opening import sqlite_version

    call.say(f"CTJ Desktop {__version__} · SQLite {sqlite_version()} · format {SCHEMA_VERSION}")
    return DONE


def _new(call: Call) -> int:
    from ctj_desktop.services.setting_up import set_up

    asked = call.asked.role or "committee"
    role = _one_of(asked, ("committee", "ctj"), N_("There is no role “{value}”. Known are: {known}."))
    french, german = load_translator("fr"), load_translator("de")
    kind = OfficeKind.CTJ if role == "ctj" else OfficeKind.SECRETARIAT
    set_up(
        call.file,
        office=" / ".join((word(french, kind), word(german, kind))),
        side=None,
        committee=Bilingual(),
        code=call.asked.committee or "",
        office_kind=kind,
    ).close()
    call.say(call.t("Workspace “{name}” created.").format(name=call.file.name))
    return DONE


def _sample(call: Call) -> int:
    from ctj_desktop.services.sample import SEED, make_sample

    seed = SEED if call.asked.seed is None else call.asked.seed
    years, territories = call.asked.years or 1, call.asked.territories or 1
    make_sample(call.file, years=years, territories=territories, seed=seed).close()
    call.say(call.t("Sample workspace “{name}” created. Everything in it is invented.").format(name=call.file.name))
    return DONE


def _apply(call: Call) -> int:
    from ctj_desktop.services.apply import apply_steps

    lines = read_text(Path(call.asked.steps)).split("\n")
    with call.writing() as workspace:
        done = apply_steps(workspace.store, lines, dry_run=call.asked.dry_run)
    if call.asked.json:
        call.give([{"line": line.line, "id": line.id, "number": line.number} for line in done])
        return DONE
    for line in done:
        call.say(" ".join(filter(None, (str(line.line), line.step, line.number))))
    total = call.t.n("{count} step done.", "{count} steps done.", len(done)).format(count=len(done))
    call.say(call.t("Nothing was written: a trial run.") if call.asked.dry_run else total)
    return DONE


def _steps(call: Call) -> int:
    from ctj_desktop.services.step_values import type_name
    from ctj_desktop.services.steps import described, forms

    if call.asked.json:
        call.give(described())
        return DONE
    for form in forms().values():
        call.say(f"{form.name}: {form.description}")
        for field in form.fields:
            call.say(f"    {field.name}{'' if field.required else '?'}: {type_name(field.hint)}")
    return DONE


def _check(call: Call) -> int:
    from ctj_desktop.services.checkup import check_all

    with call.reading() as store:
        checked = check_all(store, Workspace(store).today())
    if call.asked.json:
        call.give([_plain_finding(call.t, finding, checked.names) for finding in checked.findings])
    else:
        for finding in checked.findings:
            said = finding_text(call.t, finding, checked.names)
            call.say(call.t("{severity}: {finding}").format(severity=word(call.t, finding.severity), finding=said))
        call.say(call.t("No error found.") if checked.sound else call.t("Errors were found."))
    return DONE if checked.sound else FINDINGS


def _plain_finding(t: Translator, finding: Finding, names: dict[str, str]) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "data": dict(finding.data),
        "source": finding.source,
        "text": finding_text(t, finding, names),
    }


def _list(call: Call) -> int:
    from ctj_desktop.exchange.csv_lists import csv_bytes
    from ctj_desktop.services.listing import LISTS, Wanted, rows_of

    kind = _one_of(call.asked.kind, tuple(LISTS), N_("There is no list “{value}”. Known are: {known}."))
    day = _a_date(call.asked.as_of, "--as-of")
    with _known(call) as store:
        rows = rows_of(store, kind, Wanted(_committee(store, call.asked.committee), day))
    if call.asked.json:
        call.give(rows)
    elif call.asked.csv:
        call.give_bytes(csv_bytes(rows, LISTS[kind].columns))
    else:
        call.say(terminal.table(call.t, rows, LISTS[kind].columns, LISTS[kind].sets))
    return DONE


@contextmanager
def _known(call: Call) -> Iterator[Store]:
    """The workspace as it is, or as it was known at a moment."""
    from ctj_desktop.storage.known import as_known_at

    moment = None if call.asked.known_at is None else _a_moment(call.asked.known_at)
    with call.reading() as store:
        if moment is None:
            yield store
        else:
            with as_known_at(store, moment) as then:
                yield then


def _committee(store: Store, code: str | None) -> CommitteeId | None:
    return None if code is None else CommitteeId(find(store, Committee, code))


def _show(call: Call) -> int:
    from ctj_desktop.services.record_sheet import sheet_of

    day = _a_date(call.asked.as_of, "--as-of")
    with call.reading() as store:
        found = sheet_of(store, call.asked.record, day or Workspace(store).today())
    if call.asked.json:
        call.give(found)
    else:
        call.say(terminal.sheet(call.t, found))
    return DONE


def _search(call: Call) -> int:
    with call.reading() as store:
        hits = store.search(" ".join(call.asked.words))
    if call.asked.json:
        call.give([{"kind": h.kind, "id": str(h.id), "title": {"fr": h.title, "de": h.german}} for h in hits])
        return DONE
    for hit in hits:
        title = (hit.german if call.t.language == "de" else hit.title) or hit.title or hit.german
        call.say(f"{kind_word(call.t, hit.kind)}: {terminal.short(title)} ({hit.id})")
    if not hits:
        call.say(call.t("Nothing found."))
    return DONE


def _print(call: Call) -> int:
    from ctj_desktop.services.papers import LAYOUTS, PaperKind, Printing, paper_pdf

    kinds = tuple(kind.value for kind in PaperKind)
    kind = PaperKind(_one_of(call.asked.document, kinds, N_("There is no document “{value}”. Known are: {known}.")))
    if call.asked.layout is not None:
        _one_of(call.asked.layout, LAYOUTS, N_("There is no layout “{value}”. Known are: {known}."))
    target = Path(call.asked.output)
    form = target.suffix.lower() or target.name
    _one_of(form, (".pdf",), N_("“{value}” is no form of this paper. Known are: {known}."))
    day = _a_date(call.asked.on, "--on")
    with call.reading() as store:
        printing = Printing(
            printed_on=day or Workspace(store).today(),
            layout=call.asked.layout,
            draft=call.asked.draft,
            public=call.asked.public,
        )
        pdf = paper_pdf(store, kind, MeetingId(find(store, Meeting, call.asked.meeting)), printing)
    write_whole(target, pdf)
    call.say(call.t("“{name}” printed.").format(name=target.name))
    return DONE


def _history(call: Call) -> int:
    from ctj_desktop.services.chronicle import happened, plain_entry, sentence_of

    with call.reading() as store:
        record = None if call.asked.record is None else find_any(store, call.asked.record)[1]
        entries = happened(store, record)
    if call.asked.json:
        call.give([plain_entry(call.t, entry) for entry in entries])
        return DONE
    for entry in entries:
        call.say(terminal.visible(sentence_of(call.t, entry)))
    return DONE


def _undo(call: Call) -> int:
    with call.writing() as workspace:
        outcome = workspace.undo()
    call.say(terminal.visible(label_text(call.t, outcome.label.key, outcome.label.args)))
    return DONE


def _redo(call: Call) -> int:
    with call.writing() as workspace:
        outcome = workspace.redo()
    call.say(terminal.visible(label_text(call.t, outcome.label.key, outcome.label.args)))
    return DONE


def _backup(call: Call) -> int:
    from ctj_desktop.storage.backup import backup

    with call.reading() as store:
        made = backup(store, Path(call.asked.output) if call.asked.output else None)
    call.say(call.t("Backup “{name}” written and checked.").format(name=made.name))
    call.say(str(made))
    return DONE


def _restore(call: Call) -> int:
    from ctj_desktop.storage.backup import restore

    target = Path(call.asked.output)
    restore(call.file, target)
    call.say(call.t("“{backup}” restored as “{name}”.").format(backup=call.file.name, name=target.name))
    return DONE


# How they are called: the usage is the parser, so that what is shown cannot drift from what is taken

PLACES: Final = {
    "FILE": "file", "BACKUP": "file", "STEPS.jsonl": "steps", "KIND": "kind", "DOCUMENT": "document",
    "WORDS…": "words", "ID|NUMBER": "record", "ID": "record",
}  # fmt: skip
PART = re.compile(r"\[(?:-[^\]]+|[^\]]+)\]|--?[a-z-]+ [A-Z][A-Za-z.|…]*|--?[a-z-]+|[A-Z][A-Za-z.|…]*")


def _add_parts(parser: argparse.ArgumentParser, usage: str) -> None:
    """Turns `FILE [ID] [--on DATE] [--json] -o OUT` into arguments."""
    for part in PART.findall(usage.partition(" ")[2]):
        optional = part.startswith("[")
        name, _, value = part.strip("[]").partition(" ")
        if not name.startswith("-"):
            _add_place(parser, name, optional=optional)
        elif "|" in part and not value:  # [--json|--csv]
            group = parser.add_mutually_exclusive_group()
            for flag in name.split("|"):
                group.add_argument(flag, action="store_true")
        elif not value:
            parser.add_argument(name, action="store_true")
        else:
            dest = "output" if name == "-o" else name.strip("-").replace("-", "_")
            kind = int if value == "N" else _given if name == "-o" else str
            parser.add_argument(name, dest=dest, type=kind, required=not optional)


def _add_place(parser: argparse.ArgumentParser, name: str, *, optional: bool) -> None:
    if name.endswith("…"):
        parser.add_argument(PLACES[name], nargs="+")
    elif optional:
        parser.add_argument(PLACES[name], nargs="?")
    else:
        parser.add_argument(PLACES[name], type=_given)


def _given(text: str) -> str:
    """An empty name would mean the folder one stands in: a variable of a script that was never set."""
    if not text:
        raise ValueError
    return text


@dataclass(frozen=True, slots=True)
class Command:
    """A command: how it is called (its name first), what it does, and what runs it."""

    usage: str
    about: str
    run: Callable[[Call], int]


def _commands() -> dict[str, Command]:
    listed = (
        Command("version", N_("The versions of the program, its database and its file format."), _version),
        Command(
            "new FILE [--committee CODE] [--role committee|ctj]",
            N_("Makes an empty workspace with the reference data."), _new,
        ),
        Command(
            "sample FILE [--years N] [--territories N] [--seed N]", N_("Makes an invented sample workspace."), _sample
        ),
        Command(
            "apply FILE STEPS.jsonl [--dry-run] [--json]",
            N_("Does the steps of a file, one a line, all or nothing; “ctj steps” lists them."), _apply,
        ),
        Command("steps [--json]", N_("Lists every step with its fields; ? marks what may be left out."), _steps),
        Command(
            "check FILE [--json]", N_("Looks for damage and for what needs a hand; 1 where an error is found."), _check
        ),
        Command(
            "list FILE KIND [--committee CODE] [--as-of DATE] [--known-at TIME] [--json|--csv]",
            N_("Lists the records of a kind: meetings, persons, decisions and others."), _list,
        ),
        Command("show FILE ID|NUMBER [--as-of DATE] [--json]", N_("Shows one record."), _show),
        Command("search FILE WORDS… [--json]", N_("Finds words everywhere; accents do not matter."), _search),
        Command(
            "print FILE DOCUMENT --meeting NUMBER [--layout columns|alternate|sequential|fr|de] [--public] [--draft] "
            "[--on DATE] -o OUT.pdf",
            N_("Prints the agenda or the minutes of a meeting as PDF."), _print,
        ),
        Command("history FILE [ID] [--json]", N_("Shows what was done, of the workspace or of one record."), _history),
        Command("undo FILE", N_("Takes back what was done last."), _undo),
        Command("redo FILE", N_("Does again what was taken back last."), _redo),
        Command("backup FILE [-o FOLDER]", N_("Writes a backup and checks it."), _backup),
        Command("restore BACKUP -o FILE", N_("Makes a workspace from a backup; it never overwrites."), _restore),
    )  # fmt: skip
    return {command.usage.partition(" ")[0]: command for command in listed}


COMMANDS: Final = _commands()


if __name__ == "__main__":
    sys.exit(main())
