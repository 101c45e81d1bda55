"""What the events of this chapter are called: shift."""

from web.wording.events.said import Said

SHIFT = (
    Said("DailyBriefingIssued", "Issue a daily briefing", "Daily briefing issued[ to {to}]"),
    Said("ShiftReportRead", "I have read a report", "A report was read"),
    Said("TaskSet", "Set a task", "Task {task} set[ for {owner}][, due {due}]"),
    Said("TaskDone", "Task done", "Task {task} done"),
    Said("PostTaken", "Take a post", "Post taken: {post}"),
    Said("PostLeft", "Leave a post", "Post empty: {post}"),
    Said("BreakTaken", "Record a break", "Break of {minutes} minutes[: {post}][: interpreter {interpreter}]"),
)
