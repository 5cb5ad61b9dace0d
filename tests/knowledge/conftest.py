from __future__ import annotations

from hypothesis import settings

# The first example of a property may load word lists or a model of languages; on a busy machine that is no fault.
settings.register_profile("without-deadline", deadline=None)
settings.load_profile("without-deadline")
