import { HOLD_SECONDS } from "@physiocheck/contracts";
import { type YogaPoseId, yogaPoseById } from "@physiocheck/motion";
import { arrayMove, useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cx } from "../../ui/cx.ts";
import { TextField } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { SortableList } from "../../ui/sortable-list.tsx";
import { PoseFigure } from "../pose-figure.tsx";

/** A pose of a practice that is being put together. */
export type PracticeItem = {
  readonly id: string;
  readonly pose: YogaPoseId;
  /** As it was typed. */
  readonly seconds: string;
};

type Change = (next: (items: readonly PracticeItem[]) => readonly PracticeItem[]) => void;

/** The poses of a practice, in an order that mouse, finger, keyboard and plain buttons can change. */
export function PracticeItems({
  items,
  wrong,
  onItems,
}: {
  readonly items: readonly PracticeItem[];
  /** Ids of those whose seconds cannot be. */
  readonly wrong: ReadonlySet<string>;
  readonly onItems: Change;
}) {
  const { t } = useTranslation(["practice", "yoga"]);
  const move = (from: number, to: number): void =>
    onItems((before) => (to < 0 || to >= before.length ? before : arrayMove([...before], from, to)));
  return (
    <SortableList
      ids={items.map(({ id }) => id)}
      instructions={t("practice:dnd.instructions")}
      say={(sentence, id, place) => {
        const item = items.find((each) => each.id === id);
        const pose = item ? t(`yoga:poses.${item.pose}.name`) : "";
        return t(`practice:dnd.${sentence}`, { pose, place, count: items.length });
      }}
      onMove={move}
      testId="practice-items"
    >
      {items.map((item, index) => (
        <Item
          key={item.id}
          item={item}
          isWrong={wrong.has(item.id)}
          isFirst={index === 0}
          isLast={index === items.length - 1}
          onSeconds={(seconds) =>
            onItems((before) => before.map((each) => (each.id === item.id ? { ...each, seconds } : each)))
          }
          onMove={(by) => move(index, index + by)}
          onRemove={() => onItems((before) => before.filter(({ id }) => id !== item.id))}
        />
      ))}
    </SortableList>
  );
}

function Item({
  item,
  isWrong,
  isFirst,
  isLast,
  onSeconds,
  onMove,
  onRemove,
}: {
  readonly item: PracticeItem;
  readonly isWrong: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onSeconds: (seconds: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation(["practice", "yoga"]);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.id });
  const pose = yogaPoseById(item.pose);
  const name = t(`yoga:poses.${item.pose}.name`);
  return (
    <li
      ref={setNodeRef}
      data-testid="practice-item"
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(
        "relative flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border bg-surface p-2",
        isWrong ? "border-stop" : "border-line",
        isDragging ? "z-20 shadow-high" : "shadow-card",
      )}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={t("practice:builder.drag", { pose: name })}
        className="grid size-11 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-soft hover:bg-raised hover:text-ink active:cursor-grabbing"
      >
        <GripVertical aria-hidden className="size-5" />
      </button>
      <span className="w-16 shrink-0">{pose ? <PoseFigure pose={pose} /> : null}</span>
      <span className="min-w-32 flex-1 font-semibold">{name}</span>
      <TextField
        className="w-44"
        label={
          <span className="text-sm">
            {t(pose?.sides === "either" ? "practice:builder.secondsSide" : "practice:builder.seconds")}
            <span className="sr-only">, {name}</span>
          </span>
        }
        inputMode="numeric"
        value={item.seconds}
        error={isWrong ? t("practice:builder.secondsWrong", HOLD_SECONDS) : undefined}
        onChange={({ target }) => onSeconds(target.value)}
      />
      <div className="ms-auto flex">
        <IconButton
          label={t("practice:builder.up", { pose: name })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden className="size-5" />
        </IconButton>
        <IconButton
          label={t("practice:builder.down", { pose: name })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("practice:builder.removeOne", { pose: name })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-5" />
        </IconButton>
      </div>
    </li>
  );
}
