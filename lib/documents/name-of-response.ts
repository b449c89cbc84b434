/** What the server calls the file, else the end of its path, else its host. */
export function nameOfResponse(response: Response, url: string): string {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*"?([^";]+)/i.exec(disposition)?.[1];
  const { hostname, pathname } = new URL(response.url || url);
  const last = pathname.split('/').findLast((part) => part !== '');
  return decoded(encoded ?? '') || plain || decoded(last ?? '') || hostname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
