"""What is to be looked at in the projects of a committee that are on their way: their money, and the rules of calls?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.funding.call_window import Window
from ctj_desktop.domain.funding.plan import line_remarks, plain
from ctj_desktop.domain.funding.verdicts import RuleState, Why
from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import FinancingLine, Payment, Project, StageRole
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.projects.eligibility import Calls, JudgedProject, judged_projects
from ctj_desktop.services.projects.life import other_rate
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.stages.doubts import granted_without_amount
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.open_file import OpenFile

OfLine = TypeVar("OfLine", Payment, Instalment)


def project_findings(store: OpenFile, committee: CommitteeId, today: date) -> Iterator[Finding]:
    """Rules of calls that are not kept, a call that closed before the project was filed, and odd money."""
    standing = read_standing(store, committee)
    numbers = standing.among(standing.in_role(StageRole.ACTIVE))
    projects = {one.id: one for one in store.all(Project, committee=committee)}
    calls = Calls(store)
    judged = {one.project: one for one in judged_projects(store, sorted(numbers), today, calls)}
    for key, one in judged.items():
        yield from _of_call(one, _name(projects[key]), today)
    yield from _twice([projects[key] for key in judged], calls)
    for key in judged:
        yield from other_rate(store, projects[key])
    yield from _of_money(store, projects)
    stages = standing.routes.by_id
    for key, project in projects.items():
        here = project_stage(store, key)
        yield from granted_without_amount(store, project, stages.get(here) if here is not None else None)


def _of_call(one: JudgedProject, project: str, today: date) -> Iterator[Finding]:
    found = one.found
    if found.window is Window.CLOSED and found.on == today and found.call.closes is not None:
        yield _warning("eligibility.closed", project=project, closes=found.call.closes.isoformat())
    for verdict in found.of(RuleState.FAILS):
        text = verdict.rule.text
        data: dict[str, FindingValue] = {
            "project": project,
            "text": text.or_other(Language.FR),
            "text_de": text.or_other(Language.DE),
        }
        judged = verdict.judged
        over = judged.figure.over if judged.figure is not None else judged.share.over if judged.share else None
        if over is not None and judged.why in (Why.ABOVE, Why.SHARE_ABOVE):
            yield _warning("eligibility.above", **data, over=plain(over))
        else:
            yield _warning("eligibility.fails", **data)


def _twice(projects: Sequence[Project], calls: Calls) -> Iterator[Finding]:
    """One title in two calls: a project that was entered again for another call."""
    named: dict[str, list[Project]] = defaultdict(list)
    for project in projects:
        named[project.title.or_other(Language.FR).casefold().strip()].append(project)
    for same in named.values():
        for one, other in pairwise(same):
            known = [calls.call(each.call) for each in (one, other) if each.call is not None]
            if one.call != other.call:
                codes = ", ".join(call.code for call in known if call is not None)
                yield _warning("funding.two_calls", project=_name(one), other=_name(other), call=codes)


def _of_money(store: OpenFile, projects: Mapping[ProjectId, Project]) -> Iterator[Finding]:
    lines = [line for line in store.all(FinancingLine, order="project, position, id") if line.project in projects]
    payments = _by_line(store.all(Payment, order="on, id")) if lines else {}
    instalments = _by_line(store.all(Instalment, order="position, id")) if lines else {}
    for line in lines:
        name = f"{_name(projects[line.project])} · {line.label.or_other(Language.FR)}"
        yield from line_remarks(line, payments.get(line.id, ()), instalments.get(line.id, ()), name)


def _by_line(rows: Sequence[OfLine]) -> dict[UUID, list[OfLine]]:
    found: dict[UUID, list[OfLine]] = defaultdict(list)
    for row in rows:
        found[row.line].append(row)
    return found


def _name(project: Project) -> str:
    return project.number or project.title.or_other(Language.FR)


def _warning(code: str, **data: FindingValue) -> Finding:
    return Finding(code, Severity.WARNING, data)
