"""From format 5 to 6: what hangs on a closed item stays with the committee, its papers and tasks too."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

RESTRICTED_ITEM_DOCUMENT = (
    "CREATE TABLE restricted_item_document ( id BLOB NOT NULL, home BLOB NOT NULL, item BLOB, position "
    "TEXT, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked "
    "TEXT, title_de_draft INTEGER, to_follow INTEGER, attachment BLOB, deleted INTEGER DEFAULT '0' NOT "
    "NULL, PRIMARY KEY (id), FOREIGN KEY(attachment) REFERENCES restricted_attachment (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_restricted_item_document_attachment ON restricted_item_document (attachment)",
    "CREATE INDEX ix_restricted_item_document_item ON restricted_item_document (item)",
)
RESTRICTED_TASK = (
    "CREATE TABLE restricted_task ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting BLOB, "
    "item BLOB, number TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, "
    "text_de_checked TEXT, text_de_draft INTEGER, owner BLOB, owner_body BLOB, owner_text_fr TEXT, "
    "owner_text_fr_checked TEXT, owner_text_fr_draft INTEGER, owner_text_de TEXT, owner_text_de_checked "
    "TEXT, owner_text_de_draft INTEGER, due TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) "
    ")",
    "CREATE INDEX ix_restricted_task_committee_due ON restricted_task (committee, due)",
    "CREATE INDEX ix_restricted_task_item ON restricted_task (item)",
    "CREATE INDEX ix_restricted_task_meeting ON restricted_task (meeting)",
)
RESTRICTED_TASK_MOVE = (
    "CREATE TABLE restricted_task_move ( id BLOB NOT NULL, home BLOB NOT NULL, task BLOB, from_state "
    'TEXT, to_state TEXT, "on" TEXT, reason_fr TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, '
    'reason_de TEXT, reason_de_checked TEXT, reason_de_draft INTEGER, "by" BLOB, deleted INTEGER DEFAULT '
    "'0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(task) REFERENCES restricted_task (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_restricted_task_move_task ON restricted_task_move (task)",
)


def upgrade(operations: "Operations") -> None:
    """What was added under closed items before this stays where it is: others hold it already."""
    for statements in (RESTRICTED_ITEM_DOCUMENT, RESTRICTED_TASK, RESTRICTED_TASK_MOVE):
        make_tables(operations, statements)
