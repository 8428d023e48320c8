"""Does a file of steps do what it says, or nothing at all?"""

import importlib
import inspect
import itertools
import json
import pkgutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import ctj_desktop.services
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import Language, TranslationState, translation_state
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue import steps
from ctj_desktop.services.catalogue.apply import MOST_REFUSED, Applied, apply_steps
from ctj_desktop.services.steps.errors import (
    BadStep,
    LineRefused,
    MissingField,
    StepsRefused,
    UnknownField,
    UnknownStep,
    UnreadableLine,
    WrongValue,
)
from ctj_desktop.services.steps.step import RESERVED, form_of
from ctj_desktop.storage.log import history
from tests.office import Office

AT = "2026-11-03T09:00:00+01:00"
Line = Mapping[str, object]

COMMITTEE: dict[str, object] = {
    "do": "add_committee",
    "as": "moc",
    "code": "MOC",
    "name": {"fr": "Comité", "de": "Ausschuss"},
    "at": AT,
}
MEETING: dict[str, object] = {
    "do": "plan_meeting",
    "as": "m",
    "committee": "$moc",
    "on": "2027-03-12",
    "start": "14:00",
}
ITEM: dict[str, object] = {
    "do": "add_agenda_item",
    "as": "x",
    "meeting": "2027-01",
    "title": {"fr": "Divers", "de": "Varia"},
}


def run(office: Office, *lines: Line | str, dry_run: bool = False) -> list[Applied]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return apply_steps(office.store, texts, dry_run=dry_run)


def refused(office: Office, *lines: Line | str) -> BadStep:
    """The refusal, after checking that nothing was written and that it is a sentence in every language."""
    before = len(history.history(office.store))
    with pytest.raises(StepsRefused) as caught:
        run(office, *lines)
    assert len(history.history(office.store)) == before
    (error,) = caught.value.refused
    for locale in ("fr", "de", "en"):
        assert error.line in sentence(load_translator(locale), error)
    return error


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_story_is_told_in_lines_that_name_one_another(office: Office) -> None:
    done = run(office, COMMITTEE, "", "# a remark", MEETING, ITEM)
    assert [(line.line, line.number) for line in done] == [(1, None), (4, "2027-01"), (5, None)]
    item = office.store.all(AgendaItem)[0]
    assert str(item.id) == done[2].id
    assert translation_state(item.title, Language.DE) is TranslationState.DONE
    newest = history.history(office.store)[0].operation
    assert newest.at == datetime(2026, 11, 3, 8, tzinfo=UTC)
    assert newest.label.key == "agenda_item.added"


def test_a_dry_run_does_everything_and_keeps_nothing(office: Office) -> None:
    done = run(office, COMMITTEE, MEETING, dry_run=True)
    assert done[1].number == "2027-01"
    assert office.store.count(Committee) == 0
    assert run(office, COMMITTEE, MEETING)[1].number == "2027-01"


def test_the_author_of_a_line_is_a_person_of_the_workspace(office: Office) -> None:
    run(
        office,
        {"do": "add_person", "as": "sec", "family_name": "Secrétaire", "given_name": "CH", "at": AT},
        {"do": "add_organisation", "name": {"fr": "Commune", "de": "Gemeinde"}, "author": "CH Secrétaire"},
    )
    assert history.history(office.store)[0].operation.author == office.store.all(Person)[0].id


def test_one_wrong_line_undoes_all_lines(office: Office) -> None:
    error = refused(office, COMMITTEE, MEETING, ITEM | {"titel": {"fr": "x"}})
    assert isinstance(error, UnknownField)
    assert (error.line, error.step, error.field) == ("3", "add_agenda_item", "titel")
    assert "title" in error.allowed


