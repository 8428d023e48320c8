"""What did an earlier computer of this office write besides, in a file that was found later?

It comes in as the stream of that computer, without keys and without an exchange: whoever has the file has it already.
A number that both gave out stands twice until a person says which record becomes `bis`.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changesets import BrokenChain
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.errors import Refused, StoreError, UserError
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.bundle_words import report_lines
from ctj_desktop.services.exchange.carried import network
from ctj_desktop.services.numbers.repeated import repeats
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.services.steps.own_replicas import replicas_of_office
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.storage import blobs
from ctj_desktop.storage.backing_up import back_up_before
from ctj_desktop.storage.check import chains
from ctj_desktop.storage.errors import DamagedWorkspace, NoSuchWorkspace, ReadOnlyWorkspace
from ctj_desktop.storage.file import migrate
from ctj_desktop.storage.file.connection import as_written
from ctj_desktop.storage.file.generations import MadeBefore
from ctj_desktop.storage.file.headers import key_for
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.log.merge import TWO_CONTENTS, Fork, MergeReport, take_from
from ctj_desktop.storage.open_file import OpenFile, Rollback
from ctj_desktop.storage.queries.exchange import attachments
from ctj_desktop.storage.store import Store
from ctj_desktop.whole_files import copy_pieces


class NotAnEarlierFile(Refused):
    """“{name}” is no file of an earlier computer of this office. Nothing was taken in. Choose the workspace that the
    earlier computer wrote; what another office wrote comes by an exchange.
    """

    name: str


class WrittenTwice(Refused):
    """“{name}” and the workspace here went on as the same computer, each in its own way. Nothing was taken in. Open the
    file by itself, and enter here what is missing.
    """

    name: str


class FoundFile(NamedValue):
    """What a file brings, or would bring: `twice` are numbers that stand twice with it.

    `no_backup` is why none could be made before.
    """

    file: str
    report: MergeReport
    twice: tuple[str, ...] = ()
    dry_run: bool = False
    no_backup: UserError | StoreError | None = None


def take_earlier_file(store: Store, path: Path, *, dry_run: bool = False, step: Step = no_step) -> FoundFile:
    """Take in what the file holds beyond this workspace, all of it or nothing; of a trial run only what it would be.

    The file is only read, and a copy of it brought up to date where an older version wrote it. Only its log counts, and
    it must be whole: of a damaged file comes what was written, whatever its tables show. NotAnEarlierFile,
    WrittenTwice, DamagedWorkspace, and whatever refuses to open a workspace.
    """
    place = store.place()
    if path.resolve() == place.path.resolve():
        raise NotAnEarlierFile(path.name)
    with _opened(store, path, step) as earlier:
        _need_earlier(store, earlier, path.name)
        _need_whole_log(earlier, path.name)
        no_backup = None if dry_run else _backed_up(store, step)
        before = set(_twice(store))
        report, twice = MergeReport(), list[str]()
        try:
            with store.batch():
                _need_one_past(store, earlier)
                report = take_from(store, earlier)
                twice = [number for number in _twice(store) if number not in before]
                if dry_run:
                    raise Rollback
                _keep_attachments(store, earlier)
        except BrokenChain as error:
            raise WrittenTwice(path.name) from error
    return FoundFile(file=path.name, report=report, twice=tuple(twice), dry_run=dry_run, no_backup=no_backup)


def found_lines(t: Translator, found: FoundFile) -> list[str]:
    """What it brings, in the order in which a person asks."""
    lines = [t("“{file}” of the earlier computer.").format(file=found.file)]
    lines += report_lines(t, found.report) if found.report.applied else [t("Everything in it was here already.")]
    if found.twice:
        said = t.n(
            "The number {numbers} was given out twice: say under Exchanges which record becomes “bis”.",
            "The numbers {numbers} were given out twice: say under Exchanges which record becomes “bis”.",
            len(found.twice),
        )
        lines.append(said.format(numbers=t.join(found.twice)))
    if found.no_backup is not None:
        lines.append(t("No backup could be made before: {why}").format(why=sentence(t, found.no_backup)))
    return lines


@contextmanager
def _opened(store: Store, path: Path, step: Step) -> Iterator[Store]:
    """The file as it stands, with what a computer that stopped suddenly had written beside it."""
    place = store.place()
    need_plain(path)
    if not path.is_file():
        raise NoSuchWorkspace(path.name)
    with private_folder(place.environment.data_folder) as work:
        copy = work / path.name
        try:
            for end in ("", "-wal"):
                if (beside := path.with_name(path.name + end)).is_file():
                    copy_pieces(beside, copy.with_name(copy.name + end), step)
        except OSError as error:
            raise FileFailed(path.name, error) from error
        with ExitStack() as open_until:
            key = key_for(copy, place.key)
            opened = partial(Store.open, copy, environment=place.environment, key=key, read_only=True)
            try:
                earlier = open_until.enter_context(opened())
            except ReadOnlyWorkspace:
                migrate.migrate_file(copy, key, check=migrate.need_sound_copy)
                earlier = open_until.enter_context(opened())
            yield earlier


def _need_earlier(store: OpenFile, earlier: OpenFile, name: str) -> None:
    own: frozenset[ReplicaId] = replicas_of_office(store) | {store.replica}
    of_office = earlier.office_id == store.office_id and network(earlier) == network(store)
    if not of_office or (earlier.replica not in own and earlier.workspace_id != store.workspace_id):
        raise NotAnEarlierFile(name)


def _need_whole_log(earlier: OpenFile, name: str) -> None:
    """DamagedWorkspace: what its last headers say is proved by nothing but the chain that the file itself recorded."""
    with as_written(earlier.path):
        if next(chains(earlier), None) is not None:
            raise DamagedWorkspace(name, "log.broken")


def _need_one_past(store: OpenFile, earlier: OpenFile) -> None:
    """Fork where one computer wrote two things under one number, as a restored file that both went on with."""
    for scope in earlier.streams.scopes():
        held = store.streams.vector(scope)
        for replica, last in earlier.streams.vector(scope).items():
            seq = min(last, held.get(replica, 0))
            if seq and earlier.chain_at(scope, replica, seq) != store.chain_at(scope, replica, seq):
                raise Fork(str(replica), TWO_CONTENTS, seq)


def _twice(store: OpenFile) -> list[str]:
    return [
        number
        for committee in store.all(Committee, order="code, id")
        for series in Series
        for number in repeats(store, series, committee.id)
    ]


def _keep_attachments(store: OpenFile, earlier: OpenFile) -> None:
    for one in attachments(store, tuple(store.streams.scopes())):
        if not one.here and blobs.holds(earlier, one.sha256):
            blobs.store_blob(store, one.sha256, one.size, blobs.pieces(earlier, one.sha256))


def _backed_up(store: Store, step: Step) -> UserError | StoreError | None:
    try:
        back_up_before(store, MadeBefore.MERGE, lambda: step(0, 0))
    except (UserError, StoreError) as error:
        return error
    return None
