"""A judgement that explains itself, and the refusal that a user can act on."""

from __future__ import annotations

from dataclasses import dataclass


class Weigering(Exception):
    """The user asks what may not be. The message is a Dutch sentence for the user; it becomes a 409 page.

    `veld`: the field of a form that it is about, when there is one.
    """

    def __init__(self, reden: str, *, veld: str = "") -> None:
        super().__init__(reden)
        self.reden, self.veld = reden, veld


class Omweg(Exception):
    """First something else: the page opens after the one at `naar` (a path of ours) was answered."""

    def __init__(self, naar: str) -> None:
        super().__init__(naar)
        self.naar = naar


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Yes, or a no that says why."""

    ja: bool
    reden: str = ""

    def __bool__(self) -> bool:
        return self.ja

    def of_weiger(self) -> None:
        """Pass silently on yes; raise `Weigering` on no."""
        if not self.ja:
            raise Weigering(self.reden)


JA = Oordeel(ja=True)


def nee(reden: str) -> Oordeel:
    """A no with its reason, as a Dutch sentence."""
    return Oordeel(ja=False, reden=reden)
