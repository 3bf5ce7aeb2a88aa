-- The author of a post to the author of the post that it answers.
SELECT
    later.place AS place,
    later.author AS sender,
    earlier.author AS receiver,
    later."at" AS "at",
    earlier."at" AS answered,
    CAST(NULL AS BIGINT) AS fixed
FROM posts AS later
JOIN posts AS earlier ON earlier.place = later.place AND earlier.post = later.reply_to
WHERE later.reply_to IS NOT NULL AND later.kind IS DISTINCT FROM 'private'
