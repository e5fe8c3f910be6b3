-- Made as soon as the rows are in: what completing them looks rows up by.
CREATE UNIQUE INDEX record_id ON record (id);
CREATE INDEX record_parent ON record (parent, ord);
CREATE INDEX claim_record ON claim (record, field);
CREATE INDEX event_record ON event (record, kind, own);
CREATE INDEX spell_record ON spell (record, basis);
CREATE INDEX citation_record ON citation (record);
CREATE INDEX name_folded ON name (folded);
