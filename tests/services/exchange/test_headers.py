"""No header holds a word, and whoever holds the words reads the same sentences as before (exchange/FORMAT.md 5.6)."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import HomeId, OfficeId, OperationId, ReplicaId, uuid7
from ctj_desktop.domain.log.changes import Json, OperationLabel, Scope
from ctj_desktop.domain.log.changesets import LABEL_FIELD, LOG_VERSION, BrokenChain, Changeset, dumps
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.exchange.exporting import leaving, plan_export
from ctj_desktop.services.exchange.lists import to_send
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.naming.chronicle import happened, plain_entry, sentence_of
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import history, merge, redaction
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.store import Store
from tests.office import Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on
from tests.services.marked import OURS, Marked
from tests.storage.agreement import assert_agrees, image

RECIPIENT = OfficeId(uuid7())
CLASSES = [DataClass.OPEN, DataClass.INTERNAL, DataClass.RESTRICTED, DataClass.PERSONAL]


def label_of(changeset: Changeset) -> tuple[str, dict[str, str]]:
    """As its header says it."""
    key, arguments = json.loads(changeset.header)["l"]
    return key, arguments


def words_lines(changeset: Changeset) -> list[object]:
    return [line for line in changeset.lines if isinstance(line, list) and line[0] == LABEL_FIELD]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    """Every text of every kind in every scope is a word of its own, and so is the label of each operation."""
    office = an_office(tmp_path_factory.mktemp("marked"), "pontarlier", 1)
    made = Marked(office.store, RECIPIENT)
    made.plant()
    yield made
    office.store.close()


@pytest.mark.long
def test_no_header_holds_a_word_of_any_kind_in_any_scope(marked: Marked) -> None:
    """Nor does a stream hold a word of another scope."""
    written = list(marked.store.changesets())
    headers = b"\n".join(one.header for one in written)
    words = {word for found in marked.planted.values() for word in found if word.isalpha()}
    assert len(words) > 500
    assert [word for word in words if word in headers] == []
    for scope, found in marked.planted.items():
        others = b"\n".join(one.payload or b"" for one in written if one.scope != scope)
        assert [word for word in found if word.isalpha() and word in others] == []
    assert {json.loads(one.header)["v"] for one in written} == {LOG_VERSION}


def test_every_label_stands_once_first_and_where_its_record_stands(marked: Marked) -> None:
    with_words = [one for one in marked.store.changesets() if words_lines(one)]
    assert len(with_words) >= len(KINDS)
    for one in with_words:
        assert words_lines(one) == one.lines[:1]
        assert set(one.operation.label.args) == {"title_fr"} or one.operation.label.key != "test.saved"


@pytest.mark.parametrize("home", [OURS, None], ids=["a committee", "an office"])
def test_words_stand_in_the_most_confidential_scope_that_was_written(marked: Marked, home: HomeId | None) -> None:
    """Whatever was written first."""
    store, kinds = marked.store, {one.data_class: one for one in KINDS if not one.insert_only}
    own = home or store.home()
    wanted = [one for one in KINDS if own in marked.homes(one) and not one.insert_only]
    by_class = {one.data_class: one for one in wanted}
    assert len(by_class) == 3
    assert kinds.keys() == set(CLASSES)
    most = max(by_class, key=CLASSES.index)
    for order in (CLASSES, CLASSES[::-1]):
        with store.write(OperationLabel("test.several", {"title": "PARTOUT"})) as unit:
            for cls in (by_class[one] for one in order if one in by_class):
                scope = Scope(HomeId(own), cls.data_class)
                made = marked.record(cls, own, scope)
                unit.save(made, before=store.get(cls, made.id))
        parts = [one for one in store.changesets() if one.operation.id == unit.outcome.operation]
        assert len(parts) == 3
        assert [one.scope.data_class for one in parts if b"PARTOUT" in (one.payload or b"")] == [most]
        (entry,) = happened(store, limit=3)
        assert entry.operation.label == OperationLabel("test.several", {"title": "PARTOUT"})


@pytest.mark.long
def test_a_year_of_steps_writes_no_word_into_a_header(tmp_path: Path) -> None:
    """The sample is made by the steps of a secretary."""
    with make_sample(tmp_path / "sample.ctj") as store:
        found = [label_of(one) for one in store.changesets() if json.loads(one.header)["v"] == LOG_VERSION]
        assert len(found) > 200
        assert [arguments for _, arguments in found if arguments] == []
        told = [one.operation.label for one in happened(store, limit=2_000)]
        assert sum(bool(one.args) for one in told) > 200
        assert_agrees(store)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path, "pontarlier", 1)


def an_act_in_two_scopes(office: Office) -> Store:
    """A person leaves: the row and its private part go."""
    person = office.a_person("Perrenot", "Claire")
    office.do_fields(people.keep_private_contact, person=person.id, note="Seulement le soir")
    office.do(people.remove_person, person=person.id)
    return office.store


def test_history_undo_and_redo_tell_the_words_whichever_part_is_asked(office: Office) -> None:
    store, t = an_act_in_two_scopes(office), load_translator("fr")
    done = "Personne Claire Perrenot supprimée"
    assert sentence_of(t, happened(store, limit=2)[0]).endswith(done)
    assert {entry.operation.label.args["name"] for entry in history.history(store, limit=2)} == {"Claire Perrenot"}
    undone = history.next_undo(store, store.author)
    assert undone is not None
    assert undone.label.args == {"name": "Claire Perrenot"}
    office.undo()
    assert sentence_of(t, happened(store, limit=2)[0]).endswith(f"Annulé\u00a0: {done}")
    assert {label_of(one)[0]: label_of(one)[1] for one in store.changesets()}["undo"] == {"key": "person.deleted"}
    office.redo()
    assert sentence_of(t, happened(store, limit=2)[0]).endswith(f"Rétabli\u00a0: {done}")
    rows = plain_entry(t, happened(store, limit=2)[0])["rows"]
    assert isinstance(rows, list)
    assert {row["kind"] for row in rows if isinstance(row, dict)} == {"person", "person_private"}


def test_what_leaves_and_what_comes_counts_no_words(tmp_path: Path) -> None:
    """The line of the words is nobody's record: no screen lists it."""
    office, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(office, other, Profile.PARTNER)
    meeting = office.a_meeting(office.a_committee().id, items=1)
    plan = plan_export(office.store, "Bureau saint-imier")
    assert LABEL_FIELD not in leaving(office.store, plan).rows
    outbox = to_send(office.store, peers(office.store)[0].key)
    assert LABEL_FIELD not in {one.kind for one in outbox}
    assert {one.label.args.get("number") for one in outbox if one.id == meeting.id} == {meeting.number}
    taken = pass_on(office, other)
    assert taken.report is not None
    assert LABEL_FIELD not in {kind for kind, _ in taken.report.changed}
    assert_agrees(other.store)
    office.store.close()
    other.store.close()


