"""Who may have to stand back for an item, why, and when is it asked anew?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.standing_back import Bond
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import ItemKind
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import OfficeKind
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.directory.mergers import merge_organisation
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.standing_back.proposals import reason_for, standing_back
from ctj_desktop.services.membership import names, people
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.session.attendance import record_arrival, recuse, withdraw_recusal
from ctj_desktop.services.session.refused_recusals import refuse_recusal, withdraw_refused_recusal
from tests.office import TODAY, text
from tests.services.meetings.standing_back.conflict_of_interest import Conflict


@pytest.fixture
def office(tmp_path: Path) -> Conflict:
    """A committee with a project on its agenda."""
    return Conflict(tmp_path)


def test_whoever_sits_for_a_partner_is_proposed_and_it_is_said_why(office: Conflict) -> None:
    assert office.said().says_nothing
    office.a_partner(office.vauxneuf)
    assert office.sentences() == [
        (
            "Anne Jacot (Vauxneuf) : partenaire du projet « Voie verte ».",
            "Anne Jacot (Vauxneuf): am Projekt «Grüner Weg» als Partner beteiligt.",
        )
    ]
    assert office.reasons() == [
        (
            "Vauxneuf : partenaire du projet « Voie verte ».",
            "Vauxneuf: am Projekt «Grüner Weg» als Partner beteiligt.",
        )
    ]
    assert office.said().number == "1"


def test_a_function_a_lead_partner_and_a_part_of_the_body_are_said_as_they_are(office: Conflict) -> None:
    member = office.holder_of(office.others[0])
    office.works_at(office.anne, office.vauxneuf, text("maire", "Gemeindepräsidentin"))
    water = office.a_body("Service des eaux", part_of=office.vauxneuf.id)
    office.a_function(member, water, "présidente", "Präsidentin", start=date(2026, 1, 1))
    office.a_partner(office.vauxneuf, lead=True)
    assert office.sentences() == [
        (
            "Anne Jacot, maire (Vauxneuf) : chef de file du projet « Voie verte ».",
            "Anne Jacot, Gemeindepräsidentin (Vauxneuf): Leadpartner des Projekts «Grüner Weg».",
        ),
        (
            "Siège 2 Personne-2, présidente (Service des eaux) : chef de file du projet « Voie verte » (Vauxneuf, "
            "dont cet organisme fait partie).",
            "Siège 2 Personne-2, Präsidentin (Service des eaux): Leadpartner des Projekts «Grüner Weg» (Vauxneuf, "
            "wovon diese Organisation ein Teil ist).",
        ),
    ]
    assert [len(one.words) for one in office.said().proposed] == [1, 1], "a mandate for the same body says no more"
    assert office.reasons()[0][0] == "Maire (Vauxneuf) : chef de file du projet « Voie verte »."


def test_the_reason_that_is_kept_of_an_interest_names_neither_its_body_nor_its_note(office: Conflict) -> None:
    member = office.holder_of(office.others[0])
    club = office.a_body("Association du Doubs")
    office.an_interest(member, club, note="prêt de 5 000 francs")
    office.a_partner(club)
    assert office.reasons() == [("A déclaré un intérêt.", "Hat eine Interessenbindung offengelegt.")]
    ((french, german),) = office.sentences()
    assert french == (
        "Siège 2 Personne-2 a déclaré un intérêt (Association du Doubs) : partenaire du projet « Voie verte »."
    )
    assert "francs" not in french + german
    office.works_at(member, club, text("trésorière", "Kassierin"))
    (one,) = office.said().proposed
    assert [words.bond for words in one.words] == [Bond.WORK, Bond.INTEREST], "an interest is said beside the office"


def test_an_interest_counts_on_the_days_for_which_it_was_declared(office: Conflict) -> None:
    club = office.a_body("Association du Doubs")
    office.a_partner(club)
    office.an_interest(office.anne, club, end=date(2027, 3, 12))
    assert office.names() == []
    office.an_interest(office.anne, club, start=date(2027, 3, 12))
    assert office.names() == ["Anne Jacot"]


def test_bodies_are_one_by_what_was_said_of_two_records_and_by_mergers(office: Conflict) -> None:
    again, new = office.a_body("Commune de Vauxneuf"), office.a_body("Val-Neuf")
    office.do(declare_same, record=office.vauxneuf.id, same=again.id)
    partner = office.a_partner(again)
    assert [french for french, _ in office.sentences()] == [
        "Anne Jacot (Vauxneuf) : partenaire du projet « Voie verte » (Commune de Vauxneuf, le même organisme)."
    ]
    office.do(links.change_partner, replace(partner, organisation=new.id), partner)
    assert office.names() == []
    office.do_fields(merge_organisation, organisation=again.id, merged_into=new.id, end=date(2027, 3, 12))
    assert office.names() == ["Anne Jacot"]


def test_a_body_is_called_as_on_the_day_of_the_meeting(office: Conflict) -> None:
    office.do_fields(
        names.add_organisation_name,
        organisation=office.vauxneuf.id,
        name=text("Ancien-Vaux", "Ancien-Vaux"),
        start=date(2020, 1, 1),
        end=date(2028, 1, 1),
    )
    office.a_partner(office.vauxneuf)
    assert office.sentences()[0][0].startswith("Anne Jacot (Ancien-Vaux) : partenaire")


@pytest.mark.parametrize("written", ["vauxneuf", "ancien  vaux", "VN"])
def test_a_partner_that_was_only_written_is_found_by_any_name_of_the_body(office: Conflict, written: str) -> None:
    body = office.vauxneuf
    office.do(people.change_organisation, replace(body, short_name=text("VN")), body)
    office.do_fields(
        names.add_organisation_name,
        organisation=body.id,
        name=text("Ancien Vaux"),
        start=date(2000, 1, 1),
        end=date(2010, 1, 1),
    )
    office.a_partner(name="Vauxneuf-les-Bains")
    assert office.names() == []
    office.a_partner(name=written)
    assert office.names() == ["Anne Jacot"]


def test_the_contact_of_the_project_or_of_a_partner_is_proposed(office: Conflict) -> None:
    second, third = (office.holder_of(seat) for seat in office.others)
    office.do(projects.change_project, replace(office.project, contact=second.id), office.project)
    office.a_partner(office.a_body("Association du Doubs"), contact=third.id)
    assert office.sentences() == [
        (
            f"Siège {number} Personne-{number} est la personne de contact du projet « Voie verte ».",
            f"Siège {number} Personne-{number} ist Kontaktperson des Projekts «Grüner Weg».",
        )
        for number in (2, 3)
    ]
    assert office.reasons()[0][0] == "Personne de contact du projet « Voie verte »."


def test_an_item_that_decides_is_searched_for_bodies_that_its_text_names(office: Conflict) -> None:
    named = office.item_on("Convention avec la commune de Vauxneuf, avenant", item_kind=ItemKind.DECISION)
    assert [french for french, _ in office.sentences(named)] == ["Anne Jacot (Vauxneuf) : le point en fait mention."]
    assert office.reasons(named)[0][0] == "Vauxneuf : le point en fait mention."
    heard = office.item_on("Nouvelles de Vauxneuf", item_kind=ItemKind.INFORMATION)
    longer = office.item_on("Vauxneufchâtel", item_kind=ItemKind.DECISION)
    assert (office.names(heard), office.names(longer)) == ([], [])


def test_an_item_below_a_heading_and_a_decision_on_a_project_are_about_it_as_well(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    below = office.item_on("Vote", parent=office.item.id)
    other = office.item_on("Divers")
    assert (office.names(below), office.names(other)) == (["Anne Jacot"], [])
    office.opened(office.meeting)
    office.do_fields(record_decision, item=other.id, text=text("Soutenu", "Unterstützt"), project=office.project.id)
    assert office.names(other) == ["Anne Jacot"]
    assert [one.number for one in standing_back(office.store, office.meeting.id, TODAY)] == ["1", "1.1", "2"]


def test_the_substitute_who_is_entered_is_asked_about_and_not_the_holder(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.opened(office.meeting)
    stand_in = office.a_person("Remplace", "Rose")
    office.do(record_arrival, meeting=office.meeting.id, seat=office.seat.id, arrived=time(14), substitute=stand_in.id)
    assert office.names() == ["Rose Remplace"]  # the seat is that of Vauxneuf, whoever sits there
    assert office.said().proposed[0].person == stand_in.id


def test_who_stands_back_is_not_proposed_and_is_again_when_it_is_taken_back(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.convened(office.meeting)
    (one,) = office.said().proposed
    office.do(recuse, item=office.item.id, seat=one.seat, reason=one.reason)
    said = office.said()
    assert (said.proposed, [(back.name, back.recusal.reason) for back in said.back]) == (
        (),
        [("Anne Jacot", one.reason)],
    )
    office.do(withdraw_recusal, item=office.item.id, seat=one.seat)
    assert office.names() == ["Anne Jacot"]


def test_an_answer_ends_the_question_until_something_else_speaks_against_the_person(office: Conflict) -> None:
    partner = office.a_partner(office.vauxneuf)

    def refuse(reason: str = "la commune n’a pas de part financière") -> None:
        office.do(refuse_recusal, item=office.item.id, person=office.anne.id, reason=reason)

    refuse()
    said = office.said()
    assert (said.proposed, [one.name for one in said.refused]) == ((), ["Anne Jacot"])

    office.do(links.change_partner, replace(partner, side=office.others[0].side), partner)
    assert office.names() == []  # nothing that is a reason
    club = office.a_body("Association du Doubs")
    office.a_function(office.anne, club, "présidente", "Präsidentin")
    assert office.names() == []  # a body that has nothing to do with it
    office.a_partner(club)
    said = office.said()
    assert [french for french, _ in office.sentences()] == [
        "Anne Jacot, présidente (Association du Doubs) : partenaire du projet « Voie verte »."
    ]
    assert [one.earlier.reason for one in said.proposed if one.earlier] == ["la commune n’a pas de part financière"]
    assert said.refused == ()

    refuse()  # in the same words, and it holds for what came since
    assert office.names() == []
    office.do(withdraw_refused_recusal, item=office.item.id, person=office.anne.id)
    assert len(office.said().proposed[0].words) == 2


def test_another_project_is_another_question(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.do(refuse_recusal, item=office.item.id, person=office.anne.id, reason="vu")
    other = office.do_fields(projects.add_project, committee=office.committee.id, title=text("Pont")).record
    office.do_fields(links.add_partner, project=other.id, side=office.seat.side, organisation=office.vauxneuf.id)
    office.do(refuse_recusal, item=office.item.id, person=office.anne.id, reason="vu et revu")
    assert office.names() == []
    office.do(agenda.change_agenda_item, replace(office.item, project=other.id), office.item)
    assert office.names() == ["Anne Jacot"]


def test_of_a_closed_item_no_reason_is_kept(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    closed = office.item_on("Réservé", project=office.project.id, closed=True)
    (one,) = office.said(closed).proposed
    assert one.reason == NO_TEXT
    assert one.words


def test_whoever_stands_back_after_all_no_longer_has_the_word_that_they_need_not(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.convened(office.meeting)
    office.do(refuse_recusal, item=office.item.id, person=office.anne.id, reason="vu")
    office.do(recuse, item=office.item.id, seat=office.seat.id)
    said = office.said()
    assert ([one.name for one in said.back], said.refused) == (["Anne Jacot"], ())
    office.undo()
    assert [one.name for one in office.said().refused] == ["Anne Jacot"]


def test_the_reason_for_a_seat_is_that_for_which_it_is_asked(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    reasons = [reason_for(office.store, office.item.id, seat, TODAY) for seat in (office.seat.id, office.others[0].id)]
    assert reasons == [office.said().proposed[0].reason, NO_TEXT]


def test_the_list_of_a_meeting_says_what_is_asked_and_what_was_answered(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.a_partner(office.a_body("Association du Doubs"), contact=office.holder_of(office.others[0]).id)
    office.convened(office.meeting)
    of_meeting = ListFilter(meeting=office.meeting.id)
    assert [row["state"] for row in rows_of(office.store, "recusals", of_meeting)] == ["open", "open"]
    office.do(recuse, item=office.item.id, seat=office.seat.id, reason=text("Maire", "Gemeindepräsidentin"))
    office.do(refuse_recusal, item=office.item.id, person=office.holder_of(office.others[0]).id, reason="vu")
    back, stays = rows_of(office.store, "recusals", of_meeting)
    assert (back["number"], back["name"], back["state"]) == ("1", "Anne Jacot", "recused")
    assert (stays["name"], stays["state"]) == ("Siège 2 Personne-2", "refused")
    assert rows_of(office.store, "recusals", ListFilter()) == []


def test_the_conference_which_cannot_know_the_answers_is_asked_nothing(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    assert office.names() == ["Anne Jacot"]
    (record,) = office.store.all(OfficeRecord)
    with office.store.write(OperationLabel("office.changed", {})) as unit:
        unit.save(replace(record, office_kind=OfficeKind.CTJ), before=record)
    assert office.said().says_nothing
