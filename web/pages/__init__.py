"""What people touch: one file a page, under the words of the chapters."""
