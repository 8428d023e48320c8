"""Thematic mornings and the resources they leave: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import (
    Competence,
    Matinee,
    MatineeParticipant,
    MatineeRole,
    MatineeState,
    Resource,
    ResourceKind,
    SiteConsent,
)
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Sentences, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=Matinee,
        named=("title",),
        found_by=FoundBy.TITLE,
        beside=("on", "place"),
        steps=Steps(add="add_matinee", change="change_matinee", remove="remove_matinee"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="matinees",
            columns=("keeper", "on", "place", "title", "state"),
            words={"state": MatineeState},
            order="on, id",
        ),
        shown=Shown(page="matinees"),
        icon="calendar-blank",
    ),
    Kind(
        record=MatineeParticipant,
        phrase=N_("Participant[ {name}]"),
        named=("name",),
        about=("person", "matinee"),
        goes_with=("matinee",),
        steps=Steps(
            add="add_matinee_participant",
            change="change_matinee_participant",
            remove="remove_matinee_participant",
        ),
        in_bin=InBin(needs=("matinee",), rule="kept_here"),
        listed=Listed(
            name="matinee-participants",
            columns=("matinee_name", "person_name", "name", "organisation_name", "side", "role", "came"),
            words={"side": Side, "role": MatineeRole},
            order="matinee, id",
        ),
        shown=Shown(page="matinee_participants"),
        icon="users",
    ),
    Kind(
        record=Resource,
        named=("title",),
        outlives=("matinee",),
        steps=Steps(add="add_resource", change="change_resource", remove="remove_resource"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="resources",
            columns=("keeper", "resource_kind", "title", "link", "name", "public"),
            words={"resource_kind": ResourceKind},
        ),
        shown=Shown(page="resources"),
        icon="file-text",
    ),
    Kind(
        record=Competence,
        named=("theme",),
        about=("person", "organisation"),
        steps=Steps(add="add_competence", change="change_competence", remove="remove_competence"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="competences",
            columns=("theme", "side", "person_name", "organisation_name", "public"),
            words={"side": Side},
            order="side, id",
        ),
        shown=Shown(page="competences"),
        icon="address-book",
    ),
    Kind(
        record=SiteConsent,
        sentences=Sentences(
            added=N_("Publication[ {name}] agreed to"),
            changed=N_("Publication[ {name}] agreed to in its new version"),
            deleted=N_("Agreement to publish[ {name}] withdrawn"),
        ),
        about=("record",),
        about_kind="record_kind",
        outlives=("record",),
        steps=Steps(add="agree_to_publish", remove="withdraw_consent"),
        icon="export",
        offered=Offered(
            enter="resources:agree_to_publish",
            correct=Never.ANEW,
            remove="resources",
            find=Never.TOGETHER,
            listed=Never.TOGETHER,
        ),
    ),
)
