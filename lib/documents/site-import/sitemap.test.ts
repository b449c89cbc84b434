import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseSitemap } from './links';

const SITEMAP = Buffer.from(
  '<urlset><url><loc>https://example.com/a</loc></url><url><loc> https://example.com/b </loc></url></urlset>',
);
const PAGES = ['https://example.com/a', 'https://example.com/b'];

describe('A sitemap', () => {
  it('is read as it is, and packed by gzip', async () => {
    expect((await parseSitemap(SITEMAP, 10)).pages).toEqual(PAGES);
    expect((await parseSitemap(gzipSync(SITEMAP), 10)).pages).toEqual(PAGES);
  });

  it('that is broken, or unpacks to more than 50 MB, is refused without holding it', async () => {
    const packed = gzipSync(SITEMAP);
    await expect(parseSitemap(packed.subarray(0, packed.length - 12), 10)).rejects.toThrow('packed sitemap is broken');
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, 0x20));
    await expect(parseSitemap(bomb, 10)).rejects.toThrow('larger than 50 MB');
  });
});