def test_who_lacks_the_scope_of_the_words_reads_a_sentence_without_them(tmp_path: Path) -> None:
    """Never an id, never three dots: what was done is known. An act that says whose words they are keeps them there."""
    office, conference = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "ctj", 2)
    introduce(office, conference, Profile.CTJ)
    meeting = office.a_meeting(office.a_committee().id)
    item = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True).record
    assert item is not None
    block = office.do_fields(blocks.add_block, item=item.id, text=text("GEHEIM")).record
    with office.store.write(OperationLabel("agenda_item.changed", {"title": "GEHEIM"})) as unit:
        unit.save(replace(item, minutes=20), before=item)
        unit.delete(block)
    person = office.a_person("Perrenot", "Claire")
    office.do_fields(people.keep_private_contact, person=person.id, note="Seulement le soir")
    office.do(people.remove_person, person=person.id)
    office.undo()
    pass_on(office, conference)
    for store, locale, said in (
        (office.store, "fr", "Point «\u202fGEHEIM\u202f» modifié"),
        (conference.store, "fr", "Point modifié"),
        (conference.store, "de", "Traktandum geändert"),
    ):
        newest = [one for one in happened(store, item.id) if one.operation.id == unit.outcome.operation]
        assert [sentence_of(load_translator(locale), one).rpartition(" · ")[2] for one in newest] == [said]
    told = [one.operation.label for one in happened(conference.store, person.id)]
    assert [label.key for label in told] == ["undo", "person.deleted", "person.added"]
    assert {label.args["name"] for label in told} == {"Claire Perrenot"}
    assert LABEL_FIELD.encode() not in b"".join(one.header for one in conference.store.changesets())
    office.store.close()
    conference.store.close()


def test_an_erased_act_keeps_its_sentence_without_words(office: Office) -> None:
    """The words go with the payload, here and in every copy of the tables."""
    store = office.store
    item = office.do_fields(
        agenda.add_agenda_item, meeting=office.a_meeting(office.a_committee().id).id, title=text("Tombé")
    ).record
    office.do_fields(agenda.change_agenda_item, item=item.id, title=text("Autre"), minutes=5)
    for number in range(2):  # every register is written over
        office.do_fields(agenda.change_agenda_item, item=item.id, title=text(f"Encore {number}"), minutes=6 + number)
    wanted = [one for one in store.changesets() if one.operation.label.args.get("title_fr") == "Autre"]
    with store.write(OperationLabel("test.erased", {"title": "Effacement"})) as unit:
        redaction.redact(unit, wanted)
    t = load_translator("fr")
    told = [one for one in happened(store) if one.operation.id == wanted[0].operation.id]
    assert [sentence_of(t, one).rpartition(" · ")[2] for one in told] == ["Point modifié"]
    assert [row for row in told[0].rows if row[0] == LABEL_FIELD] == []
    assert b"Autre" not in repr(store.connection.run("SELECT heads FROM row_meta").all()).encode()
    assert happened(store)[0].operation.label.args == {"title": "Effacement"}
    assert_agrees(store)


