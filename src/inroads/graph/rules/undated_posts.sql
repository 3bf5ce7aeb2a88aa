-- How many posts a rule that goes by the order of posts leaves out, because they bear no time.
SELECT CAST(count(*) AS BIGINT) AS lacking
FROM posts
WHERE
    "at" IS NULL
    AND author IS NOT NULL
    AND kind IS DISTINCT FROM 'private'
    AND (CASE WHEN $scope = 'thread' THEN thread ELSE venue END) IS NOT NULL
