import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useFormat } from "../../../../format/useFormat.ts";

interface FigureInputProps extends Omit<NumberInputProps, "value" | "onChange" | "defaultValue"> {
  value: number | null;
  /** Null when the field was emptied. */
  onFigure: (value: number | null) => void;
}

/** A number in the person's format; empty means no limit. */
export function FigureInput({ value, onFigure, ...rest }: FigureInputProps) {
  const { separators } = useFormat();
  return (
    <NumberInput
      size="xs"
      hideControls
      allowNegative={false}
      thousandSeparator={separators[1]}
      decimalSeparator={separators[0]}
      {...rest}
      value={value ?? ""}
      onChange={(next) => {
        const figure = next === "" ? null : Number(next);
        if (figure === null || Number.isFinite(figure)) onFigure(figure);
      }}
    />
  );
}
