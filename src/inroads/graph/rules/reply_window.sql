-- The author of a post to the authors of the posts just before it in the same room (thread or venue).
SELECT
    place,
    sender,
    earlier.author AS receiver,
    "at",
    earlier.told AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM (
    SELECT place, sender, "at", unnest(before) AS earlier
    FROM (
        SELECT
            place,
            author AS sender,
            "at",
            list({'author': author, 'told': "at"}) OVER (
                PARTITION BY place, room
                ORDER BY "at", length(post), post
                ROWS BETWEEN $posts PRECEDING AND 1 PRECEDING
            ) AS before
        FROM (
            SELECT place, author, "at", post, CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room
            FROM posts
            WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
        ) AS placed
        WHERE room IS NOT NULL
    ) AS seen
) AS paired
