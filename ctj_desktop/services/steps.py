"""Which steps are there? The one list that `ctj apply`, `ctj steps` and the sample know."""

from typing import Final

from ctj_desktop.services import (
    agenda,
    attendance,
    attendance_sheet,
    committees,
    decisions,
    meetings,
    minutes,
    number_loans,
    people,
    projects,
    repeated_numbers,
    resolving,
    statutes,
    tasks,
    waiting_numbers,
)
from ctj_desktop.services.step import Form, StepFunction, form_of
from ctj_desktop.services.step_values import type_name

STEPS: Final[tuple[StepFunction, ...]] = (
    people.add_organisation,
    people.change_organisation,
    people.remove_organisation,
    people.add_person,
    people.change_person,
    people.keep_private_contact,
    people.remove_person,
    committees.add_committee,
    committees.change_committee,
    committees.add_secretariat,
    committees.add_college,
    committees.add_seat,
    committees.change_seat,
    committees.appoint,
    committees.end_mandate,
    committees.remove_mandate,
    committees.give_office,
    committees.end_office,
    committees.give_role,
    statutes.adopt_statutes,
    statutes.add_decision_rule,
    meetings.plan_meeting,
    meetings.change_meeting,
    meetings.convene_meeting,
    meetings.cancel_meeting,
    meetings.postpone_meeting,
    meetings.resume_meeting,
    meetings.open_session,
    meetings.begin_item,
    meetings.close_session,
    meetings.declare_inquorate,
    meetings.circulate_minutes,
    meetings.take_back_minutes,
    meetings.approve_minutes,
    meetings.close_meeting,
    agenda.add_agenda_item,
    agenda.add_standing_items,
    agenda.change_agenda_item,
    agenda.move_agenda_item,
    agenda.shift_agenda_item,
    agenda.indent_agenda_item,
    agenda.outdent_agenda_item,
    agenda.remove_agenda_item,
    agenda.add_item_document,
    agenda.change_item_document,
    agenda.remove_item_document,
    agenda.carry_over,
    attendance.record_reply,
    attendance.record_arrival,
    attendance.substitute_arrives,
    attendance.record_departure,
    attendance.change_room,
    attendance.correct_presence,
    attendance.remove_presence,
    attendance.excuse,
    attendance.mark_absent,
    attendance.expect,
    attendance.represent,
    attendance.add_guest,
    attendance.remove_guest,
    attendance.recuse,
    attendance.withdraw_recusal,
    attendance_sheet.enter_sheet,
    minutes.add_block,
    minutes.add_blocks,
    minutes.change_block,
    minutes.move_block,
    minutes.remove_block,
    decisions.record_decision,
    decisions.change_decision,
    decisions.record_vote,
    decisions.cast_ballot,
    decisions.publish_decision,
    tasks.add_task,
    tasks.change_task,
    tasks.move_task,
    projects.add_project,
    projects.project_from_proposal,
    projects.change_project,
    projects.choose_route,
    projects.move_project,
    projects.add_partner,
    projects.add_budget_line,
    projects.change_budget_line,
    projects.add_financing_line,
    projects.change_financing_line,
    projects.record_payment,
    projects.give_opinion,
    projects.link_action,
    projects.unlink_action,
    number_loans.lend_numbering,
    number_loans.return_numbering,
    waiting_numbers.number_what_waits,
    repeated_numbers.confirm_repeat,
    resolving.resolve_conflict,
)


def forms() -> dict[str, Form]:
    """Every step by its name."""
    return {function.__name__: form_of(function) for function in STEPS}


def described() -> list[dict[str, object]]:
    """Every step as `ctj steps --json` prints it."""
    return [
        {
            "do": form.name,
            "description": form.description,
            "fields": [
                {"name": field.name, "type": type_name(field.hint), "required": field.required}
                for field in form.fields
            ],
        }
        for form in forms().values()
    ]
