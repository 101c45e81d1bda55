"""A day's script carried out row by row, as a user would have tapped it at that time."""
