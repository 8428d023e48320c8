"""Does a record in the log that no test expects fail the test?"""

import logging

import pytest

from tests.logs import Logged

SOMEBODY = logging.getLogger("somebody")


def test_a_warning_that_nobody_expects_is_told_and_forgotten(logged: Logged) -> None:
    SOMEBODY.warning("the disk is %s", "full")
    SOMEBODY.info("nothing to worry about")
    assert logged.take() == ["WARNING somebody: the disk is full"]
    assert logged.take() == []


def test_a_record_answers_for_one_expectation_only(logged: Logged) -> None:
    SOMEBODY.error("the disk is full")
    logged.expect("somebody", "full")
    with pytest.raises(AssertionError, match="somebody logged nothing"):
        logged.expect("somebody", "full")


def test_another_logger_or_other_words_do_not_answer(logged: Logged) -> None:
    SOMEBODY.error("the disk is full")
    for logger, words in (("nobody", "full"), ("somebody", "empty")):
        with pytest.raises(AssertionError):
            logged.expect(logger, words)
    logged.expect("somebody", "full")
