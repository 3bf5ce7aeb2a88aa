-- Who gave feedback or vouched to whom it was given.
SELECT
    place,
    "by" AS sender,
    "to" AS receiver,
    "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM online_marks
WHERE kind IN ('feedback', 'vouch')
