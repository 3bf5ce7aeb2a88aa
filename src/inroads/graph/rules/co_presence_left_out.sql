-- How many windows of rooms are left out because too many accounts wrote in them, and the most that did in one.
-- Only windows with so many posts can hold so many accounts, so that few posts are looked at twice.
WITH placed AS (
    SELECT
        place,
        CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room,
        (epoch_us("at") + $origin) // $window_us AS slot,
        author
    FROM posts
    WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
),
busy AS (
    SELECT place, room, slot
    FROM placed
    GROUP BY place, room, slot
    HAVING count(*) > $accounts
)
SELECT CAST(count(*) AS BIGINT) AS left_out, CAST(max(accounts) AS BIGINT) AS largest
FROM (
    SELECT count(DISTINCT placed.author) AS accounts
    FROM placed
    JOIN busy ON busy.place = placed.place AND busy.room = placed.room AND busy.slot = placed.slot
    GROUP BY placed.place, placed.room, placed.slot
    HAVING count(DISTINCT placed.author) > $accounts
) AS grouped
