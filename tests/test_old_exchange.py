"""A workspace and bundles made once and kept for ever: every later version reads them, and reads the same in them.

`workspace-format-2.ctj.xz` is an office that took in `snapshot-format-1.ctjx` (readable by anybody) and one more
file, and has a conflict, attachments, an erased text and rows of a later version; `delta-format-1.ctjx`, sealed for
it, has not come in yet. The keys are of nobody: they are here so that the sealed file can be opened.

`workspace-headers-2.ctj.xz` is the same office, which went on with headers of version 2 after those of version 1: acts
in two scopes, undone and done again, and an erased one. `snapshot-headers-2.ctjx` is all of its committee, plain;
`delta-headers-2.ctjx`, sealed for it by another office, has not come in yet. All its new words begin with “MOTS”.

`workspace-format-3.ctj.xz` is that office again, with standing items, terms, routes, calls and texts of its own and of
its committee; `snapshot-format-3.ctjx` is all of its committee and of the office, plain.

`workspace-format-6.ctj.xz` is another office, with an open and a closed item; `snapshot-format-6.ctjx`, plain, is what
it sent to the other secretariat of its committee, and `sender-format-6.ctjcard` its card. Those of format 7 are of one
more office, which knows who could vote when.
"""

import json
import lzma
import shutil
from datetime import time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import HomeId, committee_id, ctj_home
from ctj_desktop.domain.log.bundle_results import Direction, Result
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Meeting,
    MeetingMove,
    Proxy,
    RestrictedItemDocument,
    StandingItem,
)
from ctj_desktop.domain.records.minutes import Attachment, RestrictedAttachment
from ctj_desktop.domain.records.people import Office
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, Pipeline, Stage, StageTransition
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.records.statutes import SittingRule
from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.domain.records.voting import RestrictedTask, RestrictedTaskMove, RestrictedVote, TaskState, Vote
from ctj_desktop.exchange.bundle import open_bundle
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.exchange.identity import card_in, identity
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.projects.stages.way import stages_of
from ctj_desktop.services.steps.states import task_state
from ctj_desktop.storage import blobs
from ctj_desktop.storage.check import check
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import history, merge
from ctj_desktop.storage.log.bundle_inbox import bundles
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.store import Store
from tests.storage import oracle
from tests.storage.agreement import assert_agrees, raw_log
from tests.storage.builders import a_store

FRESH = [
    pytest.param(True, id="a new file"),
    pytest.param(False, id="an office of the second format", marks=pytest.mark.long),
]

OLD = Path(__file__).parent / "old_stores"
CONFLICT = "minutes"
CLOSED = (RestrictedTask, RestrictedTaskMove, RestrictedItemDocument)


def opened(name: str, folder: Path) -> Store:
    """A copy of a stored workspace, on the installation that has its keys."""
    path = folder / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / name).read_bytes()))
    system = Environment.system()
    environment = Environment(system.clock, system.new_id, folder / "data")
    with Store.open(path, environment=environment) as first:
        workspace = first.setting("workspace")
    keys = folder / "data" / "keys"
    keys.mkdir(parents=True)
    shutil.copy(OLD / "receiver-keys-format-1.json", keys / f"{workspace}.json")
    return Store.open(path, environment=environment)


@pytest.fixture
def old(tmp_path: Path) -> Store:
    """The stored workspace with headers of version 1."""
    return opened("workspace-format-2.ctj.xz", tmp_path)


@pytest.fixture
def mixed(tmp_path: Path) -> Store:
    """The stored workspace with headers of both versions."""
    return opened("workspace-headers-2.ctj.xz", tmp_path)


def manifest_of(path: Path, work: Path) -> Manifest:
    """As its sender wrote it."""
    work.mkdir()
    with open_bundle(path, work, [], {card_in(OLD / "sender-format-1.ctjcard").signing_key}) as opened:
        return opened.manifest


@pytest.mark.long
def test_the_second_format_opens_whole(old: Store) -> None:
    """It agrees with its log; conflict, partner, files, attachments and the later version's rows are there."""
    with old:
        assert_agrees(old)
        assert [found.code for found in check(old) if found.severity == "error"] == []
        assert old.count(Meeting) == 3
        assert [one.register for one in conflicts(old)] == [CONFLICT]
        assert [partner.name_fr for partner in peers(old)] == ["Secrétariat suisse, ADNV (exemple)"]
        assert [one.result for one in bundles(old, Direction.IN)] == [Result.APPLIED, Result.APPLIED]
        (opened,), (closed,) = old.all(Attachment), old.all(RestrictedAttachment)
        for sha256, size in ((opened.sha256, opened.size), (closed.sha256, closed.size)):
            assert sum(len(piece) for piece in blobs.pieces(old, sha256)) == size
        kinds = {row.tbl for row in old.rows("SELECT DISTINCT tbl FROM row_meta")}
        assert "kind_of_a_later_version" in kinds
        assert old.rows("SELECT count(*) AS n FROM changeset WHERE payload IS NULL")[0].n == 1


