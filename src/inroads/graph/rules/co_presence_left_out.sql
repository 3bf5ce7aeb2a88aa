-- How many windows of rooms are left out because too many accounts wrote in them, and the most that did in one.
SELECT CAST(count(*) AS BIGINT) AS left_out, CAST(max(accounts) AS BIGINT) AS largest
FROM (
    SELECT count(DISTINCT author) AS accounts
    FROM (
        SELECT
            place,
            CASE WHEN $scope = 'thread' THEN thread ELSE venue END AS room,
            (epoch_us("at") + $origin) // $window_us AS slot,
            author
        FROM posts
        WHERE kind IS DISTINCT FROM 'private' AND "at" IS NOT NULL
    ) AS placed
    WHERE room IS NOT NULL AND author IS NOT NULL
    GROUP BY place, room, slot
    HAVING count(*) > $accounts AND count(DISTINCT author) > $accounts
) AS grouped
