"""What a browser complains of while a test drives it."""

from playwright.sync_api import BrowserContext


def hear(context: BrowserContext, base_url: str, heard: list[str]) -> None:
    """Write down errors, policy violations and requests to elsewhere of all pages of a context."""

    def request(address: str) -> None:
        if not address.startswith((f"{base_url}/", "data:", "blob:")):
            heard.append(f"request to {address}")

    def console(kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            heard.append(f"console: {text}")

    context.on("request", lambda sent: request(sent.url))
    context.on("console", lambda message: console(message.type, message.text))
    context.on("weberror", lambda raised: heard.append(f"script: {raised.error}"))
