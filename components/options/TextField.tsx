import { useId } from 'preact/hooks';

export interface TextFieldProps {
  name: string;
  label: string;
  value: string;
  /** Dots instead of letters. */
  secret?: boolean;
  hint?: string;
  required?: boolean;
  onChange(value: string): void;
}

/** A labelled line of text with what it means beneath. */
export function TextField({ name, label, value, secret = false, hint, required, onChange }: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    value,
    required: required ?? false,
    spellcheck: false,
    dir: 'auto' as const,
    ...(hint ? { 'aria-describedby': `${id}-hint` } : {}),
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {secret ? (
        <input {...shared} type="password" autocomplete="off" />
      ) : (
        <input {...shared} type="text" autocomplete="off" />
      )}
      {hint && (
        <p class="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
