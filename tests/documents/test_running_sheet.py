"""Does the running sheet tell the chair what to ask at each item, by which majority, and who leaves?"""

from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import AgendaEntry, Block, Document, FactTable, Notice, SmallNote, WritingLines
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.open_tasks import OpenTask
from ctj_desktop.documents.running_sheet import ItemConduct, LeavesForItem, RunningSheet, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.ids import CollegeId, DecisionRuleId, StatutesId
from ctj_desktop.domain.quorum_and_majority import Quorum, quorum, quorum_by
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CollegeMinimum,
    DecisionMode,
    DecisionRule,
    QuorumBase,
    QuorumRule,
    TieRule,
    WhatHolds,
)
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG, a_task
from tests.documents.records import HOME, IDS, Session, a_meeting, an_agenda, an_item, options, text

DAY = date(2026, 6, 20)

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
COLLEGE = CollegeId(next(IDS))
RULE = DecisionRule(
    id=DecisionRuleId(next(IDS)),
    home=HOME,
    statutes=StatutesId(next(IDS)),
    name=text("Majorité simple", "Einfaches Mehr"),
    mode=DecisionMode.MAJORITY,
    tie=TieRule.CHAIR,
    article="9",
    default=True,
)


def a_quorum(rule: QuorumRule | None = None, *, there: int = 2) -> Quorum:
    """Of three seats, so many of which said that they come."""
    session = Session()
    rolls = [session.seat(f"Personne {place}", Side.FR if place % 2 else Side.CH) for place in range(3)]
    seats = tuple(SeatAt(roll, How.ROOM if place < there else How.AWAY) for place, roll in enumerate(rolls))
    return quorum_by(rule, Snapshot(seats)) if rule else quorum(WhatHolds(), Snapshot(seats))


def said(*items: AgendaItem, **given: Any) -> Document:
    given = {"quorum": a_quorum(), "answered": False, "on": DAY, **given}
    paper = RunningSheet(agenda=an_agenda(given.pop("meeting", a_meeting()), *items), **given)
    return document(paper, FRENCH, GERMAN, options(Layout.FR))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def tables(made: Document) -> list[dict[str, tuple[str, str]]]:
    """Each table by its French labels."""
    return [
        {plain(label.fr.text): (plain(told.fr.text), plain(told.de.text)) for label, told in block.rows}
        for block in made.blocks
        if isinstance(block, FactTable)
    ]


def kinds(blocks: tuple[Block, ...]) -> list[type[Block]]:
    return [type(block) for block in blocks]


def test_the_head_says_who_leads_how_many_must_be_there_and_how_it_decides() -> None:
    rule = QuorumRule(numerator=1, denominator=2, strict=True, minimum_per_side=1, article="7")
    made = said(
        quorum=a_quorum(rule), answered=True, chair="Claire Perrenot", minute_taker="Jean Exemple", rules=(RULE,)
    )
    (head,) = tables(made)
    assert head["Présidence"] == ("Claire Perrenot", "Claire Perrenot")
    assert head["Secrétaire de séance"][0] == "Jean Exemple"
    assert head["Quorum"] == (
        "2 sièges sur 3 doivent être présents (art. 7). Parmi eux, il en faut au moins 1 de chaque côté.",
        "2 von 3 Sitzen müssen anwesend sein (Art. 7). Davon müssen mindestens 1 jeder Seite angehören.",
    )
    assert head["Réponses"][0] == (
        "D’après les réponses reçues, 2 sièges seraient présents ou représentés. Côté français : 1 ; côté suisse : 1."
    )
    assert head["Décisions"][0].startswith("« Majorité simple », règle usuelle : ")
    assert "(art. 9)" in head["Décisions"][0]


def test_where_proxies_count_whoever_is_represented_is_as_good_as_there() -> None:
    rule = QuorumRule(numerator=1, denominator=2, strict=True, proxies_count=True, article="7")
    (head,) = tables(said(quorum=a_quorum(rule)))
    assert head["Quorum"] == (
        "2 sièges sur 3 doivent être présents ou représentés (art. 7).",
        "2 von 3 Sitzen müssen anwesend oder vertreten sein (Art. 7).",
    )