@pytest.mark.long
def test_the_sealed_file_comes_in(old: Store) -> None:
    """For the office it was made for, whatever version that office runs today."""
    with old:
        taken = take_in(old, OLD / "delta-format-1.ctjx")
        assert taken.result is Result.APPLIED
        assert "Titre d’une suite" in {item.title.fr.text for item in old.all(AgendaItem)}
        assert_agrees(old)
        for scope, digest in taken.manifest.digest.items():
            theirs = {replica: part.last for replica, part in taken.manifest.streams[scope].items()}
            if theirs == old.streams.vector(scope):
                assert old.streams.digest(scope) == digest


def test_the_plain_file_makes_a_workspace(tmp_path: Path) -> None:
    """All of it into a new file; every scope has the very digest that its sender wrote down."""
    path, work = OLD / "snapshot-format-1.ctjx", tmp_path / "work"
    manifest = manifest_of(path, work)
    key = card_in(OLD / "sender-format-1.ctjcard").signing_key
    with a_store(tmp_path / "new.ctj") as store, open_bundle(path, work, [], {key}) as opened:
        merge.apply(store, opened.changesets(), strict=True)
        assert_agrees(store)
        assert len(manifest.digest) >= 6
        for scope, digest in manifest.digest.items():
            assert store.streams.digest(scope) == digest, scope
        assert store.get(Office, manifest.sender_office) is not None
        assert len(manifest.blobs) == 2


def versions(log: list[oracle.Raw]) -> set[int]:
    return {json.loads(raw.header)["v"] for raw in log}


@pytest.mark.long
def test_headers_of_both_versions_are_read(mixed: Store) -> None:
    """Sentences are whole, whichever version wrote them; no header of version 2 has a word."""
    with mixed:
        assert_agrees(mixed)
        assert [found.code for found in check(mixed) if found.severity == "error"] == []
        log = raw_log(mixed)
        assert versions(log) == {1, 2}
        new = [raw.header for raw in log if json.loads(raw.header)["v"] == 2]
        assert len(new) >= 15
        assert [header for header in new if b"MOTS" in header or b"WORTE" in header] == []
        assert b"MOTS de trop" not in b"".join(raw.payload or b"" for raw in log)
        t = load_translator("fr")
        told = [sentence_of(t, one).split(" · ", 1)[1] for one in happened(mixed, limit=40)]
        assert told[3:8] == [
            "Point modifié",  # its words were erased with it
            "Annulé\u00a0: Personne Claire MOTS supprimée",
            "Rétabli\u00a0: Personne Claire MOTS supprimée",
            "Annulé\u00a0: Personne Claire MOTS supprimée · (annulé)",
            "Personne Claire MOTS supprimée · (annulé)",
        ]
        assert "Secrétariat Suisse · Point «\u202fDivers et prochaine séance\u202f» ajouté" in told


@pytest.mark.long
def test_a_file_of_version_1_and_one_of_version_2_come_in_after_one_another(mixed: Store) -> None:
    """Both sealed, both for this office; what an act in two scopes is called is known from the one that came."""
    with mixed:
        before = raw_log(mixed)
        for name in ("delta-format-1.ctjx", "delta-headers-2.ctjx"):
            assert take_in(mixed, OLD / name).result is Result.APPLIED
        assert_agrees(mixed)
        after = {raw.name: raw for raw in raw_log(mixed)}
        assert [after[raw.name] for raw in before] == before
        assert "MOTS du Chasseron" in {item.title.fr.text for item in mixed.all(AgendaItem)}
        names = {one.operation.label.args.get("name") for one in happened(mixed, limit=20)}
        assert names >= {"Anne MOTS scellés", "Luc MOTS du Chasseron"}


@pytest.mark.long
def test_an_office_with_a_log_of_version_1_takes_in_version_2_and_the_other_way(old: Store, tmp_path: Path) -> None:
    """Digests are equal wherever vectors are, and neither changes a byte of the other's log."""
    key = manifest_key(tmp_path)
    with old, open_bundle(OLD / "snapshot-headers-2.ctjx", tmp_path / "w", [], {key}) as bundle:
        before = raw_log(old)
        merge.apply(old, bundle.changesets(), strict=True)
        assert_agrees(old)
        after = {raw.name: raw for raw in raw_log(old)}
        assert [after[raw.name] for raw in before] == before
        assert versions(list(after.values())) == {1, 2}
        assert "MOTS ouverts" not in {item.title.fr.text for item in old.all(AgendaItem)}
        assert "MOTS permis" in {item.title.fr.text for item in old.all(AgendaItem)}
        with a_store(tmp_path / "other.ctj") as other:
            merge.take_from(other, old)
            merge.take_from(old, other)
            assert_agrees(other)
            for scope in other.streams.scopes():
                assert other.streams.digest(scope) == old.streams.digest(scope)


