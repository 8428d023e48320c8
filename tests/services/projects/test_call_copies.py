"""Is a new year's call a copy with days and amounts changed, and does it say what differs?"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.funding.copies import RuleDifference
from ctj_desktop.domain.ids import CallId, ctj_home
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, Instrument, RuleKind
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.naming.difference_words import day_difference, rule_difference
from ctj_desktop.services.projects import call_copies, calls, funds, routes
from ctj_desktop.services.projects.call_copies import CopiedRate, CopiedRule, CopiedShare, compared_with
from ctj_desktop.services.projects.refusals import BadRate, DecidedTooEarly, NothingShared, ReportedTooEarly
from ctj_desktop.services.steps.refusals import CodeTaken, EndBeforeStart, NotHere
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.storage.agreement import assert_agrees

CHF, EUR = Currency.CHF, Currency.EUR
FR = load_translator("fr_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with a call of its own, whole."""
    made = Office(tmp_path)
    route = made.do_fields(
        routes.add_pipeline, code="F", name=text("Fonds", "Fonds"), instrument=Instrument.FPPT
    ).record
    call = made.do_fields(
        calls.add_call,
        pipeline=route.id,
        code="2026-1",
        name=text("Appel de printemps 2026", "Frühlingsaufruf 2026"),
        opens=date(2026, 2, 27),
        closes=date(2026, 4, 15),
        report_by=date(2027, 12, 31),
        source="Site du fonds",
    ).record
    made.do_fields(
        calls.add_call_rule,
        call=call.id,
        rule_kind=RuleKind.MAX_AID,
        text=text("Au plus CHF 10’000 ou 10 700 €", "Höchstens CHF 10’000 oder EUR 10’700"),
        amount_chf=Money(1_000_000, CHF),
        amount_eur=Money(1_070_000, EUR),
        source="Site du fonds",
    )
    made.do_fields(calls.add_call_rule, call=call.id, rule_kind=RuleKind.THEME, text=text("Culture", "Kultur"))
    made.do_fields(
        calls.add_exchange_rate, call=call.id, from_currency=CHF, to_currency=EUR, rate="1.07", on=date(2026, 2, 27)
    )
    made.do_fields(
        funds.add_call_share, call=call.id, name="Région", side=Side.FR, amount=Money(100, EUR), on=date(2026, 1, 1)
    )
    return made


def the_call(office: Office) -> Call:
    return office.store.all(Call, code="2026-1")[0]


def copied(office: Office, **fields: Any) -> Call:
    return office.do_fields(call_copies.copy_call, based_on=the_call(office).id, **fields).record


def of(office: Office, cls: type[Any], call: Call) -> Any:
    return office.store.all(cls, call=call.id, order="id")


def test_a_copy_is_a_year_later_with_all_that_belongs_to_it(office: Office) -> None:
    made = copied(office)
    assert (made.code, made.name.fr.text, made.name.de.text) == (
        "2027-1",
        "Appel de printemps 2027",
        "Frühlingsaufruf 2027",
    )
    assert (made.opens, made.closes, made.report_by) == (date(2027, 2, 27), date(2027, 4, 15), date(2028, 12, 31))
    assert (made.based_on, made.source) == (the_call(office).id, "")
    assert len(of(office, CallRule, made)) == 2
    assert {rule.source for rule in of(office, CallRule, made)} == {""}
    [rate], [share] = of(office, ExchangeRate, made), of(office, CallShare, made)
    assert (rate.rate, rate.on) == ("1.07", date(2026, 2, 27))
    assert (share.name, share.on) == ("Région", date(2027, 1, 1))
    assert_agrees(office.store)
    office.undo()
    assert [office.store.count(cls) for cls in (Call, CallRule, ExchangeRate, CallShare)] == [1, 2, 1, 1]


def test_amounts_that_are_given_stand_in_the_words_too(office: Office) -> None:
    call = the_call(office)
    rule = office.store.all(CallRule, call=call.id, rule_kind=RuleKind.MAX_AID)[0]
    [rate], [share] = of(office, ExchangeRate, call), of(office, CallShare, call)
    made = copied(
        office,
        opens=date(2028, 3, 1),
        closes=date(2028, 4, 1),
        source="Appel 2028",
        rules=(CopiedRule(call_rule=rule.id, amount_chf=rule.amount_chf, amount_eur=Money(1_050_000, EUR)),),
        rates=(CopiedRate(exchange_rate=rate.id, rate="1.05", on=date(2028, 3, 1)),),
        shares=(CopiedShare(call_share=share.id, amount=Money(200, EUR)),),
    )
    assert (made.code, made.name.fr.text) == ("2028-1", "Appel de printemps 2028")
    new = office.store.all(CallRule, call=made.id, rule_kind=RuleKind.MAX_AID)[0]
    assert new.text.fr.text == "Au plus CHF 10’000 ou 10 500 €"
    assert new.text.de.text == "Höchstens CHF 10’000 oder EUR 10’500"
    assert (new.amount_eur, new.source) == (Money(1_050_000, EUR), "Appel 2028")
    [rate], [share] = of(office, ExchangeRate, made), of(office, CallShare, made)
    assert (rate.rate, rate.source, share.amount) == ("1.05", "Appel 2028", Money(200, EUR))
    said = differences(office, made)
    assert "Aide maximale : CHF 10’000.00 / 10 500,00 €, et non CHF 10’000.00 / 10 700,00 €" in said


