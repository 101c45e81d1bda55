"""What happens, for programs: each entry as CloudEvents 1.0 says it, by position, cut to who reads."""
