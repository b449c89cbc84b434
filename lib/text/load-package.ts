import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Loads a package at the moment it is first needed. For those that are nothing but large tables: forty megabytes each, in every
 * process, which an idle product should not hold.
 */
export const loadPackage = createRequire(join(process.cwd(), 'package.json')) as (name: string) => unknown;
