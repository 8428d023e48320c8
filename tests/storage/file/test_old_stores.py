"""Files of earlier formats, made once and kept for ever: each is read, whole, by this version."""

import hashlib
import lzma
from datetime import date, time
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.committees import Committee, NumberingRight, Seat
from ctj_desktop.domain.records.consultations import RequestedOpinion
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind, InformedBody
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.funds import CallRank, CallResult, CallShare
from ctj_desktop.domain.records.imports import ImportMapping, ImportRun
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    ChairNote,
    Excuse,
    Meeting,
    MeetingMove,
    Pause,
    Proxy,
    Reply,
    ReplyWay,
    RestrictedItemDocument,
    Roll,
)
from ctj_desktop.domain.records.people import (
    DeliveryChannel,
    Office,
    Organisation,
    OrganisationKind,
    OrganisationName,
    Person,
    PersonFunction,
    PersonPrivate,
    Side,
)
from ctj_desktop.domain.records.project_work import (
    Condition,
    Indicator,
    Instalment,
    ProjectDocument,
    ProjectVersion,
    RuleCheck,
)
from ctj_desktop.domain.records.projects import (
    CallRule,
    CooperationCriterion,
    FinancingLine,
    MoveNeed,
    Payment,
    Project,
    RuleKind,
    StageTransition,
)
from ctj_desktop.domain.records.remarks import (
    AnyErratum,
    MinutesSignature,
    Remark,
    RemarkRound,
    RemarkRuling,
    SigningRole,
)
from ctj_desktop.domain.records.resources import (
    Competence,
    Matinee,
    MatineeParticipant,
    MatineeState,
    Resource,
    SiteConsent,
)
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionRule,
    NoticeRule,
    PostalRule,
    ProxyRule,
    SittingKind,
    SittingRule,
    Statutes,
    StatutesArticle,
)
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.domain.records.twins import PAIRS, is_restricted
from ctj_desktop.domain.records.voting import (
    Amendment,
    AmendmentResult,
    AnyVote,
    Decision,
    ExecutionMove,
    RefusedRecusal,
    RestrictedAmendment,
    RestrictedTask,
    RestrictedTaskMove,
    RestrictedVote,
    Vote,
)
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.resources.consent import Agreement, partner_entries
from ctj_desktop.storage import blobs
from ctj_desktop.storage.check import check
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.history import record_history
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_store

