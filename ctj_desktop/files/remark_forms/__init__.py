"""Remarks on minutes as others write them: into a spreadsheet that went out, or into a mail."""
