/** The workspace that the components call the API for, and what its reader may do. */
export interface DatasetsWorkspace {
  id: string;
  slug: string;
  canWrite: boolean;
  canRun: boolean;
}

export function datasetHref(workspace: Pick<DatasetsWorkspace, 'slug'>, id?: string): string {
  const list = `/w/${encodeURIComponent(workspace.slug)}/datasets`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}
