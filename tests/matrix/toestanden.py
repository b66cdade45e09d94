"""The states of a relation between somebody and a dossier, each with what it says: what the proofs of the matrix try, one by one.

Which of them open anything is for `naief.py` to say. Imports nothing of `samenspel`, like the rest that judges.
"""

from __future__ import annotations

LOOPT = "loopt"
ONVERDEELD = "onverdeeld"
ZICHZELF = "zichzelf"
ANDERE_GEMEENTE = "andere_gemeente"
# By consent (T): in each of these one row of every table with such cells was shared, and one beside it was not.
GEDEELD = "gedeeld"
DELINGEN = {
    GEDEELD: "takes part, agreed, and the row was shared with this organisation",
    "gedeeld_ingetrokken": "the same, and the consent was taken back",
    "gedeeld_voorbij": "the same, and the consent held until yesterday",
    "gedeeld_met_ander": "takes part, agreed, and the row was shared with another organisation",
    "gedeeld_andere_categorie": "the consent says another category than the row has",
    "gedeeld_ander_dossier": "the consent is of another dossier in which the organisation takes part",
    "gedeeld_zonder_overeenkomst": "shared, takes part, and the agreement does not cover the category",
    "gedeeld_buiten_betrokkenheid": "shared, agreed, and taking part does not cover the category",
    "gedeeld_gestopt": "shared, agreed, and taking part ended yesterday",
    "gedeeld_nog_niet": "shared, agreed, and taking part begins tomorrow",
    "gedeeld_gevraagd": "shared, agreed, and the organisation was asked to take part and did not answer yet",
}
# In an emergency (N): who asks opened the door of this dossier, in the role of now, for every category, unless it says otherwise.
NOOD = "nood"
NODEN = {
    NOOD: "it runs now",
    "nood_voorbij": "it was over a second ago",
    "nood_nog_niet": "it begins in an hour",
    "nood_wacht": "it waits for a second person",
    "nood_gestopt": "it was stopped",
    "nood_van_ander": "somebody else opened the door",
    "nood_andere_rol": "it was opened in another role",
    "nood_andere_categorie": "it was opened for C14 alone",
}
BEPERKT, BEPERKT_C07, ZAAK = "beperkt", "beperkt_c07", "zaak"
# Given to one person (a volunteer): who asks is the volunteer of that organisation, promised secrecy, and the rest runs, unless it says otherwise.
TOEGEWEZEN = "toegewezen"
TOEWIJZINGEN = {
    TOEGEWEZEN: "it runs today",
    "toegewezen_voorbij": "the last day was yesterday",
    "toegewezen_gestopt": "it was stopped",
    "toegewezen_nog_niet": "it begins next week",
    "toegewezen_aan_ander": "it was given to another volunteer",
    "toegewezen_ander_dossier": "another dossier was given",
    "toegewezen_niet_beloofd": "secrecy was not promised",
    "toegewezen_uit_dienst": "the appointment of the volunteer ended yesterday",
    "toegewezen_dienst_begint": "the appointment of the volunteer begins tomorrow",
    "toegewezen_andere_dienst": "the volunteer is appointed as something else",
    "toegewezen_zonder_dienst": "somebody else has the appointment",
    "toegewezen_andere_gemeente": "given in another municipality",
    "toegewezen_zonder_deelname": "the organisation takes no part",
    "toegewezen_zonder_overeenkomst": "nothing was signed",
    "maatje": "it runs today, and the newcomer said yes to one person; of C03 and C13 one row was shared with who asks",
    "maatje_ingetrokken": "the same, and the yes to one person was taken back",
    "maatje_voorbij": "the same, and that yes held until yesterday",
    "maatje_met_ander": "the yes to one person is about another organisation",
    "maatje_elders": "the yes to one person is of another dossier",
    "maatje_iets_anders": "the yes is about something else",
    "maatje_voor_ander": "the yes holds, and the rows were shared with another person",
    "maatje_andere_categorie": "the yes holds, and what was shared with who asks says the other of the two categories",
    "maatje_ander_dossier": "the yes holds, and what was shared with who asks is of another dossier that they help in as well",
}
# Who works for the municipality: by the contact person of the dossier, or because somebody asked them to work along.
# The one who asks is always the same person, who leads a team and has covered and helped in each of these.
EIGEN = "eigen"
DEKKINGEN = {
    "gedekt": "one covers for the contact person today",
    "dekking_voorbij": "until yesterday",
    "dekking_nog_niet": "from tomorrow",
    "dekking_door_ander": "somebody else covers",
    "dekking_andere_gemeente": "one covers in another municipality",
}
MEEWERKERS = {
    "meewerker": "one was asked to work along here",
    "meewerker_erin": "it was merged into the dossier in which one was asked to work along",
    "meewerker_voorbij": "until yesterday",
    "meewerker_nog_niet": "from tomorrow",
    "meewerker_gestopt": "and was stopped",
    "meewerker_ander": "somebody else was asked",
    "meewerker_andere_gemeente": "one was asked in another municipality",
}
ONDERSTEUNINGEN = {
    "ondersteund": "one assists the contact person",
    "ondersteund_voorbij": "until yesterday",
    "ondersteund_nog_niet": "from tomorrow",
    "ondersteund_gestopt": "and was stopped",
    "ondersteund_door_ander": "somebody else assists",
    "ondersteund_andere_gemeente": "one assists in another municipality",
}
TEAMS = {
    "team": "the contact person is in a team that one leads",
    "team_zonder_naam": "both are in no team, which is the team without a name",
    "team_ander": "in another team",
    "team_voorbij": "was in one's team until yesterday, and is in another now",
    "team_nog_niet": "comes into one's team tomorrow, and is in another now",
    "team_niet_van_mij": "in a team in which one works and does not lead",
    "team_geleid_tot_gisteren": "in a team that one led until yesterday",
    "team_geleid_vanaf_morgen": "in a team that one leads from tomorrow",
    "team_geleid_elders": "in a team that one leads in another municipality",
    "team_alles_elders": "the same, and the contact person is in it there",
    "team_geleid_door_ander": "in a team that somebody else leads",
    "team_keten": "works for a partner, and has the team in name",
    "vertrokken": "the contact person had an appointment here, and has none now",
    "vertrokken_naar_keten": "the same, and works for a partner now",
}
# The desk: by the question of a moment ago that found the dossier. The one who asks is always the same person.
GEVONDEN = "gevonden"
VONDSTEN = {
    GEVONDEN: "one found it a moment ago, by the whole name and the birth date",
    "gevonden_voorbij": "and that was over a second ago",
    "gevonden_door_ander": "somebody else found it",
    "gevonden_elders": "one found it in another municipality",
}
# A jurist: one was asked to work along here, unless it says otherwise, and there is an objection.
BEZWAREN = {
    "bezwaar": "it runs",
    "bezwaar_erin": "it was merged into the dossier in which the objection runs",
    "bezwaar_van_oud": "the objection is of a record that was merged into it",
    "bezwaar_oud": "it is that record",
    "bezwaar_beslist": "it was decided on forty-nine days ago",
    "bezwaar_lang_beslist": "it was decided on fifty days ago",
    "bezwaar_ingetrokken": "it was taken back today",
    "bezwaar_niet_gevraagd": "it runs, and nobody was asked",
    "bezwaar_als_collega": "it runs, and one was asked to work along as a colleague, not as a jurist",
    "bezwaar_gestopt": "it runs, and working along was stopped",
    "bezwaar_voorbij": "it runs, and working along was until yesterday",
    "bezwaar_nog_niet": "it runs, and working along begins tomorrow",
    "bezwaar_ander": "it runs, and another jurist was asked",
    "bezwaar_andere_gemeente": "it runs, and one was asked in another municipality",
    "bezwaar_gedeeld": "it runs, and one row of C12 was shared with who asks",
    "bezwaar_gedeeld_ingetrokken": "the same, and that was taken back",
    "bezwaar_gedeeld_niet_meer": "the same, and that held until yesterday",
    "bezwaar_gedeeld_ander": "the same, with another jurist",
    "bezwaar_gedeeld_gestopt": "the same, and working along was stopped",
}
GEVRAAGD = {
    b
    for b in BEZWAREN
    if not b.endswith(("niet_gevraagd", "als_collega", "gestopt", "voorbij", "nog_niet", "_ander", "andere_gemeente"))
} | {"bezwaar_gedeeld_ander"}
"""Where working along runs today, also when the objection is over."""
# Who may look along for a newcomer: who asks is the person of this state, and every part was chosen, unless it says otherwise.
MACHTIGINGEN = {
    "gemachtigd": "it holds today",
    "gemachtigd_voor_c06": "it holds today, and only C06 was chosen",
    "gemachtigd_verder": "it is of a record that was merged into this one",
    "gemachtigd_oud": "it is that record",
    "gemachtigd_ingetrokken": "the newcomer took it back",
    "gemachtigd_voorbij": "it held until yesterday",
    "gemachtigd_nog_niet": "it begins tomorrow",
    "gemachtigd_zonder_ja": "there is no consent behind it",
    "gemachtigd_ja_voor_ander": "the consent is for another person",
    "gemachtigd_ja_over_ander": "the consent is about another authorisation",
    "gemachtigd_ja_iets_anders": "the consent is about something else",
    "gemachtigd_andere_gemeente": "it was given in another municipality",
    "gemachtigd_ander": "somebody else may look along",
}
# An interpreter who was booked for an appointment: who asks is the one of this state, promised secrecy, and it is today, unless it says otherwise.
BOEKINGEN = {
    "geboekt": "it is today",
    "geboekt_gisteren": "it was yesterday",
    "geboekt_eergisteren": "it was the day before yesterday",
    "geboekt_gestopt": "it was stopped, and another interpreter came",
    "geboekt_niet_beloofd": "secrecy was not promised",
    "geboekt_ander": "another interpreter was booked",
    "geboekt_andere_gemeente": "booked in another municipality",
}
# The contact person is in nobody's team here, employed by another municipality, and works here under an agreement that both joined, unless it says otherwise.
GELEEND = "geleend"
NIET_GELEEND = {
    "geleend_voorbij": "the agreement ended yesterday",
    "geleend_nog_niet": "it begins tomorrow",
    "geleend_andere_rol": "it is about another role",
    "geleend_thuis_geen_ja": "the other municipality did not say yes",
    "geleend_hier_geen_ja": "this one did not",
    "geleend_thuis_gestopt": "the other left it yesterday",
    "geleend_hier_gestopt": "this one did",
    "geleend_thuis_niet_erin": "the other is not in it",
    "geleend_hier_niet_erin": "this one is not",
    "geleend_uit_dienst": "and was employed there until yesterday",
    "geleend_dienst_begint": "and is employed there from tomorrow",
    "geleend_dienst_bij_keten": "and works there for an organisation",
    "geleend_dienst_ergens_anders": "and is employed by a third municipality",
    "geleend_ander_in_dienst": "and somebody else is employed there",
    "geleend_zelf_geleend": "and works there as one of elsewhere too",
    "geleend_als_inburgeraar": "and is only a newcomer there",
}
LENINGEN = {GELEEND: "both are in force", **NIET_GELEEND}
LEENT_NIET = "leent_niet"
"""Who asks is employed elsewhere, and may not work here any more."""
KRINGEN = {
    EIGEN: "one is the contact person",
    **DEKKINGEN,
    **MEEWERKERS,
    **ONDERSTEUNINGEN,
    **TEAMS,
    **BEZWAREN,
    **LENINGEN,
}
ZONDER_COACHAFSPRAAK, NALOOP_ZONDER_COACHAFSPRAAK = "zonder_coachafspraak", "gestopt_zonder_coachafspraak"
# After the last day: in the first of these an organisation still reads its own rows (E), in the others it reads nothing.
NALOOP = {
    "gestopt": "taking part ended yesterday",
    "gestopt_30": "taking part ended thirty days ago",
    NALOOP_ZONDER_COACHAFSPRAAK: "taking part ended yesterday, and was not for debts and coaching (C10)",
}
NA_DE_NALOOP = {
    "gestopt_31": "taking part ended thirty-one days ago",
    "gestopt_ingetrokken": "taking part ended yesterday, and was withdrawn",
    "gestopt_zonder_overeenkomst": "taking part ended yesterday, and so did the agreement",
    "gestopt_leeg": "taking part ended yesterday, and was for no category",
    "gestopt_beperkt": "taking part ended yesterday, and the record is only stored",
    "gestopt_niet_in_overeenkomst": "taking part ended yesterday, and the agreement covers no category",
    "gestopt_andere_organisatie": "another organisation took part until yesterday",
    "gestopt_andere_gemeente": "took part until yesterday, in another municipality than that of the appointment",
}
# What was said when the organisation was asked; where nothing stands here it said yes.
STANDEN = {
    "voorgesteld": "voorgesteld",
    "gedeeld_gevraagd": "voorgesteld",
    "geweigerd": "geweigerd",
    "ingetrokken": "ingetrokken",
    "gestopt_ingetrokken": "ingetrokken",
}
TOESTANDEN = {
    "geen": "in the own municipality, with a contact person, and the organisation takes no part",
    LOOPT: "the organisation takes part today, the agreement is in force, both cover every category",
    **NALOOP,
    **NA_DE_NALOOP,
    "voorgesteld": "the organisation was asked and did not answer yet",
    "geweigerd": "the organisation said no",
    "ingetrokken": "the municipality withdrew it",
    "nog_niet": "taking part begins tomorrow, for a month",
    "zonder_overeenkomst": "takes part, nothing was signed",
    "overeenkomst_voorbij": "takes part, the agreement ended yesterday",
    "overeenkomst_nog_niet": "takes part, the agreement begins tomorrow",
    "niet_in_betrokkenheid": "takes part, for no category",
    "niet_in_overeenkomst": "takes part, the agreement covers no category",
    ZONDER_COACHAFSPRAAK: "takes part with an agreement, and not for debts and coaching (C10)",
    "andere_organisatie": "another organisation takes part",
    ONVERDEELD: "nobody is the contact person yet",
    ZICHZELF: "it is one's own dossier",
    ANDERE_GEMEENTE: "the organisation takes part with an agreement, and the dossier is of another municipality than the appointment",
    **DELINGEN,
    **NODEN,
    BEPERKT: "takes part with an agreement, and the record is only stored (AVG 18)",
    BEPERKT_C07: "takes part with an agreement, and one category is only stored",
    ZAAK: "takes part with an agreement, and a request under the AVG is open",
    **TOEWIJZINGEN,
    **KRINGEN,
    **MACHTIGINGEN,
    **VONDSTEN,
    **BOEKINGEN,
}
ELDERS = {ANDERE_GEMEENTE, "gestopt_andere_gemeente"}
"""The dossiers of the other municipality."""
