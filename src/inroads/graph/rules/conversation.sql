-- The author of a post to the authors of the posts before it in the same room, back to a post of their own; and, with
-- a weight of its own, to whoever opened the room.
WITH numbered AS (
    SELECT
        place,
        room,
        author,
        "at",
        post,
        row_number() OVER (PARTITION BY place, room ORDER BY "at", length(post), post) AS number,
        first_value(author) OVER (PARTITION BY place, room ORDER BY "at", length(post), post) AS opener,
        first_value("at") OVER (PARTITION BY place, room ORDER BY "at", length(post), post) AS opened
    FROM (
        SELECT place, author, "at", post, CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room
        FROM posts
        WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
    ) AS placed
    WHERE room IS NOT NULL
),
seen AS (
    SELECT
        place,
        author AS sender,
        "at",
        lag(number) OVER (PARTITION BY place, room, author ORDER BY number) AS own,
        list({'number': number, 'author': author, 'told': "at"}) OVER (
            PARTITION BY place, room
            ORDER BY number
            ROWS BETWEEN $posts PRECEDING AND 1 PRECEDING
        ) AS before
    FROM numbered
),
paired AS (
    SELECT place, sender, "at", own, unnest(before) AS earlier
    FROM seen
)
SELECT
    place,
    sender,
    earlier.author AS receiver,
    "at",
    earlier.told AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM paired
WHERE earlier.number > coalesce(own, 0)
UNION ALL
SELECT place, author AS sender, opener AS receiver, "at", opened AS answered, CAST($first_weight AS BIGINT) AS fixed
FROM numbered
WHERE number > 1 AND $first_weight > 0
