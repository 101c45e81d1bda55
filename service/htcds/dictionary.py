"""Every core field of HTCDS 2.0: what it is filled from, or why it is not collected."""

from dataclasses import dataclass

from service.htcds.columns import COLUMNS


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field of the standard; `filled_from` is None where it is not collected, and `why` says why."""

    field: str
    filled_from: str | None = None
    why: str | None = None


_NAMES = "A name is sealed in the vault and never leaves it"
_REACHED = "Where or how somebody can be reached is sealed in the vault and never leaves it"
_BANDS = "An age is recorded as a band or as adult, child, uncertain; a band is no age in years"
_NOWHERE = "No entry says it"
_TEXT = "Free text never leaves the service"
_PEOPLE = "No member of staff is named"
_PLACE = "A place could tell who somebody is"

NOT_COLLECTED: dict[str, str] = {
    **dict.fromkeys(("prs_Salutation", "prs_FirstName", "prs_SecondName", "prs_Title"), _NAMES),
    "prs_Birthdate": "A date of birth is sealed in the vault and never leaves it",
    **dict.fromkeys(("prs_Email", "prs_HomePhone", "prs_MobilePhone"), _REACHED),
    **dict.fromkeys(
        (f"prs_Mailing{part}" for part in ("City", "Country", "State", "Street", "PostalCode")),
        _REACHED,
    ),
    "vic_AgeWhenTrafficked": _BANDS,
    **dict.fromkeys(("vic_LocationOfRecruitment", "vic_LocationOfExploitation"), _PLACE),
    **dict.fromkeys(("vic_Vulnerabilities", "vic_DetailsOfVulnerabilities"), "The standard has given them up"),
    "cas_ReasonForCaseClosure": _TEXT,
    "cas_CaseOwner": _PEOPLE,
    "cas_IncomingReferralDate": _NOWHERE,
    **dict.fromkeys(("cas_ReferringPrimaryCaseWorker", "cas_ReferredPrimaryCaseWorker"), _PEOPLE),
    **dict.fromkeys(("cas_ReasonForIncomingReferral", "cas_ReasonForOutgoingReferral"), _NOWHERE),
    **dict.fromkeys(("cas_IncomingReferralDetails", "cas_OutgoingReferralDetails"), _TEXT),
}

DICTIONARY: tuple[Meaning, ...] = (
    *(Meaning(column.name, filled_from=column.filled_from) for column in COLUMNS),
    *(Meaning(name, why=why) for name, why in NOT_COLLECTED.items()),
)
