"""Our codes by those of HTCDS 2.0. What has no code there stays empty, or is its "Other"."""

GENDER = {"female": "Feminine", "male": "Masculine"}
STATUS = {
    None: "PossibleVictimOfTrafficking",
    "positive": "ActualVictimOfTrafficking",
    "negative": "NotAVictimOfTrafficking",
}
"""By the latest conclusive decision."""
GOVERNMENT = "NonPoliceGovernmentalOrganization"
ORGANISATION = {"police": "Police", "charity": "NGO", "other": "Other"}
"""By the kind of an organisation; every other kind is a part of government."""
EXPLOITATION = {
    "forced_to_work": "ForcedLabour",
    "wages_taken": "ForcedLabour",
    "prostitution": "SexualExploitation",
    "unpaid_household_work": "Servitude",
    "organs_removed": "OrganRemoval",
}
INDUSTRY = {
    "construction_site": "F_Construction",
    "farm": "A_AgricultureForestryAndFishing",
    "factory": "C_Manufacturing",
    "restaurant": "I_AccommodationAndFoodServiceActivities",
    "car_wash": "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
    "nail_bar": "S_OtherServiceActivities",
    "private_home": "T_ActivitiesOfHouseholdsAsEmployers",
}
"""Sections of ISIC Rev. 4 by the kind of premises."""
CONSENT = {"given": "true", "declined": "false", "withdrawn": "false"}
