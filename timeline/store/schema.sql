-- The store: one dataset compiled for asking. Days are ISO text (YYYY-MM-DD); lists and mappings are JSON.
-- Nothing here is edited by hand: the YAML files are the truth, and the file is rebuilt when one of them changes.

-- One row: what dataset.yaml says, and the stamp of the files that the store was built from.
CREATE TABLE dataset (name TEXT, folder TEXT, info TEXT, stamp TEXT, jurisdictions TEXT);

-- The datasets that were compiled together, most often one; `prefix`: what the paths of its files begin with.
CREATE TABLE part (name TEXT NOT NULL, folder TEXT NOT NULL, info TEXT NOT NULL, prefix TEXT NOT NULL);

-- Every record. `chosen` holds the chosen value of each claimed field, and `disputed`, the fields on which sources conflict;
-- `body` the fields that carry no claims. `first`/`last` bound the day that places the record in time;
-- begin_/end_ bound its life (NULL: not known, or no bound). `places`: line and column of each field of `body`.
-- `spells`: how many spells it has; 0 for one that no source dates. `sort` is the one sort key; undated records sort last.
-- `title_key`: what the title, Ukrainian where there is one, is sorted by in a Ukrainian list.
CREATE TABLE record (
  id TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, ord INTEGER, title TEXT NOT NULL, title_uk TEXT,
  first TEXT, last TEXT, begin_earliest TEXT, begin_latest TEXT, end_earliest TEXT, end_latest TEXT, running INTEGER,
  end_derived TEXT, sort TEXT NOT NULL, chosen TEXT NOT NULL, body TEXT NOT NULL, cites TEXT NOT NULL,
  path TEXT NOT NULL, line INTEGER, col INTEGER, places TEXT NOT NULL, spells INTEGER DEFAULT 0, title_key TEXT
);

-- Every claim of every source, in the order of the file. `field` is a field's name or an event's address.
CREATE TABLE claim (
  record TEXT NOT NULL, field TEXT NOT NULL, language TEXT, value TEXT NOT NULL, earliest TEXT, latest TEXT,
  cites TEXT NOT NULL, details TEXT NOT NULL, chosen INTEGER, rule TEXT, disputed INTEGER, line INTEGER, col INTEGER
);

-- Every event, with its chosen date (NULL: no source dates it). `own` is 1 for acts of the dataset's jurisdiction.
CREATE TABLE event (
  record TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL, party TEXT, own INTEGER, date TEXT, earliest TEXT, latest TEXT,
  actor TEXT, cites TEXT NOT NULL, derivation TEXT, disputed INTEGER, details TEXT NOT NULL, line INTEGER, col INTEGER
);

-- The stretches in which a record holds, per basis (in-force, adopted, published, or any); NULL: not known, or no bound.
-- `begin_text`/`end_text`: the dates as their authors wrote them. `begun_by`/`ended_by`: an event's address, `period`, or the record that took its place. `running`: its source saw it going on, up to
-- `seen`. `lasting`: an act, presumed to go on until something ends it. From `sure_from` to `sure_to` it holds for certain; where `sure_to` lies
-- before `sure_from`, it holds for certain on some day between the two, nobody knows on which, and where `sure_from` is NULL, on none.
-- From `may_from` to `may_to` it may hold; outside it does not.
CREATE TABLE spell (
  record TEXT NOT NULL, kind TEXT NOT NULL, basis TEXT NOT NULL, state TEXT NOT NULL, begin_text TEXT, begin_earliest TEXT, begin_latest TEXT,
  begun_by TEXT, end_text TEXT, end_earliest TEXT, end_latest TEXT, ended_by TEXT, running INTEGER, lasting INTEGER, seen TEXT,
  sure_from TEXT, sure_to TEXT, may_from TEXT, may_to TEXT
);

-- Links, once each: `source_record` `verb` `target`; read backwards with `inverse`.
CREATE TABLE link (
  record TEXT NOT NULL, verb TEXT NOT NULL, inverse TEXT NOT NULL, target TEXT NOT NULL, field TEXT, kinds TEXT,
  derivation TEXT, cites TEXT NOT NULL, details TEXT NOT NULL, line INTEGER, col INTEGER
);

-- Where each source is cited.
CREATE TABLE citation (record TEXT NOT NULL, source TEXT NOT NULL, place TEXT, line INTEGER, col INTEGER);

-- What a source leaves unclear (kind `ambiguity`) or whom it quotes (`quote`), on each record that it touches.
CREATE TABLE remark (record TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, details TEXT NOT NULL);

-- Everything a record can be called, folded: ids, numbers, aliases, titles; and Ukrainian names in Latin letters (form `latin`).
CREATE TABLE name (folded TEXT NOT NULL, form TEXT NOT NULL, record TEXT NOT NULL);

-- Facts that the author wrote down and `timeline check` proves; `says`: the keys of the form.
CREATE TABLE assertion (form TEXT NOT NULL, says TEXT NOT NULL, cites TEXT NOT NULL, path TEXT, line INTEGER, col INTEGER);

-- What is wrong in the files.
CREATE TABLE problem (name TEXT, message TEXT, hint TEXT, path TEXT, line INTEGER, col INTEGER, record TEXT);

-- The text that is searched, by the number of the record's row: a line a text in `title`, `names` and `body`, and `fields`, the field that each line comes from, in the same
-- order. `latin`: the Ukrainian words of title and names in Latin letters.
CREATE TABLE document (n INTEGER PRIMARY KEY, record TEXT NOT NULL, title TEXT, names TEXT, body TEXT, latin TEXT, fields TEXT);
CREATE VIRTUAL TABLE search USING fts5(
  title, names, body, latin, content='document', content_rowid='n', tokenize='unicode61 remove_diacritics 0', prefix='2 3'
);
