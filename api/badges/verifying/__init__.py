"""Checking badges, for anyone: ours from what is kept, others by what their issuers publish."""
