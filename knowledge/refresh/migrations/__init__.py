"""The ledger's tables as they came to be, one step a file."""
