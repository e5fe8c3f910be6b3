"""The dataset as if only one source existed: what that source does not state is taken out of each record."""

from __future__ import annotations

from timeline.load.record import Record
from timeline.model import BY_NAME

Cites = tuple[tuple[str, str], ...]


def restrict(record: Record, source: str) -> bool:
    """Take out of `record` all that `source` does not state; whether anything of it is left.

    Sources, parties and topics stay, since they are the dataset's own vocabulary. A title stays where anything else does: without a
    name nothing could be shown.
    """
    if not BY_NAME[record.kind].cited:
        return True
    own = _states(record.cites, source)
    ever_dated = {claim.field for claim in record.claims}
    titles = [claim for claim in record.claims if claim.field == "title"]
    dropped = [claim for claim in record.claims if not (_states(claim.cites, source) if claim.cites else own)]
    record.claims = [claim for claim in record.claims if claim not in dropped]
    dated = {claim.field for claim in record.claims}
    lost = ever_dated - dated | {claim.field for claim in dropped}
    for event in record.events:
        if event.address in lost and not _states(event.cites, source):
            event.details = {key: value for key, value in event.details.items() if key not in ("text", "note")}  # it may come from the others
    record.events = [
        event
        for event in record.events
        if event.address in dated or (event.address not in ever_dated and (_states(event.cites, source) if event.cites else own))
    ]
    addresses = {event.address for event in record.events}
    record.claims = [claim for claim in record.claims if not claim.field.endswith(".by") or claim.field[:-3] in addresses]
    record.links = [link for link in record.links if (_states(link.cites, source) if link.cites else own or link.target == source)]
    if not (own or record.claims or record.events or any(link.verb for link in record.links)):
        return False
    if not any(claim.field == "title" for claim in record.claims):
        record.claims += titles
    if not own:
        record.body = {key: value for key, value in record.body.items() if BY_NAME[record.kind].by_name[key].required}
    return True


def _states(cites: Cites, source: str) -> bool:
    return any(name == source for name, _ in cites)
