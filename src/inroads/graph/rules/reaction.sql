-- Who reacted to the author of what was reacted to.
SELECT
    mark.place AS place,
    mark."by" AS sender,
    coalesce(mark."to", post.author) AS receiver,
    mark."at" AS "at",
    CAST(NULL AS TIMESTAMP) AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM online_marks AS mark
LEFT JOIN posts AS post ON post.place = mark.place AND post.post = mark.post
WHERE mark.kind = 'reaction'
