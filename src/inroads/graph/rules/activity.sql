-- What each persona wrote in each month: posts and private messages, the first and the last of them.
SELECT
    place,
    place || ' · ' || author AS persona,
    CAST(date_trunc('month', "at") AS DATE) AS month,
    CAST(sum(CASE WHEN kind = 'private' THEN 0 ELSE 1 END) AS BIGINT) AS posts,
    CAST(sum(CASE WHEN kind = 'private' THEN 1 ELSE 0 END) AS BIGINT) AS private_messages,
    min("at") AS first_at,
    max("at") AS last_at
FROM posts
WHERE author IS NOT NULL AND "at" IS NOT NULL
GROUP BY place, author, CAST(date_trunc('month', "at") AS DATE)
