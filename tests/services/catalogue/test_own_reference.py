"""Does an office or a committee keep reference data of its own beside the conference's, by lines of steps alone?"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, StandingItem
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import OfficeKind
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, Pipeline, Project, Stage, StageTransition
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.apply import Applied, apply_steps
from ctj_desktop.services.catalogue.bin import BIN_KINDS, bin_lines, restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings import agenda, standing_items
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.projects import calls, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.refusals import BadRate, BadShare, OtherRoute
from ctj_desktop.services.projects.stages import way
from ctj_desktop.services.steps.errors import StepsRefused
from ctj_desktop.services.steps.refusals import (
    CodeMissing,
    CodeTaken,
    EndBeforeStart,
    KeptElsewhere,
    NegativeAmount,
    NotHere,
    StillUsed,
)
from ctj_desktop.services.texts import glossary
from ctj_desktop.services.texts.refusals import BadField, UnknownFields
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.check import check
from tests.office import TODAY, Office, text
from tests.storage.agreement import assert_agrees

Line = Mapping[str, object]
AT = "2026-11-03T09:00:00+01:00"


def both(fr: str, de: str) -> dict[str, str]:
    return {"fr": fr, "de": de}


OWN: list[Line] = [
    {"do": "add_standing_item", "as": "welcome", "title": both("Accueil", "Begrüssung"), "minutes": 5},
    {"do": "add_standing_item", "as": "tour", "committee": "MOC", "title": both("Tour de table", "Runde"), "place": 1},
    {"do": "add_glossary_term", "as": "term", "term": both("écopoint", "Ökopunkt"), "english": "eco point"},
    {
        "do": "add_pipeline",
        "as": "route",
        "committee": "MOC",
        "code": "MOC-F",
        "name": both("Fonds du MOC", "MOC-Fonds"),
        "instrument": "own_funds",
    },
    {"do": "add_stage", "as": "idea", "pipeline": "$route", "code": "idea", "name": both("Idée", "Idee")},
    {"do": "add_stage", "as": "done", "pipeline": "$route", "code": "end", "name": both("Fini", "Ende"), "role": "end"},
    {
        "do": "add_stage",
        "as": "draft",
        "pipeline": "$route",
        "code": "sketch",
        "name": both("Esquisse", "Skizze"),
        "place": 2,
    },
    {"do": "add_stage_transition", "from_stage": "$idea", "to_stage": "$draft"},
    {"do": "add_stage_transition", "from_stage": "$draft", "to_stage": "$done"},
    {
        "do": "add_call",
        "as": "call",
        "committee": "MOC",
        "pipeline": "$route",
        "code": "MOC-1",
        "name": both("Appel du MOC", "Aufruf des MOC"),
        "opens": "2027-01-01",
        "closes": "2027-01-01",
    },
    {
        "do": "add_call_rule",
        "as": "rule",
        "call": "$call",
        "rule_kind": "max_rate",
        "rate": 5000,
        "text": both("Moitié", "Hälfte"),
    },
    {
        "do": "add_exchange_rate",
        "as": "rate",
        "call": "$call",
        "from_currency": "EUR",
        "to_currency": "CHF",
        "rate": "0.95",
        "on": "2027-01-01",
    },
    {"do": "add_exchange_rate", "from_currency": "CHF", "to_currency": "EUR", "rate": "1.0526", "on": "2027-01-02"},
    {
        "do": "add_standard_text",
        "as": "letter",
        "committee": "MOC",
        "use": "letter",
        "name": both("Invitation", "Einladung"),
        "text": both("Cher {nom}, le {jour}", "Lieber {nom}, am {jour}"),
        "fields": ["nom", "jour", "nom"],
    },
    {
        "do": "add_standard_text",
        "use": "block",
        "name": both("Quorum", "Quorum"),
        "text": both("Le quorum est atteint.", "Das Quorum ist erreicht."),
    },
]
CHANGES: list[Line] = [
    {"do": "change_standing_item", "standing_item": "Accueil", "minutes": 10, "title": {"fr": "Bienvenue"}},
    {"do": "change_glossary_term", "glossary_term": "écopoint", "term": {"de": "Umweltpunkt"}},
    {"do": "change_pipeline", "pipeline": "MOC-F", "code": "MOC-G"},
    {"do": "change_stage", "stage": "sketch", "place": 1, "name": {"fr": "Croquis"}},
    {"do": "change_call", "call": "MOC-1", "closes": "2027-02-01"},
    {"do": "change_standard_text", "standard_text": "Invitation", "fields": ["jour", "nom", "lieu"]},
]


def run(office: Office, *lines: Line) -> list[Applied]:
    return apply_steps(office.store, [json.dumps({"at": AT, **line}) for line in lines])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with one committee and what the conference keeps."""
    made = Office(tmp_path)
    renew(made.store)
    made.a_committee("MOC")
    return made


