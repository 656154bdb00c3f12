// Answers: which changes to the tables were ever made, in which order?
import type { Migration } from 'kysely/migration';
import type { Driver } from '../driver';
import { first } from './0001_first';

export function allMigrations(driver: Driver): Record<string, Migration> {
	return { '0001_first': first(driver) };
}