@pytest.mark.parametrize(
    ("line", "kind", "field"),
    [
        ({"do": "plan_meeting", "committee": "$moc", "on": "12.03.2027"}, WrongValue, "on"),
        ({"do": "plan_meeting", "committee": "$moc", "on": "2027-02-29"}, WrongValue, "on"),
        ({"do": "plan_meeting", "committee": "$moc", "start": "25:00"}, WrongValue, "start"),
        ({"do": "plan_meeting", "committee": "$nobody"}, WrongValue, "committee"),
        ({"do": "plan_meeting", "committee": "NIX"}, WrongValue, "committee"),
        ({"do": "plan_meeting", "committee": None}, WrongValue, "committee"),
        ({"do": "plan_meeting", "committee": 7}, WrongValue, "committee"),
        ({"do": "plan_meeting", "committee": "$moc", "chair": "$moc"}, WrongValue, "chair"),
        ({"do": "plan_meeting", "committee": "$moc", "title": "text"}, WrongValue, "title"),
        ({"do": "plan_meeting", "committee": "$moc", "title": {"it": "text"}}, WrongValue, "title"),
        ({"do": "plan_meeting", "committee": "$moc", "title": {"fr": "\x00"}}, WrongValue, "title.fr"),
        ({"do": "plan_meeting", "committee": "$moc", "title": {"fr": "\ud800"}}, WrongValue, "title.fr"),
        ({"do": "add_seat", "committee": "$moc", "side": "de"}, WrongValue, "side"),
        ({"do": "add_person", "family_name": "X", "work_address": {"town": "Y"}}, WrongValue, "work_address"),
        ({"do": "add_secretariat", "committee": "$moc", "side": "fr", "lines": "x"}, WrongValue, "lines"),
        ({"do": "add_secretariat", "committee": "$moc", "side": "fr", "lines": [1]}, WrongValue, "lines[1]"),
        ({"do": "plan_meeting"}, MissingField, "committee"),
        ({"do": "plan_meeting", "committee": "$moc", "title": {"fr": "x" * 100_001}}, WrongValue, "title.fr"),
        ({"do": "add_agenda_item", "meeting": "$moc", "title": {"fr": "x"}}, WrongValue, "meeting"),
    ],
)
def test_a_wrong_value_is_named_by_line_step_and_field(
    office: Office, line: Line, kind: type[BadStep], field: str
) -> None:
    error = refused(office, COMMITTEE, line)
    assert type(error) is kind
    assert (error.line, error.__dict__["step"], error.__dict__["field"]) == ("2", line["do"], field)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "null", '{"do": "plan_meeting", "do": "add_person"}', "[" * 100_000, '{"do": "x", "as": "a b"}'],
)
def test_a_line_that_is_no_step_is_named(office: Office, line: str) -> None:
    assert isinstance(refused(office, COMMITTEE, line), UnreadableLine)


def test_times_are_given_with_their_zone(office: Office) -> None:
    for at in (None, "yesterday", "2026-11-03T09:00:00", 7):
        assert isinstance(refused(office, COMMITTEE | {"at": at}), UnreadableLine)


def test_an_unknown_step_gets_its_nearest_names(office: Office) -> None:
    error = refused(office, COMMITTEE | {"do": "add_comitee"})
    assert isinstance(error, UnknownStep)
    assert "add_committee" in error.allowed


def test_a_refusal_keeps_its_own_reason(office: Office) -> None:
    error = refused(office, COMMITTEE, COMMITTEE | {"as": "again"})
    assert isinstance(error, LineRefused)
    assert isinstance(error.cause, UserError)


def all_refused(office: Office, *lines: Line | str) -> StepsRefused:
    """Every refusal of a run, after checking that nothing was written."""
    before = len(history.history(office.store))
    with pytest.raises(StepsRefused) as caught:
        run(office, *lines)
    assert len(history.history(office.store)) == before
    assert office.store.count(Committee) == 0
    for locale in ("fr", "de", "en"):
        assert all(error.line in sentence(load_translator(locale), error) for error in caught.value.refused)
        assert str(caught.value.built) in sentence(load_translator(locale), caught.value)
    return caught.value


