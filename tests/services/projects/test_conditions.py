"""Is each line of an opinion's conditions followed, met with what shows it, or dropped?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ProjectDocumentId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.project_work import Condition, ProjectDocument
from ctj_desktop.domain.records.projects import OpinionKind, Project
from ctj_desktop.services.projects import conditions, links
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.refusals import EveryConditionFollowed, MetAndDropped, OfAnotherProject
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.refusals import TextMissing
from tests.office import Office, text

DAY = date(2027, 3, 12)
SAID = text(
    "- confirmer le cofinancement\n- préciser le calendrier", "1. Mitfinanzierung bestätigen\n2. Zeitplan genauer"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_project(office: Office, title: str = "Marchés") -> Project:
    found = office.store.all(Project)
    committee = found[0].committee if found else office.a_committee().id
    return office.do_fields(projects.add_project, committee=committee, title=text(title)).record


def followed(office: Office) -> list[Condition]:
    return in_order(office.store.all(Condition))


def with_reservation(office: Office, project: Project) -> list[Condition]:
    office.do_fields(
        links.give_opinion, project=project.id, opinion_kind=OpinionKind.WITH_RESERVATION, conditions=SAID, on=DAY
    )
    return followed(office)


def test_each_line_of_the_conditions_of_an_opinion_is_followed_in_both_languages(office: Office) -> None:
    made = with_reservation(office, a_project(office))
    assert [(one.text.fr.text, one.text.de.text) for one in made] == [
        ("confirmer le cofinancement", "Mitfinanzierung bestätigen"),
        ("préciser le calendrier", "Zeitplan genauer"),
    ]
    office.undo()
    assert followed(office) == []


def test_a_condition_is_met_with_what_shows_it_or_dropped_and_not_both(office: Office) -> None:
    project = a_project(office)
    first, second = with_reservation(office, project)
    with office.store.write(OperationLabel("project_document.added")) as unit:
        key = ProjectDocumentId(unit.new_id())
        document = unit.save(ProjectDocument(id=key, home=project.home, project=project.id, title=text("Lettre")))
    change = conditions.change_condition
    office.do_fields(
        change, condition=first.id, fulfilled_on=DAY, proof=text("Lettre du 10 mars"), document=document.id
    )
    office.do_fields(change, condition=second.id, dropped_on=DAY)
    assert [(one.fulfilled_on, one.dropped_on, one.document) for one in followed(office)] == [
        (DAY, None, document.id),
        (None, DAY, None),
    ]
    with pytest.raises(MetAndDropped):
        office.do_fields(change, condition=second.id, fulfilled_on=DAY)
    with pytest.raises(TextMissing):
        office.do_fields(change, condition=second.id, text=text("", ""))
    other = a_project(office, "Autre")
    with pytest.raises(OfAnotherProject):
        office.do_fields(conditions.add_condition, project=other.id, text=text("x"), document=document.id)


def test_a_line_written_later_is_followed_when_it_is_asked_for(office: Office) -> None:
    project = a_project(office)
    first = with_reservation(office, project)[0]
    opinion = first.opinion
    assert opinion is not None
    with pytest.raises(EveryConditionFollowed):
        office.do(conditions.follow_conditions, opinion=opinion)
    more = text("confirmer le cofinancement\npréciser le calendrier\nassocier les communes")
    office.do_fields(links.change_opinion, opinion=opinion, conditions=more)
    office.do(conditions.follow_conditions, opinion=opinion)
    assert [one.text.fr.text for one in followed(office)][2:] == ["associer les communes"]
    office.do(conditions.remove_condition, condition=first.id)
    office.do(links.remove_opinion, opinion=opinion)
    assert followed(office) == []
    office.undo()
    assert len(followed(office)) == 2


def test_a_condition_of_a_grant_needs_no_opinion(office: Office) -> None:
    project = a_project(office)
    made = office.do_fields(
        conditions.add_condition, project=project.id, text=text("Logo sur l’affiche"), due=DAY
    ).record
    assert (made.opinion, made.due) == (None, DAY)
    foreign = with_reservation(office, a_project(office, "Autre"))[-1].opinion
    with pytest.raises(OfAnotherProject):
        office.do_fields(conditions.add_condition, project=project.id, text=text("x"), opinion=foreign)
