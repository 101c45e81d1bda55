"""A refusal says what to do next, where anything is to be done."""

import re

from web.wording.refusals import REFUSALS

NOTHING_TO_DO = {
    *(
        "already_archived",
        "already_done",
        "already_read",
        "already_standby",
        "erasure_stays",
        "lead_council",
        "not_departed",
        "not_revoked",
    ),
    *("not_its_directory", "other_operation", "not_waiting", "unknown_contact", "unknown_operation", "unknown_report"),
    *("one_of_two", "not_whole_quarters"),
}
"""What stands as it is, what is not theirs to change, and what names the way in its one sentence."""


def test_a_refusal_says_why_and_then_what_to_do() -> None:
    of_one_sentence = {code for code, said in REFUSALS.items() if len(re.findall(r"[.?](?: |$)", said)) < 2}
    assert of_one_sentence == NOTHING_TO_DO
