"""What does `ctj list` show of eligibility: each rule of its call for each project that answers one?"""

from collections.abc import Iterator
from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.projects.eligibility import verdict_text
from ctj_desktop.services.projects.eligibility import Calls, judged_projects, names_in
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.steps.plain_json import as_plain_json
from ctj_desktop.storage.open_file import OpenFile


def eligibility_rows(store: OpenFile, committee: CommitteeId | None, today: date) -> Iterator[dict[str, Json]]:
    """A row per project and rule, by the numbers of the projects."""
    french, german = load_translator("fr_CH"), load_translator("de_CH")
    standing = read_standing(store, committee)
    numbers = sorted(number for held in standing.held.values() for number in held)
    projects = {one.id: one for one in store.all(Project)}
    found = list(judged_projects(store, numbers, today, Calls(store)))
    names = names_in(store, (rule for one in found for rule in one.rules))
    for one in sorted(found, key=lambda judged: (projects[judged.project].number or "", judged.project)):
        project = projects[one.project]
        for verdict in one.found.verdicts:
            said = Bilingual.of(verdict_text(french, verdict, names), verdict_text(german, verdict, names))
            yield {
                "project": str(project.id),
                "project_number": project.number,
                "call_code": one.found.call.code,
                "rule": str(verdict.rule.id),
                "rule_kind": str(verdict.rule.rule_kind),
                "state": verdict.found.value,
                "text": as_plain_json(verdict.rule.text),
                "why": as_plain_json(said),
            }
