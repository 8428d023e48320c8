"""An output module of speech-dispatcher that speaks to a journal: one line for each text, with the language asked for.

speech-dispatcher starts it and talks to it on its standard input, in the protocol of its modules; the journal is named
in the first line of the file that it is started with.
"""

import html
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

MARKUP = re.compile(r"<[^>]*>")
ANSWERS = {
    "INIT": ("299-writes what it is told to speak", "299 OK LOADED SUCCESSFULLY"),
    "LIST VOICES": ("200-writer\tfr-CH\tnone", "200 OK VOICE LIST SENT"),
    "QUIT": ("210 OK QUIT",),
    "STOP": (),
    "PAUSE": (),
}
"""What is answered at once."""
ASKED = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
    "SPEAK": ("202 OK RECEIVING MESSAGE", "200 OK SPEAKING"),
    "CHAR": ("202 OK RECEIVING MESSAGE", "200 OK SPEAKING"),
    "KEY": ("202 OK RECEIVING MESSAGE", "200 OK SPEAKING"),
    "SOUND_ICON": ("202 OK RECEIVING MESSAGE", "200 OK SPEAKING"),
}
"""What is answered before and after the lines that follow, up to a full stop."""
SPOKEN = ("SPEAK", "CHAR", "KEY")


def main(settings: Path) -> None:
    """Until it is told to stop."""
    journal, language = Path(settings.read_text("utf-8").splitlines()[0].removeprefix("# ")), ""
    for line in sys.stdin:
        asked = line.strip()
        if asked in ANSWERS:
            _answer(*ANSWERS[asked])
        elif asked in ASKED:
            before, after = ASKED[asked]
            _answer(before)
            told = list(_lines())
            _answer(after)
            if asked == "SET":
                language = next(
                    (one.removeprefix("language=") for one in told if one.startswith("language=")), language
                )
            elif asked in SPOKEN:
                _write(journal, "\n".join(told), language)
            if after.startswith("200"):
                _answer("701 BEGIN", "702 END")
        if asked == "QUIT":
            return


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        told = line.rstrip("\n")
        if told == ".":
            return
        yield told.removeprefix(".") if told.startswith("..") else told


def _write(journal: Path, told: str, language: str) -> None:
    text = html.unescape(MARKUP.sub("", told)).strip()
    with journal.open("a", encoding="utf-8") as out:
        out.write(json.dumps({"at": time.time(), "said": text, "language": language}, ensure_ascii=False) + "\n")


def _answer(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
