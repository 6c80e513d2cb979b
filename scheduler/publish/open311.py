"""The notices in the terms of Open311 GeoReport v2, for other programs.

https://wiki.open311.org/GeoReport_v2/ : ``GET /services.json`` and ``GET /requests.json``
as plain files; the requests also as CSV, which opens in Excel and WPS.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from io import StringIO

from scheduler.model.times import CST
from scheduler.publish.csv_ import BOM, safe
from scheduler.publish.editions import PublicEdition


def services(edition: PublicEdition) -> bytes:
    """Give the kinds of issue that residents may tell of."""
    names = {category.id: category.name for category in edition.categories}
    found = [
        {
            "service_code": category.code,
            "service_name": category.name,
            "description": category.name,
            "metadata": False,
            "type": "realtime",
            "keywords": "",
            "group": names.get(category.parent, ""),
        }
        for category in edition.categories
    ]
    return _json(found)


def requests(edition: PublicEdition) -> bytes:
    """Give the notices that are shown, each as a service request that is closed."""
    return _json(list(_requests(edition)))


def requests_csv(edition: PublicEdition) -> bytes:
    """Give the same as a table; what begins like a formula gets an apostrophe."""
    found = list(_requests(edition))
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerows([safe(row[field]) for field in FIELDS] for row in found)
    return (BOM + buffer.getvalue()).encode()


FIELDS = (
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "requested_datetime",
    "updated_datetime",
    "address",
    "address_id",
)


def _requests(edition: PublicEdition) -> Iterator[dict[str, str]]:
    categories = {category.id: category for category in edition.categories}
    compounds = {compound.id: compound.name for compound in edition.compounds}
    for notice in edition.notices:
        category = categories.get(notice.category)
        place = compounds.get(notice.compound, edition.name)
        values = (
            notice.id,
            "closed",
            notice.result,
            category.name if category else "",
            category.code if category else notice.category,
            notice.title,
            edition.name,
            midnight(notice.received).isoformat(),
            midnight(notice.published).isoformat(),
            f"{place}{notice.building}",
            notice.compound,
        )
        yield dict(zip(FIELDS, values, strict=True))


def _json(found: object) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=0) + "\n").encode()


def midnight(day: date) -> datetime:
    """Give the beginning of a day in China Standard Time."""
    return datetime.combine(day, time(), CST)
