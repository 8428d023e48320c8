"""What do the papers of a call print: the call with the projects of a committee, as they stand on a day?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CallId, CommitteeId
from ctj_desktop.domain.records.projects import Call, Partner, Pipeline, Project
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.projects.call_overview import CallOverview, CallProject, CallYear, call_overview
from ctj_desktop.services.projects.eligibility import judged_project
from ctj_desktop.services.projects.links import short_partner_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.documents.projects.call import CallOnPaper, PaperCallProject, PaperCallYear
    from ctj_desktop.files.cell_table import CellTable


def wanted_calls(store: OpenFile, committee: CommitteeId, named: Sequence[CallId]) -> list[CallId]:
    """Those that were named, else every call that a project of the committee answers, the latest first."""
    if named:
        return list(named)
    answered = {one.call for one in store.all(Project, committee=committee)}
    return [one.id for one in store.all(Call, order="-opens, code, id") if one.id in answered]


def call_on_paper(store: OpenFile, call: CallId, committee: CommitteeId, day: date) -> "CallOnPaper":
    """A call; `NotHere` where it is gone."""
    from ctj_desktop.documents.projects.call import CallOnPaper, PaperFunder

    shown = call_overview(store, call, day, committee)
    route = store.get(Pipeline, shown.call.pipeline)
    return CallOnPaper(
        sender=sender(store, committee, day),
        on=day,
        call=shown.call,
        window=shown.window,
        route=route.name if route is not None else NO_TEXT,
        rate=shown.rate,
        funders=tuple(PaperFunder(share=one.share, name=one.name) for one in shown.funders),
        fund=shown.fund,
        left=shown.left,
        figures=shown.figures,
        sides=shown.sides,
        territories=tuple((one.name, one.figures) for one in shown.territories),
        projects=tuple(_projects(store, shown, day)),
        years=tuple(map(_year, shown.years)),
        said=shown.said,
        left_of_said=shown.left_of_said,
    )


def _projects(store: OpenFile, shown: CallOverview, day: date) -> Iterator["PaperCallProject"]:
    for one in shown.projects:
        yield _project(store, one, shown.call.code, day)


def _project(store: OpenFile, one: CallProject, call: str, day: date) -> "PaperCallProject":
    from ctj_desktop.documents.projects.call import PaperCallProject

    judged = judged_project(store, one.project, day)
    leads = store.all(Partner, project=one.project, lead=True, order="side, id")
    return PaperCallProject(
        call=call,
        number=one.number or "–",
        title=one.title,
        stage=one.stage.name if one.stage is not None else NO_TEXT,
        leads=tuple(short_partner_name(store, lead) for lead in leads),
        figures=one.figures,
        asks=one.asks,
        found=judged.found if judged is not None else None,
        place=one.place,
        points=one.points,
        note=one.note,
    )


def _year(year: CallYear) -> "PaperCallYear":
    from ctj_desktop.documents.projects.call import PaperCallYear, PaperResult

    results = (PaperResult(result=one, publisher=source_publishers(one.source)) for one in year.results)
    return PaperCallYear(call=year.call, figures=year.figures, results=tuple(results))


def ranking_table(
    papers: "Sequence[CallOnPaper]", french: Translator, german: Translator, options: "PaperOptions"
) -> "CellTable":
    """The projects of the calls in their order, every amount a number in a column of its currency."""
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.documents.projects.call import PaperCallProject, rules_said
    from ctj_desktop.documents.projects.facts import names
    from ctj_desktop.services.naming.paper_columns import PaperColumn, money_columns, paper_table

    voices, column = Voices(french, german), PaperColumn[PaperCallProject]
    columns = [
        column(N_("Call for projects"), lambda one: one.call),
        column(N_("Rank"), lambda one: one.place),
        column(N_("No."), lambda one: one.number),
        column(N_("Project"), lambda one: voices.text(one.title), said=True),
        column(N_("Stage"), lambda one: voices.name(one.stage), said=True),
        column(N_("Lead partner"), lambda one: names(voices, one.leads), said=True),
        column(N_("Points"), lambda one: one.points),
        *money_columns(N_("Requested"), lambda one: one.figures.requested),
        *money_columns(N_("Awarded"), lambda one: one.figures.awarded),
        *money_columns(N_("Paid"), lambda one: one.figures.paid),
        column(N_("Rules of the call"), lambda one: rules_said(one, voices), said=True),
        column(N_("Note"), lambda one: voices.text(one.note) if one.note.says_something() else None, said=True),
    ]
    rows = [project for paper in papers for project in paper.projects]
    return paper_table(voices.say(N_("Ranking of the projects")), columns, rows, voices, options.layout)
