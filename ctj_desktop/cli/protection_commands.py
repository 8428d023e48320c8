"""How does a workspace get a passphrase from the command line, and how is it opened without?"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.cli.call import DONE, VARIABLE, CommandCall, WrongCall, phrase_in
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.errors import N_

if TYPE_CHECKING:
    from ctj_desktop.services.workspace.protecting import Left

NO_NEW_PHRASE: Final = N_("A new passphrase is needed: name a file that holds it by --new-passphrase-file.")
NO_SHEET: Final = N_(
    "Say by --sheet where the recovery sheet goes: without it a forgotten passphrase loses everything."
)
NO_CODE: Final = N_("The digits of the recovery sheet are needed: name a file that holds them by --passphrase-file.")


def _passphrase(call: CommandCall) -> int:
    return ACTS[call.asked.act](call)


def _set(call: CommandCall) -> int:
    """Of one that is protected already: a new key, for a sheet that was lost."""
    from ctj_desktop.services.workspace import protecting
    from ctj_desktop.storage.file.protection import is_protected, new_key, opens, unlock_all

    if call.asked.sheet is None:
        raise WrongCall(NO_SHEET)
    sheet, key = Path(call.asked.sheet), new_key()
    if is_protected(call.file):
        present = _present(call)
        known = protecting.look(call.file, unlock_all(call.file, present))
        phrase = _new(call) if call.asked.new_passphrase_file is not None else present
    else:
        known, phrase = protecting.look(call.file, ()), _first(call)
    need_phrase(phrase)
    protecting.write_sheet(known, key, sheet)
    try:
        left = protecting.give_key(known, key, phrase)
    except BaseException:
        if not opens(call.file, key):  # else it opens the workspace already
            sheet.unlink(missing_ok=True)
        raise
    call.say(call.t("“{name}” is protected by the passphrase now, and so are its backups.").format(name=call.file.name))
    call.say(call.t("Recovery sheet “{name}” written: print it, keep it apart, and delete it.").format(name=sheet.name))
    _say_left(call, left, call.t("Not there now: {file}. Its backups follow once it is there."))
    return DONE


def _change(call: CommandCall) -> int:
    from ctj_desktop.services.workspace import protecting

    known = protecting.look(call.file, _keys(call))
    protecting.change(known, _new(call))
    call.say(
        call.t("The passphrase is changed. Copies elsewhere, on a stick for instance, still open by the earlier one.")
    )
    return DONE


def _remove(call: CommandCall) -> int:
    from ctj_desktop.services.workspace import protecting

    left = protecting.take_away(protecting.look(call.file, _keys(call)))
    call.say(call.t("“{name}” has no passphrase any more: whoever has the file reads it.").format(name=call.file.name))
    _say_left(call, left, call.t("Not there now: {file}. Its backups still open by the passphrase alone."))
    return DONE


def _recover(call: CommandCall) -> int:
    from ctj_desktop.domain.protection.recovery_code import key_of
    from ctj_desktop.services.workspace import protecting

    named = call.asked.passphrase_file
    code = phrase_in(named) if named is not None else call.typed(call.t("The digits of the sheet of “{name}”:"))
    if not code:
        raise WrongCall(NO_CODE)
    protecting.recover(call.file, key_of(code), _new(call))
    call.say(call.t("“{name}” opens by the new passphrase.").format(name=call.file.name))
    return DONE


def _keys(call: CommandCall) -> tuple[bytes, ...]:
    from ctj_desktop.storage.errors import NotProtected
    from ctj_desktop.storage.file.protection import is_protected, unlock_all

    if call.file.is_file() and not is_protected(call.file):
        raise NotProtected(call.file.name)
    return unlock_all(call.file, _present(call))


def _present(call: CommandCall) -> str:
    named = call.asked.passphrase_file
    return phrase_in(named) if named is not None else call.phrase()


def _first(call: CommandCall) -> str:
    """Of a workspace that has none yet it does not matter which of the two files holds it."""
    named = call.asked.new_passphrase_file or call.asked.passphrase_file
    if named is not None:
        return phrase_in(named)
    return os.environ.get(VARIABLE, "") or _new(call)


def _new(call: CommandCall) -> str:
    if call.asked.new_passphrase_file is not None:
        return phrase_in(call.asked.new_passphrase_file)
    phrase = call.typed(call.t("New passphrase of “{name}”:"))
    if not phrase or call.typed(call.t("Once more:")) != phrase:
        raise WrongCall(NO_NEW_PHRASE)
    return phrase


def _say_left(call: CommandCall, left: "Left", absent: str) -> None:
    for path in left.backups:
        call.say(call.t("Not taken over, since it cannot be read: {file}").format(file=path))
    for path in left.plain:
        call.say(call.t("Still readable by anybody: {file}").format(file=path))
    for path in left.absent:
        call.say(absent.format(file=path.parent))
    if left.plain:
        call.say(call.t("Delete what you do not need. Earlier contents of a disk may stay readable for a while."))


ACTS: Final[Mapping[str, Callable[[CommandCall], int]]] = {
    "set": _set,
    "change": _change,
    "remove": _remove,
    "recover": _recover,
}
COMMANDS: Final = (
    Command(
        "passphrase FILE set|change|remove|recover [--sheet OUT.pdf] [--passphrase-file F] [--new-passphrase-file F]",
        N_(
            "Protects a workspace and its backups by a passphrase (by CTJ_PASSPHRASE or a file), and writes the "
            "recovery sheet; once more: a new key. recover: a new passphrase by the digits of the sheet."
        ),
        _passphrase,
    ),
)
