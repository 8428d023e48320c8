"""The secretariat of a territorial steering committee, offline: members, agendas, minutes, projects."""

__version__ = "0.1.0"
