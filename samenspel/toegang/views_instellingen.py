"""My settings: what someone chooses for themselves, on every device."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.toegang.fotos import foto_url
from samenspel.toegang.models import VAN_EEN_DOSSIER, Gebruiker
from samenspel.toegang.verzoek import Verzoek
from samenspel.toegang.wijzigen import wijzig_eigen_gegevens

EIGEN = ("telefoon", "bereikbaar", "talen")


class InstellingenForm(forms.Form):
    """How one can be reached, single keys on or off (WCAG 2.1.4), and saved views that may go."""

    telefoon = forms.CharField(
        label=gettext_lazy("Telefoon"), max_length=30, required=False,
        help_text=gettext_lazy("Dit nummer staat in brieven en op Mijn plan van de inburgeraar."),
    )  # fmt: skip
    bereikbaar = forms.CharField(
        label=gettext_lazy("Wanneer bent u te bereiken?"), max_length=120, required=False,
        help_text=gettext_lazy("Zoals: maandag tot en met donderdag, van 9 tot 16 uur."),
    )  # fmt: skip
    talen = forms.CharField(
        label=gettext_lazy("Welke talen spreekt u?"), max_length=120, required=False,
        help_text=gettext_lazy("Zoals: Nederlands, Engels en Arabisch."),
    )  # fmt: skip
    letters = forms.BooleanField(
        label=gettext_lazy("Losse letters werken in een lijst, zoals K voor klaar"),
        help_text=gettext_lazy("Zet dit uit als u met spraak werkt, of als u per ongeluk letters typt. Pijltjes blijven werken."),
        required=False,
    )  # fmt: skip
    weg = forms.MultipleChoiceField(
        label=gettext_lazy("Bewaarde weergaven: vink aan wat weg mag"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, weergaven: list[dict[str, str]], medewerker: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not medewerker:
            for naam in EIGEN:
                del self.fields[naam]
        veld = self.fields["weg"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(weergave["naam"], weergave["naam"]) for weergave in weergaven]
        if not weergaven:
            del self.fields["weg"]


def instellingen(request: Verzoek) -> HttpResponse:
    """Show and keep."""
    mens, voorkeuren = request.user, request.user.voorkeuren
    medewerker = request.wie.rol not in VAN_EEN_DOSSIER
    weergaven = voorkeuren.get("weergaven", [])
    form = InstellingenForm(
        request.POST if request.method == "POST" else None,
        weergaven=weergaven,
        medewerker=medewerker,
        initial={"letters": voorkeuren.get("letters") != "uit", **{naam: getattr(mens, naam) for naam in EIGEN}},
    )
    if form.is_bound and form.is_valid():
        if medewerker:
            wijzig_eigen_gegevens(mens, door=request.wie, **{naam: form.cleaned_data[naam] for naam in EIGEN})
        bewaar_voorkeuren(
            request.user,
            letters="aan" if form.cleaned_data["letters"] else "uit",
            weergaven=[w for w in weergaven if w["naam"] not in form.cleaned_data.get("weg", [])],
        )
        messages.success(request, _("Uw instellingen zijn bewaard."))
        return redirect("toegang:instellingen")
    context = {"form": form, "medewerker": medewerker, "adres_foto": foto_url(mens, wie=request.wie)}
    return render(request, "toegang/instellingen.html", context, status=422 if form.errors else 200)


def bewaar_voorkeuren(gebruiker: Gebruiker, **voorkeuren: Any) -> None:
    """Change some preferences and leave the others; the row is locked, two windows do not overwrite each other."""
    vers = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    vers.voorkeuren = {**vers.voorkeuren, **voorkeuren}
    vers.save(update_fields=["voorkeuren"])
