"""The API and the live views, for whoever writes a program: read off the contract and off nothing else."""
