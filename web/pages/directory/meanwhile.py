"""What others changed in an entry while its form stood open: only what was changed in the form takes its place."""

from service.listings import Fields
from web.http.known_again import mark
from web.pages.directory.columns import Listed, said
from web.wording.meanwhile import written_meanwhile


def as_it_stood(listed: Listed, fields: Fields) -> str:
    """What each question of a form said when it was drawn, as the form sends it back."""
    return ".".join(mark(said(listed, each, fields)) for each in listed.columns)


def beside(
    listed: Listed, typed: dict[str, str], mine: Fields, now: Fields, stood: str
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What was typed, with what others changed where nothing was; and where both wrote something else, what they did.

    `mine` is what was typed as it is meant, `now` what is recorded, `stood` what the form said when it was drawn.
    """
    marks = stood.split(".")
    if len(marks) != len(listed.columns):
        return typed, []
    theirs = [each for each, was in zip(listed.columns, marks, strict=True) if mark(said(listed, each, now)) != was]
    ours = {each.head for each, was in zip(listed.columns, marks, strict=True) if mark(said(listed, each, mine)) != was}
    taken = {each.head: said(listed, each, now) for each in theirs if each.head not in ours}
    both = [each for each in theirs if each.head in ours and said(listed, each, now) != said(listed, each, mine)]
    return {**typed, **taken}, [(each.head, written_meanwhile(said(listed, each, now))) for each in both]
