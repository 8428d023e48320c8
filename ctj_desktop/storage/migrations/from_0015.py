"""From format 15 to 16: strategies, calls, funding routes and projects whole, from an action to the last payment.

What a move needs, funders and results of calls, figures of territories, documents, versions, conditions, indicators,
instalments and findings of projects; of meetings the round that a dispatch belongs to, and the rule by which a decision
by circulation is taken.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables, rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

STRATEGY = (
    "CREATE TABLE strategy ( id BLOB NOT NULL, home BLOB NOT NULL, code TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, german_is_ours INTEGER, valid_from TEXT, valid_to TEXT, source TEXT, based_on BLOB, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
ACTION = (
    "CREATE TABLE action ( id BLOB NOT NULL, home BLOB NOT NULL, strategy BLOB, axis BLOB, position TEXT, "
    "code TEXT, code_confirmed INTEGER, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, "
    "title_de TEXT, title_de_checked TEXT, title_de_draft INTEGER, title_confirmed INTEGER, title_is_cut "
    "INTEGER, german_is_ours INTEGER, source TEXT, objective BLOB, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
)
PROPOSAL = (
    'CREATE TABLE proposal ( id BLOB NOT NULL, home BLOB NOT NULL, "table" BLOB, position TEXT, title_fr '
    "TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, german_is_ours INTEGER, source TEXT, text_fr TEXT, text_fr_checked TEXT, "
    "text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft INTEGER, territory BLOB, "
    "proposed_by TEXT, \"on\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
PIPELINE = (
    "CREATE TABLE pipeline ( id BLOB NOT NULL, home BLOB NOT NULL, code TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, instrument TEXT, closed_on TEXT, source TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY "
    "KEY (id) )",
)
STAGE = (
    "CREATE TABLE stage ( id BLOB NOT NULL, home BLOB NOT NULL, pipeline BLOB, code TEXT, position TEXT, "
    "name_fr TEXT, name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, "
    "name_de_draft INTEGER, role TEXT, days INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY "
    "(id) )",
)
STAGE_TRANSITION = (
    "CREATE TABLE stage_transition ( id BLOB NOT NULL, home BLOB NOT NULL, from_stage BLOB, to_stage "
    "BLOB, needs TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
CALL = (
    "CREATE TABLE call ( id BLOB NOT NULL, home BLOB NOT NULL, pipeline BLOB, code TEXT, name_fr TEXT, "
    "name_fr_checked TEXT, name_fr_draft INTEGER, name_de TEXT, name_de_checked TEXT, name_de_draft "
    "INTEGER, opens TEXT, closes TEXT, source TEXT, decides_on TEXT, report_by TEXT, based_on BLOB, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
CALL_RULE = (
    "CREATE TABLE call_rule ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, rule_kind TEXT, text_fr "
    "TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, text_de_draft "
    "INTEGER, amount_chf INTEGER, amount_chf_currency TEXT, amount_eur INTEGER, amount_eur_currency TEXT, "
    "rate INTEGER, confirmed INTEGER, source TEXT, per_side INTEGER, number INTEGER, holders TEXT, "
    "territories TEXT, themes TEXT, axes TEXT, actions TEXT, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id) )",
)
PROJECT = (
    "CREATE TABLE project ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, number TEXT, title_fr "
    "TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, summary_fr TEXT, summary_fr_checked TEXT, summary_fr_draft INTEGER, "
    "summary_de TEXT, summary_de_checked TEXT, summary_de_draft INTEGER, pipeline BLOB, call BLOB, "
    "proposal BLOB, territories TEXT, themes TEXT, place TEXT, starts TEXT, ends TEXT, contact BLOB, "
    "description_fr TEXT, description_fr_checked TEXT, description_fr_draft INTEGER, description_de TEXT, "
    "description_de_checked TEXT, description_de_draft INTEGER, objectives_fr TEXT, objectives_fr_checked "
    "TEXT, objectives_fr_draft INTEGER, objectives_de TEXT, objectives_de_checked TEXT, "
    "objectives_de_draft INTEGER, added_value_fr TEXT, added_value_fr_checked TEXT, added_value_fr_draft "
    "INTEGER, added_value_de TEXT, added_value_de_checked TEXT, added_value_de_draft INTEGER, communes "
    "TEXT, criteria TEXT, criteria_note_fr TEXT, criteria_note_fr_checked TEXT, criteria_note_fr_draft "
    "INTEGER, criteria_note_de TEXT, criteria_note_de_checked TEXT, criteria_note_de_draft INTEGER, "
    "for_meeting_fr TEXT, for_meeting_fr_checked TEXT, for_meeting_fr_draft INTEGER, for_meeting_de TEXT, "
    "for_meeting_de_checked TEXT, for_meeting_de_draft INTEGER, exchange_rate BLOB, programme_objective "
    "TEXT, funder_reference TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
    "CREATE INDEX ix_project_call ON project (call)",
    "CREATE INDEX ix_project_committee_number ON project (committee, number)",
)
PROJECT_MOVE = (
    "CREATE TABLE project_move ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, from_stage BLOB, "
    'to_stage BLOB, "on" TEXT, reason_fr TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de '
    'TEXT, reason_de_checked TEXT, reason_de_draft INTEGER, "by" BLOB, decision BLOB, document BLOB, '
    "until TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES "
    "project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(decision) REFERENCES decision (id) "
    "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(document) REFERENCES project_document (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_project_move_decision ON project_move (decision)",
    "CREATE INDEX ix_project_move_document ON project_move (document)",
    "CREATE INDEX ix_project_move_project ON project_move (project)",
)
PARTNER = (
    "CREATE TABLE partner ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, organisation BLOB, name "
    "TEXT, side TEXT, lead INTEGER, contact BLOB, legal_form TEXT, role_fr TEXT, role_fr_checked TEXT, "
    "role_fr_draft INTEGER, role_de TEXT, role_de_checked TEXT, role_de_draft INTEGER, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_partner_project ON partner (project)",
)
BUDGET_LINE = (
    "CREATE TABLE budget_line ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, position TEXT, side "
    "TEXT, category TEXT, label_fr TEXT, label_fr_checked TEXT, label_fr_draft INTEGER, label_de TEXT, "
    "label_de_checked TEXT, label_de_draft INTEGER, amount INTEGER, amount_currency TEXT, in_kind "
    "INTEGER, partner BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) "
    "REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(partner) REFERENCES partner (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_budget_line_partner ON budget_line (partner)",
    "CREATE INDEX ix_budget_line_project ON budget_line (project)",
)
FINANCING_LINE = (
    "CREATE TABLE financing_line ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, position TEXT, "
    "side TEXT, label_fr TEXT, label_fr_checked TEXT, label_fr_draft INTEGER, label_de TEXT, "
    "label_de_checked TEXT, label_de_draft INTEGER, organisation BLOB, requested INTEGER, "
    "requested_currency TEXT, awarded INTEGER, awarded_currency TEXT, in_kind INTEGER, fund INTEGER, "
    "origin TEXT, partner BLOB, requested_on TEXT, awarded_on TEXT, committed INTEGER, committed_currency "
    "TEXT, committed_on TEXT, document BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(partner) "
    "REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(document) REFERENCES "
    "project_document (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_financing_line_document ON financing_line (document)",
    "CREATE INDEX ix_financing_line_partner ON financing_line (partner)",
    "CREATE INDEX ix_financing_line_project ON financing_line (project)",
)
PAYMENT = (
    'CREATE TABLE payment ( id BLOB NOT NULL, home BLOB NOT NULL, line BLOB, "on" TEXT, amount INTEGER, '
    "amount_currency TEXT, note TEXT, payment_kind TEXT, instalment BLOB, document BLOB, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(line) REFERENCES financing_line (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(instalment) REFERENCES instalment (id) DEFERRABLE INITIALLY "
    "DEFERRED, FOREIGN KEY(document) REFERENCES project_document (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_payment_document ON payment (document)",
    "CREATE INDEX ix_payment_instalment ON payment (instalment)",
    "CREATE INDEX ix_payment_line ON payment (line)",
)
DISPATCH = (
    "CREATE TABLE dispatch ( id BLOB NOT NULL, home BLOB NOT NULL, meeting BLOB, what TEXT, revision "
    "INTEGER, person BLOB, guest BLOB, organisation BLOB, channel TEXT, language TEXT, papers_sha256 "
    'TEXT, made_at TEXT, sent_on TEXT, "by" BLOB, undeliverable INTEGER, answer_by TEXT, remark_fr TEXT, '
    "remark_fr_checked TEXT, remark_fr_draft INTEGER, remark_de TEXT, remark_de_checked TEXT, "
    "remark_de_draft INTEGER, round BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(guest) REFERENCES "
    "guest (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(round) REFERENCES remark_round (id) DEFERRABLE "
    "INITIALLY DEFERRED )",
    "CREATE INDEX ix_dispatch_guest ON dispatch (guest)",
    "CREATE INDEX ix_dispatch_meeting ON dispatch (meeting)",
    "CREATE INDEX ix_dispatch_round ON dispatch (round)",
)
CIRCULATION = (
    "CREATE TABLE circulation ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, number TEXT, "
    "title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked TEXT, "
    "title_de_draft INTEGER, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, "
    "text_de_checked TEXT, text_de_draft INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft "
    "INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, decision_kind TEXT, project "
    "BLOB, rule BLOB, statutes BLOB, opened_on TEXT, until TEXT, closed_on TEXT, withdrawn_on TEXT, "
    "reason_fr TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, reason_de_checked "
    "TEXT, reason_de_draft INTEGER, item BLOB, ruled TEXT, also TEXT, deleted INTEGER DEFAULT '0' NOT "
    "NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, "
    "FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED )",
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
    "remark_de_checked TEXT, remark_de_draft INTEGER, recused INTEGER, deleted INTEGER DEFAULT '0' NOT "
    "NULL, PRIMARY KEY (id), FOREIGN KEY(circulation) REFERENCES circulation (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_circulation_voter_circulation ON circulation_voter (circulation)",
)
TERRITORY_FIGURE = (
    "CREATE TABLE territory_figure ( id BLOB NOT NULL, home BLOB NOT NULL, territory BLOB, figure TEXT, "
    "value INTEGER, side TEXT, year INTEGER, rounded INTEGER, label_fr TEXT, label_fr_checked TEXT, "
    "label_fr_draft INTEGER, label_de TEXT, label_de_checked TEXT, label_de_draft INTEGER, source TEXT, "
    "deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
CALL_SHARE = (
    "CREATE TABLE call_share ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, funder BLOB, name TEXT, "
    "side TEXT, amount INTEGER, amount_currency TEXT, \"on\" TEXT, source TEXT, deleted INTEGER DEFAULT '0' "
    "NOT NULL, PRIMARY KEY (id) )",
)
CALL_RESULT = (
    'CREATE TABLE call_result ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, "on" TEXT, projects '
    "INTEGER, awarded_chf INTEGER, awarded_chf_currency TEXT, awarded_eur INTEGER, awarded_eur_currency "
    "TEXT, whole_year INTEGER, at_least INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft "
    "INTEGER, note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, source TEXT, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)
PROJECT_DOCUMENT = (
    "CREATE TABLE project_document ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, document_kind "
    "TEXT, title_fr TEXT, title_fr_checked TEXT, title_fr_draft INTEGER, title_de TEXT, title_de_checked "
    "TEXT, title_de_draft INTEGER, \"on\" TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_project_document_project ON project_document (project)",
)
PROJECT_VERSION = (
    "CREATE TABLE project_version ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, number INTEGER, "
    '"on" TEXT, reason_fr TEXT, reason_fr_checked TEXT, reason_fr_draft INTEGER, reason_de TEXT, '
    'reason_de_checked TEXT, reason_de_draft INTEGER, decision BLOB, "by" BLOB, content TEXT, sha256 '
    "TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES "
    "project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(decision) REFERENCES decision (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_project_version_decision ON project_version (decision)",
    "CREATE INDEX ix_project_version_project ON project_version (project)",
)
INSTALMENT = (
    "CREATE TABLE instalment ( id BLOB NOT NULL, home BLOB NOT NULL, line BLOB, position TEXT, label_fr "
    "TEXT, label_fr_checked TEXT, label_fr_draft INTEGER, label_de TEXT, label_de_checked TEXT, "
    "label_de_draft INTEGER, due TEXT, amount INTEGER, amount_currency TEXT, deleted INTEGER DEFAULT '0' "
    "NOT NULL, PRIMARY KEY (id), FOREIGN KEY(line) REFERENCES financing_line (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_instalment_line ON instalment (line)",
)
CONDITION = (
    "CREATE TABLE condition ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, opinion BLOB, position "
    "TEXT, text_fr TEXT, text_fr_checked TEXT, text_fr_draft INTEGER, text_de TEXT, text_de_checked TEXT, "
    "text_de_draft INTEGER, due TEXT, fulfilled_on TEXT, dropped_on TEXT, proof_fr TEXT, proof_fr_checked "
    "TEXT, proof_fr_draft INTEGER, proof_de TEXT, proof_de_checked TEXT, proof_de_draft INTEGER, document "
    "BLOB, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES "
    "project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(opinion) REFERENCES opinion (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(document) REFERENCES project_document (id) DEFERRABLE INITIALLY "
    "DEFERRED )",
    "CREATE INDEX ix_condition_document ON condition (document)",
    "CREATE INDEX ix_condition_opinion ON condition (opinion)",
    "CREATE INDEX ix_condition_project ON condition (project)",
)
INDICATOR = (
    "CREATE TABLE indicator ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, position TEXT, label_fr "
    "TEXT, label_fr_checked TEXT, label_fr_draft INTEGER, label_de TEXT, label_de_checked TEXT, "
    "label_de_draft INTEGER, unit_fr TEXT, unit_fr_checked TEXT, unit_fr_draft INTEGER, unit_de TEXT, "
    "unit_de_checked TEXT, unit_de_draft INTEGER, target TEXT, reached TEXT, reached_on TEXT, deleted "
    "INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES project (id) "
    "DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_indicator_project ON indicator (project)",
)
RULE_CHECK = (
    "CREATE TABLE rule_check ( id BLOB NOT NULL, home BLOB NOT NULL, project BLOB, rule BLOB, passes "
    'INTEGER, "on" TEXT, note_fr TEXT, note_fr_checked TEXT, note_fr_draft INTEGER, note_de TEXT, '
    "note_de_checked TEXT, note_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_rule_check_project ON rule_check (project)",
)
CALL_RANK = (
    "CREATE TABLE call_rank ( id BLOB NOT NULL, home BLOB NOT NULL, call BLOB, committee BLOB, project "
    "BLOB, position TEXT, points INTEGER, note_fr TEXT, note_fr_checked TEXT, note_fr_draft INTEGER, "
    "note_de TEXT, note_de_checked TEXT, note_de_draft INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_call_rank_call ON call_rank (call)",
    "CREATE INDEX ix_call_rank_project ON call_rank (project)",
)

MADE = (
    *TERRITORY_FIGURE,
    *CALL_SHARE,
    *CALL_RESULT,
    *PROJECT_DOCUMENT,
    *PROJECT_VERSION,
    *INSTALMENT,
    *CONDITION,
    *INDICATOR,
    *RULE_CHECK,
    *CALL_RANK,
)
FACTS = (
    "origin",
    "partner",
    "requested_on",
    "awarded_on",
    "committed",
    "committed_currency",
    "committed_on",
    "document",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has written any of it."""
    rebuild_table(operations, STRATEGY, {"based_on": None})
    rebuild_table(operations, ACTION, {"objective": None})
    rebuild_table(operations, PROPOSAL, {**_texts("text"), "territory": None, "proposed_by": "", "on": None})
    rebuild_table(operations, PIPELINE, {"closed_on": None, "source": ""})
    rebuild_table(operations, STAGE, {"days": None})
    rebuild_table(operations, STAGE_TRANSITION, {"needs": "[]"})
    rebuild_table(operations, CALL, {"decides_on": None, "report_by": None, "based_on": None})
    rebuild_table(
        operations,
        CALL_RULE,
        {"per_side": 0, "number": None, **dict.fromkeys(("holders", "territories", "themes", "axes", "actions"), "[]")},
    )
    rebuild_table(
        operations,
        PROJECT,
        {
            **_texts("description", "objectives", "added_value", "criteria_note", "for_meeting"),
            "communes": "[]",
            "criteria": "[]",
            "exchange_rate": None,
            "programme_objective": "",
            "funder_reference": "",
        },
    )
    rebuild_table(operations, PROJECT_MOVE, {"document": None, "until": None})
    rebuild_table(operations, PARTNER, {"legal_form": "", **_texts("role")})
    rebuild_table(operations, BUDGET_LINE, {"partner": None})
    rebuild_table(operations, FINANCING_LINE, {"fund": 0, **dict.fromkeys(FACTS, None)})
    rebuild_table(operations, PAYMENT, {"payment_kind": "instalment", "instalment": None, "document": None})
    rebuild_table(operations, DISPATCH, {"round": None})
    rebuild_table(operations, CIRCULATION, {"ruled": None, "also": None})
    rebuild_table(operations, CIRCULATION_VOTER, {"recused": 0})
    make_tables(operations, MADE)


def _texts(*names: str) -> dict[str, object]:
    """Texts in both languages that say nothing."""
    parts = (("", ""), ("_checked", None), ("_draft", 0))
    return {f"{name}_{language}{part}": value for name in names for language in ("fr", "de") for part, value in parts}
