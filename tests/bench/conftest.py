"""Here the bench measures so little that its figures say nothing; what they rest on is tried all the same."""

import os

os.environ["FIRSTLIGHT_BENCH"] = "tiny"  # before any of it is imported