OLD = Path(__file__).parents[2] / "old_stores"
SHA256 = {
    "backup-format-7.ctjbackup.xz": "c5af3a48ac73860580006d1c5dc0905e507be4f106d6ddf520ecf79ed19797c9",
    "backup-format-7.ctjblobs.xz": "4d59c38894c68a4ced2440912333b955fec9cd06ae2dac8c2618769aa4409bc1",
    "backup-sums-1.ctjbackup.xz": "a088832ea8a038c209384fc71875669fb493b15371dcebe7867c9aa3f4bfe9e7",
    "backup-sums-1.ctjblobs.xz": "4d59c38894c68a4ced2440912333b955fec9cd06ae2dac8c2618769aa4409bc1",
    "snapshot-format-13.ctjx": "42b82b12a8f824390790f6f2992ed8b2802557e210a76ef3e45eab66e3fcbae6",
    "sender-format-13.ctjcard": "a61e8b015e13b7d08d913e493e2ab88cb6132417a6b548bcf68cf29436548b34",
    "workspace-share-of-sides.ctj.xz": "9d9223703225d9ef2d5247f29d4bc41825490cf0e21e5288a3de4435e2f8c4a1",
    "workspace-format-21.ctj.xz": "984d3c377759df7bbc225bd50ab55d88befe313fdd478605bcb3a74ddc7f7733",
    "workspace-format-20.ctj.xz": "cc63b707f4aad588fd8fa6abc03a6abb8c27a14d280ad53061ae210dc9e4fd21",
    "workspace-format-19.ctj.xz": "b6478e56e4cf551f55b20ea37c4d56501dd0c61c433f8459192a98921bfe1de0",
    "workspace-format-18.ctj.xz": "b69b88e122c15864a73782d9f400f3ae7ac7e43f9a055c860069fff15de75a74",
    "workspace-format-17.ctj.xz": "b205082cd6e55de9881ce6112dc86dee54e59fb73952fc5a5b17f85f4c9a30d6",
    "workspace-format-16.ctj.xz": "9bdfcb9c34b6058dbb4eb78f91fc59dbe638a517722c9138c119b81c4dd0d318",
    "workspace-format-15.ctj.xz": "290ef24dac27623d6af4171e98f295b3427d7e0e1f20c97eb23b96949eb71749",
    "workspace-format-14.ctj.xz": "82a06ab69aeacabc4e8dc33ff8f4aabc05753dede94a616fe697252507b56147",
    "workspace-format-13.ctj.xz": "7367a96f0e686a4246551df5a4b3450ee7b17b504af8f00b9deb2e2063c867c7",
    "workspace-format-12.ctj.xz": "abcc32d2c465706eb99902d447afb777b8e5c9e60651719a2e3300398fea00ba",
    "workspace-format-11.ctj.xz": "c550f56d4e9cf5213f2c0fc975e106e0fb01ace0a3de9068432785d14d0fbbfb",
    "workspace-format-10.ctj.xz": "e83d65acbafb7cee98c2d1f4b620b0f9f07fcf7cdb6f6dd0a889278e6ed02e32",
    "workspace-format-9.ctj.xz": "96bbb0f12ac588778a5acc7162f6b9ccaf459ab337cbe60812b161c5af866e3b",
    "workspace-format-8.ctj.xz": "1284c2fffcc02598d4f31f0d94fc9f4f016e4bbb67489a0f3339498b8bbae1fb",
    "snapshot-format-7.ctjx": "f3eff1461c69abc1c883363be4d45887e113d020b3867d730a3d6a9d75c25c2b",
    "sender-format-7.ctjcard": "f7dd3a4b0b27e5abe3371499917dec4e94fa91b0fb2727aa3eab8606530fcea5",
    "workspace-format-7.ctj.xz": "16a4a49b08d135d84c38dc710af26b471c1fbe7ddacb1a88ccc81f6c0b9e8301",
    "snapshot-format-6.ctjx": "dfd8772788039aa2ae0e0964ab2fea9a4c394a655cd3e64bc45b95e3058c44a3",
    "sender-format-6.ctjcard": "c49b64c2e9389a38348d69eeef66fdfbf20899097e4885e2a2e5dd32da3a18b6",
    "workspace-format-6.ctj.xz": "7598006411f7d9e3a30fdee69cd1ea36878920586801ef73ca9c400742f446b5",
    "approved-text-with-paper-1.json": "afa95db0a1710fb5684388aa6f34d5e4d746c3f3d78dfa1da9793bed8bb00636",
    "delta-headers-2.ctjx": "0c34b98ef9337930ee555592e72d765c88aa1621ed6a3eb43b19e6111fce2875",
    "snapshot-headers-2.ctjx": "1395fed313fc795a3459016039776d4b8521f576ce8732ef6e0e45f3edf3fe1d",
    "workspace-headers-2.ctj.xz": "bc5f485cc18d12a1d042c176e95e92777b9338c1e196bca17b6af70aef0807a9",
    "delta-format-1.ctjx": "8d36140fd29e654ab56f3e249f653de4a8622c679f9ee7c9a912386e3b5a122e",
    "receiver-keys-format-1.json": "b7dd7acc16bbac99016cdf29750280953dd77f12282ea64ce1a8ffc75821fe3b",
    "sender-format-1.ctjcard": "d14bf35036e543926f03e7eedc3af473e5756bcab29cc1640dca2c2aff0c898f",
    "snapshot-format-1.ctjx": "f4c050fd4c855c0721092cd9bcd15406275765c1bbb16bbc5057c8faec23beba",
    "workspace-format-1.ctj.xz": "87c061840a4e006a152bc9c8b67c47e0b54267493056bfcc028c022a7a66e1c5",
    "snapshot-format-3.ctjx": "60dbc42035d50887cc2b4003e77d18f9c6b0c67dc2dce3724a4c6f37fdca7c71",
    "workspace-format-3.ctj.xz": "3e20411bb538d0bc4d460fb60beb44d6eaace5827475ccdb08c9d5c811b8c4a5",
    "workspace-format-5.ctj.xz": "9ad9e211f3ba32cedfcc4d22e414ca84b3da4aed4eed7ee1e55f675fdac75155",
    "workspace-format-2.ctj.xz": "aa65b0f7e7f5f5eeed99d9691f5f179de2f065d7aee74585d088d547b22648d8",
}


