/** The workspace that the components call the API for, and what its reader may do. */
export interface EvaluationsWorkspace {
  id: string;
  slug: string;
  canWrite: boolean;
  canRun: boolean;
}

export function evaluationHref(workspace: Pick<EvaluationsWorkspace, 'slug'>, id?: string): string {
  const list = `/w/${encodeURIComponent(workspace.slug)}/evaluations`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}
