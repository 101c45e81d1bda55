"""What every page and route stands on: who asks, errors as answers, headers, rendering."""
