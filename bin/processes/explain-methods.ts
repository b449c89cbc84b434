import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Next answers a method that an address doesn't have with an empty 405, which no route of ours can change: in the API it gets the
 * problem document that every other error there has (RFC 9457).
 */
export function explainMethods(request: IncomingMessage, response: ServerResponse): void {
  if (!request.url?.startsWith('/api/')) return;
  const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse;
  response.end = ((...rest: unknown[]) => {
    if (response.statusCode !== 405 || response.headersSent || response.getHeader('content-type')) return end(...rest);
    response.setHeader('Content-Type', 'application/problem+json');
    response.setHeader('Cache-Control', 'private, no-store');
    return end(
      JSON.stringify({
        type: 'urn:bakeoff:problem:method_not_allowed',
        title: 'Method not allowed',
        status: 405,
        detail: `This address has no ${request.method ?? 'such method'}. /api/v1/openapi.json lists what there is.`,
        code: 'method_not_allowed',
      }),
    );
  }) as typeof response.end;
}
