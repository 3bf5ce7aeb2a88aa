-- The author of a post to the author of the post just before it in the same room (thread or venue): what
-- reply_window.sql says of one post, without lists.
SELECT
    place,
    sender,
    receiver,
    "at",
    answered,
    CAST(NULL AS BIGINT) AS fixed
FROM (
    SELECT
        place,
        author AS sender,
        lag(author) OVER (PARTITION BY place, room ORDER BY "at", length(post), post) AS receiver,
        "at",
        lag("at") OVER (PARTITION BY place, room ORDER BY "at", length(post), post) AS answered
    FROM (
        SELECT place, author, "at", post, CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room
        FROM posts
        WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
    ) AS placed
    WHERE room IS NOT NULL
) AS seen
