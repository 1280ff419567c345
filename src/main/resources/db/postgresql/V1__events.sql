-- Events in blocks of up to 8,192, column by column (the form is drawn in BlockWriter).
-- The numbers of a block's rows follow each other; between blocks numbers may be missing.
create table if not exists event_block (
  first_row bigint primary key,
  last_row bigint not null,
  events integer not null,
  data bytea not null
);

-- Deflated already.
alter table event_block alter column data set storage external;

-- The keys that some event has: fields, and properties as properties.NAME.
create table if not exists event_key (
  name varchar(1100) primary key
);

-- The ids that were taken, as fingerprints.
create table if not exists event_seen (
  high bigint not null,
  low bigint not null,
  primary key (high, low)
);

-- One row, locked by whoever writes: the epoch changes when rows that were read are no longer true.
create table if not exists store_state (
  id integer primary key,
  epoch bigint not null,
  next_row bigint not null
);

insert into store_state (id, epoch, next_row) values (1, 1, 1) on conflict do nothing;
