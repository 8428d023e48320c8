"""From format 14 to 15: what follows a meeting, and what is decided without one.

Opinions asked of bodies, remark rounds with their remarks, errata, signatures and extracts of minutes, decisions by
circulation with their voters, and how far decisions are carried out.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

DECISION = (
    "CREATE TABLE decision ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting BLOB, item "
    "BLOB, number TEXT, decision_kind TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, "
    "text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, result TEXT, rule BLOB, project BLOB, "
    "\"on\" TEXT, outcome TEXT, circulation BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) "
    "REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project "
    "(id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(circulation) REFERENCES circulation (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_decision_circulation ON decision (circulation)",
    "CREATE INDEX ix_decision_committee_number ON decision (committee, number)",
    "CREATE INDEX ix_decision_item ON decision (item)",
    "CREATE INDEX ix_decision_meeting ON decision (meeting)",
    "CREATE INDEX ix_decision_project ON decision (project)",
)
RESTRICTED_DECISION = (
    "CREATE TABLE restricted_decision ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting "
    "BLOB, item BLOB, number TEXT, decision_kind TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft "
    "INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, result TEXT, rule BLOB, project "
    "BLOB, \"on\" TEXT, outcome TEXT, circulation BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id) )",
    "CREATE INDEX ix_restricted_decision_committee_number ON restricted_decision (committee, number)",
)
REQUESTED_OPINION = (
    "CREATE TABLE requested_opinion ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, organisation "
    "BLOB, item BLOB, project BLOB, question_fr TEXT, question_fr_checked TEXT, question_fr_draft "
    "INTEGER, question_de TEXT, question_de_checked TEXT, question_de_draft INTEGER, asked_on TEXT, until "
    "TEXT, silence_assents INTEGER, reminded_on TEXT, answered_on TEXT, answer TEXT, text_fr TEXT, "
    "text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft "
    "INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(item) REFERENCES "
    "agenda_item (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_requested_opinion_item ON requested_opinion (item)",
    "CREATE INDEX ix_requested_opinion_project ON requested_opinion (project)",
)
RESTRICTED_REQUESTED_OPINION = (
    "CREATE TABLE restricted_requested_opinion ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, "
    "organisation BLOB, item BLOB, project BLOB, question_fr TEXT, question_fr_checked TEXT, "
    "question_fr_draft INTEGER, question_de TEXT, question_de_checked TEXT, question_de_draft INTEGER, "
    "asked_on TEXT, until TEXT, silence_assents INTEGER, reminded_on TEXT, answered_on TEXT, answer TEXT, "
    "text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, "
    "text_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_restricted_requested_opinion_item ON restricted_requested_opinion (item)",
)
REMARK_ROUND = (
    "CREATE TABLE remark_round ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, number INTEGER, "
    "opened_on TEXT, until TEXT, paragraphs TEXT, sha256 TEXT, closed_on TEXT, deleted INTEGER DEFAULT "
    "'0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_remark_round_meeting ON remark_round (meeting)",
)
REMARK = (
    "CREATE TABLE remark ( id BLOB NOT NULL, home BLOB NOT NULL, round BLOB, item BLOB, paragraph BLOB, "
    "person BLOB, guest BLOB, name TEXT, received_on TEXT, received_by TEXT, language TEXT, comment_fr "
    "TEXT, comment_fr_checked TEXT, comment_fr_draft INTEGER, comment_de TEXT, comment_de_checked TEXT, "
    "comment_de_draft INTEGER, wording_fr TEXT, wording_fr_checked TEXT, wording_fr_draft INTEGER, "
    "wording_de TEXT, wording_de_checked TEXT, wording_de_draft INTEGER, circulated_fr TEXT, "
    "circulated_fr_checked TEXT, circulated_fr_draft INTEGER, circulated_de TEXT, circulated_de_checked "
    "TEXT, circulated_de_draft INTEGER, ruling TEXT, reason_fr TEXT, reason_fr_checked TEXT, "
    "reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked TEXT, reason_de_draft INTEGER, settled_on "
    "TEXT, form_sha256 TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(round) "
    "REFERENCES remark_round (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) REFERENCES agenda_item "
    "(id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(paragraph) REFERENCES minute_block (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(guest) REFERENCES guest (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_remark_guest ON remark (guest)",
    "CREATE INDEX ix_remark_item ON remark (item)",
    "CREATE INDEX ix_remark_paragraph ON remark (paragraph)",
    "CREATE INDEX ix_remark_round ON remark (round)",
)
RESTRICTED_REMARK = (
    "CREATE TABLE restricted_remark ( id BLOB NOT NULL, home BLOB NOT NULL, round BLOB, item BLOB, "
    "paragraph BLOB, person BLOB, guest BLOB, name TEXT, received_on TEXT, received_by TEXT, language "
    "TEXT, comment_fr TEXT, comment_fr_checked TEXT, comment_fr_draft INTEGER, comment_de TEXT, "
    "comment_de_checked TEXT, comment_de_draft INTEGER, wording_fr TEXT, wording_fr_checked TEXT, "
    "wording_fr_draft INTEGER, wording_de TEXT, wording_de_checked TEXT, wording_de_draft INTEGER, "
    "circulated_fr TEXT, circulated_fr_checked TEXT, circulated_fr_draft INTEGER, circulated_de TEXT, "
    "circulated_de_checked TEXT, circulated_de_draft INTEGER, ruling TEXT, reason_fr TEXT, "
    "reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked TEXT, "
    "reason_de_draft INTEGER, settled_on TEXT, form_sha256 TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
    "CREATE INDEX ix_restricted_remark_item ON restricted_remark (item)",
    "CREATE INDEX ix_restricted_remark_round ON restricted_remark (round)",
)
ERRATUM = (
    "CREATE TABLE erratum ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, item BLOB, paragraph "
    'BLOB, number INTEGER, "on" TEXT, wrong_fr TEXT, wrong_fr_checked TEXT, wrong_fr_draft INTEGER, '
    "wrong_de TEXT, wrong_de_checked TEXT, wrong_de_draft INTEGER, text_fr TEXT, text_fr_checked TEXT, "
    "text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, reason_fr TEXT, "
    "reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked TEXT, "
    "reason_de_draft INTEGER, decision BLOB, \"by\" BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id), FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) "
    "REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(paragraph) REFERENCES "
    "minute_block (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(decision) REFERENCES decision (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_erratum_decision ON erratum (decision)",
    "CREATE INDEX ix_erratum_item ON erratum (item)",
    "CREATE INDEX ix_erratum_meeting ON erratum (meeting)",
    "CREATE INDEX ix_erratum_paragraph ON erratum (paragraph)",
)
RESTRICTED_ERRATUM = (
    "CREATE TABLE restricted_erratum ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, item BLOB, "
    'paragraph BLOB, number INTEGER, "on" TEXT, wrong_fr TEXT, wrong_fr_checked TEXT, wrong_fr_draft '
    "INTEGER, wrong_de TEXT, wrong_de_checked TEXT, wrong_de_draft INTEGER, text_fr TEXT, text_fr_checked "
    "TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, reason_fr "
    "TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked TEXT, "
    "reason_de_draft INTEGER, decision BLOB, \"by\" BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id) )",
    "CREATE INDEX ix_restricted_erratum_meeting ON restricted_erratum (meeting)",
)
MINUTES_SIGNATURE = (
    "CREATE TABLE minutes_signature ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, version BLOB, "
    "role TEXT, person BLOB, name TEXT, place TEXT, \"on\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, "
    "FOREIGN KEY(version) REFERENCES approved_version (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_minutes_signature_meeting ON minutes_signature (meeting)",
    "CREATE INDEX ix_minutes_signature_version ON minutes_signature (version)",
)
EXTRACT = (
    "CREATE TABLE extract ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting BLOB, item "
    "BLOB, decisions TEXT, organisation BLOB, person BLOB, language TEXT, channel TEXT, certified_by "
    "BLOB, made_on TEXT, sent_on TEXT, sha256 TEXT, undeliverable INTEGER, remark_fr TEXT, "
    "remark_fr_checked TEXT, remark_fr_draft INTEGER, remark_de TEXT, remark_de_checked TEXT, "
    "remark_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) REFERENCES "
    "agenda_item (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_extract_item ON extract (item)",
    "CREATE INDEX ix_extract_meeting ON extract (meeting)",
)
CIRCULATION = (
    "CREATE TABLE circulation ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, number TEXT, "
    "title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, "
    "text_de_checked TEXT, text_de_draft INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft "
    "INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, decision_kind TEXT, project "
    "BLOB, rule BLOB, statutes BLOB, opened_on TEXT, until TEXT, closed_on TEXT, withdrawn_on TEXT, "
    "reason_fr TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked "
    "TEXT, reason_de_draft INTEGER, item BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) "
    "REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_circulation_item ON circulation (item)",
    "CREATE INDEX ix_circulation_project ON circulation (project)",
)
CIRCULATION_VOTER = (
    "CREATE TABLE circulation_voter ( id BLOB NOT NULL, home BLOB NOT NULL, circulation BLOB, seat BLOB, "
    "side TEXT, position TEXT, person BLOB, name TEXT, function_fr TEXT, function_fr_checked TEXT, "
    "function_fr_draft INTEGER, function_de TEXT, function_de_checked TEXT, function_de_draft INTEGER, "
    "body_fr TEXT, body_fr_checked TEXT, body_fr_draft INTEGER, body_de TEXT, body_de_checked TEXT, "
    "body_de_draft INTEGER, college BLOB, weight INTEGER, may_vote INTEGER, language TEXT, channel TEXT, "
    "made_at TEXT, sent_on TEXT, papers_sha256 TEXT, reminded_on TEXT, answer TEXT, answered_on TEXT, "
    "answered_by TEXT, remark_fr TEXT, remark_fr_checked TEXT, remark_fr_draft INTEGER, remark_de TEXT, "
    "remark_de_checked TEXT, remark_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id), FOREIGN KEY(circulation) REFERENCES circulation (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_circulation_voter_circulation ON circulation_voter (circulation)",
)
EXECUTION_MOVE = (
    "CREATE TABLE execution_move ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, from_state TEXT, "
    'to_state TEXT, "on" TEXT, due TEXT, owner BLOB, owner_body BLOB, proof_fr TEXT, proof_fr_checked '
    'TEXT, proof_fr_draft INTEGER, proof_de TEXT, proof_de_checked TEXT, proof_de_draft INTEGER, "by" '
    "BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision) REFERENCES "
    "decision (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_execution_move_decision ON execution_move (decision)",
)
RESTRICTED_EXECUTION_MOVE = (
    "CREATE TABLE restricted_execution_move ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, "
    'from_state TEXT, to_state TEXT, "on" TEXT, due TEXT, owner BLOB, owner_body BLOB, proof_fr TEXT, '
    "proof_fr_checked TEXT, proof_fr_draft INTEGER, proof_de TEXT, proof_de_checked TEXT, proof_de_draft "
    "INTEGER, \"by\" BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision) "
    "REFERENCES restricted_decision (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_restricted_execution_move_decision ON restricted_execution_move (decision)",
)

MADE = (
    *REQUESTED_OPINION,
    *RESTRICTED_REQUESTED_OPINION,
    *REMARK_ROUND,
    *REMARK,
    *RESTRICTED_REMARK,
    *ERRATUM,
    *RESTRICTED_ERRATUM,
    *MINUTES_SIGNATURE,
    *EXTRACT,
    *CIRCULATION,
    *CIRCULATION_VOTER,
    *EXECUTION_MOVE,
    *RESTRICTED_EXECUTION_MOVE,
)


def upgrade(operations: "Operations") -> None:
    """No decision came by circulation; none of the rest was kept."""
    for table in (DECISION, RESTRICTED_DECISION):
        rebuild_table(operations, table, {"circulation": None})
    make_tables(operations, MADE)
