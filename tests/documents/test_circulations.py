"""Do the papers of a decision by circulation say what was asked, who answered what and when, and what came of it?"""

from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents import circulation_record
from ctj_desktop.documents.blocks import AttendanceTable, DecisionBlock, Document, FactTable, Listing, SmallNote
from ctj_desktop.documents.circulation_record import CirculationPaper
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.post import circulation_form
from ctj_desktop.documents.post.circulation_form import CirculationFormPaper
from ctj_desktop.documents.post.reply_form import FormReader
from ctj_desktop.documents.signing import Signer
from ctj_desktop.domain.deciding.by_circulation import circulation_course
from ctj_desktop.domain.ids import (
    CirculationId,
    CirculationVoterId,
    CommitteeId,
    DecisionId,
    DecisionRuleId,
    SeatId,
    StatutesId,
)
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import CirculationRule, DecisionMode, DecisionRule, Statutes
from ctj_desktop.domain.records.voting import Decision, DecisionResult
from ctj_desktop.i18n import load_translator
from tests.documents.records import COMMITTEE, HOME, IDS, a_sender, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
UNTIL = date(2026, 3, 20)
RULED = CirculationRule(numerator=2, denominator=3, article="13", objection_stops=True)
STATUTES = Statutes(
    id=StatutesId(next(IDS)),
    home=HOME,
    committee=CommitteeId(COMMITTEE),
    title=text("Statuts", "Statuten"),
    in_force_from=date(2024, 1, 1),
    circulation=RULED,
)
RULE = DecisionRule(
    id=DecisionRuleId(next(IDS)),
    home=HOME,
    statutes=STATUTES.id,
    name=text("Consensus", "Konsens"),
    mode=DecisionMode.CONSENSUS,
)
ASKED = Circulation(
    id=CirculationId(next(IDS)),
    home=HOME,
    committee=CommitteeId(COMMITTEE),
    number="2026-1",
    title=text("Soutien au sentier des crêtes", "Unterstützung des Höhenwegs"),
    text=text(
        "Le comité soutient le projet **sans réserve**.", "Der Ausschuss unterstützt das Projekt **vorbehaltlos**."
    ),
    note=text("Le délai du fonds tombe avant la séance.", "Die Frist des Fonds endet vor der Sitzung."),
    opened_on=date(2026, 3, 2),
    until=UNTIL,
)


def a_voter(name: str, side: Side, said: CirculationAnswer | None, day: int = 10, **changes: Any) -> CirculationVoter:
    """A line of the roll with its answer of a day in March."""
    line = CirculationVoter(
        id=CirculationVoterId(next(IDS)),
        home=HOME,
        circulation=ASKED.id,
        seat=SeatId(next(IDS)),
        side=side,
        name=name,
        function=text("maire", "Gemeindepräsidentin"),
        body=text("Morteau", ""),
        answer=said,
        answered_on=date(2026, 3, day) if said is not None else None,
        answered_by=ReplyWay.MAIL if said is not None else None,
    )
    return replace(line, **changes)


LINES = (
    a_voter("Claire Perrenot", Side.FR, CirculationAnswer.YES),
    a_voter("Luc Vuillemin", Side.FR, CirculationAnswer.YES, remark=text("avec plaisir", "")),
    a_voter("Anna Weber", Side.CH, CirculationAnswer.YES, answered_by=ReplyWay.LETTER),
    a_voter("Peter Meyer", Side.CH, CirculationAnswer.NO, day=21),
    a_voter("", Side.CH, None, may_vote=False),
)
RUNNING = CirculationPaper(
    sender=a_sender(),
    circulation=ASKED,
    voters=LINES,
    course=circulation_course(RULED, LINES, UNTIL, date(2026, 3, 12)),
    statutes=STATUTES,
)
CLOSED = replace(
    RUNNING,
    circulation=replace(ASKED, closed_on=date(2026, 3, 21)),
    course=circulation_course(RULED, LINES, UNTIL, date(2026, 3, 21), rule=RULE, closed_on=date(2026, 3, 21)),
    rule=RULE,
    decision=Decision(
        id=DecisionId(next(IDS)),
        home=HOME,
        committee=CommitteeId(COMMITTEE),
        number="2026-07",
        text=ASKED.text,
        result=DecisionResult.MAJORITY,
    ),
    signers=(Signer(name="Claire Perrenot", office=OfficeOfCommittee.CO_PRESIDENT, side=Side.FR),),
    reported_at="2026-02",
)
DRAFT = CirculationPaper(
    sender=a_sender(), circulation=replace(ASKED, number=None, opened_on=None, until=None, note=text("", ""))
)
WITHDRAWN = replace(
    RUNNING, circulation=replace(ASKED, withdrawn_on=date(2026, 3, 12), reason=text("Objet traité en séance", ""))
)
FORM = CirculationFormPaper(
    sender=a_sender(),
    circulation=ASKED,
    reader=FormReader(name="Claire Perrenot", function=text("maire", ""), body=text("Morteau", "")),
    back_to="ADNV, secretariat@adnv.example",
    ruled=RULED,
)
BLANK = CirculationFormPaper(sender=a_sender(), circulation=DRAFT.circulation)


