"""Standards of the field that codes in the log follow: countries (ISO 3166-1), languages (ISO 639)."""
