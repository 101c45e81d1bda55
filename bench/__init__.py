"""What the speed claims rest on. Each claim is one command and a ratio against something named, taken in one run."""
