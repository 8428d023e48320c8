"""From format 18 to 19: which office cares for a person or a body, where that is not the one which keeps the record."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

PERSON = (
    "CREATE TABLE person ( id BLOB NOT NULL, home BLOB NOT NULL, family_name TEXT, given_name TEXT, title "
    "TEXT, salutation TEXT, language TEXT, function_fr TEXT, function_fr_checked TEXT, function_fr_draft "
    "INTEGER, function_de TEXT, function_de_checked TEXT, function_de_draft INTEGER, organisation BLOB, "
    "side TEXT, work_email TEXT, work_phone TEXT, work_address TEXT, work_mobile TEXT, assistant BLOB, "
    "channel TEXT, greeting_fr TEXT, greeting_fr_checked TEXT, greeting_fr_draft INTEGER, greeting_de "
    "TEXT, greeting_de_checked TEXT, greeting_de_draft INTEGER, anonymised_on TEXT, keeper BLOB, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_person_family_name_given_name ON person (family_name, given_name)",
    "CREATE INDEX ix_person_organisation ON person (organisation)",
)
ORGANISATION = (
    "CREATE TABLE organisation ( id BLOB NOT NULL, home BLOB NOT NULL, name_fr TEXT, name_fr_checked "
    "TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft INTEGER, "
    "short_name_fr TEXT, short_name_fr_checked TEXT, short_name_fr_draft INTEGER, short_name_de TEXT, "
    "short_name_de_checked TEXT, short_name_de_draft INTEGER, organisation_kind TEXT, side TEXT, "
    "territory BLOB, address TEXT, email TEXT, phone TEXT, website TEXT, source TEXT, part_of BLOB, "
    "merged_into BLOB, start TEXT, \"end\" TEXT, keeper BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY "
    "KEY (id) )",
    "CREATE INDEX ix_organisation_merged_into ON organisation (merged_into)",
    "CREATE INDEX ix_organisation_part_of ON organisation (part_of)",
)


def upgrade(operations: "Operations") -> None:
    """Nothing was entrusted to anybody."""
    for table in (PERSON, ORGANISATION):
        rebuild_table(operations, table, {"keeper": None})
