"""The reference day as the field's own standard (HTCDS 2.0) says it; every expectation is written by hand."""

import csv
import io
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from service.access.access_log import AccessLog
from service.access.reasons import reference_in
from service.htcds import COLUMNS, DICTIONARY, Export
from service.log import open_log
from service.privacy.vault import Vault
from tests.stories.rows import SCRIPT
from web.cli.main import app
from web.reports.htcds import csv_of, xlsx_of

FIRSTLIGHT = str(Path(sys.executable).parent / "firstlight")
CORE = [
    "prs_Salutation",
    "prs_FirstName",
    "prs_SecondName",
    "prs_Birthdate",
    "prs_Gender",
    "prs_Citizenship",
    "prs_Title",
    "prs_Email",
    "prs_HomePhone",
    "prs_MobilePhone",
    "prs_MailingCity",
    "prs_MailingCountry",
    "prs_MailingState",
    "prs_MailingStreet",
    "prs_MailingPostalCode",
    "vic_TraffickingStatus",
    "vic_TraffickingStatusDecisionMakingOrg",
    "vic_MethodOfRecruitment",
    "vic_LocationOfRecruitment",
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_ForcedLabourIndustry",
    "vic_TypeOfSexExploitation",
    "vic_LocationOfExploitation",
    "vic_Vulnerabilities",
    "vic_DetailsOfVulnerabilities",
    "cas_Status",
    "cas_ReasonForCaseClosure",
    "cas_CaseOwner",
    "cas_ReferringOrganisation",
    "cas_IncomingReferralDate",
    "cas_ReferringPrimaryCaseWorker",
    "cas_ReasonForIncomingReferral",
    "cas_IncomingReferralDetails",
    "cas_ReferredOrganisation",
    "cas_ReferredPrimaryCaseWorker",
    "cas_ReasonForOutgoingReferral",
    "cas_OutgoingReferralDate",
    "cas_OutgoingReferralDetails",
    "con_Consent",
]
REFERRED = ("Police", "Competent authority", "2026-10", "true")
BY_POLICE = ("PossibleVictimOfTrafficking", "Police")
BY_NCA = ("PossibleVictimOfTrafficking", "NonPoliceGovernmentalOrganization")
BUILDING = "F_Construction"
EXPECTED = Counter(
    {
        # P01: a man, forced to work, referred.
        ("Masculine", *BY_POLICE, "", "ForcedLabour", BUILDING, "ClosedReferred", *REFERRED): 1,
        # P03 and P06: the same, identified by the NCA.
        ("Masculine", *BY_NCA, "", "ForcedLabour", BUILDING, "ClosedReferred", *REFERRED): 2,
        # P04: wages taken as well.
        ("Masculine", *BY_POLICE, "TakesEarnings", "ForcedLabour", BUILDING, "ClosedReferred", *REFERRED): 1,
        # P07: made to commit fraud as well.
        ("Masculine", *BY_POLICE, "", "ForcedLabour;Other", BUILDING, "ClosedReferred", *REFERRED): 1,
        # P10: a woman, identified by the NCA.
        ("Feminine", *BY_NCA, "", "ForcedLabour", BUILDING, "ClosedReferred", *REFERRED): 1,
        # P02, P08, P09 and P11: nobody identified them, nobody asked for consent.
        ("Masculine", "", "", "", "", "", "Closed", "", "", "", ""): 4,
        # P05: followed up four weeks later.
        ("Masculine", "", "", "", "", "", "FollowUp", "", "", "", ""): 1,
    }
)
LOOKED_AT = (
    "prs_Gender",
    "vic_TraffickingStatus",
    "vic_TraffickingStatusDecisionMakingOrg",
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_ForcedLabourIndustry",
    "cas_Status",
    "cas_ReferringOrganisation",
    "cas_ReferredOrganisation",
    "cas_OutgoingReferralDate",
    "con_Consent",
)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The reference day: (database, operation)."""
    made = f"sqlite:///{tmp_path_factory.mktemp('htcds')}/day.db"
    command = [FIRSTLIGHT, "replay", str(SCRIPT), "--start", "2026-10-13", "--database", made]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return made, done.stdout.splitlines()[-1]


@pytest.fixture
def database(day: tuple[str, str]) -> str:
    return day[0]


def run(database: str, *words: str, code: int = 0) -> tuple[str, str]:
    """What the command says, and what it says beside it."""
    done = CliRunner().invoke(app, ("export", "--htcds", *words, "--database", database))
    assert done.exit_code == code, done.output
    return done.stdout, done.stderr


def people(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


OWN = ("--own-use", "--reason", "Annual return", "--by", "Data protection officer")


def test_the_reference_day_is_written_as_the_standard_names_it(database: str) -> None:
    found = people(run(database, *OWN)[0])
    assert Counter(tuple(row[name] for name in LOOKED_AT) for row in found) == EXPECTED
    assert {(row["prs_Citizenship"], row["prs_PrimaryLanguage"]) for row in found} == {("RO", "ron")}
    assert {row[name] for row in found for name in ("vic_MethodOfRecruitment", "vic_TypeOfSexExploitation")} == {""}


def test_whoever_did_not_agree_to_sharing_is_a_number_beside_it(database: str) -> None:
    out, beside = run(database)
    assert people(out) == []
    assert "no agreement to sharing is recorded: 11 people" in beside


def test_rows_are_numbered_anew_each_time_and_hold_nothing_to_know_anybody_by(database: str) -> None:
    one, two = (people(run(database, *OWN)[0]) for _ in range(2))
    assert not {row["row"] for row in one} & {row["row"] for row in two}
    text = " ".join(value for row in one for value in row.values())
    assert "P0" not in text
    assert "op" not in {value[:2] for row in one for value in row.values()}
    assert "2026-10-1" not in text


def test_everybody_needs_a_reason_and_it_is_kept_with_the_name(day: tuple[str, str]) -> None:
    database, operation = day
    assert "--reason" in run(database, "--own-use", code=1)[1]
    run(database, *OWN)
    looks = AccessLog(database)
    try:
        kept = {(each.actor, each.what, each.reason) for each in looks.entries(operation)}
    finally:
        looks.close()
    given = [why for who, what, why in kept if (who, what) == ("Data protection officer", "htcds_export")]
    assert "Annual return" not in given, "it may name somebody"
    with closing(open_log(database)) as log:
        assert {Vault(log).open(reference_in(each) or "") for each in given} == {"Annual return"}


def test_the_workbook_says_on_its_cover_what_it_is_and_holds_the_dictionary(database: str, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    assert run(database, *OWN, "--output", str(file))[0] == ""
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Cover", "People", "Dictionary"]
    assert book["Cover"]["A1"].value == "OFFICIAL-SENSITIVE"
    assert book["People"].max_row == 12
    assert [cell.value for cell in book["People"][1]] == ["row", *(column.name for column in COLUMNS)]
    assert book["Dictionary"].max_row == len(DICTIONARY) + 1
    assert "does not end in .csv or .xlsx" in run(database, "--output", "people.docx", code=1)[1]


def test_the_dictionary_says_of_every_core_field_where_it_is_from_or_why_not(database: str) -> None:
    rows = people(run(database, "--dictionary")[0])
    told = {row["field"]: (row["filled from"], row["not collected, because"]) for row in rows}
    assert set(CORE) <= set(told)
    assert len(told) == len(rows)
    assert all(bool(filled) != bool(why) for filled, why in told.values())


def test_an_organisation_s_name_is_run_by_no_spreadsheet() -> None:
    heads = ("row", "cas_ReferringOrganisation")
    made = Export(heads, (("1", "=cmd()"),), left_out=0, operations=1, own_use=False)
    assert people(csv_of(made)) == [{"row": "1", "cas_ReferringOrganisation": "'=cmd()"}]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(made, "2026")))["People"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=cmd()", "s")
