"""What stands in each column of the export, and from what it is taken. Empty is not recorded: nothing is guessed."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.events.departures import FollowUpRecorded
from projections.local_time import local_date
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.htcds import codes

Kinds = Callable[[str], str]
"""The kind of an organisation by its name."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person in their operation."""

    state: OperationState
    person: Person
    kind_of: Kinds

    @property
    def identified(self) -> bool:
        return self.person.identified is not None

    @property
    def exploitation(self) -> tuple[str, ...]:
        """The types of exploitation of a potential victim; a child who was made to work was in child labour too."""
        if not self.identified:
            return ()
        found = [codes.EXPLOITATION.get(each, "Other") for each in self.person.exploitation]
        age = self.person.age_at_exploitation or self.person.age
        worked = "forced_to_work" in self.person.exploitation and age == "child"
        return tuple(dict.fromkeys([*found, *(["ChildLabour"] if worked else [])]))


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of the standard, what it is filled from in words, and its value; several are kept apart by ";"."""

    name: str
    filled_from: str
    value: Callable[[Case], str]


def _gender(case: Case) -> str:
    return codes.GENDER.get(case.person.sex or "", "NonSpecifiedUnknown")


def _citizenship(case: Case) -> str:
    said = (case.person.nationality, case.person.second_nationality)
    return ";".join(code for code in said if code and len(code) == 2)


def _language(case: Case) -> str:
    """ISO 639-2; `mis` is the standard's own code for a language that it has none for."""
    code = case.person.language
    if code is None or len(code) > 3:
        return ""
    from iso639 import Language  # only for whoever asks for this file: reading the standard takes a while

    known = Language.match(code)
    return known.part2t or known.part2b or "mis"


def _status(case: Case) -> str:
    return codes.STATUS[case.person.conclusive_grounds] if case.identified else ""


def _decided_by(case: Case) -> str:
    """The competent authority where it decided conclusively, else the agency that identified them."""
    if not case.identified or case.person.identified_by is None:
        return ""
    if case.person.conclusive_grounds:
        return codes.GOVERNMENT
    return codes.ORGANISATION.get(case.kind_of(case.person.identified_by), codes.GOVERNMENT)


def _industry(case: Case) -> str:
    worked = {"ForcedLabour", "ChildLabour", "Servitude"}.intersection(case.exploitation)
    return codes.INDUSTRY.get(case.state.operation.premises or "", "") if worked else ""


def _case_status(case: Case) -> str:
    person = case.person
    if person.departed is None:
        return "Active"
    if any(
        isinstance(each.event, FollowUpRecorded) and each.event.person == person.id
        for each in case.state.all(FollowUpRecorded)
    ):
        return "FollowUp"
    return "ClosedReferred" if person.referrals else "Closed"


def _referred_by(case: Case) -> str:
    return str(case.person.referrals[-1].envelope.on_behalf_of) if case.person.referrals else ""


def _referred_in(case: Case) -> str:
    return f"{local_date(case.person.referrals[-1].at):%Y-%m}" if case.person.referrals else ""


def _if(found: bool, code: str) -> str:
    return code if found else ""


COLUMNS: tuple[Filled, ...] = (
    Filled("prs_Gender", "Sex; where it is not recorded, the code for that", _gender),
    Filled("prs_PrimaryLanguage", "Language, in ISO 639-2", _language),
    Filled("prs_Citizenship", "Nationality and second nationality, in ISO 3166", _citizenship),
    Filled("vic_TraffickingStatus", "Whether somebody identified them, and the latest conclusive decision", _status),
    Filled("vic_TraffickingStatusDecisionMakingOrg", "The kind of the agency that identified them", _decided_by),
    Filled("vic_MethodOfRecruitment", "The profile, where it says another way", lambda case: _if(
        case.person.profile.get("recruitment") == "other", "Other")),
    Filled("vic_MethodsOfControl", "Wages that were taken", lambda case: _if(
        case.identified and "wages_taken" in case.person.exploitation, "TakesEarnings")),
    Filled("vic_TypeOfExploitation", "The types with which they were identified", lambda case: ";".join(
        case.exploitation)),
    Filled("vic_ForcedLabourIndustry", "The kind of premises in the plan, of those who were made to work", _industry),
    Filled("vic_TypeOfSexExploitation", "Prostitution among the types", lambda case: _if(
        "SexualExploitation" in case.exploitation, "Prostitution")),
    Filled("cas_Status", "Whether they are in the centre, were followed up, were referred", _case_status),
    Filled("cas_ReferringOrganisation", "The agency that sent the latest referral", _referred_by),
    Filled("cas_ReferredOrganisation", "The competent authority, where a referral was sent", lambda case: _if(
        bool(case.person.referrals), "Competent authority")),
    Filled("cas_OutgoingReferralDate", "The month of the latest referral", _referred_in),
    Filled("con_Consent", "The latest answer of an adult on the referral; a child is not asked", lambda case: (
        codes.CONSENT.get(case.person.consent or "", ""))),
)  # fmt: skip
