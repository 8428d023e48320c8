"""Which steps are there? The one list that `ctj apply`, `ctj steps` and the sample know."""

from typing import Final

from ctj_desktop.services import agenda, committees, meetings, people, statutes
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
