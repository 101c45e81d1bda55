"""Who enters, makes and looks, where it is done on the command line."""

BY = "command line"