def the_committee(office: Office) -> Committee:
    return office.store.all(Committee)[0]


def test_all_of_it_is_entered_and_changed_by_lines(office: Office) -> None:
    """Each row at home where its line says; the file agrees with its log, history tells each act in three languages."""
    before = check(office.store)
    run(office, *OWN)
    run(office, *CHANGES)
    store, home = office.store, the_committee(office).home
    assert [item.title.fr.text for item in store.all(StandingItem, home=store.home())] == ["Bienvenue"]
    assert [item.title.de.text for item in store.all(StandingItem, home=home)] == ["Runde"]
    assert [term.term.de.text for term in store.all(GlossaryTerm, home=store.home())] == ["Umweltpunkt"]
    route = store.all(Pipeline, home=home)[0]
    assert [stage.code for stage in way.stages_of(store, route.id)] == ["sketch", "idea", "end"]
    assert {stage.home for stage in store.all(Stage, pipeline=route.id)} == {home}
    assert store.count(StageTransition, home=home) == 2
    assert store.all(Call, home=home)[0].closes == date(2027, 2, 1)
    assert {rate.home for rate in store.all(ExchangeRate)} == {home, store.home(), ctj_home()} & {
        rate.home for rate in store.all(ExchangeRate)
    }
    letter = store.all(StandardText, home=home)[0]
    assert (letter.fields, letter.name.de.text) == (("jour", "nom", "lieu"), "Einladung")
    assert_agrees(store)
    assert check(store) == before
    for locale, said in (
        ("fr", "Texte type «\u202fInvitation\u202f» modifié"),
        ("de", "Textbaustein «Einladung» geändert"),
    ):
        assert said in sentence_of(load_translator(locale), happened(store, limit=1)[0])
    told = [sentence_of(load_translator("en"), one) for one in happened(store, limit=len(OWN) + len(CHANGES))]
    assert any("Allowed move “Idée → Esquisse” added" in one for one in told)


def test_lists_show_own_rows_first_and_then_the_conferences(office: Office) -> None:
    """Of one committee: its own and the office's, not another committee's."""
    run(office, *OWN)
    other = office.a_committee("AUD")
    run(office, {"do": "add_standing_item", "committee": "AUD", "title": both("Autre", "Anderes")})
    keepers = [row["keeper"] for row in rows_of(office.store, "standing", ListFilter())]
    assert len(keepers) > 5
    assert keepers[3:] == ["CTJ"] * len(keepers[3:])
    assert "CTJ" not in keepers[:3]
    titles = [row["title"] for row in rows_of(office.store, "standing", ListFilter(the_committee(office).id))]
    assert "Autre" not in str(titles)
    assert [row["code"] for row in rows_of(office.store, "pipelines", ListFilter())][:1] == ["MOC-F"]
    assert [row["code"] for row in rows_of(office.store, "pipelines", ListFilter(other.id))][:1] != ["MOC-F"]
    assert [row["code"] for row in rows_of(office.store, "calls", ListFilter())][:1] == ["MOC-1"]
    assert [(row["code"], row["following"]) for row in rows_of(office.store, "stages", ListFilter())][:3] == [
        ("idea", ["sketch"]),
        ("sketch", ["end"]),
        ("end", []),
    ]
    assert rows_of(office.store, "rules", ListFilter())[0]["call_code"] == "MOC-1"
    assert "MOC-1" in {row["call_code"] for row in rows_of(office.store, "rates", ListFilter())}
    assert [row["use"] for row in rows_of(office.store, "texts", ListFilter())] == ["block", "letter"]
    assert rows_of(office.store, "terms", ListFilter())[0]["english"] == "eco point"


def test_an_agenda_takes_own_standing_items_first_and_none_of_another_committee(office: Office) -> None:
    run(office, *OWN)
    other = office.a_committee("AUD")
    run(office, {"do": "add_standing_item", "committee": "AUD", "title": both("Autre", "Anderes")})
    meeting = office.a_meeting(the_committee(office).id)
    office.do(agenda.add_standing_items, meeting=meeting.id)
    titles = [item.title.fr.text for item in office.store.all(AgendaItem, meeting=meeting.id, order="position")]
    assert set(titles[:2]) == {"Accueil", "Tour de table"}
    assert "Autre" not in titles
    second = office.a_meeting(other.id)
    office.do(agenda.add_standing_items, meeting=second.id)
    first = office.store.all(AgendaItem, meeting=second.id, order="position")[:2]
    assert {item.title.fr.text for item in first} == {"Accueil", "Autre"}


