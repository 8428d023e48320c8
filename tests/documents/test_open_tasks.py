"""Does the list of open tasks say what is late and where it comes from, and does a public one keep quiet?"""

import datetime as dt
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, Heading, Listing, Paragraph, TaskTable, Title
from ctj_desktop.documents.follow_up import DecisionToDo, TaskFacts
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.open_tasks import LastMove, OpenTask, TaskOrder, TasksPaper, document
from ctj_desktop.documents.papers import PaperOptions, Voices
from ctj_desktop.documents.public_version import left_out
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.ids import DecisionId, ExecutionMoveId, PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import ExecutionMove, ExecutionState, TaskState
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG, a_task, facts
from tests.documents.records import a_meeting, a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = dt.date(2026, 6, 1)


def a_line(number: str | None, due: int | None = 0, *, fr: str = "Compléter la carte", **changes: Any) -> OpenTask:
    """A task of meeting 2026-02, due so many days after the day of the list."""
    made = a_task(fr, changes.pop("de", "Karte ergänzen"), known=changes.pop("known", True))
    day = None if due is None else ON + dt.timedelta(days=due)
    task = replace(made.task, number=number, due=day, meeting=a_meeting().id)
    given: dict[str, Any] = {"facts": replace(made, task=task), "meeting": a_meeting(), "item": "4"}
    return OpenTask(**{**given, "body": text("Commune", "Gemeinde"), **changes})


def with_task(line: OpenTask, **changes: Any) -> OpenTask:
    """The line with something else in its task."""
    assert isinstance(line.facts, TaskFacts)
    return replace(line, facts=replace(line.facts, task=replace(line.facts.task, **changes)))


def said(*tasks: OpenTask, public: bool = False, order: TaskOrder = TaskOrder.DUE) -> Document:
    paper = TasksPaper(sender=a_sender(), on=ON, tasks=tasks, order=order)
    return document(paper, FRENCH, GERMAN, options(Layout.ALTERNATE, public=public))


def headings(made: Document) -> list[str]:
    return [plain(block.text.fr.text) for block in made.blocks if isinstance(block, Heading)]


def rows(made: Document) -> list[str]:
    return [row.number.fr.text for block in made.blocks if isinstance(block, TaskTable) for row in block.rows]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


LIST = (
    a_line("T-2026-001", None),
    a_line("T-2026-002", 30),
    a_line("T-2026-003", -1),
    a_line("T-2026-004", 0),
    a_line("T-2026-005", -30),
)


def test_what_is_late_stands_first_the_longest_above() -> None:
    made = said(*LIST)
    assert headings(made) == ["En retard · 2 tâches", "Dans les délais · 2 tâches", "Sans échéance · 1 tâche"]
    assert rows(made) == ["T-2026-005", "T-2026-003", "T-2026-004", "T-2026-002", "T-2026-001"]
    title = next(block for block in made.blocks if isinstance(block, Title))
    assert title.meta is not None
    assert plain(title.meta.fr.text).endswith("5 tâches ouvertes, dont 2 en retard")
    assert plain(title.meta.de.text).endswith("5 offene Pendenzen, davon 2 überfällig")


def test_a_row_says_how_late_it_is_and_where_it_comes_from() -> None:
    made = said(a_line("T-2026-001", -1, decision="2026-003", closed=True, state=TaskState.IN_PROGRESS))
    (table,) = (block for block in made.blocks if isinstance(block, TaskTable))
    (row,) = table.rows
    assert row.late is not None
    assert (plain(row.late.fr.text), plain(row.late.de.text)) == ("1 jour de retard", "1 Tag überfällig")
    (origin,) = row.details
    assert plain(origin.fr.text) == "Séance 2026-02 · point 4 · décision 2026-003 · à huis clos · en cours"
    assert plain(origin.de.text).startswith("Sitzung 2026-02 · Traktandum 4 · Beschluss 2026-003 · ")


def test_a_row_says_since_when_it_is_in_its_state_and_why() -> None:
    since = dt.date(2026, 5, 4)
    busy = a_line("T-2026-001", state=TaskState.IN_PROGRESS, moved=LastMove(on=since, reason=text("Offre demandée")))
    again = a_line("T-2026-002", moved=LastMove(on=since))
    (table,) = (block for block in said(busy, again).blocks if isinstance(block, TaskTable))
    first, second = ([plain(pair.fr.text) for pair in row.details] for row in table.rows)
    assert first == ["Séance 2026-02 · point 4 · en cours depuis le 4 mai 2026", "Offre demandée"]
    assert second == ["Séance 2026-02 · point 4 · de nouveau ouverte depuis le 4 mai 2026"]
    hidden = said(busy, public=True)
    assert "Offre demandée" not in repr(hidden)
    listed = [plain(pair.fr.text) for pair in left_out(hidden, Voices(FRENCH, GERMAN))]
    assert listed[-1] == "la note sur le dernier changement, de 1 ligne"


def test_what_one_owner_does_stands_together_and_what_nobody_does_stands_last() -> None:
    nobody = a_line("T-2026-001", -3, known=False, body=text(""))
    nobody = with_task(nobody, owner=None)
    other = a_line("T-2026-002", 3)
    other = replace(other, facts=replace(other.facts, owner=text("Anne Rochat", "Anne Rochat")))
    made = said(nobody, *LIST[2:], other, order=TaskOrder.OWNER)
    assert headings(made) == [
        "Anne Rochat · 1 tâche",
        "Deux secrétariats · 3 tâches, dont 2 en retard",
        "Sans responsable · 1 tâche, dont 1 en retard",
    ]
    assert rows(made) == ["T-2026-002", "T-2026-005", "T-2026-003", "T-2026-004", "T-2026-001"]
    assert headings(said(*LIST[:1], public=True, order=TaskOrder.OWNER))[0] == "Commune · 1 tâche"


