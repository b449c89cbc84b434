import { z } from 'zod';
import catalogueFile from './catalogue.json';
import { modelKindSchema, priceSchema, providerIdSchema, type ProviderId } from './schema';

const entrySchema = z.strictObject({
  provider: providerIdSchema,
  id: z.string().min(1),
  kind: modelKindSchema,
  contextWindow: z.int().positive().nullable(),
  price: priceSchema.nullable(),
});
const catalogueSchema = z.strictObject({ asOf: z.iso.date(), note: z.string(), models: z.array(entrySchema) });

/** A model that Bakeoff knows of, with its price at `catalogue.asOf`. */
export type CatalogueEntry = z.infer<typeof entrySchema>;

/** Well-known models with prices and context windows, and the date at which they were right. */
export const catalogue = catalogueSchema.parse(catalogueFile);

const byId = new Map(catalogue.models.map((entry) => [`${entry.provider}/${entry.id}`, entry]));
/** `-2024-08-06`, `-20250514` or `-001` at the end of a name: a dated version costs what its family costs. */
const DATE_SUFFIX = /-(\d{4}-\d{2}-\d{2}|\d{8})$/;

/** What the catalogue knows of a provider's model; a dated version counts as the model it is a version of. */
export function findInCatalogue(provider: ProviderId, id: string): CatalogueEntry | null {
  return byId.get(`${provider}/${id}`) ?? byId.get(`${provider}/${id.replace(DATE_SUFFIX, '')}`) ?? null;
}

/** The catalogue's models of one provider. */
export function catalogueOf(provider: ProviderId): readonly CatalogueEntry[] {
  return catalogue.models.filter((entry) => entry.provider === provider);
}
