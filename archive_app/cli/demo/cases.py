"""One invented case: its people, its days and what is known of it at each stage.

Everything follows from the line in volumes.yaml and its seed, counted back from the day the
demonstration is made. Writing it into an archive is left to `stages`.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from archive_app.chinese.amounts import in_words
from archive_app.chinese.dates import cn_date
from archive_app.cli.demo.people import invented_company, invented_person

__all__ = ["Case", "Days", "case_of", "sample"]

APPLIES, ANSWERS = "申请人", "被申请人"


@cache
def sample(name: str) -> Any:
    """The data of the demonstration: county, disputes, papers, volumes."""
    text = files("archive_app.cli.demo").joinpath("data", f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


@dataclass(frozen=True)
class Days:
    """When things happened; each is on or after the one before."""

    accepted: date
    first: date
    agreed: date
    concluded: date
    performed: date
    visited: date
    arranged: date
    archived: date


@dataclass(frozen=True)
class Case:
    """A case as `stages` needs it; `flaw` says what about it is not as it should be."""

    kind: str
    until: str
    flaw: Mapping[str, Any]
    station: Mapping[str, Any]
    committee: Mapping[str, Any]
    dispute: Mapping[str, Any]
    village: str
    parties: tuple[Mapping[str, str], ...]
    days: Days
    amount: int
    words: Mapping[str, str]
    seed: str

    @property
    def ending(self) -> str:
        """How it ended: the last part of the kind's id, such as written or unreached."""
        return self.kind.rpartition(".")[2]

    @property
    def spot(self) -> bool:
        """Whether all was done when it was agreed."""
        return bool(self.dispute.get("spot"))

    def chance(self, what: str) -> random.Random:
        """Chance of its own for each use, so that adding one changes no other."""
        return random.Random(f"{self.seed} {what}")  # noqa: S311 - invented data, not a secret

    def told(self, what: str) -> str:
        """A text of the dispute with names, places and amounts put in."""
        return str(self.dispute[what]).format_map(self.words)

    def intake(self) -> dict[str, Any]:
        """What is known when the case is accepted."""
        if self.ending == "simple_register":
            return self._register()
        facts: dict[str, Any] = {
            "committee": self.committee["name"],
            "dispute_type": self.dispute["type"],
            "case_level": self.dispute.get("level", "一般"),
            "private": bool(self.dispute.get("private")),
            "parties": [dict(party) for party in self.parties],
            "apply_mode": "书面",
            "applied_on": self.days.accepted,
            "accepted_on": self.days.accepted,
            "registrar": self._clerk(),
            "occurred_on": self.days.accepted - timedelta(days=self.chance("since").randrange(40)),
            "place": self.village,
            "dispute": self.told("dispute"),
            "requests": self.told("requests"),
            "escalation_risk": False,
            **dict.fromkeys(self.dispute.get("flags", {}), True),
            "evidence_submitted": bool(self.dispute.get("evidence")),
        }
        return facts

    def meeting(self) -> dict[str, Any]:
        """What is known when people sit down for the first time."""
        several = self.days.first != self.days.agreed
        last = {"written": "达成协议", "oral": "达成协议"}.get(self.ending, "未达成协议")
        place = f"{self.committee['name']}调解室"
        sessions = [{"date": self.days.first, "place": place, "result": "有待继续调解"}]
        final = {"date": self.days.agreed, "place": place, "result": last}
        return {
            "mediators": self.committee["mediators"],
            "recorder": self._clerk(),
            "mediation_place": place,
            "mediation_started_on": self.days.first,
            "sessions": [*sessions, final] if several else [final],
        }

    def outcome(self) -> dict[str, Any]:
        """What is known when it ended, with or without an agreement."""
        if self.ending == "unreached":
            facts = {
                "result": "调解不成",
                "mediation_ended_on": self.days.agreed,
                "termination_reason": self.chance("why").choice(
                    ["一方拒绝或放弃调解", "无法达成协议"]
                ),
                "remedies_told": True,
            }
        else:
            facts = self._agreed()
        return facts | dict(self.flaw.get("facts", {}))

    def performance(self) -> dict[str, Any]:
        """What is known when the agreement was carried out."""
        return {"performance": "已履行", "performed_on": self.days.performed}

    def visit(self) -> dict[str, Any]:
        """What was found when the parties were visited afterwards."""
        return {
            "visited_on": self.days.visited,
            "visit_method": "上门",
            "visit_findings": "协议已履行，双方满意，没有新的纠纷",
            "visitor": self._clerk(),
        }

    def _agreed(self) -> dict[str, Any]:
        written = self.ending == "written"
        facts = {
            "result": "达成协议",
            "agreement_form": "书面" if written else "口头",
            "mediation_ended_on": self.days.agreed,
            "agreement_on": self.days.agreed,
            "matter": self.told("matter"),
            "terms": self.told("terms"),
            "performed_on_spot": self.spot,
            "performance_terms": "当场履行完毕"
            if self.spot
            else f"{cn_date(self.days.performed)}前履行完毕",
            "performance_due_on": None if self.spot else self.days.performed,
            "agreement_amount": str(self.amount),
            "amount_in_words": in_words(Decimal(self.amount)) if self.amount else None,
            "lasting_duty": bool(self.dispute.get("lasting")),
            "judicial_confirmation": "未申请",
            "performance": "已履行" if self.spot else "正在履行",
            "performed_on": self.days.agreed if self.spot else None,
        }
        return facts | ({"agreement_copies": 3} if written else {})

    def _register(self) -> dict[str, Any]:
        year = self.days.accepted.year
        chance = self.chance("entries")
        rows = [self._entry(row, chance) for row in self.dispute["entries"]]
        return {
            "committee": self.committee["name"],
            "period_from": f"{year}-01-01",
            "period_until": f"{year}-12-31",
            "registrar": self._clerk(),
            "entries": sorted(rows, key=lambda row: str(row["date"])),
        }

    def _entry(self, row: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
        on = date(self.days.accepted.year, chance.randrange(1, 12), chance.randrange(1, 28))
        a, b = (
            invented_person(sample("county"), chance, self.village, on)["name"] for _ in range(2)
        )
        return {
            **row,
            "date": on,
            "names": f"{a}、{b}",
            "terms": row["terms"].format(a=a, b=b),
            "signed": True,
            "mediator": self.committee["mediators"][0],
            "visited_on": on + timedelta(days=12),
        }

    def _clerk(self) -> str:
        return str((self.station.get("clerk") or self.station["head"])["name"])


def case_of(number: int, line: Mapping[str, Any], today: date) -> Case:
    """The case a line of volumes.yaml means, counted back from today."""
    county, dispute = sample("county"), sample("disputes")[line["dispute"]]
    station = next(s for s in county["stations"] if s["short"] == line["station"])
    seed = f"{number} {line['dispute']} {line['station']}"
    chance = random.Random(seed)  # noqa: S311 - invented data, not a secret
    village = chance.choice(station["villages"])
    days = _days(today - timedelta(days=line["days"]), dispute, chance)
    first = invented_person(
        county, chance, village, days.accepted, years=70 if dispute.get("lasting") else 0
    )
    second = (
        invented_company(county, chance)
        if dispute.get("company")
        else invented_person(county, chance, village, days.accepted)
    )
    parties = ({**first, "side": APPLIES}, {**second, "side": ANSWERS})
    amount = chance.choice(dispute.get("amounts") or [0])
    picked = {name: chance.choice(words) for name, words in dispute.get("pick", {}).items()}
    own = {"a": first["name"], "b": second["name"], "village": village, "amount": f"{amount}"}
    return Case(
        kind=line["kind"],
        until=line["until"],
        flaw=sample("volumes")["flaws"].get(line.get("flaw"), {}),
        station=station,
        committee=chance.choice(station["committees"]),
        dispute=dispute,
        village=village,
        parties=parties,
        days=days,
        amount=amount,
        words=picked | own,
        seed=seed,
    )


def _days(accepted: date, dispute: Mapping[str, Any], chance: random.Random) -> Days:
    def later(day: date, least: int, most: int) -> date:
        return day + timedelta(days=chance.randrange(least, most + 1))

    first = later(accepted, 1, 4)
    agreed = first if dispute.get("spot") else later(first, 0, 8)
    performed = agreed if dispute.get("spot") else later(agreed, 7, 25)
    visited = later(performed, 4, 14)
    arranged = later(visited, 6, 20)
    return Days(
        accepted,
        first,
        agreed,
        later(agreed, 0, 2),
        performed,
        visited,
        arranged,
        later(arranged, 20, 60),
    )
