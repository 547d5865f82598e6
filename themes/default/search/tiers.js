/** The tiers, the best first: what `src/search/find/tier.rs` calls them, whose words are in the head. */

export const TOLD = 0;
export const EXACT = 1;
export const BEGINS = 2;
export const CONTAINS = 3;
export const OTHER_NAME = 4;
export const NAMED = 5;
export const NAMED_NOT_VALID = 6;
export const NO_RECORD = 7;
export const IN_PLACE = 8;
export const NAME_PARTS = 9;
export const PARTS = 10;
export const PARTS_NOT_VALID = 11;
export const SOME_NAMES = 12;
export const SOME = 13;
export const TEXT = 14;
export const TEXT_PARTS = 15;
export const SOUND = 16;
export const NEAR = 17;

/** Whether a document agrees by parts of the query. */
export const isByParts = (tier) => tier >= NAMED && tier <= SOME;
