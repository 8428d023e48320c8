"""From format 9 to 10: a kind of meeting has its own notice, proxies, votes of the away and usual rule of decision.

And a proxy is there in writing or was only said. What is new inside a value of one column (whether decisions in writing
are taken, and by more than a share) needs no step.
"""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

SITTING_RULE = (
    "CREATE TABLE sitting_rule ( id BLOB NOT NULL, home BLOB NOT NULL, statutes BLOB, sitting TEXT, "
    "quorum TEXT, second_call TEXT, notice TEXT, proxies TEXT, postal TEXT, rule BLOB, deleted INTEGER "
    "DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(statutes) REFERENCES statutes (id) DEFERRABLE "
    "INITIALLY DEFERRED, FOREIGN KEY(rule) REFERENCES decision_rule (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_sitting_rule_rule ON sitting_rule (rule)",
    "CREATE INDEX ix_sitting_rule_statutes ON sitting_rule (statutes)",
)
PROXY = (
    "CREATE TABLE proxy ( id BLOB NOT NULL, home BLOB NOT NULL, attendance BLOB, bearer BLOB, start TEXT, "
    "\"end\" TEXT, in_writing INTEGER, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(attendance) REFERENCES attendance (id) DEFERRABLE INITIALLY DEFERRED )",
    "CREATE INDEX ix_proxy_attendance ON proxy (attendance)",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has written any of it."""
    rebuild_table(operations, SITTING_RULE, dict.fromkeys(("notice", "proxies", "postal", "rule")))
    rebuild_table(operations, PROXY, {"in_writing": 0})
