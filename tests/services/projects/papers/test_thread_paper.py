"""Does the page of the thread read what was done with a project, from an empty workspace?"""

from datetime import date
from pathlib import Path

from ctj_desktop.documents.projects.thread import ThreadPart
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.papers.thread_paper import thread_paper
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import ask_nothing


def test_the_thread_says_what_was_asked_granted_and_paid(tmp_path: Path) -> None:
    office = Office(tmp_path)
    renew(office.store)
    ask_nothing(office.store)
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    committee = office.a_committee()
    project = office.do_fields(
        projects.add_project, committee=committee.id, title=text("Marché", "Markt"), pipeline=pipeline, on=TODAY
    ).record.id
    line = office.do_fields(
        project_money.add_financing_line,
        project=project,
        side=Side.CH,
        label=text("FPPT"),
        fund=True,
        requested=Money(8_000_00, Currency.CHF),
        awarded=Money(6_000_00, Currency.CHF),
        committed=Money(6_000_00, Currency.CHF),
    ).record
    for day, amount in ((date(2027, 5, 2), 1_000_00), (date(2027, 4, 1), 2_000_00)):
        paid = Money(amount, Currency.CHF)
        office.do_fields(project_money.record_payment, line=line.id, on=day, amount=paid)
    for stage in ("preparation", "filed"):
        office.do(projects.move_project, project=project, to=stage, on=TODAY)
    paper = thread_paper(office.store, project, TODAY)
    money = {knot.part: knot.money for knot in paper.knots}
    assert money[ThreadPart.FILE] == Sums(0, 8_000_00)
    assert money[ThreadPart.GRANT] == paper.committed == Sums(0, 6_000_00)
    assert [one.on for one in paper.payments] == [date(2027, 4, 1), date(2027, 5, 2)]
    assert paper.left == Sums(0, 3_000_00)
    about = OfCommittee(committee=committee.id, named=(project,))
    assert make(office.store, "thread", about, Printing(printed_on=TODAY)).file.startswith(b"%PDF")
