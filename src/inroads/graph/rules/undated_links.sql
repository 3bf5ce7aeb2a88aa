-- How many links a rule with a window leaves out, because one of their two posts bears no time.
SELECT CAST(count(*) AS BIGINT) AS lacking
FROM (
    SELECT * FROM rule_links
) AS links
WHERE sender <> receiver AND ("at" IS NULL OR answered IS NULL)
