/** Absent on pages without https, whatever the DOM types say. */
export function mediaDevices(): MediaDevices | null {
  const { mediaDevices: devices }: Partial<Navigator> = navigator;
  return devices ?? null;
}

/**
 * The cameras of this device. Names are empty until a camera was allowed once; without https the list is empty.
 */
export async function listCameras(): Promise<readonly MediaDeviceInfo[]> {
  const devices = (await mediaDevices()?.enumerateDevices()) ?? [];
  return devices.filter((device) => device.kind === "videoinput");
}

/** Calls `listener` when a camera is plugged in or out. Returns the function that ends it. */
export function onCamerasChanged(listener: () => void): () => void {
  const devices = mediaDevices();
  devices?.addEventListener("devicechange", listener);
  return () => devices?.removeEventListener("devicechange", listener);
}
