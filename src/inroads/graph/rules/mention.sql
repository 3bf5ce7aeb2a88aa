-- The author of a post to the accounts that it names.
SELECT
    place,
    author AS sender,
    unnest(mentions) AS receiver,
    "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM posts
WHERE mentions IS NOT NULL AND kind IS DISTINCT FROM 'private'
