"""From format 6 to 7: who could vote when, by which rule, and what became of each item.

A committee says which sides it has, statutes rule by kind of sitting, a proxy has a time like a presence, a vote its
minute and those who could give theirs.
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
    "sides TEXT, closed_titles INTEGER, inclusive TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id) )",
)
SEAT = (
    "CREATE TABLE seat ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, college BLOB, organisation "
    "BLOB, side TEXT, label_fr TEXT, label_fr_checked TEXT, label_fr_draft INTEGER, label_de TEXT, "
    "label_de_checked TEXT, label_de_draft INTEGER, capacity TEXT, substitution TEXT, position TEXT, "
    "start TEXT, \"end\" TEXT, weight INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(college) "
    "REFERENCES college (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_seat_college ON seat (college)",
    "CREATE INDEX ix_seat_committee ON seat (committee)",
    "CREATE INDEX ix_seat_organisation ON seat (organisation)",
)
STATUTES = (
    "CREATE TABLE statutes ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, title_fr TEXT, "
    "title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, title_de_draft "
    "INTEGER, in_force_from TEXT, in_force_to TEXT, quorum TEXT, notice TEXT, proxies TEXT, second_call "
    "TEXT, circulation TEXT, prevailing TEXT, invented INTEGER, usage INTEGER, postal TEXT, languages "
    "TEXT, numbering TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(committee) "
    "REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_statutes_committee ON statutes (committee)",
)
DECISION_RULE = (
    "CREATE TABLE decision_rule ( id BLOB NOT NULL, home BLOB NOT NULL, statutes BLOB, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, mode TEXT, base TEXT, numerator INTEGER, denominator INTEGER, strict INTEGER, tie TEXT, "
    "article TEXT, \"default\" INTEGER, double_majority TEXT, weighted INTEGER, deleted INTEGER DEFAULT '0' "
    "NOT NULL, PRIMARY KEY (id), FOREIGN KEY(statutes) REFERENCES statutes (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_decision_rule_statutes ON decision_rule (statutes)",
)
SITTING_RULE = (
    "CREATE TABLE sitting_rule ( id BLOB NOT NULL, home BLOB NOT NULL, statutes BLOB, sitting TEXT, "
    "quorum TEXT, second_call TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(statutes) REFERENCES statutes (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_sitting_rule_statutes ON sitting_rule (statutes)",
)
MEETING = (
    "CREATE TABLE meeting ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, number TEXT, title_fr "
    "TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    'title_de_draft INTEGER, "on" TEXT, start TEXT, "end" TEXT, place_fr TEXT, place_fr_checked TEXT, '
    "place_fr_draft INTEGER, place_de TEXT, place_de_checked TEXT, place_de_draft INTEGER, remote_link "
    "TEXT, chair BLOB, minute_taker BLOB, proposals_until TEXT, file_closed_on TEXT, documents_by TEXT, "
    "second_call_of BLOB, opened_at TEXT, closed_at TEXT, sitting TEXT, without_clock INTEGER, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(second_call_of) REFERENCES meeting (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    'CREATE INDEX ix_meeting_committee_on ON meeting (committee, "on")',
    "CREATE INDEX ix_meeting_second_call_of ON meeting (second_call_of)",
)
AGENDA_ITEM = (
    "CREATE TABLE agenda_item ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, parent BLOB, position "
    "TEXT, number TEXT, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, "
    "title_de_checked TEXT, title_de_draft INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft "
    "INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, proposed_decision_fr TEXT, "
    "proposed_decision_fr_checked TEXT, proposed_decision_fr_draft INTEGER, proposed_decision_de TEXT, "
    "proposed_decision_de_checked TEXT, proposed_decision_de_draft INTEGER, item_kind TEXT, origin TEXT, "
    "minutes INTEGER, presenter_fr TEXT, presenter_fr_checked TEXT, presenter_fr_draft INTEGER, "
    "presenter_de TEXT, presenter_de_checked TEXT, presenter_de_draft INTEGER, presenter_person BLOB, "
    "project BLOB, closed INTEGER, standing BLOB, carried_from BLOB, proposed_by BLOB, started_at TEXT, "
    "ended_at TEXT, outcome TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(parent) REFERENCES "
    "agenda_item (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(carried_from) REFERENCES agenda_item (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_agenda_item_carried_from ON agenda_item (carried_from)",
    "CREATE INDEX ix_agenda_item_meeting ON agenda_item (meeting)",
    "CREATE INDEX ix_agenda_item_meeting_deleted ON agenda_item (meeting, deleted)",
    "CREATE INDEX ix_agenda_item_parent ON agenda_item (parent)",
    "CREATE INDEX ix_agenda_item_project ON agenda_item (project)",
    "CREATE INDEX ix_agenda_item_untitled ON agenda_item (meeting) WHERE coalesce(title_fr, '') = '' OR "
    "coalesce(title_de, '') = ''",
)
ROLL = (
    "CREATE TABLE roll ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, seat BLOB, side TEXT, "
    "position TEXT, holder BLOB, holder_name TEXT, function_fr TEXT, function_fr_checked TEXT, "
    "function_fr_draft INTEGER, function_de TEXT, function_de_checked TEXT, function_de_draft INTEGER, "
    "body_fr TEXT, body_fr_checked TEXT, body_fr_draft INTEGER, body_de TEXT, body_de_checked TEXT, "
    "body_de_draft INTEGER, substitute BLOB, substitute_name TEXT, may_vote INTEGER, statutes BLOB, start "
    "TEXT, \"end\" TEXT, college BLOB, weight INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id), FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_roll_meeting ON roll (meeting)",
)
ATTENDANCE = (
    "CREATE TABLE attendance ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, seat BLOB, guest BLOB, "
    "reply TEXT, replied_on TEXT, status TEXT, represented_by BLOB, substitute BLOB, on_leave INTEGER, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting) REFERENCES meeting (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(guest) REFERENCES guest (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_attendance_guest ON attendance (guest)",
    "CREATE INDEX ix_attendance_meeting ON attendance (meeting)",
)
PROXY = (
    "CREATE TABLE proxy ( id BLOB NOT NULL, home BLOB NOT NULL, attendance BLOB, bearer BLOB, start TEXT, "
    "\"end\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(attendance) "
    "REFERENCES attendance (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_proxy_attendance ON proxy (attendance)",
)
DECISION = (
    "CREATE TABLE decision ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting BLOB, item "
    "BLOB, number TEXT, decision_kind TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, "
    "text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, result TEXT, rule BLOB, project BLOB, "
    "\"on\" TEXT, outcome TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(item) REFERENCES "
    "agenda_item (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_decision_committee_number ON decision (committee, number)",
    "CREATE INDEX ix_decision_item ON decision (item)",
    "CREATE INDEX ix_decision_meeting ON decision (meeting)",
    "CREATE INDEX ix_decision_project ON decision (project)",
)
RESTRICTED_DECISION = (
    "CREATE TABLE restricted_decision ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, meeting "
    "BLOB, item BLOB, number TEXT, decision_kind TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft "
    "INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, result TEXT, rule BLOB, project "
    "BLOB, \"on\" TEXT, outcome TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_restricted_decision_committee_number ON restricted_decision (committee, number)",
)
VOTE = (
    "CREATE TABLE vote ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, method TEXT, count TEXT, "
    "tie_broken_by BLOB, at TEXT, electorate TEXT, annuls BLOB, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, "
    "FOREIGN KEY(annuls) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_vote_annuls ON vote (annuls)",
    "CREATE INDEX ix_vote_decision ON vote (decision)",
)
RESTRICTED_VOTE = (
    "CREATE TABLE restricted_vote ( id BLOB NOT NULL, home BLOB NOT NULL, decision BLOB, method TEXT, "
    "count TEXT, tie_broken_by BLOB, at TEXT, electorate TEXT, annuls BLOB, deleted INTEGER DEFAULT '0' "
    "NOT NULL, PRIMARY KEY (id), FOREIGN KEY(decision) REFERENCES restricted_decision (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(annuls) REFERENCES restricted_vote (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_restricted_vote_annuls ON restricted_vote (annuls)",
    "CREATE INDEX ix_restricted_vote_decision ON restricted_vote (decision)",
)
BALLOT = (
    "CREATE TABLE ballot ( id BLOB NOT NULL, home BLOB NOT NULL, vote BLOB, roll BLOB, choice TEXT, given "
    "TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(vote) REFERENCES vote (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(roll) REFERENCES roll (id) DEFERRABLE INITIALLY DEFERRED "
    ")",
    "CREATE INDEX ix_ballot_roll ON ballot (roll)",
    "CREATE INDEX ix_ballot_vote ON ballot (vote)",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has written any of it: a proxy of before stays in its attendance, and runs from opening to closing."""
    sides = {"sides": '["fr","ch"]', "closed_titles": 0, "inclusive": "neutral"}
    rebuild_table(operations, COMMITTEE, sides)
    rebuild_table(operations, SEAT, {"weight": 1})
    ruled = {"usage": 0, "postal": None, "languages": "[]", "numbering": "yearly"}
    rebuild_table(operations, STATUTES, ruled)
    rebuild_table(operations, DECISION_RULE, {"double_majority": "none", "weighted": 0})
    make_tables(operations, SITTING_RULE)
    rebuild_table(operations, MEETING, {"sitting": "ordinary", "without_clock": 0})
    rebuild_table(operations, AGENDA_ITEM, {"outcome": None})
    rebuild_table(operations, ROLL, {"start": None, "end": None, "college": None, "weight": 1})
    rebuild_table(operations, ATTENDANCE, {"on_leave": 0})
    make_tables(operations, PROXY)
    for decision in (DECISION, RESTRICTED_DECISION):
        rebuild_table(operations, decision, {"outcome": None})
    for vote in (VOTE, RESTRICTED_VOTE):
        rebuild_table(operations, vote, {"at": None, "electorate": None, "annuls": None})
    rebuild_table(operations, BALLOT, {"given": "in_session"})
