"""From format 13 to 14: which minutes an item of the agenda approves, and why it came late."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

AGENDA_ITEM = (
    "CREATE TABLE agenda_item ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, parent BLOB, position "
    "TEXT, number TEXT, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, "
    "title_de_checked TEXT, title_de_draft INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft "
    "INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, proposed_decision_fr TEXT, "
    "proposed_decision_fr_checked TEXT, proposed_decision_fr_draft INTEGER, proposed_decision_de TEXT, "
    "proposed_decision_de_checked TEXT, proposed_decision_de_draft INTEGER, item_kind TEXT, origin TEXT, "
    "minutes INTEGER, presenter_fr TEXT, presenter_fr_checked TEXT, presenter_fr_draft INTEGER, "
    "presenter_de TEXT, presenter_de_checked TEXT, presenter_de_draft INTEGER, presenter_person BLOB, "
    "project BLOB, closed INTEGER, standing BLOB, carried_from BLOB, proposed_by BLOB, approves BLOB, "
    "late_reason_fr TEXT, late_reason_fr_checked TEXT, late_reason_fr_draft INTEGER, late_reason_de TEXT, "
    "late_reason_de_checked TEXT, late_reason_de_draft INTEGER, started_at TEXT, ended_at TEXT, outcome "
    "TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting) REFERENCES "
    "meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(parent) REFERENCES agenda_item (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY "
    "DEFERRED, FOREIGN KEY(carried_from) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, "
    "FOREIGN KEY(approves) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_agenda_item_approves ON agenda_item (approves)",
    "CREATE INDEX ix_agenda_item_carried_from ON agenda_item (carried_from)",
    "CREATE INDEX ix_agenda_item_meeting ON agenda_item (meeting)",
    "CREATE INDEX ix_agenda_item_meeting_deleted ON agenda_item (meeting, deleted)",
    "CREATE INDEX ix_agenda_item_parent ON agenda_item (parent)",
    "CREATE INDEX ix_agenda_item_project ON agenda_item (project)",
    "CREATE INDEX ix_agenda_item_untitled ON agenda_item (meeting) WHERE coalesce(title_fr, '') = '' OR "
    "coalesce(title_de, '') = ''",
)


def upgrade(operations: "Operations") -> None:
    """No item was tied to the minutes that it approves; nobody said why one came late."""
    late = {
        f"late_reason_{language}{part}": value
        for language in ("fr", "de")
        for part, value in (("", ""), ("_checked", None), ("_draft", 0))
    }
    rebuild_table(operations, AGENDA_ITEM, {"approves": None, **late})
