"""Minutes of a meeting without quorum say that it could not decide, that it ended for that, and by which article."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents import decisions
from ctj_desktop.documents.blocks import DecisionEntry
from ctj_desktop.documents.formal_sentences import EndedWithout, Formal, formal_sentences
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.domain.records.voting import DecisionKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.formal_sentences import formal_facts, paper_voices
from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions, meeting_decisions
from ctj_desktop.services.session.course import begin_item, declare_inquorate
from tests.documents.records import options
from tests.office import Office, text
from tests.services.minutes.test_who_could_vote import Evening, an_evening

DAY = date(2027, 3, 12)
FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
HALF = QuorumRule(article="art. 7", strict=False)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def ended(evening: Evening, at: str, fr: str = "", de: str = "") -> None:
    evening.office.do(
        declare_inquorate,
        meeting=evening.meeting.id,
        on=DAY,
        closed_at=time.fromisoformat(at),
        reason=text(fr, de),
    )


def entered(evening: Evening, kind: DecisionKind, item: AgendaItem) -> str:
    stored = evening.office.do_fields(
        record_decision, item=item.id, decision_kind=kind, text=text("Texte", "Text")
    ).record
    return stored.number or ""


def test_a_meeting_that_ended_for_want_of_a_quorum_says_so_with_the_article(office: Office) -> None:
    evening = an_evening(office, HALF)
    evening.comes(0)
    ended(evening, "14:20", "Une seconde convocation suit.", "Eine zweite Einladung folgt.")
    assert evening.said(Formal.CLOSING) == [
        "La séance est levée à 14 h 20, faute de quorum (statuts, art. 7). Une seconde convocation suit."
    ]
    assert evening.said(Formal.CLOSING, language="de") == [
        "Die Sitzung wird um 14.20 Uhr mangels Beschlussfähigkeit (Statuten, Art. 7) geschlossen. "
        "Eine zweite Einladung folgt."
    ]
    assert evening.said(Formal.OUTCOME) == ["Le point n’a pas été traité, faute de quorum."]
    assert evening.said(Formal.OUTCOME, language="de") == [
        "Das Traktandum wurde mangels Beschlussfähigkeit nicht behandelt."
    ]


def test_what_was_treated_before_the_quorum_was_lost_is_not_said_to_be_untreated(office: Office) -> None:
    evening = an_evening(office, replace(HALF, article=""))
    office.an_item(evening.meeting, "Budget", "Budget")
    first, _second = office.store.all(AgendaItem, meeting=evening.meeting.id, order="position")
    evening.comes(0)
    evening.comes(1)
    office.do(begin_item, item=first.id, started=time(14, 5))
    evening.leaves(1, "14:30")
    ended(evening, "14:40")
    assert evening.said(Formal.OUTCOME) == ["Le point n’a pas été traité, faute de quorum."]
    assert evening.said(Formal.CLOSING) == ["La séance est levée à 14 h 40, faute de quorum."]


def test_one_that_goes_on_only_takes_note_and_what_was_entered_as_decided_is_said_to_be_none(office: Office) -> None:
    evening = an_evening(office, HALF)
    (item,) = office.store.all(AgendaItem, meeting=evening.meeting.id)
    evening.comes(0)
    office.do(begin_item, item=item.id, started=time(14, 5))
    for kind in (DecisionKind.NOTING, DecisionKind.ADJOURNMENT):
        entered(evening, kind, item)
    opinion = entered(evening, DecisionKind.OPINION, item)
    evening.closes()
    assert evening.said(Formal.QUORUM)[0].endswith("Sans quorum, le comité peut prendre acte, mais non décider.")
    assert evening.said(Formal.LATER_QUORUM) == [
        f"Avis n° {opinion} : faute de quorum (statuts, art. 7), le comité ne pouvait pas décider."
    ]
    assert evening.said(Formal.LATER_QUORUM, language="de") == [
        f"Stellungnahme Nr. {opinion}: mangels Beschlussfähigkeit (Statuten, Art. 7) konnte der Ausschuss nicht "
        "beschliessen."
    ]
    assert evening.said(Formal.CLOSING) == ["La séance est levée à 16 h 00."]


def test_what_was_decided_while_there_was_one_is_left_alone(office: Office) -> None:
    evening = an_evening(office, HALF)
    (item,) = office.store.all(AgendaItem, meeting=evening.meeting.id)
    evening.comes(0)
    evening.comes(1)
    office.do(begin_item, item=item.id, started=time(14, 5))
    entered(evening, DecisionKind.DECISION, item)
    evening.leaves(1, "15:00")
    office.an_item(evening.meeting, "Divers", "Varia")
    other = office.store.all(AgendaItem, meeting=evening.meeting.id, order="position")[-1]
    office.do(begin_item, item=other.id, started=time(14, 50))
    evening.closes()
    (lost,) = evening.said(Formal.LATER_QUORUM)
    assert lost.startswith("Dès 15 h 00, le quorum n’est plus atteint")
    assert lost.endswith("Sans quorum, le comité peut prendre acte, mais non décider.")


def test_without_a_time_it_says_only_why_it_ended(office: Office) -> None:
    evening = an_evening(office, HALF)
    facts = formal_facts(office.store, office.the_meeting(evening.meeting))
    untimed = replace(facts, ended_without=EndedWithout())
    (closing,) = (one for one in formal_sentences(untimed, paper_voices()) if one.kind is Formal.CLOSING)
    assert closing.text.fr.text == "La séance est levée, faute de quorum (statuts, art.\u00a07)."


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("art. 7", "Faute de quorum (statuts, art. 7), le comité ne pouvait pas décider."),
        ("", "Faute de quorum, le comité ne pouvait pas décider."),
    ],
)
def test_the_record_of_decisions_says_of_it_that_it_is_none(office: Office, article: str, said: str) -> None:
    """Of one meeting, of a year and of all; what was only noted stands there as it is."""
    evening = an_evening(office, replace(HALF, article=article))
    (item,) = office.store.all(AgendaItem, meeting=evening.meeting.id)
    evening.comes(0)
    entered(evening, DecisionKind.NOTING, item)
    entered(evening, DecisionKind.DECISION, item)
    evening.closes()
    meeting = office.the_meeting(evening.meeting)
    papers = (
        meeting_decisions(office.store, meeting),
        committee_decisions(office.store, meeting.committee, 2027, DAY),
        committee_decisions(office.store, meeting.committee, None, DAY),
    )
    for paper in papers:
        made = decisions.document(paper, FRENCH, GERMAN, options())
        noted, decided = (one for one in made.blocks if isinstance(one, DecisionEntry))
        assert noted.warning is None
        assert decided.warning is not None
        assert decided.warning.fr.text.replace("\u00a0", " ") == said
