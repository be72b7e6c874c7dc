import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { ReactNode } from "react";

/** Pixels before a press becomes a drag, so that a press alone opens nothing by accident. */
const DRAG_FROM = 4;

/** What is said to those who do not see the list while something is moved. */
export type SortSentence = "lifted" | "over" | "dropped" | "cancelled";

/** A list whose order mouse, finger and keyboard can change. Each entry brings its own handle (`useSortable`). */
export function SortableList({
  ids,
  instructions,
  say,
  onMove,
  testId,
  children,
}: {
  readonly ids: readonly string[];
  readonly instructions: string;
  /** @param place counted from 1 */
  readonly say: (sentence: SortSentence, id: string, place: number) => string;
  readonly onMove: (from: number, to: number) => void;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_FROM } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: UniqueIdentifier): number => ids.indexOf(String(id));
  const told = (sentence: SortSentence, id: UniqueIdentifier, at: UniqueIdentifier): string =>
    say(sentence, String(id), place(at) + 1);
  const announcements: Announcements = {
    onDragStart: ({ active }) => told("lifted", active.id, active.id),
    onDragOver: ({ active, over }) => (over ? told("over", active.id, over.id) : undefined),
    onDragEnd: ({ active, over }) => told("dropped", active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => told("cancelled", active.id, active.id),
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over && over.id !== active.id) onMove(place(active.id), place(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: instructions } }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol className="flex flex-col gap-3" data-testid={testId}>
          {children}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
