"""What of a project is recorded and cannot be so, and what is to be asked of its fund before it leaves?"""

from collections.abc import Iterator

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.projects.way import GRANTED
from ctj_desktop.domain.records.projects import Call, CallRule, Project, Stage, StageRole
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.projects.stages.needs import granting_lines
from ctj_desktop.storage.open_file import OpenFile


def granted_without_amount(store: OpenFile, project: Project, stage: Stage | None) -> Iterator[Finding]:
    """That it stands at a stage that says that money was granted, and no amount is: by a list, or taken away since."""
    if stage is None or stage.code not in GRANTED:
        return
    if any(line.awarded is not None and line.awarded.minor_units > 0 for line in granting_lines(store, project)):
        return
    name = project.number or project.title.or_other(Language.FR)
    data: dict[str, FindingValue] = {
        "project": name,
        "stage": stage.name.or_other(Language.FR),
        "stage_de": stage.name.or_other(Language.DE),
    }
    yield Finding("project.granted_without_amount", Severity.WARNING, data)


def to_ask_of_fund(store: OpenFile, project: Project, stage: Stage | None) -> tuple[Finding, ...]:
    """What no source here confirms about the fund; nothing of a project that goes to none, or was decided."""
    decided = stage is not None and (stage.code in GRANTED or stage.role is not StageRole.ACTIVE)
    if project.pipeline is None or decided:
        return ()
    call = store.get(Call, project.call) if project.call is not None else None
    return tuple(_to_ask(store, call))


def _to_ask(store: OpenFile, call: Call | None) -> Iterator[Finding]:
    rules = store.all(CallRule, call=call.id, confirmed=False, order="id") if call is not None else []
    for rule in rules:
        if rule.text:
            data = {"text": rule.text.or_other(Language.FR), "text_de": rule.text.or_other(Language.DE)}
            yield Finding("fund.unconfirmed_rule", Severity.INFO, dict(data))
    if call is None or call.decides_on is None:
        yield Finding("fund.no_day_of_decision", Severity.INFO)
    if call is None or call.report_by is None:
        yield Finding("fund.no_day_of_report", Severity.INFO)
    yield Finding("fund.enclosures", Severity.INFO)
