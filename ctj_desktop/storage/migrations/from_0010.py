"""From format 10 to 11: what was sent to whom about a meeting, and who receives convocations for information.

A committee says whether substitutes receive its convocations, how long the post takes and what a mailbox takes at once.
That papers are sent by registered letter or handed over is a further word in a column that is there.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

COMMITTEE = (
    "CREATE TABLE committee ( id BLOB NOT NULL, home BLOB NOT NULL, code TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, short_name_fr TEXT, short_name_fr_checked TEXT, short_name_fr_draft INTEGER, short_name_de "
    "TEXT, short_name_de_checked TEXT, short_name_de_draft INTEGER, territory BLOB, source_language TEXT, "
    "sides TEXT, closed_titles INTEGER, inclusive TEXT, substitutes_convened INTEGER, post_days INTEGER, "
    "registered_days INTEGER, mailbox_megabytes INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY "
    "KEY (id) )",
)
DISPATCH = (
    "CREATE TABLE dispatch ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, what TEXT, revision "
    "INTEGER, person BLOB, guest BLOB, organisation BLOB, channel TEXT, language TEXT, papers_sha256 "
    'TEXT, made_at TEXT, sent_on TEXT, "by" BLOB, undeliverable INTEGER, answer_by TEXT, remark_fr TEXT, '
    "remark_fr_checked TEXT, remark_fr_draft INTEGER, remark_de TEXT, remark_de_checked TEXT, "
    "remark_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(guest) REFERENCES "
    "guest (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_dispatch_guest ON dispatch (guest)",
    "CREATE INDEX ix_dispatch_meeting ON dispatch (meeting)",
)
INFORMED_BODY = (
    "CREATE TABLE informed_body ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, organisation "
    "BLOB, person BLOB, language TEXT, channel TEXT, start TEXT, \"end\" TEXT, deleted INTEGER DEFAULT '0' "
    "NOT NULL, PRIMARY KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nothing was sent yet that this file knows of; substitutes received every convocation."""
    days = dict.fromkeys(("post_days", "registered_days", "mailbox_megabytes"))
    rebuild_table(operations, COMMITTEE, {"substitutes_convened": 1, **days})
    make_tables(operations, (*DISPATCH, *INFORMED_BODY))
