"""Is the title of a column understood that puts known words together, in one language or in both at once?"""

import pytest

from ctj_desktop.domain.money import Currency
from ctj_desktop.services.imports.columns import recognised
from ctj_desktop.services.imports.composed_titles import composed, currency_in, scale_of
from ctj_desktop.services.imports.kinds import ListKind


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("Montant FEDER / EFRE-Beitrag", "awarded_eur"),
        ("Montant FEDER demandé", "requested_eur"),
        ("Subvention accordée (CHF)\nBewilligter Beitrag (CHF)", "awarded_chf"),
        ("Montant de l’aide demandée", "requested"),
        ("Ausbezahlter Betrag in €", "paid_eur"),
        ("Verse EUR", "paid_eur"),
        ("Contribution suisse", "requested"),
        ("Octroyé", "awarded"),
        ("Total aide accordée", "awarded"),
        ("Montant EUR / CHF", "requested"),
        ("Chef de file\nFrance", "lead_fr"),
        ("Chef de file / Federführung\nSuisse / Schweiz", "lead_ch"),
        ("Chef de file\nNom", "lead"),
        ("Partenaires / Partner", "partners"),
        ("Partenaires suisses", "partners_ch"),
        ("Autres partenaires français", "partners_fr"),
        ("Coût total", None),
        ("Montant total", None),
        ("Approuvé", None),
        ("Montant demandé et accordé", None),
        ("Taux FEDER", None),
        ("Partenaires français et suisses", None),
        ("Suisse", None),
        ("Nom", None),
        ("le", None),
    ],
)
def test_a_title_of_known_words(title: str, meaning: str | None) -> None:
    assert next(iter(composed(title)), None) == meaning


def test_what_of_an_amount_is_not_said_the_other_columns_tell() -> None:
    assert composed("Contribution suisse (CHF)") == ("requested_chf", "awarded_chf")
    kind = ListKind.PROJECTS
    assert recognised(["Projet", "FEDER (€)", "Bundesmittel (CHF)"], kind)[1:] == ("awarded_eur", "awarded_chf")
    asked = ["Projet", "FEDER (€)", "Aide (CHF)", "Aide demandée (€)"]
    assert recognised(asked, kind)[1:] == ("awarded_eur", "requested_chf", "requested_eur")


def test_beside_a_lead_partner_a_partner_is_none() -> None:
    kind = ListKind.PROJECTS
    assert recognised(["Projet", "Partenaire suisse"], kind)[1] == "lead_ch"
    assert recognised(["Projet", "Chef de file", "Partenaire(s) suisse(s)"], kind)[1:] == ("lead", "partners_ch")


def test_a_title_names_one_money_and_a_scale() -> None:
    assert [currency_in(title) for title in ("Montant (€)", "Betrag CHF", "EUR/CHF", "x")] == [
        Currency.EUR,
        Currency.CHF,
        None,
        None,
    ]
    titles = ("Montant (k€)", "Montant en milliers d’euros", "Betrag in TCHF", "Betrag in 1'000 CHF", "M€", "Mio. CHF")
    assert [scale_of(title) for title in titles] == [1_000] * 4 + [1_000_000] * 2
    assert [scale_of(title) for title in ("Montant (€)", "Total FR", "Montant 2027")] == [1] * 3
