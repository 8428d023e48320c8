CREATE TABLE attachment (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	owner BLOB, 
	name TEXT, 
	media_type TEXT, 
	size INTEGER, 
	sha256 TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_attachment_owner ON attachment (owner);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE TABLE blob (
	sha256 BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	PRIMARY KEY (sha256)
);

CREATE TABLE blob_chunk (
	sha256 BLOB NOT NULL, 
	n INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256, n)
);

CREATE TABLE changeset (
	scope INTEGER NOT NULL, 
	replica INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hlc INTEGER NOT NULL, 
	op BLOB NOT NULL, 
	author BLOB, 
	undoes BLOB, 
	header BLOB NOT NULL, 
	payload BLOB, 
	payload_sha BLOB NOT NULL, 
	held_since TEXT NOT NULL, 
	PRIMARY KEY (scope, replica, seq)
);

CREATE INDEX ix_changeset_author_hlc ON changeset (author, hlc);

CREATE INDEX ix_changeset_hlc ON changeset (hlc);

CREATE INDEX ix_changeset_op ON changeset (op);

CREATE INDEX ix_changeset_undoes ON changeset (undoes);

CREATE TABLE committee (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	code TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	short_name_fr TEXT, 
	short_name_fr_checked TEXT, 
	short_name_fr_draft INTEGER, 
	short_name_de TEXT, 
	short_name_de_checked TEXT, 
	short_name_de_draft INTEGER, 
	territory BLOB, 
	source_language TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE draft (
	record BLOB NOT NULL, 
	register TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (record, register)
);

CREATE TABLE glossary_term (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	position TEXT, 
	term_fr TEXT, 
	term_fr_checked TEXT, 
	term_fr_draft INTEGER, 
	term_de TEXT, 
	term_de_checked TEXT, 
	term_de_draft INTEGER, 
	english TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE local (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);

CREATE TABLE mandate (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	seat BLOB, 
	person BLOB, 
	substitute INTEGER, 
	on_behalf_of BLOB, 
	start TEXT, 
	"end" TEXT, 
	end_reason TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_mandate_person ON mandate (person);

CREATE INDEX ix_mandate_seat ON mandate (seat);

CREATE TABLE meeting (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	number TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	"on" TEXT, 
	start TEXT, 
	"end" TEXT, 
	place_fr TEXT, 
	place_fr_checked TEXT, 
	place_fr_draft INTEGER, 
	place_de TEXT, 
	place_de_checked TEXT, 
	place_de_draft INTEGER, 
	remote_link TEXT, 
	chair BLOB, 
	minute_taker BLOB, 
	proposals_until TEXT, 
	file_closed_on TEXT, 
	documents_by TEXT, 
	second_call_of BLOB, 
	opened_at TEXT, 
	closed_at TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(second_call_of) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_meeting_committee_on ON meeting (committee, "on");

CREATE INDEX ix_meeting_second_call_of ON meeting (second_call_of);

CREATE TABLE numbering_right (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	replica BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE office (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	office_kind TEXT, 
	side TEXT, 
	organisation BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE office_held (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	person BLOB, 
	office TEXT, 
	side TEXT, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_office_held_person ON office_held (person);

CREATE TABLE organisation (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	short_name_fr TEXT, 
	short_name_fr_checked TEXT, 
	short_name_fr_draft INTEGER, 
	short_name_de TEXT, 
	short_name_de_checked TEXT, 
	short_name_de_draft INTEGER, 
	organisation_kind TEXT, 
	side TEXT, 
	territory BLOB, 
	address TEXT, 
	email TEXT, 
	phone TEXT, 
	website TEXT, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE peer_ack (
	peer BLOB NOT NULL, 
	scope INTEGER NOT NULL, 
	replica INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	PRIMARY KEY (peer, scope, replica)
);

CREATE TABLE person (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	family_name TEXT, 
	given_name TEXT, 
	title TEXT, 
	salutation TEXT, 
	language TEXT, 
	function_fr TEXT, 
	function_fr_checked TEXT, 
	function_fr_draft INTEGER, 
	function_de TEXT, 
	function_de_checked TEXT, 
	function_de_draft INTEGER, 
	organisation BLOB, 
	side TEXT, 
	work_email TEXT, 
	work_phone TEXT, 
	work_address TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_person_family_name_given_name ON person (family_name, given_name);

CREATE TABLE person_private (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	private_email TEXT, 
	private_phone TEXT, 
	private_address TEXT, 
	legal_basis TEXT, 
	source TEXT, 
	informed_on TEXT, 
	confirmed_on TEXT, 
	retention_until TEXT, 
	note TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE pipeline (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	code TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	instrument TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE project (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	number TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	summary_fr TEXT, 
	summary_fr_checked TEXT, 
	summary_fr_draft INTEGER, 
	summary_de TEXT, 
	summary_de_checked TEXT, 
	summary_de_draft INTEGER, 
	pipeline BLOB, 
	call BLOB, 
	proposal BLOB, 
	territories TEXT, 
	themes TEXT, 
	place TEXT, 
	starts TEXT, 
	ends TEXT, 
	contact BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_project_committee_number ON project (committee, number);

CREATE TABLE replica (
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE TABLE restricted_attachment (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	owner BLOB, 
	name TEXT, 
	media_type TEXT, 
	size INTEGER, 
	sha256 TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE restricted_decision (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	meeting BLOB, 
	item BLOB, 
	number TEXT, 
	decision_kind TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	result TEXT, 
	rule BLOB, 
	project BLOB, 
	"on" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE restricted_minute_block (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	item BLOB, 
	position TEXT, 
	block_kind TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	ref BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE role (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	person BLOB, 
	role TEXT, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE row_meta (
	tbl TEXT NOT NULL, 
	row_id BLOB NOT NULL, 
	heads TEXT NOT NULL, 
	"conflict" INTEGER NOT NULL, 
	PRIMARY KEY (tbl, row_id)
)
 WITHOUT ROWID;

CREATE INDEX ix_row_meta_conflict ON row_meta (tbl) WHERE "conflict" != 0;

CREATE TABLE same_as (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	record_kind TEXT, 
	this BLOB, 
	that BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE scope (
	n INTEGER NOT NULL, 
	home BLOB NOT NULL, 
	class TEXT NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (home, class)
);

CREATE TABLE standing_item (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	position TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	item_kind TEXT, 
	minutes INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE strategy (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	code TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	german_is_ours INTEGER, 
	valid_from TEXT, 
	valid_to TEXT, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE stream (
	scope INTEGER NOT NULL, 
	replica INTEGER NOT NULL, 
	last_seq INTEGER NOT NULL, 
	last_chain BLOB NOT NULL, 
	last_hlc INTEGER NOT NULL, 
	PRIMARY KEY (scope, replica)
)
 WITHOUT ROWID;

CREATE TABLE territory (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	code TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	german_is_ours INTEGER, 
	valid_from TEXT, 
	valid_to TEXT, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE touched (
	row_id BLOB NOT NULL, 
	hlc INTEGER NOT NULL, 
	replica INTEGER NOT NULL, 
	scope INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	tbl TEXT NOT NULL, 
	registers TEXT NOT NULL, 
	PRIMARY KEY (row_id, hlc, replica, scope, tbl)
)
 WITHOUT ROWID;

CREATE TABLE working_group_member (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	"group" BLOB, 
	person BLOB, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE agenda_item (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	parent BLOB, 
	position TEXT, 
	number TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	note_fr TEXT, 
	note_fr_checked TEXT, 
	note_fr_draft INTEGER, 
	note_de TEXT, 
	note_de_checked TEXT, 
	note_de_draft INTEGER, 
	proposed_decision_fr TEXT, 
	proposed_decision_fr_checked TEXT, 
	proposed_decision_fr_draft INTEGER, 
	proposed_decision_de TEXT, 
	proposed_decision_de_checked TEXT, 
	proposed_decision_de_draft INTEGER, 
	item_kind TEXT, 
	origin TEXT, 
	minutes INTEGER, 
	presenter_fr TEXT, 
	presenter_fr_checked TEXT, 
	presenter_fr_draft INTEGER, 
	presenter_de TEXT, 
	presenter_de_checked TEXT, 
	presenter_de_draft INTEGER, 
	presenter_person BLOB, 
	project BLOB, 
	closed INTEGER, 
	standing BLOB, 
	carried_from BLOB, 
	proposed_by BLOB, 
	started_at TEXT, 
	ended_at TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(parent) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(carried_from) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agenda_item_carried_from ON agenda_item (carried_from);

CREATE INDEX ix_agenda_item_meeting ON agenda_item (meeting);

CREATE INDEX ix_agenda_item_parent ON agenda_item (parent);

CREATE INDEX ix_agenda_item_project ON agenda_item (project);

CREATE TABLE approved_version (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	document TEXT, 
	sha256 TEXT, 
	text TEXT, 
	"by" BLOB, 
	at TEXT, 
	signature TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_approved_version_meeting ON approved_version (meeting);

CREATE TABLE axis (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	strategy BLOB, 
	position TEXT, 
	code TEXT, 
	code_confirmed INTEGER, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	german_is_ours INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(strategy) REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_axis_strategy ON axis (strategy);

CREATE TABLE budget_line (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	position TEXT, 
	side TEXT, 
	category TEXT, 
	label_fr TEXT, 
	label_fr_checked TEXT, 
	label_fr_draft INTEGER, 
	label_de TEXT, 
	label_de_checked TEXT, 
	label_de_draft INTEGER, 
	amount INTEGER, 
	amount_currency TEXT, 
	in_kind INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_budget_line_project ON budget_line (project);

CREATE TABLE call (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	pipeline BLOB, 
	code TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	opens TEXT, 
	closes TEXT, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pipeline) REFERENCES pipeline (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_call_pipeline ON call (pipeline);

CREATE TABLE college (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	position TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_college_committee ON college (committee);

CREATE TABLE committee_name (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_committee_name_committee ON committee_name (committee);

CREATE TABLE financing_line (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	position TEXT, 
	side TEXT, 
	label_fr TEXT, 
	label_fr_checked TEXT, 
	label_fr_draft INTEGER, 
	label_de TEXT, 
	label_de_checked TEXT, 
	label_de_draft INTEGER, 
	organisation BLOB, 
	requested INTEGER, 
	requested_currency TEXT, 
	awarded INTEGER, 
	awarded_currency TEXT, 
	in_kind INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_financing_line_project ON financing_line (project);

CREATE TABLE guest (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	name TEXT, 
	function_fr TEXT, 
	function_fr_checked TEXT, 
	function_fr_draft INTEGER, 
	function_de TEXT, 
	function_de_checked TEXT, 
	function_de_draft INTEGER, 
	body_fr TEXT, 
	body_fr_checked TEXT, 
	body_fr_draft INTEGER, 
	body_de TEXT, 
	body_de_checked TEXT, 
	body_de_draft INTEGER, 
	side TEXT, 
	person BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_guest_meeting ON guest (meeting);

CREATE TABLE numbering_loan (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	"right" BLOB, 
	meeting BLOB, 
	replica BLOB, 
	returned INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY("right") REFERENCES numbering_right (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_numbering_loan_meeting ON numbering_loan (meeting);

CREATE INDEX ix_numbering_loan_right ON numbering_loan ("right");

CREATE TABLE partner (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	organisation BLOB, 
	name TEXT, 
	side TEXT, 
	lead INTEGER, 
	contact BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_partner_project ON partner (project);

CREATE TABLE project_action (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	action BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_project_action_project ON project_action (project);

CREATE TABLE published_decision (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	decision BLOB, 
	number TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	"on" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_published_decision_committee ON published_decision (committee);

CREATE TABLE restricted_vote (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	decision BLOB, 
	method TEXT, 
	count TEXT, 
	tie_broken_by BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(decision) REFERENCES restricted_decision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_restricted_vote_decision ON restricted_vote (decision);

CREATE TABLE roll (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	seat BLOB, 
	side TEXT, 
	position TEXT, 
	holder BLOB, 
	holder_name TEXT, 
	function_fr TEXT, 
	function_fr_checked TEXT, 
	function_fr_draft INTEGER, 
	function_de TEXT, 
	function_de_checked TEXT, 
	function_de_draft INTEGER, 
	body_fr TEXT, 
	body_fr_checked TEXT, 
	body_fr_draft INTEGER, 
	body_de TEXT, 
	body_de_checked TEXT, 
	body_de_draft INTEGER, 
	substitute BLOB, 
	substitute_name TEXT, 
	may_vote INTEGER, 
	statutes BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_roll_meeting ON roll (meeting);

CREATE TABLE secretariat (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	side TEXT, 
	organisation BLOB, 
	lines TEXT, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_secretariat_committee ON secretariat (committee);

CREATE TABLE stage (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	pipeline BLOB, 
	code TEXT, 
	position TEXT, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	role TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pipeline) REFERENCES pipeline (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_stage_pipeline ON stage (pipeline);

CREATE TABLE statutes (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	in_force_from TEXT, 
	in_force_to TEXT, 
	quorum TEXT, 
	notice TEXT, 
	proxies TEXT, 
	second_call TEXT, 
	circulation TEXT, 
	prevailing TEXT, 
	invented INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_statutes_committee ON statutes (committee);

CREATE TABLE thematic_table (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	strategy BLOB, 
	position TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	german_is_ours INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(strategy) REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_thematic_table_strategy ON thematic_table (strategy);

CREATE TABLE working_group (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_working_group_committee ON working_group (committee);

CREATE TABLE action (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	strategy BLOB, 
	axis BLOB, 
	position TEXT, 
	code TEXT, 
	code_confirmed INTEGER, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	title_confirmed INTEGER, 
	title_is_cut INTEGER, 
	german_is_ours INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(strategy) REFERENCES strategy (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(axis) REFERENCES axis (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_action_axis ON action (axis);

CREATE INDEX ix_action_strategy ON action (strategy);

CREATE TABLE attendance (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	seat BLOB, 
	guest BLOB, 
	reply TEXT, 
	replied_on TEXT, 
	status TEXT, 
	represented_by BLOB, 
	substitute BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(guest) REFERENCES guest (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_attendance_guest ON attendance (guest);

CREATE INDEX ix_attendance_meeting ON attendance (meeting);

CREATE TABLE call_rule (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	call BLOB, 
	rule_kind TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	amount_chf INTEGER, 
	amount_chf_currency TEXT, 
	amount_eur INTEGER, 
	amount_eur_currency TEXT, 
	rate INTEGER, 
	confirmed INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(call) REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_call_rule_call ON call_rule (call);

CREATE TABLE decision (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	meeting BLOB, 
	item BLOB, 
	number TEXT, 
	decision_kind TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	result TEXT, 
	rule BLOB, 
	project BLOB, 
	"on" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_decision_committee_number ON decision (committee, number);

CREATE INDEX ix_decision_item ON decision (item);

CREATE INDEX ix_decision_meeting ON decision (meeting);

CREATE INDEX ix_decision_project ON decision (project);

CREATE TABLE decision_rule (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	statutes BLOB, 
	name_fr TEXT, 
	name_fr_checked TEXT, 
	name_fr_draft INTEGER, 
	name_de TEXT, 
	name_de_checked TEXT, 
	name_de_draft INTEGER, 
	mode TEXT, 
	base TEXT, 
	numerator INTEGER, 
	denominator INTEGER, 
	strict INTEGER, 
	tie TEXT, 
	article TEXT, 
	"default" INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(statutes) REFERENCES statutes (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_decision_rule_statutes ON decision_rule (statutes);

CREATE TABLE exchange_rate (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	call BLOB, 
	from_currency TEXT, 
	to_currency TEXT, 
	rate TEXT, 
	"on" TEXT, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(call) REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_exchange_rate_call ON exchange_rate (call);

CREATE TABLE item_document (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	item BLOB, 
	position TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	to_follow INTEGER, 
	attachment BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(attachment) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_item_document_attachment ON item_document (attachment);

CREATE INDEX ix_item_document_item ON item_document (item);

CREATE TABLE minute_block (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	item BLOB, 
	position TEXT, 
	block_kind TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	ref BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_minute_block_item ON minute_block (item);

CREATE INDEX ix_minute_block_ref ON minute_block (ref);

CREATE TABLE objective (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	axis BLOB, 
	position TEXT, 
	code TEXT, 
	code_confirmed INTEGER, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	german_is_ours INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(axis) REFERENCES axis (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_objective_axis ON objective (axis);

CREATE TABLE payment (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	line BLOB, 
	"on" TEXT, 
	amount INTEGER, 
	amount_currency TEXT, 
	note TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(line) REFERENCES financing_line (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_payment_line ON payment (line);

CREATE TABLE proposal (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	"table" BLOB, 
	position TEXT, 
	title_fr TEXT, 
	title_fr_checked TEXT, 
	title_fr_draft INTEGER, 
	title_de TEXT, 
	title_de_checked TEXT, 
	title_de_draft INTEGER, 
	german_is_ours INTEGER, 
	source TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY("table") REFERENCES thematic_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proposal_table ON proposal ("table");

CREATE TABLE recusal (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	item BLOB, 
	roll BLOB, 
	reason_fr TEXT, 
	reason_fr_checked TEXT, 
	reason_fr_draft INTEGER, 
	reason_de TEXT, 
	reason_de_checked TEXT, 
	reason_de_draft INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(roll) REFERENCES roll (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_recusal_item ON recusal (item);

CREATE INDEX ix_recusal_roll ON recusal (roll);

CREATE TABLE seat (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	college BLOB, 
	organisation BLOB, 
	side TEXT, 
	label_fr TEXT, 
	label_fr_checked TEXT, 
	label_fr_draft INTEGER, 
	label_de TEXT, 
	label_de_checked TEXT, 
	label_de_draft INTEGER, 
	capacity TEXT, 
	substitution TEXT, 
	position TEXT, 
	start TEXT, 
	"end" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(committee) REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(college) REFERENCES college (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_seat_college ON seat (college);

CREATE INDEX ix_seat_committee ON seat (committee);

CREATE TABLE stage_transition (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	from_stage BLOB, 
	to_stage BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(from_stage) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(to_stage) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_stage_transition_from_stage ON stage_transition (from_stage);

CREATE INDEX ix_stage_transition_to_stage ON stage_transition (to_stage);

CREATE TABLE task (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	committee BLOB, 
	meeting BLOB, 
	item BLOB, 
	number TEXT, 
	text_fr TEXT, 
	text_fr_checked TEXT, 
	text_fr_draft INTEGER, 
	text_de TEXT, 
	text_de_checked TEXT, 
	text_de_draft INTEGER, 
	owner BLOB, 
	owner_body BLOB, 
	owner_text_fr TEXT, 
	owner_text_fr_checked TEXT, 
	owner_text_fr_draft INTEGER, 
	owner_text_de TEXT, 
	owner_text_de_checked TEXT, 
	owner_text_de_draft INTEGER, 
	due TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(item) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_task_committee_due ON task (committee, due);

CREATE INDEX ix_task_item ON task (item);

CREATE INDEX ix_task_meeting ON task (meeting);

CREATE TABLE meeting_move (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	meeting BLOB, 
	from_state TEXT, 
	to_state TEXT, 
	"on" TEXT, 
	reason_fr TEXT, 
	reason_fr_checked TEXT, 
	reason_fr_draft INTEGER, 
	reason_de TEXT, 
	reason_de_checked TEXT, 
	reason_de_draft INTEGER, 
	"by" BLOB, 
	decision BLOB, 
	revision INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_meeting_move_decision ON meeting_move (decision);

CREATE INDEX ix_meeting_move_meeting ON meeting_move (meeting);

CREATE TABLE opinion (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	decision BLOB, 
	opinion_kind TEXT, 
	conditions_fr TEXT, 
	conditions_fr_checked TEXT, 
	conditions_fr_draft INTEGER, 
	conditions_de TEXT, 
	conditions_de_checked TEXT, 
	conditions_de_draft INTEGER, 
	"on" TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_opinion_decision ON opinion (decision);

CREATE INDEX ix_opinion_project ON opinion (project);

CREATE TABLE presence (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	attendance BLOB, 
	start TEXT, 
	"end" TEXT, 
	remote INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(attendance) REFERENCES attendance (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_presence_attendance ON presence (attendance);

CREATE TABLE project_move (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	project BLOB, 
	from_stage BLOB, 
	to_stage BLOB, 
	"on" TEXT, 
	reason_fr TEXT, 
	reason_fr_checked TEXT, 
	reason_fr_draft INTEGER, 
	reason_de TEXT, 
	reason_de_checked TEXT, 
	reason_de_draft INTEGER, 
	"by" BLOB, 
	decision BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_project_move_decision ON project_move (decision);

CREATE INDEX ix_project_move_project ON project_move (project);

CREATE TABLE proposal_action (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	proposal BLOB, 
	action BLOB, 
	confirmed INTEGER, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(proposal) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(action) REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proposal_action_action ON proposal_action (action);

CREATE INDEX ix_proposal_action_proposal ON proposal_action (proposal);

CREATE TABLE task_move (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	task BLOB, 
	from_state TEXT, 
	to_state TEXT, 
	"on" TEXT, 
	reason_fr TEXT, 
	reason_fr_checked TEXT, 
	reason_fr_draft INTEGER, 
	reason_de TEXT, 
	reason_de_checked TEXT, 
	reason_de_draft INTEGER, 
	"by" BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(task) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_task_move_task ON task_move (task);

CREATE TABLE vote (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	decision BLOB, 
	method TEXT, 
	count TEXT, 
	tie_broken_by BLOB, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(decision) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_vote_decision ON vote (decision);

CREATE TABLE ballot (
	id BLOB NOT NULL, 
	home BLOB NOT NULL, 
	vote BLOB, 
	roll BLOB, 
	choice TEXT, 
	deleted INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(vote) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(roll) REFERENCES roll (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_ballot_roll ON ballot (roll);

CREATE INDEX ix_ballot_vote ON ballot (vote);

CREATE TABLE search_row (n INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row_id BLOB NOT NULL, UNIQUE (tbl, row_id));

CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