def a_changeset(office: Office, header: dict[str, Json], payload: bytes) -> Changeset:
    """The first of another replica's stream, as its program wrote it."""
    replica, scope = ReplicaId(uuid7()), Scope(office.store.home(), DataClass.INTERNAL)
    fields: dict[str, Json] = {
        "r": str(replica),
        "s": 1,
        "h": f"{office.store.last_hlc() + 1:016x}",
        "d": {},
        "op": str(OPERATION),
        "l": ["person.added", {}],
        "w": "2027-02-24T09:00:00.000+00:00",
        "v": LOG_VERSION,
    }
    text_of = dumps({**fields, **header}).encode()
    return Changeset(scope, replica, 1, text_of, payload, hashlib.sha256(payload).digest())


OPERATION, PERSON = OperationId(uuid7()), uuid7()
ROW = f'["person","{PERSON}",{{"family_name":"Perrenot"}}]\n'


@pytest.mark.parametrize(
    ("label", "version"),
    [
        (["person.added", {"name": "Perrenot"}], 2),
        (["person.added", {"key": "person.added", "name": "Perrenot"}], 2),
        (["undo", {"key": "Claire Perrenot"}], 2),
        (["Perrenot ajoutée", {}], 2),
        (["person.added", {"name": 7}], 1),
    ],
)
def test_a_header_with_words_is_refused(office: Office, label: list[Json], version: int) -> None:
    """Nobody could erase them."""
    before = image(office.store)
    with pytest.raises(BrokenChain):
        merge.apply(office.store, [a_changeset(office, {"l": label, "v": version}, ROW.encode())])
    assert image(office.store) == before


@pytest.mark.parametrize(
    ("label", "version", "told"),
    [
        (["person.added", {"name": "Perrenot"}], 1, {"name": "Perrenot"}),
        (["person.added", {"colour": "bleu"}], 3, {"colour": "bleu"}),
        (["undo", {"key": "person.added"}], 2, {"key": "person.added"}),
    ],
    ids=["the first version", "a later version", "an undo"],
)
def test_headers_of_other_versions_are_read_as_they_are(
    office: Office, label: list[Json], version: int, told: dict[str, str]
) -> None:
    merge.apply(office.store, [a_changeset(office, {"l": label, "v": version}, ROW.encode())])
    assert happened(office.store, PERSON)[0].operation.label.args == told
    assert_agrees(office.store)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (f'["_label","{OPERATION}",{{"name":"Claire"}}]\n{ROW}', {"name": "Claire"}),
        (f'["_label","{OPERATION}",{{"name":"Claire","n":7,"o":{{"a":1}}}}]\n{ROW}', {"name": "Claire"}),
        (f'["_label","{uuid7()}",{{"name":"Claire"}}]\n{ROW}', {}),
        (f'{ROW}["_label","{OPERATION}",{{"name":"Claire"}}]\n', {}),
    ],
    ids=["as agreed", "with more", "of another act", "not first"],
)
def test_a_line_of_words_that_is_not_as_agreed_says_nothing(office: Office, lines: str, told: dict[str, str]) -> None:
    """It is kept as it is."""
    merge.apply(office.store, [a_changeset(office, {}, lines.encode())])
    (entry,) = happened(office.store, PERSON)
    assert entry.operation.label == OperationLabel("person.added", told)
    assert [row[:2] for row in entry.rows] == [("person", PERSON)]
    assert check(office.store) == []
    assert_agrees(office.store)


@pytest.mark.parametrize("line", ['["_label",7,{"name":"x"}]', '["_label","x",["x"]]', '["_label","x"]', '["_label"]'])
def test_a_line_of_words_of_another_form_is_refused(office: Office, line: str) -> None:
    before = image(office.store)
    with pytest.raises(BrokenChain):
        merge.apply(office.store, [a_changeset(office, {}, f"{line}\n{ROW}".encode())])
    assert image(office.store) == before


def test_nobody_names_what_another_did(office: Office) -> None:
    """A line for somebody else's act is words of nobody, even where both write the row of the words."""
    person = office.a_person("Perrenot", "Claire")
    mine = history.history(office.store, person.id)[0].operation
    forged = f'["_label","{mine.id}",{{"name":"Autre"}}]\n'
    merge.apply(office.store, [a_changeset(office, {"op": str(mine.id)}, forged.encode())])
    assert history.history(office.store, person.id)[0].operation.label.args == {"name": "Claire Perrenot"}
    assert conflicts(office.store) == []
    assert_agrees(office.store)