def an_old_store(name: str, path: Path) -> Path:
    """A stored file, as it was, at a place of its own."""
    path.write_bytes(lzma.decompress((OLD / name).read_bytes()))
    return path


def test_the_stored_files_are_the_ones_that_were_made() -> None:
    """A stored file that was made anew would prove nothing."""
    assert {path.name for path in OLD.iterdir()} == set(SHA256)
    for name, digest in SHA256.items():
        assert hashlib.sha256((OLD / name).read_bytes()).hexdigest() == digest


@pytest.mark.long
def test_the_first_format_opens_whole(tmp_path: Path) -> None:
    """Migrated, it agrees with its log, and its digests are those of a file that took the log in anew."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-1.ctj.xz").read_bytes()))
    with Store.open(path) as store, a_store(tmp_path / "new.ctj") as fresh:
        assert_agrees(store)
        assert check(store) == []
        assert store.count(Meeting) == 3
        assert {(one.part_of, one.merged_into, one.start, one.end) for one in store.all(Organisation)} == {(None,) * 4}
        merge.apply(fresh, store.changesets())
        for scope in store.streams.scopes():
            assert store.streams.digest(scope) == fresh.streams.digest(scope)


@pytest.mark.long
def test_a_backup_of_the_first_format_comes_back(tmp_path: Path) -> None:
    """As the one that a migration leaves behind."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-1.ctj.xz").read_bytes()))
    made = backup.copy_before_migration(path, None)
    backup.restore(made, tmp_path / "back.ctj")
    with Store.open(tmp_path / "back.ctj") as store:
        assert check(store) == []
        assert store.count(Meeting) == 3


def test_the_fifth_format_opens_whole(tmp_path: Path) -> None:
    """With a person who has a mobile telephone and an assistant, and an interest that she declared."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-5.ctj.xz").read_bytes()))
    with Store.open(path) as store:
        assert_agrees(store)
        assert check(store) == []
        (interest,) = store.all(DeclaredInterest)
        person = store.get(Person, interest.person)
        assert person is not None
        assert person.work_mobile == "+41 79 000 00 00"
        assert person.assistant == store.all(Person, family_name="Maillard")[0].id


def test_the_sixth_format_opens_whole(tmp_path: Path) -> None:
    """An open and a closed item, each with papers, a file, a decision and a task that has begun."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-6.ctj.xz").read_bytes()))
    with Store.open(path) as store:
        assert_agrees(store)
        assert check(store) == []
        for common, (seen, twin) in PAIRS.items():
            if common is not AnyVote:
                assert store.count(seen) == store.count(twin) == store.count(common) / 2, common.kind
        assert {task.text.fr.text for task in store.all(RestrictedTask)} == {"Tâche à huis clos"}


