-- Accounts that wrote in the same room (thread or venue) within the same window of time, windows being counted from
-- 1970 in UTC; rooms in which too many wrote within a window are left out (co_presence_left_out.sql counts them).
WITH present AS (
    SELECT place, room, slot, author, min("at") AS "at"
    FROM (
        SELECT
            place,
            CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room,
            (epoch_us("at") + $origin) // $window_us AS slot,
            author,
            "at"
        FROM posts
        WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
    ) AS placed
    WHERE room IS NOT NULL AND author IS NOT NULL
    GROUP BY place, room, slot, author
),
sized AS (
    SELECT place, room, slot
    FROM present
    GROUP BY place, room, slot
    HAVING count(*) BETWEEN 2 AND $accounts
),
kept AS (
    SELECT present.place, present.room, present.slot, present.author, present."at"
    FROM present
    JOIN sized ON sized.place = present.place AND sized.room = present.room AND sized.slot = present.slot
)
SELECT
    one.place AS place,
    one.author AS sender,
    other.author AS receiver,
    greatest(one."at", other."at") AS "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM kept AS one
JOIN kept AS other
    ON other.place = one.place AND other.room = one.room AND other.slot = one.slot AND one.author < other.author