def test_a_project_goes_along_an_own_route(office: Office) -> None:
    run(office, *OWN)
    committee = the_committee(office)
    call = office.store.all(Call, code="MOC-1")[0]
    project = office.do_fields(
        projects.add_project, committee=committee.id, title=text("Verger"), call=call.id, on=TODAY
    ).record
    office.do(projects.move_project, project=project.id, to="sketch", on=TODAY)
    assert [stage.code for stage in way.possible_moves(office.store, project.id)] == ["end"]
    stage = office.store.all(Stage, code="sketch")[0]
    with pytest.raises(StillUsed):
        office.do(routes.remove_stage, stage=stage.id)
    with pytest.raises(StillUsed):
        office.do(routes.remove_pipeline, pipeline=call.pipeline)
    with pytest.raises(StillUsed):
        office.do(calls.remove_call, call=call.id)
    assert office.store.count(Project) == 1


def test_what_the_conference_keeps_is_not_changed_here(office: Office) -> None:
    """Nor does anything of one's own come under it; but an own call may stand on its route."""
    store, do = office.store, office.do_fields
    item, term = store.all(StandingItem)[0], store.all(GlossaryTerm)[0]
    route, call = store.all(Pipeline)[0], store.all(Call)[0]
    stage, second = way.stages_of(store, route.id)[:2]
    rule = store.all(CallRule)[0]
    refused: tuple[tuple[Callable[..., Record], dict[str, object]], ...] = (
        (standing_items.change_standing_item, {"standing_item": item.id, "minutes": 1}),
        (standing_items.remove_standing_item, {"standing_item": item.id}),
        (glossary.change_glossary_term, {"glossary_term": term.id, "english": "x"}),
        (glossary.remove_glossary_term, {"glossary_term": term.id}),
        (routes.change_pipeline, {"pipeline": route.id, "code": "x"}),
        (routes.remove_pipeline, {"pipeline": route.id}),
        (routes.add_stage, {"pipeline": route.id, "code": "x", "name": text("x")}),
        (routes.change_stage, {"stage": stage.id, "code": "x"}),
        (routes.remove_stage, {"stage": stage.id}),
        (routes.add_stage_transition, {"from_stage": second.id, "to_stage": stage.id}),
        (routes.remove_stage_transition, {"from_stage": stage.id, "to_stage": second.id}),
        (calls.change_call, {"call": call.id, "source": "x"}),
        (calls.remove_call, {"call": call.id}),
        (calls.add_call_rule, {"call": call.id, "rule_kind": rule.rule_kind, "text": text("x")}),
        (calls.change_call_rule, {"call_rule": rule.id, "source": "x"}),
        (calls.remove_call_rule, {"call_rule": rule.id}),
    )
    for function, given in refused:
        with pytest.raises(KeptElsewhere):
            do(function, **given)
    made = do(calls.add_call, pipeline=route.id, code="OURS", name=text("Le nôtre")).record
    assert made.home == store.home()
    assert not [found for found in check(store) if found.severity == "error"]


def test_the_conferences_own_office_keeps_what_is_for_all(office: Office) -> None:
    own = office.store.get(OfficeRecord, office.store.office_id)
    assert own is not None
    with office.store.write(label=happened(office.store)[0].operation.label) as unit:
        unit.save(replace(own, office_kind=OfficeKind.CTJ), before=own)
    run(office, {"do": "add_standing_item", "title": both("Pour tous", "Für alle")})
    assert {item.home for item in office.store.all(StandingItem)} == {ctj_home()}
    item = office.store.all(StandingItem)[0]
    office.do_fields(standing_items.change_standing_item, standing_item=item.id, minutes=3)
    run(office, {"do": "add_standard_text", "use": "block", "name": both("A", "B"), "text": both("A", "B")})
    assert office.store.all(StandardText)[0].home == office.store.home()


def test_what_was_taken_away_comes_back_with_its_parts(office: Office) -> None:
    """A route with its stages and moves, a call with rules and rates; the conference's are not in this bin."""
    run(office, *OWN)
    store, before = (
        office.store,
        {cls: office.store.all(cls, order="id") for cls in (Stage, StageTransition, ExchangeRate)},
    )
    call, route = store.all(Call, code="MOC-1")[0], store.all(Pipeline, code="MOC-F")[0]
    office.do(calls.remove_call, call=call.id)
    office.do(routes.remove_pipeline, pipeline=route.id)
    office.do(standing_items.remove_standing_item, standing_item=store.all(StandingItem, home=store.home())[0].id)
    kinds = {line.kind for line in bin_lines(store, load_translator("fr"))}
    assert kinds == {"call", "call_rule", "exchange_rate", "pipeline", "stage", "stage_transition", "standing_item"}
    assert kinds <= set(BIN_KINDS)
    with pytest.raises(Refused):
        office.do(restore_record, record=call.id)  # its route is gone too
    office.do(restore_record, record=route.id)
    office.do(restore_record, record=call.id)
    assert {cls: store.all(cls, order="id") for cls in before} == before
    assert_agrees(store)
    theirs = store.all(GlossaryTerm, home=ctj_home())[0]
    with store.write(label=happened(store)[0].operation.label) as unit:
        unit.delete(theirs)
    assert "glossary_term" not in {line.kind for line in bin_lines(store, load_translator("fr"))}
    with pytest.raises(KeptElsewhere):
        office.do(restore_record, record=theirs.id)


