-- Made when no row changes any more: one pass each is cheaper than a change at a time.
CREATE INDEX record_order ON record (kind, sort, id);
CREATE INDEX event_kind ON event (kind, earliest, record);
CREATE INDEX event_day ON event (earliest, latest);
CREATE INDEX event_actor ON event (actor) WHERE actor IS NOT NULL;
CREATE INDEX spell_time ON spell (kind, basis, may_from, may_to, record);
CREATE INDEX spell_sure ON spell (kind, basis, sure_from, sure_to, state, record);
CREATE INDEX spell_suspended ON spell (kind, basis, sure_from) WHERE state = 'suspended';
CREATE INDEX spell_sure_end ON spell (kind, basis, sure_to, record);
CREATE INDEX spell_end ON spell (kind, basis, may_to, record);
CREATE INDEX record_undated ON record (kind, id) WHERE spells = 0;
CREATE INDEX link_record ON link (record, verb);
CREATE INDEX link_target ON link (target, inverse);
CREATE INDEX citation_source ON citation (source, record);
CREATE INDEX remark_record ON remark (record);
