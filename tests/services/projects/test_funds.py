"""Is it kept who pays into the fund of a call and what came of it, by whoever says so?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import HomeId, ctj_home
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import Call, Pipeline
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.catalogue.record_lines import record_lines
from ctj_desktop.services.membership import people
from ctj_desktop.services.projects import calls, funds
from ctj_desktop.services.projects.refusals import FunderMissing, NothingPublished, NothingShared, WrittenInOther
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")
CHF, EUR = Currency.CHF, Currency.EUR


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    return made


def own_call(office: Office) -> Call:
    committee = office.a_committee().id
    route = office.store.all(Pipeline, code="FPPT")[0].id
    return office.do_fields(calls.add_call, committee=committee, pipeline=route, code="A", name=text("Appel A")).record


def test_a_funder_is_a_body_or_a_name_and_its_share_goes_with_the_call(office: Office) -> None:
    call = own_call(office)
    region = office.do_fields(
        people.add_organisation, name=text("Région"), organisation_kind=OrganisationKind.REGION, side=Side.FR
    ).record
    paid = {"call": call.id, "side": Side.FR, "amount": Money(2_500_000, EUR)}
    by_body = office.do_fields(funds.add_call_share, funder=region.id, on=date(2027, 1, 1), **paid).record
    by_name = office.do_fields(funds.add_call_share, name=" Préfecture ", **paid).record
    assert (by_body.home, by_name.name) == (call.home, "Préfecture")
    lines = record_lines(office.store, FR, "call_share", TODAY, among={"call": call.id}, right=("amount",))
    assert [(line.name, line.right) for line in lines] == [
        ("Préfecture", "25\u202f000,00\xa0€"),
        ("Région", "25\u202f000,00\xa0€"),
    ]
    rows = rows_of(office.store, "shares", ListFilter())
    assert {row["call_code"] for row in rows} == {"A"}
    assert [row["funder_name"] for row in rows if row["funder"]] == [{"fr": "Région", "de": ""}]
    office.do_fields(funds.change_call_share, call_share=by_name.id, amount=Money(1_000_000, CHF), side=Side.CH)
    office.do(funds.remove_call_share, call_share=by_name.id)
    back = office.do(restore_record, record=by_name.id).record
    assert isinstance(back, CallShare)
    assert back.amount == Money(1_000_000, CHF)
    office.do(calls.remove_call, call=call.id)
    assert office.store.count(CallShare) == 0
    office.undo()
    assert office.store.count(CallShare) == 2


def test_what_was_published_reads_as_its_source_gives_it(office: Office) -> None:
    call = own_call(office)
    first = office.do_fields(
        funds.add_call_result,
        call=call.id,
        projects=8,
        awarded_chf=Money(4_300_000, CHF),
        awarded_eur=Money(4_600_000, EUR),
        on=date(2027, 12, 20),
    ).record
    office.do_fields(
        funds.add_call_result, call=call.id, projects=1, awarded_chf=Money(1, CHF), whole_year=True, at_least=True
    )
    office.do_fields(funds.add_call_result, call=call.id, note=text("Aucun chiffre publié"))
    lines = record_lines(office.store, FR, "call_result", TODAY, among={"call": call.id}, name=("published",))
    assert {line.name for line in lines} == {
        "8 projets · CHF\xa043’000.00 / 46\u202f000,00\xa0€",
        "1 projet · plus de CHF\xa00.01 · toute l’année",
        "Aucun chiffre publié",
    }
    assert office.do_fields(funds.change_call_result, call_result=first.id, projects=0).record.projects == 0
    office.do(funds.remove_call_result, call_result=first.id)
    assert office.store.count(CallResult, call=call.id) == 2
    office.undo()
    assert [row["projects"] for row in rows_of(office.store, "results", ListFilter())].count(0) == 1


def test_what_is_said_of_a_call_of_the_conference_is_ones_own(office: Office) -> None:
    published = office.store.all(Call, home=ctj_home())[0]
    committee = office.a_committee().id
    ours = office.do_fields(funds.add_call_result, call=published.id, projects=1).record
    theirs = office.do_fields(funds.add_call_result, call=published.id, projects=2, committee=committee).record
    assert (ours.home, theirs.home) == (office.store.home(), HomeId(committee))


WRONG: list[tuple[type[Refused], dict[str, Any]]] = [
    (FunderMissing, {"name": "  ", "amount": Money(1, EUR)}),
    (NothingShared, {"name": "Région", "amount": Money(0, EUR)}),
    (NegativeAmount, {"name": "Région", "amount": Money(-1, EUR)}),
]


@pytest.mark.parametrize(("error", "given"), WRONG)
def test_a_share_says_who_and_how_much(office: Office, error: type[Refused], given: dict[str, Any]) -> None:
    call = own_call(office)
    with pytest.raises(error):
        office.do_fields(funds.add_call_share, call=call.id, side=Side.FR, **given)
    assert office.store.count(CallShare) == 0


UNSOUND: list[tuple[type[Refused], dict[str, Any]]] = [
    (NothingPublished, {}),
    (NegativeAmount, {"projects": -1}),
    (NegativeAmount, {"awarded_eur": Money(-1, EUR)}),
    (WrittenInOther, {"awarded_chf": Money(1, EUR)}),
]


@pytest.mark.parametrize(("error", "given"), UNSOUND)
def test_a_result_says_something_in_its_currencies(office: Office, error: type[Refused], given: dict[str, Any]) -> None:
    call = own_call(office)
    with pytest.raises(error):
        office.do_fields(funds.add_call_result, call=call.id, **given)
    assert office.store.count(CallResult, call=call.id) == 0
