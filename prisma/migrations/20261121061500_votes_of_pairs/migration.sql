-- A vote may be about some of a row's answers, as in judging pair by pair: one for each question, person and choice of answers.
ALTER TABLE "votes" ADD COLUMN "shown" TEXT[] DEFAULT ARRAY[]::TEXT[];
DROP INDEX "votes_comparison_id_input_index_user_id_key";
CREATE UNIQUE INDEX "votes_comparison_id_input_index_user_id_shown_key" ON "votes"("comparison_id", "input_index", "user_id", "shown");
