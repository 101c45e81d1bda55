"""The debrief of an operation, its publications and downloads."""
