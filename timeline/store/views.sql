-- What `timeline sql` shows. Each view and each column says what it is: the program and the documentation read it from here.
CREATE VIEW records ( -- Every record of every kind.
  id,             -- its id; of a part of another record the whole id: `programme-2016/statistics`
  kind,           -- the kind of record: treaty, law, programme, role …
  dataset,        -- the dataset that it is from
  holder,         -- the record that it lives inside
  title,          -- its title; the English one where it has one
  title_uk,       -- its Ukrainian title
  summary,        -- what it is, in the words of the dataset
  first,          -- first day of the date that places it in time
  last,           -- last day of that date; the same day where the day is known
  begin_earliest, -- the first day on which it may have begun
  begin_latest,   -- the last day on which it may have begun
  end_earliest,   -- the first day on which it may have ended
  end_latest,     -- the last day on which it may have ended
  running,        -- 1 where its source saw it going on
  disputed,       -- JSON list of the fields on which sources conflict
  chosen,         -- JSON of the chosen value of each field that carries claims
  fields,         -- JSON of all other fields
  cites,          -- JSON list of [source, place] of the record as a whole
  path,           -- the file
  line            -- the line in it
) AS SELECT r.id, r.kind, (SELECT p.name FROM part p WHERE substr(r.path, 1, length(p.prefix)) = p.prefix ORDER BY length(p.prefix) DESC LIMIT 1),
  r.parent, r.title, r.title_uk, json_extract(r.body, '$.summary.en'), r.first, r.last, r.begin_earliest, r.begin_latest, r.end_earliest, r.end_latest,
  r.running, coalesce(json_extract(r.chosen, '$.disputed'), '[]'), r.chosen, r.body, r.cites, r.path, r.line FROM record r;

CREATE VIEW claims ( -- Every value that a source gives, chosen or not.
  record,    -- the record
  field,     -- the field, or the address of the event whose date it is
  language,  -- the language of a title
  value,     -- the value as it is written
  earliest,  -- of a date: its first day
  latest,    -- of a date: its last day
  chosen,    -- 1 for the value that is shown; empty where several hold at once
  rule,      -- the rule that chose
  conflicts, -- 1 where it conflicts with the chosen value
  cites,     -- JSON list of [source, place]; empty: those of the record
  details,   -- JSON of what else is said of it: note, valid, derivation …
  line       -- the line in the record's file
) AS SELECT record, field, language, value, earliest, latest, chosen, rule, disputed, cites, details, line FROM claim;

CREATE VIEW events ( -- Everything that happened to a record, each with its chosen date.
  record,     -- the record
  event,      -- what happened: adoption, ratification, entry into force …
  address,    -- how it is called within the record: `ratification`, `ratification-2`
  party,      -- who acted; `all` for the instrument itself
  own,        -- 1 where it is an act of the dataset's own State
  date,       -- the date as it is written; empty where no source gives one
  earliest,   -- its first day
  latest,     -- its last day
  by,         -- the act or the body through which it happened
  derivation, -- derived or computed where no source states it
  disputed    -- 1 where sources conflict on the date
) AS SELECT record, kind, address, party, own, date, earliest, latest, actor, derivation, disputed FROM event;

CREATE VIEW spells ( -- The stretches of time in which a record holds.
  record,         -- the record
  kind,           -- its kind
  basis,          -- which date counts: in-force, adopted, published; `any` for kinds that know no difference
  state,          -- in force, or suspended
  begin,          -- its beginning as it is written
  begin_earliest, -- the first day on which it may have begun
  begin_latest,   -- the last day on which it may have begun
  begun_by,       -- the event, or `period`
  "end",          -- its end as it is written
  end_earliest,   -- the first day on which it may have ended
  end_latest,     -- the last day on which it may have ended
  ended_by,       -- the event, `period`, or the record that took its place
  sure_from,      -- from this day on it holds for certain …
  sure_to,        -- … to this one; empty where it does so on no day
  may_from,       -- from this day on it may hold …
  may_to          -- … to this one; outside it does not
) AS SELECT record, kind, basis, state, begin_text, begin_earliest, begin_latest, begun_by, end_text, end_earliest, end_latest, ended_by,
  sure_from, sure_to, may_from, may_to FROM spell;

CREATE VIEW links ( -- Every link, once: `record` `verb` `target`.
  record,     -- the record in which it is written
  verb,       -- amends, implements, run by …; `on` for topics
  target,     -- the record that it leads to
  inverse,    -- the verb read from the target
  derivation, -- derived or computed where no source states it
  valid,      -- when it held
  cites       -- JSON list of [source, place]; empty: those of the record
) AS SELECT record, verb, target, inverse, derivation, json_extract(details, '$.valid'), cites FROM link;

CREATE VIEW citations ( -- Which record cites which source, and where in it.
  record, -- the record
  source, -- the source
  place   -- the place in the source: section, item, page
) AS SELECT record, source, place FROM citation;

CREATE VIEW sources ( -- The works and pages that values come from.
  id,        -- its id
  title,     -- its title
  authority, -- what its word weighs
  form,      -- what sort of source it is
  url,       -- its address
  checked,   -- the day it was last read
  as_of,     -- the day to which what it calls present is confirmed
  citations  -- how often it is cited
) AS SELECT r.id, r.title, json_extract(r.body, '$.authority'), json_extract(r.body, '$.form'), json_extract(r.body, '$.url'),
  json_extract(r.body, '$.checked'), json_extract(r.body, '$.as_of'), (SELECT count(*) FROM citation c WHERE c.source = r.id)
  FROM record r WHERE r.kind = 'source';

CREATE VIEW assertions ( -- The facts of assertions.yaml that `timeline check` proves.
  form,  -- held, count, status, event or link
  says,  -- JSON of what it says
  cites, -- JSON list of [source, place]
  line   -- the line in assertions.yaml
) AS SELECT form, says, cites, line FROM assertion;

CREATE VIEW problems ( -- What loading found wrong in the files.
  name,    -- the name of the problem
  message, -- what is wrong
  hint,    -- what to do
  record,  -- the record that it touches
  path,    -- the file
  line     -- the line in it
) AS SELECT name, message, hint, record, path, line FROM problem;

CREATE VIEW datasets ( -- The datasets that are asked, most often one.
  name,     -- its name, from its folder
  title,    -- its title
  coverage, -- the time that it covers
  version,  -- its version
  licence,  -- its licence
  folder    -- where its files are
) AS SELECT name, coalesce(json_extract(info, '$.title.en'), json_extract(info, '$.title.uk')), json_extract(info, '$.coverage'),
  json_extract(info, '$.version'), json_extract(info, '$.licence'), folder FROM part;
