"""Does the check say which projects keep no rule of their call, came too late, or have odd money?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import Call, FinancingLine, Project, RuleKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.projects import calls, money
from ctj_desktop.services.workspace.checkup import check_all
from tests.office import TODAY
from tests.services.projects.test_eligibility import Secretariat

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Secretariat:
    return Secretariat(tmp_path).set_up()


def said(office: Secretariat, day: date = TODAY) -> list[str]:
    """What the check says of projects, in French with ordinary spaces."""
    rooms = ("eligibility.", "funding.")
    found = [one for one in check_all(office.store, day).findings if one.code.startswith(rooms)]
    assert all("{" not in finding_text(DE, one) for one in found)
    return [finding_text(FR, one).replace("\u00a0", " ").replace("\u202f", " ") for one in found]


def test_a_rule_that_is_not_kept_and_a_closed_call_are_said(office: Secretariat) -> None:
    office.a_rule(RuleKind.MAX_AID, amount_eur=Money(100_00, Currency.EUR))
    office.a_rule(RuleKind.STRATEGY)
    assert len(said(office)) == 1  # nothing serves the strategy; nothing is asked for yet
    office.asks(101_50)
    assert said(office)[0] == "Projet P-2027-001 : 1,50 € au-dessus de ce que permet l’appel – Règle"
    assert said(office)[1] == "Le projet P-2027-001 ne respecte pas une règle de son appel – Règle"
    assert "clos depuis le 15 avril 2027" in said(office, date(2027, 4, 16))[0]


def test_odd_money_and_a_project_in_two_calls_are_said(office: Secretariat) -> None:
    office.asks(101_50)
    [line] = office.store.all(FinancingLine)
    assert said(office) == []
    paid = {"line": line.id, "on": TODAY, "amount": Money(5_00, Currency.EUR)}
    office.do_fields(money.record_payment, **paid)
    assert said(office) == [
        "« P-2027-001 · Fonds » : 5,00 € ont été versés sans qu’un octroi soit saisi. Saisissez le montant accordé."
    ]
    [call] = office.store.all(Call, code="2027-1")
    office.call = office.do_fields(calls.add_call, pipeline=call.pipeline, code="2027-2", name=call.name).record.id
    office.a_project("marché", office.store.all(Project)[0].committee)
    assert any("2027-1, 2027-2" in one for one in said(office))


def test_the_list_says_every_rule_in_both_languages(office: Secretariat) -> None:
    office.a_rule(RuleKind.PARTNER_BOTH_SIDES)
    [row] = rows_of(office.store, "eligibility", ListFilter())
    assert (row["project_number"], row["call_code"], row["state"]) == ("P-2027-001", "2027-1", "unknown")
    assert row["why"] == {"fr": "Aucun partenaire n’est encore saisi.", "de": "Noch kein Partner erfasst."}
    assert rows_of(office.store, "eligibility", ListFilter(committee=office.a_committee("VIDE").id)) == []