def test_the_minima_of_both_sides_together_must_be_there_and_replies_that_miss_one_say_so() -> None:
    rule = QuorumRule(numerator=1, denominator=3, minimum_per_side=1, article="7")
    (head,) = tables(said(quorum=a_quorum(rule, there=1), answered=True))
    assert head["Quorum"][0].startswith("2 sièges sur 3 doivent être présents (art. 7).")
    assert head["Réponses"][0].endswith("Côté français : 0 ; côté suisse : 1. Le quorum ne serait pas atteint.")
    assert head["Réponses"][1].endswith("Die Beschlussfähigkeit wäre nicht gegeben.")
    (head,) = tables(said(quorum=a_quorum(QuorumRule()), answered=True))
    assert head["Réponses"][0] == "D’après les réponses reçues, 2 sièges seraient présents ou représentés."


def test_silent_statutes_ask_for_no_quorum_and_decide_by_consensus() -> None:
    (head,) = tables(said())
    assert set(head) == {"Quorum", "Décisions"}
    assert head["Quorum"][0].startswith("Aucun quorum n’est requis")
    assert "consensus" in head["Décisions"][0]


def test_a_minimum_of_a_college_names_it_and_one_that_is_not_here_is_a_dash() -> None:
    rule = QuorumRule(base=QuorumBase.NUMBER, numerator=1, denominator=3, colleges=(CollegeMinimum(college=COLLEGE),))
    named, unknown = (
        tables(said(quorum=a_quorum(rule), colleges=known))[0]["Quorum"]
        for known in ({COLLEGE: text("Communes", "Gemeinden")}, {})
    )
    assert "« Communes »" in named[0]
    assert "«Gemeinden»" in named[1]
    assert "« – »" in unknown[0]


def test_an_item_says_when_what_is_proposed_by_which_majority_and_who_leaves() -> None:
    item = an_item(
        "Foire",
        "Messe",
        item_kind=ItemKind.DECISION,
        minutes=30,
        proposed_decision=text("Le comité soutient.", "Der Ausschuss unterstützt."),
        note=text("Voir le budget.", "Budget ansehen."),
    )
    rule = QuorumRule(numerator=1, denominator=2, recused_count=False)
    conduct = ItemConduct(
        decides=True,
        rules=(RULE,),
        leaving=(
            LeavesForItem(
                name="Claire Perrenot", body=text("Commune", "Gemeinde"), reason=text("Sœur du porteur", "Verwandt")
            ),
            LeavesForItem(name="", body=text("Parc", "Park")),
            LeavesForItem(name=""),
        ),
        quorum=a_quorum(rule, there=1),
        asked=(("Jean Exemple est partenaire.", "Jean Exemple ist Partner."),),
        private="Donner d’abord la parole à Jougne.",
        prepared=(text("Le bureau propose Jean.", "Das Büro schlägt Jean vor."),),
    )
    _, facts = tables(said(item, conducts={item.id: conduct}))
    assert list(facts) == [
        "Temps prévu",
        "Décision proposée",
        "Majorité",
        "Doivent se retirer",
        "Quorum pour ce point",
        "Note",
        "Récusation à vérifier",
        "Préparé",
        "Note pour la présidence",
    ]
    assert facts["Temps prévu"] == ("30 min, jusqu’à 14 h 30", "30 Min., bis 14.30 Uhr")
    assert facts["Décision proposée"][1] == "Der Ausschuss unterstützt."
    assert facts["Doivent se retirer"][0] == "Claire Perrenot, Commune – Sœur du porteur · Parc · –"
    assert facts["Quorum pour ce point"][0].endswith("il reste 1 siège ; il en faut 2.")
    assert facts["Préparé"][1] == "Das Büro schlägt Jean vor."
    assert facts["Note pour la présidence"] == ("Donner d’abord la parole à Jougne.",) * 2


def test_who_leaves_and_still_counts_is_said_to_count() -> None:
    item = an_item("Foire", "Messe")
    conduct = ItemConduct(leaving=(LeavesForItem(name="Claire"),), quorum=a_quorum(QuorumRule()))
    _, facts = tables(said(item, conducts={item.id: conduct}))
    assert facts["Quorum pour ce point"][0] == "Qui se retire compte toujours dans le quorum."
    silent = ItemConduct(leaving=(LeavesForItem(name="Claire"),), quorum=a_quorum())
    assert "Quorum pour ce point" not in tables(said(item, conducts={item.id: silent}))[1]


