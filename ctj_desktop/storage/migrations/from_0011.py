"""From format 11 to 12: how an answer came and why somebody is excused, notes for the chair, refused recusals.

Statutes say which article rules the languages, the text that prevails and the numbering.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

ATTENDANCE = (
    "CREATE TABLE attendance ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, seat BLOB, guest BLOB, "
    "reply TEXT, replied_on TEXT, status TEXT, represented_by BLOB, substitute BLOB, on_leave INTEGER, "
    "replied_by TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting) "
    "REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(guest) REFERENCES guest (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_attendance_guest ON attendance (guest)",
    "CREATE INDEX ix_attendance_meeting ON attendance (meeting)",
)
EXCUSE = (
    "CREATE TABLE excuse ( id BLOB NOT NULL, home BLOB NOT NULL, attendance BLOB, reason TEXT, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
STATUTES = (
    "CREATE TABLE statutes ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, title_fr TEXT, "
    "title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, title_de_draft "
    "INTEGER, in_force_from TEXT, in_force_to TEXT, quorum TEXT, notice TEXT, proxies TEXT, second_call "
    "TEXT, circulation TEXT, prevailing TEXT, invented INTEGER, usage INTEGER, postal TEXT, languages "
    "TEXT, numbering TEXT, languages_article TEXT, prevailing_article TEXT, numbering_article TEXT, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(committee) REFERENCES committee "
    "(id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_statutes_committee ON statutes (committee)",
)
CHAIR_NOTE = (
    "CREATE TABLE chair_note ( id BLOB NOT NULL, home BLOB NOT NULL, item BLOB, text TEXT, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
REFUSED_RECUSAL = (
    "CREATE TABLE refused_recusal ( id BLOB NOT NULL, home BLOB NOT NULL, item BLOB, person BLOB, reason "
    "TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nobody noted yet how an answer came; no article was named."""
    rebuild_table(operations, ATTENDANCE, {"replied_by": None})
    articles = dict.fromkeys(("languages_article", "prevailing_article", "numbering_article"), "")
    rebuild_table(operations, STATUTES, articles)
    make_tables(operations, (*EXCUSE, *CHAIR_NOTE, *REFUSED_RECUSAL))
