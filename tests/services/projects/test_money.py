"""Are the money of a project and what came of it kept as separate facts, and is what cannot be said with why?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.money import LARGEST, Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import FinancingLine, MoneyOrigin, Payment, PaymentKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.projects import money
from ctj_desktop.services.projects.arrivals import arrivals
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.links import add_partner
from ctj_desktop.services.projects.refusals import (
    AboveGrant,
    AboveRequest,
    FundTwice,
    NothingPaid,
    OtherProject,
    OwnMoneyAsked,
    WrongCurrency,
)
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.services.projects.thread import Knot, Reached, ThreadKnot
from ctj_desktop.services.steps.refusals import NegativeAmount, NotHere, TooLarge
from tests.office import TODAY, Office, text


def eur(amount: int) -> Money:
    return Money(amount * 100, Currency.EUR)


def chf(amount: int) -> Money:
    return Money(amount * 100, Currency.CHF)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def project(office: Office) -> ProjectId:
    committee = office.a_committee().id
    return office.do_fields(add_project, committee=committee, title=text("Marché", "Markt")).record.id


def a_source(office: Office, project: ProjectId, side: Side = Side.FR, **given: object) -> FinancingLine:
    label = text("Fonds", "Fonds")
    return office.do_fields(money.add_financing_line, project=project, side=side, label=label, **given).record


def paid(office: Office, line: FinancingLine, amount: Money, **given: object) -> Payment:
    return office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=amount, **given).record


def test_an_instalment_is_not_yet_the_payment(office: Office, project: ProjectId) -> None:
    line = a_source(office, project, requested=eur(6_000), fund=True)
    office.do_fields(money.change_financing_line, line=line.id, awarded=eur(6_000))

    def last() -> ThreadKnot:
        return next(one for one in project_sheet(office.store, project, TODAY).thread if one.knot is Knot.PAYMENT)

    paid(office, line, eur(4_000))
    assert (last().reached, last().amounts, last().awaited) == (Reached.NOW, (eur(4_000),), (eur(6_000),))
    paid(office, line, eur(2_000))
    assert (last().reached, last().amounts, last().awaited) == (Reached.DONE, (eur(6_000),), ())


def test_each_side_has_one_request_to_the_fund(office: Office, project: ProjectId) -> None:
    fund = a_source(office, project, requested=eur(5_000), fund=True)
    a_source(office, project, Side.CH, requested=chf(5_000), fund=True)
    with pytest.raises(FundTwice):
        a_source(office, project, requested=eur(1), fund=True)
    own = a_source(office, project, requested=eur(1_000))
    with pytest.raises(FundTwice):
        office.do_fields(money.change_financing_line, line=own.id, fund=True)
    office.do_fields(money.change_financing_line, line=fund.id, fund=False)
    assert office.do_fields(money.change_financing_line, line=own.id, fund=True).record.fund
    euros, francs = project_sheet(office.store, project, TODAY).budgets
    assert (euros.of_fund, francs.of_fund) == (eur(1_000), chf(5_000))


def test_granted_committed_and_paid_stand_beside_what_was_asked_for(office: Office, project: ProjectId) -> None:
    line = a_source(office, project, requested=eur(5_000), requested_on=date(2026, 3, 1), fund=True)
    granted = {"awarded": eur(4_000), "awarded_on": date(2026, 6, 1), "committed": eur(4_000)}
    line = office.do_fields(money.change_financing_line, line=line.id, **granted).record
    first = office.do_fields(
        money.add_instalment, line=line.id, label=text("Avance", "Vorschuss"), due=date(2026, 7, 1), amount=eur(3_000)
    ).record
    rest = office.do_fields(money.add_instalment, line=line.id, amount=eur(1_000)).record
    paid(office, line, eur(3_000), payment_kind=PaymentKind.ADVANCE, instalment=first.id)
    found = arrivals(office.store, line, Language.FR)
    assert (found.instalments, found.due(first), found.due(rest)) == ((first, rest), False, True)
    assert (found.paid, found.left, found.remarks) == (eur(3_000), eur(1_000), ())
    assert arrivals(office.store, a_source(office, project), Language.DE).left is None


def test_a_payment_is_corrected_and_said_where_it_is_odd(office: Office, project: ProjectId) -> None:
    line = a_source(office, project, awarded=eur(100), awarded_on=date(2027, 3, 1))
    payment = paid(office, line, eur(150), note="Avec le solde du premier appel")
    said = [one.code for one in arrivals(office.store, line, Language.FR).remarks]
    assert said == ["funding.paid_above", "funding.paid_before"]
    office.do_fields(money.change_payment, payment=payment.id, amount=eur(90), on=date(2027, 3, 2), note="Corrigé")
    assert arrivals(office.store, line, Language.FR).remarks == ()
    for wrong, refused in ((eur(0), NothingPaid), (chf(1), WrongCurrency), (eur(-1), NegativeAmount)):
        with pytest.raises(refused):
            office.do_fields(money.change_payment, payment=payment.id, amount=wrong)
    stored = office.store.all(Payment, line=line.id)
    assert [(one.amount, one.note) for one in stored] == [(eur(90), "Corrigé")]


def test_more_than_was_granted_is_paid_only_with_a_word_why(office: Office, project: ProjectId) -> None:
    line = a_source(office, project, requested=eur(10_000))
    with pytest.raises(AboveRequest) as asked:
        paid(office, line, eur(12_000))
    assert (asked.value.paid, asked.value.limit) == (eur(12_000), eur(10_000))
    office.do_fields(money.change_financing_line, line=line.id, awarded=eur(8_000))
    first = paid(office, line, eur(5_000))
    with pytest.raises(AboveGrant) as above:
        paid(office, line, eur(4_000))
    said = " ".join(sentence(load_translator("fr_CH"), above.value).split())
    assert "9 000,00 €" in said
    assert "8 000,00 €" in said
    rest = paid(office, line, eur(3_000))
    with pytest.raises(AboveGrant):
        office.do_fields(money.change_payment, payment=rest.id, amount=eur(3_001))
    office.do_fields(money.change_payment, payment=first.id, note="Premier versement")
    more = paid(office, line, eur(1), note="Intérêts")
    with pytest.raises(AboveGrant):
        office.do_fields(money.change_payment, payment=more.id, note=" ")
    office.do_fields(money.change_payment, payment=more.id, on=date(2027, 3, 1))
    assert [one.amount for one in office.store.all(Payment, line=line.id, order="id")] == [
        eur(5_000),
        eur(3_000),
        eur(1),
    ]


def test_own_money_is_asked_of_no_fund(office: Office, project: ProjectId) -> None:
    own = a_source(office, project, requested=eur(1_000), origin=MoneyOrigin.OWN)
    with pytest.raises(OwnMoneyAsked):
        office.do_fields(money.change_financing_line, line=own.id, fund=True)
    asked = a_source(office, project, requested=eur(5_000), fund=True)
    with pytest.raises(OwnMoneyAsked):
        office.do_fields(money.change_financing_line, line=asked.id, origin=MoneyOrigin.OWN)


def test_amounts_are_neither_below_nothing_nor_above_what_is_shown_whole(office: Office, project: ProjectId) -> None:
    cost = {"project": project, "side": Side.FR, "label": text("Coût", "Kosten")}
    whole = Money(LARGEST, Currency.EUR)
    kept = office.do_fields(money.add_budget_line, **cost, amount=whole).record
    assert kept.amount == whole
    for amount, refused in ((Money(LARGEST + 1, Currency.EUR), TooLarge), (eur(-1), NegativeAmount)):
        with pytest.raises(refused):
            office.do_fields(money.add_budget_line, **cost, amount=amount)
        with pytest.raises(refused):
            office.do_fields(money.change_budget_line, line=kept.id, amount=amount)
        with pytest.raises(refused):
            a_source(office, project, requested=amount)
    with pytest.raises(WrongCurrency):
        a_source(office, project, requested=eur(1), committed=chf(1))
    with pytest.raises(WrongCurrency):
        office.do_fields(money.change_budget_line, line=kept.id, amount=chf(1))
    source = a_source(office, project, requested=eur(1))
    with pytest.raises(WrongCurrency):
        office.do_fields(money.change_financing_line, line=source.id, requested=chf(1))
    emptied = office.do_fields(money.change_financing_line, line=source.id, requested=None).record
    filled = office.do_fields(money.change_financing_line, line=emptied.id, awarded=eur(2)).record
    assert (filled.requested, filled.awarded) == (None, eur(2))


def test_a_line_names_partners_and_documents_of_its_own_project_alone(office: Office, project: ProjectId) -> None:
    committee = office.a_committee("CTJ").id
    other = office.do_fields(add_project, committee=committee, title=text("Autre", "Anderes")).record.id
    stranger = office.do_fields(add_partner, project=other, side=Side.FR, name="Ailleurs").record.id
    ours = office.do_fields(add_partner, project=project, side=Side.FR, name="Ici").record.id
    document = office.do_fields(step_named("add_project_document"), project=other, title=text("Octroi")).record.id
    line = a_source(office, project, requested=eur(1), partner=ours)
    assert line.partner == ours
    with pytest.raises(OtherProject):
        office.do_fields(money.change_financing_line, line=line.id, partner=stranger)
    with pytest.raises(OtherProject):
        office.do_fields(money.change_financing_line, line=line.id, document=document)
    with pytest.raises(OtherProject):
        paid(office, line, eur(1), document=document)
    elsewhere = office.do_fields(money.add_instalment, line=a_source(office, other).id, amount=eur(1)).record.id
    with pytest.raises(OtherProject):
        paid(office, line, eur(1), instalment=elsewhere)
    with pytest.raises(NotHere):
        cost = {"project": project, "side": Side.FR, "label": text("Coût"), "amount": eur(1)}
        office.do_fields(money.add_budget_line, **cost, partner=project)


def test_an_instalment_is_changed_and_goes_with_its_line_but_its_payment_stays(
    office: Office, project: ProjectId
) -> None:
    line = a_source(office, project, requested=eur(100))
    made = office.do_fields(money.add_instalment, line=line.id, amount=eur(50)).record
    office.do_fields(money.change_instalment, instalment=made.id, amount=eur(60), label=text("Solde", "Rest"))
    with pytest.raises(WrongCurrency):
        office.do_fields(money.change_instalment, instalment=made.id, amount=chf(60))
    payment = paid(office, line, eur(60), instalment=made.id)
    office.do(money.remove_instalment, instalment=made.id)
    assert office.store.get(Instalment, made.id) is None
    assert office.store.get(Payment, payment.id) == payment
    office.do(restore_record, record=made.id)
    office.do(money.remove_payment, payment=payment.id)
    assert [one.kind for one in what_hangs(office.store, line)] == ["instalment"]
    office.do(money.remove_financing_line, line=line.id)
    assert office.store.get(Instalment, made.id) is None
