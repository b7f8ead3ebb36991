-- Facts that another program wrote, with their texts, codes and levels as p3dn intake writes them.
CREATE OR REPLACE TEMP VIEW fact AS
SELECT {fields}
FROM given
