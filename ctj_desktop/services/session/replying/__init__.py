"""What somebody can answer to a convocation, and what the answers mean that come back as files."""
