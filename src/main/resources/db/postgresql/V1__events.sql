-- Events in blocks of up to 8,192, column by column (the form is drawn in BlockWriter).
-- The numbers of a block's rows follow each other; between blocks numbers may be missing.
create table event_block (
  first_row bigint primary key,
  last_row bigint not null,
  events integer not null,
  data bytea not null
);

-- Compressed already.
alter table event_block alter column data set storage external;

-- The keys that some event has: fields, and properties as properties.NAME.
create table event_key (
  name varchar(1100) primary key
);

-- Fingerprints of the event_ids that were taken.
create table event_seen (
  fingerprint uuid primary key
);

-- One row: the epoch changes when rows that were read are no longer true.
create table store_state (
  id integer primary key,
  epoch bigint not null,
  next_row bigint not null
);

insert into store_state (id, epoch, next_row) values (1, 1, 1);
