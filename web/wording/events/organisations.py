"""What the events of this chapter are called: organisations."""

from web.wording.events.said import Said

ORGANISATIONS = (
    Said("OrganisationRegistered", "Register an organisation", "{name} was registered: {kind}"),
    Said("OrganisationChanged", "Change an organisation", "{name} was changed: {kind}"),
    Said("RightsTextWritten", "Write a text for people", "{name} has a text in {language}: {paper}"),
    Said("VenueListed", "List a venue", "{place} stands in the directory of {council}"),
    Said("ContactErased", "Erase a contact", "who {post} of {partner} is was erased from the directory of {council}"),
    Said("EarlierTextsErased", "Erase what was replaced", "what {name} wrote before and replaced since was erased"),
    Said("ContactListed", "List a contact", "{post} of {partner} stands in the directory of {council}"),
)
