"""Does the paper of an erratum say what its records say, and are the minutes before it printed as ever?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.remarks import SigningRole
from ctj_desktop.services.minutes.approved.errata import add_erratum, adopt_erratum
from ctj_desktop.services.minutes.approved.signatures import sign_minutes
from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper
from ctj_desktop.services.papers.after_the_meeting import ERRATA
from ctj_desktop.services.papers.making import Printing, make, paper_pdf
from ctj_desktop.services.papers.paper import YES
from tests.office import Office, text
from tests.services.minutes.approved.meetings import (
    APPROVED,
    LATER,
    ApprovedMeeting,
    approved_meeting,
    later_decision,
    wrong_sum,
)
from tests.services.papers.test_making import words

ON = date(2027, 7, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def about(office: Office) -> ApprovedMeeting:
    return approved_meeting(office)


def test_an_adopted_erratum_prints_passage_decision_and_signatures(office: Office, about: ApprovedMeeting) -> None:
    made = office.do_fields(add_erratum, **wrong_sum(about)).record
    decision = later_decision(office, about.meeting)
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    signed = {"role": SigningRole.CHAIR, "name": "Jean", "place": "Morteau", "on": LATER}
    office.do_fields(sign_minutes, meeting=about.meeting.id, **signed)
    paper = errata_paper(office.store, about.meeting)
    [one] = paper.errata
    assert (one.number, one.item_number, one.paragraph) == ("1", "1", "1.2")
    assert one.adopted is not None
    assert (one.adopted.number, one.adopted.on, one.adopted.town.fr.text) == (decision.number, LATER, "Pontarlier")
    assert paper.approved == APPROVED
    assert [(signed.name, signed.role) for signed in paper.signed] == [
        ("Jean", ("présidence de séance", "Sitzungsleitung"))
    ]
    shown = words(paper_pdf(office.store, "erratum", about.meeting.id, Printing(printed_on=ON, layout="fr")))
    for expected in ("Rectificatif n° 1 au procès-verbal", "12 000 €", "21 000 €", "Inversion", paper.fingerprint[:8]):
        assert expected in shown


def test_the_last_one_is_printed_alone(office: Office, about: ApprovedMeeting) -> None:
    for number in range(2):
        office.do_fields(add_erratum, **wrong_sum(about, text=text(f"{number} €", f"{number} €")))
    assert [one.number for one in errata_paper(office.store, about.meeting).errata] == ["1", "2"]
    assert [one.number for one in errata_paper(office.store, about.meeting, last=True).errata] == ["2"]
    last = Printing(printed_on=ON, layout="de", chosen=(("which", "last"),))
    shown = words(paper_pdf(office.store, "erratum", about.meeting.id, last))
    assert ("Berichtigung Nr. 1 zum" in shown, "Berichtigung Nr. 2 zum" in shown) == (False, True)


def test_the_minutes_are_printed_as_before_and_with_their_errata_on_wish(
    office: Office, about: ApprovedMeeting
) -> None:
    plain, bound = Printing(printed_on=ON), Printing(printed_on=ON, chosen=((ERRATA, YES),))
    before = paper_pdf(office.store, "minutes", about.meeting.id, plain)
    assert paper_pdf(office.store, "minutes", about.meeting.id, bound) == before  # there is none yet
    office.do_fields(add_erratum, **wrong_sum(about))
    secret = {"item": about.closed.id, "wrong": text("Mme Secrète"), "text": text("Mme Discrète")}
    office.do_fields(add_erratum, **wrong_sum(about, **secret))
    assert paper_pdf(office.store, "minutes", about.meeting.id, plain) == before
    shown = words(paper_pdf(office.store, "minutes", about.meeting.id, bound))
    assert all(one in shown for one in ("Le débat s’ouvre", "Rectificatif n° 1", "Rectificatif n° 2", "Discrète"))
    public = Printing(printed_on=ON, layout="fr", public=True)
    made = make(office.store, "erratum", about.meeting.id, public)
    assert "Discrète" not in words(made.file)
    assert [fr for fr, _ in made.left_out] == ["rectificatif n°\u00a02, à huis clos"]


def test_a_decision_that_is_not_here_is_said_to_be_one(office: Office, about: ApprovedMeeting) -> None:
    """As with whoever does not receive the meeting that adopted it."""
    made = office.do_fields(add_erratum, **wrong_sum(about)).record
    decision = later_decision(office, about.meeting)
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    with office.store.write(OperationLabel("decision.deleted")) as unit:
        unit.delete(decision)
    [one] = errata_paper(office.store, about.meeting).errata
    assert one.adopted is not None
    assert (one.adopted.number, one.adopted.on) == ("", None)
