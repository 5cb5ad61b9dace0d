"""getUpdates and webhooks, chats, members and files."""

from __future__ import annotations

from bot.simulator.account import Account
from bot.simulator.errors import JSON, BadRequest
from bot.simulator.html import checked_link

SECRET_CHARACTERS = 256


async def get_updates(account: Account, parameters: JSON) -> list[JSON]:
    return await account.updates.get(
        offset=parameters.get("offset", 0),
        limit=parameters.get("limit", 100),
        seconds=parameters.get("timeout", 0),
        allowed=parameters.get("allowed_updates"),
    )


async def set_webhook(account: Account, parameters: JSON) -> bool:
    """The address is kept, and getUpdates refused; the simulator delivers nothing to it."""
    url = parameters["url"]
    if url and not checked_link(url).startswith("https://"):
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    if len(parameters.get("secret_token", "")) > SECRET_CHARACTERS:
        raise BadRequest("secret token is too long")
    account.updates.webhook_url = url
    if parameters.get("allowed_updates") is not None:
        account.updates.allowed = list(parameters["allowed_updates"])
    return _drop_if_asked(account, parameters)


async def delete_webhook(account: Account, parameters: JSON) -> bool:
    account.updates.webhook_url = ""
    return _drop_if_asked(account, parameters)


async def get_webhook_info(account: Account, parameters: JSON) -> JSON:
    info: JSON = {
        "url": account.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates),
    }
    return info | ({"allowed_updates": account.updates.allowed} if account.updates.allowed else {})


async def log_out(account: Account, parameters: JSON) -> bool:
    """logOut and close: a real server would end the session, the simulator only says yes."""
    return True


async def get_chat(account: Account, parameters: JSON) -> JSON:
    chat = account.chat(parameters["chat_id"])
    return {
        **chat.info,
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def get_chat_member(account: Account, parameters: JSON) -> JSON:
    chat = account.chat(parameters["chat_id"])
    user_id = parameters["user_id"]
    if user_id == account.bot_id:
        return {"status": "member" if not chat.blocked else "left", "user": account.bot_as_sender}
    if user_id in chat.members:
        return {"status": "member", "user": chat.members[user_id]}
    for other in account.chats.values():
        if user_id in other.members:
            return {"status": "left", "user": other.members[user_id]}
    raise BadRequest("user not found")


async def get_file(account: Account, parameters: JSON) -> JSON:
    if parameters["file_id"] not in account.files:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    return account.files[parameters["file_id"]].as_json()


def _drop_if_asked(account: Account, parameters: JSON) -> bool:
    if parameters.get("drop_pending_updates"):
        account.updates.drop()
    return True
