"""Codes of a shift: what a missing person asks for, what people sit down for, who interprets; the number of a task."""

import re
from typing import Literal

from domain.words import Scoped

MissingStep = Literal[
    "building_searched",
    "description_given",
    "police_told",
    "childrens_services_told",
    "guardian_told",
    "competent_authority_told",
    "support_provider_told",
    "partners_told",
    "return_talk_held",
]
"""What somebody who is missing, or was, asks for (FACTS 2.11)."""
RiskLevel = Literal["low", "medium", "high"]
"""How much could happen to somebody who is missing, as those who know them judge it."""
SessionKind = Literal["support", "achieving_best_evidence", "health", "legal_advice", "other"]
"""What people sit down for beside the first conversation (FACTS 2.9)."""
InterpreterGender = Literal["female", "male"]
Dialect = Literal[
    "gheg",
    "tosk",
    "northern_vietnamese",
    "central_vietnamese",
    "southern_vietnamese",
    "egyptian",
    "gulf",
    "iraqi",
    "levantine",
    "maghrebi",
    "sudanese",
    "cantonese",
    "hakka",
    "mandarin",
    "european",
    "latin_american",
    "romani",
    "other",
]
"""How a language is spoken, where those who speak it may not understand each other; `other` is none of these."""


class TaskId(Scoped):
    """Something to be done while the operation runs."""

    __slots__ = ()
    prefix = "task"
    pattern = re.compile(r"D[0-9]{1,4}")
    said = "D and one to four digits, such as D1"