def test_a_file_that_is_none_of_steps_is_not_read_to_its_end(office: Office) -> None:
    with pytest.raises(StepsRefused) as caught:
        apply_steps(office.store, ("{}" for _ in itertools.count()))
    assert caught.value.count == MOST_REFUSED


def test_every_wrong_line_is_named_in_one_run_and_what_builds_on_it_is_counted(office: Office) -> None:
    found = all_refused(
        office,
        COMMITTEE,
        MEETING | {"on": "12.03.2027"},
        ITEM | {"as": "y", "meeting": "$m"},
        ITEM,  # 2027-01, which line 2 would have been given
        {"do": "add_agenda_item", "meeting": "$y", "titel": {}},
        "{",
        {"do": "add_comitee", "code": "AUD"},
        COMMITTEE | {"as": "again"},
        {"do": "add_agenda_item", "meeting": "$x", "title": {"fr": "Sur une ligne comptée"}},
        {"do": "plan_meeting", "committee": "AUD"},  # line 7 mentions it
        {"do": "plan_meeting", "committee": "NIX"},
        MEETING | {"as": "n", "on": "2027-06-01"},
        {"do": "add_person", "as": "m", "family_name": "X"},
    )
    assert [(error.line, type(error)) for error in found.refused] == [
        ("2", WrongValue),
        ("5", UnknownField),
        ("6", UnreadableLine),
        ("7", UnknownStep),
        ("8", LineRefused),
        ("11", WrongValue),
        ("13", UnreadableLine),
    ]
    assert (found.count, found.built) == (7, 4)


def test_a_time_that_cannot_be_read_is_one_mistake(office: Office) -> None:
    found = all_refused(office, COMMITTEE | {"at": "yesterday"}, MEETING, ITEM | {"titel": {}})
    assert [error.line for error in found.refused] == ["1", "3"]
    assert (found.count, found.built) == (2, 1)
    found = all_refused(office, COMMITTEE | {"at": None}, {"do": "add_person", "family_name": "X", "at": AT}, MEETING)
    assert [error.line for error in found.refused] == ["1"]
    assert found.built == 1  # the meeting; the person has a time of its own


def test_of_very_many_wrong_lines_the_first_hundred_are_named(office: Office) -> None:
    found = all_refused(office, *({"do": "?", "at": AT} for _ in range(150)))
    assert (len(found.refused), found.count, found.built) == (100, 150, 0)
    assert "150" in sentence(load_translator("fr"), found)


@pytest.mark.parametrize("raw", [True, False])
def test_a_refused_character_is_named_with_its_place(office: Office, raw: bool) -> None:
    line = {"do": "plan_meeting", "committee": "$moc", "title": {"fr": "Les marchés\x07 et foires"}, "at": AT}
    text = json.dumps(line).replace("\\u0007", "\x07") if raw else json.dumps(line)
    (error,) = all_refused(office, COMMITTEE, text).refused
    said = sentence(load_translator("en"), error)
    assert "“plan_meeting”" in said
    assert "“title.fr”" in said
    assert "U+0007 at place 12" in said
    assert "Les marchés□ et" in said


def test_a_line_of_deep_values_is_refused_like_any_other(office: Office) -> None:
    for depth in range(900, 1000, 5):
        all_refused(office, '{"do": "add_person", "family_name": ' + "[" * depth + "]" * depth + "}")


@pytest.mark.slow
def test_a_line_of_very_many_fields_is_refused_and_not_compared_field_with_field(office: Office) -> None:
    many = {f"{number:x}": 0 for number in range(80_000)}
    error = refused(office, {"do": "add_committee", "at": AT, **many})
    assert isinstance(error, UnknownField)
    twice = json.dumps({"do": "add_committee", **many})[:-1] + ', "ff": 1}'
    assert "“ff” 2×" in sentence(load_translator("en"), refused(office, twice))


