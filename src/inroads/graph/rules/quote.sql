-- The author of a post to the authors of the posts that it quotes, each post once.
SELECT
    later.place AS place,
    later.author AS sender,
    earlier.author AS receiver,
    later."at" AS "at",
    earlier."at" AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM (
    SELECT place, author, "at", unnest(CASE WHEN array_length(quotes) > 1 THEN list_distinct(quotes) ELSE quotes END) AS quoted
    FROM posts
    WHERE quotes IS NOT NULL AND kind IS DISTINCT FROM 'private'
) AS later
JOIN posts AS earlier ON earlier.place = later.place AND earlier.post = later.quoted
