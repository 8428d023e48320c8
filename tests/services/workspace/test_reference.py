"""Does the reference stream say what its author wrote, and nothing that no source gives?"""

import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import REFERENCE_REPLICA, HomeId, OfficeId, ctj_home, uuid7
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallResult
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.domain.records.people import Office, Organisation, Territory
from ctj_desktop.domain.records.projects import (
    Call,
    CallRule,
    MoveNeed,
    Pipeline,
    RuleKind,
    Stage,
    StageRole,
    StageTransition,
)
from ctj_desktop.domain.records.resources import Matinee, MatineeState
from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    GlossaryTerm,
    Objective,
    ProposalAction,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.workspace import reference
from ctj_desktop.storage.store import Store

PUBLISHED = (  # a published line never changes: every copy of the program holds the same bytes
    "47848e79bd94bacbac9f1e316d3f6cbbdcaf638cf53105b05081d31edea8a558",
    "0169476a421fa3abf9af2c5918f39b4a8dd10c7d9e49099aceb78101cafb0df1",
    "3f128b272ad05cd243e32e4d5f7f4078903a0e1633dca0258dc13ee210d24dd8",
    "6cdfefbaea5fda04f5d454a233b83899cc437c2ebb5c5d3457f05dcb517d673b",
    "7dffdfe4239efc31e2ca987caae004aefda53622b85c9356542fa06327ac1902",
)


