"""Every error that `bot` raises on purpose, drawn once. `str(error)` is one sentence that says what to do next.

BotError
├── SettingsError     a setting is missing, unknown or out of bounds       exit status 2
├── TokenRefused      Telegram does not know the token                     exit status 2
└── PollingEnded      Telegram will give this copy no more updates         exit status 1
"""


class BotError(Exception):
    """Base of all; `exit_status` is what the command line ends with."""

    exit_status = 1


class SettingsError(BotError):
    """A setting is missing, unknown or out of bounds. Never holds a value: it might be a secret."""

    exit_status = 2


class TokenRefused(BotError):
    """Telegram does not know the token, at start or (revoked) later."""

    exit_status = 2


class PollingEnded(BotError):
    """Telegram will give this copy no more updates."""
