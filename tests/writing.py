"""A small dataset on which a report has something to say in every part, and drafts reduced to what a test speaks of."""

from __future__ import annotations

from timeline.query.lens import Lens
from timeline.query.report import Draft, Heading, Paragraph, Sentence, report, sentences
from timeline.store import Store

TODAY = "2026-11-24"
DATASET = """title: {en: Sample, uk: Зразок}
coverage: 1990/2026
version: '1'
schema_version: 1
reviewed: 2026-11-01
licence: CC0-1.0
jurisdiction: land
"""
RECORDS = """
sources:
  gazette: {title: The gazette, authority: official, publisher: State press, year: '2011', url: "https://example.org/a_b?c=1", checked: 2026-11-24}
  study: {title: The study, authority: study, as_of: 2019-09-17, checked: 2026-11-23}
parties: {land: {title: {en: Land, uk: Країна}}}
topics:
  harm: {title: {en: Harm, uk: Шкода}, scheme: concept}
  help: {title: {en: Help, uk: Допомога}, scheme: function}
  free: {title: Free people, scheme: concept}
treaties:
  pact:
    title: {en: Pact “on harm”, uk: Пакт «про шкоду»}
    number: P 1
    summary: Binds States to end harm.
    topics: [harm]
    cite: gazette art. 1
    events:
      - {event: adoption, party: all, date: 2000-01-01, place: Rome}
      - {event: entry into force, id: general, party: all, date: 2003-01-01}
      - {event: opening for signature, party: all, date: 2000-02-01}
      - {event: signature, date: 2004-05}
      - event: ratification
        date: [{value: 2005-06-07, cite: gazette}, {value: 2009, cite: study §2}]
        by: {value: ratifying-act}
      - event: entry into force
        date: {value: 2005-09-01, cite: gazette, derivation: computed, rule: three months after}
      - {event: declaration, text: On bodies.}
      - {event: report, id: first, by: watchers, date: 2014-09, text: First report., cite: study §3}
      - {event: visit, id: old, by: watchers, date: 2009-01-02, cite: study §3}
    provisions:
      art-35: {title: Article 35, topics: [free], summary: Work with free people., cite: gazette art. 35}
  unsigned: {title: Unsigned, cite: gazette, events: [{event: signature, date: 2010-01-01}]}
laws:
  ratifying-act: {title: Ratifying act, topics: [harm], cite: gazette, events: [{event: adoption, date: 2005-06-07}]}
  main-law:
    title: {en: Main law, uk: Головний закон}
    number: 1-A
    topics: [harm]
    cite: gazette
    links: [{harmonises: pact, derivation: derived}]
    events: [{event: adoption, date: 2011-09-20}, {event: entry into force, date: 2011-11-15}]
  decree: {title: Decree, topics: [help], cite: gazette, links: [{implements: main-law}], events: [{event: adoption, date: 2012-05-05}]}
  change: {title: Change, topics: [harm], cite: gazette §9, links: [{amends: main-law}], events: [{event: adoption, date: 2015-03-04}]}
  on-topic: {title: On topic, topics: [harm], cite: gazette, events: [{event: adoption, date: 1999}]}
  elsewhere: {title: Elsewhere, topics: [free], cite: gazette, events: [{event: adoption, date: 2012}]}
  undated: {title: Undated act, topics: [harm], cite: study, links: [{implements: main-law}]}
programmes:
  early: {title: Early programme, topics: [harm], cite: study, period: 2010/2013, events: [{event: adoption, date: 2010-01-05}],
          roles: {teach: {title: Teach, topics: [help], order: 1, cite: study §3.1}}}
  late:
    title: {en: Late programme, uk: Пізня програма}
    topics: [harm]
    cite: gazette
    period: 2016/2020
    events: [{event: adoption, date: 2016-02-24}]
    coordinator: ministry
    funding: [{amount: 647600, currency: UAH, cite: gazette §5}]
    links: [{succeeds: early}]
    roles:
      lines: {title: Keep lines, summary: Answer calls., topics: [help], order: 1, cite: study §3.1, links: [{inherits: early/teach, reading: narrow}]}
bodies:
  ministry: {title: Ministry, form: ministry, cite: gazette}
  watchers: {title: Watchers, form: treaty body, cite: study, links: [{monitors: pact}]}
  council: {title: Council, form: council, cite: study, period: 2007/, links: [{coordinates: harm}]}
  office:
    title: Coordinator
    form: office
    cite: study
    events: [{event: designation, date: 2017-01-01}]
    links: [{coordinates: harm}, {held by: ministry, valid: 2017-01-01/2018-12-31}, {held by: council, valid: 1999}]
hotlines:
  line: {title: Line, topics: [help], cite: study, period: 2013/.., links: [{run by: helpers}]}
organisations:
  helpers: {title: Helpers, form: ngo, cite: study, period: 1998/.., links: [{implements: late}]}
  others: {title: Others, form: ngo, cite: study, period: 1998/..}
figures:
  by-police: {title: Found, series: found, counted_by: Police, topics: [harm], cite: study,
              values: [{value: 31, period: 2014, cite: gazette §6}, {value: 29, period: 2015, cite: study §6}, {value: 7, period: 2009, cite: study}]}
  by-friends: {title: Helped, series: found, counted_by: Friends, topics: [harm], cite: study,
              values: [{value: 820, period: 2014, cite: study §7}, {value: 823, period: 2014, cite: gazette §7}]}
  calls: {title: Calls, value: 12000, bound: over, period: 2014/2016, topics: [harm], cite: study}
  outside: {title: Outside, value: 5, period: 2014/2019, topics: [harm], cite: study}
findings:
  no-money: {title: There is no money, theme: barrier, said_by: the report, amount: most, cite: study §4, links: [{about: late}]}
  long-ago: {title: Long ago, theme: barrier, period: 1999, cite: study §4, links: [{about: late}]}
  no-link: {title: No link, theme: barrier, cite: study §4}
  heard: {title: All hear of it, theme: work, cite: study §4, links: [{about: pact/art-35}]}
recommendations:
  pay: {title: Pay for it, for: state, cite: study §8, links: [{addresses: no-money, derivation: derived}]}
  learn: {title: Learn, for: civil society, cite: study §8, topics: [help]}
  done: {title: Done already, for: state, cite: study §8}
  answer: {title: Answer it, for: international, cite: study §8, links: [{addresses: done}]}
"""


