"""The pages, one file a page: what each of the three people sees and taps."""
