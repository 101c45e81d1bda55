"""The manager's guide: the council's directory, entered one by one and brought as a file."""

from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import expect

from domain.outside import OUTSIDE
from tests.browser.given_planner import Planner, walks
from tests.web.given_directory import as_csv

HEADS = ["Venue", "Beds", "Showers"]


@walks("Before the first plan, fill")
def fills_the_directory(planner: Planner) -> None:
    page = planner.page
    planner.reads("Before the first plan, fill your council's *Directory*")
    planner.taps(page.get_by_role("link", name="Directory", exact=True))
    planner.says("Directory of Council")
    planner.reads("*List a venue* and *List a contact*")
    planner.taps_on("List a venue")
    for each in ("Rooms", "Beds", "Payer", "Checklist", "Not looked at"):
        expect(page.locator("main")).to_contain_text(each, ignore_case=True)
    planner.writes_in(place="Scout hall", beds="20", rooms="4")
    planner.taps_on("List a venue")
    planner.says("One entry now stands as you gave it.", "Scout hall", "20 beds")
    planner.taps(page.get_by_role("link", name="Partners", exact=True))
    planner.taps_on("List a contact")
    for each in ("In hours", "Out of hours", "Deputy"):
        expect(page.locator("main")).to_contain_text(each, ignore_case=True)
    for name in ("does", "brings", "expects"):
        expect(page.locator(f"[name={name}]")).to_be_visible()
    planner.writes_in(partner="British Red Cross", post="Duty desk", does="Meals and listening")
    planner.taps_on("List a contact")
    planner.says("One entry now stands as you gave it.", "Duty desk")


@walks("*Import* takes a CSV or XLSX file")
def brings_a_file(planner: Planner) -> None:
    page, wrong = planner.page, ["Barn", "many", "perhaps"]
    planner.lists("venues", place="School", beds=10)
    planner.lists("venues", place="Church", beds=5)
    rows = [["Scout hall", "20", "yes"], ["School", "12", ""], ["Church", "5", ""], wrong]
    planner.goes("/directory/venues")
    planner.reads("*Import* takes a CSV or XLSX file")
    brings(planner, as_csv(HEADS, rows))
    planner.says("New: 1", "Changed: 1", "The same: 1", "Refused: 1", "Row 5", "Showers", "Nothing is stored yet.")
    assert entered(planner) == {"School": 10, "Church": 5}
    planner.taps_on("Import 2 rows")
    planner.says("2 entries now stand as your file gives them.")
    planner.reads("Begin with the empty file on that page.")
    planner.taps_on("Import")
    with page.expect_download() as taken:
        planner.taps(page.locator("main").get_by_role("link", name="XLSX"))
    heads = [each.value for each in load_workbook(BytesIO(taken.value.path().read_bytes())).worksheets[0][1]]
    assert set(HEADS) <= set(heads)
    planner.reads("The same file again changes nothing")
    page.go_back()
    brings(planner, as_csv(HEADS, rows))
    planner.says("Nothing in this file is new or changed", "1 row is refused")
    brings(planner, as_csv(HEADS, [["Barn", "4", "no"]]), again=False)
    planner.taps_on("Import 1 row")
    planner.says("One entry now stands as you gave it.")
    assert entered(planner) == {"School": 12, "Church": 5, "Scout hall": 20, "Barn": 4}
    planner.reads("*CSV* and *XLSX* give the same columns back.")
    same_columns(planner)
    planner.reads("Only your own council sees its directory")
    told = [each.what for each in planner.running.application.access_log.entries(OUTSIDE)]
    assert told, "that it was taken away is kept"
    assert planner.running.client("reader").get("/directory/venues").status_code == 403


def brings(planner: Planner, file: bytes, again: bool = True) -> None:
    if again:
        planner.goes("/directory/venues")
        planner.taps_on("Import")
    upload = {"name": "brought.csv", "mimeType": "text/csv", "buffer": file}
    planner.page.locator("#file").set_input_files(upload)  # type: ignore[arg-type]
    planner.taps_on("Show what it changes")


def entered(planner: Planner) -> dict[str, int | None]:
    venues = planner.running.application.days.directories.of("Council").venues.values()
    return {each.place: each.beds for each in venues}


def same_columns(planner: Planner) -> None:
    """What is taken away as one kind of file or the other has the same columns."""
    files = {}
    for words in ("CSV", "XLSX"):
        with planner.page.expect_download() as taken:
            planner.taps(planner.page.locator("main").get_by_role("link", name=words, exact=True))
        files[words] = taken.value.path().read_bytes()
    heads = [each.value for each in load_workbook(BytesIO(files["XLSX"])).worksheets[0][1]]
    assert files["CSV"].decode("utf-8-sig").splitlines()[0].replace('"', "").split(",") == heads
