"""How good the answers are: questions with their gold documents, run through the real knowledge base and counted."""
