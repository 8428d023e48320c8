"""From format 2 to 3: reference rows may refer to rows of any home, and texts to use again come."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

AXIS = (
    "CREATE TABLE axis ( id BLOB NOT NULL, home BLOB NOT NULL, strategy BLOB, position TEXT, code TEXT, "
    "code_confirmed INTEGER, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, "
    "title_de_checked TEXT, title_de_draft INTEGER, german_is_ours INTEGER, source TEXT, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
OBJECTIVE = (
    "CREATE TABLE objective ( id BLOB NOT NULL, home BLOB NOT NULL, axis BLOB, position TEXT, code TEXT, "
    "code_confirmed INTEGER, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, "
    "title_de_checked TEXT, title_de_draft INTEGER, german_is_ours INTEGER, source TEXT, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
ACTION = (
    "CREATE TABLE action ( id BLOB NOT NULL, home BLOB NOT NULL, strategy BLOB, axis BLOB, position TEXT, "
    "code TEXT, code_confirmed INTEGER, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, "
    "title_de TEXT, title_de_checked TEXT, title_de_draft INTEGER, title_confirmed INTEGER, title_is_cut "
    "INTEGER, german_is_ours INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) "
    ")",
)
THEMATIC_TABLE = (
    "CREATE TABLE thematic_table ( id BLOB NOT NULL, home BLOB NOT NULL, strategy BLOB, position TEXT, "
    "title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, german_is_ours INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
)
PROPOSAL = (
    'CREATE TABLE proposal ( id BLOB NOT NULL, home BLOB NOT NULL, "table" BLOB, position TEXT, title_fr '
    "TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, german_is_ours INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
)
PROPOSAL_ACTION = (
    "CREATE TABLE proposal_action ( id BLOB NOT NULL, home BLOB NOT NULL, proposal BLOB, action BLOB, "
    "confirmed INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
STAGE = (
    "CREATE TABLE stage ( id BLOB NOT NULL, home BLOB NOT NULL, pipeline BLOB, code TEXT, position TEXT, "
    "name_fr TEXT, name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, "
    "name_de_draft INTEGER, role TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
STAGE_TRANSITION = (
    "CREATE TABLE stage_transition ( id BLOB NOT NULL, home BLOB NOT NULL, from_stage BLOB, to_stage "
    "BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
CALL = (
    "CREATE TABLE call ( id BLOB NOT NULL, home BLOB NOT NULL, pipeline BLOB, code TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, opens TEXT, closes TEXT, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id) )",
)
CALL_RULE = (
    "CREATE TABLE call_rule ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, rule_kind TEXT, text_fr "
    "TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft "
    "INTEGER, amount_chf INTEGER, amount_chf_currency TEXT, amount_eur INTEGER, amount_eur_currency TEXT, "
    "rate INTEGER, confirmed INTEGER, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) "
    ")",
)
EXCHANGE_RATE = (
    "CREATE TABLE exchange_rate ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, from_currency TEXT, "
    "to_currency TEXT, rate TEXT, \"on\" TEXT, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY "
    "KEY (id) )",
)
STANDARD_TEXT = (
    "CREATE TABLE standard_text ( id BLOB NOT NULL, home BLOB NOT NULL, use TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked "
    "TEXT, text_de_draft INTEGER, fields TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
WITHOUT_FOREIGN_KEYS = (
    AXIS,
    OBJECTIVE,
    ACTION,
    THEMATIC_TABLE,
    PROPOSAL,
    PROPOSAL_ACTION,
    STAGE,
    STAGE_TRANSITION,
    CALL,
    CALL_RULE,
    EXCHANGE_RATE,
)


def upgrade(operations: "Operations") -> None:
    """The tables of reference rows lose their foreign keys and the indexes of these; no column changes."""
    for statements in WITHOUT_FOREIGN_KEYS:
        rebuild_table(operations, statements, {})
    make_tables(operations, STANDARD_TEXT)
