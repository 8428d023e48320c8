"""Is what was found of a rule said in each language, with the figure that would fit, the rate and its day?"""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.funding.eligibility import Case, CasePartner, RuleVerdict, eligibility, verdict
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.funding.verdicts import Judged, Measured, RuleState, Share, Why
from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import RuleKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.projects.eligibility import (
    all_in_all_text,
    fitting_text,
    found_word,
    rate_text,
    verdict_text,
    window_text,
)
from ctj_desktop.i18n.words import word
from tests.domain.funding.examples import DAY, RATE, a_call, a_rule, chf, eur

FR, DE, EN = load_translator("fr_CH"), load_translator("de_CH"), load_translator("en")
HERE = TerritoryId(UUID(int=5))
NAMES: dict[UUID, Bilingual] = {HERE: Bilingual.of("Mont d’Or – Chasseron", "Mont d’Or – Chasseron")}
RULE = a_rule(
    RuleKind.THEME, themes=("Culture",), holders=(OrganisationKind.ASSOCIATION,), territories=(HERE,), number=3
)


def plain(text: str) -> str:
    """With ordinary spaces, as it is typed here."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(t: Translator, rule: Any, **case: Any) -> str:
    return plain(verdict_text(t, verdict(rule, Case(on=DAY, rate=RATE, **case)), NAMES))


def test_what_is_above_is_said_with_rate_and_day() -> None:
    rule = a_rule(RuleKind.MAX_BUDGET, amount_chf=chf(100_000))
    cost = Sums(50_000_00, 56_045_00)
    assert said(FR, rule, cost=cost) == (
        "CHF 3’200.00 au-dessus du plafond de CHF 100’000.00 au taux 0,9431 du 1er mars 2026."
    )
    assert said(DE, rule, cost=cost) == (
        "CHF 3’200.00 über der Grenze von CHF 100’000.00 zum Kurs 0.9431 vom 1. März 2026."
    )
    above = verdict(rule, Case(on=DAY, rate=RATE, cost=cost))
    assert plain(fitting_text(FR, above)) == "CHF 3’200.00 de moins conviendraient."
    assert plain(fitting_text(DE, verdict(rule, Case(on=DAY, cost=Sums(chf=1))))) == ""


def test_a_share_says_what_the_costs_allow() -> None:
    rule = a_rule(RuleKind.MAX_RATE, rate=5_000)
    found = verdict(rule, Case(on=DAY, requested=Sums(eur=600_00), cost=Sums(eur=1_000_00), in_kind=Sums(eur=100_00)))
    assert plain(fitting_text(DE, found)) == "Höchstens EUR 500.00 würden passen."
    assert "60" in verdict_text(FR, found)
    least = a_rule(RuleKind.MIN_BUDGET, amount_eur=eur(100))
    assert (
        plain(fitting_text(FR, verdict(least, Case(on=DAY, cost=Sums(eur=90_00))))) == "10,00 € de plus conviendraient."
    )


def test_an_unconfirmed_rule_says_so_first() -> None:
    rule = a_rule(RuleKind.MAX_AID, amount_eur=eur(5), confirmed=False)
    assert said(DE, rule, requested=Sums(eur=6_00)).startswith("Keine Quelle bestätigt diese Regel")
    assert "1,00" in said(FR, rule, requested=Sums(eur=6_00))
    assert said(FR, a_rule(RuleKind.OTHER, confirmed=False)).count(".") == 1


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("t", [FR, DE, EN], ids=lambda t: t.locale)
def test_whatever_was_found_is_a_sentence(t: Translator, why: Why) -> None:
    figure = Measured(amount=eur(1), limit=eur(2), rate=RATE)
    share = Share(aid=eur(1), cost=eur(0), highest=5_000, in_kind=eur(0), rate=RATE)
    for measured in (figure, None):
        judged = Judged(found=RuleState.FAILS, why=why, figure=measured, share=share, side=Side.CH, number=2)
        text = verdict_text(t, RuleVerdict(rule=RULE, found=RuleState.FAILS, judged=judged), NAMES)
        assert text.endswith((".", "…"))
        assert "{" not in text
        assert "None" not in text


def test_the_window_the_rate_and_the_count_are_said() -> None:
    rules = [a_rule(RuleKind.PARTNER_BOTH_SIDES), a_rule(RuleKind.OTHER), a_rule(RuleKind.OTHER, confirmed=False)]
    partners = (CasePartner(side=Side.FR), CasePartner(side=Side.CH))
    case = Case(on=DAY, partners=partners)
    days = ((DAY, date(2026, 4, 15)), (date(2026, 3, 2), None), (None, date(2026, 2, 28)), (None, None))
    windows = [plain(window_text(FR, eligibility(a_call(*of), rules, case))) for of in days]
    assert windows == [
        "L’appel est ouvert du 1er mars 2026 au 15 avril 2026.",
        "L’appel n’est pas encore ouvert : les dossiers sont reçus dès le 2 mars 2026.",
        "L’appel est clos : les dossiers étaient reçus jusqu’au 28 février 2026.",
        "On ne connaît pas les dates de cet appel.",
    ]
    found = eligibility(a_call(), rules, case)
    assert plain(all_in_all_text(FR, found)) == "1 règle inconnue · 1 règle non confirmée · 1 règle respectée"
    assert all_in_all_text(DE, replace(found, verdicts=())) == "Von diesem Aufruf ist keine Regel bekannt."
    assert rate_text(FR, None).startswith("Aucun cours de change")
    assert rate_text(DE, RATE, "snb.ch").endswith("(snb.ch)")
    francs = DatedRate(base=Currency.CHF, factor=Decimal("1.07"), on=DAY)
    assert "1 CHF = 1,07 EUR" in plain(rate_text(FR, francs))
    assert (word(FR, RuleKind.MAX_AID), found_word(DE, RuleState.PASSES)) == ("Aide maximale", "eingehalten")
