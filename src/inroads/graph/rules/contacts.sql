-- From links to contacts: the window, the weight of each link (in millionths, so that no order of adding matters), the
-- direction, the period, the minimum. A rule stands where «links» is read. «early» counts the links whose answer is
-- dated before what it answers, «untimed» those without a time: none where a rule goes by the order of posts.
-- «alike» says that every link weighs one. What a result is of stands beside it (kept.py), not in each row.
WITH links AS (
    SELECT * FROM rule_links
),
timed AS (
    SELECT
        place, sender, receiver, "at", fixed, answered,
        CASE WHEN "at" < answered THEN 1 END AS early,
        greatest(epoch_us("at") - epoch_us(answered), 0) / $decay_us AS waited
    FROM links
    WHERE
        sender <> receiver
        AND (
            $unbounded
            OR fixed IS NOT NULL
            OR epoch_us(answered + $window_months * INTERVAL '1' MONTH) + $window_us > epoch_us("at")
        )
),
weighed AS (
    SELECT
        place,
        CASE
            WHEN $direction = 'reversed' OR ($direction = 'both' AND receiver < sender) THEN receiver ELSE sender
        END AS sender,
        CASE
            WHEN $direction = 'reversed' OR ($direction = 'both' AND receiver < sender) THEN sender ELSE receiver
        END AS receiver,
        "at",
        early,
        CASE
            WHEN $period = 'day' THEN CAST(date_trunc('day', "at") AS DATE)
            WHEN $period = 'week' THEN CAST(date_trunc('week', "at") AS DATE)
            WHEN $period = 'month' THEN CAST(date_trunc('month', "at") AS DATE)
            WHEN $period = 'quarter' THEN CAST(date_trunc('quarter', "at") AS DATE)
            WHEN $period = 'year' THEN CAST(date_trunc('year', "at") AS DATE)
        END AS period,
        CASE
            WHEN fixed IS NOT NULL THEN fixed
            WHEN $decay = 'none' THEN 1000000
            WHEN waited IS NULL OR waited >= 1 THEN $floor
            WHEN $decay = 'linear' THEN $floor + CAST(round((1000000 - $floor) * (1 - waited)) AS BIGINT)
            ELSE $floor + CAST(round((1000000 - $floor) * (exp(3 * (1 - waited)) - 1) / (exp(3) - 1)) AS BIGINT)
        END AS weight
    FROM timed
),
counted AS (
    SELECT
        place, sender, receiver, period,
        CASE
            WHEN $alike THEN CAST(count(*) AS DOUBLE) ELSE CAST(sum(weight) AS DOUBLE) / 1000000
        END AS weight,
        CAST(count(*) AS BIGINT) AS "count",
        CAST(CASE WHEN $in_order THEN 0 ELSE count(early) END AS BIGINT) AS early,
        CAST(CASE WHEN $in_order THEN 0 ELSE count(*) - count("at") END AS BIGINT) AS untimed,
        min("at") AS first_at,
        max("at") AS last_at
    FROM weighed
    GROUP BY place, sender, receiver, period
    HAVING count(*) >= $minimum
),
media AS (
    SELECT place, max(CASE WHEN kind IN ('chat', 'channel') THEN 'group_chat' ELSE 'public_online' END) AS medium
    FROM online_venues
    WHERE kind <> 'category'
    GROUP BY place
),
left_out AS (
    SELECT place, author
    FROM online_accounts
    WHERE ($without_bots AND kind = 'bot') OR ($without_deleted AND kind = 'deleted')
)
SELECT
    CASE WHEN $medium <> '' THEN $medium ELSE coalesce(media.medium, 'public_online') END AS medium,
    counted.place || ' · ' || counted.sender AS sender,
    counted.place || ' · ' || counted.receiver AS receiver,
    counted.place AS place,
    counted.period AS period,
    counted.weight AS weight,
    counted."count" AS "count",
    counted.first_at AS first_at,
    counted.last_at AS last_at,
    counted.early AS early,
    counted.untimed AS untimed
FROM counted
LEFT JOIN media ON media.place = counted.place
WHERE
    NOT EXISTS (
        SELECT 1 FROM left_out WHERE left_out.place = counted.place AND left_out.author = counted.sender
    )
    AND NOT EXISTS (
        SELECT 1 FROM left_out WHERE left_out.place = counted.place AND left_out.author = counted.receiver
    )
