"""Does whoever stands back from a decision by circulation count nowhere, and is it told by name wherever it is told?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ctj_desktop.documents import minutes
from ctj_desktop.documents.circulation_record import document
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.committees import Capacity, Mandate
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings.convocation import InvitedAs
from ctj_desktop.services.meetings.standing_back.reasons import matter
from ctj_desktop.services.membership import committees, interests
from ctj_desktop.services.membership.committees import appoint, end_mandate
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.minutes.circulations import life
from ctj_desktop.services.minutes.circulations.letters import circulation_letter, is_asked, readers_of
from ctj_desktop.services.minutes.circulations.recusals import (
    may_stand_back,
    recuse_from_circulation,
    withdraw_circulation_recusal,
)
from ctj_desktop.services.minutes.circulations.refusals import (
    CirculationOver,
    NobodyToAsk,
    NotOnIt,
    NoVoiceInIt,
    StandsBackFromIt,
)
from ctj_desktop.services.minutes.circulations.voters import voters_now
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.papers.circulation_paper import circulation_paper
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.storage.check import check
from tests.office import TODAY, text
from tests.services.minutes.circulations.office import NO, TITLE, WORDS, YES, WritingOffice

LATER = TODAY + timedelta(days=14)
VOICES = load_translator("fr_CH"), load_translator("de_CH")
OPTIONS = PaperOptions(printed_on=TODAY, layout=Layout.FR)


def recused(office: WritingOffice, told: Circulation, line: CirculationVoter) -> CirculationVoter:
    return office.do(recuse_from_circulation, circulation=told.id, seat=line.seat).record


def test_whoever_stands_back_is_informed_counts_nowhere_and_is_named(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path, seats=4)
    told = office.opened()
    office.answers(told, YES, YES, NO)
    first, _second, third, _fourth = office.lines(told)
    assert office.sheet(told).stage is CirculationStage.RUNNING, "two of four, and three are needed"
    recused(office, told, third)
    recused(office, told, first)
    back = office.do(withdraw_circulation_recusal, circulation=told.id, seat=first.seat).outcome.label
    assert label_text(VOICES[0], back.key, back.args).startswith("Récusation de Siège 1 Personne-1 annulée")
    sheet = office.sheet(told)
    assert sheet.course is not None
    assert (sheet.course.whole.asked, sheet.course.needed, sheet.course.whole.no) == (3, 2, 0)
    assert [line.seat for line in sheet.course.silent] == [_fourth.seat]
    with pytest.raises(StandsBackFromIt):
        office.answered(third, YES)
    reader = next(one for one in readers_of(office.store, sheet.voters, TODAY) if one.key == third.id)
    assert reader.standing is InvitedAs.INFORMED
    assert not is_asked(reader)
    letter = circulation_letter(office.store, sheet.circulation, reader, TODAY)
    assert "Vous vous récusez dans cette affaire" in letter.text
    assert "formulaire" not in letter.text
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    meeting = office.a_meeting(office.committee.id)
    office.do(life.report_circulation, circulation=told.id, meeting=meeting.id)
    sheet = office.sheet(told)
    assert sheet.stage is CirculationStage.ADOPTED
    named = "Siège 3 Personne-3"
    for made in (
        repr(document(circulation_paper(office.store, sheet.circulation, TODAY), *VOICES, OPTIONS)),
        repr(minutes.document(minutes_paper(office.store, meeting), *VOICES, OPTIONS)),
    ):
        assert f"Se récuse : {named}" in made.replace("\\xa0", " ").replace("\\u202f", " ")
    rows = rows_of(office.store, "circulation_voters", ListFilter(committee=office.committee.id))
    assert [row["recused"] for row in rows] == [False, False, True, False]


def test_once_it_is_closed_nobody_stands_back_any_more(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES, YES)
    line = office.lines(told)[2]
    recused(office, told, line)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    for act in (recuse_from_circulation, withdraw_circulation_recusal):
        with pytest.raises(CirculationOver):
            office.do(act, circulation=told.id, seat=line.seat)
    withdrawn = office.drafted()
    office.do(life.open_circulation, circulation=withdrawn.id, on=TODAY, until=LATER)
    office.do(life.withdraw_circulation, circulation=withdrawn.id, on=TODAY, reason=text("Objet traité en séance"))
    with pytest.raises(CirculationOver):
        office.do(recuse_from_circulation, circulation=withdrawn.id, seat=line.seat)


def test_of_a_draft_whoever_holds_the_seat_stands_back_and_nobody_after_them(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told, other = office.drafted(until=LATER), office.drafted(until=LATER)
    first, second, third = voters_now(office.store, told, TODAY)
    for line in (first, second):
        assert recused(office, told, line).recused
    assert office.sheet(told).voters == (), "nobody is asked yet"
    office.do(withdraw_circulation_recusal, circulation=told.id, seat=second.seat)
    assert [line.recused for line in voters_now(office.store, told, TODAY)] == [True, False, False]
    assert not any(line.recused for line in voters_now(office.store, other, TODAY))
    office.do(life.open_circulation, circulation=told.id, on=TODAY)
    assert [(line.seat, line.recused) for line in office.lines(told)] == [
        (first.seat, True),
        (second.seat, False),
        (third.seat, False),
    ]
    for line in voters_now(office.store, other, TODAY):
        recused(office, other, line)
    with pytest.raises(NobodyToAsk):
        office.do(life.open_circulation, circulation=other.id, on=TODAY)
    for line, follows in ((first, True), (second, False)):
        (mandate,) = office.store.all(Mandate, seat=line.seat)
        office.do_fields(end_mandate, mandate=mandate.id, end=TODAY)
        if follows:
            office.do_fields(appoint, seat=line.seat, person=office.a_person("Neuf").id, start=TODAY)
    office.do(life.open_circulation, circulation=other.id, on=TODAY)
    assert [(line.seat, line.recused) for line in office.lines(other)] == [(first.seat, False), (third.seat, True)]
    assert check(office.store) == []


def test_a_seat_without_a_vote_or_of_nobody_does_not_stand_back(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    advisory = office.a_seat(office.committee.id, 4)
    office.do_fields(committees.change_seat, seat=advisory.id, capacity=Capacity.ADVISORY)
    vacant = office.a_seat(office.committee.id, 5, held=False)
    told = office.drafted(until=LATER)
    with pytest.raises(NoVoiceInIt):
        office.do(recuse_from_circulation, circulation=told.id, seat=advisory.id)
    with pytest.raises(NotOnIt):
        office.do(recuse_from_circulation, circulation=told.id, seat=vacant.id)


def test_it_is_proposed_by_the_partners_of_the_project_else_by_whom_the_text_names(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    body = office.do_fields(add_organisation, name=text("Commune de Vauxneuf", "Gemeinde Vauxneuf")).record
    draft = office.drafted(until=LATER)
    lines = voters_now(office.store, draft, TODAY)
    given = {"committee": office.committee.id, "person": lines[0].person, "organisation": body.id}
    office.do_fields(interests.declare_interest, **given, start=date(2026, 1, 1))
    assert may_stand_back(office.store, draft, lines, TODAY) == {}
    named = office.drafted(text=text("Le comité suit la Commune de Vauxneuf.", WORDS.de.text))
    assert set(may_stand_back(office.store, named, lines, TODAY)) == {lines[0].seat}
    made = {"committee": office.committee.id, "title": TITLE}
    project = office.do_fields(projects.add_project, **made).record
    office.do_fields(links.add_partner, project=project.id, organisation=body.id, side=lines[0].side, lead=True)
    about = office.drafted(project=project.id)
    grounds = may_stand_back(office.store, about, lines, TODAY)
    assert set(grounds) == {lines[0].seat}
    assert "Commune de Vauxneuf" in matter(VOICES[0], grounds[lines[0].seat][0])
