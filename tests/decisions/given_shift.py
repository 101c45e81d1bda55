"""Days in which somebody sits down, is in a post, was told something, or was refused."""

from tests.given import ADay, an_open_centre, people_here, referred


def refused() -> ADay:
    return referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))


def sitting() -> ADay:
    return people_here().has(("SessionStarted", "P01", {"kind": "support", "by": "Police"})).at("08:40")


def posted() -> ADay:
    return an_open_centre().has(("PostTaken", "op", {"post": "front desk"}))


def reported() -> ADay:
    return an_open_centre().has(("ShiftHandoverRecorded", "op", {"entry": "handover"}))


def tasked() -> ADay:
    return an_open_centre().has(("TaskSet", "op", {"task": "D1"}))
