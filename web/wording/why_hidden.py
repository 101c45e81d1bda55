"""Why something is hidden, in plain words, for whoever publishes it."""

from domain.policy.small_numbers import Thresholds
from projections.disclosure import Hidden
from projections.disclosure.policy import PARTITIONS
from web.wording.breakdowns import BREAKDOWNS, named
from web.wording.labels import label

WORDS = {
    "small": "it is from 1 to {most}",
    "change": "it changed by 1 to {most} since an earlier version",
    "rest": "1 to {most} would be left for operations that are not published, or beside outcomes of others that are",
    "beside": "another hidden number could be worked out from it",
    "whole": "what it is a part of is hidden",
    "few": "a small number in it could not be hidden among others",
    "everybody": "it would tell something of everybody at once",
}


def why_hidden(code: str, hidden: Hidden, limits: Thresholds) -> list[str]:
    """A sentence for each thing that is hidden of a figure."""
    words = {why: said.format(most=limits.people - 1) for why, said in WORDS.items()}
    if hidden.figure:
        return [f"Hidden, because {words[hidden.figure]}."]
    breakdown = PARTITIONS[code][0]
    if hidden.left_out:
        heading = BREAKDOWNS.get(breakdown) or label(breakdown)
        return [f"The breakdown by {heading.lower()} is left out, because {words[hidden.left_out]}."]
    return [f"{named(key, breakdown)} is hidden, because {words[why]}." for key, why in hidden.cells.items()]
