"""Chance that repeats: the same seed and `--op` give the same world."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

ZAAD = 20220701
NIEUWKOMER, STUDENT = (19, 58), (19, 26)
"""How old people in the demo are when they come, and those for whom the onderwijsroute is chosen."""

_VOORNAMEN = {
    "Arabisch": (("Rima", "Hala", "Nour", "Salma", "Dima", "Rania", "Lina", "Yara", "Samar", "Hiba"),
                 ("Karim", "Tarek", "Bassel", "Anas", "Fadi", "Samer", "Omar", "Wael", "Ziad", "Yusuf")),
    "Tigrinya": (("Selam", "Mehret", "Senait", "Abrehet", "Winta", "Rahwa", "Luwam", "Saba"),
                 ("Dawit", "Yared", "Tsegay", "Filmon", "Merhawi", "Robel", "Samuel", "Kidane")),
    "Dari": (("Shabnam", "Parwin", "Laila", "Zohra", "Maryam", "Freshta"), ("Farid", "Jawad", "Hamid", "Naser", "Reza", "Idris")),
    "Turks": (("Elif", "Zeynep", "Ayla", "Sevgi", "Derya"), ("Mehmet", "Emre", "Kerem", "Yusuf", "Deniz")),
    "Somali": (("Amina", "Hodan", "Ifrah", "Sagal", "Ubah"), ("Abdi", "Liban", "Mahad", "Yusuf", "Guled")),
    "Oekraïens": (("Olena", "Iryna", "Kateryna", "Oksana"), ("Andrij", "Taras", "Bohdan", "Petro")),
    "Vietnamees": (("Thi Lan", "Hoa", "Mai", "Linh"), ("Minh", "Quang", "Tuan", "Hai")),
    "Spaans": (("Lucía", "Marisol", "Paola", "Inés"), ("Mateo", "Andrés", "Tomás", "Iván")),
}  # fmt: skip
_ACHTERNAMEN = {
    "Arabisch": ("Al-Voorbeeld", "el Proefstuk", "Al-Verzonnen", "Haddad-Test", "Nasser-Demo", "al Bedacht"),
    "Tigrinya": ("Tesfay Proef", "Haile Voorbeeld", "Berhane Demo", "Tekle Verzonnen", "Gebre Test"),
    "Dari": ("Rahimi-Proef", "Noori-Demo", "Azizi-Test", "Karimi-Bedacht"),
    "Turks": ("Yıldırım-Proef", "Öztürk-Demo", "Çelik-Test", "Şahin-Bedacht"),
    "Somali": ("Warsame Proef", "Jama Demo", "Farah Test"),
    "Oekraïens": ("Proefenko", "Demotsjoek", "Bedachtenko"),
    "Vietnamees": ("Nguyễn Proef", "Trần Demo", "Lê Test"),
    "Spaans": ("de la Prueba", "Ejemplo Díaz", "Inventado Ruiz"),
}  # fmt: skip
_HERKOMST = {
    "Arabisch": "Syrië", "Tigrinya": "Eritrea", "Dari": "Afghanistan", "Turks": "Turkije", "Somali": "Somalië",
    "Oekraïens": "Oekraïne", "Vietnamees": "Vietnam", "Spaans": "Colombia",
}  # fmt: skip


class Toeval:
    """A random source of one part of the world, with made-up people that are obviously made up."""

    def __init__(self, deel: str, zaad: int = ZAAD) -> None:
        self.rnd = random.Random(f"{zaad}|{deel}")  # noqa: S311  # a demo world, not a secret

    def naam(self, taal: str, geslacht: str) -> str:
        """A first name and a surname that says proef, demo, test or voorbeeld."""
        vrouwen, mannen = _VOORNAMEN[taal]
        return f"{self.rnd.choice(vrouwen if geslacht == 'vrouw' else mannen)} {self.rnd.choice(_ACHTERNAMEN[taal])}"

    def taal(self) -> str:
        """A language, weighted as among status holders."""
        return self.rnd.choices(list(_VOORNAMEN), weights=(40, 25, 10, 8, 7, 4, 3, 3))[0]

    def herkomst(self, taal: str) -> str:
        """The country that goes with a language."""
        return _HERKOMST[taal]

    def geboortedatum(self, op: date, van: int = NIEUWKOMER[0], tot: int = NIEUWKOMER[1]) -> str:
        """A birth date; now and then only the month or the year is known."""
        dag = op - timedelta(days=self.rnd.randint(van * 365, tot * 365))
        precisie = self.rnd.random()
        return str(dag.year) if precisie < 0.06 else dag.isoformat()[:7] if precisie < 0.08 else dag.isoformat()

    def dag(self, van: date, tot: date) -> date:
        """A working day between two days, both included."""
        dag = van + timedelta(days=self.rnd.randint(0, max(0, (tot - van).days)))
        return werkdag(dag, tot)

    def telefoon(self) -> str:
        """A number in the range that nobody has (06 12345xxx)."""
        return f"06 12345{self.rnd.randint(0, 999):03}"


def werkdag(dag: date, tot: date | None = None) -> date:
    """The next weekday, or the previous one when that lies after `tot`."""
    while dag.weekday() > 4:
        dag += timedelta(days=1)
    while tot is not None and (dag > tot or dag.weekday() > 4):
        dag -= timedelta(days=1)
    return dag


@cache
def _alle_proef_bsn() -> tuple[str, ...]:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2)
    gevonden = []
    for begin in range(100_000):
        som = sum(int(c) * g for c, g in zip(f"999{begin:05}", gewichten, strict=True)) % 11
        if som < 10:
            gevonden.append(f"999{begin:05}{som}")
    return tuple(gevonden)


def proef_bsn(volgnummer: int) -> str:
    """The n-th number of the 999 range that passes the elfproef; there are 90,909 of them, then it starts again."""
    alle = _alle_proef_bsn()
    return alle[volgnummer % len(alle)]
