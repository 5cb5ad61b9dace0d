"""Publishers read again: what is new or changed is fetched, extracted, checked and proposed to an editor."""
