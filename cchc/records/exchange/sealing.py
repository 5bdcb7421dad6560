"""The key with which packages are sealed, made from the secret of the installation for this purpose only."""

from django.utils.crypto import salted_hmac

SALT = "cchc.records.exchange.package"


def package_key() -> bytes:
    """Thirty-two bytes that nobody outside the installation knows."""
    return salted_hmac(SALT, "key", algorithm="sha256").digest()