def a_decision(number: str | None = "2026-003", due: int | None = -2, **changes: Any) -> OpenTask:
    """A decision of meeting 2026-02 that is to be carried out."""
    decision = replace(facts("Le comité soutient la foire.", "Der Ausschuss unterstützt die Messe.").decision)
    decision = replace(decision, number=number, meeting=a_meeting().id)
    noted = ExecutionMove(
        id=ExecutionMoveId(decision.id),
        home=decision.home,
        decision=DecisionId(decision.id),
        to_state=ExecutionState.TO_DO,
        on=ON,
        due=None if due is None else ON + dt.timedelta(days=due),
        owner=PersonId(decision.id),
    )
    made = DecisionToDo(decision=decision, noted=noted, owner=text("Anne Rochat", "Anne Rochat"))
    given: dict[str, Any] = {"state": ExecutionState.TO_DO, "meeting": a_meeting(), "item": "4"}
    return OpenTask(facts=made, **{**given, "moved": LastMove(on=ON), **changes})


def test_decisions_that_are_to_be_carried_out_stand_among_the_tasks_and_say_so() -> None:
    secret = a_decision("2026-004", None, closed=True, moved=LastMove(on=ON, reason=text("Lettre")))
    made = said(LIST[4], a_decision(), secret)
    assert headings(made) == ["En retard · 1 tâche, 1 décision", "Sans échéance · 1 décision"]
    assert rows(made) == ["T-2026-005", "2026-003", "2026-004"]
    title = next(block for block in made.blocks if isinstance(block, Title))
    assert title.meta is not None
    assert plain(title.meta.fr.text).endswith("1 tâche ouverte, 2 décisions à exécuter, dont 2 en retard")
    row = [row for block in made.blocks if isinstance(block, TaskTable) for row in block.rows][1]
    assert plain(row.details[0].fr.text) == "Séance 2026-02 · point 4 · Décision · à exécuter depuis le 1er juin 2026"
    public = said(LIST[4], a_decision(), secret, public=True)
    assert rows(public) == ["T-2026-005", "2026-003"]
    listed = [plain(pair.fr.text) for pair in left_out(public, Voices(FRENCH, GERMAN))]
    assert listed == [
        "huis clos : 2026-004",
        "la personne responsable de 1 tâche",
        "la personne chargée de l’exécution de 1 décision",
    ]


def test_a_meeting_that_was_not_sent_or_never_was_is_said_to_be_so() -> None:
    unknown, own = a_line("T-2026-001", meeting=None, item=""), a_line("T-2026-002", meeting=None, item="")
    own = with_task(own, meeting=None)
    (table,) = (block for block in said(unknown, own).blocks if isinstance(block, TaskTable))
    assert [plain(row.details[0].fr.text) for row in table.rows] == ["Séance : non communiqué", "hors séance"]


def test_nothing_to_do_is_a_sentence() -> None:
    made = said()
    assert [block.text.fr.text for block in made.blocks if isinstance(block, Paragraph)] == ["Aucune tâche ouverte."]
    assert rows(made) == []


def test_a_public_version_leaves_closed_items_and_persons_out_and_lists_them() -> None:
    closed, body = a_line("T-2026-002", closed=True), a_line("T-2026-003")
    body = replace(body, body=body.facts.owner)
    made = said(a_line("T-2026-001"), closed, body, public=True)
    assert rows(made) == ["T-2026-001", "T-2026-003"]
    owners = [row.owner.fr.text for block in made.blocks if isinstance(block, TaskTable) for row in block.rows]
    assert owners == ["Commune", "Deux secrétariats"]
    listed = left_out(made, Voices(FRENCH, GERMAN))
    assert [plain(pair.fr.text) for pair in listed] == [
        "huis clos : T-2026-002",
        "la personne responsable de 1 tâche",
    ]
    assert not any(isinstance(block, Listing) for block in said(closed).blocks)


HARD = (
    a_line(
        "T-2026-001",
        -400,
        fr=LONG,
        de=LONG,
        decision="2026-003",
        state=TaskState.IN_PROGRESS,
        moved=LastMove(on=ON, reason=text(LONG)),
    ),
    a_line("T-2026-002", -1, fr="Sans traduction", de="", closed=True),
    a_line("T-2026-003", 0, fr="", de="Nur deutsch", known=False),
    a_decision(),
    a_decision(None, None, closed=True),
    a_line(None, None, fr=LONG, de="", meeting=None, item="", body=text("")),
    *(a_line(f"T-2026-{number:03}", number * 3 - 60, fr=LONG[: 20 + number]) for number in range(4, 61)),
)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("tasks", [HARD, LIST[:1], ()], ids=["sixty", "one", "none"])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(
    layout: Layout, tasks: tuple[OpenTask, ...], public: bool, tmp_path: Path
) -> None:
    chosen: PaperOptions = options(layout, public=public, draft=True, sample=True)
    paper = TasksPaper(sender=a_sender(), on=ON, tasks=tasks)
    path = tmp_path / "paper.pdf"
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, chosen), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
