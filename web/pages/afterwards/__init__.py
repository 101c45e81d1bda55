"""What happens to people afterwards: the ways that they may take, in plain words, as a page and for the wall."""
