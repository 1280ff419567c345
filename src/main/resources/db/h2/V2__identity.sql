-- Tells this store from every other, however alike their row numbers are: what is kept beside a store says whose it is.
alter table store_state add column if not exists identity uuid default random_uuid() not null;
