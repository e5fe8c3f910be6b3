-- Made when no row changes any more: one pass each is cheaper than a change at a time.
CREATE INDEX record_order ON record (kind, sort, id, begin_earliest, begin_latest, end_earliest, end_latest, running);
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
-- Each of these lets a list decide what it shows without reading the records.
CREATE INDEX record_key ON record (id, kind, sort);
CREATE INDEX record_form ON record (kind, json_extract(body, '$.form'), sort, id) WHERE json_extract(body, '$.form') IS NOT NULL;
CREATE INDEX record_issuer ON record (kind, json_extract(body, '$.issuer'), sort, id) WHERE json_extract(body, '$.issuer') IS NOT NULL;
CREATE INDEX record_donor ON record (kind, id) WHERE json_extract(body, '$.donor') IS NOT NULL;
CREATE INDEX event_order ON event (coalesce(earliest, latest, '~'), latest, record);
CREATE INDEX event_told ON event (kind, record, own, earliest, latest, date);
CREATE INDEX claim_rival ON claim (record, field, earliest, latest, value) WHERE chosen = 0;
CREATE INDEX link_on ON link (target, record) WHERE verb = 'on';
CREATE INDEX link_narrower ON link (target, record) WHERE verb = 'narrower than';
CREATE INDEX spell_state ON spell (kind, record, basis, state, sure_from, sure_to, may_from, may_to);
