-- H2 commits each of these by itself, so all of them may be run again.

-- Events in blocks of up to 8,192, column by column (the form is drawn in BlockWriter).
-- The numbers of a block's rows follow each other; between blocks numbers may be missing.
create table if not exists event_block (
  first_row bigint primary key,
  last_row bigint not null,
  events integer not null,
  data varbinary(1048576) not null
);

-- The keys that some event has: fields, and properties as properties.NAME.
create table if not exists event_key (
  name varchar(1100) primary key
);

-- One row: the epoch changes when rows that were read are no longer true.
create table if not exists store_state (
  id integer primary key,
  epoch bigint not null,
  next_row bigint not null
);

merge into store_state (id, epoch, next_row) key (id) values (1, 1, 1);
