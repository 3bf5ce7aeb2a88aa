-- The author of a post to the accounts that it names, each once.
SELECT
    place,
    author AS sender,
    unnest(CASE WHEN array_length(mentions) > 1 THEN list_distinct(mentions) ELSE mentions END) AS receiver,
    "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM posts
WHERE mentions IS NOT NULL AND kind IS DISTINCT FROM 'private'
