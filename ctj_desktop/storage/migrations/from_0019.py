"""From format 19 to 20: pauses, amendments with their votes, one vote on several decisions, names of a roll call."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

PAUSE = (
    'CREATE TABLE pause ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, start TEXT, "end" TEXT, '
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting) REFERENCES meeting (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_pause_meeting ON pause (meeting)",
)
AMENDMENT = (
    "CREATE TABLE amendment ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, text_fr TEXT, "
    "text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft "
    "INTEGER, proposed_by BLOB, proposed_by_text_fr TEXT, proposed_by_text_fr_checked TEXT, "
    "proposed_by_text_fr_draft INTEGER, proposed_by_text_de TEXT, proposed_by_text_de_checked TEXT, "
    "proposed_by_text_de_draft INTEGER, result TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id), FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_amendment_decision ON amendment (decision)",
)
RESTRICTED_AMENDMENT = (
    "CREATE TABLE restricted_amendment ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, text_fr "
    "TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft "
    "INTEGER, proposed_by BLOB, proposed_by_text_fr TEXT, proposed_by_text_fr_checked TEXT, "
    "proposed_by_text_fr_draft INTEGER, proposed_by_text_de TEXT, proposed_by_text_de_checked TEXT, "
    "proposed_by_text_de_draft INTEGER, result TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id), FOREIGN KEY(decision) REFERENCES restricted_decision (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_restricted_amendment_decision ON restricted_amendment (decision)",
)
VOTE = (
    "CREATE TABLE vote ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, method TEXT, count TEXT, "
    "tie_broken_by BLOB, at TEXT, electorate TEXT, annuls BLOB, amendment BLOB, with_vote BLOB, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision) REFERENCES decision (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(annuls) REFERENCES vote (id) DEFERRABLE INITIALLY "
    "DEFERRED, FOREIGN KEY(amendment) REFERENCES amendment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN "
    "KEY(with_vote) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_vote_amendment ON vote (amendment)",
    "CREATE INDEX ix_vote_annuls ON vote (annuls)",
    "CREATE INDEX ix_vote_decision ON vote (decision)",
    "CREATE INDEX ix_vote_with_vote ON vote (with_vote)",
)
RESTRICTED_VOTE = (
    "CREATE TABLE restricted_vote ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, method TEXT, "
    "count TEXT, tie_broken_by BLOB, at TEXT, electorate TEXT, annuls BLOB, amendment BLOB, with_vote "
    "BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision) REFERENCES "
    "restricted_decision (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(annuls) REFERENCES "
    "restricted_vote (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(amendment) REFERENCES "
    "restricted_amendment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(with_vote) REFERENCES "
    "restricted_vote (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_restricted_vote_amendment ON restricted_vote (amendment)",
    "CREATE INDEX ix_restricted_vote_annuls ON restricted_vote (annuls)",
    "CREATE INDEX ix_restricted_vote_decision ON restricted_vote (decision)",
    "CREATE INDEX ix_restricted_vote_with_vote ON restricted_vote (with_vote)",
)
STATUTES = (
    "CREATE TABLE statutes ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, title_fr TEXT, "
    "title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, title_de_draft "
    "INTEGER, in_force_from TEXT, in_force_to TEXT, quorum TEXT, notice TEXT, proxies TEXT, second_call "
    "TEXT, circulation TEXT, prevailing TEXT, invented INTEGER, usage INTEGER, postal TEXT, languages "
    "TEXT, numbering TEXT, languages_article TEXT, prevailing_article TEXT, numbering_article TEXT, "
    "names_printed INTEGER, names_article TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_statutes_committee ON statutes (committee)",
)


def upgrade(operations: "Operations") -> None:
    """Nobody had written any of it, and no names were printed."""
    make_tables(operations, (*PAUSE, *AMENDMENT, *RESTRICTED_AMENDMENT))
    for table in (VOTE, RESTRICTED_VOTE):
        rebuild_table(operations, table, {"amendment": None, "with_vote": None})
    rebuild_table(operations, STATUTES, {"names_printed": 0, "names_article": ""})
