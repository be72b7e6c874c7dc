import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { PipelineState } from "./pipeline-state.ts";
import type { FrameListener, PosePipeline } from "./pipeline.ts";

/**
 * Runs a pipeline as long as a component is on the page: started when it appears, stopped when it goes.
 * `onFrame` is called with every pose and causes no rendering.
 */
export function usePose(pipeline: PosePipeline, onFrame: FrameListener): PipelineState {
  const listener = useRef(onFrame);
  useEffect(() => {
    listener.current = onFrame;
  });
  useEffect(() => {
    const leave = pipeline.onFrame((frame, picture) => listener.current(frame, picture));
    void pipeline.start();
    return () => {
      leave();
      pipeline.stop();
    };
  }, [pipeline]);
  return useStore(pipeline.state);
}
