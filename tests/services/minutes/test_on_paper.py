"""Does the PDF of the minutes say exactly what the records say, in both languages?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AgendaItemId, PersonId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.domain.records.voting import DecisionKind, VoteCount
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.polish import polish
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import people, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.in_session import amendments, pauses
from ctj_desktop.services.minutes.proofreading import ProofLine, ProofPart, proof
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.session import attendance, course
from tests.documents.reading import artifact_free, structure
from tests.office import Office, text

DAY, LATER = date(2027, 3, 12), date(2027, 6, 18)


def meeting_with_everything(tmp_path: Path) -> tuple[Office, Meeting]:
    """Presence with an arrival and a departure, every kind of block, an adjourned item, a next meeting."""
    office = Office(tmp_path)
    committee = office.a_committee(seats=4)
    owner = office.do_fields(people.add_person, family_name="Rochat", given_name="Élise").record
    rule = QuorumRule(article="art. 7 al. 2", minimum_per_side=1)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2020, 1, 1),
        quorum=rule,
    )
    meeting = office.opened(office.a_meeting(committee.id, items=3))
    office.a_meeting(committee.id, "2027-06-18")
    first, second, third = (one.id for one in office.store.all(AgendaItem, meeting=meeting.id, order="position"))
    seats = [line.seat for line in roll_of(office.store, meeting.id)]
    for seat in (seats[0], seats[1], seats[3]):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))
    office.do(attendance.record_departure, meeting=meeting.id, seat=seats[3], left=time(15, 0))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[3], arrived=time(15, 20))
    office.do(attendance.excuse, meeting=meeting.id, seat=seats[2])
    write(office, first, owner.id)
    adopted = text("Le comité adopte le budget.", "Der Ausschuss genehmigt das Budget.")
    decision = office.do_fields(decisions.record_decision, item=second, text=adopted).record
    wanted = text("Le budget est porté à 42 000 €.", "Das Budget wird auf 42 000 € erhöht.")
    office.do_fields(amendments.add_amendment, decision=decision.id, text=wanted, proposed_by=owner.id)
    office.do_fields(pauses.add_pause, meeting=meeting.id, start=time(14, 40), end=time(14, 50), item=second)
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2, no=1, abstentions=1))
    office.do_fields(
        decisions.record_decision,
        item=third,
        text=text("Le point est reporté.", "Das Traktandum wird vertagt."),
        decision_kind=DecisionKind.ADJOURNMENT,
    )
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 5))
    return office, meeting


def write(office: Office, item: AgendaItemId, owner: PersonId) -> None:
    """Paragraphs with marks and accents, a list, a heading, a task."""
    heading, entry = MinuteBlockKind.HEADING, MinuteBlockKind.LIST_ENTRY
    paragraph = MinuteBlockKind.PARAGRAPH
    for french, german, kind in (
        ("Il salue « l’assemblée » : 41 000 € ; merci !", "Er begrüsst die Versammlung: CHF 39’500.", paragraph),
        ("Une suite", "Eine Fortsetzung", heading),
        ("Pontarlier, le 2 mars", "Pontarlier, 2. März", entry),
        ("Sainte-Croix avec **insistance**", "Sainte-Croix mit **Nachdruck**", entry),
    ):
        office.do_fields(blocks.add_block, item=item, text=Bilingual.of(french, german), block_kind=kind)
    what = text("Équilibrer le sous-budget.", "Teilbudget ausgleichen.")
    office.do_fields(tasks.add_task, item=item, text=what, owner=owner, due=LATER)


def bare(said: str) -> str:
    """As it is read: without marks, and with ordinary spaces."""
    for space in "\u00a0\u202f\u2009":
        said = said.replace(space, " ")
    return " ".join(said.replace("**", "").replace("\u00ad", "").split())


def printed(office: Office, meeting: Meeting, layout: str) -> dict[str, str]:
    """What the structure of the file says in each language, one passage after the other."""
    pdf = paper_pdf(office.store, "minutes", meeting.id, Printing(printed_on=LATER, layout=layout))
    found: dict[str, list[str]] = {"fr": [], "de": []}
    language = "fr"
    for _, lang, said in artifact_free(structure(pdf)):
        language = (lang or language)[:2].lower() if lang else language
        for one in found if not lang else [language]:
            if one in found:
                found[one].append(said)
    return {name: bare(" ".join(parts)) for name, parts in found.items()}


def expected(line: ProofLine, language: Language) -> list[str]:
    """What a line must say in one language: its text, how a decision was taken, under which number."""
    place = 0 if language is Language.FR else 1
    said = [polish(line.text.text(language), language), *(foot[place] for foot in line.foot)]
    if line.part is ProofPart.DECISION:
        said.append(line.number)
    return [bare(one) for one in said if one]


def once(line: ProofLine) -> list[str]:
    """What reads alike in both languages and may stand there once: numbers, names and days in figures."""
    due = [load_translator("de_CH").date_short(line.due)] if line.due is not None else []
    return [one for one in (line.number, line.owner.fr.text, *due) if one]


def check(paper: dict[str, str], lines: tuple[ProofLine, ...]) -> None:
    """Nothing of the lines lacks on the paper."""
    for line in lines:
        for said in once(line):
            assert said in f"{paper['fr']} {paper['de']}", (line.part, said)
        for language in (Language.FR, Language.DE):
            for said in expected(line, language):
                assert said in paper[language.value], (line.part, said)


@pytest.mark.parametrize("layout", ["columns", "sequential", "alternate"])
def test_every_passage_is_printed_in_both_languages(tmp_path: Path, layout: str) -> None:
    office, meeting = meeting_with_everything(tmp_path)
    lines = proof(office.store, meeting.id).lines
    assert {line.part for line in lines} >= set(ProofPart) - {ProofPart.VOTE}
    check(printed(office, meeting, layout), lines)


def test_the_approved_paper_says_the_filed_sentences_and_is_no_draft(tmp_path: Path) -> None:
    office, meeting = meeting_with_everything(tmp_path)
    before = printed(office, meeting, "columns")
    assert "non approuvée" in before["fr"]
    assert "Dès 15 h 00, le quorum n’est plus atteint" in before["fr"]
    assert "Ab 15.20 Uhr ist der Ausschuss wieder beschlussfähig" in before["de"]
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)
    office.do_fields(meetings.plan_meeting, committee=meeting.committee, on=date(2027, 4, 2))
    after = printed(office, meeting, "columns")
    assert "non approuvée" not in after["fr"]
    check(after, proof(office.store, meeting.id).lines)
    assert "18 juin 2027" in after["fr"]
    assert "2 avril 2027" not in after["fr"]
