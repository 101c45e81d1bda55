-- What compose.yaml runs once, in an empty database: roles.sql with the passwords of its secrets.
\set owner `sed -n 's/^password=//p' /run/secrets/owner`
\set service `sed -n 's/^password=//p' /run/secrets/service`
\i /roles.sql
