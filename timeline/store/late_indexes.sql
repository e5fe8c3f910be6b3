-- Made when everything else is: what these hold no longer changes. Each lets a list decide what it shows without reading the records.
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