def test_a_closed_item_is_whole_a_heading_has_no_lines_and_a_sub_item_its_own_time() -> None:
    heading = an_item("Projets", "Projekte", item_kind=ItemKind.HEADING, minutes=None)
    closed = an_item("Personnel", "Personelles", closed=True, parent=heading.id)
    made = said(heading, closed)
    assert kinds(made.blocks)[3:] == [
        FactTable,
        AgendaEntry,
        FactTable,
        AgendaEntry,
        FactTable,
        WritingLines,
        *kinds(made.blocks)[-2:],
    ]
    entries = [block for block in made.blocks if isinstance(block, AgendaEntry)]
    assert entries[1].title.fr.text == "Personnel"
    assert entries[0].kind is None
    assert [one.time is not None for one in entries] == [True, True]
    assert isinstance(made.blocks[2], Notice)
    assert plain(made.blocks[2].text.fr.text).startswith("Document personnel, réservé à la présidence.")


@pytest.mark.parametrize(
    ("meeting", "minutes", "end"),
    [
        ({}, 10, "Durée totale prévue : 10 min, jusqu’à 14 h 10."),
        ({"start": None}, 10, "Durée totale prévue : 10 min."),
        ({"without_clock": True}, 10, "Durée totale prévue : 10 min."),
        ({}, None, "Aucune durée n’est prévue pour les points."),
    ],
)
def test_the_end_says_how_long_it_takes(meeting: dict[str, Any], minutes: int | None, end: str) -> None:
    made = said(an_item("Accueil", "Begrüssung", minutes=minutes), meeting=a_meeting(**meeting))
    assert isinstance(made.blocks[-1], SmallNote)
    assert plain(made.blocks[-1].text.fr.text) == end


def test_what_is_pending_stands_at_its_item_with_who_and_how_late() -> None:
    item = an_item("Suivi des tâches", "Pendenzen")
    unnumbered = a_task("Sans numéro", "Ohne Nummer", known=False)
    unnumbered = replace(unnumbered, task=replace(unnumbered.task, number=None, due=None))
    followed = (OpenTask(facts=a_task()), OpenTask(facts=unnumbered))
    (table,) = [
        one for one in tables(said(item, conducts={item.id: ItemConduct(followed=followed)})) if "T-2026-011" in one
    ]
    assert table["T-2026-011"][0] == "Compléter la carte · Deux secrétariats · 15.06.2026 · 5 jours de retard"
    assert table["T-2026-011"][1] == "Karte ergänzen · Beide Sekretariate · 15.06.2026 · 5 Tage überfällig"
    assert table["sans numéro"][0] == "Sans numéro · non communiqué"


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    items = [
        an_item(LONG, "", proposed_decision=text(" ".join([LONG] * 30), LONG), item_kind=ItemKind.DECISION),
        an_item("Nu", minutes=None),
        *(an_item(f"Point {number}", f"Traktandum {number}", note=text(LONG)) for number in range(8)),
    ]
    followed = tuple(OpenTask(facts=a_task(LONG)) for _ in range(2))
    conducts = {
        items[0].id: ItemConduct(decides=True, rules=(RULE, RULE), private=LONG),
        items[2].id: ItemConduct(followed=followed),
    }
    agenda = an_agenda(a_meeting(), *items)
    paper = RunningSheet(agenda=agenda, quorum=a_quorum(), answered=True, on=DAY, conducts=conducts)
    path = tmp_path / "paper.pdf"
    made = document(paper, FRENCH, GERMAN, options(layout, draft=True, sample=True))
    path.write_bytes(write_pdf(made, layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_a_share_of_each_side_is_told_by_side() -> None:
    (head,) = tables(said(quorum=a_quorum(QuorumRule(each_side=True))))
    assert head["Quorum"][0].endswith("il en faut au moins 1 du côté français et 2 du côté suisse.")
