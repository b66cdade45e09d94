"""The login form: our own words, no placeholder that repeats a label."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class InlogForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address of the work and password; the link for who forgot it stands under the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mailadres van uw werk")
        for veld in self.fields.values():
            veld.help_text = ""
            veld.widget.attrs.pop("placeholder", None)
