/** Pictures of this visit, by the id of their view: seen as long as the page lives, whether they are kept or not. */
const addresses = new Map<string, string>();

export function rememberPicture(viewId: string, picture: Blob): void {
  const before = addresses.get(viewId);
  if (before !== undefined) URL.revokeObjectURL(before);
  addresses.set(viewId, URL.createObjectURL(picture));
}

/** Where the picture of a view can be seen; null where it is nowhere. */
export function pictureAddress(analysisId: string, viewId: string, isKept: boolean): string | null {
  return addresses.get(viewId) ?? (isKept ? `/api/posture/${analysisId}/views/${viewId}/picture` : null);
}
