-- How many posts bear no time.
SELECT CAST(count(*) AS BIGINT) AS undated
FROM posts
WHERE "at" IS NULL
