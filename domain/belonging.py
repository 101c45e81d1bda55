"""Codes of what belongs to people: with whom they belong, what is kept for them, what they are told."""

from typing import Literal

from domain.vocabulary import WayAfterwards

Relation = Literal["parent_and_child", "partners", "siblings", "other_family", "friends", "came_together", "other"]
"""What two people are to each other, said from neither side."""
GroupWish = Literal["keep_together", "one_vehicle", "one_interpreter"]
"""What people who belong together ask for. One that is not ticked was not recorded."""
Belonging = Literal[
    "identity_papers", "travel_papers", "money", "money_records", "phone", "medicines", "clothing", "other"
]
"""What is kept for a person; papers, money records and telephones may be evidence too (FACTS 2.9)."""
RightsPaper = Literal["rights", "options", "nrm"]
"""What a council has in words for the people it meets: their rights, what they can choose, what the NRM is."""
WrittenPaper = Literal[RightsPaper, WayAfterwards]
"""The same, and each way afterwards as it is said to people: what hangs on the wall in their language."""
GivenHow = Literal["shown", "handed", "read_out"]