def differences(office: Office, call: Call) -> list[str]:
    [other] = compared_with(office.store, call)
    found = call_copies.differences_from(office.store, call, other)
    said = [day_difference(FR, *day) for day in found.days] + [rule_difference(FR, one) for one in found.rules]
    return [one.replace("\u202f", " ").replace("\u00a0", " ") for one in said]


def test_what_is_more_and_what_is_fewer_is_said(office: Office) -> None:
    made = copied(office, opens=None, closes=None, decides_on=date(2027, 5, 1))
    theme = office.store.all(CallRule, call=made.id, rule_kind=RuleKind.THEME)[0]
    office.do(calls.remove_call_rule, call_rule=theme.id)
    office.do_fields(
        calls.add_call_rule, call=made.id, rule_kind=RuleKind.CRITERIA, text=text("Deux critères"), number=2
    )
    assert differences(office, made) == [
        "Disparu : Ouverture le 27 février 2026",
        "Disparu : Clôture le 15 avril 2026",
        "Nouveau : Décision le 1er mai 2027",
        "Bilans à remettre au plus tard le : 31 décembre 2028, et non 31 décembre 2027",
        "Disparu : Culture",
        "Nouveau : Deux critères",
    ]


def test_by_steps_the_earlier_call_alone_is_enough(office: Office) -> None:
    line = {"do": "copy_call", "based_on": "2026-1", "at": "2027-01-01T09:00:00+01:00"}
    apply_steps(office.store, [json.dumps(line)])
    assert {call.code for call in office.store.all(Call)} == {"2026-1", "2027-1"}


def test_a_call_without_days_is_copied_as_it_is_under_another_code(office: Office) -> None:
    office.do_fields(calls.change_call, call=the_call(office).id, opens=None, closes=None, report_by=None)
    made = copied(office, code="B")
    assert (made.name, made.opens, of(office, CallShare, made)[0].on) == (
        the_call(office).name,
        None,
        date(2026, 1, 1),
    )
    assert call_copies.differences_from(office.store, made, the_call(office)).rules == ()


WRONG: list[tuple[type[Refused], dict[str, Any]]] = [
    (CodeTaken, {"code": "2026-1"}),
    (EndBeforeStart, {"opens": date(2027, 5, 1), "closes": date(2027, 4, 1)}),
    (DecidedTooEarly, {"decides_on": date(2027, 4, 14)}),
    (ReportedTooEarly, {"decides_on": date(2027, 6, 1), "report_by": date(2027, 5, 1)}),
]


@pytest.mark.parametrize(("error", "given"), WRONG)
def test_what_makes_no_sense_is_refused_and_nothing_copied(
    office: Office, error: type[Refused], given: dict[str, Any]
) -> None:
    with pytest.raises(error):
        copied(office, **given)
    assert (office.store.count(Call), office.store.count(CallRule)) == (1, 2)


def test_amounts_that_make_no_sense_are_refused_and_nothing_copied(office: Office) -> None:
    [rate], [share] = of(office, ExchangeRate, the_call(office)), of(office, CallShare, the_call(office))
    with pytest.raises(BadRate):
        copied(office, rates=(CopiedRate(exchange_rate=rate.id, rate="0", on=TODAY),))
    with pytest.raises(NothingShared):
        copied(office, shares=(CopiedShare(call_share=share.id, amount=Money(0, EUR)),))
    with pytest.raises(NotHere):
        office.do_fields(call_copies.copy_call, based_on=CallId(share.id))
    assert office.store.count(Call) == 1


def test_an_own_call_is_compared_with_that_of_the_conference(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    published = next(one for one in office.store.all(Call, home=ctj_home()) if one.opens and one.closes)
    same = {"pipeline": published.pipeline, "opens": published.opens, "closes": published.closes}
    by_code = office.do_fields(calls.add_call, code=published.code, name=text("A"), **same).record
    by_days = office.do_fields(calls.add_call, code="B", name=text("B"), **same)
    apart = office.do_fields(calls.add_call, code="C", name=text("C"), pipeline=published.pipeline).record
    for call in (by_code, by_days.record):
        assert compared_with(office.store, call) == [published]
    assert compared_with(office.store, apart) == compared_with(office.store, published) == []
    told = [finding.code for finding in by_days.outcome.findings]
    assert told == ["call.overlap"]  # with the other call of this office, not with that of the conference
    assert [one.code for one in check_all(office.store, TODAY).findings] == ["call.overlap"]
    later = replace(by_code, opens=None)
    assert not calls.overlapping(office.store, later)
    moved = office.do_fields(calls.change_call, call=by_days.record.id, closes=published.closes, code="D")
    assert moved.outcome.findings == ()


def test_a_difference_of_words_alone_is_quoted(office: Office) -> None:
    theme = office.store.all(CallRule, rule_kind=RuleKind.THEME)[0]
    said = rule_difference(FR, RuleDifference(theme, replace(theme, text=text("Sport"))))
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == "Thème : « Sport », et non « Culture »"