def said(document: Document, kind: type[Any]) -> str:
    """Everything in French that the blocks of a kind say."""
    return repr([block for block in document.blocks if isinstance(block, kind)])


@pytest.mark.parametrize(
    ("paper", "layout"),
    [
        pytest.param(CLOSED, Layout.COLUMNS, id="closed"),
        pytest.param(FORM, Layout.FR, id="form"),
        *(
            pytest.param(paper, layout, marks=pytest.mark.long)
            for paper in (RUNNING, CLOSED, WITHDRAWN, DRAFT, FORM, BLANK)
            for layout in Layout
        ),
    ],
)
def test_the_checker_finds_no_error(
    paper: CirculationPaper | CirculationFormPaper, layout: Layout, tmp_path: Path
) -> None:
    say = circulation_form.document if isinstance(paper, CirculationFormPaper) else circulation_record.document
    (tmp_path / "paper.pdf").write_bytes(printed(say, paper, options(layout, sample=True)))
    result = outloud.check(str(tmp_path / "paper.pdf"))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity in ("error", "warning")] == []


def record(paper: CirculationPaper) -> Document:
    """The record as blocks."""
    return circulation_record.document(paper, FRENCH, GERMAN, options(Layout.COLUMNS))


def test_the_record_of_a_closed_one_is_signed_with_its_number_and_how_it_was_taken() -> None:
    made = record(CLOSED)
    [decision] = [block for block in made.blocks if isinstance(block, DecisionBlock)]
    assert decision.heading.fr.text == "Décision n°\u00a02026-07"
    assert decision.result[0].fr.text == "À la majorité"
    assert "2026-1" in made.facts.title
    assert "Reported" not in said(made, FactTable)
    assert "2026-02" in said(made, FactTable)
    assert "art.\\xa013" in said(made, Listing)
    assert "Signatures" in repr(made.blocks)
    assert "approuv" not in repr(made.blocks[-1])


def test_an_answer_that_came_late_is_named_and_said_not_to_count() -> None:
    made = record(CLOSED)
    assert "Peter Meyer" in said(made, SmallNote)
    [table] = [block for block in made.blocks if isinstance(block, AttendanceTable)]
    swiss = table.groups[1].rows
    assert "ne compte pas" in swiss[1].state.fr.text
    assert "zählt nicht" in swiss[1].state.de.text
    assert "ne compte pas" not in swiss[0].state.fr.text
    assert swiss[2].state.fr.text == "sans droit de vote"


def test_a_running_one_is_not_signed_and_says_what_lacks() -> None:
    made = record(RUNNING)
    assert "Signatures" not in repr(made.blocks)
    [decision] = [block for block in made.blocks if isinstance(block, DecisionBlock)]
    assert decision.heading.fr.text == "Décision proposée"
    assert "3\u00a0voix sur 4" in decision.result[0].fr.text


def test_a_draft_has_no_answers_and_one_withdrawn_says_why() -> None:
    assert "AttendanceTable" not in repr(record(DRAFT).blocks)
    made = record(WITHDRAWN)
    assert "Objet traité en séance" in said(made, FactTable)
    assert [block.result for block in made.blocks if isinstance(block, DecisionBlock)] == [()]


def test_a_committee_of_one_side_has_no_sides_on_the_paper() -> None:
    sender = a_sender()
    alone = replace(CLOSED, sender=replace(sender, committee=replace(sender.committee, sides=(Side.CH,))))
    [table] = [block for block in record(alone).blocks if isinstance(block, AttendanceTable)]
    assert len(table.groups) == 1


def test_the_form_has_four_answers_and_warns_of_what_an_objection_does() -> None:
    made = circulation_form.document(FORM, FRENCH, GERMAN, options(Layout.FR))
    [table] = [block for block in made.blocks if isinstance(block, AttendanceTable)]
    assert len(table.groups[0].rows) == 4
    assert "20\\xa0mars\\xa02026" in said(made, FactTable)
    assert len([block for block in made.blocks if isinstance(block, SmallNote)]) == 2
    assert "französischer Text" not in repr(circulation_form.document(FORM, FRENCH, GERMAN, options(Layout.DE)).blocks)
    blank = circulation_form.document(BLANK, FRENCH, GERMAN, options(Layout.FR))
    assert len([block for block in blank.blocks if isinstance(block, SmallNote)]) == 1
    assert "à remplir" not in repr(blank.blocks)
