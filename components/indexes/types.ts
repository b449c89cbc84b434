/** The workspace that the components call the API for. */
export interface WorkspaceRef {
  id: string;
  slug: string;
}
