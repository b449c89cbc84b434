-- One vote for each question and person. Where two that were cast at once were both kept, the newest counts.
DELETE FROM "votes" older USING "votes" newer
WHERE older."comparison_id" = newer."comparison_id" AND older."input_index" = newer."input_index"
  AND older."user_id" = newer."user_id" AND (older."created_at", older."id") < (newer."created_at", newer."id");

CREATE UNIQUE INDEX "votes_comparison_id_input_index_user_id_key" ON "votes"("comparison_id", "input_index", "user_id");
