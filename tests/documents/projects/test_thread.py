"""Does the page of the thread say where the money is, what is ahead, and what ties it to nothing?"""

from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, FigureTable, Listing
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.projects.thread import PaperKnot, PaperPayment, ThreadPaper, ThreadPart, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.i18n import load_translator
from tests.documents.projects.test_project_papers import a_project, an_opinion, plain
from tests.documents.records import options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = date(2026, 3, 24)
MONEY = Sums(10_000_00, 8_000_00)


def a_thread(**changes: Any) -> ThreadPaper:
    """Two payments made of a grant, the end is ahead."""
    given: dict[str, Any] = {
        "project": a_project(proposal=text("Marchés de produits", "Produktemärkte")),
        "knots": (
            PaperKnot(part=ThreadPart.ACTION),
            PaperKnot(part=ThreadPart.PROPOSAL),
            PaperKnot(part=ThreadPart.PROJECT, on=ON),
            PaperKnot(part=ThreadPart.OPINION, on=ON),
            PaperKnot(part=ThreadPart.FILE, on=ON, money=MONEY),
            PaperKnot(part=ThreadPart.GRANT, on=ON, money=MONEY),
            PaperKnot(part=ThreadPart.PAYMENT, money=Sums(4_000_00, 1_000_00)),
            PaperKnot(part=ThreadPart.END, on=date(2027, 6, 30), now=True, ahead=True),
        ),
        "payments": (
            PaperPayment(on=ON, amount=Money(4_000_00, Currency.EUR)),
            PaperPayment(on=date(2026, 5, 1), amount=Money(1_000_00, Currency.CHF)),
        ),
        "committed": MONEY,
        "left": Sums(6_000_00, 7_000_00),
    }
    return ThreadPaper(**{**given, **changes})


def rows(made: Document) -> list[str]:
    """Each line of the table in French."""
    (table,) = (block for block in made.blocks if isinstance(block, FigureTable))
    lines = []
    for row in table.rows:
        figures = [" + ".join(one.fr.text for one in lines) for lines in row.figures]
        said = "; ".join(one.fr.text for one in row.details)
        lines.append(plain(f"{row.number} {row.name.fr.text} ({said}) {' | '.join(figures)}"))
    return lines


def lacking(made: Document) -> list[str]:
    return [plain(one.fr.text) for block in made.blocks if isinstance(block, Listing) for one in block.entries]


def test_each_step_stands_with_its_day_and_its_money() -> None:
    made = document(a_thread(), FRENCH, GERMAN, options())
    assert rows(made) == [
        "1 Action de la stratégie (4.1.2 Identité; Sans code) – | –",
        "2 Proposition de travail (Marchés de produits) – | –",
        "3 Projet (Amis) 24.03.2026 | –",
        "4 Avis du comité (Favorable avec réserve · décision 2026-003 · 3 conditions) 24.03.2026 | –",
        "5 Dossier (Appel 2026; dossier n° FPPT-14) 24.03.2026 | 10 000,00 € + CHF 8’000.00",
        "6 Octroi (dont engagé : 10 000,00 € et CHF 8’000.00) 24.03.2026 | 10 000,00 € + CHF 8’000.00",
        "7 Versements (accordé et pas encore versé : 6 000,00 € et CHF 7’000.00) "
        "24.03.2026 + 01.05.2026 | 4 000,00 € + CHF 1’000.00",
        "8 Fin du projet (prochaine étape) 30.06.2027 | –",
    ]
    assert lacking(made) == []


def test_what_ties_it_to_nothing_is_said() -> None:
    bare = a_thread(project=a_project(actions=(), opinions=()), payments=(), reported=ON)
    made = document(bare, FRENCH, GERMAN, options())
    assert lacking(made) == [
        "Il n’est lié à aucune action de la stratégie.",
        "Le projet ne découle d’aucune proposition de travail.",
        "Il a été déposé sans qu’aucun avis du comité soit enregistré.",
    ]
    assert rows(made)[-1] == "8 Fin du projet (prochaine étape; bilan remis le 24 mars 2026) 30.06.2027 | –"
    later = replace(an_opinion(), decision="", conditions=())
    undecided = a_thread(project=a_project(proposal=text("M", "M"), opinions=(an_opinion(), later)))
    knots = (PaperKnot(part=ThreadPart.OPINION, on=date(2026, 4, 1), ahead=True),)
    made = document(replace(undecided, knots=knots), FRENCH, GERMAN, options())
    assert rows(made) == [
        "1 Avis du comité (à venir; Favorable avec réserve · décision 2026-003 · 24 mars 2026 · 3 conditions; "
        "Favorable avec réserve · sans décision · 24 mars 2026) 01.04.2026 | –"
    ]
    assert lacking(made) == ["Un avis est enregistré sans la décision qui l’a rendu."]


@pytest.mark.parametrize("layout", list(Layout))
def test_it_is_one_page_that_the_checker_accepts(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "thread.pdf"
    path.write_bytes(write_pdf(document(a_thread(), FRENCH, GERMAN, options(layout, sample=True)), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_a_step_whose_day_has_passed_is_not_the_next_one() -> None:
    ends = (PaperKnot(part=ThreadPart.END, on=date(2026, 3, 23), now=True, ahead=True),)
    made = document(replace(a_thread(), knots=ends), FRENCH, GERMAN, options())
    assert rows(made) == ["1 Fin du projet (échéance passée) 23.03.2026 | –"]


def test_money_of_another_day_than_its_step_says_so() -> None:
    days = (date(2026, 5, 26), date(2027, 1, 10))
    grant = (PaperKnot(part=ThreadPart.GRANT, on=days[0], money_on=days),)
    made = document(replace(a_thread(), knots=grant, committed=Sums()), FRENCH, GERMAN, options())
    assert rows(made) == ["1 Octroi (montants datés du 26 mai 2026 et 10 janvier 2027) 26.05.2026 | –"]
