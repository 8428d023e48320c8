"""Does every command end with a sentence, in little memory, whatever file it is given? Times are told, not asserted."""

import os
import sys
from pathlib import Path

import pytest

from tests.hostile.made import MORE, POINT_4, Hostile, reads
from tests.hostile.running import LANGUAGES, MOST_MEGABYTES, line_of, placed, prepared, removed, run

GIVEN = [(hostile, command) for hostile in (*POINT_4, *MORE) for command in hostile.commands]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    prepared(made)
    return made


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices under the name of a file")
@pytest.mark.parametrize(("hostile", "command"), GIVEN, ids=[f"{one.about}, {command}" for one, command in GIVEN])
def test_a_file_that_nobody_sends_is_a_sentence(hostile: Hostile, command: str, folder: Path) -> None:
    source = placed(hostile, folder)
    try:
        told = run(reads(folder, command, source), LANGUAGES[0], folder)
    finally:
        removed(source)
    sys.stdout.write(f"{line_of(hostile, command, told)}\n")
    assert told.in_words, told.said[-2000:]
    assert told.megabytes <= MOST_MEGABYTES


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices under the name of a file")
@pytest.mark.parametrize("hostile", POINT_4, ids=[f"{one.about}, {one.name}" for one in POINT_4])
def test_it_is_said_in_each_language(hostile: Hostile, folder: Path) -> None:
    source = placed(hostile, folder)
    arguments = reads(folder, hostile.commands[0], source)
    said = {run(arguments, language, folder).said for language in LANGUAGES}
    removed(source)
    assert len(said) == len(LANGUAGES), said
