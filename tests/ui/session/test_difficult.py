"""Do the minutes of a sitting with a pause, amendments and every kind of vote say each of them, in order and once?"""

import pytest

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import document
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.records.voting import AnyVote
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.services.minutes.in_session.test_amendments import said
from tests.ui.beginning import DAY
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.session.difficult import DifficultSitting

TOLD = (
    "La séance est suspendue de 14 h 10 à 14 h 20.",
    "Amendement proposé par le canton du Jura : Remplacer « deux » par « trois ».",
    "À 14 h 25, 8 votants : 6 pour, 1 contre, 1 abstention · à la majorité",
    "L’amendement est adopté.",
    "Amendement proposé par Besançon : Supprimer la seconde étude.",
    "À 14 h 27, 8 votants : 2 pour, 6 contre, 0 abstention · rejeté à la majorité",
    "L’amendement est rejeté.",
    "Décision n° 2027-001",
    "Le comité commande deux études.",
    "Le texte est mis au vote avec l’amendement adopté.",
    "À 14 h 30, 8 votants : 7 pour, 0 contre, 1 abstention · à la majorité",
    "Décision n° 2027-002",
    "Le comité approuve le budget 2028.",
    "Vote commun avec la décision n° 2027-003.",
    "Décision n° 2027-003",
    "Il relève la cotisation de 2 %.",
    "Vote commun avec la décision n° 2027-002.",
    "Décision n° 2027-004",
    "Côté français : 4 pour, 0 contre, 0 abstention",
    "Côté suisse : 2 pour, 1 contre, 1 abstention",
    "Décision n° 2027-005",
    "Non : Camille Exemple-6",
)


@pytest.fixture
def sitting(empty: Desktop, in_dialog: InDialog) -> DifficultSitting:
    made = DifficultSitting(empty, in_dialog)
    made.run()
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_minutes_say_everything_in_order_and_once(sitting: DifficultSitting) -> None:
    paper = minutes_paper(sitting.desktop.store, sitting.meeting)
    voices = (load_translator("fr_CH"), load_translator("de_CH"))
    made = document(paper, *voices, PaperOptions(printed_on=DAY, layout=Layout.COLUMNS))
    told = [plain(words) for block in made.blocks for words in said(block)]
    assert [one for one in told if one in TOLD] == list(TOLD)
    ties = [one for one in told if "4 pour, 4 contre" in one]
    assert len(ties) == 2
    assert all(one.endswith("voix prépondérante de la présidence") for one in ties)


@pytest.mark.long
def test_the_item_of_a_joint_vote_ends_the_next_is_shown_and_undo_comes_back(sitting: DifficultSitting) -> None:
    desktop, items = sitting.desktop, sitting.items()
    budget, charter = items[2], items[3]
    assert (budget.ended_at, charter.started_at) == (charter.started_at, budget.ended_at)
    decisions = {line.number: line for line in minute_sheet(desktop.store, budget.id).lines if line.vote is not None}
    assert {number: line.together for number, line in decisions.items()} == {
        "2027-002": ("2027-003",),
        "2027-003": ("2027-002",),
    }
    assert all(line.vote is not None and line.vote.at is not None for line in decisions.values())
    editor = desktop.find(MinuteEditor, "minutes")
    assert editor.sheet is not None
    assert editor.sheet.item.id == items[4].id
    votes = desktop.store.count(AnyVote)
    desktop.press(Key.Key_Z, CTRL)
    assert desktop.store.count(AnyVote) == votes - 1
    assert desktop.store.count(AnyVote, decision=next(iter(decisions.values())).decision.id) == 1  # type: ignore[union-attr]
