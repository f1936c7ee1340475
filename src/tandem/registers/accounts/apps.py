"""Accounts: who can sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts: who can sign in."""

    name = "tandem.registers.accounts"
    label = "accounts"
