"""From format 3 to 4: a person has a mobile telephone at work, and perhaps an assistant."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

PERSON = (
    "CREATE TABLE person ( id BLOB NOT NULL, home BLOB NOT NULL, family_name TEXT, given_name TEXT, title "
    "TEXT, salutation TEXT, language TEXT, function_fr TEXT, function_fr_checked TEXT, function_fr_draft "
    "INTEGER, function_de TEXT, function_de_checked TEXT, function_de_draft INTEGER, organisation BLOB, "
    "side TEXT, work_email TEXT, work_phone TEXT, work_address TEXT, work_mobile TEXT, assistant BLOB, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_person_family_name_given_name ON person (family_name, given_name)",
    "CREATE INDEX ix_person_organisation ON person (organisation)",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has either yet."""
    rebuild_table(operations, PERSON, {"work_mobile": "", "assistant": None})