def manifest_key(folder: Path) -> bytes:
    """The key of the office whose keys are here: it signed the plain file with headers of version 2."""
    with opened("workspace-headers-2.ctj.xz", made(folder / "signer")) as store:
        return identity(store).signing.public


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.long
def test_the_plain_file_with_headers_of_both_versions_makes_a_workspace(tmp_path: Path) -> None:
    """Every scope has the very digest that its sender wrote down, and every header is as it was."""
    key = manifest_key(tmp_path)
    with a_store(tmp_path / "new.ctj") as store:
        with open_bundle(OLD / "snapshot-headers-2.ctjx", tmp_path / "work", [], {key}) as bundle:
            assert (bundle.manifest.min_reader, bundle.manifest.schema) == (2, 2)
            merge.apply(store, bundle.changesets(), strict=True)
            assert len(bundle.manifest.digest) >= 5
            for scope, digest in bundle.manifest.digest.items():
                assert store.streams.digest(scope) == digest, scope
        assert_agrees(store)
        assert versions(raw_log(store)) == {1, 2}


OWN = (StandingItem, GlossaryTerm, Pipeline, Stage, StageTransition, Call, CallRule, ExchangeRate, StandardText)


def assert_holds_what_is_its_own(store: Store, office: HomeId) -> None:
    """Of each kind a row of the committee and one of that office, which build on one another."""
    for cls in OWN:
        homes = [row.home for row in store.all(cls) if row.home != ctj_home()]
        assert set(homes) == {committee_id("MOC"), office}, cls.kind
    across = store.all(Call, code="K-2")[0]
    route = store.get(Pipeline, across.pipeline)
    assert route is not None
    assert (across.home, route.home) == (office, HomeId(committee_id("MOC")))
    assert [stage.code for stage in stages_of(store, route.id)] == ["idea", "end"]
    changed = next(one for one in store.all(StandardText, home=route.home) if one.use is TextUse.BLOCK)
    assert changed.text.fr.text == "Le quorum est atteint."
    letters = [one for one in store.all(StandardText) if one.use is TextUse.LETTER]
    assert {one.fields for one in letters} == {("nom",)}
    assert store.count(StandingItem, home=office) == 1  # one was taken away again


@pytest.mark.long
def test_the_third_format_opens_whole(tmp_path: Path) -> None:
    """What the office and its committee keep of their own, beside what the conference keeps."""
    with opened("workspace-format-3.ctj.xz", tmp_path) as store:
        assert_agrees(store)
        assert [found.code for found in check(store) if found.severity == "error"] == []
        assert_holds_what_is_its_own(store, store.home())
        before = raw_log(store)
        take_in(store, OLD / "delta-format-1.ctjx")
        after = {raw.name: raw for raw in raw_log(store)}
        assert [after[raw.name] for raw in before] == before


@pytest.mark.long
def test_the_plain_file_of_the_third_format_makes_a_workspace(tmp_path: Path) -> None:
    """Every scope has the very digest that its sender wrote down, and the rows are still whose they were."""
    with opened("workspace-format-3.ctj.xz", made(tmp_path / "signer")) as sender:
        key, office = identity(sender).signing.public, sender.home()
    with a_store(tmp_path / "new.ctj") as store:
        with open_bundle(OLD / "snapshot-format-3.ctjx", tmp_path / "work", [], {key}) as bundle:
            assert (bundle.manifest.min_reader, bundle.manifest.schema) == (2, 2)
            merge.apply(store, bundle.changesets(), strict=True)
            for scope, digest in bundle.manifest.digest.items():
                assert store.streams.digest(scope) == digest, scope
        assert_agrees(store)
        assert_holds_what_is_its_own(store, office)


@pytest.mark.long
def test_a_file_of_the_third_format_comes_to_an_office_of_the_second(old: Store, tmp_path: Path) -> None:
    """An office whose file was migrated takes in what another keeps of its own, byte for byte."""
    key = manifest_key(tmp_path)
    with old, open_bundle(OLD / "snapshot-format-3.ctjx", tmp_path / "w", [], {key}) as bundle:
        merge.apply(old, bundle.changesets(), strict=True)
        assert_agrees(old)
        assert_holds_what_is_its_own(old, old.home())


