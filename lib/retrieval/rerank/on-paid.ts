import type { ModelCall } from '../schema';

/** Told what a call used and what that cost (null: its price is not known). A chat model is called for every twenty passages. */
export type OnPaid = (usage: ModelCall['usage'], costUsd: number | null) => void;
