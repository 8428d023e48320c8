"""Does a copy of a call speak of its own year, its own days and its own amounts?"""

from datetime import date
from typing import Any

import pytest

from ctj_desktop.domain.funding import copies
from ctj_desktop.domain.ids import CallId, CallRuleId, PipelineId, ctj_home, uuid7
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import Call, CallRule, RuleKind
from ctj_desktop.domain.texts import Bilingual, Passage

CHF, EUR = Currency.CHF, Currency.EUR


def a_call(**fields: Any) -> Call:  # Any: fields of a record
    return Call(
        id=CallId(uuid7()), home=ctj_home(), pipeline=PipelineId(uuid7()), code="A", name=Bilingual.of("A"), **fields
    )


def a_rule(kind: RuleKind = RuleKind.MAX_AID, fr: str = "", **fields: Any) -> CallRule:
    return CallRule(
        id=CallRuleId(uuid7()),
        home=ctj_home(),
        call=CallId(uuid7()),
        rule_kind=kind,
        text=Bilingual.of(fr, fr),
        **fields,
    )


def test_the_year_of_a_call_is_that_in_which_it_opens_else_closes() -> None:
    assert copies.year_of(a_call(opens=date(2026, 12, 1), closes=date(2027, 1, 1))) == 2026
    assert copies.year_of(a_call(closes=date(2027, 1, 1))) == 2027
    assert copies.year_of(a_call()) is None


def test_days_keep_their_place_in_another_year() -> None:
    assert copies.years_later(date(2026, 3, 1), 1) == date(2027, 3, 1)
    assert copies.years_later(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert copies.years_later(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_the_year_changes_where_it_stands_by_itself() -> None:
    name = Bilingual.of("FPPT : appel de printemps 2026, n° 20261", "FPPT: Frühlingsaufruf 2026")
    assert copies.named_in_year(name, 2026, 2027).fr.text == "FPPT : appel de printemps 2027, n° 20261"
    assert copies.in_year("2026-1", 2026, 2027) == "2027-1"
    assert copies.in_year("2026-1", None, 2027) == copies.in_year("2026-1", 2026, None) == "2026-1"


BEFORE = Bilingual.of(
    "L’aide est plafonnée à CHF 10’000 ou 10 000 €, soit 10 000 personnes",
    "Der Beitrag beträgt höchstens CHF 10’000 oder EUR 10’000",
)


def test_an_amount_changes_only_in_its_currency_and_as_it_is_written() -> None:
    changed = copies.retold(BEFORE, Money(1_000_000, EUR), Money(1_070_050, EUR))
    assert changed.fr.text == "L’aide est plafonnée à CHF 10’000 ou 10 700.50 €, soit 10 000 personnes"
    assert changed.de.text == "Der Beitrag beträgt höchstens CHF 10’000 oder EUR 10’700.50"
    assert changed.de.checked_against != BEFORE.de.checked_against
    assert copies.retold(Bilingual.of("CHF 500.00"), Money(50_000, CHF), Money(150_000, CHF)).fr.text == "CHF 1’500.00"
    assert copies.retold(Bilingual.of("500,50 €"), Money(50_050, EUR), Money(60_000, EUR)).fr.text == "600,00 €"
    assert copies.retold(Bilingual.of("500 €"), Money(50_000, EUR), Money(100_000, EUR)).fr.text == "1\u202f000 €"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, Money(1, CHF)),
        (Money(1, CHF), None),
        (Money(1, CHF), Money(1, CHF)),
        (Money(1, CHF), Money(2, EUR)),
        (Money(77, CHF), Money(78, CHF)),
    ],
)
def test_words_stay_where_no_amount_is_told_or_it_is_not_said(old: Money | None, new: Money | None) -> None:
    assert copies.retold(BEFORE, old, new) == BEFORE


def test_a_rate_changes_before_its_sign() -> None:
    text = Bilingual.of("L’aide ne dépasse pas 50 % du coût, 50 fois", "höchstens 50% der Kosten")
    changed = copies.retold_rate(text, 5000, 6250)
    assert (changed.fr.text, changed.de.text) == (
        "L’aide ne dépasse pas 62.5 % du coût, 50 fois",
        "höchstens 62.5% der Kosten",
    )
    for old, new in ((None, 1), (1, None), (5000, 5000)):
        assert copies.retold_rate(text, old, new) == text


def test_a_rule_with_other_amounts_says_them() -> None:
    rule = a_rule(fr="CHF 100 ou 90 €, 50 %", amount_chf=Money(10_000, CHF), amount_eur=Money(9_000, EUR), rate=5000)
    changed = copies.with_amounts(rule, Money(20_000, CHF), Money(18_000, EUR), 4000)
    assert changed.text.fr.text == "CHF 200 ou 180 €, 40 %"
    assert (changed.amount_chf, changed.amount_eur, changed.rate) == (Money(20_000, CHF), Money(18_000, EUR), 4000)


def test_a_translation_that_waits_for_a_look_still_waits() -> None:
    text = Bilingual(fr=Passage(text="2026"), de=Passage(text="2026", checked_against="other", draft=True))
    changed = copies.named_in_year(text, 2026, 2027)
    assert changed.de == Passage(text="2027", checked_against="other", draft=True)


def test_rules_that_are_changed_fewer_and_more_are_told_apart() -> None:
    aid = a_rule(fr="Aide de CHF 10’000", amount_chf=Money(1_000_000, CHF))
    less = replace(aid, id=CallRuleId(uuid7()), text=Bilingual.of("Aide de CHF 8’000"), amount_chf=Money(800_000, CHF))
    same = a_rule(RuleKind.OTHER, "Population")
    gone, new = a_rule(RuleKind.OTHER, "Inédit"), a_rule(RuleKind.OTHER, "Durable")
    share = a_rule(RuleKind.MAX_RATE, "Taux inconnu", confirmed=False)
    known = a_rule(RuleKind.MAX_RATE, "La moitié au plus", rate=5000)
    again = replace(same, id=CallRuleId(uuid7()), source="Autre source")
    found = copies.rule_differences([aid, same, gone, share], [again, new, less, known])
    assert found == [
        copies.RuleDifference(aid, less),
        copies.RuleDifference(gone, new),
        copies.RuleDifference(share, known),
    ]


def test_of_several_of_one_kind_nothing_is_guessed() -> None:
    one, two, three = (a_rule(RuleKind.OTHER, fr) for fr in ("Un", "Deux", "Trois"))
    assert copies.rule_differences([one, two], [three]) == [
        copies.RuleDifference(one, None),
        copies.RuleDifference(two, None),
        copies.RuleDifference(None, three),
    ]
    assert copies.rule_differences([], []) == []
