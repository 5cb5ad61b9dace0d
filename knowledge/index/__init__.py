"""Passages -> vector store and keyword index, and back to agreement with the corpus. Derived; may be rebuilt at any time."""