def test_a_name_is_given_once(office: Office) -> None:
    assert isinstance(refused(office, COMMITTEE, MEETING | {"as": "moc"}), UnreadableLine)


@pytest.mark.parametrize(
    "title",
    ["a & b < c > d", "🧀 Mont d’Or 🇫🇷", "x" * 10_000, "שלום עולם", "مرحبا", "ligne 1\nligne 2", "1er mars", "l’ESS"],
)
def test_any_text_is_kept_as_it_was_written(office: Office, title: str) -> None:
    run(office, COMMITTEE, MEETING, ITEM | {"title": {"fr": title}})
    assert office.store.all(AgendaItem)[0].title.fr.text == title


@pytest.mark.parametrize("amount", ["1e3", "NaN", "Infinity", "1.234", "12'000", "", "9" * 30, 5, None])
def test_an_amount_is_written_plainly(office: Office, amount: object) -> None:
    project = {"do": "add_project", "as": "p", "committee": "$moc", "title": {"fr": "Projet"}}
    line = {
        "do": "add_budget_line",
        "project": "$p",
        "side": "ch",
        "label": {"fr": "Salle"},
        "amount": {"amount": amount, "currency": "CHF"},
    }
    assert isinstance(refused(office, COMMITTEE, project, line), WrongValue)
    run(office, COMMITTEE, project, line | {"amount": {"amount": "12000.50", "currency": "CHF"}})


def test_a_leap_day_is_a_day(office: Office) -> None:
    done = run(office, COMMITTEE, MEETING | {"on": "2028-02-29"})
    assert done[1].number == "2028-01"
    assert office.store.all(Meeting)[0].on == date(2028, 2, 29)


def test_a_draft_translation_is_marked_and_one_side_may_be_changed(office: Office) -> None:
    run(
        office,
        COMMITTEE,
        MEETING,
        ITEM | {"title": {"fr": "Marchés", "de": {"text": "Märkte", "draft": True}}},
    )
    item = office.store.all(AgendaItem)[0]
    assert translation_state(item.title, Language.DE) is TranslationState.DRAFT
    run(office, {"do": "change_agenda_item", "item": str(item.id), "title": {"de": "Märkte"}, "at": AT})
    after = office.store.all(AgendaItem)[0]
    assert after.title.fr.text == "Marchés"
    assert translation_state(after.title, Language.DE) is TranslationState.DONE


def test_a_number_that_fits_two_committees_is_not_guessed(office: Office) -> None:
    other = COMMITTEE | {"as": "aud", "code": "AUD"}
    run(office, COMMITTEE, other, MEETING, MEETING | {"as": "n", "committee": "AUD"})
    error = refused(office, ITEM | {"at": AT})
    assert isinstance(error, WrongValue)
    assert len(error.allowed) == 2
    run(office, ITEM | {"at": AT, "meeting": "AUD/2027-01"})
    assert office.store.count(AgendaItem) == 1


def test_bodies_are_named_by_their_name(office: Office) -> None:
    run(
        office,
        COMMITTEE,
        {"do": "add_organisation", "name": {"fr": "Ville de Bienne", "de": "Stadt Biel"}},
        {"do": "add_person", "family_name": "X", "organisation": "Stadt Biel"},
    )
    assert office.store.all(Person)[0].organisation == office.store.all(Organisation)[0].id


def test_every_marked_function_is_listed_once_and_described() -> None:
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(ctj_desktop.services.__path__, "ctj_desktop.services.")
    ]
    marked = {
        function
        for module in modules
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if vars(function).get("is_step")
    }
    assert marked == set(steps.STEPS)
    assert len(set(steps.forms())) == len(steps.STEPS)
    for step in steps.STEPS:
        form = form_of(step)
        assert form.description.endswith((".", "; undo brings it back.")), form.name
        assert not {field.name for field in form.fields} & RESERVED
    assert steps.described()
    assert ctj_desktop.services.__doc__
