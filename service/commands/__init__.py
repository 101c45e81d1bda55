"""The one way in: what somebody proposes becomes an entry, or every reason against it."""
