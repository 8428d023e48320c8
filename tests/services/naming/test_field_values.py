"""Does every field of every record have a name and read like what it is?"""

from datetime import date, time
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest

from ctj_desktop.domain import record
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import BusinessOutcome
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    NoticeRule,
    PostalRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
)
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.registers import REGISTER_NAMES, VALUE_PARTS, register_name
from ctj_desktop.services.catalogue.steps import STEPS
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.source_addresses import source_lines
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.storage.tables import current_schema
from tests.i18n.test_words_for_people import NOT_FOR_PEOPLE
from tests.office import Office
from tests.services.marked import Marked

TYPED_BY_PARTS = (
    Address,
    QuorumRule,
    NoticeRule,
    ProxyRule,
    SecondCallRule,
    CirculationRule,
    PostalRule,
    BusinessOutcome,
)
"""Values whose parts have fields of their own in the window."""
REGISTERS = sorted({(r.field, r.name) for shape in current_schema().shapes.values() for r in shape.registers})


def test_every_field_has_a_name_and_no_name_is_idle() -> None:
    fields = {field for field, _ in REGISTERS}
    assert fields <= set(REGISTER_NAMES)
    parts = {part.name for value in TYPED_BY_PARTS for part in record.fields(value)}
    asked = {one.name for step in STEPS for one in form_of(step).fields}
    assert set(REGISTER_NAMES) - fields - parts - asked == {"_del"}
    assert set(VALUE_PARTS) == {part.name for part in record.fields(VoteCount)} - {"parts"}


@pytest.mark.parametrize("locale", ["fr", "de"])
def test_names_are_translated_and_say_their_language(locale: str) -> None:
    t = load_translator(locale)
    assert register_name(t, "title.fr").endswith("(FR)")
    assert register_name(t, "due") == {"fr": "Échéance", "de": "Frist"}[locale]
    assert register_name(t, "from_the_future.de") == "From the future (DE)"


@pytest.mark.parametrize(
    ("kind", "register", "value", "text"),
    [
        ("meeting", "on", "2027-03-12", "12\u00a0mars\u00a02027"),
        ("meeting", "start", "14:05", "14:05"),
        ("meeting", "on", None, ""),
        ("agenda_item", "closed", True, "oui"),
        ("agenda_item", "minutes", 25, "25"),
        ("agenda_item", "item_kind", "decision", "Décision"),
        ("person", "work_phone", "+41324204670", "+41\u00a032\u00a0420\u00a046\u00a070"),
        ("person", "work_phone", "le matin", "le matin"),
        ("agenda_item", "item_kind", "from_the_future", "from_the_future"),
        ("agenda_item", "title.fr", {"text": "Marchés", "draft": True}, "Marchés"),
        ("vote", "count", {"yes": 8, "abstentions": 1}, "pour 8, abstentions 1"),
        (
            "vote",
            "count",
            {"yes": 3, "no": 1, "parts": [{"side": "fr", "yes": 3}, {"side": "ch", "no": 1}]},
            "pour 3, contre 1, France, pour 3, Suisse, contre 1",
        ),
        ("vote", "electorate", {"lines": ["00000000-0000-7000-8000-000000000000"]}, "1"),
        (
            "person",
            "work_address",
            {"street": "Rue Haute", "number": "3", "place": "Fleurier"},
            "Rue Haute, 3, Fleurier, France",
        ),
        ("meeting", "chair", "00000000-0000-7000-8000-000000000000", "non communiqué"),
        ("meeting", "chair", "no id", "no id"),
        ("kind_of_the_future", "field", {"a": 1, "b": "x"}, "1, x"),
    ],
)
def test_values_read_like_what_they_are(tmp_path: Path, kind: str, register: str, value: Json, text: str) -> None:
    office = Office(tmp_path)
    words = ValueWords.of(load_translator("fr"), office.store, [(kind, register, value)])
    assert words.text(kind, register, value).replace("\u202f", "\u00a0") == text.replace("\u202f", "\u00a0")


def test_money_and_references_are_written_for_the_reader(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person("Exemple", "Camille")
    amount: Json = {"amount": 123450, "currency": "CHF"}
    lines = [("payment", "amount", amount), ("meeting", "chair", str(person.id))]
    words = ValueWords.of(load_translator("fr"), office.store, lines)
    assert words.text(*lines[0]) == load_translator("fr").money(Money(123450, Currency.CHF))
    assert words.text(*lines[1]) == "Camille Exemple"


def test_whom_an_outcome_names_is_called_by_name(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person("Exemple", "Camille")
    value: Json = {"outcome": "referred", "person": str(person.id), "day": "2027-03-12"}
    words = ValueWords.of(load_translator("fr"), office.store, [("agenda_item", "outcome", value)])
    assert words.text("agenda_item", "outcome", value) == "Renvoyé, Camille Exemple, 12\u00a0mars\u00a02027"


def test_no_field_of_any_kind_shows_an_id_a_mark_or_a_key(tmp_path: Path) -> None:
    """Of every record, with everything in it that it can hold; what it refers to is not here."""
    office = Office(tmp_path)
    marked = Marked(office.store, uuid4())
    marked.plant()
    for locale, cls in product(("fr", "de"), KINDS):
        record, shape = office.store.all(cls)[0], current_schema().shapes[cls.kind]
        values = [(cls.kind, one.name, one.to_json(one.value(record))) for one in shape.registers]
        words = ValueWords.of(load_translator(locale), office.store, values)
        for kind, register, value in values:
            said = words.text(kind, register, value)
            assert not NOT_FOR_PEOPLE.search(said), (kind, register, said)


def test_marks_places_sources_and_devices_are_said_in_words(tmp_path: Path) -> None:
    office, t = Office(tmp_path), load_translator("fr")
    person = office.a_person("Perrin", "Jean-Marc")
    text: Json = {"text": f"**Suite** : @[Jean-Marc Perrin]({person.id})"}
    other = str(uuid4())
    said: dict[tuple[str, str], tuple[Json, str]] = {
        ("task", "text.fr"): (text, "Suite : Jean-Marc Perrin"),
        ("agenda_item", "position"): ("a5Kq", "une autre place"),
        ("territory", "source"): ("RFJ16", source_lines("RFJ16")[0]),
        ("numbering_right", "replica"): (str(office.store.replica), "Cet ordinateur"),
        ("numbering_loan", "replica"): (other, "un autre poste"),
        ("minute_block", "ref"): (str(person.id), "Jean-Marc Perrin"),
        ("project", "territories"): ([other], "non communiqué"),
        ("project", "of_the_future"): ({"who": other, "x": ["**a**"]}, "non communiqué, a"),
    }
    for (kind, register), (value, expected) in said.items():
        words = ValueWords.of(t, office.store, [(kind, register, value)])
        assert words.text(kind, register, value) == expected


def test_the_end_of_a_period_is_the_day_that_was_typed(tmp_path: Path) -> None:
    """The record holds the first day without; of a window of days and of a project the last day itself."""
    words = ValueWords.of(load_translator("de"), Office(tmp_path).store, [])
    told = {("mandate", "end"): "31.\u00a0Dezember\u00a02020", ("project", "ends"): "1.\u00a0Januar\u00a02021"}
    told |= {("territory", "valid_to"): told["mandate", "end"], ("call", "closes"): told["project", "ends"]}
    for (kind, register), said in told.items():
        assert words.text(kind, register, "2021-01-01") == said
        assert words.of_field(kind, register, date(2021, 1, 1)) == said
    assert words.of_field("meeting", "end", time(17, 0)) == "17:00"
