"""Does reference data of one's own travel as other rows of its home do, and stay whose it is?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import PipelineId, committee_id
from ctj_desktop.domain.log.bundle_results import Result
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.domain.records.projects import Call, Instrument, Pipeline, Stage
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.meetings import agenda, standing_items
from ctj_desktop.services.projects import calls, routes
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.refusals import KeptElsewhere
from ctj_desktop.services.texts import glossary, standard_texts
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.check import check
from tests.office import Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on
from tests.storage.agreement import assert_agrees


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Office, Office]:
    """Two secretariats of one committee; the first has rows of its own and of the committee."""
    one, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "yverdon", 2)
    for office in (one, other):
        renew(office.store)
    committee = one.a_committee("MOC")
    introduce(one, other, Profile.PARTNER)
    for home in (committee.id, None):
        whose = "du comité" if home else "du bureau"
        one.do_fields(standing_items.add_standing_item, committee=home, title=text(f"Point {whose}", f"Punkt {whose}"))
        one.do_fields(glossary.add_glossary_term, committee=home, term=text(f"terme {whose}"))
        one.do_fields(
            standard_texts.add_standard_text, committee=home, use=TextUse.BLOCK, name=text(whose), text=text(whose)
        )
        route = one.do_fields(
            routes.add_pipeline, committee=home, code=whose, name=text(whose), instrument=Instrument.NPR
        ).record
        one.do_fields(routes.add_stage, pipeline=route.id, code="un", name=text("Un"))
    one.do_fields(
        calls.add_call,
        committee=committee.id,
        pipeline=one.store.all(Pipeline, code="FPPT")[0].id,
        code="C",
        name=text("C"),
    )
    return one, other


def sound(*offices: Office) -> None:
    for office in offices:
        assert_agrees(office.store)
        assert [found for found in check(office.store) if found.severity == "error"] == []


@pytest.mark.long
def test_a_partner_gets_them_and_may_change_those_of_the_committee_alone(pair: tuple[Office, Office]) -> None:
    """An item of the sender's own office stays that office's, and no agenda here takes it."""
    one, other = pair
    assert pass_on(one, other).result is Result.APPLIED
    for cls in (StandingItem, GlossaryTerm, StandardText, Pipeline, Stage, Call):
        assert other.store.all(cls, order="id") == one.store.all(cls, order="id")
    theirs = other.store.all(StandingItem, home=one.store.home())[0]
    with pytest.raises(KeptElsewhere):
        other.do_fields(standing_items.change_standing_item, standing_item=theirs.id, minutes=3)
    with pytest.raises(KeptElsewhere):
        other.do(
            standard_texts.remove_standard_text,
            standard_text=other.store.all(StandardText, home=one.store.home())[0].id,
        )
    shared = next(item for item in other.store.all(StandingItem) if item.title.fr.text == "Point du comité")
    other.do_fields(standing_items.change_standing_item, standing_item=shared.id, minutes=7)
    meeting = other.a_meeting(shared.home)  # type: ignore[arg-type]  # a committee is its own home
    offered = {item.title.fr.text for item in other.do(agenda.add_standing_items, meeting=meeting.id).record}
    assert "Point du comité" in offered
    assert "Point du bureau" not in offered
    order = [item.title.fr.text for item in own_first(other.store, other.store.all(StandingItem))]
    assert (order[0], order[-1]) == ("Point du comité", "Point du bureau")
    assert rows_of(other.store, "standing", ListFilter())[-1]["keeper"] == {
        "fr": "Bureau pontarlier",
        "de": "Büro pontarlier",
    }
    assert pass_on(other, one).result is Result.APPLIED
    assert one.store.get(StandingItem, shared.id) == replace(shared, minutes=7)
    sound(one, other)


@pytest.mark.long
def test_a_conflict_of_a_row_of_the_committee_is_the_committees(pair: tuple[Office, Office]) -> None:
    one, other = pair
    pass_on(one, other)
    shared = next(item for item in one.store.all(StandingItem) if item.title.fr.text == "Point du comité")
    for office, minutes in ((one, 5), (other, 9)):
        office.do_fields(standing_items.change_standing_item, standing_item=shared.id, minutes=minutes)
    pass_on(one, other)
    (found,) = conflicts(other.store)
    assert (found.kind, found.register, found.committee) == ("standing_item", "minutes", committee_id("MOC"))
    own = next(item for item in one.store.all(StandingItem, home=one.store.home()))
    assert own.home != shared.home
    sound(other)


@pytest.mark.long
def test_publications_carry_the_open_ones_and_no_texts(tmp_path: Path, pair: tuple[Office, Office]) -> None:
    """Texts to use again are internal; the rest is as open as calls and terms of the conference."""
    one, _ = pair
    public = an_office(tmp_path, "journal", 3)
    introduce(one, public, Profile.PUBLICATION)
    pass_on(one, public)
    assert public.store.count(StandardText) == 0
    assert {term.term.fr.text for term in public.store.all(GlossaryTerm)} >= {"terme du comité", "terme du bureau"}
    sound(public)


def test_a_reference_that_dangles_is_a_warning(pair: tuple[Office, Office]) -> None:
    """A call of the committee on a route that is not here."""
    one, _ = pair
    call = one.store.all(Call, code="C")[0]
    before = check(one.store)
    with one.store.write(OperationLabel("call.changed")) as unit:
        unit.save(replace(call, pipeline=PipelineId(call.id)), before=call)
    found = [one for one in check(one.store) if one not in before]
    assert [(each.code, each.severity, each.data["kind"], each.data["field"]) for each in found] == [
        ("reference.not_here", "warning", "call", "pipeline")
    ]
