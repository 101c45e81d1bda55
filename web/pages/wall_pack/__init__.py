"""The wall pack: what hangs in a centre, with codes that open the form that a room is for."""