@pytest.mark.long
def test_the_seventh_format_opens_whole(tmp_path: Path) -> None:
    """With rules by kind of meeting, a dated proxy, two on one seat, and votes that keep their minute and voters."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-7.ctj.xz").read_bytes()))
    with Store.open(path) as store:
        assert_agrees(store)
        assert check(store) == []
        (proxy,), (rule,) = store.all(Proxy), store.all(SittingRule)
        assert (proxy.start, proxy.end, rule.sitting) == (time(14, 0), time(15, 30), SittingKind.SECOND_CALL)
        assert (proxy.in_writing, rule.notice, rule.proxies, rule.postal, rule.rule) == (False, None, None, None, None)
        (later,) = (line for line in store.all(Roll) if line.start is not None)
        assert [line.end for line in store.all(Roll, seat=later.seat) if line.id != later.id] == [later.start]
        for cls in (Vote, RestrictedVote):
            annulled, again = sorted(store.all(cls), key=lambda vote: str(vote.at))
            assert (again.annuls, str(again.at)) == (annulled.id, "14:20:00")
            assert again.electorate is not None
            assert (len(again.electorate.lines), again.electorate.count) == (3, again.count)


@pytest.mark.long
def test_the_eighth_format_opens_whole_and_shows_what_was_changed_outside_the_log(tmp_path: Path) -> None:
    """With the sums of what no log can prove; a file of before has none, and gets them when it is opened."""
    path, older = an_old_store("workspace-format-8.ctj.xz", tmp_path / "a.ctj"), tmp_path / "b.ctj"
    an_old_store("workspace-format-7.ctj.xz", older)
    for one in (path, older):
        with Store.open(one) as store:
            assert_agrees(store)
            assert check(store) == []
        connection = driver.connect(str(one), isolation_level=None)
        connection.execute("UPDATE changeset SET held_since = '2020-01-01T00:00:00+00:00'")
        connection.close()
        with Store.open(one, read_only=True) as store:
            assert "local.altered" in {finding.code for finding in check(store)}


@pytest.mark.long
def test_the_ninth_format_opens_whole(tmp_path: Path) -> None:
    """With a body that is a part of another and goes on in a third, a further function, an article, and an import."""
    with Store.open(an_old_store("workspace-format-9.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (gone,) = store.all(Organisation, end=date(2026, 1, 1))
        assert gone.merged_into == store.all(Organisation, start=date(2026, 1, 1))[0].id
        (name,), (function,) = store.all(OrganisationName), store.all(PersonFunction)
        assert gone.part_of == name.organisation == function.organisation
        person = store.get(Person, function.person)
        assert person is not None
        assert (person.channel, person.greeting.de.text) == (DeliveryChannel.BOTH, "Liebe Camille")
        assert [private.purpose for private in store.all(PersonPrivate)] == ["Mission du comité"]
        assert [one.family_name for one in store.all(Person, anonymised_on=date(2027, 2, 24))] == ["Anonyme"]
        assert [article.number for article in store.all(StatutesArticle)] == ["9"]
        (run,), (mapping,) = store.all(ImportRun), store.all(ImportMapping)
        assert (run.added, run.changed, run.same, run.refused) == (30, 2, 5, 1)
        assert (run.sender, mapping.columns) == (mapping.sender, ("family_name", "given_name", ""))


@pytest.mark.long
def test_the_tenth_format_opens_whole(tmp_path: Path) -> None:
    """With rules of its own for a kind of meeting, a proxy in writing and one without, and decisions in writing."""
    with Store.open(an_old_store("workspace-format-10.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (own,) = store.all(SittingRule)
        assert (own.sitting, own.quorum, own.second_call) == (SittingKind.EXTRAORDINARY, None, None)
        assert own.notice == NoticeRule(days=3, article="6.2")
        assert own.proxies == ProxyRule(per_holder=1, article="8.2", written=True)
        assert own.postal == PostalRule(by_post=True, article="10")
        assert [rule.article for rule in store.all(DecisionRule) if rule.id == own.rule] == ["9.2"]
        assert sorted(proxy.in_writing for proxy in store.all(Proxy)) == [False, True]
        assert [one.circulation for one in store.all(Statutes, order="in_force_from")] == [
            CirculationRule(numerator=1, denominator=2, strict=True, article="12"),
            CirculationRule(allowed=False, article="12"),
        ]


@pytest.mark.long
def test_the_eleventh_format_opens_whole(tmp_path: Path) -> None:
    """With what was sent to a person, a guest and a body, a body to be informed, and a committee’s own days of post."""
    with Store.open(an_old_store("workspace-format-11.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (committee,) = store.all(Committee)
        assert (committee.substitutes_convened, committee.mailbox_megabytes) == (False, 10)
        assert (committee.post_days, committee.registered_days) == (4, 1)
        (informed,) = store.all(InformedBody)
        assert (informed.channel, informed.start) == (DeliveryChannel.HAND, date(2027, 1, 1))
        sent = store.all(Dispatch, order="revision, id")
        assert [bool(one.person) + 2 * bool(one.guest) + 4 * bool(one.organisation) for one in sent] == [2, 1, 4]
        made = next(one for one in sent if one.person is not None)
        assert (made.papers_sha256, made.undeliverable, made.answer_by) == (("ab" * 32,), True, date(2027, 3, 5))
        assert (made.remark.de.text, made.channel) == ("Zurück", DeliveryChannel.REGISTERED)
        assert [one.what for one in sent] == [*[DispatchKind.CONVOCATION] * 2, DispatchKind.COMPLEMENT]


@pytest.mark.long
def test_the_twelfth_format_opens_whole(tmp_path: Path) -> None:
    """With an answer by telephone, its reason, a note for the chair, a refused recusal, and articles on the papers."""
    with Store.open(an_old_store("workspace-format-12.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (line,), (excuse,) = store.all(Attendance), store.all(Excuse)
        assert (line.reply, line.replied_by) == (Reply.EXCUSED, ReplyWay.TELEPHONE)
        assert (excuse.attendance, excuse.reason) == (line.id, "En convalescence")
        assert [note.text for note in store.all(ChairNote)] == ["Laisser parler Mme Roth d’abord"]
        assert [one.reason for one in store.all(RefusedRecusal)] == ["A quitté l’association en 2025"]
        (version,) = store.all(Statutes)
        assert (version.languages_article, version.prevailing_article, version.numbering_article) == (
            "14",
            "14.2",
            "6.1",
        )


@pytest.mark.long
def test_the_thirteenth_format_opens_whole(tmp_path: Path) -> None:
    """Somebody was made anonymous who stood on two rolls: the names are gone, each convocation stays."""
    with Store.open(an_old_store("workspace-format-13.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        moves = store.all(MeetingMove, order="on, id")
        assert sorted(str(move.to_state) for move in moves) == ["cancelled", "convened", "convened", "in_session"]
        assert {roll.holder_name for roll in store.all(Roll)} == {"membre, 2026–2027", "Siège 2 Personne-2"}
        for move in moves:
            told = record_history(store, move.id)
            assert [one.new for one in told if one.register == "to_state"] == [str(move.to_state)]
            assert not any(one.erased for one in told)
        bare = [one for one in store.changesets() if one.payload is None]
        assert any(KeptRows(store).rows(one) for one in bare)


@pytest.mark.long
def test_the_fourteenth_format_opens_whole(tmp_path: Path) -> None:
    """With an item that approves earlier minutes, and one that says why it came late."""
    with Store.open(an_old_store("workspace-format-14.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        first = store.all(Meeting, order="on")[0]
        approving, late = [
            item for item in store.all(AgendaItem, order="position") if item.approves or item.late_reason
        ]
        assert (approving.approves, approving.late_reason) == (first.id, NO_TEXT)
        assert (late.approves, late.late_reason.de.text) == (None, "Die Frist der Förderung läuft vorher ab")


@pytest.mark.long
def test_the_fifteenth_format_opens_whole(tmp_path: Path) -> None:
    """With what follows a meeting, and a decision by circulation."""
    with Store.open(an_old_store("workspace-format-15.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (circulation,), (voter,) = store.all(Circulation), store.all(CirculationVoter)
        assert (circulation.until, voter.circulation, voter.answer) == (
            date(2027, 3, 15),
            circulation.id,
            CirculationAnswer.YES,
        )
        (decision,), (carried_out,), (extract,) = store.all(Decision), store.all(ExecutionMove), store.all(Extract)
        assert decision.circulation == circulation.id
        assert (carried_out.decision, carried_out.from_state, carried_out.due) == (decision.id, None, date(2027, 6, 30))
        assert (extract.decisions, extract.sent_on) == ((decision.id,), None)
        (round_,), (remark,), (signature,) = store.all(RemarkRound), store.all(Remark), store.all(MinutesSignature)
        assert (round_.paragraphs, remark.round, remark.ruling) == (
            (remark.paragraph,),
            round_.id,
            RemarkRuling.ACCEPTED,
        )
        assert (signature.role, signature.place) == (SigningRole.PRESIDENT, "Pontarlier")
        assert [(one.number, is_restricted(one)) for one in store.all(AnyErratum, order="number")] == [
            (1, False),
            (2, True),
        ]
        (asked,) = store.all(RequestedOpinion)
        assert (asked.until, asked.silence_assents, asked.answered_on) == (date(2027, 2, 20), True, None)


@pytest.mark.long
def test_the_sixteenth_format_opens_whole(tmp_path: Path) -> None:
    """With a project from its proposal to its payment, a call with its funders, and a rule that was frozen."""
    with Store.open(an_old_store("workspace-format-16.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (project,), (line,), (payment,) = store.all(Project), store.all(FinancingLine), store.all(Payment)
        (document,), (condition,), (part,) = store.all(ProjectDocument), store.all(Condition), store.all(Instalment)
        assert (project.criteria, project.funder_reference) == (
            (CooperationCriterion.DEFINED, CooperationCriterion.FUNDED),
            "FS-12",
        )
        assert (line.fund, line.document, payment.instalment, part.line) == (True, document.id, part.id, line.id)
        assert (condition.fulfilled_on, condition.document) == (date(2027, 3, 30), document.id)
        holders = next(rule for rule in store.all(CallRule) if rule.rule_kind is RuleKind.ELIGIBLE_HOLDER)
        assert holders.holders == (OrganisationKind.ASSOCIATION, OrganisationKind.SCHOOL)
        (share,), (result,), (figure,) = store.all(CallShare), store.all(CallResult), store.all(TerritoryFigure)
        assert (share.amount.currency, result.projects, figure.value) == (Currency.EUR, 8, 52_000)
        assert store.all(RuleCheck)[0].passes
        assert store.all(CallRank)[0].points == 17
        assert (store.all(Indicator)[0].reached, store.all(ProjectVersion)[0].number) == ("620", 1)
        (move,) = store.all(StageTransition)
        assert move.needs == (MoveNeed.OPINION, MoveNeed.OPEN_CALL)
        (circulation,), (voter,), (sent,) = store.all(Circulation), store.all(CirculationVoter), store.all(Dispatch)
        assert (circulation.ruled, voter.recused) == (CirculationRule(numerator=2, denominator=3, article="12"), True)
        assert sent.round == store.all(RemarkRound)[0].id
        assert store.all(Statutes)[0].prevails is None


@pytest.mark.long
def test_the_seventeenth_format_opens_whole(tmp_path: Path) -> None:
    """With a thematic morning, who came, a resource with its file, and who knows about it."""
    with Store.open(an_old_store("workspace-format-17.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (morning,), (resource,), (competence,) = store.all(Matinee), store.all(Resource), store.all(Competence)
        assert (morning.state, morning.begins_at, resource.matinee) == (MatineeState.HELD, time(9), morning.id)
        assert (resource.public, competence.public) == (True, True)
        assert b"".join(blobs.pieces(store, resource.sha256)).decode().startswith("Convention-cadre")
        assert {one.came for one in store.all(MatineeParticipant, matinee=morning.id)} == {True, None}


@pytest.mark.long
def test_the_eighteenth_format_opens_whole(tmp_path: Path) -> None:
    """With numbers that a lost computer may have given out."""
    with Store.open(an_old_store("workspace-format-18.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (right,) = store.all(NumberingRight)
        assert not_used_or_lost(store, Series.DECISION, right.committee) == ["2027-001", "2027-002"]
        assert not_used_or_lost(store, Series.MEETING, right.committee) == ["2027-02"]


@pytest.mark.long
def test_the_nineteenth_format_opens_whole(tmp_path: Path) -> None:
    """With a person and a body that another office cares for, and others of which nobody said so."""
    with Store.open(an_old_store("workspace-format-19.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (other,) = (one for one in store.all(Office) if one.id != store.office_id)
        persons, bodies = store.all(Person, home=store.home()), store.all(Organisation, home=store.home())
        assert {one.keeper for one in persons} == {one.keeper for one in bodies} == {None, other.id}


def test_the_twentieth_format_opens_whole(tmp_path: Path) -> None:
    """With a pause, an amendment and its vote in an open and in a closed item, and one vote on two decisions."""
    with Store.open(an_old_store("workspace-format-20.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (pause,), (version,) = store.all(Pause), store.all(Statutes)
        assert (pause.start, pause.end) == (time(14, 10), time(14, 25))
        assert (version.names_printed, version.names_article) == (True, "art. 12")
        for amendment_of, vote_of in ((Amendment, Vote), (RestrictedAmendment, RestrictedVote)):
            (amendment,) = store.all(amendment_of)
            assert amendment.result is AmendmentResult.REJECTED
            assert store.count(vote_of, amendment=amendment.id) == 1
        votes = store.all(Vote, amendment=None)
        (along,) = (vote for vote in votes if vote.with_vote is not None)
        assert [(vote.id, vote.count) for vote in votes if vote is not along] == [(along.with_vote, along.count)]


def test_the_twenty_first_format_opens_whole(tmp_path: Path) -> None:
    """With what a partner calls public: agreed to, changed since, withdrawn, and not asked yet."""
    with Store.open(an_old_store("workspace-format-21.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        assert {one.title.fr.text: one.agreement for one in partner_entries(store)} == {
            "Guide": Agreement.AGREED,
            "Eau": Agreement.AGREED,
            "Carte nouvelle": Agreement.CHANGED,
            "Note": Agreement.NEW,
            "Lexique": Agreement.NEW,
        }
        assert (store.count(SiteConsent), len(store.all(SiteConsent, deleted=True))) == (3, 4)


def test_in_older_formats_nobody_had_agreed_to_anything(tmp_path: Path) -> None:
    with Store.open(an_old_store("workspace-format-20.ctj.xz", tmp_path / "old.ctj")) as store:
        assert store.count(SiteConsent) == 0


def test_a_quorum_that_asks_a_share_of_each_side_opens_whole(tmp_path: Path) -> None:
    """It is part of a value of format 20: no column changed, and nobody else may read it otherwise."""
    with Store.open(an_old_store("workspace-share-of-sides.ctj.xz", tmp_path / "old.ctj")) as store:
        assert_agrees(store)
        assert check(store) == []
        (version,) = store.all(Statutes)
        assert version.quorum is not None
        assert (version.quorum.each_side, version.quorum.asks_of_sides, version.notice) == (
            True,
            True,
            NoticeRule(days=10),
        )


def test_an_older_workspace_shows_the_defaults_of_what_nobody_wrote(tmp_path: Path) -> None:
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-6.ctj.xz").read_bytes()))
    with Store.open(path) as store:
        assert {committee.sides for committee in store.all(Committee)} == {(Side.FR, Side.CH)}
        assert {(one.substitutes_convened, one.post_days) for one in store.all(Committee)} == {(True, None)}
        assert {seat.weight for seat in store.all(Seat)} == {1}
        assert {right.skipped for right in store.all(NumberingRight)} == {()}
        assert {(vote.at, vote.electorate, vote.annuls) for vote in store.all(AnyVote)} <= {(None, None, None)}
        assert {(item.approves, item.late_reason) for item in store.all(AgendaItem)} == {(None, NO_TEXT)}
        assert {meeting.sitting for meeting in store.all(Meeting)} == {SittingKind.ORDINARY}
        assert {(one.channel, one.greeting, one.anonymised_on) for one in store.all(Person)} == {
            (DeliveryChannel.MAIL, NO_TEXT, None)
        }
        assert {one.keeper for one in store.all(Person)} == {None}
        assert {one.keeper for one in store.all(Organisation)} <= {None}


def test_an_older_workspace_keeps_what_stood_under_closed_items_where_others_hold_it(tmp_path: Path) -> None:
    """The step to the sixth format moves nothing: the tables of the twins are there, and empty."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-5.ctj.xz").read_bytes()))
    with Store.open(path) as store:
        assert [store.count(cls) for cls in (RestrictedTask, RestrictedTaskMove, RestrictedItemDocument)] == [0, 0, 0]
