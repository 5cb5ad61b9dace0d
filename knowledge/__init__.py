"""Vetted documents in, cited answers out. Knows nothing of Telegram; imports run answers -> search -> index -> documents."""
