"""Roles in time: how long each is held, and which one is shown on a day."""

from datetime import date

import pytest

from plugins.core.roles import Role, Tenure, has_left, reachable, role_on, tenures


def held(*roles: dict[str, object]) -> tuple[Tenure, ...]:
    return tenures(
        [Role.model_validate({"title": f"rooli {n}"} | role) for n, role in enumerate(roles)], "koske"
    )


def days(tenure: Tenure) -> tuple[str, str]:
    return tenure.first.isoformat(), tenure.last.isoformat()


ALWAYS, FOR_EVER = date.min.isoformat(), date.max.isoformat()


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([{}], [(ALWAYS, FOR_EVER)]),
        ([{"from": "2017", "until": "2018-06"}], [("2017-01-01", "2018-06-30")]),
        # Without an end a role lasts until another at the same organisation begins …
        ([{"from": "2016"}, {"from": "1.4.2019"}], [("2016-01-01", "2019-03-31"), ("2019-04-01", FOR_EVER)]),
        # … be it written before or after, ended or not …
        ([{"from": "2019", "until": "2019"}, {}], [("2019-01-01", "2019-12-31"), (ALWAYS, "2018-12-31")]),
        # … but two that begin together are held together, and another organisation's does not end it.
        ([{"from": "2017"}, {"from": "2017"}], [("2017-01-01", FOR_EVER)] * 2),
        (
            [{"from": "2017"}, {"from": "2019", "organisation": "verso"}],
            [("2017-01-01", FOR_EVER), ("2019-01-01", FOR_EVER)],
        ),
    ],
)
def test_how_long_a_role_is_held(roles, expected) -> None:
    assert [days(tenure) for tenure in held(*roles)] == expected


PRO_SOS = {"projects": ["pro-sos"], "organisation": "verso", "from": "2016"}
OWN = {"from": "2015"}
LATEST = {"organisation": "socca", "from": "2018"}


@pytest.mark.parametrize(
    ("roles", "projects", "shown"),
    [
        # The role about the item, wherever it is held; else one at the site's own organisation; else the latest.
        ([OWN, PRO_SOS, LATEST], ["pro-sos"], "rooli 1"),
        ([PRO_SOS, OWN, LATEST], [], "rooli 1"),
        ([PRO_SOS, LATEST], [], "rooli 1"),
        ([PRO_SOS, LATEST], ["muu"], "rooli 1"),
        ([{"services": ["master"], "organisation": "verso"}, OWN], [], "rooli 1"),
        ([{"until": "2019"}], [], None),
        ([{"from": "2021"}], [], None),
    ],
)
def test_which_role_is_shown(roles, projects, shown) -> None:
    found = role_on(held(*roles), date(2020, 1, 1), "koske", projects, [])
    assert (found.role.title if found else None) == shown


def test_the_role_about_a_service_is_shown_too() -> None:
    roles = held(OWN, {"services": ["master"], "organisation": "verso"})
    found = role_on(roles, date(2020, 1, 1), "koske", [], ["master"])
    assert found is roles[1]


def test_a_number_holds_where_any_role_at_the_same_organisation_is_held_today() -> None:
    roles = held({"until": "2018"}, {"from": "2020"}, {"organisation": "verso", "until": "2018"})
    today = date(2021, 3, 1)
    assert reachable(roles, roles[0], today)
    assert not reachable(roles, roles[2], today)
    assert not reachable(roles, None, today)


def test_who_has_a_role_to_come_has_not_left() -> None:
    assert has_left(held({"until": "2018"}), date(2019, 1, 1))
    assert not has_left(held({"until": "2018"}), date(2018, 12, 31))
    assert not has_left(held({"until": "2018"}, {"from": "2030"}), date(2019, 1, 1))