FPPT = reference.reference_id("pipeline", "FPPT")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = OfficeId(uuid7())
    made = Store.create(
        tmp_path / "a.ctj",
        office=Office(id=office, home=HomeId(office), name=Bilingual.of("Secrétariat", "Sekretariat")),
    )
    with made:
        yield made


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the reference folder that a test may spoil."""
    return Path(shutil.copytree(reference.reference_folder(), tmp_path / "reference"))


def edit(folder: Path, file: str, /, **fields: object) -> None:
    """Change the first record of an authoring file; without fields, take it away."""
    path = folder / "records" / f"{file}.json"
    lines = json.loads(path.read_text(encoding="utf-8"))
    lines[:1] = [lines[0] | fields] if fields else []
    path.write_text(json.dumps(lines), encoding="utf-8")


def test_the_stream_says_what_the_authoring_records_say(store: Store) -> None:
    assert reference.main(["--check"]) == 0
    reference.renew(store)
    for record in reference.authored():
        assert store.get(type(record), record.id) == record


def test_a_second_renewal_writes_nothing(store: Store) -> None:
    lines = len(reference.stream_lines())
    assert reference.renew(store) == lines
    before = [(c.replica, c.seq) for c in store.changesets()]
    assert reference.renew(store) == 0
    assert [(c.replica, c.seq) for c in store.changesets()] == before
    assert store.streams.vector(reference.SCOPE) == {REFERENCE_REPLICA: lines}


def test_published_lines_keep_their_bytes() -> None:
    found = [hashlib.sha256(line.encode()).hexdigest() for line in islice(reference.stream_lines(), len(PUBLISHED))]
    assert tuple(found) == PUBLISHED


def test_ids_are_unique_and_all_rows_are_at_home_with_the_conference() -> None:
    records = reference.authored()
    assert max(Counter(record.id for record in records).values()) == 1
    assert {record.home for record in records} == {ctj_home()}


def test_counts(store: Store) -> None:
    reference.renew(store)
    kinds = (Territory, Action, ThematicTable, WorkingProposal, StandingItem, GlossaryTerm, Pipeline, Call)
    assert [store.count(kind) for kind in kinds] == [4, 7, 6, 9, 16, 110, 5, 11]
    assert {territory.code for territory in store.all(Territory)} == {"NFC-JU", "PD-AUD", "MOC", "HJ-VJ"}


def test_thematic_mornings_that_were_held_have_their_source(store: Store) -> None:
    reference.renew(store)
    mornings = store.all(Matinee, order="on, id")
    assert [(one.place, one.on.isoformat() if one.on else "") for one in mornings] == [
        ("", ""),  # of the first the month alone is known
        ("Prémanon", "2018-12-10"),
        ("Fleurier", "2019-07-04"),
    ]
    assert all(one.source and one.state is MatineeState.HELD for one in mornings)


def test_no_two_rows_of_a_kind_have_one_code() -> None:
    coded = [record for record in reference.authored() if isinstance(record, Call | Pipeline | Territory)]
    assert max(Counter((record.kind, record.code) for record in coded).values()) == 1


def test_only_codes_that_a_source_gives_are_called_confirmed() -> None:
    records = reference.authored()
    coded = [record for record in records if isinstance(record, Axis | Objective | Action)]
    assert {record.code for record in coded if record.code_confirmed} == {"1", "4", "1.3", "4.1.2", "4.2.2", "4.2.3"}
    assert {record.code for record in coded if not record.code_confirmed} == {None, "4.1", "4.2", "4.2.1"}


def test_cut_titles_are_marked_and_only_they() -> None:
    actions = [record for record in reference.authored() if isinstance(record, Action)]
    assert all(action.title_is_cut == ("…" in action.title.fr.text) for action in actions)
    assert sum(action.title_is_cut for action in actions) == 3


def test_links_of_proposals_are_confirmed_but_for_the_inferred_one() -> None:
    links = [record for record in reference.authored() if isinstance(record, ProposalAction)]
    inferred = [link.action for link in links if not link.confirmed]
    assert len(links) == 12
    assert inferred == [reference.reference_id("action", "2016-2020/decideurs")]


def test_unconfirmed_rules_carry_no_figure_and_say_so() -> None:
    rules = [record for record in reference.authored() if isinstance(record, CallRule) and not record.confirmed]
    assert {rule.rule_kind for rule in rules} >= {RuleKind.MAX_RATE, RuleKind.MAX_TRANSPORT_AND_CATERING}
    assert all((rule.amount_chf, rule.amount_eur, rule.rate) == (None, None, None) for rule in rules)
    said = [any(words in rule.text.fr.text for words in ("non confirmé", "selon les sources")) for rule in rules]
    assert all(said)


def test_the_cap_of_each_call_is_the_one_its_source_gives(store: Store) -> None:
    reference.renew(store)
    codes = {call.id: call.code for call in store.all(Call)}
    caps = {codes[rule.call]: rule for rule in store.all(CallRule, rule_kind=RuleKind.MAX_AID)}
    euros = {code: rule.amount_eur.minor_units // 100 for code, rule in caps.items() if rule.amount_eur}
    assert euros == {
        "2016": 6000,
        "2023-1": 10000,
        "2023-2": 10000,
        "2024-2": 10800,
        "2025-1": 10600,
        "2025-2": 10700,
    }
    francs = {rule.amount_chf for code, rule in caps.items() if code != "2016"}
    assert francs == {Money(1_000_000, Currency.CHF)}
    assert caps["2016"].amount_chf is None


def test_what_was_published_stands_as_its_source_gives_it() -> None:
    """SOURCES.md 4.1: projects, francs, euros; whole years are given as more than."""
    codes = {record.id: record.code for record in reference.authored() if isinstance(record, Call)}
    found = {
        (codes[one.call], one.whole_year): (
            one.projects,
            one.awarded_chf.minor_units // 100 if one.awarded_chf else None,
            one.awarded_eur.minor_units // 100 if one.awarded_eur else None,
        )
        for one in reference.authored()
        if isinstance(one, CallResult)
    }
    assert found == {
        ("2022-2", False): (5, None, None),
        ("2023-1", False): (8, 62_550, None),
        ("2023-2", False): (5, 34_900, 36_800),
        ("2023-2", True): (13, 92_000, 95_000),
        ("2024-1", False): (11, None, None),
        ("2024-2", False): (8, 61_000, 66_000),
        ("2024-2", True): (19, 119_000, 128_000),
        ("2025-1", False): (11, None, None),
        ("2025-2", False): (8, 43_000, 46_000),
        ("2025-2", True): (19, 114_000, 122_000),
    }
    assert all(one.at_least is one.whole_year for one in reference.authored() if isinstance(one, CallResult))


def test_every_territory_has_figures_of_its_whole_or_of_both_sides_with_a_source() -> None:
    figures = [record for record in reference.authored() if isinstance(record, TerritoryFigure)]
    assert {one.territory for one in figures} == {
        reference.reference_id("territory", key) for key in ("NFC-JU", "PD-AUD", "MOC", "HJ-VJ")
    }
    assert all(one.source for one in figures)
    parts = [one for one in figures if one.figure is FigureKind.OTHER]
    assert all(one.label for one in parts)  # what is counted is only a part of the territory


def test_moves_ask_for_what_the_page_of_sources_says(store: Store) -> None:
    """SOURCES.md 4.3: whoever leaves the way says why; an opinion before a file, an award before an agreement."""
    reference.renew(store)
    stages = {stage.id: stage for stage in store.all(Stage)}
    asked = {
        (stages[move.from_stage].code, stages[move.to_stage].code, move.needs) for move in store.all(StageTransition)
    }
    refusals = {"abandoned", "withdrawn", "refused", "inadmissible"}
    assert all(MoveNeed.REASON in needs for _, to, needs in asked if to in refusals)
    assert all(MoveNeed.AWARD in needs for _, to, needs in asked if to == "agreement")
    assert all(MoveNeed.OPINION in needs for here, to, needs in asked if (here, to) == ("opinion", "filed"))
    fppt = [move for move in store.all(StageTransition) if stages[move.to_stage].code == "filed"]
    route = store.all(Pipeline, code="FPPT")[0].id
    first = [
        move
        for move in fppt
        if stages[move.to_stage].pipeline == route and stages[move.from_stage].code != "incomplete"
    ]
    assert first
    assert all(MoveNeed.OPEN_CALL in move.needs for move in first)
    assert [pipe.code for pipe in store.all(Pipeline) if pipe.closed_on] == ["INTERREG-V"]


def test_rules_carry_what_the_program_can_check(store: Store) -> None:
    reference.renew(store)
    for rule in store.all(CallRule):
        if rule.rule_kind is RuleKind.TERRITORY:
            assert len(rule.territories) == 4
        if rule.rule_kind is RuleKind.ELIGIBLE_HOLDER:
            assert rule.holders
        if rule.rule_kind is RuleKind.THEME:
            assert rule.themes
    assert {rule.rule_kind for rule in store.all(CallRule)} >= {RuleKind.ENVELOPE, RuleKind.STRATEGY, RuleKind.CRITERIA}
    envelopes = store.all(CallRule, rule_kind=RuleKind.ENVELOPE)
    assert all(rule.amount_chf or rule.amount_eur for rule in envelopes)


def test_amounts_stand_in_their_own_currency() -> None:
    rules = [record for record in reference.authored() if isinstance(record, CallRule)]
    assert {rule.amount_chf.currency for rule in rules if rule.amount_chf} == {Currency.CHF}
    assert {rule.amount_eur.currency for rule in rules if rule.amount_eur} == {Currency.EUR}


def test_every_stage_is_reached_and_leads_on(store: Store) -> None:
    reference.renew(store)
    stages = {stage.id: stage for stage in store.all(Stage)}
    moves = store.all(StageTransition)
    assert all(stages[move.from_stage].pipeline == stages[move.to_stage].pipeline for move in moves)
    reached = {move.to_stage for move in moves} | {s.id for s in stages.values() if s.code == "idea"}
    assert reached == set(stages)
    last = set(stages) - {move.from_stage for move in moves}
    assert {stages[stage].code for stage in last} == {"archived"}
    exits = {stage.code for stage in stages.values() if stage.role is StageRole.SIDE_EXIT}
    assert exits == {"abandoned", "withdrawn"}


MAY_BE_BRIEF = (WorkingProposal, TerritoryFigure)
"""A proposal has a title alone, and a figure of a word of the set says nothing more."""


def test_both_languages_are_there_in_swiss_spelling() -> None:
    for record in reference.authored():
        said = [getattr(record, name) for name in ("name", "title", "text", "term", "label") if hasattr(record, name)]
        texts = [
            text for text in said if isinstance(text, Bilingual) and (text or not isinstance(record, MAY_BE_BRIEF))
        ]
        assert all(text.fr.text and text.de.text for text in texts), record
        assert all("ß" not in text.de.text and "'" not in text.fr.text for text in texts), record


def test_german_titles_without_a_source_are_marked_as_ours() -> None:
    marked = (Territory, Axis, Objective, Action, ThematicTable, WorkingProposal)
    assert all(record.german_is_ours for record in reference.authored() if isinstance(record, marked))


IN_GERMAN = {
    "Städtenetz des Jurabogens",
    "Gemeinsames Sekretariat Interreg Frankreich-Schweiz",
    "Bernjurassischer Rat",
    "Staatssekretariat für Wirtschaft",
    "Bundesamt für Raumentwicklung",
    "Bundesamt für Statistik",
    "Interreg V Frankreich-Schweiz",
    "Interreg VI Frankreich-Schweiz",
    "Neue Regionalpolitik",
    "Eigenmittel",
}
"""What is called so in German by itself, by the Confederation, the canton or the programme."""
PLAIN = re.compile(
    r"(Gemeinde|Stadt|Kanton|Republik und Kanton|Departement|Region|Regionaler Naturpark) (?!.*\bder\b).+"
)
"""What a body is, translated, before its own name."""


def test_own_german_for_a_body_or_a_fund_has_the_french_beside_it() -> None:
    bodies = [record for record in reference.authored() if isinstance(record, Organisation | Pipeline)]
    ours = [
        body
        for body in bodies
        if body.name.fr.text != body.name.de.text
        and body.name.de.text.partition(" (")[0] not in IN_GERMAN
        and not PLAIN.fullmatch(body.name.de.text)
    ]
    lacking = [body.name for body in ours if body.name.fr.text.partition(" (")[0] not in body.name.de.text]
    assert lacking == []
    assert {body.name.de.text.partition(" (")[0] for body in ours} >= {
        "Fonds für grenzüberschreitende Kleinprojekte",
        "Grenzüberschreitendes statistisches Observatorium des Jurabogens",
        "Präfektur der Region Bourgogne-Franche-Comté",
        "Regionale Interreg-Koordination",
    }


def test_every_source_is_known() -> None:
    known = set(json.loads((reference.reference_folder() / "sources.json").read_text(encoding="utf-8")))
    cited = {
        key.strip()
        for record in reference.authored()
        for key in str(getattr(record, "source", "")).partition(" (")[0].split(",")
    }
    assert cited - {""} == known


def test_public_bodies_have_kind_and_side(store: Store) -> None:
    reference.renew(store)
    bodies = store.all(Organisation)
    across = {body.name.fr.text for body in bodies if body.side is None}
    assert across == {
        "Arcjurassien.org (Conférence TransJurassienne, CTJ)",
        "Observatoire statistique transfrontalier de l’Arc jurassien (OSTAJ)",
        "Secrétariat conjoint Interreg France-Suisse",
        "GLCT Agglomération urbaine du Doubs",
    }
    assert len([body for body in bodies if body.territory == reference.reference_id("territory", "MOC")]) == 14


def test_a_changed_record_appends_one_line(copied: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    old = reference.stream_lines(copied)
    reference.renew(store)
    edit(copied, "territories", name={"fr": "Nouveau nom", "de": "Neuer Name"})
    assert reference.append(date(2030, 1, 2), copied) == 1
    assert reference.stream_lines(copied)[: len(old)] == old
    assert reference.append(date(2030, 1, 3), copied) == 0
    monkeypatch.setattr(reference, "reference_folder", lambda: copied)
    assert reference.renew(store) == 1
    found = store.get(Territory, reference.reference_id("territory", "NFC-JU"))
    assert found is not None
    assert found.name.de.text == "Neuer Name"


def test_a_record_taken_away_and_brought_back(copied: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "reference_folder", lambda: copied)
    kept = (copied / "records" / "territories.json").read_text(encoding="utf-8")
    edit(copied, "territories")
    assert reference.append(date(2030, 1, 2), copied) == 1
    reference.renew(store)
    assert store.count(Territory) == 3
    (copied / "records" / "territories.json").write_text(kept, encoding="utf-8")
    assert reference.append(date(2030, 1, 2), copied) == 1
    reference.renew(store)
    assert store.count(Territory) == 4


def test_a_day_before_the_last_changeset_is_refused(copied: Path) -> None:
    edit(copied, "territories", code="X")
    with pytest.raises(ValueError, match="before the last changeset"):
        reference.append(date(2020, 1, 1), copied)


def test_an_unknown_field_is_refused(copied: Path) -> None:
    edit(copied, "territories", colour="green")
    with pytest.raises(ValueError, match="colour"):
        reference.authored(copied)