@pytest.mark.parametrize("fresh", FRESH)
def test_the_plain_file_of_the_sixth_format_brings_what_closed_items_hold(tmp_path: Path, *, fresh: bool) -> None:
    key = card_in(OLD / "sender-format-6.ctjcard").signing_key
    store = a_store(tmp_path / "new.ctj") if fresh else opened("workspace-format-2.ctj.xz", made(tmp_path / "old"))
    with store, open_bundle(OLD / "snapshot-format-6.ctjx", tmp_path / "work", [], {key}) as bundle:
        assert (bundle.manifest.min_reader, bundle.manifest.schema) == (2, 2)
        before = {cls: store.count(cls) for cls in CLOSED}
        merge.apply(store, bundle.changesets(), strict=True)
        assert_agrees(store)
        assert [store.count(cls) - before[cls] for cls in CLOSED] == [1, 1, 2]
        (task,) = store.all(RestrictedTask)
        (move,) = store.all(RestrictedTaskMove, task=task.id)
        assert (task.text.fr.text, move.reason.fr.text) == ("Tâche à huis clos", "Motif à huis clos")
        assert task_state(store, task.id) is TaskState.IN_PROGRESS
        titles = {paper.title.fr.text for paper in store.all(RestrictedItemDocument)}
        assert titles == {"Dossier à huis clos", "Rapport à huis clos"}


@pytest.mark.parametrize("fresh", FRESH)
def test_the_plain_file_of_the_seventh_format_brings_who_could_vote(tmp_path: Path, *, fresh: bool) -> None:
    key = card_in(OLD / "sender-format-7.ctjcard").signing_key
    store = a_store(tmp_path / "new.ctj") if fresh else opened("workspace-format-2.ctj.xz", made(tmp_path / "old"))
    with store, open_bundle(OLD / "snapshot-format-7.ctjx", tmp_path / "work", [], {key}) as bundle:
        assert (bundle.manifest.min_reader, bundle.manifest.schema) == (2, 2)
        merge.apply(store, bundle.changesets(), strict=True)
        assert_agrees(store)
        assert [store.count(cls) for cls in (Proxy, SittingRule)] == [1, 1]
        found = [vote for cls in (Vote, RestrictedVote) for vote in store.all(cls, at=time(14, 20))]
        assert [len(vote.electorate.lines) for vote in found if vote.electorate is not None] == [3, 3]


@pytest.mark.parametrize("fresh", FRESH)
def test_the_plain_file_of_the_thirteenth_format_brings_what_stays_of_erased_content(
    tmp_path: Path, *, fresh: bool
) -> None:
    """A reader of before refuses it with a sentence; this one has every convocation, and no name."""
    key = card_in(OLD / "sender-format-13.ctjcard").signing_key
    store = a_store(tmp_path / "new.ctj") if fresh else opened("workspace-format-2.ctj.xz", made(tmp_path / "old"))
    with store, open_bundle(OLD / "snapshot-format-13.ctjx", tmp_path / "work", [], {key}) as bundle:
        assert (bundle.manifest.min_reader, bundle.manifest.schema) == (3, 2)
        before = {move.id for move in store.all(MeetingMove)}
        merge.apply(store, bundle.changesets(), strict=True)
        assert_agrees(store)
        assert check(store) == [] or not fresh
        moves = [move for move in store.all(MeetingMove) if move.id not in before]
        assert sorted(str(move.to_state) for move in moves) == ["cancelled", "convened", "convened", "in_session"]
        if fresh:
            assert all(store.streams.digest(scope) == digest for scope, digest in bundle.manifest.digest.items())


@pytest.mark.long
def test_a_log_of_version_1_goes_on_in_version_2(old: Store) -> None:
    """No byte of it changes; what is written now has its words in the payload."""
    with old:
        before = raw_log(old)
        item = old.all(AgendaItem, order="id")[0]
        with old.write(OperationLabel("agenda_item.changed", {"title": "MOTS"})) as unit:
            unit.save(replace(item, minutes=7), before=item)
        history.undo(old, old.author)
        assert happened(old)[0].operation.label == OperationLabel(
            "undo", {"key": "agenda_item.changed", "title": "MOTS"}
        )
        log = raw_log(old)
        assert [raw for raw in log if raw in before] == before
        new = [raw for raw in log if raw not in before]
        assert [json.loads(raw.header)["l"] for raw in new] == [
            ["agenda_item.changed", {}],
            ["undo", {"key": "agenda_item.changed"}],
        ]
        assert_agrees(old)