def made(store: Store, period: str = "2014/2018", language: str = "en", treaty: str = "pact", counts: str = "in-force") -> Draft:
    """The draft on the pact."""
    return report(Lens(store, language, TODAY, counts), treaty, period)


def every(draft: Draft) -> list[Sentence]:
    """All sentences and cells."""
    return [sentence for part in draft.parts for sentence in sentences(part.blocks)]


def assert_founded(draft: Draft, store: Store) -> None:
    """Every sentence names records that are there, and sources that have a footnote."""
    known = {record for (record,) in store.db.execute("SELECT id FROM record")}
    for found in every(draft):
        assert found.records, found.text
        assert set(found.records) <= known, found.text
        assert found.cites, found.text
        assert all(cite in draft.numbers for cite in found.cites), found.text


def words(draft: Draft, part: str) -> str:
    """All that a part says, in one line a block; headings as they stand."""
    blocks = next(found.blocks for found in draft.parts if found.key == part)
    lines = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(" ".join(sentence.text for sentence in block.sentences))
    return "\n".join(lines)


def sentence(draft: Draft, text: str) -> Sentence:
    """The one sentence that holds a text."""
    found = [sentence for sentence in every(draft) if text in sentence.text]
    assert len(found) == 1, [other.text for other in found]
    return found[0]
