-- Who invited or referred, or whose link was used, to who came in.
SELECT
    place,
    "by" AS sender,
    who AS receiver,
    "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM online_events
WHERE kind IN ('invited', 'referred', 'joined_by_link')
