"""What the events of this chapter are called: put right."""

from web.wording.events.said import Said

AMENDMENTS = (
    Said("EntryVoided", "Void an entry", "An entry was voided"),
    Said("EntryCorrected", "Correct an entry", "An entry was corrected"),
    Said("EntryTextErased", "Erase what was written in an entry", "What was written in an entry was erased"),
    Said("AccessRevoked", "Revoke a partner's access", "{partner}: access revoked"),
    Said("AccessRestored", "Give a partner its access back", "{partner}: access given back"),
    Said("PersonSealedDataErased", "Erase a person's sealed data", "{person}: sealed data erased"),
    Said("LegalHoldSet", "Set a legal hold", "Legal hold set[ on {person} alone]"),
    Said("LegalHoldLifted", "Lift a legal hold", "Legal hold lifted[ on {person} alone]"),
)
