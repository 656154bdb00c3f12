// Answers: what does a workspace know about its notification types?
import type { Frequency } from '../frequency/schedule';
import type { DeclaredGroup, DeclaredType } from './catalogueDocument';

export interface NotificationType extends Omit<DeclaredType, 'defaultFrequency'> {
	/** Absent where nobody ever declared the type. */
	defaultFrequency?: Frequency;
	/** False: it was used, and is in neither the built-in types nor the workspace's own. */
	declared: boolean;
}

/** The types of one workspace: the built-in ones, and its own beside or instead of them. */
export interface Catalogue {
	/** Declared ones only, by group and label. */
	readonly types: readonly NotificationType[];
	/** In the order in which people are shown them. */
	readonly groups: readonly DeclaredGroup[];
	/**
	 * Never fails: a type that is declared nowhere is optional, without a default of its own, and joins the group of the
	 * declared types that begin with the same word.
	 */
	typeOf(key: string): NotificationType;
	/** The group's name for people. */
	groupLabel(key: string): string;
	/** The declared key that was probably meant by an undeclared one, where one is near. */
	nearest(key: string): string | undefined;
}
