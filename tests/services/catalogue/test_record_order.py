"""Does a list stand in the order of its lines, though its order is read before them and by the file alone?"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import get_args, get_type_hints
from uuid import UUID

import pytest

from ctj_desktop.domain.hit_order import words_in
from ctj_desktop.domain.ids import HomeId, OrganisationId, PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_words import PERIOD
from ctj_desktop.services.catalogue.record_lines import record_lines, values_among
from ctj_desktop.services.catalogue.record_order import can_find, can_order, record_keys, record_words
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.membership.statutes import add_decision_rule, adopt_statutes
from ctj_desktop.storage.file.connection import Connection, QueryResult
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


def by_day(cls: type[Record]) -> bool:
    """Whether its period, if it has one, is one of days: a stay in a meeting is one of hours."""
    hint = get_type_hints(cls).get("start")
    return time not in (hint, *get_args(hint))


def differ(
    store: OpenFile,
    t: Translator,
    kind: str,
    among: Mapping[str, object],
    *,
    name: Sequence[str] = (),
    ordered: bool = False,
    on: date | None = None,
) -> Sequence[str]:
    """What both ways say, where they do not say the same."""
    keys = record_keys(store, t, kind, TODAY, among=among, name=name, ordered=ordered, on=on)
    lines = record_lines(store, t, kind, TODAY, among=among, name=name, ordered=ordered, on=on)
    names = {line.key.bytes: line.name for line in lines}
    same = keys == [line.key.bytes for line in lines]
    return [] if same else [kind, str(among), *(names.get(key, "?") for key in keys), "for", *names.values()]


@pytest.mark.parametrize("t", [FR, DE], ids=["fr", "de"])
def test_every_kind_stands_in_the_order_of_its_lines(sample: Path, t: Translator) -> None:
    with Store.open(sample, read_only=True) as store:
        committee = store.all(Committee)[0].id
        for cls in filter(by_day, KINDS):
            if not can_order(store, cls.kind, ()):
                continue
            fields = store.schema.shapes[cls.kind].by_name
            narrowed = [{}, {"committee": committee}] if "committee" in fields else [{}]
            days = [None, TODAY] if {"start", "end"} <= fields.keys() else [None]
            for ordered in {False, "position" in fields}:
                for among in narrowed:
                    for on in days:
                        assert not differ(store, t, cls.kind, among, ordered=ordered, on=on)


@pytest.mark.parametrize("t", [FR, DE], ids=["fr", "de"])
def test_every_kind_stands_in_the_order_of_the_names_that_stand_for_its_own(sample: Path, t: Translator) -> None:
    with Store.open(sample, read_only=True) as store:
        for cls in filter(by_day, KINDS):
            for one in store.schema.shapes[cls.kind].references:
                assert not can_order(store, cls.kind, [one]) or not differ(store, t, cls.kind, {}, name=[one])
        assert not differ(store, t, "mandate", {}, name=["seat", "person"])
        assert not can_order(store, "mandate", ["seat", "voice"])


@pytest.mark.parametrize("t", [FR, DE], ids=["fr", "de"])
def test_every_kind_is_found_by_the_words_of_its_lines(sample: Path, t: Translator) -> None:
    with Store.open(sample, read_only=True) as store:
        for cls in filter(by_day, KINDS):
            shape = store.schema.shapes[cls.kind]
            if not can_find(store, cls.kind, ()):
                continue
            said = [PERIOD, *shape.references, *dict.fromkeys(one.field for one in shape.text_registers)]
            second = [one for one in said if can_find(store, cls.kind, [one])]
            assert PERIOD in second
            words = record_words(store, t, cls.kind, among={}, second=second)
            lines = record_lines(store, t, cls.kind, TODAY, among={}, second=second)
            assert words.keys() == {line.key.bytes for line in lines}
            for line in lines:
                assert set(words[line.key.bytes].split()) == set(words_in(sort_key(line.found_by))), cls.kind
    assert not can_find(store, "seat", ["holder"])
    assert not can_find(store, "organisation", ["organisation_kind"])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def save(office: Office, *records: Record) -> None:
    """As they are, past the steps."""
    with office.store.write(OperationLabel("test")) as unit:
        for record in records:
            unit.save(record)


def names(
    office: Office,
    kind: str,
    among: Mapping[str, object] | None = None,
    on: date | None = None,
    name: Sequence[str] = (),
) -> list[str]:
    """What the records are called, in their order."""
    given = among or {}
    lines = record_lines(office.store, FR, kind, TODAY, among=given, name=name, on=on)
    known = {line.key.bytes: line.name for line in lines}
    return [known[key] for key in record_keys(office.store, FR, kind, TODAY, among=given, name=name, on=on)]


def test_accents_and_case_do_not_matter_and_who_has_no_name_stands_under_the_word_for_it(office: Office) -> None:
    store = office.store
    for family, given in (("zumstein", ""), ("Étique", ""), ("Eyer", ""), ("étalon", ""), ("", ""), ("Rochat", "Anne")):
        person = PersonId(store.environment.new_id())
        save(office, Person(id=person, home=store.home(), family_name=family, given_name=given))
    assert names(office, "person") == ["Anne Rochat", "étalon", "Étique", "Eyer", "Personne", "zumstein"]


def test_what_is_over_stands_below_and_what_is_not_of_a_day_is_left_out(office: Office) -> None:
    committee = office.a_committee(seats=3)
    first = office.store.all(Mandate, order="id")[0]
    office.do_fields(committees.end_mandate, mandate=first.id, end=date(2026, 6, 1))
    every = ["Siège 2 Personne-2", "Siège 3 Personne-3", "Siège 1 Personne-1"]
    assert names(office, "mandate", {"committee": committee.id}) == every
    assert names(office, "mandate", on=TODAY) == every[:2]
    assert sorted(names(office, "mandate", on=date(2026, 3, 1))) == sorted(every)


def test_what_others_keep_stands_below_what_this_office_keeps(office: Office) -> None:
    office.a_person("Zumstein", "")
    elsewhere = HomeId(office.store.environment.new_id())
    save(office, Person(id=PersonId(office.store.environment.new_id()), home=elsewhere, family_name="Aubry"))
    assert names(office, "person") == ["Zumstein", "Aubry"]


def test_what_is_called_by_a_record_that_is_not_here_stands_under_the_word_for_it(office: Office) -> None:
    committee = office.a_committee()
    stranger = OrganisationId(office.store.environment.new_id())
    for label, body in (("A", None), ("Z", None), ("B", stranger)):
        office.do_fields(committees.add_seat, committee=committee.id, side=Side.FR, label=text(label))
        seat = office.store.all(Seat, order="-id")[0]
        if body is not None:
            with office.store.write(OperationLabel("test")) as unit:
                unit.save(replace(seat, organisation=body), before=seat)
    assert not differ(office.store, FR, "seat", {}, name=["organisation"])
    assert names(office, "seat", name=["organisation"]) == ["A", FR("not communicated"), "Z"]


def test_it_takes_as_many_statements_for_many_records_as_for_a_few(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, heard = Connection.run, list[str]()

    def listen(self: Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> QueryResult:
        heard.append(sql)
        return run(self, sql, parameters)

    def statements() -> int:
        heard.clear()
        with monkeypatch.context() as patch:
            patch.setattr(Connection, "run", listen)
            record_keys(office.store, FR, "mandate", TODAY, among={})
        return len(heard)

    office.a_committee(seats=2)
    few = statements()
    office.a_committee("AUT", seats=20)
    assert statements() == few


def test_the_lines_of_some_records_alone_are_read(office: Office) -> None:
    office.a_committee(seats=5)
    keys = record_keys(office.store, FR, "person", TODAY, among={})[1:3]
    lines = record_lines(office.store, FR, "person", TODAY, among={}, keys=[UUID(bytes=key) for key in keys])
    assert sorted(line.key.bytes for line in lines) == sorted(keys)


def test_the_choices_of_a_filter_are_what_the_records_say(office: Office) -> None:
    for name, side in (("Aigle", Side.CH), ("Pontarlier", Side.FR), ("Morteau", Side.FR)):
        body = office.do_fields(people.add_organisation, name=text(name), side=side).record
        office.do_fields(people.add_person, family_name=name, organisation=body.id)
    assert values_among(office.store, FR, "organisation", "side", {}) == [("France", "fr"), ("Suisse", "ch")]
    assert [word for word, _ in values_among(office.store, FR, "person", "organisation", {})] == [
        "Aigle",
        "Morteau",
        "Pontarlier",
    ]


def test_numbers_in_names_stand_by_what_they_are_worth_and_articles_are_read_in_the_language(tmp_path: Path) -> None:
    office = Office(tmp_path)
    given = {"committee": office.a_committee().id, "title": text("Statuts", "Statuten"), "in_force_from": TODAY}
    version = office.do_fields(adopt_statutes, **given).record
    for number in ("14 al. 2", "6", "7 al. 10", "7 al. 9"):
        office.do_fields(add_statutes_article, statutes=version.id, number=number, text=text("…"))
    among = {"statutes": version.id}
    assert not differ(office.store, FR, "statutes_article", among)
    lines = record_lines(office.store, FR, "statutes_article", TODAY, among=among)
    assert [line.name for line in lines] == ["6", "7 al. 9", "7 al. 10", "14 al. 2"]
    office.do_fields(add_decision_rule, statutes=version.id, name=text("Majorité"), article="9 al. 2")
    said = {
        t: record_lines(office.store, t, "decision_rule", TODAY, among=among, right=("article",))[0].right
        for t in (FR, DE)
    }
    assert said == {FR: "art. 9 al. 2", DE: "Art. 9 Abs. 2"}
