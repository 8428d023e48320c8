"""What may a test leave in the log? Only records that it says it expects; any other from WARNING up fails it."""

import logging
from collections.abc import Iterator

import pytest


class Logged(logging.Handler):
    """Holds every record from WARNING up, of any logger, until a test answers for it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unanswered: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.unanswered.append(record)

    def expect(self, logger: str, words: str) -> None:
        """This logger has logged one record with these words, and it was meant to; fails where it has not."""
        found = [one for one in self.unanswered if one.name == logger and words in one.getMessage()]
        assert found, f"{logger} logged nothing with “{words}”"
        self.unanswered.remove(found[0])

    def take(self) -> list[str]:
        """What nobody expected, one line each; it is forgotten, so that the next test starts with nothing."""
        lines = [f"{one.levelname} {one.name}: {one.getMessage()}" for one in self.unanswered]
        self.unanswered.clear()
        return lines


@pytest.fixture(scope="session")
def logged_all_along() -> Iterator[Logged]:
    """Stands before the first fixture of a session, and after the last."""
    handler = Logged()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    assert handler.take() == []


@pytest.fixture(autouse=True)
def logged(logged_all_along: Logged) -> Iterator[Logged]:
    """A test that logs on purpose says so after the act: `logged.expect("ctj_desktop.settings", "damaged")`."""
    yield logged_all_along
    assert logged_all_along.take() == []
