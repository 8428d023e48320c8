"""Any text parses, nothing of it is lost, and what was parsed can be written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.marks import MarkedRun, escape, markup, mentions, parse_marks, without_marks

WHO = "0190d1c2-0000-7000-8000-000000000001"
noisy = st.text(alphabet=st.sampled_from("ab *\\[]()@\nhé")) | st.text()
pieces = st.sampled_from(
    ["*", "**", "***", "****", "a", " ", "\n", "\\", "\\*", "[x](https://a.ch)", f"@[Nom]({WHO})", "[", "](", ")"]
)
marked = st.lists(pieces, max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("simple", (MarkedRun("simple"),)),
        ("un *deux* trois", (MarkedRun("un "), MarkedRun("deux", em=True), MarkedRun(" trois"))),
        ("**fort**", (MarkedRun("fort", strong=True),)),
        ("***les deux***", (MarkedRun("les deux", em=True, strong=True),)),
        ("*a **b***", (MarkedRun("a ", em=True), MarkedRun("b", em=True, strong=True))),
        ("*a **b* c**", (MarkedRun("a ", em=True), MarkedRun("b", em=True, strong=True), MarkedRun(" c", strong=True))),
        ("5 * 3 * 2", (MarkedRun("5 * 3 * 2"),)),
        ("*ouvert", (MarkedRun("*ouvert"),)),
        ("***a*", (MarkedRun("**"), MarkedRun("a", em=True))),
        ("****", (MarkedRun("****"),)),
        ("a ***** b", (MarkedRun("a ***** b"),)),
        (r"\*pas\*", (MarkedRun("*pas*"),)),
        (r"C:\dossier", (MarkedRun(r"C:\dossier"),)),
        ("fin\\", (MarkedRun("fin\\"),)),
        ("<b>gras</b> & co", (MarkedRun("<b>gras</b> & co"),)),
        ("[site](https://ctj.ch)", (MarkedRun("site", url="https://ctj.ch"),)),
        ("[a](https://x.ch/\\(1\\))", (MarkedRun("a", url="https://x.ch/(1)"),)),
        ("[a](javascript:alert)", (MarkedRun("[a](javascript:alert)"),)),
        ("[](https://x.ch)", (MarkedRun("[](https://x.ch)"),)),
        ("@[Nom](pas-un-id)", (MarkedRun("@[Nom](pas-un-id)"),)),
        ("*[a](mailto:b@c.fr)*", (MarkedRun("a", em=True, url="mailto:b@c.fr"),)),
    ],
)
def test_examples(text: str, runs: tuple[MarkedRun, ...]) -> None:
    assert parse_marks(text) == runs


def test_a_mention_keeps_its_name_as_text() -> None:
    (run,) = parse_marks(f"@[Mme Exemple]({WHO})")
    assert (run.text, str(run.mention)) == ("Mme Exemple", WHO)
    assert without_marks(f"Dit **@[Mme Exemple]({WHO})**.") == "Dit Mme Exemple."


@given(noisy | marked)
def test_any_text_parses_and_is_written_again(text: str) -> None:
    runs = parse_marks(text)
    assert all(run.text for run in runs)
    again = parse_marks(markup(runs))
    assert "".join(run.text for run in again) == "".join(run.text for run in runs) == without_marks(text)
    assert parse_marks(markup(again)) == again


@given(marked.filter(lambda text: " " not in text and "\n" not in text))
def test_without_spaces_every_style_survives_exactly(text: str) -> None:
    assert parse_marks(markup(parse_marks(text))) == parse_marks(text)


@given(st.text())
def test_escaped_text_means_itself(text: str) -> None:
    assert without_marks(escape(text)) == text
    assert all(run == MarkedRun(run.text) for run in parse_marks(escape(text)))


@given(st.text(alphabet=st.characters(exclude_characters="\\*[]@")))
def test_text_without_marks_is_one_run(text: str) -> None:
    assert parse_marks(text) == ((MarkedRun(text),) if text else ())


def test_spaces_at_the_edge_of_a_style_lose_it() -> None:
    assert markup([MarkedRun("a"), MarkedRun(" b ", em=True), MarkedRun("c")]) == "a *b* c"
    assert markup([MarkedRun(" ", strong=True)]) == " "


@pytest.mark.parametrize("piece", ["*", "[", "\\", "@[", "*a", "**a ", "[a](", "]("])
def test_a_long_hostile_text_parses_at_once(piece: str) -> None:
    assert without_marks(piece * 20_000)


def test_mentions_are_found_where_they_stand() -> None:
    source = "Avant *@[Ann \\[B\\]](01890000-0000-7000-8000-000000000001)* et a@b.ch, @[sans](lien)"
    (found,) = mentions(source)
    assert (found.run.text, source[: found.start], source[found.end :]) == (
        "Ann [B]",
        "Avant *",
        "* et a@b.ch, @[sans](lien)",
    )


@pytest.mark.parametrize("label", [" a", "a ", " "])
def test_a_link_begins_and_ends_with_a_letter(label: str) -> None:
    """Else the typed brackets stand as they are: nobody sees where such a link begins."""
    assert without_marks(f"[{label}](https://a.ch)") == f"[{label}](https://a.ch)"
