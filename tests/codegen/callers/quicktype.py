"""With the Python types of quicktype; how a text reaches the service is the caller's."""

import json
from collections.abc import Awaitable, Callable

from talkover import (
    SettingsOfAWebhookToChange,
    answer_to_an_update_from_dict,
    body_refused_from_dict,
    settings_of_a_webhook_to_change_to_dict,
)

Put = Callable[[str], Awaitable[str]]


async def call(put: Put, good: int, bad: int) -> str:
    async def update(timeout: int) -> str:
        settings = SettingsOfAWebhookToChange(timeout=timeout)
        return await put(json.dumps(settings_of_a_webhook_to_change_to_dict(settings)))

    taken = answer_to_an_update_from_dict(json.loads(await update(good)))
    refused = body_refused_from_dict(json.loads(await update(bad)))
    return json.dumps({"timeout": taken.data.timeout, "refused": list(refused.errors)})
