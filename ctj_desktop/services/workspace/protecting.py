"""How does a workspace get a passphrase, another one, a new key, or none, and what lies open beside it then?

The workspace is closed meanwhile. The recovery sheet is written before, since without it a forgotten passphrase would
lose everything.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.people import Office
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.own_keys import KeyPlace, keys_along, only_keys, place_of
from ctj_desktop.services.papers.recovery_sheet import SheetFacts, recovery_sheet_pdf
from ctj_desktop.services.steps.file_output import write_pieces
from ctj_desktop.storage import rekeying
from ctj_desktop.storage.backing_up import second_place
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import ENDING, folder_of, generation_at
from ctj_desktop.storage.file.headers import is_plain
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.rekeying import HeldFile
from ctj_desktop.storage.store import Store

OURS: Final = (".ctj", ENDING, ".ctjblobs", ".ctjx")


class SheetExists(UserError):
    """“{name}” exists already. Choose another name for the sheet: it never replaces another one."""

    name: str


class Protecting(NamedValue):
    """A workspace that nobody has open, and what is known of it. `sheet` names it on its recovery sheet."""

    held: HeldFile
    environment: Environment
    workspace: str
    office: Bilingual


class Left(NamedValue):
    """What was not taken over: backups that could not be, copies of the workspace that lie open, folders of backups
    that are not there now and are taken over once they are.
    """

    backups: tuple[Path, ...] = ()
    plain: tuple[Path, ...] = ()
    absent: tuple[Path, ...] = ()


def of_store(store: OpenFile, others: tuple[bytes, ...] = ()) -> Protecting:
    """What is known of a workspace while it is open. The act itself comes once it is closed."""
    second, office = second_place(store), store.get(Office, store.office_id)
    folders = (folder_of(second / store.path.name),) if second is not None else ()
    return Protecting(
        held=HeldFile(path=store.path, key=store.key, others=others, folders=folders),
        environment=store.environment,
        workspace=store.workspace_id,
        office=office.name if office is not None else NO_TEXT,
    )


def look(path: Path, keys: Sequence[bytes], environment: Environment | None = None) -> Protecting:
    """As `of_store`, of one that is closed, with what opens it first and then the others; the refusals of opening."""
    with Store.open(path, environment=environment, key=keys[0] if keys else None) as store:
        return of_store(store, tuple(keys[1:]))


def write_sheet(known: Protecting, key: bytes, target: Path) -> None:
    """The recovery sheet of a key, for its holder alone; SheetExists, FileFailed."""
    if target.exists():
        raise SheetExists(target.name)
    facts = SheetFacts(name=known.held.path.stem, office=known.office, made=_today(known), key=key)
    write_pieces(target, (recovery_sheet_pdf(facts),), private=True)


def give_key(known: Protecting, key: bytes, phrase: str, step: Step = nothing) -> Left:
    """Workspace, backups and own keys come under `key`, which `phrase` opens; as `rekeying.give_key`."""
    return _bring(known, key, phrase, step)


def take_away(known: Protecting, step: Step = nothing) -> Left:
    """Anybody who has the files can read them from then on."""
    return replace(_bring(known, None, "", step), plain=())


def change(known: Protecting, phrase: str) -> None:
    """Another passphrase for the same key: copies elsewhere go on opening by the earlier one. PhraseTooShort."""
    need_phrase(phrase)
    rekeying.change_phrase(_finished(known).held, phrase)


def recover(path: Path, key: bytes, phrase: str) -> None:
    """Another passphrase for the key of a recovery sheet, of a file that nobody has open.

    SheetOfAnother, PhraseTooShort, WorkspaceLocked, MediumFailed.
    """
    need_phrase(phrase)
    protection.need_sheet(path, key)
    lock = FileLock(path)
    lock.acquire()
    try:
        rekeying.change_phrase(HeldFile(path=path, key=key), phrase)
    finally:
        lock.release()


def settle(known: Protecting, step: Step = nothing) -> Left:
    """Go on with what a cut left unfinished; the workspace may be open."""
    left = rekeying.settle(known.held, step, partial(only_keys, _keys(known, known.held.key)))
    return Left(backups=tuple(left), absent=tuple(rekeying.absent(known.held)))


def is_unfinished(store: OpenFile) -> bool:
    """Whether `settle` has something to do."""
    return rekeying.is_unfinished(store.path)


def tidy(store: OpenFile, others: tuple[bytes, ...] = (), step: Step = nothing) -> None:
    """What a cut left of a workspace that is open to be written: `settle`, and no private key lies plain beside it."""
    if store.read_only or not (store.key is not None or protection.keys_of(store.path).is_file()):
        return
    if rekeying.is_unfinished(store.path):
        settle(of_store(store, others), step)
    elif store.key is not None:
        only_keys(place_of(store))


def _bring(known: Protecting, key: bytes | None, phrase: str, step: Step) -> Left:
    known, path = _finished(known, step), known.held.path
    begun = partial(keys_along, _keys(known, known.held.key), key)
    done = partial(only_keys, _keys(known, key))
    try:
        left = rekeying.give_key(known.held, key, phrase, step, begun=begun, done=done)
    except BaseException:
        if protection.opens(path, known.held.key):
            only_keys(_keys(known, known.held.key))
        raise
    absent = tuple(rekeying.absent(known.held))
    return Left(backups=tuple(left), plain=tuple(_plain(known)), absent=absent)


def _keys(known: Protecting, key: bytes | None) -> KeyPlace:
    return KeyPlace(environment=known.environment, workspace=known.workspace, key=key)


def _finished(known: Protecting, step: Step = nothing) -> Protecting:
    """Before another act: what the last one left half is brought to its end."""
    if rekeying.is_unfinished(known.held.path):
        settle(known, step)
    return known


def _plain(known: Protecting) -> Iterator[Path]:
    """Copies of this workspace that anybody reads, and bundles that are not sealed, where it and its backups lie."""
    path = known.held.path
    for folder in (path.parent, folder_of(path), *known.held.folders):
        for one in sorted(folder.iterdir()) if folder.is_dir() else ():
            if one.suffix in OURS and one != path and one.is_file() and _lies_open(one, known.workspace):
                yield one
                if (log := one.with_name(f"{one.name}-wal")).is_file():  # of one that was set aside, with words in it
                    yield log


def _lies_open(path: Path, workspace: str) -> bool:
    if path.suffix == ".ctjx":
        with path.open("rb") as file:
            return file.read(2) == b"PK"  # a sealed one is an age file
    if not is_plain(path):
        return False
    found = generation_at(path)
    return found is None or found.workspace in (None, "", workspace)


def _today(known: Protecting) -> date:
    return known.environment.clock().astimezone(ZONE).date()
