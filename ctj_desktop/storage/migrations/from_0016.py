"""From format 16 to 17: thematic mornings with who came, resources with their files, and who knows about what."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

MATINEE = (
    "CREATE TABLE matinee ( id BLOB NOT NULL, home BLOB NOT NULL, title_fr TEXT, title_fr_checked TEXT, "
    "title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, title_de_draft INTEGER, theme_fr TEXT, "
    "theme_fr_checked TEXT, theme_fr_draft INTEGER, theme_de TEXT, theme_de_checked TEXT, theme_de_draft "
    'INTEGER, "on" TEXT, begins_at TEXT, ends_at TEXT, place TEXT, territory BLOB, host BLOB, '
    "programme_fr TEXT, programme_fr_checked TEXT, programme_fr_draft INTEGER, programme_de TEXT, "
    "programme_de_checked TEXT, programme_de_draft INTEGER, state TEXT, reason_fr TEXT, reason_fr_checked "
    "TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked TEXT, reason_de_draft INTEGER, "
    "outcome_fr TEXT, outcome_fr_checked TEXT, outcome_fr_draft INTEGER, outcome_de TEXT, "
    "outcome_de_checked TEXT, outcome_de_draft INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT "
    "NULL, PRIMARY KEY (id) )",
)
MATINEE_PARTICIPANT = (
    "CREATE TABLE matinee_participant ( id BLOB NOT NULL, home BLOB NOT NULL, matinee BLOB, person BLOB, "
    "name TEXT, function_fr TEXT, function_fr_checked TEXT, function_fr_draft INTEGER, function_de TEXT, "
    "function_de_checked TEXT, function_de_draft INTEGER, organisation BLOB, body TEXT, side TEXT, email "
    "TEXT, role TEXT, came INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_matinee_participant_matinee ON matinee_participant (matinee)",
)
RESOURCE = (
    "CREATE TABLE resource ( id BLOB NOT NULL, home BLOB NOT NULL, title_fr TEXT, title_fr_checked TEXT, "
    "title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, title_de_draft INTEGER, resource_kind "
    "TEXT, description_fr TEXT, description_fr_checked TEXT, description_fr_draft INTEGER, description_de "
    "TEXT, description_de_checked TEXT, description_de_draft INTEGER, written_in TEXT, tags TEXT, themes "
    'TEXT, territory BLOB, matinee BLOB, author TEXT, "on" TEXT, link TEXT, name TEXT, media_type TEXT, '
    "size INTEGER, sha256 TEXT, public INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
    "CREATE INDEX ix_resource_matinee ON resource (matinee)",
    "CREATE INDEX ix_resource_sha256 ON resource (sha256)",
)
COMPETENCE = (
    "CREATE TABLE competence ( id BLOB NOT NULL, home BLOB NOT NULL, theme_fr TEXT, theme_fr_checked "
    "TEXT, theme_fr_draft INTEGER, theme_de TEXT, theme_de_checked TEXT, theme_de_draft INTEGER, side "
    "TEXT, person BLOB, organisation BLOB, territory BLOB, note_fr TEXT, note_fr_checked TEXT, "
    "note_fr_draft INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, public INTEGER, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nothing of it was kept."""
    make_tables(operations, (*MATINEE, *MATINEE_PARTICIPANT, *RESOURCE, *COMPETENCE))
