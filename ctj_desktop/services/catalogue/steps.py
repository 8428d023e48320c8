"""Which steps are there? The one list that `ctj apply`, `ctj steps` and the sample know."""

from typing import Final

from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.exchange import number_loans, resolving
from ctj_desktop.services.meetings import agenda, standing_items
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import (
    committees,
    groups,
    interests,
    mandates,
    names,
    offices,
    people,
    same_as,
    seats,
    secretariats,
    statutes,
)
from ctj_desktop.services.minutes import blocks, decisions, tasks, translations
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.naming.step_values import type_name
from ctj_desktop.services.numbers import repeated, waiting
from ctj_desktop.services.projects import calls, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links as project_links
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.session import attendance, course, signed_sheet
from ctj_desktop.services.steps.step import Form, StepFunction, form_of
from ctj_desktop.services.texts import glossary, standard_texts

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
    course.open_session,
    course.begin_item,
    course.close_session,
    course.correct_session,
    course.declare_inquorate,
    minutes_course.circulate_minutes,
    minutes_course.take_back_minutes,
    minutes_course.approve_minutes,
    minutes_course.close_meeting,
    standing_items.add_standing_item,
    standing_items.change_standing_item,
    standing_items.remove_standing_item,
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
    signed_sheet.enter_sheet,
    blocks.add_block,
    blocks.add_blocks,
    blocks.change_block,
    blocks.move_block,
    blocks.remove_block,
    translations.check_translation,
    translations.complete_title,
    decisions.record_decision,
    decisions.change_decision,
    decisions.remove_decision,
    decisions.record_vote,
    decisions.change_vote,
    decisions.remove_vote,
    decisions.cast_ballot,
    decisions.publish_decision,
    tasks.add_task,
    tasks.change_task,
    tasks.remove_task,
    tasks.move_task,
    routes.add_pipeline,
    routes.change_pipeline,
    routes.remove_pipeline,
    routes.add_stage,
    routes.change_stage,
    routes.remove_stage,
    routes.add_stage_transition,
    routes.remove_stage_transition,
    calls.add_call,
    calls.change_call,
    calls.remove_call,
    calls.add_call_rule,
    calls.change_call_rule,
    calls.remove_call_rule,
    calls.add_exchange_rate,
    calls.change_exchange_rate,
    calls.remove_exchange_rate,
    projects.add_project,
    projects.project_from_proposal,
    projects.change_project,
    projects.choose_route,
    projects.move_project,
    project_links.add_partner,
    project_links.change_partner,
    project_links.remove_partner,
    project_money.add_budget_line,
    project_money.change_budget_line,
    project_money.remove_budget_line,
    project_money.add_financing_line,
    project_money.change_financing_line,
    project_money.remove_financing_line,
    project_money.record_payment,
    project_money.remove_payment,
    project_links.give_opinion,
    project_links.change_opinion,
    project_links.remove_opinion,
    project_links.link_action,
    project_links.unlink_action,
    glossary.add_glossary_term,
    glossary.change_glossary_term,
    glossary.remove_glossary_term,
    standard_texts.add_standard_text,
    standard_texts.change_standard_text,
    standard_texts.remove_standard_text,
    number_loans.lend_numbering,
    number_loans.return_numbering,
    waiting.number_what_waits,
    restore_record,
    repeated.confirm_repeat,
    resolving.resolve_conflict,
    interests.declare_interest,
    interests.change_interest,
    interests.remove_interest,
    people.remove_private_contact,
    committees.remove_committee,
    names.add_committee_name,
    names.change_committee_name,
    names.remove_committee_name,
    secretariats.change_secretariat,
    secretariats.remove_secretariat,
    seats.change_college,
    seats.move_college,
    seats.remove_college,
    seats.move_seat,
    seats.remove_seat,
    mandates.change_mandate,
    offices.change_office_held,
    offices.remove_office_held,
    offices.change_role,
    offices.remove_role,
    groups.add_working_group,
    groups.change_working_group,
    groups.remove_working_group,
    groups.add_working_group_member,
    groups.change_working_group_member,
    groups.remove_working_group_member,
    statutes.change_statutes,
    statutes.remove_statutes,
    statutes.change_decision_rule,
    statutes.remove_decision_rule,
    attendance.change_guest,
    attendance.record_guest_reply,
    same_as.declare_same,
    same_as.remove_same_as,
)
STEP_BY_NAME: Final = {function.__name__: function for function in STEPS}


def step_named(name: str) -> StepFunction:
    """The step of that name, KeyError where there is none."""
    return STEP_BY_NAME[name]


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
                {"name": field.name, "type": type_name(field.hint), "required": field.required} for field in form.fields
            ],
            "states": [state.value for state in form.states],
            "after": list(form.after),
        }
        for form in forms().values()
    ]
