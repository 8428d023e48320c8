"""What is sent about a meeting: its wording, the files that go with it, and the log of what left."""
