"""Do the ranking and the report of a call say who comes first and what came of it, and does the checker accept them?"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, FactTable, FigureTable, Heading, Paragraph, SmallNote
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.projects import call_ranking, call_report
from ctj_desktop.documents.projects.call import CallOnPaper, PaperCallProject, PaperCallYear, PaperFunder, PaperResult
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.eligibility import Case, eligibility
from ctj_desktop.domain.funding.envelope import CallWindowState, FundFigures, left_of
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.ids import CallId, CallResultId, CallShareId, PipelineId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Call, RuleKind
from ctj_desktop.i18n import load_translator
from tests.documents.projects.test_portfolio import rows
from tests.documents.projects.test_project_papers import plain
from tests.documents.records import HOME, a_sender, options, text
from tests.domain.funding.examples import a_rule, chf

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON, KEY = date(2027, 2, 24), UUID(int=7)
ASKED = FundFigures(requested=Sums(4_600_00, 4_900_00), awarded=Sums(0, 4_000_00), paid=Sums(0, 1_000_00))


def a_call(**changes: Any) -> Call:
    given: dict[str, Any] = {
        "name": text("Appel de printemps", "Frühlingsaufruf"),
        "opens": date(2027, 3, 1),
        "closes": date(2027, 4, 15),
        "decides_on": date(2027, 6, 1),
        "report_by": date(2028, 1, 31),
    }
    return Call(id=CallId(KEY), home=HOME, pipeline=PipelineId(KEY), code="2027-1", **{**given, **changes})


def a_project(number: str, **changes: Any) -> PaperCallProject:
    given: dict[str, Any] = {
        "call": "2027-1",
        "title": text("Fête des bergers", "Hirtenfest"),
        "stage": text("déposé", "eingereicht"),
        "leads": (text("Jougne", "Jougne"),),
        "figures": ASKED,
    }
    return PaperCallProject(number=number, **{**given, **changes})


def a_share(side: Side, amount: Money, on: date | None = None) -> PaperFunder:
    share = CallShare(id=CallShareId(KEY), home=HOME, call=CallId(KEY), side=side, amount=amount, on=on)
    return PaperFunder(share=share, name=text("Région", "Region") if on else text("", ""))


def a_paper(**changes: Any) -> CallOnPaper:
    result = CallResult(
        id=CallResultId(KEY),
        home=HOME,
        call=CallId(KEY),
        projects=13,
        awarded_chf=Money(92_000_00, Currency.CHF),
        at_least=True,
        on=ON,
    )
    published = PaperResult(result=result, publisher="RTN")
    rule = a_rule(RuleKind.MAX_AID, amount_chf=chf(3_000), text=text("Aide au plus", "Hilfe"))
    found = eligibility(a_call(), [rule], Case(on=ON, requested=Sums(0, 4_900_00)))
    given: dict[str, Any] = {
        "route": text("Fonds petits projets", "Kleinprojektefonds"),
        "rate": DatedRate(base=Currency.EUR, factor=Decimal("0.95"), on=ON),
        "funders": (
            a_share(Side.FR, Money(60_000_00, Currency.EUR), ON),
            a_share(Side.CH, Money(5_000_00, Currency.CHF)),
        ),
        "fund": Sums(60_000_00, 5_000_00),
        "left": left_of(Sums(60_000_00, 5_000_00), ASKED.awarded),
        "figures": ASKED + ASKED,
        "sides": {Side.FR: ASKED, Side.CH: ASKED},
        "territories": ((text("Jura", "Jura"), ASKED), (text("", ""), ASKED)),
        "projects": (
            a_project("P-2027-002", place=1, points=14, note=text("Bon ancrage", "Gut verankert"), found=found),
            a_project("P-2027-001", place=2),
            a_project("P-2027-003", asks=False, figures=FundFigures()),
        ),
        "years": (
            PaperCallYear(call=a_call(name=text("", "")), figures=ASKED, results=(published,)),
            PaperCallYear(call=a_call(), figures=ASKED, results=(PaperResult(result=replace(result, on=None)),)),
        ),
    }
    window = CallWindowState(until_open=5, until_close=50)
    return CallOnPaper(sender=a_sender(), on=ON, call=a_call(), window=window, **{**given, **changes})


EMPTY: dict[str, Any] = {
    "call": None,
    "rate": None,
    "funders": (),
    "left": None,
    "figures": FundFigures(),
    "sides": {},
    "territories": (),
    "projects": (),
    "years": (),
    "route": text("", ""),
}


def an_empty_paper() -> CallOnPaper:
    bare = a_call(opens=None, closes=None, decides_on=None, report_by=None, name=text("", ""))
    given = {key: value for key, value in EMPTY.items() if key != "call"}
    window = CallWindowState(until_open=None, until_close=None)
    return CallOnPaper(sender=a_sender(), on=ON, call=bare, window=window, **given)


def facts(made: Document) -> list[str]:
    return [
        plain(f"{label.fr.text}: {said.fr.text}")
        for block in made.blocks
        if isinstance(block, FactTable)
        for label, said in block.rows
    ]


def texts(made: Document, *kinds: type[Paragraph | Heading | SmallNote]) -> list[str]:
    return [plain(block.text.fr.text) for block in made.blocks if isinstance(block, kinds)]


def test_the_ranking_adds_up_what_is_asked_and_names_the_rules_that_are_not_kept() -> None:
    made = call_ranking.document(a_paper(), FRENCH, GERMAN, options())
    ranked, others = rows(made)
    assert ranked[0] == (
        "Fête des bergers | P-2027-002 · déposé · Jougne | 1 règle non respectée | Non respecté : Aide au plus "
        "| Bon ancrage | 14 | 4 600,00 € + CHF 4’900.00 | 4 600,00 € + CHF 4’900.00"
    )
    assert ranked[1].endswith("| – | 4 600,00 € + CHF 4’900.00 | 9 200,00 € + CHF 9’800.00")
    assert others == ["Fête des bergers | P-2027-003 · déposé · Jougne · ne demande encore rien au fonds | – | – | –"]
    (table, _others) = (block for block in made.blocks if isinstance(block, FigureTable))
    assert [row.number for row in table.rows] == ["1", "2"]
    assert facts(made)[1:] == [
        "Fonds de l’appel: 60 000,00 € et CHF 5’000.00",
        "Reste du fonds: 60 000,00 € et CHF 1’000.00",
    ]
    nothing = call_ranking.document(a_paper(left=Sums(), funders=a_paper().funders), FRENCH, GERMAN, options())
    assert facts(nothing)[-1] == "Reste du fonds: –"


def test_the_report_says_the_fund_what_was_asked_and_given_and_the_years() -> None:
    made = call_report.document(a_paper(), FRENCH, GERMAN, options())
    assert "État: ouvre dans 5 jours" in facts(made)
    assert "Projets du comité: 3 projets, dont 1 ne demande encore rien au fonds" in facts(made)
    envelope, funders, sides, territories, projects, years = rows(made)
    assert envelope[0] == "Fonds de l’appel | 60 000,00 | 5’000.00 | CHF 62’000.00"
    assert envelope[-1] == "Reste du fonds | 60 000,00 | 1’000.00 | CHF 58’000.00"
    assert envelope[3] == "Engagé | – | – | –"
    assert funders[0] == "Région | France · depuis le 24 février 2027 | 60 000,00 €"
    assert funders[-1] == "Fonds de l’appel | 60 000,00 € + CHF 5’000.00"
    assert [row.split(" | ")[0] for row in sides] == ["France", "Suisse"]
    assert [row.split(" | ")[0] for row in territories] == ["Jura", "sans territoire"]
    assert projects[-1] == "En tout | 9 200,00 € + CHF 9’800.00 | CHF 8’000.00 | – | CHF 2’000.00"
    assert years[0] == (
        "2027-1 | publié : 13 projets, plus de CHF 92’000.00 · 24 février 2027 · RTN | CHF 4’000.00 | CHF 1’000.00"
    )


def test_a_call_of_which_nothing_is_known_says_so() -> None:
    made = call_report.document(an_empty_paper(), FRENCH, GERMAN, options())
    assert texts(made, Paragraph) == [
        "Les contributions des financeurs ne sont pas enregistrées.",
        "Aucun projet ne répond encore à cet appel.",
    ]
    assert facts(made) == ["État: sans dates", "Projets du comité: 0 projet"]
    assert "euros et francs" in texts(made, SmallNote)[0]
    ruled = replace(an_empty_paper(), said=chf(120_000), left_of_said=chf(100_000))
    for paper in (call_report, call_ranking):
        assert facts(paper.document(ruled, FRENCH, GERMAN, options()))[-2:] == [
            "Fonds selon les règles de l’appel: CHF 120’000.00",
            "Il en reste: CHF 100’000.00",
        ]
    ranking = call_ranking.document(an_empty_paper(), FRENCH, GERMAN, options())
    assert texts(ranking, Paragraph, Heading) == ["Aucun projet ne répond encore à cet appel."]
    assert facts(ranking) == []


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_them_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    chosen = options(layout, sample=True)
    for made in (
        call_ranking.document(a_paper(), FRENCH, GERMAN, chosen),
        call_report.document(a_paper(), FRENCH, GERMAN, chosen),
        call_report.document(an_empty_paper(), FRENCH, GERMAN, chosen),
    ):
        path = tmp_path / "call.pdf"
        path.write_bytes(write_pdf(made, layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
