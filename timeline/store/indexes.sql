-- Made after the rows are in: one pass each is cheaper than an insertion at a time.
CREATE UNIQUE INDEX record_id ON record (id);
CREATE INDEX record_order ON record (kind, sort, id);
CREATE INDEX record_parent ON record (parent, ord);
CREATE INDEX claim_record ON claim (record, field);
CREATE INDEX event_record ON event (record, kind, own);
CREATE INDEX event_kind ON event (kind, earliest, record);
CREATE INDEX event_day ON event (earliest, latest);
CREATE INDEX event_actor ON event (actor) WHERE actor IS NOT NULL;
CREATE INDEX spell_record ON spell (record, basis);
CREATE INDEX spell_time ON spell (kind, basis, may_from, may_to);
CREATE INDEX link_record ON link (record, verb);
CREATE INDEX link_target ON link (target, inverse);
CREATE INDEX citation_source ON citation (source, record);
CREATE INDEX citation_record ON citation (record);
CREATE INDEX remark_record ON remark (record);
CREATE INDEX name_folded ON name (folded);