def test_a_move_that_was_taken_away_and_allowed_again_is_one_row(office: Office) -> None:
    run(office, *OWN)
    start, end = (office.store.all(Stage, code=code)[0].id for code in ("idea", "sketch"))
    office.do(routes.remove_stage_transition, from_stage=start, to_stage=end)
    with pytest.raises(NotHere):
        office.do(routes.remove_stage_transition, from_stage=start, to_stage=end)
    office.do(routes.add_stage_transition, from_stage=start, to_stage=end)
    assert office.store.count(StageTransition, from_stage=start) == 1
    with pytest.raises(OtherRoute):
        office.do(routes.add_stage_transition, from_stage=start, to_stage=start)
    foreign = next(stage for stage in office.store.all(Stage) if stage.home == ctj_home())
    with pytest.raises(OtherRoute):
        office.do(routes.add_stage_transition, from_stage=start, to_stage=foreign.id)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            CodeTaken,
            {"do": "add_pipeline", "committee": "MOC", "code": " MOC-F ", "name": both("a", "b"), "instrument": "npr"},
        ),
        (CodeMissing, {"do": "add_pipeline", "code": " ", "name": both("a", "b"), "instrument": "npr"}),
        (CodeTaken, {"do": "add_stage", "pipeline": "MOC-F", "code": "idea", "name": both("a", "b")}),
        (CodeTaken, {"do": "change_stage", "stage": "MOC-F/idea", "code": "end"}),
        (EndBeforeStart, {"do": "change_call", "call": "MOC-1", "closes": "2026-12-31"}),
        (NegativeAmount, {"do": "add_standing_item", "title": both("a", "b"), "minutes": -1}),
        (
            BadShare,
            {"do": "add_call_rule", "call": "MOC-1", "rule_kind": "max_rate", "text": both("a", "b"), "rate": 10_001},
        ),
        (
            NegativeAmount,
            {
                "do": "add_call_rule",
                "call": "MOC-1",
                "rule_kind": "max_aid",
                "text": both("a", "b"),
                "amount_chf": {"amount": "-1", "currency": "CHF"},
            },
        ),
        (
            BadRate,
            {"do": "add_exchange_rate", "from_currency": "EUR", "to_currency": "EUR", "rate": "1", "on": "2027-01-01"},
        ),
        (
            BadRate,
            {
                "do": "add_exchange_rate",
                "from_currency": "EUR",
                "to_currency": "CHF",
                "rate": "0.0",
                "on": "2027-01-01",
            },
        ),
        (
            BadRate,
            {
                "do": "add_exchange_rate",
                "from_currency": "EUR",
                "to_currency": "CHF",
                "rate": "1e3",
                "on": "2027-01-01",
            },
        ),
        (
            UnknownFields,
            {"do": "change_standard_text", "standard_text": "Invitation", "text": {"fr": "Cher {nom}, {ville}"}},
        ),
        (UnknownFields, {"do": "change_standard_text", "standard_text": "Invitation", "fields": ["nom"]}),
        (BadField, {"do": "change_standard_text", "standard_text": "Invitation", "fields": ["nom", "jour", "{x}"]}),
    ],
)
def test_what_makes_no_sense_is_refused(office: Office, error: type[Refused], line: Line) -> None:
    """With a sentence in every language, and nothing is written."""
    run(office, *OWN)
    before = office.store.last_hlc()
    with pytest.raises(StepsRefused) as caught:
        run(office, line)
    assert isinstance(caught.value.refused[0].__cause__, error)
    assert office.store.last_hlc() == before


def test_an_unknown_field_is_named_with_those_that_are_known() -> None:
    for locale in ("fr", "de", "en"):
        said = sentence(load_translator(locale), UnknownFields(("ville", ""), ("nom", "jour")))
        assert "ville" in said
        assert "{}" in said
        assert "jour" in said


def test_own_texts_are_found_by_their_words(office: Office) -> None:
    run(office, *OWN)
    found = search_records(office.store, load_translator("fr"), "invitation", ["standard_text"], 5)
    assert [one.text for one in found] == ["Invitation"]
