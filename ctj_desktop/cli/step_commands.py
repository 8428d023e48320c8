"""How are steps done, taken back and done again from the command line?"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.cli.call import DONE, CommandCall
from ctj_desktop.cli.usage import Command
from ctj_desktop.errors import N_
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.catalogue import terminal
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.steps.file_output import read_text

if TYPE_CHECKING:
    from ctj_desktop.services.catalogue.apply import Applied


def _apply(call: CommandCall) -> int:
    from ctj_desktop.services.catalogue.apply import apply_steps

    lines = read_text(Path(call.asked.steps)).split("\n")
    with call.writing() as workspace:
        done = apply_steps(workspace.store, lines, dry_run=call.asked.dry_run)
    if call.asked.json:
        call.give([_plain(call, line) for line in done])
        return DONE
    for line in done:
        call.say(" ".join(filter(None, (str(line.line), line.step, line.number))))
        for finding in line.findings:
            call.say(f"    {finding_text(call.t, finding)}")
    total = call.t.n("{count} step done.", "{count} steps done.", len(done)).format(count=len(done))
    call.say(call.t("Nothing was written: a trial run.") if call.asked.dry_run else total)
    return DONE


def _plain(call: CommandCall, line: "Applied") -> dict[str, object]:
    """As JSON; what a line did otherwise than its writer may have thought only where there is any."""
    plain: dict[str, object] = {"line": line.line, "id": line.id, "number": line.number}
    said = [finding_text(call.t, finding) for finding in line.findings]
    return {**plain, "findings": said} if said else plain


def _steps(call: CommandCall) -> int:
    from ctj_desktop.services.catalogue.steps import described, forms
    from ctj_desktop.services.naming.step_values import type_name

    if call.asked.json:
        call.give(described())
        return DONE
    for form in forms().values():
        call.say(f"{form.name}: {form.description}")
        for field in form.fields:
            call.say(f"    {field.name}{'' if field.required else '?'}: {type_name(field.hint)}")
        if form.states:
            call.say("    " + call.t("state of the meeting: {states}").format(states=" | ".join(form.states)))
        if form.after:
            call.say("    " + call.t("after: {steps}").format(steps=", ".join(form.after)))
    return DONE


def _undo(call: CommandCall) -> int:
    with call.writing() as workspace:
        outcome = workspace.undo()
    call.say(terminal.visible(label_text(call.t, outcome.label.key, outcome.label.args)))
    return DONE


def _redo(call: CommandCall) -> int:
    with call.writing() as workspace:
        outcome = workspace.redo()
    call.say(terminal.visible(label_text(call.t, outcome.label.key, outcome.label.args)))
    return DONE


COMMANDS: Final = (
    Command(
        "apply FILE STEPS.jsonl [--dry-run] [--json]",
        N_("Does the steps of a file, one a line, all or nothing; “ctj steps” lists them."),
        _apply,
    ),
    Command("steps [--json]", N_("Lists every step with its fields; ? marks what may be left out."), _steps),
    Command("undo FILE", N_("Takes back what was done last."), _undo),
    Command("redo FILE", N_("Does again what was taken back last."), _redo),
)
