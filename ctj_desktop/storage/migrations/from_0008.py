"""From format 8 to 9: bodies that are parts of others and go on in others, and what a first week takes in.

A body has dated names, a person further functions, a channel and an opening of letters; an article of the statutes has
its wording, and a list that was taken in leaves a line.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

ORGANISATION = (
    "CREATE TABLE organisation ( id BLOB NOT NULL, home BLOB NOT NULL, name_fr TEXT, name_fr_checked "
    "TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft INTEGER, "
    "short_name_fr TEXT, short_name_fr_checked TEXT, short_name_fr_draft INTEGER, short_name_de TEXT, "
    "short_name_de_checked TEXT, short_name_de_draft INTEGER, organisation_kind TEXT, side TEXT, "
    "territory BLOB, address TEXT, email TEXT, phone TEXT, website TEXT, source TEXT, part_of BLOB, "
    "merged_into BLOB, start TEXT, \"end\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_organisation_merged_into ON organisation (merged_into)",
    "CREATE INDEX ix_organisation_part_of ON organisation (part_of)",
)
PERSON = (
    "CREATE TABLE person ( id BLOB NOT NULL, home BLOB NOT NULL, family_name TEXT, given_name TEXT, title "
    "TEXT, salutation TEXT, language TEXT, function_fr TEXT, function_fr_checked TEXT, function_fr_draft "
    "INTEGER, function_de TEXT, function_de_checked TEXT, function_de_draft INTEGER, organisation BLOB, "
    "side TEXT, work_email TEXT, work_phone TEXT, work_address TEXT, work_mobile TEXT, assistant BLOB, "
    "channel TEXT, greeting_fr TEXT, greeting_fr_checked TEXT, greeting_fr_draft INTEGER, greeting_de "
    "TEXT, greeting_de_checked TEXT, greeting_de_draft INTEGER, anonymised_on TEXT, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_person_family_name_given_name ON person (family_name, given_name)",
    "CREATE INDEX ix_person_organisation ON person (organisation)",
)
PERSON_PRIVATE = (
    "CREATE TABLE person_private ( id BLOB NOT NULL, home BLOB NOT NULL, private_email TEXT, "
    "private_phone TEXT, private_address TEXT, legal_basis TEXT, source TEXT, informed_on TEXT, "
    "confirmed_on TEXT, retention_until TEXT, note TEXT, purpose TEXT, deleted INTEGER DEFAULT '0' NOT "
    "NULL, PRIMARY KEY (id) )",
)
ORGANISATION_NAME = (
    "CREATE TABLE organisation_name ( id BLOB NOT NULL, home BLOB NOT NULL, organisation BLOB, name_fr "
    "TEXT, name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, short_name_fr TEXT, short_name_fr_checked TEXT, short_name_fr_draft INTEGER, short_name_de "
    'TEXT, short_name_de_checked TEXT, short_name_de_draft INTEGER, start TEXT, "end" TEXT, deleted '
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_organisation_name_organisation ON organisation_name (organisation)",
)
PERSON_FUNCTION = (
    "CREATE TABLE person_function ( id BLOB NOT NULL, home BLOB NOT NULL, person BLOB, organisation BLOB, "
    "function_fr TEXT, function_fr_checked TEXT, function_fr_draft INTEGER, function_de TEXT, "
    "function_de_checked TEXT, function_de_draft INTEGER, work_email TEXT, work_phone TEXT, start TEXT, "
    "\"end\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_person_function_organisation ON person_function (organisation)",
    "CREATE INDEX ix_person_function_person ON person_function (person)",
)
STATUTES_ARTICLE = (
    "CREATE TABLE statutes_article ( id BLOB NOT NULL, home BLOB NOT NULL, statutes BLOB, number TEXT, "
    "text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, "
    "text_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(statutes) "
    "REFERENCES statutes (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_statutes_article_statutes ON statutes_article (statutes)",
)
IMPORT_RUN = (
    "CREATE TABLE import_run ( id BLOB NOT NULL, home BLOB NOT NULL, source TEXT, source_sha256 TEXT, "
    "sender TEXT, imported_kind TEXT, at TEXT, added INTEGER, changed INTEGER, same INTEGER, refused "
    "INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
IMPORT_MAPPING = (
    "CREATE TABLE import_mapping ( id BLOB NOT NULL, home BLOB NOT NULL, sender TEXT, headings TEXT, "
    "columns TEXT, used_on TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
NEW = (*ORGANISATION_NAME, *PERSON_FUNCTION, *STATUTES_ARTICLE, *IMPORT_RUN, *IMPORT_MAPPING)
NO_GREETING: dict[str, object] = {
    f"greeting_{language}{part}": value
    for language in ("fr", "de")
    for part, value in (("", ""), ("_checked", None), ("_draft", 0))
}


def upgrade(operations: "Operations") -> None:
    """Nobody has written any of it."""
    bodies = dict.fromkeys(("part_of", "merged_into", "start", "end"))
    rebuild_table(operations, ORGANISATION, bodies)
    rebuild_table(operations, PERSON, {"channel": "mail", **NO_GREETING, "anonymised_on": None})
    rebuild_table(operations, PERSON_PRIVATE, {"purpose": ""})
    make_tables(operations, NEW)
