-- What was written in each venue on each day (UTC): how many posts, the first and the last of them.
SELECT
    place,
    venue,
    CAST(date_trunc('day', "at") AS DATE) AS day,
    CAST(count(*) AS BIGINT) AS posts,
    min("at") AS first_at,
    max("at") AS last_at
FROM posts
WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
GROUP BY place, venue, CAST(date_trunc('day', "at") AS DATE)
