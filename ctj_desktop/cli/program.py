"""How does a call of `ctj` run and end? One exit code, one sentence, never a traceback.

Exit codes: 0 done, 1 findings of severity error, 2 wrong usage, 3 refused with one sentence, 4 a bundle waits.
"""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from ctj_desktop.cli.call import DONE, INTERRUPTED, LANGUAGES, REFUSED, USAGE, CommandCall, WrongCall
from ctj_desktop.cli.commands import COMMANDS
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.paths import user_data
from ctj_desktop.problems import NAME, note_problem
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.steps.errors import LineRefused, StepsRefused
from ctj_desktop.services.steps.file_output import FileFailed

HALVES: Final = re.compile("[\ud800-\udfff]")  # how Python shows bytes that are not UTF-8


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Never a traceback: what nobody foresaw is noted (problems.py)."""
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
    except StepsRefused as refused:
        return _refuse_lines(t, refused)
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
        sys.stdout.write(f"ctj {COMMANDS[name].usage}\n{COMMANDS[name].told(t)}\n")
        return DONE
    return COMMANDS[name].run(CommandCall(COMMANDS[name].parsed([*before, *after]), t))


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


def _refuse_lines(t: Translator, refused: StepsRefused) -> int:
    """A sentence for each line, and how many there are where one does not say it."""
    for line in refused.refused:
        cause = f" {sentence(t, line.cause)}" if isinstance(line, LineRefused) else ""
        _refuse(f"{sentence(t, line)}{cause}", REFUSED)
    if refused.count + refused.built > 1:
        _refuse(sentence(t, refused), REFUSED)
    return REFUSED


def _refuse(text: str, code: int) -> int:
    sys.stderr.write(f"{terminal.visible(text)}\n")
    return code


def _unforeseen(t: Translator, error: Exception) -> str:
    """Note the kind and the place of the error, and return one sentence."""
    note_problem(user_data(), error, datetime.now())
    return t(
        "Something went wrong that the program did not foresee ({kind}). What was saved is safe. "
        "Please send us the file {name} from the program’s data folder."
    ).format(kind=type(error).__name__, name=NAME)


def _help(t: Translator, code: int) -> int:
    stream = sys.stdout if code == DONE else sys.stderr
    for command in COMMANDS.values():
        stream.write(f"ctj {command.usage}\n    {command.told(t)}\n")
    stream.write(t("Every command takes --lang fr|de|en, --as PERSON, --passphrase-file F and --help.") + "\n")
    return code
