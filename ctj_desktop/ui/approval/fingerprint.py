"""How is a fingerprint shown, so that two people can compare it aloud?"""

GROUP, LINE = 8, 4
"""It is read in groups of eight signs, four groups to a line."""


def grouped(fingerprint: str) -> str:
    """Eight signs at a time."""
    groups = [fingerprint[at : at + GROUP] for at in range(0, len(fingerprint), GROUP)]
    lines = [" ".join(groups[at : at + LINE]) for at in range(0, len(groups), LINE)]
    return "\n".join(lines)
