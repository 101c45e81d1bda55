-- The two roles and the database of Firstlight. Run it once, as somebody who may make roles and databases:
--
--   psql -v owner=PASSWORD -v service=PASSWORD -f roles.sql "postgresql://postgres@HOST/postgres"
--
-- firstlight_owner has the tables: `firstlight migrate` and `firstlight move` connect as it, and nothing else does.
-- firstlight is the service's: it reads and writes rows. It makes, changes and drops no table.
\set ON_ERROR_STOP on
CREATE ROLE firstlight_owner LOGIN PASSWORD :'owner';
CREATE ROLE firstlight LOGIN PASSWORD :'service';
GRANT firstlight_owner TO CURRENT_USER; -- whoever is no superuser needs it for what follows
CREATE DATABASE firstlight OWNER firstlight_owner ENCODING 'UTF8' TEMPLATE template0;
\connect firstlight
REVOKE ALL ON DATABASE firstlight FROM PUBLIC;
GRANT CONNECT ON DATABASE firstlight TO firstlight;
SET ROLE firstlight_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO firstlight_owner;
GRANT USAGE ON SCHEMA public TO firstlight;
-- For every table that a migration makes, now or later, those across operations (schema "outcomes") included.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO firstlight;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO firstlight;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO firstlight;
