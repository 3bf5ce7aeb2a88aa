-- The author of a private message to each account that it goes to.
SELECT
    place,
    author AS sender,
    unnest(CASE WHEN array_length("to") > 1 THEN list_distinct("to") ELSE "to" END) AS receiver,
    "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM posts
WHERE kind = 'private' AND "to" IS NOT NULL
