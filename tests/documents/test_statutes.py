"""Does the paper of the statutes say every rule in both languages, part by part, and what is not said?"""

import datetime as dt
from pathlib import Path
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, Heading, Listing, Paragraph, Title
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.statutes import HEADINGS, StatutesPaper, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.ids import DecisionRuleId, SittingRuleId, StatutesArticleId, StatutesId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    NoticeRule,
    PostalRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
    Statutes,
    StatutesArticle,
)
from ctj_desktop.i18n import load_translator
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = dt.date(2027, 2, 24)
SENDER = a_sender()
HOME = SENDER.committee.home
VERSION = Statutes(
    id=StatutesId(UUID(int=3)),
    home=HOME,
    committee=SENDER.committee.id,
    title=text("Statuts de 2024", "Statuten von 2024"),
    in_force_from=dt.date(2024, 1, 1),
    quorum=QuorumRule(article="7", minimum_per_side=3),
    notice=NoticeRule(days=10, article="6"),
    second_call=SecondCallRule(days=5),
    circulation=CirculationRule(numerator=2, denominator=3, article="13"),
    prevailing_article="14",
)
RULES = (
    DecisionRule(id=DecisionRuleId(UUID(int=4)), home=HOME, statutes=VERSION.id, name=text("Consensus", "Konsens")),
    DecisionRule(
        id=DecisionRuleId(UUID(int=5)),
        home=HOME,
        statutes=VERSION.id,
        name=text("Majorité", "Mehrheit"),
        mode=DecisionMode.MAJORITY,
        default=True,
    ),
)
OWN = (
    SittingRule(
        id=SittingRuleId(UUID(int=6)),
        home=HOME,
        statutes=VERSION.id,
        sitting=SittingKind.EXTRAORDINARY,
        quorum=QuorumRule(numerator=2, denominator=3, strict=False),
    ),
)
ARTICLES = tuple(
    StatutesArticle(id=StatutesArticleId(UUID(int=7 + at)), home=HOME, statutes=VERSION.id, number=number, text=wording)
    for at, (number, wording) in enumerate(
        (
            ("7", text("Le comité siège valablement…\n\nLe quorum est constaté.", "Der Ausschuss ist…")),
            ("art. 13 al. 2", text("Par écrit.")),
        )
    )
)
WHOLE = StatutesPaper(sender=SENDER, on=ON, version=VERSION, rules=RULES, own=OWN, articles=ARTICLES)


def said(paper: StatutesPaper) -> Document:
    return document(paper, FRENCH, GERMAN, options(Layout.COLUMNS))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_part_has_its_heading_and_what_is_not_said_stands_last() -> None:
    made = said(WHOLE)
    headings = [plain(block.text.fr.text) for block in made.blocks if isinstance(block, Heading)]
    assert headings == [
        "Quorum",
        "Délai de convocation",
        "Seconde convocation",
        "Décisions par écrit",
        "Documents et numéros",
        "Règles de décision",
        "Règles par nature de séance",
        "Ce que les statuts ne disent pas",
        "Texte des articles",
        "art. 7",
        "art. 13 al. 2",
    ]
    lists = [block for block in made.blocks if isinstance(block, Listing)]
    assert len(lists) == len(headings) - 3
    first = lists[0].entries[0]
    assert plain(first.fr.text).endswith("des membres en fonction sont présents (art. 7).")
    assert plain(first.de.text).endswith("der amtierenden Mitglieder anwesend ist (Art. 7).")
    assert plain(lists[4].entries[-1].de.text).endswith("Fassung dieser Statuten (Art. 14).")
    assert len(lists[5].entries) == 3, "both rules of decision, and what decides a tie"
    assert [plain(one.de.text)[:12] for one in lists[-1].entries] == ["Über Vollmac", "Eine vorzeit"]


def test_the_wording_of_each_article_stands_last_in_both_languages() -> None:
    made = said(WHOLE)
    named = [block for block in made.blocks if isinstance(block, Heading) and block.level == 3]
    assert [block.text.de.text for block in named] == ["Art. 7", "Art. 13 Abs. 2"]
    whole, borrowed = (block.text for block in made.blocks if isinstance(block, Paragraph))
    assert whole.fr.text.startswith("Le comité siège valablement")
    assert whole.de.text == "Der Ausschuss ist…"
    assert borrowed.de.borrowed


def test_the_title_names_the_version_and_the_day() -> None:
    title = next(block for block in said(WHOLE).blocks if isinstance(block, Title))
    assert plain(title.subtitle.fr.text) == "Statuts de 2024 · État au 24 février 2027"
    assert title.meta is not None
    assert plain(title.meta.de.text).endswith("neben dem Text der Statuten zu lesen")


def test_a_day_without_statutes_says_so() -> None:
    made = said(StatutesPaper(sender=SENDER, on=ON))
    assert [plain(block.text.fr.text) for block in made.blocks if isinstance(block, Paragraph)] == [
        "Aucun statut n’est saisi pour ce jour : les décisions se prennent par consensus, sans quorum."
    ]


def test_where_everything_is_said_nothing_is_missing() -> None:
    whole = replace(VERSION, proxies=ProxyRule(), postal=PostalRule(by_post=True))
    made = said(replace(WHOLE, version=whole))
    headings = [block.text.de.text for block in made.blocks if isinstance(block, Heading)]
    assert len(headings) == len(HEADINGS) + 3


@pytest.mark.parametrize("paper", [WHOLE, StatutesPaper(sender=SENDER, on=ON)], ids=["whole", "none"])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, paper: StatutesPaper, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, options(layout, draft=True, sample=True)), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
