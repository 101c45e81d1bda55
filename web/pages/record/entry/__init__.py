"""The page of one entry: what it says and said, who has read it, and the forms that void, correct or erase it."""
