"""Every condition in the functions of the wall, as it stands there: V6 leaves each out once."""

from __future__ import annotations

_HOOG = "(current_setting('app.rol') <> 'inburgeraar' or current_setting('app.niveau', true) = 'substantieel' or not {cat} = any ('{{{hoog}}}'))"
_HIER, _IK = "current_setting('app.gemeente')::uuid", "nullif(current_setting('app.gebruiker'), '')::uuid"
_HIER_OF_NIETS = "nullif(current_setting('app.gemeente'), '')::uuid"
_NU = "(now() at time zone 'Europe/Amsterdam')::date"
_MET_EIGEN = "{caseload,toegewezen,ondersteunt}"
_MIJN_LOPENDE = (
    f"m.gemeente_id = {_HIER} and ",
    f"m.gebruiker_id = {_IK} and ",
    f"m.vanaf <= {_NU} and ",
    f"(m.tot is null or m.tot >= {_NU}) and ",
    "m.gestopt_op is null and ",
)
IN_DE_FUNCTIES = (
    ("toegang_bereikbare_dossiers", "b.gemeente_id = hier and "),
    ("toegang_bereikbare_dossiers", " and b.organisatie_id = toegang_organisatie()"),
    (
        "toegang_bereikbare_dossiers",
        " and (current_setting('app.rol') <> 'budgetcoach' or 'C10' = any (b.categorieen))",
    ),
    ("toegang_nalopende_dossiers", " and (current_setting('app.rol') <> 'budgetcoach' or 'C10' = any (b.categorieen))"),
    ("toegang_bereikbare_dossiers", "b.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_dossiers", " and (b.tot is null or b.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_bereikbare_dossiers", " and (cat = '' or cat = any (b.categorieen))"),
    ("toegang_bereikbare_dossiers", "o.organisatie_id = b.organisatie_id"),
    ("toegang_bereikbare_dossiers", "o.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_dossiers", " and (o.tot is null or o.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_bereikbare_dossiers", " and (cat = '' or cat = any (o.categorieen))"),
    ("toegang_bereikbare_dossiers", "d.contactpersoon_id is null and "),
    ("toegang_bereikbare_dossiers", "hoe = 'betrokken'"),
    ("toegang_bereikbare_cellen", "b.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_cellen", " and (b.tot is null or b.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_mag", "categorie = cat and "),
    ("toegang_mag", " and not eigen"),
    ("toegang_mag", "rol = current_setting('app.rol') and "),
    ("toegang_mag", "case daad when 'lees' then lees else schrijf end"),
    ("toegang_mag_eigen", " and eigen"),
    ("toegang_kort", " and kort"),
    ("toegang_mag", f" and {_HOOG.format(cat='cat', hoog='C09,C10,C11,C12,C18,C19')}"),
    ("toegang_categorieen", f" and {_HOOG.format(cat='categorie', hoog='C09,C10,C11,C12,C18,C19')}"),
    ("toegang_kort", f" and {_HOOG.format(cat='cat', hoog='C09,C10,C11,C12,C18')}"),
    ("toegang_kort", "categorie = cat and "),
    ("toegang_categorieen", "and not eigen and case daad when 'lees' then lees else schrijf end"),
    ("toegang_gedeeld", "r.rol = current_setting('app.rol') and "),
    ("toegang_gedeeld", " and r.categorie = t.betreft"),
    ("toegang_gedeeld", " and r.gedeeld"),
    ("toegang_gedeeld", "t.organisatie_id = toegang_organisatie() and "),
    ("toegang_gedeeld", "t.ingetrokken_op is null and "),
    ("toegang_gedeeld", " and t.tot >= (now() at time zone 'Europe/Amsterdam')::date"),
    (
        "toegang_gedeeld",
        " and (t.dossier_id, t.betreft::text) in (select c.dossier_id, c.categorie from toegang_bereikbare_cellen() c)",
    ),
    (
        "toegang_gedeeld",
        "t.ontvanger_id is not distinct from (case toegang_bereik() when 'toegewezen' then nullif(current_setting('app.gebruiker'), '')::uuid end) and ",
    ),
    (
        "toegang_toegewezen_dossiers",
        " and (current_setting('app.rol') = 'mb_vrijwilliger' or t.dossier_id in (select toegang_met_maatje()))",
    ),
    ("toegang_met_maatje", " and c.organisatie_id = toegang_organisatie()"),
    ("toegang_met_maatje", "c.tabel = 'toegang_betrokkenheid' and "),
    ("toegang_met_maatje", "c.ingetrokken_op is null and "),
    ("toegang_met_maatje", " and c.tot >= (now() at time zone 'Europe/Amsterdam')::date"),
    *(
        (functie, " and b.stand = 'geaccepteerd'")
        for functie in ("toegang_bereikbare_dossiers", "toegang_bereikbare_cellen", "toegang_nalopende_dossiers")
    ),
    *(
        ("toegang_nalopende_dossiers", stuk)
        for stuk in (
            "b.gemeente_id = current_setting('app.gemeente')::uuid and ",
            " and b.organisatie_id = toegang_organisatie()",
            "b.tot < (now() at time zone 'Europe/Amsterdam')::date and ",
            " and b.tot >= (now() at time zone 'Europe/Amsterdam')::date - 30",
            " and cat = any (b.categorieen)",
            "o.organisatie_id = b.organisatie_id",
            " and (o.tot is null or o.tot >= (now() at time zone 'Europe/Amsterdam')::date)",
            " and (cat = '' or cat = any (o.categorieen))",
        )
    ),
    *(
        ("toegang_toegewezen_dossiers", stuk)
        for stuk in (
            "t.gemeente_id = current_setting('app.gemeente')::uuid and ",
            "t.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid and ",
            "t.gestopt_op is null and ",
            "t.vanaf < date_trunc('week', (now() at time zone 'Europe/Amsterdam')::date)::date + 7 and ",
            "t.tot >= (now() at time zone 'Europe/Amsterdam')::date and ",
            " and v.geheimhouding_op is not null",
            "(a.gebruiker_id, a.gemeente_id, a.organisatie_id) = (t.gebruiker_id, t.gemeente_id, t.organisatie_id) and ",
            "a.rol = current_setting('app.rol') and ",
            f"a.vanaf <= {_NU} and ",
            f" and (a.tot is null or a.tot >= {_NU})",
        )
    ),
    ("toegang_bereikbare_dossiers", " and b.dossier_id in (select toegang_toegewezen_dossiers())"),
    ("toegang_hele_gemeente", " and b.kring = 'alles'"),
    ("toegang_ziet_stapel", "b.kring = any ('{caseload,team}')"),
    ("toegang_bereikbare_dossiers", "toegang_ziet_stapel()"),
    ("toegang_bereikbare_dossiers", " and d.contactpersoon_id = any (mensen)"),
    ("toegang_bereikbare_dossiers", " and d.contactpersoon_id is null"),
    ("toegang_bereikbare_dossiers", " and d.id = any (gegeven)"),
    ("toegang_bereikbare_dossiers", " and d.samengevoegd_in_id = any (gegeven)"),
    ("toegang_bereikbare_dossiers", "mensen := toegang_kring_mensen();"),
    ("toegang_bereikbare_dossiers", "gegeven := toegang_kring_meegegeven();"),
    ("toegang_bereikbare_dossiers", "return query select v.id from toegang_gevonden_dossiers() v (id);"),
    *(
        ("toegang_gevonden_dossiers", stuk)
        for stuk in (
            "toegang_bereik() = 'gezocht'",
            f"v.gemeente_id = {_HIER_OF_NIETS} and ",
            f"v.gebruiker_id = {_IK} and ",
            "v.tot > statement_timestamp() and ",
        )
    ),
    *(("toegang_kring_meegegeven", stuk) for stuk in (*_MIJN_LOPENDE, f"k = any ('{_MET_EIGEN}')", "k = 'bezwaar'")),
    *(
        ("toegang_gemachtigd", stuk)
        for stuk in (
            f"m.gemeente_id = {_HIER_OF_NIETS} and ",
            f"m.gebruiker_id = {_IK} and ",
            f" and m.vanaf <= {_NU}",
            " and r.gedeeld",
            " and cat = any (m.onderdelen)",
            "t.tabel = 'toegang_machtiging' and ",
            "t.rij_id = m.id and ",
            "t.ontvanger_id = m.gebruiker_id and ",
            "t.ingetrokken_op is null and ",
            f" and t.tot >= {_NU}",
        )
    ),
    *(
        ("toegang_geboekt", stuk)
        for stuk in (
            f"b.gemeente_id = {_HIER_OF_NIETS} and ",
            f"b.gebruiker_id = {_IK} and ",
            "b.gestopt_op is null and ",
            "b.geheimhouding_op is not null and ",
            f" and b.dag >= {_NU} - 1",
        )
    ),
    ("toegang_machtigt", "cat <> 'C04' and "),
    ("toegang_mag", "daad = 'lees' and "),
    ("toegang_categorieen", "daad = 'lees' and "),
    ("toegang_categorieen", " and toegang_machtigt(categorie::text)"),
    ("toegang_kring_meegegeven", " and m.dossier_id in (select toegang_bezwaardossiers())"),
    ("toegang_kring_meegegeven", " and not m.als_jurist"),
    ("toegang_kring_meegegeven", " and m.als_jurist"),
    ("toegang_bezwaardossiers", "b.uitkomst = '' or "),
    ("toegang_bezwaardossiers", "b.uitkomst <> 'ingetrokken' and "),
    ("toegang_bezwaardossiers", f" and b.beslist_op + 49 >= {_NU}"),
    ("toegang_gedeeld", f" and t.ontvanger_id = {_IK}"),
    ("toegang_gedeeld", " and t.dossier_id in (select toegang_bereikbare_dossiers(''))"),
    *(
        ("toegang_kring_mensen", stuk)
        for stuk in (
            *_MIJN_LOPENDE,
            f"k = any ('{_MET_EIGEN}')",
            "k = 'ondersteunt'",
            "k = 'team'",
            f"v.gemeente_id = {_HIER} and ",
            f"v.vervanger_id = {_IK} and ",
            f"v.vanaf <= {_NU} and ",
            f" and v.tot >= {_NU}",
            f"a.gemeente_id = {_HIER} and ",
            "a.organisatie_id is null and ",
            f"a.vanaf <= {_NU} and ",
            f" and (a.tot is null or a.tot >= {_NU})",
            f"l.gebruiker_id = {_IK} and ",
            "l.gemeente_id = a.gemeente_id and ",
            "l.rol = 'teamleider' and ",
            f"l.vanaf <= {_NU} and ",
            f"(l.tot is null or l.tot >= {_NU}) and ",
            " and l.team_id is not distinct from a.team_id",
            "n.gebruiker_id = a.gebruiker_id and ",
            "n.organisatie_id is null and ",
            f" and (n.tot is null or n.tot >= {_NU})",
        )
    ),
    *(
        ("toegang_in_dienst", stuk)
        for stuk in (
            "a.gebruiker_id = wie and ",
            "a.gemeente_id = waar and ",
            "a.organisatie_id is null and ",
            "a.rol <> all (array['inburgeraar', 'gemachtigde', 'tolk', 'auditor_rekenkamer']) and ",
            "a.thuisgemeente_id is null and ",
            "a.vanaf <= dag and ",
            " and (a.tot is null or a.tot >= dag)",
        )
    ),
    *(
        ("toegang_leen_geldt", stuk)
        for stuk in (
            "toegang_in_dienst(wie, thuis, dag) and ",
            "t.gemeente_id = thuis and ",
            "h.gemeente_id = hier and ",
            "welke = any (s.rollen) and ",
            "s.vanaf <= dag and ",
            "(s.tot is null or s.tot >= dag) and ",
            "t.ja_op is not null and ",
            "(t.tot is null or t.tot >= dag) and ",
            "h.ja_op is not null and ",
            " and (h.tot is null or h.tot >= dag)",
        )
    ),
    *(
        ("toegang_rol", stuk)
        for stuk in (
            " and a.thuisgemeente_id is not null",
            f"a.vanaf <= {_NU} and ",
            f"(a.tot is null or a.tot >= {_NU}) and ",
            "a.thuisgemeente_id is null or ",
            f" and (a.thuisgemeente_id is null or toegang_leen_geldt(wie, a.thuisgemeente_id, hier, welke, {_NU}))",
        )
    ),
    (
        "toegang_kring_mensen",
        f" and (n.thuisgemeente_id is null or toegang_leen_geldt(n.gebruiker_id, n.thuisgemeente_id, n.gemeente_id, n.rol, {_NU}))",
    ),
    ("toegang_nood", "r.rol = current_setting('app.rol') and "),
    ("toegang_nood", " and r.categorie = any (n.categorieen)"),
    ("toegang_nood", " and r.nood"),
    ("toegang_nood", "n.door_id = nullif(current_setting('app.gebruiker'), '')::uuid and "),
    ("toegang_nood", " and n.rol = current_setting('app.rol')"),
    ("toegang_nood", "n.begin <= statement_timestamp() and "),
    ("toegang_nood", "n.einde > statement_timestamp()"),
    ("toegang_nood", " and n.gestopt_op is null"),
)
