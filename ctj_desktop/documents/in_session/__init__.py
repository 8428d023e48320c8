"""What minutes say of what was entered while the meeting sat."""
